"""DK225, DK239: the nations of a clause against those of the provisions that it relies on."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.model.clause import Clause
from draftkit.model.extent import extent_in_words, nations, nations_in_words
from draftkit.model.period import law_nations
from draftkit.problems import Problem, error, warning


def extents(subject: Subject) -> Iterator[Problem]:
    """Where a provision does not extend, and where the clause relies on none."""
    for clause in subject.clauses():
        if clause.law:
            yield from _of_provisions(clause, subject)


def _of_provisions(clause: Clause, subject: Subject) -> Iterator[Problem]:
    own = nations(clause.extent)
    relied_on: set[str] = set()
    for number, law in enumerate(clause.law):
        places = law_nations(clause, law) & own
        relied_on |= places
        where = subject.at(clause, "law", number, "extent" if law.extent else "source")
        if not places:
            message = (
                f"this provision is for {extent_in_words(law.extent)}, the clause for {extent_in_words(clause.extent)}"
            )
            yield warning("DK239", message, where, "take the provision out, or widen the clause's extent")
        source = subject.library.sources.get(law.source)
        outside = places - nations(source.extent) if source and source.extent else frozenset()
        if source and outside:
            message = f"'{law.source}' extends to {extent_in_words(source.extent)}, not to {nations_in_words(outside)}"
            hint = "narrow 'extent' here to where the clause relies on it, or correct the source in sources.yaml"
            yield error("DK225", message, where, hint)
    if own - relied_on:
        message = f"it applies in {nations_in_words(own - relied_on)}, but relies on no provision there"
        yield error("DK225", message, subject.at(clause, "extent"), "add the law of that nation, or narrow 'extent'")
