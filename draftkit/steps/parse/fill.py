"""Filling: a skeleton and its values -> the blocks of a document.

In: a passage, its skeleton and what has been read of the document so far. Out: its blocks. A block whose values are all
empty is left out, with None in its place; text of the inputs is put in as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from draftkit.model.document import (
    Block,
    Callout,
    Cell,
    Citation,
    Code,
    CrossReference,
    Details,
    Heading,
    Inline,
    Link,
    List,
    Listing,
    Note,
    Paragraph,
    Quote,
    Table,
    Text,
)
from draftkit.model.passages import TOKEN, BlockValue, InlineValue, Passage
from draftkit.problems import Problem, Severity
from draftkit.steps.parse.slots import OpenLink, Slot, SourceText, Spliced, add_plain, single_paragraph

Built = Block | None
"""A block, or None where one was left out because its values are empty."""

SCHEMES = ("https://", "mailto:", "tel:")
"""Where links may lead."""

_OPEN = frozenset({Slot, OpenLink, Note})
"""Inlines that have to be filled."""


class Context:
    """What is shared while one document is filled: problems, and what has been printed."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.printed: list[str] = []
        """Every text of the inputs that got into the document, in the order in which it was read."""
        self.seen = 0
        """How many values stood in the blocks filled so far …"""
        self.full = 0
        """… and how many of them printed something."""
        self.notes = 0
        """How many footnotes and citations there are."""
        self.listings = 0
        """How many places for a listing there are."""
        self.references = 0
        """How many cross-references there are."""

    def splice(self, passage: Passage) -> tuple[Block, ...]:
        """The blocks of a passage that stands inside another."""
        raise NotImplementedError


class Filler:
    """Fills the blocks of one passage."""

    def __init__(self, context: Context, passage: Passage, level: int) -> None:
        self.context = context
        self.passage = passage
        self.level = level
        """The level of the last heading above the passage or filled in it."""
        self.shift: int | None = 0 if passage.origin.kind == "template" else None
        """What to add to the levels of the passage's headings; None until its first heading is met."""
        self.fillers: dict[type, Callable[[Any], list[Built]]] = {
            Paragraph: self.paragraph,
            Heading: self.heading,
            List: self.list_of_items,
            Table: self.table,
            Quote: self.quote,
            Callout: self.quote,
            Code: self.code,
            Details: self.details,
        }

    def blocks(self, blocks: tuple[Block, ...]) -> list[Built]:
        """The filled blocks, with None where one was left out."""
        built: list[Built] = []
        for block in blocks:
            if type(block) is Paragraph and _OPEN.isdisjoint(map(type, block.inlines)):
                built.append(block)
            else:
                built += self.fillers[type(block)](block)
        return built

    def kept(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The filled blocks that are left."""
        return tuple([block for block in self.blocks(blocks) if block is not None])

    def is_empty_since(self, seen: int, full: int) -> bool:
        """Whether values were filled in since these counts, and all of them are empty."""
        return self.context.seen > seen and self.context.full == full

    def paragraph(self, block: Paragraph) -> list[Built]:
        """A paragraph, or the blocks that stand in it."""
        seen, full = self.context.seen, self.context.full
        inlines = self.inlines(block.inlines)
        if self.is_empty_since(seen, full):
            return [None]
        if not inlines:
            return []
        if Spliced in map(type, inlines) and all(type(inline) is Spliced or _is_space(inline) for inline in inlines):
            return [inner for inline in inlines if isinstance(inline, Spliced) for inner in inline.blocks]
        return [Paragraph(self.flat(inlines))]

    def heading(self, block: Heading) -> list[Built]:
        seen, full = self.context.seen, self.context.full
        inlines = self.inlines(block.inlines)
        if self.is_empty_since(seen, full):
            return [None]
        if self.shift is None:
            self.shift = self.level + 2 - block.level
        level = max(0 if self.shift == 0 else 1, min(block.level - 1 + self.shift, self.level + 1, 6))
        self.level = level
        return [Heading(level, self.flat(inlines), block.role)]

    def list_of_items(self, block: List) -> list[Built]:
        items = []
        dropped = False
        for item in block.items:
            built = self.blocks(item)
            blocks = tuple([inner for inner in built if inner is not None])
            dropped = dropped or len(blocks) < len(built)
            if blocks or not built:
                items.append(blocks)
        if not items and dropped:
            return [None]
        return [List(block.ordered, block.start, tuple(items))]

    def table(self, block: Table) -> list[Built]:
        rows: list[tuple[Cell, ...]] = []
        dropped = False
        context = self.context
        for row in (block.header, *block.rows):
            seen, full = context.seen, context.full
            cells = tuple([cell if len(cell) == 1 and type(cell[0]) is Text else self.cell(cell) for cell in row])
            if self.is_empty_since(seen, full):
                dropped = True
            else:
                rows.append(cells)
        if dropped and len(rows) < 2:
            return [None]
        return [Table(block.alignments, rows[0], tuple(rows[1:]))]

    def cell(self, cell: Cell) -> Cell:
        """A cell; most cells hold one value."""
        only: Any = cell[0] if len(cell) == 1 else None
        if type(only) is Slot:
            value = self.passage.values[only.number]
            if type(value) is str and value and "[TO CONFIRM" not in value:
                context = self.context
                context.seen += 1
                context.full += 1
                context.printed.append(value)
                return (Text(value, only.marks),)
        return self.flat(self.inlines(cell))

    def quote(self, block: Quote | Callout) -> list[Built]:
        blocks = self.kept(block.blocks)
        return [block._replace(blocks=blocks)] if blocks else [None]

    def code(self, block: Code) -> list[Built]:
        return [Code(self.resolved(block.text))]

    def details(self, block: Details) -> list[Built]:
        rows = []
        for label, values in block.rows:
            blocks = self.kept(values)
            if blocks:
                rows.append((self.flat(self.inlines(label)), blocks))
        return [Details(tuple(rows))] if rows else [None]

    def inlines(self, inlines: tuple[Any, ...]) -> list[Any]:
        """Inlines with what their slots stand for."""
        filled: list[Any] = []
        for inline in inlines:
            kind = type(inline)
            if kind is Slot:
                self.add_value(inline, filled)
            elif kind is OpenLink:
                self.add_link(self.resolved(inline.target), self.inlines(inline.inlines), filled)
            elif kind is Note:
                filled.append(Note(self.kept(inline.blocks)))
            else:
                filled.append(inline)
        return filled

    def add_value(self, slot: Slot, inlines: list[Any]) -> None:
        """What a slot stands for."""
        context = self.context
        context.seen += 1
        value = self.passage.values[slot.number]
        if type(value) is str:
            if value:
                context.full += 1
                context.printed.append(value)
                add_plain(value, slot.marks, inlines)
            return
        match value:
            case InlineValue(inlines=made):
                context.full += 1
                for inline in made:
                    if isinstance(inline, Text):
                        context.printed.append(inline.text)
                        add_plain(inline.text, slot.marks | inline.marks, inlines)
                    else:
                        inlines.append(self.with_place(inline))
            case BlockValue(blocks=blocks):
                context.full += 1
                inlines.append(Spliced(tuple(self.printed_block(block) for block in blocks)))
            case Passage():
                before = context.full
                blocks = context.splice(value)
                if blocks:
                    context.full = max(context.full, before + 1)
                inlines.append(Spliced(blocks))

    def add_link(self, target: str, inner: list[Any], inlines: list[Any]) -> None:
        """A link, or only its text where it may not lead."""
        if target.startswith(SCHEMES):
            inlines.append(Link(target, self.flat(inner)))
            return
        if target and "@" in target and ":" not in target:
            inlines.append(Link(f"mailto:{target}", self.flat(inner)))
            return
        severity = Severity.WARNING if self.passage.origin.kind == "inputs" else Severity.ERROR
        hint = "links may begin with https://, mailto: or tel:; the text of the link was kept"
        self.report("DK308", f"the link to '{target}' was left out", target, hint, severity)
        inlines += inner

    def resolved(self, text: str) -> str:
        """A text in which tokens stand for plain values, such as the target of a link."""
        return TOKEN.sub(lambda match: self.plain_value(int(match[1])), text) if "\ufffe" in text else text

    def plain_value(self, number: int) -> str:
        """A value where there is room for characters only."""
        value = self.passage.values[number]
        self.context.seen += 1
        if type(value) is str and value:
            self.context.full += 1
            return value
        if type(value) is not str:
            hint = "print it in a paragraph; the lines of an outline begin at the margin"
            self.report("DK307", "a clause or Markdown field stands in code or in a link", "", hint)
        return ""

    def printed_block(self, block: Block) -> Block:
        """A paragraph made by a function, with its text remembered and its gaps marked."""
        if isinstance(block, Listing):
            self.context.listings += 1
        if not isinstance(block, Paragraph):
            return block
        inlines: list[Any] = []
        for inline in block.inlines:
            if isinstance(inline, Text):
                self.context.printed.append(inline.text)
                add_plain(inline.text, inline.marks, inlines)
            else:
                inlines.append(inline)
        return block._replace(inlines=tuple(inlines))

    def with_place(self, inline: Inline) -> Inline:
        """A citation made by a function, with the place of the passage it stands in."""
        if isinstance(inline, CrossReference):
            self.context.references += 1
        if isinstance(inline, Citation):
            self.context.notes += 1
            return Citation(inline.cites, self.passage.file, self.passage.first_line)
        return inline

    def flat(self, inlines: list[Any]) -> tuple[Inline, ...]:
        """Inlines in a place that has no room for blocks: a passage of one paragraph is put in, more is an error."""
        if Spliced not in map(type, inlines):
            return tuple(inlines)
        flat: list[Inline] = []
        for inline in inlines:
            if not isinstance(inline, Spliced):
                flat.append(inline)
                continue
            paragraph = single_paragraph(inline.blocks)
            if paragraph is None and inline.blocks:
                hint = "put it in a paragraph of its own, or use a clause's short form or line"
                self.report("DK307", "a passage of several paragraphs stands inside a sentence", "", hint)
            flat += paragraph or ()
        return tuple(flat)

    def report(self, code: str, message: str, word: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        """Report a problem at a word of the passage."""
        passage = self.passage
        place = SourceText(passage.text, passage.origin.kind, passage.file, passage.first_line).place(word)
        self.context.problems.append(Problem(severity, code, message, place, hint))


def _is_space(inline: object) -> bool:
    return isinstance(inline, Text) and not inline.text.strip()
