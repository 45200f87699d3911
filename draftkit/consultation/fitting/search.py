"""Searching the best choice: one option for each place of an answer, within limits, with the least loss.

In: the places in reading order, each with its options, and what counts the notes. Out: the best selection, exactly: by
dynamic programming from place to place. Of all selections up to a place that lead to the same state of the notes, one
is dropped only if another is no longer in words and characters and no worse in loss. Less loss is better; with the same
loss fewer changed passages, then changes that come later in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from draftkit.consultation.fitting.notes import Cited, only
from draftkit.model.document import Inline

LABELS_LIMIT = 20_000
"""Most selections that are kept at a place; beyond, those with the most loss are dropped, and it is no longer exact."""

Key = tuple[int, int, tuple[int, ...]]
"""The loss in words, how many passages are changed, and the rank of the option chosen at each place."""


class Option(NamedTuple):
    """What may stand at a place."""

    words: int
    characters: int
    """Both without notes, and with the mark of a note for one digit."""
    loss: int = 0
    notes: tuple[Inline, ...] = ()
    rank: int = 0
    """0 for what the answer asks for."""


class Limits(NamedTuple):
    """The most that is allowed; None for no limit."""

    words: int | None = None
    characters: int | None = None

    def allow(self, words: int, characters: int) -> bool:
        """Whether so much is allowed."""
        return (self.words is None or words <= self.words) and (
            self.characters is None or characters <= self.characters
        )


class Label(NamedTuple):
    """A selection up to some place."""

    key: Key
    words: int
    characters: int


class Counts(Protocol):
    """What counts notes."""

    def after(self, cited: Cited, notes: tuple[Inline, ...]) -> tuple[Cited, int, int]:
        """The state after these notes, and the words and characters that they add."""
        ...


def selections(
    places: Sequence[Sequence[Option]],
    limits: Limits,
    counter: Counts,
    heading: tuple[int, int] = (0, 0),
    repeated: Sequence[frozenset[str]] = (),
) -> list[Label]:
    """The selections within limits of which none is worse in every respect than another.

    `heading` is what the list of notes adds when there is any; `repeated` has for each place the sources whose first
    mention matters after it.
    """
    layer: dict[Cited, list[Label]] = {Cited(): [Label((0, 0, ()), 0, 0)]}
    least = _least_from(places)
    for number, options in enumerate(places):
        following: dict[Cited, list[Label]] = {}
        room = Limits(
            *(None if one is None else one - rest for one, rest in zip(limits, least[number + 1], strict=True))
        )
        keys = repeated[number] if number < len(repeated) else frozenset()
        for cited, labels in layer.items():
            for option in options:
                after, words, characters = counter.after(cited, option.notes)
                extended = _extended(labels, option, words + option.words, characters + option.characters, room)
                following.setdefault(only(after, keys), []).extend(extended)
        layer = {cited: undominated(labels) for cited, labels in following.items() if labels}
    every = [_with_heading(label, cited, heading) for cited, labels in layer.items() for label in labels]
    return undominated([label for label in every if limits.allow(label.words, label.characters)])


def _extended(labels: Iterable[Label], option: Option, words: int, characters: int, room: Limits) -> Iterable[Label]:
    for (loss, changed, ranks), before_words, before_characters in labels:
        total_words, total_characters = before_words + words, before_characters + characters
        if room.allow(total_words, total_characters):
            key = (loss + option.loss, changed + (option.rank > 0), (*ranks, option.rank))
            yield Label(key, total_words, total_characters)


def _with_heading(label: Label, cited: Cited, heading: tuple[int, int]) -> Label:
    if not cited.notes:
        return label
    return Label(label.key, label.words + heading[0], label.characters + heading[1])


def _least_from(places: Sequence[Sequence[Option]]) -> list[tuple[int, int]]:
    """For each place, the least that it and those after it can count for, without notes."""
    least = [(0, 0)]
    for options in reversed(places):
        words = min(option.words for option in options)
        characters = min(option.characters for option in options)
        least.append((least[-1][0] + words, least[-1][1] + characters))
    return least[::-1]


def undominated(labels: list[Label]) -> list[Label]:
    """The labels without those that another one beats in words, characters and key, the best key first.

    Labels are taken in the order of their keys, so that one is dropped if an earlier one is no longer in both respects:
    a staircase of words and characters tells at once.
    """
    kept: list[Label] = []
    steps: list[tuple[int, int]] = []  # words upwards, characters downwards
    for label in sorted(labels):
        place = bisect_right(steps, (label.words, label.characters))
        if place and steps[place - 1][1] <= label.characters:
            continue
        while place < len(steps) and steps[place][1] >= label.characters:
            del steps[place]
        steps.insert(place, (label.words, label.characters))
        kept.append(label)
    return kept[:LABELS_LIMIT]
