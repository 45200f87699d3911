"""Plain text: blocks of a document -> lines for a terminal, with its notes at the end.

In: blocks with numbered notes. Out: text in which lists, tables, quotations and notes can be told apart without
colours or styles.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from draftkit.cli.printing import plain, table
from draftkit.model.document import (
    Block,
    Callout,
    Code,
    Details,
    Heading,
    Inline,
    Link,
    List,
    Listing,
    Note,
    Paragraph,
    Quote,
    Region,
    Table,
    plain_text,
)

WIDTH = 90


def readable(blocks: Iterable[Block], width: int = WIDTH) -> str:
    """Blocks as text, notes as `[1]` with their words at the end."""
    notes: list[str] = []
    lines = _blocks(blocks, width, notes)
    return plain("\n".join([*lines, *(["", *notes] if notes else [])]))


def _blocks(blocks: Iterable[Block], width: int, notes: list[str]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        written = _block(block, width, notes)
        if written:
            lines += ["", *written] if lines else written
    return lines


def _block(block: Block, width: int, notes: list[str]) -> list[str]:
    match block:
        case Heading(inlines=inlines):
            return [_inlines(inlines, notes).upper()]
        case Paragraph(inlines=inlines):
            return _wrapped(_inlines(inlines, notes), width)
        case List(ordered, start, items):
            return _list(ordered, start, items, width, notes)
        case Table(_, header, rows):
            cells = [[_inlines(cell, notes) for cell in row] for row in rows]
            return table(cells, [_inlines(cell, notes) for cell in header]).split("\n")
        case Quote(blocks=inner) | Callout(blocks=inner):
            label = [f"{block.kind}:"] if isinstance(block, Callout) else []
            return [f"  | {line}".rstrip() for line in [*label, *_blocks(inner, width - 4, notes)]]
        case Region(blocks=inner):
            return _blocks(inner, width, notes)
        case Code(text=text):
            return [f"    {line}" for line in text.rstrip("\n").split("\n")]
        case Details(rows=details):
            return [f"{_inlines(label, notes)}: {' '.join(_blocks(values, width, notes))}" for label, values in details]
        case Listing():
            return []


def _list(ordered: bool, start: int, items: Iterable[tuple[Block, ...]], width: int, notes: list[str]) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, start):
        mark = f"{number}. " if ordered else "- "
        inner = _blocks(item, width - len(mark), notes)
        lines += [f"{mark if place == 0 else ' ' * len(mark)}{line}".rstrip() for place, line in enumerate(inner)]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False) or [""]
    return lines


def _inlines(inlines: Iterable[Inline], notes: list[str]) -> str:
    """The words, with the numbers of notes; the notes themselves are added to `notes`."""
    words: list[str] = []
    for inline in inlines:
        if isinstance(inline, Note):
            number = inline.number
            place = len(notes)
            notes.insert(place, f"[{number}] {' '.join(_blocks(inline.blocks, 10_000, notes))}")
            words.append(f"[{number}]")
        elif isinstance(inline, Link):
            words.append(_inlines(inline.inlines, notes))
        else:
            words.append(plain_text((inline,)))
    return "".join(words)
