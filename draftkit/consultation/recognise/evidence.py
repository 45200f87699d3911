"""Evidence: what follows a passage that shows it to be a question, and what is true of the whole document.

In: items in order. Out: for an item, whether a place for an answer or a list of options follows it before anything else
could claim them; for the document, how its questions are written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from draftkit.consultation.passages import Box
from draftkit.consultation.recognise.about_you import field_in
from draftkit.consultation.recognise.headings import is_heading
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.options import expects_options, is_usual, named_options
from draftkit.consultation.recognise.prompts import asks_confidentiality, is_comment, names_the_box
from draftkit.consultation.recognise.wording import asks, is_housekeeping, orders

LOOK_AHEAD = 40
"""How many items after a question its answer may be."""

PARAGRAPHS = 8
"""How many of them may be paragraphs between a numbered question and the place for its answer."""

_EMPTY_PARAGRAPH = re.compile(r"paragraphs? \d+(?:\s*[-–]\s*\d+)?")


class Evidence(NamedTuple):
    """What follows an item."""

    strong: bool = False
    """A box that a form has on purpose: a cell, a control, a tick, a blank, words such as `Your response:`."""
    weak: bool = False
    """Empty paragraphs, which may be there only for the look of the page."""
    options: bool = False
    """A list of what can be chosen, without boxes."""
    near: bool = False
    """Whether nothing stands between."""

    def __bool__(self) -> bool:
        return self.strong or self.weak or self.options


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of the whole document."""

    explicit: int = 0
    """How many items are called questions: `Question 4`."""
    boxed: int = 0
    """How many items have a box."""
    places: int = 0
    """How many of those have a place for text: a form that has them has one for every open question."""
    groups: bool = False
    """Whether the format says which ticks exclude each other."""
    asking: dict[str, float] = field(default_factory=dict)
    """For each way in which items are numbered, the share of those that ask something."""


def facts_of(items: Sequence[Item]) -> Facts:
    """What is true of the whole document."""
    all_of: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for item in items:
        if item.number is not None and not item.number.explicit and item.text:
            all_of[item.number.style] += 1
            asked[item.number.style] += asks(item.text) or orders(item.text)
    return Facts(
        sum(item.number is not None and item.number.explicit for item in items),
        sum(_has_strong(item) for item in items),
        sum(any(box.kind == "text" for box in item.boxes) for item in items),
        any(box.group for item in items for box in item.boxes),
        {style: asked[style] / count for style, count in all_of.items()},
    )


def evidence_after(items: Sequence[Item], at: int) -> Evidence:
    """What follows the item at an index before another item could claim it."""
    item = items[at]
    own = _own(item)
    if own is not None:
        return own
    choosing = expects_options(item.text)
    listed = passed = 0
    for index in range(at + 1, min(at + 1 + LOOK_AHEAD, len(items))):
        follower = items[index]
        found = _of(follower, options=listed > 1, near=index == at + 1 + listed)
        if found is not None:
            return found
        if _claims(follower, item):
            break
        if is_usual(follower.whole) or len(named_options(follower.text)) > 1:
            return Evidence(options=True, near=index == at + 1)
        if is_listed(follower, choosing):
            listed += 1
        elif follower.boxes:
            return Evidence(_has_strong(follower), not _has_strong(follower), options=listed > 1)
        else:
            passed += 1
        if passed > (PARAGRAPHS if item.number is not None else 2):
            break
    return Evidence(options=listed > 1, near=listed > 1)


def _own(item: Item) -> Evidence | None:
    """What the item itself holds."""
    if item.boxes or item.matrix:
        strong = bool(item.matrix) or _has_strong(item)
        return Evidence(strong, not strong, near=True)
    return Evidence(options=True, near=True) if named_options(item.text) else None


def _of(follower: Item, *, options: bool, near: bool) -> Evidence | None:
    """What an item that follows shows by itself: boxes without words, the name of a box, a line on confidentiality."""
    if follower.matrix or (follower.boxes and not follower.text):
        weak = bool(follower.boxes) and not _has_strong(follower)
        return Evidence(not weak, weak, options, near)
    if names_the_box(follower.text):
        return Evidence(strong=True, options=options, near=near)
    confidential = asks_confidentiality(follower.text) and not is_heading(follower)
    return Evidence(strong=True, near=near) if confidential else None


def _has_strong(item: Item) -> bool:
    return any(_is_strong(box) for box in item.boxes)


def is_listed(item: Item, choosing: bool) -> bool:
    """Whether an item may be one of the options of a question that is worded for options."""
    if not choosing or item.level or len(item.text.split()) > 25 or asks(item.text):
        return False
    return item.bullet or (item.number is not None and not item.number.number and not item.number.explicit)


def _claims(follower: Item, item: Item) -> bool:
    """Whether an item that follows would have the box below it for itself."""
    number = follower.number
    if number is not None and (number.explicit or number.number):
        return True
    if number is not None and number.part:
        return asks(follower.text) or bool(follower.boxes)
    if is_heading(follower):
        return True
    if is_comment(follower.text) and asks(item.text):
        return False
    if item.number is not None:
        return bool(field_in(follower.text)) and not asks(item.text)
    return asks(follower.text) or bool(field_in(follower.text)) or is_housekeeping(follower.text)


def _is_strong(box: Box) -> bool:
    """Whether a box is there on purpose: everything but empty paragraphs of a .docx."""
    return box.kind != "text" or not _EMPTY_PARAGRAPH.fullmatch(box.address)
