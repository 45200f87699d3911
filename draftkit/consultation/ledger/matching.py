"""Matching: what was said before on what a question asks.

In: the entries of a ledger, a question and its topic. Out: matches, with how sure it is that they are on the same
thing: the same topic and the same words are certain, much the same words are likely (`LIKELY`; the cases in
tests/consultation/ledger hold what that is worth).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from draftkit.consultation.ledger.entry import Entry
from draftkit.consultation.ledger.likeness import Texts, words_of
from draftkit.consultation.response import Position
from draftkit.consultation.wording import folded

LIKELY = 0.6
"""From which likeness two questions count as probably the same."""

FEWEST = 3
"""How many words a question must have that say what it is about: 'Do you agree?' is asked everywhere."""

OPPOSITE = frozenset({(Position.SUPPORT, Position.OPPOSE), (Position.OPPOSE, Position.SUPPORT)})
"""Positions that cannot both be held."""


class Match(NamedTuple):
    """Something that was said before on the same thing."""

    entry: Entry
    how: str
    """`topic`, `question` or `likeness`."""
    likeness: float = 1.0

    @property
    def is_sure(self) -> bool:
        """Whether it is certain that both are about the same thing."""
        return self.how != "likeness"


class Ledger:
    """Entries that can be asked what was said on something."""

    def __init__(self, entries: Sequence[Entry], asked: Sequence[str] = ()) -> None:
        """`asked` are the texts of the questions that will be looked for, which say what words are rare."""
        self.entries = tuple(entries)
        self._topics: dict[str, list[Entry]] = {}
        self._questions: dict[str, list[Entry]] = {}
        for entry in entries:
            self._questions.setdefault(folded(entry.question), []).append(entry)
            if entry.topic:
                self._topics.setdefault(folded(entry.topic), []).append(entry)
        self._texts = Texts({text: text for text in self._questions}, asked)

    def said_on(self, question: str, topic: str) -> Match | None:
        """The last thing said on a question: by its topic, else by its words, else by much the same words.

        Entries with another topic are on something else, however alike their questions are.
        """
        if topic and (found := self._topics.get(folded(topic))):
            return Match(_last(found), "topic")
        if len(words_of(question)) < FEWEST:
            return None
        same = [one for one in self._questions.get(folded(question), ()) if not _is_on_another(one, topic)]
        if same:
            return Match(_last(same), "question")
        alike = [
            Match(entry, "likeness", likeness)
            for text, likeness in self._texts.like(question, LIKELY)
            for entry in self._questions[text]
            if not _is_on_another(entry, topic)
        ]
        return max(alike, key=lambda match: (round(match.likeness, 6), _when(match.entry)), default=None)

    def against(self, question: str, topic: str, position: Position) -> Match | None:
        """What was last said, if the position contradicts it."""
        match = self.said_on(question, topic)
        return match if match and (match.entry.position, position) in OPPOSITE else None


def _is_on_another(entry: Entry, topic: str) -> bool:
    return bool(topic and entry.topic and folded(entry.topic) != folded(topic))


def _last(entries: Sequence[Entry]) -> Entry:
    """The latest entry; of those of one day the one recorded last."""
    return max(enumerate(entries), key=lambda one: (_when(one[1]), one[0]))[1]


def _when(entry: Entry) -> date:
    return entry.date
