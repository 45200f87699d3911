"""Blocks: from the events of one text to headings, paragraphs, lists, tables, quotes and callouts.

In: a text. Out: its skeleton: blocks with slots where tokens stood. It depends on nothing but the text, so that
`skeletons.py` can keep it for the next document.
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
)
from draftkit.problems import DraftkitError
from draftkit.steps.parse.inlines import InlineReader
from draftkit.steps.parse.markdown import Events, markdown_events, name_of
from draftkit.steps.parse.slots import DEPTH_LIMIT, Skeleton, SourceText, without_comments


class BlockReader:
    """Reads the blocks of one text."""

    def __init__(self, source: SourceText) -> None:
        self.inlines = InlineReader(source)
        self.depth = 0
        self.has_tables = False
        self.starts: dict[str, Callable[[Any, Events], Block | None]] = {
            "Paragraph": self.paragraph,
            "Heading": self.heading,
            "List": self.list_of_items,
            "Table": self.table,
            "BlockQuote": self.quote,
            "CodeBlock": self.code,
            "HtmlBlock": self.html,
            "DefinitionList": self.details,
        }

    def read(self, text: str) -> Skeleton:
        """The skeleton of the text."""
        inlines = self.inlines
        if "&#" in text:
            inlines.refuse_hidden(text)
        items = markdown_events(text)
        if "[^" in text:
            items = self.without_notes(items)
        blocks = self.blocks(Events(items))
        if "[^" in text:
            inlines.report_unused_notes()
        if self.has_tables:
            inlines.report_overfull_rows(text)
        return Skeleton(blocks, tuple(inlines.problems), tuple(inlines.printed), inlines.note_count)

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
            self.inlines.notes[label] = self.blocks(Events(unread.pop(label)))

    def blocks(self, events: Events) -> tuple[Block, ...]:
        """The blocks up to the end of what encloses them."""
        built: list[Block] = []
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            hint = "flatten the lists and quotes"
            self.inlines.report("DK310", f"this is nested more than {DEPTH_LIMIT} deep", "", hint)
            raise DraftkitError(self.inlines.problems)
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
                block = start(body, events)
            elif kind == "End":
                events.at += 1
                break
            else:
                block = self.tight(events)
            if block is not None:
                built.append(block)
        self.depth -= 1
        return tuple(built)

    def tight(self, events: Events) -> Block | None:
        """The text of a list item that has no paragraph around it."""
        inlines = self.inlines.read(events, "")
        return Paragraph(tuple(inlines)) if inlines else None

    def paragraph(self, _body: Any, events: Events) -> Block | None:
        inlines = self.inlines.read(events, "Paragraph")
        return Paragraph(tuple(inlines)) if inlines else None

    def heading(self, body: Any, events: Events) -> Block:
        inlines = self.inlines.read(events, "Heading")
        role = "annex" if "annex" in body["Heading"]["classes"] else ""
        return Heading(int(body["Heading"]["level"][1]), tuple(inlines), role)

    def list_of_items(self, body: Any, events: Events) -> Block:
        start = body["List"]
        items = []
        while name_of(events.items[events.at].get("Start", "")) == "Item":
            events.at += 1
            items.append(self.blocks(events))
        events.at += 1
        return List(start is not None, start if start is not None else 1, tuple(items))

    def table(self, body: Any, events: Events) -> Block:
        self.has_tables = True
        alignments = tuple("" if name == "None" else name.lower() for name in body["Table"])
        rows: list[tuple[Cell, ...]] = []
        while "Start" in events.items[events.at]:
            events.at += 1
            rows.append(self.cells(events))
        events.at += 1
        return Table(alignments, rows[0], tuple(rows[1:]))

    def cells(self, events: Events) -> tuple[Cell, ...]:
        """The cells of one row, and past its end."""
        cells = []
        while "Start" in events.items[events.at]:
            events.at += 1
            cells.append(tuple(self.inlines.read(events, "TableCell")))
        events.at += 1
        return tuple(cells)

    def quote(self, body: Any, events: Events) -> Block | None:
        blocks = self.blocks(events)
        if not blocks:
            return None
        kind = body["BlockQuote"] if type(body) is dict else None
        return Callout(kind, blocks) if kind else Quote(blocks)

    def code(self, _body: Any, events: Events) -> Block:
        lines = []
        while "Text" in (event := events.items[events.at]):
            lines.append(event["Text"])
            events.at += 1
        events.at += 1
        text = "".join(lines).rstrip("\n")
        if self.inlines.is_input and text and "\ufffe" not in text:
            self.inlines.printed.append(text)
        return Code(text)

    def html(self, _body: Any, events: Events) -> Block | None:
        lines = []
        while "End" not in (event := events.items[events.at]):
            lines.append(event.get("Html") or event.get("Text") or "")
            events.at += 1
        events.at += 1
        text = without_comments("".join(lines)).strip()
        if not text:
            return None
        self.inlines.refuse_html(text)
        inlines: list[Any] = []
        self.inlines.add_text(text, 0, inlines)
        return Paragraph(tuple(inlines))

    def details(self, _body: Any, events: Events) -> Block | None:
        rows: list[tuple[tuple[Inline, ...], tuple[Block, ...]]] = []
        label: tuple[Inline, ...] = ()
        while "Start" in (event := events.items[events.at]):
            events.at += 1
            if event["Start"] == "DefinitionListTitle":
                label = tuple(self.inlines.read(events, "DefinitionListTitle"))
            else:
                rows.append((label, self.blocks(events)))
                label = ()
        events.at += 1
        return Details(tuple(rows)) if rows else None
