"""Ends of lines: where an answer is to be written on the line that asks for it, such as after `Name:`.

In: the blocks of a body or of a cell, and which gaps in it take answers. Out: the same blocks, with spots at the ends
of lines that are labels, that offer `Yes / No`, or that are all there is in a cell for answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from draftkit.word.form.blocks import Block, Found, Paragraph, Table
from draftkit.word.form.spots import SpotKind
from draftkit.word.form.wording import asks, invites, is_label, options_to_delete


class Surroundings(NamedTuple):
    """What is known of the cell in which blocks stand."""

    in_cell: bool = False
    elsewhere: bool = False
    """Whether another cell takes the answer to what this one says."""
    answers_here: bool = False
    """Whether answers stand in it, so that room at its top is enough."""
    alone: bool = False
    """Whether its table has one column, so that what stands in it may be a question and a place at once."""
    headed: bool = False
    """Whether the header of its column says that answers stand there."""
    told_to_delete: bool = False
    """Whether words nearby say that what does not apply is to be deleted."""


IN_THE_BODY = Surroundings()


def find_line_ends(blocks: Sequence[Block], chosen: set[int], around: Surroundings) -> None:
    """Add spots to the paragraphs at whose ends answers are to be written; `chosen` are the gaps that take answers."""
    last = _only_place(blocks, chosen, around)
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and not block.contents and block.text.strip():
            _end_of_line(blocks, place, chosen, around, is_only_place=place == last)


def _end_of_line(
    blocks: Sequence[Block], place: int, chosen: set[int], around: Surroundings, *, is_only_place: bool
) -> None:
    """Add a spot to a paragraph, or describe the one that holds an answer already."""
    block = blocks[place]
    if not isinstance(block, Paragraph):
        return
    ends = [each for each in block.found if each.kind is SpotKind.INLINE]
    others = [each for each in block.found if each.kind is not SpotKind.INLINE]
    options = () if others else options_to_delete(block.text, told=around.told_to_delete)
    last = (block.text[others[-1].offset :] if others else block.text).rstrip().rpartition("\n")[2]
    label = "" if options else " ".join(last.split()).rstrip(": ")
    takes_paragraphs = not options and (is_only_place or invites(last))
    if ends:
        ends[0].label, ends[0].options, ends[0].blocks = label, options, takes_paragraphs
        return
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    labelled = is_label(last) and place + 1 not in chosen and not _shows_what_follows(after)
    if options or labelled or is_only_place:
        elements = tuple(block.elements[:1])
        end = len(block.text)
        block.found.append(
            Found(
                SpotKind.INLINE, "end", end, elements, (), label, options, blocks=takes_paragraphs, locked=block.locked
            )
        )


def _only_place(blocks: Sequence[Block], chosen: set[int], around: Surroundings) -> int | None:
    """The last paragraph of a cell for answers in which there is no other place, such as one that says `Comments`."""
    if not around.in_cell or chosen or any(isinstance(block, Table) for block in blocks):
        return None
    shown = [
        (place, block) for place, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text.strip()
    ]
    spots = [each for block in blocks if isinstance(block, Paragraph) for each in block.found]
    if not shown or any(each.kind is not SpotKind.INLINE for each in spots):
        return None
    place, block = shown[-1]
    alone = (around.alone or around.answers_here) and len(shown) == 1 and invites(block.text) and not block.number
    return place if alone or around.headed else None


def _shows_what_follows(after: Block | None) -> bool:
    """Whether a colon leads to what comes next, rather than to an answer."""
    if after is None:
        return False
    if isinstance(after, Table):
        return True
    if after.bullet or (after.found and not after.text[: after.found[0].offset].strip()):
        return True
    return bool(after.text.strip()) and (asks(after.text, after.number) or after.text[:1].islower())
