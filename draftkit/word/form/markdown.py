"""Markdown of what somebody wrote in Word: bold, italic, links, lists, tables and notes, tracked changes accepted.

In: paragraphs and tables of a document. Out: blocks of Markdown, in which every character of the text that would be
markup is escaped, so that it reads as it did in Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from draftkit.word.form.numbering import Numbering
from draftkit.word.form.styles import Styles, int_of, switched_on, value_of
from draftkit.word.form.texts import PICTURES, RPR, SDT, SKIPPED, TBL, P, R, T
from draftkit.word.names import r, w

_MARKUP = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|~~|&(?=#?\w)")
_LEADING = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:|~{3,}|\d{1,9}(?=[.)](?:\s|$))|={1,}\s*$|-{2,}\s*$|(?:-\s*){3,}$)",
    re.MULTILINE,
)
_ALLOWED_LINK = re.compile(r"(?:https?|mailto|tel):[^\s()<>]+", re.IGNORECASE)
_HYPERLINK_CODE = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


class MarkdownBlock(NamedTuple):
    """A paragraph, a heading, a list or a table."""

    markdown: str
    level: int = 0
    """The level of a heading, whose Markdown has no `#`; 0 for other text."""
    bold: bool = False
    """Whether all of its text is bold."""
    element: etree._Element | None = None
    """The first element that it was made of."""


class _Piece(NamedTuple):
    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    raw: bool = False
    """Whether it is markup already."""


class MarkdownReader:
    """Reads elements of one document as Markdown."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        links: Mapping[str, str],
        notes: Mapping[str, etree._Element],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._links = links
        """The targets of links by the ids of their relationships."""
        self._notes = notes
        """Footnotes by their ids."""
        self._used: list[str] = []

    def blocks(self, elements: Iterable[etree._Element]) -> list[MarkdownBlock]:
        """The blocks of some elements, lists as one block each, their footnotes at the end."""
        self._used = []
        found: list[MarkdownBlock] = []
        items: list[str] = []
        first: etree._Element | None = None
        for element in _joined(_flat(elements)):
            item = self._item(element) if element.tag == P else ""
            if item:
                first = element if first is None else first
                items.append(item)
                continue
            if items:
                found.append(MarkdownBlock("\n".join(items), element=first))
                items, first = [], None
            found += self._block(element)
        if items:
            found.append(MarkdownBlock("\n".join(items), element=first))
        return found + self._notes_used()

    def text(self, elements: Iterable[etree._Element]) -> str:
        """The Markdown of some elements as one text, whose lists start where they start."""
        self._numbering.restart()
        return "\n\n".join(
            f"{'#' * block.level} {block.markdown}" if block.level else block.markdown
            for block in self.blocks(elements)
        )

    def _block(self, element: etree._Element) -> list[MarkdownBlock]:
        if element.tag == TBL:
            table = self._table(element)
            return [MarkdownBlock(table, element=element)] if table else []
        properties = element.find(w("pPr"))
        look = self._styles.look(value_of(properties, "pStyle") or self._styles.default)
        pieces = self._pieces(element, bold=bool(look.bold and not look.level))
        text = _written(pieces)
        number = self._number(element, properties) if look.level else ""
        if not text.strip():
            return []
        bold = all(piece.bold for piece in pieces if piece.text.strip())
        return [MarkdownBlock(f"{number} {text}".strip(), look.level, bold, element)]

    def _number(self, element: etree._Element, properties: etree._Element | None) -> str:
        place = self._list_place(properties)
        return self._numbering.next(*place)[0] if place else ""

    def _list_place(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """The list to which a paragraph belongs and its level in it."""
        look = self._styles.look(value_of(properties, "pStyle") or self._styles.default)
        own = properties.find(w("numPr")) if properties is not None else None
        list_id = value_of(own, "numId") or look.list_id
        if not list_id or list_id == "0":
            return None
        level = value_of(own, "ilvl")
        return list_id, int_of(level) if level else look.list_level or 0

    def _item(self, element: etree._Element) -> str:
        """A paragraph of a list as an item; empty if it is none, or holds nothing."""
        properties = element.find(w("pPr"))
        look = self._styles.look(value_of(properties, "pStyle") or self._styles.default)
        place = self._list_place(properties)
        if place is None or look.level:
            return ""
        number, bullet = self._numbering.next(*place)
        text = _written(self._pieces(element, bold=look.bold))
        if not text.strip() or not (number or bullet):
            return ""
        lead = "- " if bullet else f"{re.sub(r'[^0-9]', '', number) or '1'}. "
        indent = " " * 3 * min(place[1], 8)
        return f"{indent}{lead}" + text.replace("\n", f"\n{indent}{' ' * len(lead)}")

    def _table(self, element: etree._Element) -> str:
        rows = []
        for row in element.iterchildren(w("tr")):
            cells = [self._cell(cell) for cell in row.iter(w("tc"))]
            rows.append(f"| {' | '.join(cells)} |")
            if len(rows) == 1:
                rows.append("|" + " --- |" * len(cells))
        return "\n".join(rows) if any(re.search(r"[^|\s-]", row) for row in rows) else ""

    def _cell(self, cell: etree._Element) -> str:
        texts = [_written(self._pieces(each, bold=False)) for each in cell.iter(P)]
        return " ".join(" ".join(texts).replace("|", "\\|").split())

    def _notes_used(self) -> list[MarkdownBlock]:
        found = []
        for name in dict.fromkeys(self._used):
            element = self._notes[name]
            text = " ".join(_written(self._pieces(each, bold=False)).strip() for each in element.iter(P))
            found.append(MarkdownBlock(f"[^{name}]: {text.strip()}", element=element))
        return found

    def _pieces(self, paragraph: etree._Element, *, bold: bool) -> list[_Piece]:
        pieces: list[_Piece] = []
        _Inline(self._styles, self._links, self._notes, self._used, pieces, bold).walk(paragraph, "")
        return pieces


class _Inline:
    """Collects the runs of one paragraph."""

    def __init__(
        self,
        styles: Styles,
        links: Mapping[str, str],
        notes: Mapping[str, etree._Element],
        used: list[str],
        pieces: list[_Piece],
        bold: bool,
    ) -> None:
        self._styles, self._links, self._notes, self._used = styles, links, notes, used
        self._pieces = pieces
        self._bold = bold
        self._fields: list[list[str]] = []
        """The codes of open fields."""
        self._in_code: list[bool] = []
        """Of each open field, whether its result has not begun."""

    def walk(self, parent: etree._Element, link: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child, link)
            elif tag == w("hyperlink"):
                self.walk(child, self._links.get(child.get(r("id")) or "", ""))
            elif isinstance(tag, str) and tag not in SKIPPED and tag not in PICTURES:
                self.walk(child, link)

    def _run(self, run: etree._Element, link: str) -> None:
        properties = run.find(RPR)
        style = value_of(properties, "rStyle")
        look = self._styles.look(style) if style else None
        bold = switched_on(properties, "b", self._bold or (look is not None and look.bold))
        italic = switched_on(properties, "i")
        hidden = switched_on(properties, "vanish")
        for child in run:
            tag = child.tag
            if tag == w("fldChar"):
                self._field(child)
            elif tag == w("instrText"):
                if self._fields:
                    self._fields[-1].append(child.text or "")
            elif tag == w("footnoteReference"):
                self._note(child)
            elif not hidden and not any(self._in_code):
                text = child.text or "" if tag == T else _CHARACTERS.get(str(tag), "")
                if text:
                    self._pieces.append(_Piece(text, bold, italic, link or self._field_link()))

    def _field(self, element: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append([])
            self._in_code.append(True)
        elif kind == "separate" and self._fields:
            self._in_code[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()
            self._in_code.pop()

    def _field_link(self) -> str:
        codes = [_HYPERLINK_CODE.match("".join(code)) for code in self._fields]
        return next((code[1] for code in codes if code is not None), "")

    def _note(self, element: etree._Element) -> None:
        name = element.get(w("id")) or ""
        if name in self._notes and not any(self._in_code):
            self._used.append(name)
            self._pieces.append(_Piece(f"[^{name}]", raw=True))


_CHARACTERS = {w("tab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("sym"): "•"}


def escaped(text: str) -> str:
    """Text in which nothing is markup."""
    plain = _MARKUP.sub(lambda match: f"\\{match[0]}" if match[0] != "~~" else "\\~\\~", text)
    return _LEADING.sub(_escape_lead, plain)


def _escape_lead(match: re.Match[str]) -> str:
    lead = match[2]
    return f"{match[1]}{lead}\\" if lead.isdigit() else f"{match[1]}\\{lead}"


def _written(pieces: Iterable[_Piece]) -> str:
    """Pieces as Markdown, those that look the same joined."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and not piece.raw and not last.raw and last[1:] == piece[1:]:
            joined[-1] = last._replace(text=last.text + piece.text)
        else:
            joined.append(piece)
    text = "".join(piece.text if piece.raw else _marked(piece) for piece in joined).strip()
    return re.sub(r"[ \t]*\n[ \t]*", "  \n", _LEADING.sub(_escape_lead, text))


def _marked(piece: _Piece) -> str:
    """A piece with its markup inside the white space around it."""
    inner = piece.text.strip()
    if not inner:
        return piece.text
    lead = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    tail = piece.text[len(piece.text.rstrip()) :]
    text = _MARKUP.sub(lambda match: f"\\{match[0]}" if match[0] != "~~" else "\\~\\~", inner)
    if piece.italic:
        text = f"*{text}*"
    if piece.bold:
        text = f"**{text}**"
    if piece.link and _ALLOWED_LINK.fullmatch(piece.link):
        text = f"<{piece.link}>" if inner == piece.link else f"[{text}]({piece.link})"
    return f"{lead}{text}{tail}"


def _joined(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The elements, paragraphs whose mark is deleted joined with the next one."""
    waiting: list[etree._Element] = []
    for element in elements:
        if element.tag != P:
            yield from waiting
            waiting = []
            yield element
            continue
        run = element.find(f"{w('pPr')}/{RPR}")
        if run is not None and (run.find(w("del")) is not None or run.find(w("moveFrom")) is not None):
            waiting.append(element)
        else:
            yield _one(waiting, element) if waiting else element
            waiting = []
    yield from waiting


def _one(before: list[etree._Element], last: etree._Element) -> etree._Element:
    """A copy of a paragraph with what is left of those before it."""
    made = deepcopy(last)
    start = 1 if len(made) and made[0].tag == w("pPr") else 0
    made[start:start] = [deepcopy(child) for each in before for child in each if child.tag != w("pPr")]
    return made


def _flat(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, out of controls and wrappers."""
    for element in elements:
        if element.tag in (P, TBL):
            yield element
        elif element.tag == SDT:
            content = element.find(w("sdtContent"))
            yield from _flat(content if content is not None else ())
        elif element.tag in (w("customXml"), w("ins"), w("moveTo"), w("tc"), w("body"), w("sdtContent")):
            yield from _flat(element)
