"""The accepted view: what a returned document says once every tracked change is accepted, as Markdown.

In: the bytes of a .docx that somebody sent back: a form with answers in it, or a document with answers under headings.
Out: `AcceptedText`. Raises `DraftkitError` for what is no Word document.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from draftkit.word.form.markdown import MarkdownBlock, MarkdownReader, escaped
from draftkit.word.form.numbering import Numbering
from draftkit.word.form.opened import OpenedForm, notes_of, open_form, targets_of
from draftkit.word.form.scan import scan_opened
from draftkit.word.form.scanned import SpotPlace
from draftkit.word.form.spots import LISTS, TICKS, Form, SpotKind
from draftkit.word.form.styles import Styles
from draftkit.word.names import w


class AcceptedText(NamedTuple):
    """A document with its tracked changes accepted."""

    blocks: tuple[MarkdownBlock, ...]
    """Its headings, paragraphs, lists and tables in order."""
    answers: Mapping[str, str]
    """What its spots hold, as Markdown by address; `x` for a tick, the words of the option for a drop-down."""
    form: Form
    """Its lines and spots."""
    tracked: int
    """How many tracked changes it has."""


def accepted_text(data: bytes | Mapping[str, bytes], file: str) -> AcceptedText:
    """What a returned document says; `file` is its name for problems."""
    opened = open_form(data, file)
    scanned = scan_opened(opened)
    reader = _reader(opened, file)
    answers = {
        address: _content(place, reader) for address, place in scanned.places.items() if place.spot.content.strip()
    }
    blocks = _reader(opened, file).blocks(opened.body if opened.body is not None else ())
    return AcceptedText(tuple(blocks), answers, scanned.form, scanned.form.tracked)


def _reader(opened: OpenedForm, file: str) -> MarkdownReader:
    styles, numbering = Styles(opened.styles), Numbering(opened.numbering)
    return MarkdownReader(styles, numbering, targets_of(opened, file), notes_of(opened, file))


def _content(place: SpotPlace, reader: MarkdownReader) -> str:
    """What a spot holds as Markdown."""
    kind = place.spot.kind
    if kind in TICKS or kind in LISTS:
        return place.spot.content
    if kind in (SpotKind.CELL, SpotKind.PARAGRAPH):
        return reader.text(place.elements)
    if kind is SpotKind.RICH_CONTROL and place.spot.blocks:
        return reader.text(_inside(place.elements))
    return escaped(place.spot.content)


def _inside(elements: tuple[etree._Element, ...]) -> list[etree._Element]:
    """The paragraphs of a control, or of the cell in it."""
    found: list[etree._Element] = []
    for element in elements:
        content = element.find(w("sdtContent"))
        cell = content.find(w("tc")) if content is not None else None
        found.append(cell if cell is not None else element)
    return found
