"""Blocks: from the events of one passage to headings, paragraphs, lists, tables, quotes and callouts.

In: a passage and the context of its document. Out: its blocks. A block whose values are all empty is left out, and a
heading with nothing left under it goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from draftkit.model.document import (
    Block,
    Callout,
    Cell,
    Code,
    Details,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Table,
    Text,
)
from draftkit.model.passages import Passage
from draftkit.problems import DraftkitError
from draftkit.steps.parse.context import DEPTH_LIMIT, Context, Spliced, without_comments
from draftkit.steps.parse.inlines import InlineReader
from draftkit.steps.parse.markdown import Events, markdown_events, name_of

Built = Block | None
"""A block, or None where one was left out because its values are empty."""


class BlockReader:
    """Reads the blocks of one passage."""

    def __init__(self, context: Context, passage: Passage, level: int) -> None:
        self.context = context
        self.inlines = InlineReader(context, passage)
        self.level = level
        """The level of the last heading above the passage or read in it."""
        self.shift: int | None = 0 if passage.origin.kind == "template" else None
        """What to add to the levels of the passage's headings; None until its first heading is met."""
        self.depth = 0
        self.starts: dict[str, Callable[[Any, Events], list[Built]]] = {
            "Paragraph": self.paragraph,
            "Heading": self.heading,
            "List": self.list_of_items,
            "Table": self.table,
            "BlockQuote": self.quote,
            "CodeBlock": self.code,
            "HtmlBlock": self.html,
            "DefinitionList": self.details,
        }

    def read(self, text: str) -> list[Built]:
        """All blocks of the passage."""
        if "&#" in text:
            self.inlines.refuse_hidden(text)
        items = markdown_events(text)
        if "[^" not in text:
            return self.blocks(Events(items))
        built = self.blocks(Events(self.without_notes(items)))
        self.inlines.report_unused_notes()
        return built

    def without_notes(self, items: list[Any]) -> list[Any]:
        """The events without footnote definitions, which are read first, so that references find them."""
        rest: list[Any] = []
        definitions: list[tuple[str, list[Any]]] = []
        unread: dict[str, list[Any]] = {}
        inside: list[Any] | None = None
        for event in items:
            body = (event.get("Start") or event.get("End")) if type(event) is dict else None
            if type(body) is dict and "FootnoteDefinition" in body:
                inside = []
                definitions.append((body["FootnoteDefinition"], inside))
            elif body == "FootnoteDefinition":
                inside = None
            else:
                (rest if inside is None else inside).append(event)
        for label, inner in definitions:
            if label in unread:
                self.inlines.report("DK305", f"there are two footnotes '{label}'", f"[^{label}]:", "rename one of them")
            unread[label] = inner
        self.inlines.read_note = lambda label: self.note(label, unread)
        for label in dict(unread):
            self.inlines.read_note(label)
        return rest

    def note(self, label: str, unread: dict[str, list[Any]]) -> None:
        """Read one footnote, unless it was read on the way to another."""
        if label in unread:
            blocks = self.blocks(Events(unread.pop(label)))
            self.inlines.notes[label] = tuple(block for block in blocks if block is not None)

    def blocks(self, events: Events) -> list[Built]:
        """The blocks up to the end of what encloses them."""
        built: list[Built] = []
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            hint = "flatten the lists and quotes"
            self.inlines.report("DK310", f"this is nested more than {DEPTH_LIMIT} deep", "", hint)
            raise DraftkitError(self.context.problems)
        items = events.items
        while events.at < len(items):
            event = items[events.at]
            if event == "Rule":
                events.at += 1
                continue
            [(kind, body)] = event.items() if type(event) is dict else [("", "")]
            start = self.starts.get(name_of(body)) if kind == "Start" else None
            if start is not None:
                events.at += 1
                built += start(body, events)
            elif kind == "End":
                events.at += 1
                break
            else:
                built += self.finished(events, "")
        self.depth -= 1
        return built

    def is_empty_since(self, seen: int, full: int) -> bool:
        """Whether values were read since these counts, and all of them are empty."""
        return self.context.seen > seen and self.context.full == full

    def finished(self, events: Events, ends: str) -> list[Built]:
        """A paragraph, or the blocks that stand in it; None when all its values are empty."""
        seen, full = self.context.seen, self.context.full
        inlines = self.inlines.read(events, ends)
        if self.is_empty_since(seen, full):
            return [None]
        if not inlines:
            return []
        if Spliced in map(type, inlines) and all(type(inline) is Spliced or _is_space(inline) for inline in inlines):
            return [block for inline in inlines if isinstance(inline, Spliced) for block in inline.blocks]
        return [Paragraph(self.inlines.flat(inlines))]

    def paragraph(self, _body: Any, events: Events) -> list[Built]:
        return self.finished(events, "Paragraph")

    def heading(self, body: Any, events: Events) -> list[Built]:
        seen, full = self.context.seen, self.context.full
        inlines = self.inlines.read(events, "Heading")
        if self.is_empty_since(seen, full):
            return [None]
        written = int(body["Heading"]["level"][1])
        if self.shift is None:
            self.shift = self.level + 2 - written
        level = max(0 if self.shift == 0 else 1, min(written - 1 + self.shift, self.level + 1, 6))
        self.level = level
        role = "annex" if "annex" in body["Heading"]["classes"] else ""
        return [Heading(level, self.inlines.flat(inlines), role)]

    def list_of_items(self, body: Any, events: Events) -> list[Built]:
        start = body["List"]
        items = []
        dropped = False
        while name_of(events.items[events.at].get("Start", "")) == "Item":
            events.at += 1
            built = self.item(events)
            blocks = tuple([block for block in built if block is not None])
            dropped = dropped or len(blocks) < len(built)
            if blocks or not built:
                items.append(blocks)
        events.at += 1
        if not items and dropped:
            return [None]
        return [List(start is not None, start if start is not None else 1, tuple(items))]

    def item(self, events: Events) -> list[Built]:
        """The blocks of a list item; most items are one text."""
        content, following = events.items[events.at], events.items[events.at + 1]
        if type(content) is dict and "Text" in content and "End" in following and type(following) is dict:
            built = self.finished(events, "")
            events.at += 1
            return built
        return self.blocks(events)

    def table(self, body: Any, events: Events) -> list[Built]:
        alignments = tuple("" if name == "None" else name.lower() for name in body["Table"])
        rows: list[tuple[Cell, ...]] = []
        dropped = 0
        while "Start" in events.items[events.at]:
            events.at += 1
            seen, full = self.context.seen, self.context.full
            cells = self.cells(events)
            if self.is_empty_since(seen, full):
                dropped += 1
            else:
                rows.append(cells)
        events.at += 1
        if dropped and len(rows) < 2:
            return [None]
        return [Table(alignments, rows[0], tuple(rows[1:]))]

    def cells(self, events: Events) -> tuple[Cell, ...]:
        """The cells of one row, and past its end."""
        cells = []
        reader, items, at = self.inlines, events.items, events.at
        while "Start" in items[at]:
            content = items[at + 1]
            if type(content) is dict and "Text" in content and "End" in items[at + 2]:
                cells.append(reader.single(content["Text"]))
                at += 3
            else:
                events.at = at + 1
                cells.append(reader.flat(reader.read(events, "TableCell")))
                at = events.at
        events.at = at + 1
        return tuple(cells)

    def quote(self, body: Any, events: Events) -> list[Built]:
        built = self.blocks(events)
        blocks = tuple(block for block in built if block is not None)
        if not blocks:
            return [None] if built else []
        kind = body["BlockQuote"] if type(body) is dict else None
        return [Callout(kind, blocks) if kind else Quote(blocks)]

    def code(self, _body: Any, events: Events) -> list[Built]:
        lines = []
        while "Text" in (event := events.items[events.at]):
            lines.append(event["Text"])
            events.at += 1
        events.at += 1
        text = self.inlines.resolved("".join(lines)).rstrip("\n")
        if self.inlines.is_input and text:
            self.context.printed.append(text)
        return [Code(text)]

    def html(self, _body: Any, events: Events) -> list[Built]:
        lines = []
        while "End" not in (event := events.items[events.at]):
            lines.append(event.get("Html") or event.get("Text") or "")
            events.at += 1
        events.at += 1
        text = without_comments("".join(lines)).strip()
        if not text:
            return []
        self.inlines.refuse_html(text)
        inlines: list[Any] = []
        self.inlines.add_text(text, 0, inlines)
        return [Paragraph(self.inlines.flat(inlines))]

    def details(self, _body: Any, events: Events) -> list[Built]:
        rows: list[tuple[tuple[Inline, ...], tuple[Block, ...]]] = []
        dropped = False
        label: tuple[Inline, ...] = ()
        while "Start" in (event := events.items[events.at]):
            events.at += 1
            if event["Start"] == "DefinitionListTitle":
                label = self.inlines.flat(self.inlines.read(events, "DefinitionListTitle"))
                continue
            blocks = tuple(block for block in self.blocks(events) if block is not None)
            dropped = dropped or not blocks
            if blocks:
                rows.append((label, blocks))
                label = ()
        events.at += 1
        return [Details(tuple(rows))] if rows else [None] if dropped else []


def _is_space(inline: object) -> bool:
    return isinstance(inline, Text) and not inline.text.strip()
