"""Plain text: blocks -> characters only, as they are pasted into a box of a portal or typed into a plain place.

In: finished blocks, whose notes have numbers. Out: lines without trailing spaces; a blank line between blocks; bullets
as `- `, links with their address behind them, notes as `[1]` with a list of them under `Sources` at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from draftkit.model.document import (
    Block,
    Callout,
    Code,
    CrossReference,
    Details,
    Heading,
    Inline,
    Link,
    List,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Region,
    Table,
    Text,
)

SOURCES = "Sources"
"""The line over the list of notes."""

_CLOSE = {",", ".", ";", ":", ")", "!", "?"}


def as_plain_text(blocks: Sequence[Block]) -> str:
    """The text of blocks, with their notes listed at the end; empty for blocks that print nothing."""
    notes: list[Note] = []
    text = "\n\n".join(_blocks(blocks, notes))
    if notes:
        entries = [f"[{note.number}] {_in_a_line(note.blocks)}" for note in notes]
        text += "\n\n" + "\n".join([SOURCES, *entries])
    return _tidy(text)


def body_text(blocks: Sequence[Block]) -> str:
    """The text of blocks with the marks of their notes, but without the list of them."""
    return _tidy("\n\n".join(_blocks(blocks, [])))


def note_text(note: Note) -> str:
    """A note as it stands in the list, without its number."""
    return _in_a_line(note.blocks)


def _tidy(text: str) -> str:
    """Text with ordinary spaces, and none at the end of a line."""
    lines = text.replace("\u00a0", " ").split("\n")
    return "\n".join([line.rstrip() for line in lines]).strip("\n")


def _blocks(blocks: Iterable[Block], notes: list[Note]) -> list[str]:
    """Each block as text; those that print nothing are left out."""
    return [text for block in blocks if (text := _block(block, notes)).strip()]


def _block(block: Block, notes: list[Note]) -> str:
    match block:
        case Heading(inlines=inlines, number=number) | Paragraph(inlines=inlines, number=number):
            return f"{number} {_inlines(inlines, notes)}".strip()
        case List():
            return _list(block, notes)
        case Table(header=header, rows=rows):
            return "\n".join(_row(row, notes) for row in (header, *rows))
        case Quote(blocks=inner):
            return _quoted("\n\n".join(_blocks(inner, notes)))
        case Callout(kind=kind, blocks=inner):
            return f"{kind}: " + "\n\n".join(_blocks(inner, notes))
        case Code(text=text):
            return text
        case Details(rows=details):
            return "\n".join(_detail(label, values, notes) for label, values in details)
        case Region(blocks=inner):
            return "\n\n".join(_blocks(inner, notes))
        case _:
            return ""


def _list(block: List, notes: list[Note]) -> str:
    """A list, a line for each item; what else an item has stands below it, as far in as its text."""
    lines = []
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}. " if block.ordered else "- "
        text = "\n".join(_blocks(item, notes))
        lines.append(mark + text.replace("\n", "\n" + " " * len(mark)))
    return "\n".join(lines)


def _row(cells: Iterable[tuple[Inline, ...]], notes: list[Note]) -> str:
    return " | ".join(" ".join(_inlines(cell, notes).split("\n")) for cell in cells)


def _quoted(text: str) -> str:
    """Text in quotation marks, unless it has its own."""
    return text if text[:1] in "“\"‘'" else f"“{text}”"


def _detail(label: tuple[Inline, ...], values: Sequence[Block], notes: list[Note]) -> str:
    name = _inlines(label, notes).rstrip()
    colon = "" if name[-1:] in _CLOSE else ":"
    return f"{name}{colon} " + "\n".join(_blocks(values, notes))


def _in_a_line(blocks: Iterable[Block]) -> str:
    """The text of a note; a note has no notes of its own."""
    return " ".join(" ".join(_blocks(blocks, [])).split())


def _inlines(inlines: Iterable[Inline], notes: list[Note]) -> str:
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text) | CrossReference(text=text):
                parts.append(text.replace("\t", " "))
            case Link(target=target, inlines=inner):
                parts.append(_link(target, _inlines(inner, notes)))
            case Note(number=number):
                notes.append(inline)
                parts.append(f"[{number}]")
            case NoteReference(number=number):
                parts.append(str(number))
            case _:
                pass
    return "".join(parts)


def _link(target: str, text: str) -> str:
    """A link's text with its address, or only one of the two where they say the same."""
    address = re.sub(r"^(mailto|tel):", "", target)
    bare = re.sub(r"^https://(www\.)?|/$", "", target)
    if not text.strip() or text.strip() in (target, bare):
        return address
    return text if _letters(text) == _letters(address) else f"{text} ({address})"


def _letters(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", text).casefold()
