"""Labels: the words that belong to the fields in a line of a PDF.

In: a text with a character for each field. Out: the text without them and without the labels of ticks, and the boxes.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.consultation.intake.drawn import drawn
from draftkit.consultation.intake.pdf.values import FIRST_FIELD, TICK
from draftkit.consultation.passages import Box


def labelled(text: str, fields: Sequence[Box], group: str) -> tuple[str, tuple[Box, ...]]:
    """The text and its boxes, in order. A tick that is a field reads like one that is drawn."""
    ticks: list[Box] = []
    others: list[Box] = []
    plain = []
    for character in text:
        if character < chr(FIRST_FIELD):
            plain.append(character)
            continue
        box = fields[ord(character) - FIRST_FIELD]
        (ticks if box.kind == "tick" else others).append(box)
        plain.append(TICK if box.kind == "tick" else " ")
    read, boxes = drawn("".join(plain), group)
    if not ticks and not others:
        return read, boxes
    waiting = iter(ticks)
    merged: list[Box] = []
    for box in boxes:
        own = next(waiting, None) if box.kind == "tick" else None
        merged.append(own._replace(label=own.label or box.label) if own else box)
    if others and any(box.kind == "text" and not box.label for box in boxes):  # a field over a line of underscores
        merged = [box for box in merged if box.kind != "text"]
    return read, (*merged, *others)
