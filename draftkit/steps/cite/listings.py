"""Listings: the table of the sources a document cites, and of the clauses it is made of.

In: a `Document` with places for them, the sources cited and the clauses placed. Out: the document with both filled in;
a listing of nothing leaves nothing, not even its heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.model.dates import day
from draftkit.model.document import (
    Block,
    Callout,
    Document,
    Heading,
    List,
    Listing,
    Paragraph,
    Quote,
    Table,
    Text,
)
from draftkit.model.selection import Placement
from draftkit.model.source import Source
from draftkit.steps.cite.oscola import citation

_GROUPS = (
    ("Legislation", frozenset({"act", "scottish-act", "si", "ni-order", "bill"})),
    ("Cases", frozenset({"case"})),
    ("Other sources", frozenset({"guidance", "report", "news", "web", "article", "hansard"})),
)


def fill_listings(document: Document, cited: Sequence[Source], placements: Sequence[Placement]) -> Document:
    """The document with its listings filled in."""
    if document.listings == 0:
        return document
    return document._replace(blocks=_filled(document.blocks, cited, placements))


def _filled(blocks: tuple[Block, ...], cited: Sequence[Source], placements: Sequence[Placement]) -> tuple[Block, ...]:
    if not any(isinstance(block, Listing | List | Quote | Callout) for block in blocks):
        return blocks
    filled: list[Block] = []
    for block in blocks:
        if isinstance(block, Listing):
            level = next((above.level for above in reversed(filled) if isinstance(above, Heading)), 0)
            made = _sources(cited, level) if block.kind == "sources" else _clauses(placements)
            if not made and filled and isinstance(filled[-1], Heading):
                filled.pop()
            filled += made
        elif isinstance(block, List):
            filled.append(block._replace(items=tuple(_filled(item, cited, placements) for item in block.items)))
        elif isinstance(block, Quote | Callout):
            filled.append(block._replace(blocks=_filled(block.blocks, cited, placements)))
        else:
            filled.append(block)
    return tuple(filled)


def _sources(cited: Sequence[Source], level: int) -> list[Block]:
    """The sources by kind, each in alphabetical order, under headings one level down."""
    blocks: list[Block] = []
    for title, types in _GROUPS:
        entries = [source for source in cited if source.type in types]
        if entries:
            blocks.append(Heading(min(level + 1, 6), (Text(title),)))
            ordered = sorted(entries, key=lambda source: (source.author or source.title).casefold())
            blocks += [Paragraph(citation(source), "source") for source in ordered]
    return blocks


def _clauses(placements: Sequence[Placement]) -> list[Block]:
    """The clauses in the order in which they first stand in the document."""
    if not placements:
        return []
    first = {placement.clause.id: placement.clause for placement in reversed(placements)}
    in_order = dict.fromkeys(placement.clause.id for placement in placements)
    header = tuple((Text(word),) for word in ("Clause", "Version", "Status", "Checked against sources"))
    rows = []
    for id in in_order:
        clause = first[id]
        checked = day(clause.checked_on) if clause.checked_on else "not checked"
        rows.append(tuple((Text(word),) for word in (clause.title, clause.version, clause.status, checked)))
    return [Table(("", "", "", ""), header, tuple(rows))]
