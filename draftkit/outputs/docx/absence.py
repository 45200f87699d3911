"""Absence: the finished package is unpacked, and what must not be in it is looked for in every part.

In: the bytes of a .docx and texts. Out: those that are there, with the part in which they were found. Every place that
can hold text is looked at: paragraphs put together from their runs, every other text, attribute and comment of the XML,
the names of parts, the manifest that the properties hold packed, and parts that are no XML.
"""

from __future__ import annotations

import zlib
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lxml import etree

from draftkit.model.sentences import folded, has_words, stretches
from draftkit.word.names import MANIFEST_PROPERTY, w
from draftkit.word.package import unpack
from draftkit.word.parts import parse_part

MAIN = "word/document.xml"

_APART = "\n\ue0d2\n"
"""Stands between texts that do not belong together, so that no words are found across them."""

_UNPACKED_LIMIT = 20_000_000
_TEXTS = frozenset({w("t"), w("delText"), w("instrText")})
_BREAKS = frozenset({w("tab"), w("br"), w("cr"), w("noBreakHyphen")})


class Unpacked:
    """The words of a package, part by part, to be searched."""

    def __init__(self, data: bytes, file: str) -> None:
        self.parts = unpack(data, file)
        self.file = file
        self.texts = {name: folded(_everything(name, content, file)) for name, content in self.parts.items()}
        self.stretches = {name: frozenset(stretches(text)) for name, text in self.texts.items()}

    def where(self, text: str) -> str:
        """The name of the first part that has the text as whole words, or nothing."""
        wanted = folded(text)
        return next((name for name, words in self.texts.items() if has_words(words, wanted)), "") if wanted else ""

    def where_stretch(self, stretch: str) -> str:
        """The name of the first part that has these words in a row, or nothing."""
        return next((name for name, found in self.stretches.items() if stretch in found), "")

    def under(self, heading: str) -> list[list[str]]:
        """The paragraphs of the main part under each heading with this text, up to the next heading."""
        return self.sections.get(folded(heading), [])

    @cached_property
    def sections(self) -> Mapping[str, list[list[str]]]:
        """For each heading of the main part, folded, the paragraphs under it, for each time that it is there."""
        tree = parse_part(self.parts[MAIN], MAIN, self.file)
        headings = self._heading_styles()
        found: dict[str, list[list[str]]] = {}
        current: list[str] = []
        for paragraph in tree.iter(w("p")):
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            text = _paragraph(paragraph)
            if style is not None and style.get(w("val")) in headings:
                current = []
                found.setdefault(folded(text), []).append(current)
            elif text.strip():
                current.append(text)
        return found

    def _heading_styles(self) -> frozenset[str]:
        name = "word/styles.xml"
        if name not in self.parts:
            return frozenset()
        styles = parse_part(self.parts[name], name, self.file).iter(w("style"))
        return frozenset(str(one.get(w("styleId"))) for one in styles if _is_heading(one))


def _is_heading(style: etree._Element) -> bool:
    name = style.find(w("name"))
    return name is not None and str(name.get(w("val"))).casefold().startswith(("heading", "title", "annex"))


def _everything(name: str, content: bytes, file: str) -> str:
    """Every text of a part."""
    if not name.endswith((".xml", ".rels")):
        return "\n".join([name, content.decode("utf-8", "ignore"), content.decode("utf-16-le", "ignore")])
    tree = parse_part(content, name, file)
    pieces = [name]
    pieces += [_paragraph(paragraph) for paragraph in tree.iter(w("p"))]
    packed: list[str] = []
    for element in tree.iter():
        pieces += [str(value) for value in element.attrib.values()] if isinstance(element.tag, str) else []
        if element.tag not in _TEXTS and element.text and not element.text.isspace():
            pieces.append(element.text)
        if element.tail and not element.tail.isspace():
            pieces.append(element.tail)
        if isinstance(element.tag, str) and str(element.get("name", "")).startswith(MANIFEST_PROPERTY):
            packed.append("".join(map(str, element.itertext())))
    return _APART.join([*pieces, *_unpacked(packed)])


def _paragraph(paragraph: etree._Element) -> str:
    """The text of a paragraph, put together from its runs."""
    pieces = []
    for element in paragraph.iter():
        if element.tag in _TEXTS:
            pieces.append(element.text or "")
        elif element.tag in _BREAKS:
            pieces.append(" ")
    return "".join(pieces)


def _unpacked(pieces: Sequence[str]) -> Iterator[str]:
    """The manifest in the properties, which is packed."""
    if not pieces:
        return
    try:
        yield zlib.decompressobj().decompress(b64decode("".join(pieces)), _UNPACKED_LIMIT).decode("utf-8", "ignore")
    except (Base64Error, zlib.error, ValueError):
        yield "".join(pieces)
