"""Reporting: a response -> how far it is, with everything that its rules find.

In: a `Response`, its answers as they are handed in, the ledger, sources, the day. Out: a `Report`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from draftkit.consultation.ledger.entry import Entry
from draftkit.consultation.response import Delivered, Response
from draftkit.consultation.status.notes import without_silenced
from draftkit.consultation.status.report import Report, report_of
from draftkit.consultation.status.rules import RULES
from draftkit.consultation.status.subject import subject_of
from draftkit.model.source import Source
from draftkit.problems import Problem

_TOLD_ONCE = frozenset({"DK747"})
"""Codes of the files that say what a rule says too: an empty answer that is marked ready is not answered."""


def status_of(
    response: Response,
    delivered: Sequence[Delivered],
    ledger: Sequence[Entry],
    day: date,
    *,
    sources: Mapping[str, Source],
    problems: Sequence[Problem] = (),
) -> Report:
    """How far a response is on a day; `problems` are those of the files, of rendering and of the ledger.

    Without `delivered` words are counted as they were written.
    """
    subject = subject_of(response, delivered, ledger, sources, day)
    found = [problem for rule in RULES for problem in rule.find(subject)]
    files = [problem for problem in (*response.problems, *problems) if problem.code not in _TOLD_ONCE]
    every = dict.fromkeys([*files, *without_silenced(found, response)])
    return report_of(subject, every, estimated=not delivered)
