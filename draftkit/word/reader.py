"""Reading a Word document: its paragraphs in order with what anchors them, its properties, its custom XML.

In: the bytes of a .docx that anybody may have saved. Out: `WordText`. Deletions that are tracked count as deleted,
insertions as inserted. Raises `DraftkitError` for what is no Word document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from draftkit.places import Place
from draftkit.problems import DraftkitError, error
from draftkit.word.names import CUSTOM_PROPERTIES, MANIFEST, TAG, w
from draftkit.word.package import unpack
from draftkit.word.parts import parse_part

_SKIPPED = frozenset({w("del"), w("moveFrom"), w("instrText"), w("delText"), w("txbxContent"), w("pPr"), w("rPr")})

_CHARACTERS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "\u2011"}
"""Elements that stand for a character."""


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """One paragraph."""

    text: str
    bookmarks: Mapping[str, int]
    """The names of the bookmarks that start in it or just before it, and after how many characters."""
    controls: tuple[str, ...]
    """The tags of draftkit's content controls around it or in it."""
    style: str = ""
    """The id of its style."""


@dataclass(frozen=True, slots=True)
class WordText:
    """What is read from a document."""

    paragraphs: tuple[WordParagraph, ...]
    custom: Mapping[str, str]
    """Custom properties by name."""
    manifest: str
    """The text of draftkit's custom XML part, or empty."""


def read_word(data: bytes, file: str) -> WordText:
    """The paragraphs and properties of a document."""
    parts = _parts(data, file)
    tree = parse_part(parts["word/document.xml"], "word/document.xml", file)
    body = tree.find(w("body"))
    walker = _Walker()
    if body is not None:
        walker.walk(body)
    return WordText(tuple(walker.paragraphs), _custom(parts, file), _manifest(parts, file))


def read_record(data: bytes, file: str) -> WordText:
    """What `read_word` gives, without the paragraphs: for a document whose text does not matter."""
    parts = _parts(data, file)
    return WordText((), _custom(parts, file), _manifest(parts, file))


def _parts(data: bytes, file: str) -> dict[str, bytes]:
    parts = unpack(data, file)
    if "word/document.xml" not in parts:
        hint = "give a .docx file"
        raise DraftkitError([error("DK501", f"{file} is not a Word document", Place(file), hint)])
    return parts


class _Walker:
    """Walks a body in order; paragraphs in tables, controls and text count where they stand."""

    def __init__(self) -> None:
        self.paragraphs: list[WordParagraph] = []
        self.controls: list[str] = []
        self.waiting: list[str] = []
        """Bookmarks between paragraphs, which belong to the next one."""

    def walk(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == w("p"):
                self.paragraph(child)
            elif child.tag == w("bookmarkStart"):
                self.waiting.append(str(child.get(w("name"))))
            elif child.tag == w("sdt"):
                tag = _tag(child)
                self.controls.append(tag)
                self.walk(child)
                self.controls.pop()
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self.walk(child)

    def paragraph(self, element: etree._Element) -> None:
        text, own = _text(element)
        bookmarks = dict.fromkeys(self.waiting, 0) | own
        inner = [_tag(control) for control in element.iter(w("sdt"))]
        self.waiting = []
        style = element.find(f"{w('pPr')}/{w('pStyle')}")
        controls = tuple(tag for tag in (*self.controls, *inner) if tag)
        name = str(style.get(w("val"))) if style is not None else ""
        self.paragraphs.append(WordParagraph(text, bookmarks, controls, name))


def _tag(control: etree._Element) -> str:
    """The identity in a content control's tag, if it is one of draftkit's."""
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    value = str(tag.get(w("val"))) if tag is not None else ""
    return value.removeprefix(TAG) if value.startswith(TAG) else ""


def _text(element: etree._Element) -> tuple[str, dict[str, int]]:
    """The characters that a paragraph shows, and the bookmarks in it with the number of characters before each."""
    pieces: list[str] = []
    bookmarks: dict[str, int] = {}
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == w("t"):
            pieces.append(child.text or "")
        elif child.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[child.tag])
        elif child.tag == w("bookmarkStart"):
            bookmarks[str(child.get(w("name")))] = sum(map(len, pieces))
        elif child.tag not in _SKIPPED:
            stack.append(iter(child))
    return "".join(pieces), bookmarks


def _custom(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    if "docProps/custom.xml" not in parts:
        return {}
    tree = parse_part(parts["docProps/custom.xml"], "docProps/custom.xml", file)
    found = tree.iter(f"{{{CUSTOM_PROPERTIES}}}property")
    return {str(entry.get("name")): "".join(str(text) for text in entry.itertext()) for entry in found}


def _manifest(parts: Mapping[str, bytes], file: str) -> str:
    for name, part in sorted(parts.items()):
        if name.startswith("customXml/item") and MANIFEST.encode() in part[:1000]:
            tree = parse_part(part, name, file)
            if tree.tag == f"{{{MANIFEST}}}manifest":
                return tree.text or ""
    return ""
