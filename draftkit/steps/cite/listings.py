"""Listings: the table of the sources a document cites, and its sign-off annex.

In: a `Document` with places for them, the sources cited and the clauses placed. Out: the document with both filled in;
a listing of nothing leaves nothing, not even its heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.model.document import (
    Block,
    Callout,
    Document,
    Heading,
    List,
    Listing,
    Paragraph,
    Quote,
    Text,
)
from draftkit.model.selection import Placement
from draftkit.model.source import Source
from draftkit.steps.cite.oscola import citation
from draftkit.steps.cite.sign_off import sign_off

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
            made = _sources(cited, level) if block.kind == "sources" else sign_off(placements, block.title)
            if not made and not block.title and filled and isinstance(filled[-1], Heading):
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
