"""Handing in: delivered answers -> what goes into each box of a portal or each row of a table.

In: `Delivered` answers in the order of the questions, and what an edition leaves out (`rendering/editions.py`). Out:
`Entry` values: the options to choose, the text to paste, the limits and whether they are kept. The entry of an answer
that is left out says so, and holds neither the answer nor the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from draftkit.consultation.counting import portal_limit
from draftkit.consultation.questionnaire import CLOSED, Question
from draftkit.consultation.rendering.editions import CONFIDENTIAL
from draftkit.consultation.response import Delivered
from draftkit.places import Place
from draftkit.problems import Problem, warning

_NO_ROWS: Mapping[str, str] = MappingProxyType({})


class Edition(StrEnum):
    """Who an export is for."""

    FULL = "full"
    """The body that asks: everything, with what is confidential marked."""
    PUBLIC = "public"
    """Everybody: without the confidential answers and their reasons, and without notes on the work."""


class Entry(NamedTuple):
    """What is handed in for one question."""

    question: Question
    text: str = ""
    """What is pasted or typed; empty if nothing is."""
    chosen: tuple[str, ...] = ()
    """The options to choose, as published."""
    rows: Mapping[str, str] = _NO_ROWS
    """For a table: what is answered in each row."""
    words: int = 0
    characters: int = 0
    confidential: bool = False
    reason: str = ""
    """Why it is confidential."""
    notice: str = ""
    """What stands in the place of an answer that this edition leaves out; empty for all others."""
    file: str = ""
    """The file of the answer, for messages."""
    line: int = 1
    owner: str = ""
    status: str = ""
    position: str = ""

    @property
    def withheld(self) -> bool:
        """Whether this edition leaves the answer out."""
        return bool(self.notice)

    @property
    def is_answered(self) -> bool:
        """Whether anything is handed in."""
        return bool(self.text.strip() or self.chosen or self.rows)

    @property
    def most_characters(self) -> int:
        """The most characters that the box takes: what the question says, and never more than a portal can."""
        return portal_limit(self.question)

    @property
    def words_over(self) -> int:
        """How many words it has too many."""
        return max(0, self.words - self.question.words) if self.question.words else 0

    @property
    def characters_over(self) -> int:
        """How many characters it has too many."""
        return max(0, self.characters - self.most_characters)


def entries_of(
    delivered: Sequence[Delivered], edition: Edition, notices: Mapping[str, str] = _NO_ROWS
) -> tuple[Entry, ...]:
    """An entry for each question, in their order; `notices` stand in the places of the answers left out."""
    return tuple(_entry(one, edition, notices.get(one.question.id, "")) for one in delivered)


def _entry(one: Delivered, edition: Edition, notice: str) -> Entry:
    answer, is_public = one.answer, edition is Edition.PUBLIC
    if notice:
        return Entry(one.question, confidential=notice == CONFIDENTIAL, notice=notice)
    return Entry(
        question=one.question,
        text=one.plain,
        chosen=answer.chosen,
        rows=dict(answer.rows),
        words=one.words,
        characters=one.characters,
        confidential=answer.confidential,
        reason=answer.confidential_reason,
        file=answer.file,
        line=answer.line,
        owner="" if is_public else answer.owner,
        status="" if is_public else answer.status.value,
        position=answer.position.value if answer.position else "",
    )


def over_limits(entries: Iterable[Entry]) -> list[Problem]:
    """A warning for each answer that its box will not take."""
    problems = []
    for one in entries:
        over = [f"{one.words_over:,} words more than the {one.question.words:,}"] if one.words_over else []
        if one.characters_over:
            over.append(f"{one.characters_over:,} characters more than the {one.most_characters:,}")
        if over:
            message = f"{one.question.label} has {' and '.join(over)} that its box takes"
            hint = "shorten it, or give it a 'short' wording and add --fit; a portal cuts the end off or refuses it"
            problems.append(warning("DK772", message, Place(one.file, one.line) if one.file else None, hint))
    return problems


def gaps(entries: Iterable[Entry]) -> list[Problem]:
    """A warning for each answer in whose text something is still to be confirmed."""
    hint = "find out and replace the words in square brackets, in the answer or in the field that it prints"
    return [
        warning(
            "DK401", f"{one.question.label} still has {gap[0]}", Place(one.file, one.line) if one.file else None, hint
        )
        for one in entries
        if (gap := re.search(r"\[TO CONFIRM[^\]]*\]?", one.text))
    ]


def is_text_box(entry: Entry) -> bool:
    """Whether the form has a box for text there, as far as the questionnaire says."""
    return entry.question.kind not in CLOSED
