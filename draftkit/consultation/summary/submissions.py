"""Submissions: what people answered to a consultation, whatever program exported it.

In: what `tables.py`, `long_table.py` and `folders.py` read. Out: frozen values that `results.py` counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from draftkit.consultation.questionnaire import CLOSED, Question
from draftkit.problems import Problem


class Use(StrEnum):
    """What is done with the answers to a question."""

    COUNT = "count"
    """Each option is counted."""
    READ = "read"
    """They are listed for somebody to read."""
    PERSONAL = "personal"
    """They say who somebody is: only how many were given is told."""
    ORGANISATION = "organisation"
    """They name the organisation, which may go into the list of respondents."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and how its answers came."""

    question: Question
    use: Use
    guessed: str = ""
    """How its kind and options were told when no questionnaire says them; empty if one does."""
    note: str = ""
    """Something to say wherever its counts are shown."""
    observed: bool = False
    """Whether its options are only those that somebody chose."""

    @property
    def is_closed(self) -> bool:
        """Whether it is answered by choosing."""
        return self.question.kind in CLOSED


@dataclass(frozen=True, slots=True)
class Submission:
    """One response."""

    id: str
    """Its response ID, or `row 7` where there is none."""
    where: str
    """`row 7`, or the file and line."""
    answers: Mapping[int, tuple[str, ...]]
    """By the index of the question: the options chosen, or the one text; nothing for what was not answered."""
    submitted: str = ""
    """When, as exported."""
    trial: str = ""
    """Why it looks like a test and not like a response; empty if it does not."""
    confidential: bool = False
    """Whether the respondent asked for confidentiality."""


@dataclass(frozen=True, slots=True)
class Submissions:
    """All responses of one export."""

    source: str
    """The name of the file or folder."""
    format: str
    """`Citizen Space`, `Qualtrics` …"""
    asked: tuple[Asked, ...]
    submissions: tuple[Submission, ...]
    title: str = ""
    problems: tuple[Problem, ...] = field(default=())
