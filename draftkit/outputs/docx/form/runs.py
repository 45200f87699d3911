"""Runs and paragraphs of an answer as elements.

In: lines, and the properties that they take over from the place. Out: `w:r` and `w:p` elements. A link is a HYPERLINK
field, which needs no relationship (ECMA-376 part 1, 17.16.5.25).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from draftkit.outputs.docx.form.formatting import is_empty, marked
from draftkit.outputs.docx.form.lines import Line, Piece
from draftkit.outputs.docx.inlines import as_address
from draftkit.word.names import W, w

Element = etree._Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold (XML 1.0, 2.2)."""

_NAMES = {"w": W}


def runs_of(line: Line, place: Element) -> list[Element]:
    """The runs of a line: its lead and a tab, its pieces."""
    made = [text_run(f"{line.lead}\t", place)] if line.lead else []
    for target, group in groupby(line.pieces, key=lambda piece: piece.target):
        pieces = list(group)
        made += _link(target, pieces, place) if target else [_piece(piece, place) for piece in pieces]
    return made


def broken_runs(lines: Sequence[Line], place: Element) -> list[Element]:
    """The runs of several lines in one paragraph, with a line break between them."""
    made: list[Element] = []
    for number, line in enumerate(lines):
        if number:
            made.append(text_run("\n", place))
        made += runs_of(line, place)
    return made


def text_run(text: str, properties: Element) -> Element:
    """A run; line breaks and tabs have elements of their own."""
    run = etree.Element(w("r"), nsmap=_NAMES)
    if not is_empty(properties):
        run.append(deepcopy(properties))
    for part in re.split("([\n\t])", text):
        if part == "\n":
            etree.SubElement(run, w("br"))
        elif part == "\t":
            etree.SubElement(run, w("tab"))
        elif part:
            set_text(etree.SubElement(run, w("t")), part)
    return run


def set_text(element: Element, text: str) -> None:
    """Set the characters of a `w:t`, which keeps the spaces at its ends."""
    element.text = text or None
    if text.strip(" ") != text or "  " in text:
        element.set(SPACE, "preserve")


def paragraph_of(properties: Element | None, runs: Iterable[Element]) -> Element:
    """A paragraph with these properties and runs."""
    made = etree.Element(w("p"), nsmap=_NAMES)
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend(runs)
    return made


def _piece(piece: Piece, place: Element) -> Element:
    return text_run(piece.text, marked(place, piece.marks) if piece.marks else place)


def _link(target: str, pieces: Sequence[Piece], place: Element) -> list[Element]:
    address = as_address(target).replace("\\", "%5C").replace('"', "%22")
    code = text_run("", place)
    instruction = etree.SubElement(code, w("instrText"))
    set_text(instruction, f' HYPERLINK "{address}" ')
    shown = [text_run(piece.text, marked(place, piece.marks, linked=True)) for piece in pieces]
    return [_field_character("begin", place), code, _field_character("separate", place), *shown,
            _field_character("end", place)]  # fmt: skip


def _field_character(kind: str, place: Element) -> Element:
    run = text_run("", place)
    etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return run
