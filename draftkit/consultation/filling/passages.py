"""Passages: the words of an answer in pieces, as they have to be found again in a filled form.

In: blocks. Out: their texts in the order in which they are read, those of notes last, where the sources are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftkit.model.document import Block, CrossReference, Inline, Link, Note, Origin, Text
from draftkit.model.tree import paragraphs

_ANSWER = Origin("inputs", "answer")


def passages_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The texts of blocks, piece by piece: a mark or a note may stand between two of them."""
    notes: list[Note] = []
    found = list(_pieces(blocks, notes))
    for note in notes:
        found += _pieces(note.blocks, [])
    return tuple(piece for piece in found if piece.strip())


def _pieces(blocks: Iterable[Block], notes: list[Note]) -> Iterator[str]:
    for inlines, _, _ in paragraphs(blocks, _ANSWER):
        yield from _of_inlines(inlines, notes)


def _of_inlines(inlines: Iterable[Inline], notes: list[Note]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text=text) | CrossReference(text=text):
                yield text
            case Link(inlines=inner):
                yield from _of_inlines(inner, notes)
            case Note():
                notes.append(inline)
            case _:
                pass
