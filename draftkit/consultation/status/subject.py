"""The subject of the checks: a response with what is known around it, and the prose of every answer.

In: a `Response`, its answers as they are handed in, the ledger, sources and the day. Out: a `Subject`, over which each
rule goes; what several rules ask for is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from draftkit.consultation.counting import count_characters, count_words
from draftkit.consultation.ledger.entry import Entry
from draftkit.consultation.questionnaire import CLOSED, Kind, Question
from draftkit.consultation.response import Answer, Delivered, Response
from draftkit.consultation.status.prose import Prose
from draftkit.consultation.workspace.places import place_of
from draftkit.model.source import Source
from draftkit.places import Place


@dataclass(frozen=True)
class Item:
    """A question with its answer."""

    question: Question
    answer: Answer
    prose: Prose
    words: int
    characters: int

    @property
    def label(self) -> str:
        """How messages call it: `Question 2a`, or the beginning of its text in quotes when it has no number."""
        question = self.question
        if question.number or question.part:
            return question.label
        text = " ".join(question.text.split())
        return f"'{text}'" if len(text) <= 50 else f"'{text[:50].rsplit(' ', 1)[0]} …'"

    @property
    def is_answered(self) -> bool:
        """Whether there is text, a choice, or a filled row."""
        return bool(self.answer.text.strip() or self.answer.chosen or any(self.answer.rows.values()))

    @property
    def is_comment(self) -> bool:
        """Whether it is the box for words beside a closed question."""
        return self.question.part == "comment"

    @property
    def is_prose(self) -> bool:
        """Whether it is answered in words that somebody argues in: not a field on the respondent."""
        return bool(self.answer.text.strip()) and not (self.question.about_you or self.question.kind is Kind.ABOUT_YOU)

    def place(self, *path: str | int) -> Place | None:
        """The place of a key of the answer; of its file without one; None when there is no file."""
        return place_of(self.answer, *path) if self.answer.file else None


@dataclass(frozen=True)
class Subject:
    """What there is to be checked."""

    response: Response
    items: tuple[Item, ...]
    ledger: tuple[Entry, ...]
    sources: Mapping[str, Source]
    day: date

    @cached_property
    def closes(self) -> date | None:
        """The last day for answers: in response.yaml, where people write it when it is moved, else as published."""
        return own_date(self.response, "closing_date") or self.response.questionnaire.closes

    @cached_property
    def by_number(self) -> Mapping[str, tuple[Item, ...]]:
        """The parts of each question that has a number: the closed one and its box for comments belong together."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            if item.question.number:
                found.setdefault(item.question.number, []).append(item)
        return {number: tuple(items) for number, items in found.items()}

    def closed_part(self, item: Item) -> Item | None:
        """The closed question to which a box for comments belongs."""
        if not item.is_comment:
            return None
        beside = self.by_number.get(item.question.number, ())
        return next((one for one in beside if one.question.kind in CLOSED and not one.is_comment), None)

    def answered(self) -> Iterator[Item]:
        """What is answered at all."""
        return (item for item in self.items if item.is_answered)

    def argued(self) -> Iterator[Item]:
        """What is answered in words that somebody argues in."""
        return (item for item in self.items if item.is_prose)


def subject_of(
    response: Response,
    delivered: Sequence[Delivered],
    ledger: Sequence[Entry],
    sources: Mapping[str, Source],
    day: date,
) -> Subject:
    """What the rules look at; an answer that is not delivered is counted as it was written."""
    handed_in = {one.question.id: one for one in delivered}
    items = []
    for question in response.questionnaire.questions:
        answer = response.answers.get(question.id) or Answer(question.id)
        one = handed_in.get(question.id)
        words, characters = (
            (one.words, one.characters) if one else (count_words(answer.text), count_characters(answer.text))
        )
        items.append(Item(question, answer, Prose(answer), words, characters))
    return Subject(response, tuple(items), tuple(ledger), sources, day)


def own_date(response: Response, key: str) -> date | None:
    """A date of response.yaml; None if it has none, or one that is told to be wrong when the answer is put together."""
    data = response.inputs.data
    written = data.get(key) if isinstance(data, dict) else None
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None


def own_sources(response: Response) -> dict[str, Source]:
    """The sources of response.yaml, as far as the rules need them; their faults are told elsewhere."""
    data = response.inputs.data
    entries = data.get("sources") if isinstance(data, dict) else None
    found = {}
    for key, entry in entries.items() if isinstance(entries, dict) else ():
        if isinstance(entry, dict):
            text = {name: str(entry.get(name) or "") for name in ("type", "title", "date", "citation")}
            found[key] = Source(key, text["type"], text["title"], dated=text["date"], citation=text["citation"])
    return found
