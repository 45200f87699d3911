"""Blocks as WordprocessingML: the body of `document.xml`.

In: the blocks of a document. Out: XML text, written once from front to back. Every block has a named style; the only
other paragraph property is the number of a list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from draftkit.model.document import (
    Block,
    Callout,
    Code,
    Details,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Region,
    Table,
    Text,
)
from draftkit.outputs.docx.anchors import Anchors
from draftkit.outputs.docx.house_style import HouseStyle
from draftkit.outputs.docx.inlines import InlineWriter, run
from draftkit.outputs.docx.numbering import Numbering
from draftkit.outputs.docx.style_names import BULLETS, CONTINUES, HEADINGS, LABEL, NUMBERS, PARAGRAPHS
from draftkit.outputs.docx.tables import table


class BlockWriter:
    """Writes blocks one after the other; `pieces` is the body so far."""

    def __init__(self, style: HouseStyle, inlines: InlineWriter, numbering: Numbering, anchors: Anchors) -> None:
        self.style = style
        self.inlines = inlines
        self.numbering = numbering
        self.anchors = anchors
        self.pieces: list[str] = []
        self.properties = {role: self._properties(name) for role, name in PARAGRAPHS.items()}
        """The opening of a paragraph, by its role."""
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering.paragraphs}"/></w:numPr>'
        self.numbered = self._properties(PARAGRAPHS["numbered"], number)
        self.current = self.properties[""]
        """The opening of ordinary paragraphs where the writer is now."""
        self.pending = ""
        """The opening of the next paragraph only: the one that carries a list item's number."""
        self.level = -1
        """The nesting level of the list the writer is in."""
        self.after_table = False
        self.writers: dict[type, Callable[[Any], None]] = {
            Paragraph: self.paragraph,
            Heading: self.heading,
            List: self.list_,
            Table: self.table,
            Quote: self.quote,
            Callout: self.callout,
            Code: self.code,
            Details: self.details,
            Region: self.region,
        }

    def _properties(self, name: str, number: str = "") -> str:
        style = self.style.style(name)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>'

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Write blocks in order."""
        for block in blocks:
            self.writers[type(block)](block)

    def opening(self, role: str) -> str:
        """How the next paragraph begins: as a list item if one is waiting, else by its role, else as here usual."""
        if self.pending:
            opening, self.pending = self.pending, ""
            return opening
        return self.properties[role] if role else self.current

    def line(self, opening: str, runs: str) -> None:
        """Write one paragraph."""
        self.pieces.append(f"{opening}{runs}</w:p>")
        self.after_table = False

    def paragraph(self, block: Paragraph) -> None:
        opening = self.numbered if block.number and not self.pending else self.opening(block.role)
        self.line(opening, self.inlines.runs(block.inlines))

    def heading(self, block: Heading) -> None:
        name = PARAGRAPHS["annex"] if block.role == "annex" else HEADINGS[block.level]
        if block.role == "annex":
            self.numbering.in_annex = True
        number = ""
        if block.number:
            level, list_ = block.level - 1, self.numbering.heading_number
            number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
        self.pending = ""
        self.line(self._properties(name, number), self.inlines.runs(block.inlines))

    def list_(self, block: List) -> None:
        before = (self.current, self.level)
        self.level += 1
        number, depth = self.numbering.new_list(block.ordered, self.level, block.start)
        styles = NUMBERS if block.ordered else BULLETS
        place = min(self.level, len(styles) - 1)
        opening = self._properties(
            styles[place], f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        )
        self.current = self._properties(CONTINUES[min(depth, len(CONTINUES) - 1)])
        for item in block.items:
            self.pending = opening
            if item and isinstance(item[0], Paragraph | Region):
                self.blocks(item)
            else:
                self.line(self.opening(""), "")
                self.blocks(item)
        self.current, self.level = before

    def table(self, block: Table) -> None:
        if self.after_table or self.pending:
            self.line(self.opening(""), "")
        self.pieces.append(table(block, self.style, self.inlines))
        self.after_table = True

    def quote(self, block: Quote) -> None:
        self.inside(PARAGRAPHS["quote"], block.blocks)

    def callout(self, block: Callout) -> None:
        self.line(self.opening("callout heading"), run(block.kind, "<w:r>"))
        self.inside(PARAGRAPHS["callout"], block.blocks)

    def inside(self, name: str, blocks: tuple[Block, ...]) -> None:
        """Write blocks whose ordinary paragraphs have another style."""
        before, self.current = self.current, self._properties(name)
        self.blocks(blocks)
        self.current = before

    def code(self, block: Code) -> None:
        self.line(self.opening("code"), run(block.text, "<w:r>"))

    def details(self, block: Details) -> None:
        label_open = f'<w:r><w:rPr><w:rStyle w:val="{self.style.style(LABEL)}"/></w:rPr>'
        for label, values in block.rows:
            named = tuple(Text(part.text) if isinstance(part, Text) else part for part in label)
            shown = "".join(
                run(part.text, label_open) if isinstance(part, Text) else self.inlines.inline(part) for part in named
            )
            for number, value in enumerate(values):
                if isinstance(value, Paragraph):
                    lead = shown if number == 0 else ""
                    self.line(self.opening("details"), f"{lead}<w:r><w:tab/></w:r>{self.runs(value.inlines)}")
                else:
                    if number == 0:
                        self.line(self.opening("details"), shown)
                    self.blocks((value,))

    def runs(self, inlines: tuple[Inline, ...]) -> str:
        return self.inlines.runs(inlines)

    def region(self, block: Region) -> None:
        """A clause is anchored, what has a title is a control; what came from elsewhere is simply written."""
        start = len(self.pieces)
        self.blocks(block.blocks)
        if block.anchor:
            inside = self.anchors.anchored("".join(self.pieces[start:]), block.title, block.anchor)
            self.pieces[start:] = [inside]
        elif block.title:
            self.pieces[start:] = [self.anchors.control("".join(self.pieces[start:]), block.title)]

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The whole body; it ends with a paragraph, as Word wants it."""
        self.blocks(blocks)
        if self.after_table or not self.pieces:
            self.line(self.current, "")
        return "".join(self.pieces)
