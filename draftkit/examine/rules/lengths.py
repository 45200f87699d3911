"""DK244, shorter forms of a clause that are not shorter."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.examine.texts import forms_of, word_count
from draftkit.problems import Problem, warning


def lengths(subject: Subject) -> Iterator[Problem]:
    """A warning for a short form as long as the full one, and for a line to take that is longer than the short form."""
    for clause in subject.clauses():
        if not clause.short and not clause.line:
            continue
        words = {form: word_count(text, clause, subject.library) for form, text in forms_of(clause)}
        for form, longer, least in (("short", "full", 0), ("line", "short", 1), ("line", "full", 0)):
            if form in words and longer in words and words[form] >= words[longer] + least:
                told = {"full": "the full text", "short": "the short form"}[longer]
                name = {"short": "the short form", "line": "the line to take"}[form]
                message = f"{name} has {words[form]} words, {told} has {words[longer]}"
                yield warning("DK244", message, subject.at(clause, form, key=True), "shorten it, or leave it out")
                break
