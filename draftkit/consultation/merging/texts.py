"""Merging texts: what each of two people made of one text -> both changes, or a conflict.

In: passages of the text that both started from, and of what each made of it. Out: the passages with both changes, or
None where both changed the same passage. Where nothing is known to start from, one text that only adds to the other is
both.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from draftkit.consultation.merging.passages import Likeness, as_text, as_typed, passages_of


def merged_text(base: str, mine: str, theirs: str, form: Likeness = as_typed) -> str | None:
    """The text with both changes, or None for a conflict; passages of the same form count as equal."""
    made = merged(passages_of(base), passages_of(mine), passages_of(theirs), form)
    return None if made is None else as_text(made)


def merged(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], form: Likeness) -> list[str] | None:
    """The passages with both changes (diff3: Khanna, Kunal, Pierce 2007), or None for a conflict."""
    forms = [[form(passage) for passage in passages] for passages in (base, mine, theirs)]
    made: list[str] = []
    start = (0, 0, 0)
    for anchor in [*_anchors(*forms), (len(base), len(mine), len(theirs))]:
        for region in _regions(start, anchor):
            side = _settled([one[part] for one, part in zip(forms, region, strict=True)])
            if side is None:
                return None
            made += (mine[region[1]], theirs[region[2]])[side]
        if anchor[0] < len(base):
            made.append(mine[anchor[1]])
        start = (anchor[0] + 1, anchor[1] + 1, anchor[2] + 1)
    return made


def _regions(start: tuple[int, int, int], end: tuple[int, int, int]) -> list[list[slice]]:
    """What lies between two anchors: passage by passage where all three have as many, else all of it."""
    lengths = {last - first for first, last in zip(start, end, strict=True)}
    if len(lengths) == 1:
        return [[slice(first + step, first + step + 1) for first in start] for step in range(lengths.pop())]
    return [[slice(first, last) for first, last in zip(start, end, strict=True)]]


def _anchors(base: list[str], mine: list[str], theirs: list[str]) -> list[tuple[int, int, int]]:
    """The passages of the base that neither touched: their places in all three."""
    to_mine, to_theirs = _matches(base, mine), _matches(base, theirs)
    return [(at, to_mine[at], to_theirs[at]) for at in range(len(base)) if at in to_mine and at in to_theirs]


def _matches(one: list[str], other: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _settled(forms: list[list[str]]) -> int | None:
    """Which to take between two anchors: 0 for mine, 1 for theirs, None for a conflict."""
    base, mine, theirs = forms
    if theirs in (mine, base):
        return 0
    if mine == base:
        return 1
    if not base and holds(theirs, mine):
        return 1
    return 0 if not base and holds(mine, theirs) else None


def holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether all passages of `part` stand in `whole`, in their order."""
    waiting = iter(whole)
    return all(passage in waiting for passage in part)
