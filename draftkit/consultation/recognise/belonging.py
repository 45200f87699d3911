"""Belonging: what goes to the question before it.

In: what was found so far and an item without a new number. Out: whether the item was taken: options and how to choose
among them, limits, 'please explain', the name of the box, further paragraphs of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.consultation.recognise.about_you import field_in
from draftkit.consultation.recognise.attach import attach_boxes
from draftkit.consultation.recognise.draft import Draft
from draftkit.consultation.recognise.evidence import evidence_after, is_listed
from draftkit.consultation.recognise.gathered import Gathered
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.limits import Limits, is_for_all, is_only_a_limit, limits_in
from draftkit.consultation.recognise.options import (
    expects_options,
    is_only_a_selection,
    is_usual,
    named_options,
)
from draftkit.consultation.recognise.parts import is_apart
from draftkit.consultation.recognise.prompts import is_comment, is_conditional, names_the_box
from draftkit.consultation.recognise.wording import asks, begins_asking, is_housekeeping, orders, requests
from draftkit.consultation.wording import words_of


def takes_into_current(found: Gathered, items: Sequence[Item], at: int, item: Item) -> bool:
    """Take an item that belongs to the question before it: options, limits, prompts, paragraphs of its text."""
    draft = found.current
    if is_only_a_limit(item.text) and not (item.number and item.number.explicit):
        _take_limit(found, item)
        return True
    if draft is None or draft.has_place:
        _note_general(found, item)
    if draft is None:
        return False
    closed = draft.is_closed or bool(item.boxes and named_options(draft.words))
    if closed and _takes_comment(found, items, at, item):
        return True
    if _labels_its_box(draft, item):
        attach_boxes(draft, item)
        return True
    if names_the_box(item.text) and not (item.number and item.number.explicit):
        attach_boxes(draft, item)
        draft.note_limits(item.text)
        draft.awaits_box = True
        return True
    return (
        _takes_options(draft, item)
        or _takes_comment(found, items, at, item)
        or _takes_paragraph(found, items, at, item)
    )


def _labels_its_box(draft: Draft, item: Item) -> bool:
    """Whether a label with a box only says again what the question before it asks: `Name` below `What is your name?`"""
    if not item.boxes or draft.has_place or item.number is not None or len(item.text.split()) > 4:
        return False
    field = field_in(item.text)
    return bool(field and field == field_in(draft.words)) or f" {words_of(item.text)} " in f" {words_of(draft.words)} "


def _take_limit(found: Gathered, item: Item) -> None:
    limits, draft = limits_in(item.text), found.current
    if draft is not None and not (is_for_all(item.text) and draft.has_place):
        draft.limits.append(limits)
        attach_boxes(draft, item)
    elif is_for_all(item.text):
        _state_for_all(found, item, limits)


def _state_for_all(found: Gathered, item: Item, limits: Limits) -> None:
    """Note a limit for every answer, or for those of the section that it speaks of."""
    if re.search(r"\bthis (?:section|part|chapter)\b", item.text, re.IGNORECASE):
        found.for_section[found.section] = limits
    elif not found.drafts:
        found.for_all = limits


def _note_general(found: Gathered, item: Item) -> None:
    """Note what the text between questions says of every answer."""
    limits = limits_in(item.text)
    if limits and is_for_all(item.text) and item.number is None:
        _state_for_all(found, item, limits)


def _takes_options(draft: Draft, item: Item) -> bool:
    """Take options and how to choose among them."""
    if item.number is not None and (item.number.explicit or item.number.number):
        return False
    if is_only_a_selection(item.text):
        draft.wording.append(item.text)
        draft.choosing = not item.boxes
        if item.boxes:
            attach_boxes(draft, item)
        return True
    if item.boxes or draft.options or draft.boxes or draft.drop_down or not draft.open:
        return False
    named = named_options(item.whole)
    if len(named) > 1 and not asks(item.text):
        draft.listed += [option for option in named if option not in draft.listed]
        return True
    choosing = expects_options("\n".join([draft.words, *draft.wording])) and not draft.awaits_box
    if is_usual(item.whole) or is_usual(item.text) or is_listed(item, choosing) or _is_line_of_options(draft, item):
        draft.listed.append(item.text)
        return True
    return False


def _is_line_of_options(draft: Draft, item: Item) -> bool:
    """Whether a short line below `Mark only one oval.` is an option, as forms of web tools are printed."""
    if not draft.choosing or draft.awaits_box or item.level or item.bold or item.number is not None:
        return False
    return len(item.text.split()) <= 12 and not item.text.endswith((".", "?", ":")) and not asks(item.text)


def _takes_comment(found: Gathered, items: Sequence[Item], at: int, item: Item) -> bool:
    """Take 'Please explain' as a part of the question before it, or as more of its text while it has no place."""
    draft = found.current
    if draft is None or item.number is not None or not is_comment(item.text):
        return False
    if field_in(item.text) and found.about_you:
        return False
    follows = bool(evidence_after(items, at)) or bool(item.boxes)
    closed = draft.is_closed or bool(named_options(draft.words))
    if not closed and not draft.boxes and not is_apart(draft.part):
        draft.add_text(item)
        if item.boxes:
            attach_boxes(draft, item)
        return True
    if not closed and not follows:
        return False
    if not closed and asks(item.text) and not is_conditional(item.text) and len(item.text.split()) > 12:
        return False
    child = _open_part(found, draft, "comment", item)
    child.add_text(item)
    attach_boxes(child, item)
    return True


def _open_part(found: Gathered, parent: Draft, name: str, item: Item) -> Draft:
    """A draft for a part such as `comment` of the question before."""
    stem = parent.part.split(" ")[0] if not is_apart(parent.part) or " " in parent.part else ""
    stem = "" if is_apart(stem) else stem
    used = sum(one.number == parent.number and is_apart(one.part) and name in one.part for one in found.drafts[-6:])
    child = found.open(item)
    child.number, child.part = parent.number, f"{stem} {name} {used + 1 if used else ''}".strip()
    child.section, child.about_you = parent.section, parent.about_you
    return child


def _takes_paragraph(found: Gathered, items: Sequence[Item], at: int, item: Item) -> bool:
    """Take a paragraph into the text of a question that is not complete yet."""
    draft = found.current
    if draft is None or not draft.open or draft.has_place or item.level:
        return False
    if item.number is not None and (item.number.explicit or draft.words or item.number.part):
        return _takes_lettered(draft, items, at, item)
    if field_in(item.text) and not draft.awaits_box and draft.words and not item.boxes and not found.about_you:
        return False
    if not draft.words or _continues(draft, item):
        draft.add_text(item)
        if item.boxes:
            attach_boxes(draft, item)
        return True
    if item.boxes:
        return False
    if draft.awaits_box and len(item.text.split()) <= LONGEST_NOTE and not asks(item.text):
        draft.wording.append(item.text)
        return True
    draft.open = draft.awaits_box
    return False


LONGEST_NOTE = 150
"""Most words of a paragraph between a question and the place for its answer."""


def _takes_lettered(draft: Draft, items: Sequence[Item], at: int, item: Item) -> bool:
    """Take `(a) the definition` into the text, where it is no question and has no place of its own."""
    number = item.number
    if number is None or number.explicit or number.number or not number.part or item.boxes:
        return False
    if asks(item.text) or orders(item.text) or evidence_after(items, at).near or _introduces_smaller(items, at):
        return False
    draft.add_text(item, whole=True)
    return True


def _introduces_smaller(items: Sequence[Item], at: int) -> bool:
    """Whether `(a)` is followed by `(i)` with a place for its answer."""
    here, after = items[at].number, items[at + 1].number if at + 1 < len(items) else None
    if here is None or after is None or after.number or after.explicit or after.part != "i" or here.part == "h":
        return False
    return bool(evidence_after(items, at + 1))


def _continues(draft: Draft, item: Item) -> bool:
    """Whether the text of a question goes on in this paragraph."""
    words = draft.words
    if item.boxes and not asks(item.text):
        return False
    if item.bullet:
        return draft.text[-1].startswith("•") or not words.endswith((".", "!"))
    if asks(item.text) and not is_housekeeping(item.text):
        return begins_asking(item.text) or requests(item.text) or not asks(words)
    return not asks(words) and (not words.endswith((".", "!", ":")) or bool(draft.explicit and draft.awaits_box))
