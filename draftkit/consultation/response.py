"""A response: what an organisation answers to a questionnaire, as read from the folder in which people write it.

In: `response.yaml`, one Markdown file for each question, `questions.yaml`. Out: frozen values; the text of an answer is
still what somebody wrote, with clauses and fields not yet put in (`rendering/` does that).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from draftkit.consultation.questionnaire import Question, Questionnaire
from draftkit.model.document import Block
from draftkit.problems import Problem
from draftkit.reading.located import Located


class Position(StrEnum):
    """What the organisation thinks of what a question proposes."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"
    NO_VIEW = "no-view"


class Status(StrEnum):
    """How far an answer is."""

    EMPTY = "empty"
    DRAFTING = "drafting"
    READY = "ready"
    SIGNED_OFF = "signed-off"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that an answer rests on: the key of a source, or words with a date."""

    source: str = ""
    """The key of a source in `response.yaml` or in the library."""
    note: str = ""
    """What it shows, or what it is when there is no source."""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question, from `answers/ID.md`."""

    question: str
    """The id of the question."""
    text: str = ""
    """Markdown, in which `{{ clause("…") }}` and the other functions of outlines may stand."""
    file: str = ""
    line: int = 1
    """The line of the file on which the text starts."""
    position: Position | None = None
    reasons: str = ""
    """Why, in a sentence or two; kept in the ledger of positions."""
    topic: str = ""
    """The proposition that the position is on, in the same words in every response: `a criminal offence of failing to
    report`. Answers and earlier responses with the same topic must not contradict each other."""
    changed_position: str = ""
    """Why the position differs from that of an earlier response or answer; with a reason, it is no contradiction."""
    chosen: tuple[str, ...] = ()
    """The options chosen, as published."""
    rows: Mapping[str, str] = field(default_factory=dict)
    """For a table: what is answered in each row."""
    confidential: bool = False
    confidential_reason: str = ""
    owner: str = ""
    status: Status = Status.EMPTY
    evidence: tuple[Evidence, ...] = ()
    must_keep: tuple[str, ...] = ()
    """Sentences that no shortening may take out."""
    short: str = ""
    """A shorter wording of the whole text."""
    line_form: str = ""
    """The whole answer in a line (the key `line`)."""
    forms: tuple[str, ...] = ()
    """For the clauses that the text places, in order: a shorter form that fitting chose, or nothing."""
    front: Located | None = None
    """The front matter, for places; None when it was read without them: `workspace.place_of` finds them again."""


@dataclass(frozen=True, slots=True)
class Response:
    """A response that is being written."""

    folder: Path
    questionnaire: Questionnaire
    inputs: Located
    """`response.yaml`: the inputs of the template `consultation-response` without `answers`."""
    answers: Mapping[str, Answer]
    """By the id of the question; a question without a file has an empty answer."""
    problems: tuple[Problem, ...] = ()
    """What was found on reading: warnings, and errors where the folder was only looked into."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """An answer as it is handed in: clauses and fields put in, shortened if that was asked for."""

    question: Question
    answer: Answer
    blocks: tuple[Block, ...]
    """With its notes numbered from 1; empty for an answer without text."""
    plain: str
    """The same as plain text, sources listed at the end, as it is pasted into a box of a portal."""
    words: int
    characters: int
