"""Alignment: what two long sequences have in common, in order, in time that grows with their length.

In: two sequences of anything that can be compared. Out: the stretches that both have. What occurs once in both is
matched first (the longest ascending chain of these, as in a patience sort); what lies between is aligned with as few
changes as possible (Myers, 1986) up to a limit, beyond which it counts as altogether different. `difflib` would need
minutes for a clause of the greatest size that repeats itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import NamedTuple

DEPTH = 12
"""How often what lies between two unique things is searched for things that are unique there."""
EFFORT = 8_000_000
"""About how many comparisons one stretch may cost."""
CHANGES = range(32, 513)
"""How many changes in one stretch are looked for at least and at most."""


class Shared(NamedTuple):
    """A stretch that both sequences have."""

    old: int
    """Where it starts in the first."""
    new: int
    """Where it starts in the second."""
    length: int


class _Stretch(NamedTuple):
    """A part of both sequences, from the first place up to the second, and how deep it was found."""

    old: int
    old_end: int
    new: int
    new_end: int
    depth: int = 0


def shared_stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Shared]:
    """The stretches that both have, in order, as long as they can be; none of length 0."""
    numbers: dict[Hashable, int] = {}
    first = [numbers.setdefault(one, len(numbers)) for one in old]
    second = [numbers.setdefault(one, len(numbers)) for one in new]
    found: list[Shared] = []
    waiting = [_Stretch(0, len(first), 0, len(second))]
    while waiting:
        stretch = _trimmed(first, second, waiting.pop(), found)
        if stretch.old == stretch.old_end or stretch.new == stretch.new_end:
            continue
        anchors = _anchors(first, second, stretch) if stretch.depth < DEPTH else []
        if anchors:
            waiting += _between(stretch, anchors)
            found += [Shared(*anchor, 1) for anchor in anchors]
        else:
            found += _fewest_changes(first, second, stretch)
    return _joined(sorted(found))


def _trimmed(first: list[int], second: list[int], stretch: _Stretch, found: list[Shared]) -> _Stretch:
    """The stretch without what both begin and end with, which is added to `found`."""
    old, old_end, new, new_end, depth = stretch
    while old < old_end and new < new_end and first[old] == second[new]:
        old, new = old + 1, new + 1
    if old > stretch.old:
        found.append(Shared(stretch.old, stretch.new, old - stretch.old))
    while old < old_end and new < new_end and first[old_end - 1] == second[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    if old_end < stretch.old_end:
        found.append(Shared(old_end, new_end, stretch.old_end - old_end))
    return _Stretch(old, old_end, new, new_end, depth)


def _anchors(first: list[int], second: list[int], stretch: _Stretch) -> list[tuple[int, int]]:
    """The places of things that occur once in both, as many as stand in the same order."""
    theirs = _once(second, stretch.new, stretch.new_end)
    ours = _once(first, stretch.old, stretch.old_end)
    pairs = [(place, theirs[one]) for one, place in ours.items() if one in theirs]
    tops: list[int] = []
    """For each length of chain the smallest place in the second with which one of that length ends."""
    holders: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tops, place)
        before.append(holders[length - 1] if length else -1)
        tops[length : length + 1] = [place]
        holders[length : length + 1] = [number]
    chain = []
    number = holders[-1] if holders else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _once(things: list[int], start: int, end: int) -> dict[int, int]:
    """The place of each thing that occurs once between two places, in order."""
    places: dict[int, int] = {}
    for place in range(start, end):
        thing = things[place]
        places[thing] = -1 if thing in places else place
    return {thing: place for thing, place in places.items() if place >= 0}


def _between(stretch: _Stretch, anchors: list[tuple[int, int]]) -> list[_Stretch]:
    """The stretches before, between and after the anchors."""
    starts = [(stretch.old, stretch.new), *((old + 1, new + 1) for old, new in anchors)]
    ends = [*anchors, (stretch.old_end, stretch.new_end)]
    return [
        _Stretch(old, old_end, new, new_end, stretch.depth + 1)
        for (old, new), (old_end, new_end) in zip(starts, ends, strict=True)
    ]


def _fewest_changes(first: list[int], second: list[int], stretch: _Stretch) -> list[Shared]:
    """What both share when one is made into the other with the fewest changes; nothing beyond the limit."""
    height, width = stretch.old_end - stretch.old, stretch.new_end - stretch.new
    limit = min(height + width, CHANGES.stop - 1, max(CHANGES.start, EFFORT // (height + width)))
    reached = {1: 0}
    """For each diagonal (place in the old less place in the new) how far in the old it was followed."""
    steps: list[dict[int, int]] = []
    for changes in range(limit + 1):
        here: dict[int, int] = {}
        for diagonal in range(-changes, changes + 1, 2):
            down = diagonal == -changes or (
                diagonal != changes and reached.get(diagonal - 1, -1) < reached.get(diagonal + 1, -1)
            )
            x = reached[diagonal + 1] if down else reached[diagonal - 1] + 1
            y = x - diagonal
            while x < height and y < width and first[stretch.old + x] == second[stretch.new + y]:
                x, y = x + 1, y + 1
            here[diagonal] = x
            if x >= height and y >= width:
                return _path([*steps, here], height - width, stretch)
        steps.append(here)
        reached = here
    return []


def _path(steps: list[dict[int, int]], diagonal: int, stretch: _Stretch) -> list[Shared]:
    """What is shared along the way that ends on a diagonal, from its end."""
    found: list[Shared] = []
    for changes in range(len(steps) - 1, -1, -1):
        end = steps[changes][diagonal]
        if changes == 0:
            start, earlier = 0, 0
        else:
            last = steps[changes - 1]
            down = diagonal == -changes or (
                diagonal != changes and last.get(diagonal - 1, -1) < last.get(diagonal + 1, -1)
            )
            earlier = diagonal + 1 if down else diagonal - 1
            start = last[earlier] + (0 if down else 1)
        if end > start:
            found.append(Shared(stretch.old + start, stretch.new + start - diagonal, end - start))
        diagonal = earlier
    return found


def _joined(found: list[Shared]) -> list[Shared]:
    """The stretches with those that follow each other made one."""
    joined: list[Shared] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and (last.old + last.length, last.new + last.length) == (one.old, one.new):
            joined[-1] = Shared(last.old, last.new, last.length + one.length)
        else:
            joined.append(one)
    return joined
