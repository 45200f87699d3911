"""Examining: whether every clause, register and template of a library does what it says.

In: a `Library`, the files to look at (all, if none are named) and the day. Out: problems. Each rule in `rules/` looks
at the whole library; `trials.py` renders each clause by itself with each of its examples; `templates.py` assembles each
template with nothing but a title and with its starter file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from draftkit.examine.alone import clause_draft
from draftkit.examine.rules import RULES, Rule
from draftkit.examine.silencing import silenced
from draftkit.examine.subject import Files, Subject
from draftkit.examine.templates import examine_template
from draftkit.files import Cache
from draftkit.model.library import Library
from draftkit.problems import Problem

__all__ = ["clause_draft", "examine_library", "examine_template", "files_of", "subject_of"]

_NAMED_ONCE = frozenset({"DK201", "DK202", "DK203"})
"""Codes of names that a register lacks: it is told once for each file, however often the file has the name."""


def examine_library(
    library: Library,
    files: Collection[str] = (),
    *,
    today: date,
    cache: Cache | None = None,
    rules: Sequence[Rule] = RULES,
) -> tuple[Problem, ...]:
    """Everything that is wrong in `files`, or in all clauses and registers, each finding once."""
    subject = subject_of(library, files, today=today, cache=cache)
    found = [problem for rule in rules for problem in rule(subject)]
    told = [problem for problem in found if problem.place is None or subject.wants(problem.place.file)]
    return tuple(silenced(_each_once(told), subject.wanted or files_of(library, subject), subject.files))


def subject_of(library: Library, files: Collection[str] = (), *, today: date, cache: Cache | None = None) -> Subject:
    """What the rules look at."""
    return Subject(library, frozenset(files), today, cache or Cache(), Files())


def files_of(library: Library, subject: Subject) -> list[str]:
    """The files of every clause and register."""
    clauses = [clause.file for versions in library.clauses.values() for clause in versions]
    registers = [located.file for entries in subject.registers.values() for located in entries.values()]
    return list(dict.fromkeys([*clauses, *registers]))


def _each_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those that say the same of the same line again."""
    kept: dict[tuple[str, str, str, int], Problem] = {}
    for problem in problems:
        place = problem.place
        line = (place.line or 0) if place and problem.code not in _NAMED_ONCE else 0
        kept.setdefault((problem.code, problem.message, place.file if place else "", line), problem)
    return list(kept.values())
