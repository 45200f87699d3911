"""Gaps: the empty paragraphs and line ends of a form in which an answer is to be written.

In: the blocks of a body or of a cell, in which cells, controls, fields, ticks and blanks have been found. Out: the same
blocks, with spots for empty paragraphs that follow a question or an invitation, and for ends of lines such as `Name:`.
An answer that draftkit wrote counts as the gap that it fills, so that a filled form gives the same spots.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from draftkit.word.form.blocks import Block, Found, Paragraph, Table
from draftkit.word.form.line_ends import IN_THE_BODY, Surroundings, find_line_ends
from draftkit.word.form.spots import TICKS, SpotKind
from draftkit.word.form.wording import asks, invites, is_note, is_only_a_number, says_only_where_to_type

_ROOM = 2
"""How many empty paragraphs in a row are room for an answer after any text that is no heading."""


class Gap(NamedTuple):
    """Paragraphs in a row that are empty, say where to type, or are drawn lines only; or an answer in their place."""

    start: int
    end: int
    filled: bool = False
    drawn: str = ""
    told: bool = False
    """Whether it says that the answer is to be typed there, or has borders."""


def find_gaps(blocks: list[Block], around: Surroundings = IN_THE_BODY) -> list[Block]:
    """The blocks with spots in their gaps and at the ends of their lines."""
    gaps = {gap.start: gap for gap in _gaps(blocks)}
    chosen = {gap.start for gap in gaps.values() if gap.filled}
    if not around.elsewhere:
        chosen |= _chosen(blocks, gaps, around)
        find_line_ends(blocks, chosen, around)
    result: list[Block] = []
    place = 0
    while place < len(blocks):
        gap = gaps.get(place)
        if gap is not None and place in chosen and not gap.filled:
            result.append(_filled_in(blocks[gap.start : gap.end], gap))
            place = gap.end
        else:
            result.append(blocks[place])
            place += 1
    return result


def _kind(block: Block) -> str:
    """`filled`, `told`, `empty`, `drawn`, or nothing for a block that is no gap."""
    if isinstance(block, Table):
        return ""
    kinds = [each.kind for each in block.found]
    if kinds == [SpotKind.PARAGRAPH]:
        return "filled"
    if block.fixed or block.boxes or (block.number and not block.text.strip()):
        return ""
    if block.empty:
        return "framed" if block.framed else "empty"
    if not block.found and says_only_where_to_type(block.text):
        return "told"
    if kinds == [SpotKind.BLANK] and not block.text.strip(" \t\u00a0.") and block.found[0].mark is None:
        return "drawn"
    if len(kinds) == 1 and kinds[0] is SpotKind.BLANK and not block.found[0].drawn and block.found[0].mark is None:
        return "told" if not block.text.strip(" \t\u00a0.") else ""
    return ""


def _gaps(blocks: Sequence[Block]) -> list[Gap]:
    found = []
    place = 0
    for kind, group in groupby(blocks, key=_kind):
        members = list(group)
        length = len(members)
        if kind == "filled":
            found += [Gap(place + each, place + each + 1, filled=True) for each in range(length)]
        elif kind == "drawn" and length > 1:
            first = members[0]
            drawn = first.found[0].drawn if isinstance(first, Paragraph) else ""
            found.append(Gap(place, place + length, drawn=drawn))
        elif kind in ("empty", "told", "framed"):
            found.append(Gap(place, place + length, told=kind != "empty"))
        place += length
    return found


def _filled_in(blocks: Sequence[Block], gap: Gap) -> Paragraph:
    """One block for the paragraphs of a gap."""
    members = [block for block in blocks if isinstance(block, Paragraph)]
    first = members[0]
    elements = [element for block in members for element in block.elements]
    locked = all(block.locked for block in members)
    found = Found(
        SpotKind.PARAGRAPH, elements=tuple(elements), blocks=True, locked=locked, size=len(members), drawn=gap.drawn
    )
    return Paragraph(elements, first.address, found=[found], locked=locked, framed=first.framed)


def _chosen(blocks: Sequence[Block], gaps: dict[int, Gap], around: Surroundings) -> set[int]:
    """The starts of the gaps that are room for an answer: of each question the longest, the last of several."""
    chosen: set[int] = set()
    asked: list[Gap] = []
    asking, numbered = around.answers_here, False
    place = 0
    while place < len(blocks):
        gap = gaps.get(place)
        if gap is not None:
            if asking or _is_room(blocks, gap, in_cell=around.in_cell):
                asked.append(gap)
            elif gap.told:
                chosen.add(gap.start)
            place = gap.end
            continue
        block = blocks[place]
        if asked and not (isinstance(block, Paragraph) and _continues(block)):
            chosen |= _best(blocks, asked)
            asked = []
        asking = expects_answer(block) or (asking and isinstance(block, Paragraph) and (numbered or _continues(block)))
        numbered = asking and isinstance(block, Paragraph) and is_only_a_number(block.text)
        place += 1
    if asked:
        chosen |= _best(blocks, asked)
    return chosen


def _is_room(blocks: Sequence[Block], gap: Gap, *, in_cell: bool) -> bool:
    """Whether a gap is room for an answer although nothing before it asks."""
    before = blocks[gap.start - 1] if gap.start else None
    if not isinstance(before, Paragraph) or before.level or before.contents or before.found:
        return False
    return gap.end - gap.start >= _ROOM or (in_cell and bool(before.text.strip()))


def expects_answer(block: Block) -> bool:
    """Whether an answer may be expected right after a block."""
    if isinstance(block, Table) or block.contents:
        return False
    if block.found:
        rest = block.text[block.found[-1].offset :].strip()
        if block.found[-1].kind in TICKS:
            rest = rest.removeprefix(block.found[-1].label).strip(" .,;")
        return bool(rest) and invites(rest)
    if block.level:
        return "?" in block.text or invites(block.text) or asks(block.text.strip())
    return asks(block.text, "" if block.bullet else block.number)


def _continues(block: Paragraph) -> bool:
    """Whether a block belongs to the question before it."""
    return not block.level and not block.found and not block.contents and is_note(block.text) and "?" not in block.text


def _best(blocks: Sequence[Block], gaps: Sequence[Gap]) -> set[int]:
    """The gap among those after one question in which the answer goes; none if they only set off what follows."""
    filled = [gap for gap in gaps if gap.filled]
    if filled:
        return {filled[0].start}
    told = [gap for gap in gaps if gap.told]
    room = told or [gap for gap in gaps if not _only_sets_off(blocks, gap)]
    if not room:
        return set()
    longest = max(gap.end - gap.start for gap in room)
    return {[gap.start for gap in room if gap.end - gap.start == longest][-1]}


def _only_sets_off(blocks: Sequence[Block], gap: Gap) -> bool:
    """Whether a gap only separates a question from the place of its answer."""
    after = blocks[gap.end] if gap.end < len(blocks) else None
    before = blocks[gap.start - 1] if gap.start else None
    if after is None:
        return False
    if isinstance(after, Table):
        return _is_for_answers(after)
    if isinstance(before, Paragraph) and invites(before.text) and "?" not in before.text:
        return False
    if after.found:
        first = after.found[0]
        return first.kind is not SpotKind.PARAGRAPH and not after.text[: first.offset].strip()
    return invites(after.text) and "?" not in after.text and not after.number


def _is_for_answers(table: Table) -> bool:
    """Whether a table holds nothing but places for the answer to what stands above it."""
    cells = [cell for row in table.rows[:3] for cell in row]
    spots = any(cell.found or any(block.found for block in cell.paragraphs()) for cell in cells)
    return spots and not any("?" in cell.text for cell in cells)
