"""Final documents: what `--final` refuses, and how the workspace weighs findings.

In: a `Draft`, its findings and the settings. Out: errors for every gap, every clause below the least status, every
lapsed review and everything nobody checked; settings cannot silence these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from draftkit.model.clause import STATUSES
from draftkit.model.draft import Draft
from draftkit.places import Place
from draftkit.problems import Problem, Severity, error

REFUSED = frozenset({"DK401", "DK406", "DK408"})
"""Gaps to confirm; reviews that have lapsed or never were; contacts that nobody checked."""


def final_faults(draft: Draft, minimum_status: str) -> list[Problem]:
    """What keeps a draft from being final, as errors."""
    faults = [replace(problem, severity=Severity.ERROR) for problem in draft.problems if problem.code in REFUSED]
    for clause in {placement.clause.id: placement.clause for placement in draft.placements}.values():
        if STATUSES.index(clause.status) < STATUSES.index(minimum_status):
            message = f"{clause.id} is only {_worded(clause.status)}; a final document needs {minimum_status}"
            hint = f"ask {clause.owner or 'its owner'} to review it and set its status, or leave it out"
            faults.append(error("DK405", message, Place(clause.file, 1), hint))
    return faults


def _worded(status: str) -> str:
    return "a draft" if status == "draft" else status


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
