"""Final documents: what `--final` refuses, and how the workspace weighs findings.

In: a `Draft`, its findings and the settings. Out: errors for every gap, every clause below the least status, every
lapsed review and everything nobody checked; settings cannot silence these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from draftkit.model.clause import STATUSES
from draftkit.model.dates import day
from draftkit.model.draft import Draft
from draftkit.places import Place
from draftkit.problems import Problem, Severity, error

REFUSED = frozenset({"DK401", "DK406", "DK408", "DK409", "DK410", "DK260", "DK261"})
"""Gaps; lapsed or missing reviews; contacts nobody checked, or not lately; changed texts; libraries not as pinned."""


def final_faults(draft: Draft, minimum_status: str, today: date) -> list[Problem]:
    """What keeps a draft from being final, as errors."""
    faults = [replace(problem, severity=Severity.ERROR) for problem in draft.problems if problem.code in REFUSED]
    clauses = {placement.clause.file: placement.clause for placement in draft.placements}.values()
    faults += [
        error("DK406", f"the review of {clause.id} was due by {day(clause.review_by)}", Place(clause.file, 1), _REVIEW)
        for clause in clauses
        if draft.as_at <= clause.review_by < today
    ]
    low = [clause for clause in clauses if STATUSES.index(clause.status) < STATUSES.index(minimum_status)]
    if low:
        named = ", ".join(f"{clause.id} ({clause.status})" for clause in low)
        message = (
            f"a final document needs clauses that are {minimum_status}; {len(low)} of {len(clauses)} are not: {named}"
        )
        owners = " and ".join(sorted({clause.owner for clause in low if clause.owner})) or "the owner of each clause"
        faults.append(error("DK405", message, None, f"ask {owners} to review them, or leave them out"))
    return faults


_REVIEW = "compare it with its sources and set a new review_by; a document for an earlier day is issued today as well"


def weighed(problems: Iterable[Problem], checks: Mapping[str, str]) -> tuple[Problem, ...]:
    """The findings with the severities that the workspace gives them; errors stay errors."""
    kept = []
    for problem in problems:
        wanted = checks.get(problem.code, problem.severity.value)
        if problem.severity is Severity.ERROR or wanted == problem.severity.value:
            kept.append(problem)
        elif wanted != "off":
            kept.append(replace(problem, severity=Severity(wanted)))
    return tuple(kept)
