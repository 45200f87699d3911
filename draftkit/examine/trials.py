"""Trials: a clause rendered with its examples -> what is wrong with it, at the place where it was written.

In: a `Subject` and a `Clause`. Out: a `Trial` for each form, example and extent, and for a trial its problems. What
concerns the document or the day, and not the clause, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from draftkit.checks import CHECKS
from draftkit.examine.alone import clause_draft
from draftkit.examine.subject import FORMS, Subject
from draftkit.examine.texts import names_in
from draftkit.model.clause import Clause
from draftkit.model.document import Origin, plain_text
from draftkit.model.extent import EXTENTS, extent_in_words, nations
from draftkit.model.tree import paragraphs
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, Severity, error, warning

_OF_DOCUMENTS = frozenset({*(code for code, _ in CHECKS), "DK405", "DK408", "DK409"})
"""Findings about a document or a date, not about the clause."""


class Trial(NamedTuple):
    """One way in which a clause must render."""

    example: int
    """The number of the example, from 1."""
    form: str
    extent: tuple[str, ...]


class Failure(NamedTuple):
    """Something that keeps a clause from rendering as it should."""

    clause: Clause
    problem: Problem
    trial: Trial
    """The first trial in which it happens."""
    times: int
    """In how many trials."""


def failures(clause: Clause, subject: Subject) -> list[Failure]:
    """Every error, and every example without a value, in all trials of a clause, each nation alone too; each once."""
    found: dict[Problem, Failure] = {}
    for trial in trials(clause, each_nation=True):
        for problem in dict.fromkeys(tried(clause, trial, subject)):
            if problem.severity is Severity.ERROR or problem.code == "DK222":
                before = found.get(problem, Failure(clause, problem, trial, 0))
                found[problem] = before._replace(times=before.times + 1)
    return list(found.values())


def trials(clause: Clause, *, each_nation: bool = False) -> Iterator[Trial]:
    """Every example in every form that the clause has; in all its extent, and in each part of it alone if asked."""
    extents = [clause.extent]
    if each_nation:
        there = nations(clause.extent)
        extents += [(word,) for word in EXTENTS if nations((word,)) <= there]
    for extent in dict.fromkeys(extents):
        for number in range(1, len(clause.examples or ({},)) + 1):
            for form in FORMS:
                if form == "full" or clause.text(form):
                    yield Trial(number, form, extent)


def tried(clause: Clause, trial: Trial, subject: Subject) -> list[Problem]:
    """What is wrong with the clause when it is rendered once."""
    declared = {parameter.name for parameter in clause.parameters}
    example = clause.examples[trial.example - 1] if clause.examples else {}
    problems: list[Problem] = []
    try:
        draft = clause_draft(
            clause,
            subject.library,
            form=trial.form,
            parameters={name: value for name, value in example.items() if name in declared},
            extent=trial.extent,
            as_at=subject.today,
            cache=subject.cache,
        )
        found = draft.problems
        lines = paragraphs(draft.document.blocks, Origin("clause", clause.id))
        if not any(plain_text(inlines).strip() for inlines, _, _ in lines):
            problems.append(_nothing(clause, trial, subject))
    except DraftkitError as fault:
        found = fault.problems
    for problem in found:
        problems += _about_clause(problem, clause, trial, subject)
    return problems


def _nothing(clause: Clause, trial: Trial, subject: Subject) -> Problem:
    where = subject.in_text(clause, "full", 0, 1) if trial.form == "full" else subject.at(clause, trial.form)
    message = f"the {trial.form} form prints nothing in {extent_in_words(trial.extent)}"
    return error("DK253", message, where, "write text for it, or take the nation out of 'extent'")


def _about_clause(problem: Problem, clause: Clause, trial: Trial, subject: Subject) -> Iterator[Problem]:
    """A finding as one about the clause, at its place there; nothing for what concerns documents only."""
    word = next(iter(re.findall(r"'([^']+)'", problem.message)), "")
    if problem.code == "DK306":
        if word in subject.library.clauses:
            return
        problem = error("DK201", f"a reference leads to '{word}', which does not exist", None, problem.hint)
    if problem.code == "DK401":
        what = problem.message.removeprefix("to confirm: ").removesuffix(f" ({clause.id})")
        where = subject.at(clause, "examples", trial.example - 1)
        message = f"example {trial.example} has no value for {what}"
        yield warning("DK222", message, where, "add it to the example, or give a default")
    elif problem.severity is Severity.ERROR or problem.code not in _OF_DOCUMENTS:
        yield replace(problem, place=_place(problem, word, clause, trial, subject))


def _place(problem: Problem, word: str, clause: Clause, trial: Trial, subject: Subject) -> Place:
    """Where the clause has what a problem is about: the word in the text, else in the example, else the form."""
    text = clause.text(trial.form) or ""
    place, lines = problem.place, text.split("\n")
    first = clause.body_line if trial.form == "full" else 1
    row = place.line - first if place and place.line and place.file == clause.file else -1
    if place and place.column and 0 <= row < len(lines) and place.source == lines[row]:
        start = sum(len(line) + 1 for line in lines[:row]) + place.column - 1
        return subject.in_text(clause, trial.form, start, start + place.width)
    named = next((one for one in names_in(text) if one.key == word), None)
    start = named.start if named else text.find(word) if word else -1
    if start >= 0:
        return subject.in_text(clause, trial.form, start, start + len(word))
    example = clause.examples[trial.example - 1] if clause.examples else {}
    if word in example or any(str(value) == word for value in example.values()):
        name = word if word in example else next(one for one, value in example.items() if str(value) == word)
        return subject.at(clause, "examples", trial.example - 1, name)
    return Place(clause.file, clause.body_line) if trial.form == "full" else subject.at(clause, trial.form)
