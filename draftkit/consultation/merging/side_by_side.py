"""Side by side: two texts in two columns, the words that differ marked.

In: two texts and a width. Out: lines of both columns as words, each of which says whether it differs; stretches that do
stand in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from draftkit.consultation.merging.passages import as_read, passages_of

MOST_WORDS = 4_000
"""Longest passage that is compared word by word; a longer one is shown as different as a whole."""

_TOKEN = re.compile(r"\S+")


class Word(NamedTuple):
    """A word of one of the two texts."""

    text: str
    differs: bool


class Row(NamedTuple):
    """A line of both columns."""

    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]


def side_by_side(mine: str, theirs: str, width: int) -> list[Row]:
    """The rows of both texts in columns of `width` characters; passages that are the same are shortened to one row."""
    one, other = passages_of(mine), passages_of(theirs)
    here, there = [as_read(passage) for passage in one], [as_read(passage) for passage in other]
    rows: list[Row] = []
    for kind, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [_shortened(passage, width) for passage in one[a:b]]
            continue
        for left, right in _paired(one[a:b], other[c:d]):
            rows += _rows(left, right, width)
            rows.append(Row((), ()))
    return rows[:-1] if rows and rows[-1] == Row((), ()) else rows


def _paired(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number in range(max(len(one), len(other))):
        yield (one[number] if number < len(one) else ""), (other[number] if number < len(other) else "")


def _shortened(passage: str, width: int) -> Row:
    text = " ".join(passage.split())
    words = (Word(text if len(text) <= width else f"{text[: width - 2]} …", differs=False),)
    return Row(words, words)


def _rows(mine: str, theirs: str, width: int) -> Iterator[Row]:
    left, right = _marked(_TOKEN.findall(mine), _TOKEN.findall(theirs))
    columns = list(_lines(left, width)), list(_lines(right, width))
    for number in range(max(map(len, columns))):
        yield Row(*(column[number] if number < len(column) else () for column in columns))


def _marked(mine: list[str], theirs: list[str]) -> tuple[list[Word], list[Word]]:
    if len(mine) + len(theirs) > MOST_WORDS:
        return _bracketed(mine), _bracketed(theirs)
    left: list[Word] = []
    right: list[Word] = []
    for kind, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        left += [Word(word, differs=False) for word in mine[a:b]] if kind == "equal" else _bracketed(mine[a:b])
        right += [Word(word, differs=False) for word in theirs[c:d]] if kind == "equal" else _bracketed(theirs[c:d])
    return left, right


def _bracketed(words: list[str]) -> list[Word]:
    """Words that differ, between brackets: colours do not reach a file or every eye."""
    if not words:
        return []
    shown = [f"[{words[0]}", *words[1:]]
    shown[-1] += "]"
    return [Word(word, differs=True) for word in shown]


def _lines(words: Sequence[Word], width: int) -> Iterator[tuple[Word, ...]]:
    """The words in lines; a word longer than a line is broken."""
    line: list[Word] = []
    used = 0
    for word in words:
        for piece in _pieces(word, width):
            room = cells(piece.text)
            if line and used + 1 + room > width:
                yield tuple(line)
                line, used = [], 0
            used += room + (1 if line else 0)
            line.append(piece)
    if line:
        yield tuple(line)


def _pieces(word: Word, width: int) -> Iterator[Word]:
    text = word.text
    while cells(text) > width:
        end = width if text.isascii() else max(1, width // 2)
        yield Word(text[:end], word.differs)
        text = text[end:]
    yield Word(text, word.differs)


def cells(text: str) -> int:
    """How many columns text takes on a screen."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)
