"""Choosing for one answer: the wording and the forms that fit with the least loss.

In: its measured wordings and its limits. Out: a `Chosen`, or the shortest there is when nothing fits. What the search
promises is measured exactly; if a text does not count for the sum of its parts, selections are tried one by one.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from draftkit.consultation.counting import count_characters, count_words
from draftkit.consultation.fitting.measuring import Measured, Measurer
from draftkit.consultation.fitting.notes import HEADING_CHARACTERS, HEADING_WORDS, NoteCounter, repeated_keys
from draftkit.consultation.fitting.search import Label, Limits, Option, selections
from draftkit.consultation.fitting.wordings import WHOLES

TRIES = 3_000
"""Most selections that are tried one by one."""

Key = tuple[int, int, tuple[int, ...]]


class Chosen(NamedTuple):
    """A selection for an answer."""

    key: Key
    """The loss in words, how many passages are changed, and their ranks: the less, the better."""
    measured: Measured
    forms: tuple[str, ...]
    """The form of each clause, in the order in which the answer asks for them."""
    words: int
    characters: int


class Chooser:
    """Chooses among the wordings of one answer."""

    def __init__(self, measurer: Measurer, wordings: Sequence[Measured], limits: Limits) -> None:
        self.measurer = measurer
        self.wordings = wordings
        self.limits = limits
        self.counter = NoteCounter(measurer.sources)

    def best(self) -> Chosen | None:
        """The selection that fits with the least loss; None if none fits."""
        found = [chosen for one in self.wordings if (chosen := self.best_of(one)) is not None]
        return min(found, key=lambda chosen: chosen.key, default=None)

    def best_of(self, measured: Measured) -> Chosen | None:
        """The best selection of one wording."""
        labels = self.labels(measured, self.limits, self.sequence(measured))
        if not labels:
            return None
        chosen = self.chosen(measured, min(labels))
        if (chosen.words, chosen.characters) == (min(labels).words, min(labels).characters):
            return chosen
        return next((one for one in self.one_by_one(measured) if self.limits.allow(one.words, one.characters)), None)

    def shortest(self) -> Chosen:
        """The selection that is least over the limits, in proportion to them."""
        every = [
            self.chosen(measured, label)
            for measured in self.wordings
            for label in self.labels(measured, Limits(), self.sequence(measured, lossless=True))
        ]
        return min(every, key=lambda chosen: (self.excess(chosen), chosen.key))

    def excess(self, chosen: Chosen) -> float:
        """How many times the limit a selection is."""
        pairs = zip((chosen.words, chosen.characters), self.limits, strict=True)
        return max((used / max(limit, 1) for used, limit in pairs if limit is not None), default=0.0)

    def sequence(self, measured: Measured, *, lossless: bool = False) -> list[tuple[Option, ...]]:
        """The options at each place in reading order, the text itself first; its own notes are a place of their own."""
        places: list[tuple[Option, ...]] = [(Option(measured.words, measured.characters),)]
        for part in measured.order:
            if isinstance(part, int):
                options = [choice.option for choice in measured.choices[part]]
                places.append(tuple(one._replace(loss=0) if lossless else one for one in options))
            else:
                places.append((Option(0, 0, notes=part),))
        return places

    def labels(self, measured: Measured, limits: Limits, places: list[tuple[Option, ...]]) -> list[Label]:
        """The selections of one wording, without those that others beat."""
        later: frozenset[str] = frozenset()
        repeated = []
        for options in reversed(places):
            repeated.append(later)
            later |= {key for one in options for key in repeated_keys(one.notes, self.measurer.sources)}
        heading = (HEADING_WORDS, HEADING_CHARACTERS)
        return selections(places, limits, self.counter, heading, repeated[::-1])

    def chosen(self, measured: Measured, label: Label) -> Chosen:
        """A selection as it would be handed in, counted exactly."""
        ranks = iter(label.key[2][1:])
        forms = ["" for _ in measured.choices]
        for part in measured.order:
            rank = next(ranks)
            if isinstance(part, int):
                forms[part] = next(choice.form for choice in measured.choices[part] if choice.option.rank == rank)
        return self.exactly(measured, tuple(forms))

    def exactly(self, measured: Measured, forms: tuple[str, ...]) -> Chosen:
        """A selection with its exact counts and its key."""
        text = self.measurer.handed_in(measured.wording, forms)
        return Chosen(self.key_of(measured, forms), measured, forms, count_words(text), count_characters(text))

    def key_of(self, measured: Measured, forms: tuple[str, ...]) -> Key:
        """How good a selection is: the less, the better."""
        picked = [
            next(choice.option for choice in choices if choice.form == form)
            for choices, form in zip(measured.choices, forms, strict=True)
        ]
        whole = WHOLES.index(measured.wording.whole)
        loss = self.loss_of(measured) + sum(option.loss for option in picked)
        changed = (whole > 0) + sum(option.rank > 0 for option in picked)
        ranks = tuple(picked[part].rank for part in measured.order if isinstance(part, int))
        return loss, changed, (whole, *ranks)

    def loss_of(self, measured: Measured) -> int:
        """What is lost when another text takes the place of the whole answer."""
        return max(0, self.wordings[0].text_words - measured.text_words)

    def one_by_one(self, measured: Measured) -> Iterator[Chosen]:
        """Every selection, the least loss first, as long as there are not too many.

        Each is reached from one with a change less, which is no worse, so that none comes too late.
        """
        start = tuple(choices[0].form for choices in measured.choices)
        waiting = [(self.key_of(measured, start), start)]
        seen = {start}
        for _ in range(TRIES):
            if not waiting:
                return
            _, forms = heapq.heappop(waiting)
            yield self.exactly(measured, forms)
            for index, choices in enumerate(measured.choices):
                if forms[index] != start[index]:
                    continue
                for choice in choices[1:]:
                    following = (*forms[:index], choice.form, *forms[index + 1 :])
                    if following not in seen:
                        seen.add(following)
                        heapq.heappush(waiting, (self.key_of(measured, following), following))
