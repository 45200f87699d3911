"""DK202, DK221: sources that no register has, and the difference between those listed and those cited."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.examine.texts import Named, named_in
from draftkit.model.clause import Clause
from draftkit.places import Place
from draftkit.problems import Problem, error, warning


def named_sources(subject: Subject) -> Iterator[Problem]:
    """What is wrong with the sources that each clause lists, relies on or cites."""
    for clause in subject.clauses():
        cited: dict[str, Named] = {}
        for named in named_in(clause):
            if named.kind == "source":
                cited.setdefault(named.key, named)
        yield from _unknown(clause, cited, subject)
        yield from _differences(clause, cited, subject)


def _unknown(clause: Clause, cited: dict[str, Named], subject: Subject) -> Iterator[Problem]:
    """An error for each unknown key, at the first place that has it."""
    register = subject.library.sources
    for key in dict.fromkeys([*clause.sources, *(law.source for law in clause.law), *cited]):
        if key not in register:
            hint = subject.near(key, register, "add it to sources.yaml")
            yield error("DK202", f"there is no source '{key}'", _place(clause, key, cited, subject), hint)


def _place(clause: Clause, key: str, cited: dict[str, Named], subject: Subject) -> Place:
    """The first place in the file that has the key."""
    places = [subject.at(clause, "law", number, "source") for number, law in enumerate(clause.law) if law.source == key]
    if key in clause.sources:
        places.append(subject.at(clause, "sources", clause.sources.index(key)))
    if key in cited:
        places.append(subject.in_text(clause, cited[key].form, cited[key].start, cited[key].end))
    return min(places, key=lambda place: place.line or 0)


def _differences(clause: Clause, cited: dict[str, Named], subject: Subject) -> Iterator[Problem]:
    for key, named in cited.items():
        if key in subject.library.sources and key not in clause.sources:
            where = subject.in_text(clause, named.form, named.start, named.end)
            yield warning("DK221", f"'{key}' is cited but not listed", where, "add it to 'sources'")
    lawful = {law.source for law in clause.law}
    for number, key in enumerate(clause.sources):
        if key not in cited and key not in lawful and key in subject.library.sources:
            where = subject.at(clause, "sources", number)
            yield warning("DK221", f"'{key}' is listed but not cited", where, "cite it, or remove it")
