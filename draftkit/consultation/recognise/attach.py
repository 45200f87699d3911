"""Attaching: giving boxes to the question that they belong to.

In: a draft and an item with boxes. Out: the draft with its options, its places for text and its marks of
confidentiality.
"""

from __future__ import annotations

import re

from draftkit.consultation.passages import Box
from draftkit.consultation.recognise.draft import Draft
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.limits import limits_in
from draftkit.consultation.recognise.options import kind_of_options

_CONFIDENTIAL = re.compile(
    r"\b(?:confidential|in confidence|anonymous|not (?:to )?(?:be )?publish(?:ed)?)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"(?:any |an |none of the above,? )?other\b.{0,60}$|.*\(?please (?:specify|state|describe|say|give details|"
    r"explain|list|name)\b.{0,60}",
    re.IGNORECASE,
)


def attach_boxes(draft: Draft, item: Item) -> None:
    """Give the boxes of an item to a draft."""
    for box in item.boxes:
        draft.required |= box.required
        if box.kind == "tick":
            _attach_tick(draft, box, item)
        elif (box.kind == "list" or len(box.options) > 1) and draft.drop_down is None and not draft.options:
            draft.drop_down = box
        else:
            _attach_text(draft, box)
    if item.boxes:
        draft.open = draft.open and not draft.boxes


def _attach_text(draft: Draft, box: Box) -> None:
    draft.limits.append(limits_in(box.label))
    after_other = bool(draft.options) and _OTHER.fullmatch(draft.options[-1].label) is not None
    if after_other and draft.other is None and not draft.boxes:
        draft.other = box
    else:
        draft.boxes.append(box)


def _attach_tick(draft: Draft, box: Box, item: Item) -> None:
    if _CONFIDENTIAL.search(box.label) and draft.has_place and not draft.options:
        draft.confidential.append(box)
        return
    label = box.label or (item.text if len(item.boxes) == 1 and item.text not in draft.text else "")
    draft.options.append(box._replace(label=label))


def attach_matrix(draft: Draft, item: Item) -> None:
    """Give a table of choices to a draft."""
    draft.matrix = item.matrix
    draft.open = False


def is_of_confidentiality(item: Item) -> bool:
    """Whether boxes without words answer a question on confidentiality: yes and no, a drop-down, or one line."""
    if len(item.boxes) == 1:
        return item.boxes[0].kind in ("list", "tick") or not item.boxes[0].address.startswith("paragraph")
    labels = [box.label for box in item.boxes]
    return all(box.kind == "tick" for box in item.boxes) and kind_of_options(labels) is not None
