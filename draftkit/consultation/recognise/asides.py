"""Asides: what columns with a heading say of a question, and whether its answer is confidential.

In: what was found so far and an item. Out: whether the item was taken.
"""

from __future__ import annotations

from draftkit.consultation.recognise.attach import attach_boxes, is_of_confidentiality
from draftkit.consultation.recognise.draft import Draft
from draftkit.consultation.recognise.gathered import Gathered
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.limits import limits_in
from draftkit.consultation.recognise.prompts import asks_confidentiality, is_of_this_answer


def takes_column(found: Gathered, item: Item) -> bool:
    """Take what stands in a column whose heading says what it is for: limits, options, whether it is confidential."""
    draft = found.current
    if item.column == "section" and not item.boxes and (draft is None or draft.row != row_of(item)):
        found.section, found.current = item.whole, None
        return True
    if draft is None or item.column in ("", "question", "number", "answer", "part"):
        return False
    if item.column == "confidential":
        draft.confidential += item.boxes
    elif item.column == "limit":
        draft.limits.append(limits_in(item.whole) or limits_in(f"maximum {item.whole} words"))
    elif item.column == "options":
        _list_options(draft, item)
    elif item.column == "required":
        draft.required |= item.whole.lower() in ("yes", "y", "required", "mandatory", "true", "x", "✓")
    elif item.column == "kind":
        draft.kind_words = item.whole
    elif item.column == "section":
        draft.section = item.whole
    else:
        return False
    return True


def row_of(item: Item) -> tuple[int, int]:
    """The table and the row in which an item stands; zeros for none."""
    return (item.cell.table, item.cell.row) if item.cell else (0, 0)


def _list_options(draft: Draft, item: Item) -> None:
    """Options in a cell of a spreadsheet: one to a line, or between semicolons or bars."""
    text = item.whole
    separator = next((one for one in ("\n", ";", "|", " / ", ",") if one in text), "\n")
    draft.listed += [piece.strip(" •-–") for piece in text.split(separator) if piece.strip(" •-–")]
    if item.boxes and not draft.has_place:
        attach_boxes(draft, item)


def takes_confidentiality(found: Gathered, item: Item) -> bool:
    """Take a line that asks whether the answer before it is confidential, or the boxes of one."""
    if found.asks_confidence is not None and not item.text and is_of_confidentiality(item):
        asking = found.asks_confidence
        asking.confidential += item.boxes
        found.asks_confidence = asking if len(asking.confidential) == 1 else None  # 'No' may follow 'Yes' by itself
        return True
    draft = found.current
    if draft is None or found.about_you or item.level or not asks_confidentiality(item.text):
        return False
    if item.number is not None and item.number.number and not is_of_this_answer(item.text):
        return False
    if not is_of_this_answer(item.text) and not draft.has_place:
        return False
    if item.number is not None and item.number.explicit:
        return False
    draft.confidential += item.boxes
    found.asks_confidence = None if item.boxes else draft
    return True
