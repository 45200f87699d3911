"""Reading prose: a .docx -> its paragraphs, lists and tables in order, as Markdown.

In: the bytes of the file. Out: `Prose` with all tracked changes accepted, and, if there are any, how it was before.
Raises `DraftkitError` for what is no Word document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from draftkit.word.form.numbering import Numbering
from draftkit.word.form.opened import OpenedForm, notes_of, open_form, targets_of
from draftkit.word.form.styles import Styles, int_of, value_of
from draftkit.word.form.tracked import count_tracked
from draftkit.word.names import w
from draftkit.word.prose.inlines import markdown_of, plain_of
from draftkit.word.prose.runs import Reader, Stretch, italic_styles, shows_placeholder

_BULLETS = ("•", "◦", "▪", "·", "●", "○", "–\t", "-\t", "*\t")
"""What people type who do not know lists."""

_AROUND = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")))

CELL_LIMIT = 60
"""Most columns of a table that is given as a table."""


class ProseBlock(NamedTuple):
    """A paragraph."""

    markdown: str
    plain: str
    where: str
    level: int = 0
    """The level of a heading, 0 for other text."""
    number: str = ""
    """The number that Word prints before it."""
    item: str = ""
    """For an item of a list, its mark with the indent before it: `- `, `  1. `."""
    bold: bool = False
    style: str = ""


class ProseTable(NamedTuple):
    """A table: its rows of cells of blocks."""

    rows: tuple[tuple[tuple[ProseBlock, ...], ...], ...]
    where: str


Block = ProseBlock | ProseTable


class Prose(NamedTuple):
    """What a document says."""

    blocks: tuple[Block, ...]
    """With all tracked changes accepted."""
    before: tuple[Block, ...] | None
    """As it was before the tracked changes, or None if there are none."""
    tracked: int
    notes: Mapping[str, str]
    """The footnotes and endnotes by the ids under which the text calls them, as Markdown."""


def read_prose(data: bytes | Mapping[str, bytes], file: str) -> Prose:
    """What a .docx says; `file` is its name for problems."""
    opened = open_form(data, file)
    tracked = count_tracked(opened.tree)
    blocks = _Body(opened, file, original=False).blocks()
    before = _Body(opened, file, original=True).blocks() if tracked else None
    body = _Body(opened, file, original=False)
    notes = {id: body.note(element) for id, element in notes_of(opened, file).items()}
    return Prose(blocks, before, tracked, notes)


def blocks_of(elements: Iterable[etree._Element], data: OpenedForm, file: str) -> tuple[Block, ...]:
    """The blocks that some paragraphs and tables of an opened document are, with changes accepted."""
    return tuple(_Body(data, file, original=False).walk(elements))


class _Body:
    """Reads the body of a document in one view."""

    def __init__(self, opened: OpenedForm, file: str, *, original: bool) -> None:
        self.opened = opened
        self.styles = Styles(opened.styles)
        self.numbering = Numbering(opened.numbering)
        italic = italic_styles(opened.styles)
        self.reader = Reader(self.styles, targets_of(opened, file), italic, original=original)
        self.gone = w("ins") if original else w("del")
        self.waiting: list[Stretch] = []
        """The text of a paragraph whose mark is gone: it runs on into the next."""
        self.count = 0
        self.tables = 0

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self.walk(self.opened.body if self.opened.body is not None else ()))

    def note(self, element: etree._Element) -> str:
        texts = [block.markdown for block in self.walk(element) if isinstance(block, ProseBlock)]
        return " ".join(text for text in texts if text)

    def walk(self, parent: Iterable[etree._Element]) -> Iterator[Block]:
        for child in parent:
            if child.tag == w("p"):
                block = self.paragraph(child)
                if block is not None:
                    yield block
            elif child.tag == w("tbl"):
                self.tables += 1
                yield ProseTable(tuple(self.rows(child)), f"table {self.tables}")
            elif child.tag in _AROUND and child.tag not in self.reader.left_out and not shows_placeholder(child):
                yield from self.walk(child)

    def rows(self, table: etree._Element) -> Iterator[tuple[tuple[ProseBlock, ...], ...]]:
        for row in table.iter(w("tr")):
            properties = row.find(w("trPr"))
            if next(row.iterancestors(w("tbl"))) is not table:
                continue
            if properties is not None and properties.find(self.gone) is not None:
                continue
            cells = [cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row]
            yield tuple(tuple(_flat(self.walk(cell))) for cell in cells[:CELL_LIMIT])

    def paragraph(self, element: etree._Element) -> ProseBlock | None:
        self.count += 1
        properties = element.find(w("pPr"))
        stretches = [*self.waiting, *self.reader.stretches(element)]
        self.waiting = []
        mark = properties.find(w("rPr")) if properties is not None else None
        if mark is not None and mark.find(self.gone) is not None:
            self.waiting = stretches
            return None
        style = value_of(properties, "pStyle") or self.styles.default
        look = self.styles.look(style)
        plain = plain_of(stretches)
        number, item = self.listed(properties, style, heading=bool(look.level)) if plain or stretches else ("", "")
        stretches, typed = _without_typed_bullet(stretches)
        if look.contents or not (plain or any(one.note for one in stretches)):
            return None
        bold = all(one.bold for one in stretches if one.text.strip())
        markdown = markdown_of(stretches, bold=not look.level)
        return ProseBlock(
            markdown, plain, f"paragraph {self.count}", look.level, number, item or typed, bold and bool(plain), style
        )

    def listed(self, properties: etree._Element | None, style: str, *, heading: bool) -> tuple[str, str]:
        """The number that is printed before a paragraph, and its mark as an item of a list."""
        own = properties.find(w("numPr")) if properties is not None else None
        look = self.styles.look(style)
        list_id = value_of(own, "numId") or look.list_id
        if not list_id or list_id == "0":
            return "", ""
        level = int_of(value_of(own, "ilvl"), look.list_level or 0)
        number, bullet = self.numbering.next(list_id, level)
        if heading or (not bullet and not number):
            return number, ""
        return number, f"{'    ' * min(level, 8)}{'-' if bullet else '1.'} "


def _flat(blocks: Iterable[Block]) -> Iterator[ProseBlock]:
    """The paragraphs of a cell; those of tables inside it as well."""
    for block in blocks:
        if isinstance(block, ProseTable):
            yield from (inner for row in block.rows for cell in row for inner in cell)
        else:
            yield block


def _without_typed_bullet(stretches: list[Stretch]) -> tuple[list[Stretch], str]:
    """A paragraph without the bullet that somebody typed before it, and the mark for that."""
    first = stretches[0].text if stretches else ""
    bullet = next((one for one in _BULLETS if first.lstrip().startswith(one)), "")
    if not bullet:
        return stretches, ""
    rest = first.lstrip().removeprefix(bullet).lstrip()
    return [stretches[0]._replace(text=rest), *stretches[1:]], "- "
