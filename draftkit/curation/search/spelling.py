"""Spelling: a word that stands nowhere -> the nearest word that does.

In: a word, and known words by length, each with the letters it has as bits and how often it stands. Out: the nearest
by edits (a letter more, less, another, or two swapped). A word within `d` edits has at most `2 d` other bits, so that
thirty thousand words are tried in a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Known(NamedTuple):
    """A word that stands somewhere."""

    text: str
    letters: int
    """`letters_of` the word."""
    times: int
    """How many entries have it."""


Words = Callable[[int], Sequence[Known]]
"""The known words of a length."""


def letters_of(word: str) -> int:
    """Which letters a word has once, and which twice, as bits; letters outside a to z share a few."""
    once = twice = 0
    for letter in word:
        place = ord(letter) - 97
        bit = 1 << (place if 0 <= place < 26 else 26 + place % 4)
        twice |= once & bit
        once |= bit
    return once | twice << 30


def most_edits(word: str) -> int:
    """How many edits a word may be away: none in short words, at most two."""
    if any(letter.isdigit() for letter in word) or len(word) < 4:
        return 0
    return 1 if len(word) < 6 else 2


def nearest(word: str, known: Words, accept: Callable[[str], bool] = lambda word: True) -> str | None:
    """The known word with the fewest edits, the commonest of them; None if every one is too far."""
    found = near_words(word, known, most_edits(word))
    return next((one for one in found if accept(one)), None)


def near_words(word: str, known: Words, most: int) -> list[str]:
    """Known words within `most` edits, the nearest and commonest first."""
    letters = letters_of(word)
    for edits in range(1, most + 1):
        close = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            others = 2 * edits - abs(length - len(word))
            alike = [one for one in known(length) if (one[1] ^ letters).bit_count() <= others]
            close += [one for one in alike if is_within(word, one.text, edits)]
        if close:
            return [one.text for one in sorted(close, key=lambda one: (one.text[0] != word[0], -one.times, one.text))]
    return []


def is_within(one: str, other: str, most: int) -> bool:
    """Whether at most `most` edits lead from one word to the other; two swapped letters are one edit."""
    if abs(len(one) - len(other)) > most:
        return False
    start, limit = 0, min(len(one), len(other))
    while start < limit and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    end = 0
    limit = min(len(one), len(other))
    while end < limit and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[: len(one) - end], other[: len(other) - end]
    return _distance(one, other, most) <= most


def _distance(one: str, other: str, most: int) -> int:
    """The edits between two words, or more than `most`."""
    if not one or not other:
        return max(len(one), len(other))
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        earlier, before, row = before, row, [number]
        for place, against in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != against))
            swapped = number > 1 and place > 1 and letter == other[place - 2] and one[number - 2] == against
            row.append(min(cost, earlier[place - 2] + 1) if swapped else cost)
        if min(row) > most and (not before or min(before) > most):
            return most + 1
    return row[-1]


def two_words(word: str, is_known: Callable[[str], bool]) -> str | None:
    """A word that is two known ones written together, with a space: `pseudophotograph`."""
    for cut in range(len(word) - 3, 2, -1):
        if is_known(word[:cut]) and is_known(word[cut:]):
            return f"{word[:cut]} {word[cut:]}"
    return None
