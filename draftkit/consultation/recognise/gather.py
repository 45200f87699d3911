"""Gathering: items in order -> drafts of questions, and passages left out with the reason.

In: items, with tables arranged. Out: `Gathered`. One pass, in which each item goes to the question before it, begins
another, is a heading, or is of no account; what only looks like a question is left out with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from draftkit.consultation.recognise.about_you import field_in, is_about_you
from draftkit.consultation.recognise.asides import takes_column, takes_confidentiality
from draftkit.consultation.recognise.attach import attach_boxes, attach_matrix
from draftkit.consultation.recognise.belonging import takes_into_current
from draftkit.consultation.recognise.draft import Draft
from draftkit.consultation.recognise.evidence import evidence_after, facts_of
from draftkit.consultation.recognise.gathered import Gathered
from draftkit.consultation.recognise.headings import (
    is_heading,
    is_section,
    stands_over_contents,
    stands_over_other_things,
    stands_over_questions,
)
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.notes import reason_for_note
from draftkit.consultation.recognise.parts import part_of
from draftkit.consultation.recognise.prompts import is_comment
from draftkit.consultation.recognise.starts import Around, start_of
from draftkit.consultation.recognise.wording import asks, ends_asking, looks_like_a_question


def gather(items: Sequence[Item]) -> Gathered:
    """The drafts of all questions in order."""
    found = Gathered(facts_of(items))
    for at, item in enumerate(items):
        _take(found, items, at, item)
        found.previous = item
    return found


def _take(found: Gathered, items: Sequence[Item], at: int, item: Item) -> None:
    """Give an item to where it belongs."""
    if takes_column(found, item) or takes_confidentiality(found, item):
        return
    found.asks_confidence = None
    reason = reason_for_note(item, below_contents="contents" in found.under, below_other_things="other" in found.under)
    if reason:
        if looks_like_a_question(item.text) or (item.number is not None and item.number.explicit):
            found.leave_out(item, reason)
        return
    if item.matrix is not None:
        _take_matrix(found, items, at, item)
    elif not item.text and not _is_label_alone(item):
        _take_boxes(found, item)
    elif _is_heading(found, items, at, item):
        _take_heading(found, item)
    elif not takes_into_current(found, items, at, item):
        _take_start(found, items, at, item)


def _is_label_alone(item: Item) -> bool:
    """Whether an item is `Question 4`, with its words still to come."""
    return item.number is not None and item.number.explicit


def _take_matrix(found: Gathered, items: Sequence[Item], at: int, item: Item) -> None:
    draft = found.current
    if draft is None or draft.has_place or (item.text and (asks(item.text) or item.number is not None)):
        if not item.text and (draft is None or draft.has_place):
            found.leave_out(item._replace(whole="a table to fill in"), "no question stands before it")
            return
        _take_start(found, items, at, item)
        return
    attach_matrix(draft, item)


def _take_boxes(found: Gathered, item: Item) -> None:
    """Boxes without words go to the question before them."""
    draft = found.current
    if draft is None or (not draft.open and draft.matrix) or _is_statement(item):
        _take_stray_boxes(found, item)
        return
    attach_boxes(draft, item)


def _is_statement(item: Item) -> bool:
    """Whether an item is one tick that is a question of its own: `☐ Please tick here if …`."""
    return len(item.boxes) == 1 and bool(_TICK_HERE.match(item.boxes[0].label))


_TICK_HERE = re.compile(r"(?:please )?(?:tick|check|mark|cross) (?:here|this box|the box)\b", re.IGNORECASE)


def _take_stray_boxes(found: Gathered, item: Item) -> None:
    """Boxes for which no question is open: ticks with words make one, others are reported."""
    labels = [box.label for box in item.boxes if box.label]
    drop_downs = [box for box in item.boxes if box.kind == "list"]
    before = found.previous.whole if found.previous is not None else ""
    if not labels and not drop_downs:
        if any(box.kind == "text" and not box.address.startswith("paragraph") for box in item.boxes):
            found.leave_out(
                item._replace(whole=before or "a box"), "a place to write in follows, but nothing asks for it"
            )
        return
    statement = _is_statement(item)
    draft = found.open(item)
    draft.text.append(
        before
        if before and not statement and len(before.split()) <= 40
        else " / ".join(labels) or "a list to choose from"
    )
    if not statement:
        draft.doubt("nothing asks for it in so many words; it was taken because there is something to choose")
    attach_boxes(draft, item)


def _is_heading(found: Gathered, items: Sequence[Item], at: int, item: Item) -> bool:
    """Whether an item is a heading and not a question set in bold or as one."""
    if is_about_you(item.text) and not item.boxes and not asks(item.text):
        near = evidence_after(items, at)
        return not (near.strong and near.near and item.number is None and field_in(item.text))
    if not is_heading(item):
        return False
    if item.level and not ends_asking(item.text) and not asks(item.text):
        return not (found.about_you and field_in(item.text) and evidence_after(items, at).near)
    if asks(item.text) or is_comment(item.text):
        return False
    if field_in(item.text) and evidence_after(items, at):
        return False
    near = evidence_after(items, at)
    return not (near.strong and near.near)


def _take_heading(found: Gathered, item: Item) -> None:
    """A heading ends the question before it, and what was true under headings of its depth or deeper."""
    found.section = item.whole
    found.current = None
    found.stem = None
    depth = item.level or (BOLD_DEPTH if item.bold else BOLD_DEPTH + 1)
    found.under = {name: level for name, level in found.under.items() if level < depth}
    if item.level:
        found.under.pop("about you", None)
    for name, is_so in _UNDER.items():
        if is_so(item.text):
            found.under.setdefault(name, depth)


BOLD_DEPTH = 10
"""How deep a heading counts that is only set in bold: below all that have a level."""

_UNDER: dict[str, Callable[[str], bool]] = {
    "questions": stands_over_questions,
    "contents": stands_over_contents,
    "other": stands_over_other_things,
    "about you": is_about_you,
}
"""What stands under a heading, by its words."""


def _take_start(found: Gathered, items: Sequence[Item], at: int, item: Item) -> None:
    """Begin a question with an item, or report why not."""
    around = Around(
        evidence_after(items, at),
        found.facts,
        "questions" in found.under,
        found.about_you,
        found.stem.number if found.stem is not None else "",
        _is_field_line(item) and any(_is_field_line(one) for one in (*items[at + 1 : at + 2], found.previous) if one),
        found.current is not None and found.current.open and bool(found.current.number),
    )
    start = start_of(item, around)
    if not start.begins:
        if start.reason:
            found.leave_out(item, start.reason)
        elif looks_like_a_question(item.text):
            found.leave_out(item, "it is part of a longer text, and nothing follows in which to answer it")
        elif item.boxes:
            found.leave_out(item, "there is a place to write in, but nothing asks for it")
        if not item.boxes and (item.level or is_section(item.whole)):
            _take_heading(found, item)
            return
        _keep_as_stem(found, item)
        if found.current is not None and not found.current.awaits_box:
            found.current.open = False
        return
    _introduce(found, item)
    draft = found.open(item)
    part_of(draft, item, found.stem)
    draft.awaits_box = around.evidence.strong or around.evidence.weak
    draft.add_text(item)
    if start.doubt and not (draft.part and found.stem is not None and found.stem.number == draft.number):
        draft.doubt(start.doubt)
    if draft.number or draft.part:
        found.stem = draft
    if item.matrix is not None:
        attach_matrix(draft, item)
    attach_boxes(draft, item)


def _is_field_line(item: Item) -> bool:
    """Whether an item is a line such as `Postcode:`, with nothing behind it."""
    return item.text.endswith(":") and len(item.text.split()) <= 8 and bool(field_in(item.text)) and not item.boxes


def _keep_as_stem(found: Gathered, item: Item) -> None:
    """Remember a numbered passage, in case parts follow it."""
    if item.number is None or not (item.number.number or item.number.part):
        return
    found.pending = Draft(item.where, section=found.section)
    part_of(found.pending, item, found.stem)
    found.pending.text.append(item.text)
    found.current = None


def _introduce(found: Gathered, item: Item) -> None:
    """Let the passage that was remembered introduce its parts, if a part of it begins."""
    if found.pending is None or item.number is None:
        return
    if not item.number.number and item.number.part:
        smaller = item.number.part == "i" or not found.pending.lettered
        if smaller:
            found.drafts.append(found.pending)
            found.stem = found.pending
    found.pending = None
