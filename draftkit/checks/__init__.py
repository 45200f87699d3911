"""Checks: what is worth telling about a finished document, one rule per file, over a `Subject`.

In: a `Document` and what it was made from. Out: problems. The rules are an ordered list; none knows another.
"""

from __future__ import annotations

from collections.abc import Callable

from draftkit.checks.changed_text import changed_text
from draftkit.checks.clause_status import clause_status
from draftkit.checks.lapsed_reviews import lapsed_reviews
from draftkit.checks.terminology import terminology
from draftkit.checks.unfilled_gaps import unfilled_gaps
from draftkit.checks.unknown_law import unknown_law
from draftkit.model.subject import Subject
from draftkit.problems import Problem

CHECKS: tuple[tuple[str, Callable[[Subject], list[Problem]]], ...] = (
    ("DK401", unfilled_gaps),
    ("DK404", terminology),
    ("DK405", clause_status),
    ("DK406", lapsed_reviews),
    ("DK407", unknown_law),
    ("DK410", changed_text),
)
"""Every check, by the code of its finding, in the order in which they run."""


def check(subject: Subject, left_out: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """The findings of every check whose code is not left out."""
    return tuple(problem for code, rule in CHECKS if code not in left_out for problem in rule(subject))
