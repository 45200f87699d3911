"""What fitting did: the response with its choices, and what was shortened from how much to how much.

In: what `fit` found. Out: frozen values.
"""

from __future__ import annotations

from typing import NamedTuple

from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Response
from draftkit.problems import Problem


class Shortened(NamedTuple):
    """One passage that stands in a shorter wording."""

    name: str
    """The id of a clause; empty for the whole text of the answer."""
    title: str
    before: str
    """The form it had: `full`, `short` or `line`; for a whole text `text`."""
    after: str
    words_before: int
    """Without notes."""
    words_after: int


class Fitted(NamedTuple):
    """An answer that was over its limit and fits now."""

    question: Question
    words_before: int
    words_after: int
    characters_before: int
    characters_after: int
    shortened: tuple[Shortened, ...]


class Fit(NamedTuple):
    """The outcome for a whole response."""

    response: Response
    fitted: tuple[Fitted, ...]
    problems: tuple[Problem, ...]
    """Answers that cannot be made to fit, which stay as they are written, and sentences to keep that do not exist."""
