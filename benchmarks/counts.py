"""What is in a .docx: the counts by which outputs of different tools are compared.

In: the bytes of a document. Out: `Counts`. Read with zipfile and lxml only, so that no tool judges itself.
"""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Counts(NamedTuple):
    """How many of each a document has."""

    paragraphs: int
    headings: int
    items: int
    tables: int
    cells: int
    links: int
    bold: int
    italic: int
    notes: int
    words: int


def counts(data: bytes) -> Counts:
    """The counts of one document's body; notes are the marks in it that have their text in footnotes.xml."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        names = package.namelist()
        footnotes = etree.fromstring(package.read("word/footnotes.xml")) if "word/footnotes.xml" in names else None
    styles = [style.get(f"{_W}val") or "" for style in body.iter(f"{_W}pStyle")]
    marks = {mark.get(f"{_W}id") for mark in body.iter(f"{_W}footnoteReference")}
    written = {note.get(f"{_W}id") for note in footnotes.iter(f"{_W}footnote")} if footnotes is not None else set()
    text = " ".join(_texts(body))
    return Counts(
        paragraphs=_count(body, "p"),
        headings=sum(name.startswith("Heading") for name in styles),
        items=sum(1 for number in body.iter(f"{_W}numPr") if not _is_numbered_text(number)),
        tables=_count(body, "tbl"),
        cells=_count(body, "tc"),
        links=_count(body, "hyperlink"),
        bold=_marked(body, "b", "Strong"),
        italic=_marked(body, "i", "Emphasis"),
        notes=len(marks & written),
        words=len(text.split()),
    )


def _count(body: etree._Element, name: str) -> int:
    return sum(1 for _ in body.iter(f"{_W}{name}"))


def _texts(body: etree._Element) -> list[str]:
    """The text of each paragraph; tabs part words."""
    return [
        "".join(part.text or "" if part.tag == f"{_W}t" else " " for part in paragraph.iter(f"{_W}t", f"{_W}tab"))
        for paragraph in body.iter(f"{_W}p")
    ]


def _is_numbered_text(number: etree._Element) -> bool:
    """Whether a number belongs to a numbered paragraph, not to an item of a list."""
    style = number.getparent().find(f"{_W}pStyle")
    return style is not None and str(style.get(f"{_W}val")).startswith(("Numbered", "Heading"))


def _marked(body: etree._Element, element: str, style: str) -> int:
    """Runs that are bold (or italic), by a character style or by themselves; labels of the title block apart."""
    total = 0
    for properties in body.iter(f"{_W}rPr"):
        named = properties.find(f"{_W}rStyle")
        direct = properties.find(f"{_W}{element}") is not None
        total += direct or (named is not None and named.get(f"{_W}val") == style)
    return total
