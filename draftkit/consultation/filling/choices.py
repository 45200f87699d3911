"""Choices: the options that were chosen, as ticks, drop-downs or words.

In: the options of a question, those chosen, and the spots for them. Out: contents by address, or the options that the
form does not have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from draftkit.consultation.wording import folded
from draftkit.outputs.docx.form.contents import Chosen, Content, Tick, Words
from draftkit.word.form.spots import LISTS, TICKS, Spot


class Choice(NamedTuple):
    """What becomes of the options chosen."""

    contents: Mapping[str, Content]
    unknown: tuple[str, ...] = ()
    """Chosen options for which the form has no box."""
    told: bool = True
    """Whether the form has a place for the choice."""


def choose(chosen: Sequence[str], options: Sequence[str], spots: Sequence[Spot | None]) -> Choice:
    """The contents of the spots of a closed question; one spot for each option, a drop-down, or a place for words."""
    ticks = [spot for spot in spots if spot is not None and spot.kind in TICKS]
    if ticks:
        return _ticked(chosen, options, spots)
    first = next((spot for spot in spots if spot is not None), None)
    if first is None:
        return Choice({}, told=False)
    if first.kind in LISTS:
        return _listed(chosen, first)
    return Choice({first.address: Words(", ".join(chosen))})


def _ticked(chosen: Sequence[str], options: Sequence[str], spots: Sequence[Spot | None]) -> Choice:
    """Tick the boxes of the options chosen and untick the others."""
    labels = _labels(options, spots)
    wanted = {folded(option): option for option in chosen}
    met: set[str] = set()
    contents: dict[str, Content] = {}
    for spot, names in zip(spots, labels, strict=True):
        if spot is None or spot.kind not in TICKS:
            continue
        hits = names & wanted.keys()
        met |= hits
        contents[spot.address] = Tick(bool(hits))
    return Choice(contents, tuple(option for key, option in wanted.items() if key not in met))


def _labels(options: Sequence[str], spots: Sequence[Spot | None]) -> list[set[str]]:
    """What each box may be called: the option at its place in the list, and the words beside it."""
    by_place = len(options) == len(spots)
    made = []
    for number, spot in enumerate(spots):
        names = {folded(options[number])} if by_place else set()
        if spot is not None and not by_place:
            names.add(folded(spot.label))
        made.append(names - {""})
    return made


def _listed(chosen: Sequence[str], spot: Spot) -> Choice:
    """The entry of a drop-down; it takes one only."""
    if not chosen:
        return Choice({spot.address: Chosen("")})
    return Choice({spot.address: Chosen(chosen[0])}, tuple(chosen[1:]))


_YES = re.compile(r"y(?:es)?\b", re.IGNORECASE)
_NO = re.compile(r"n(?:o)?\b", re.IGNORECASE)


def mark_confidential(spots: Sequence[Spot], confidential: bool, reason: str) -> dict[str, Content]:
    """The contents of the spots in which a form asks whether an answer is confidential."""
    ticks = [spot for spot in spots if spot.kind in TICKS]
    contents: dict[str, Content] = {}
    for number, spot in enumerate(ticks):
        is_no = _NO.match(spot.label) is not None or (number == 1 and not _YES.match(spot.label))
        contents[spot.address] = Tick(confidential != is_no)
    for spot in spots:
        if spot.kind in LISTS:
            pattern = _YES if confidential else _NO
            option = next((one for one in spot.options if pattern.match(one)), "Yes" if confidential else "No")
            contents[spot.address] = Chosen(option)
    texts = [spot for spot in spots if spot.kind not in TICKS | LISTS]
    if texts:
        answered = bool(contents)
        words = reason if answered else ("Yes" if confidential else "No") + (f": {reason}" if reason else "")
        contents[texts[0].address] = Words(words if confidential or not answered else "")
    return contents
