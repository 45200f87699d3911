"""Walking the document tree: every step that looks at or changes text inside blocks goes through here.

In: blocks and a function. Out: blocks of the same shape, the very same objects where nothing changed; or the
paragraphs one by one with the region they are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import is_

from draftkit.model.document import (
    Block,
    Callout,
    Cell,
    Code,
    Details,
    Heading,
    Inline,
    List,
    Origin,
    Paragraph,
    Quote,
    Region,
    Table,
    Text,
)

Change = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def with_inlines(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    """The blocks with `change` applied to the text of each paragraph, heading and cell, in reading order."""
    changed: list[Block] | None = None
    for number, block in enumerate(blocks):
        new = _changed(block, change)
        if changed is not None:
            changed.append(new)
        elif new is not block:
            changed = [*blocks[:number], new]
    return blocks if changed is None else tuple(changed)


def _changed(block: Block, change: Change) -> Block:
    if type(block) is Paragraph:
        new = change(block.inlines)
        return block if new is block.inlines else block._replace(inlines=new)
    match block:
        case Heading(inlines=inlines):
            new = change(inlines)
            return block if new is inlines else block._replace(inlines=new)
        case List(items=items):
            new_items = tuple([with_inlines(item, change) for item in items])
            return block if _same(new_items, items) else block._replace(items=new_items)
        case Table(header=header, rows=rows):
            new_header = _changed_row(header, change)
            new_rows = tuple([_changed_row(row, change) for row in rows])
            same = new_header is header and _same(new_rows, rows)
            return block if same else block._replace(header=new_header, rows=new_rows)
        case Quote(blocks=inner) | Callout(blocks=inner) | Region(blocks=inner):
            new_inner = with_inlines(inner, change)
            return block if new_inner is inner else block._replace(blocks=new_inner)
        case Details(rows=details):
            return Details(tuple([(change(label), with_inlines(values, change)) for label, values in details]))
        case _:
            return block


def _changed_row(row: tuple[Cell, ...], change: Change) -> tuple[Cell, ...]:
    new = tuple([change(cell) for cell in row])
    return row if _same(new, row) else new


def _same(new: Iterable[object], old: Iterable[object]) -> bool:
    """Whether all entries are the very same objects."""
    return all(map(is_, new, old))


Line = tuple[tuple[Inline, ...], Region | None, Origin]
"""The text of one paragraph, the anchored region it is in, and where it came from."""


def paragraphs(blocks: Iterable[Block], origin: Origin) -> list[Line]:
    """The text of every paragraph, heading and cell in reading order, with its anchored region and its origin.

    A paragraph is what Word will have as one: the label of a detail stands before its value, a callout has a heading.
    """
    lines: list[Line] = []
    _collect(blocks, None, origin, lines)
    return lines


def regions(blocks: Iterable[Block], kind: str) -> Iterator[Region]:
    """The regions of one kind of origin in reading order, those inside one of them left out."""
    for block in blocks:
        match block:
            case Region(origin=origin) if origin.kind == kind:
                yield block
            case Region(blocks=inner) | Quote(blocks=inner) | Callout(blocks=inner):
                yield from regions(inner, kind)
            case List(items=items):
                for item in items:
                    yield from regions(item, kind)
            case _:
                pass


def _collect(blocks: Iterable[Block], region: Region | None, origin: Origin, lines: list[Line]) -> None:
    for block in blocks:
        if type(block) is Paragraph:
            lines.append((block.inlines, region, origin))
        elif isinstance(block, Region):
            _collect(block.blocks, block if block.anchor else region, block.origin, lines)
        else:
            lines += [(inlines, region, origin) for inlines in _own_lines(block)]
            for inner in _inner_blocks(block):
                _collect(inner, region, origin, lines)


def _own_lines(block: Block) -> Iterable[tuple[Inline, ...]]:
    """The texts that a block prints itself, before the blocks in it."""
    match block:
        case Heading(inlines=inlines):
            return (inlines,)
        case Table(header=header, rows=rows):
            return [cell for row in (header, *rows) for cell in row]
        case Callout(kind=kind):
            return ((Text(kind),),)
        case Code(text=text):
            return ((Text(text),),)
        case _:
            return ()


def _inner_blocks(block: Block) -> Iterable[tuple[Block, ...]]:
    """The blocks in a block, group by group."""
    match block:
        case List(items=items):
            return items
        case Callout(blocks=inner) | Quote(blocks=inner):
            return (inner,)
        case Details(rows=rows):
            return [_labelled(label, values) for label, values in rows]
        case _:
            return ()


def _labelled(label: tuple[Inline, ...], values: tuple[Block, ...]) -> tuple[Block, ...]:
    """A detail as paragraphs: its label stands before its first value."""
    if values and isinstance(values[0], Paragraph):
        return (Paragraph((*label, Text("\t"), *values[0].inlines)), *values[1:])
    return (Paragraph(label), *values)
