"""DK760: questions without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.consultation.status.subject import Subject
from draftkit.places import Place
from draftkit.problems import Problem, advice, error


def unanswered(subject: Subject) -> Iterator[Problem]:
    """Every question without text, choice or rows; an optional box for comments beside an answered one is advice."""
    for item in subject.items:
        if item.is_answered:
            continue
        where = item.place() or Place(str(subject.response.folder / "answers"))
        closed = subject.closed_part(item)
        if closed is not None and closed.is_answered and not item.question.required:
            message = f"{item.label}: nothing is said beside the choice"
            hint = "say why, or leave it: the choice itself is an answer"
            yield advice("DK760", message, where, hint)
        else:
            must = ", and the form says that it must be answered" if item.question.required else ""
            hint = "write the answer; 'No comment' with 'position: no-view' is one"
            yield error("DK760", f"{item.label} is not answered{must}", where, hint)
