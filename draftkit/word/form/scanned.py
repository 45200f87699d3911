"""What a scan hands to those who write into a form: each spot by its address, with the XML elements that it is made of.

In: what `scan` found. Out: `ScannedForm`. The elements belong to `ScannedForm.tree`, the tree of the main part; the
filler may change them, after which this value no longer describes the tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from draftkit.word.form.marks import Mark
from draftkit.word.form.spots import Form, Spot


class Piece(NamedTuple):
    """Some characters of an element: `w:t` from `start` to `end`, or a whole `w:tab`, `w:sym` or `w:br`."""

    element: etree._Element
    start: int = 0
    end: int = 0
    """0 for an element that stands for a character itself."""


@dataclass(frozen=True, slots=True)
class SpotPlace:
    """Where a spot is in the tree."""

    spot: Spot
    elements: tuple[etree._Element, ...]
    """By kind: CELL the `w:tc`; PARAGRAPH its `w:p` in order, empty or with the answer; BLANK, INLINE and TICK the
    `w:p`; controls the `w:sdt`; fields their `w:r` from the one with `begin` to the one with `end` (several runs,
    perhaps in several paragraphs), or a `w:fldSimple`. A RICH_CONTROL that holds an answer of several paragraphs and
    that LibreOffice shrank to the first of them has those `w:p` instead, which are filled as those of a PARAGRAPH."""
    pieces: tuple[Piece, ...] = ()
    """For BLANK and TICK: the characters that it is drawn with; empty when a BLANK holds an answer."""
    mark: Mark | None = None
    """The mark of the answer that it holds, if draftkit wrote one there."""
    ends: tuple[etree._Element, ...] = ()
    """The two `w:bookmarkStart` of that mark, start and end; one if the other was lost."""
    size: int = 1
    """How many paragraphs the spot has, or had while it was empty; for a blank, how many characters."""
    drawn: str = ""
    """The character that a blank is drawn with, a key of `marks.DRAWN`."""


@dataclass(frozen=True, slots=True)
class ScannedForm:
    """A form with its XML."""

    form: Form
    places: Mapping[str, SpotPlace]
    """By the address of the spot."""
    parts: Mapping[str, bytes]
    """Every part of the package."""
    main: str
    """The name of the main part, mostly `word/document.xml`."""
    tree: etree._Element
    """The root of the main part, to which every element in `places` belongs."""
