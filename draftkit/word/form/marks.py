"""Marks: the hidden bookmarks between which an answer stands, so that a form that was filled in can be read again.

In: what kind of spot an answer went into, and how the spot looked while it was empty. Out: the names of two bookmarks
of no length, one where the answer starts and one where it ends. Bookmarks without length are what Word and LibreOffice
both keep; a bookmark around several paragraphs shrinks to the last one in LibreOffice. Names have at most 40 letters.

    _dkf_p3_17_s    an answer in place of three empty paragraphs starts here; 17 tells it from other answers
    _dkf_p3_17_e    and ends here
    _dkf_b12u_4_s   an answer in place of a blank of twelve underscores

The start mark of an answer of paragraphs stands in its first paragraph before any run, the end mark in its last
paragraph after every run. Within a line both stand directly beside the runs of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from draftkit.word.form.spots import SpotKind

MARK = "_dkf_"
"""What the names of these bookmarks begin with; the underscore hides them in Word."""

MARKED = {
    SpotKind.CELL: "c",
    SpotKind.PARAGRAPH: "p",
    SpotKind.BLANK: "b",
    SpotKind.INLINE: "i",
    SpotKind.RICH_CONTROL: "r",
}
"""The kinds of spots whose answers are marked, with the letter for each; other kinds can be told by themselves."""

DRAWN = {"_": "u", ".": "d", "…": "e", "\t": "t", " ": "s"}
"""How a blank was drawn, with the letter for each: underscores, dots, ellipses, tabs, spaces."""

_KINDS = {letter: kind for kind, letter in MARKED.items()}
_CHARACTERS = {letter: character for character, letter in DRAWN.items()}
_NAME = re.compile(rf"{MARK}([{''.join(_KINDS)}])([0-9]{{1,5}})([{''.join(_CHARACTERS)}]?)_([0-9]{{1,6}})_([se])")


class Mark(NamedTuple):
    """What the two bookmarks of an answer say."""

    kind: SpotKind
    number: int
    """What tells it from the other answers of the form."""
    size: int = 1
    """How many paragraphs the spot had while it was empty; for a blank, how many characters."""
    drawn: str = ""
    """The character that a blank was drawn with (a key of `DRAWN`), or empty."""

    @property
    def start(self) -> str:
        """The name of the bookmark where the answer starts."""
        return f"{self._stem}_s"

    @property
    def end(self) -> str:
        """The name of the bookmark where the answer ends."""
        return f"{self._stem}_e"

    @property
    def _stem(self) -> str:
        return f"{MARK}{MARKED[self.kind]}{self.size}{DRAWN.get(self.drawn, '')}_{self.number}"


def mark_of(name: str) -> tuple[Mark, bool] | None:
    """The mark that a bookmark's name stands for, and whether it is where the answer starts; None for other names."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    kind, size, drawn, number, side = match.groups()
    return Mark(_KINDS[kind], int(number), int(size), _CHARACTERS.get(drawn, "")), side == "s"


def next_number(names: Iterable[str]) -> int:
    """A number that no mark among these names of bookmarks has."""
    found = [mark_of(name) for name in names]
    return max((each[0].number for each in found if each is not None), default=0) + 1
