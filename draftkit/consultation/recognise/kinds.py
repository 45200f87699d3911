"""Kinds: what sort of answer a question wants, from its boxes first and its wording second.

In: a draft with everything that belongs to it. Out: `Nature`: its kind, its options and what had to be guessed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from draftkit.consultation.passages import Box
from draftkit.consultation.questionnaire import Kind
from draftkit.consultation.recognise.about_you import field_in
from draftkit.consultation.recognise.draft import Draft
from draftkit.consultation.recognise.evidence import Facts
from draftkit.consultation.recognise.options import (
    asks_for_one_thing,
    kind_of_options,
    named_options,
    selects_many,
    selects_one,
    stepped_options,
)
from draftkit.consultation.recognise.parts import is_apart
from draftkit.consultation.recognise.prompts import comment_in

_SHORT = 14
"""Most words of a field on the respondent that is answered on a line."""

_COLUMN_KINDS = (
    (Kind.MULTI_CHOICE, r"multi|checkbox|check box|all that apply|several"),
    (Kind.YES_NO, r"yes"),
    (Kind.SCALE, r"scale|likert|rating"),
    (Kind.TABLE, r"matrix|table|grid"),
    (Kind.CHOICE, r"single|choice|radio|drop|select|list|closed|option"),
    (Kind.ABOUT_YOU, r"about|field|contact|short"),
    (Kind.TEXT, r"text|open|comment|free|long"),
)


class Nature(NamedTuple):
    """What a question is."""

    kind: Kind
    options: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    """Of its options, one for each, or the one place where they are chosen."""
    doubts: tuple[str, ...] = ()


def nature_of(draft: Draft, facts: Facts) -> Nature:
    """The kind of a draft, its options and where they are chosen."""
    if draft.matrix is not None:
        return Nature(Kind.TABLE, (), draft.matrix.addresses)
    if len(draft.options) > 1:
        return _of_ticks(draft, facts)
    if draft.drop_down is not None and len(draft.drop_down.options) > 1:
        return _of_drop_down(draft, draft.drop_down)
    if len(draft.options) == 1:
        return _of_one_tick(draft)
    return _without_boxes(draft)


def _words(draft: Draft) -> str:
    return "\n".join([draft.words, *draft.wording, draft.kind_words])


def _of_ticks(draft: Draft, facts: Facts) -> Nature:
    labels, doubts = _told_apart([box.label for box in draft.options])
    kind = kind_of_options(labels)
    grouped = {box.group for box in draft.options}
    if kind is None or (selects_many(_words(draft)) and kind is not Kind.YES_NO):
        kind, doubt = _one_or_many(draft, grouped, facts)
        doubts += doubt
    return Nature(kind, labels, tuple(box.address for box in draft.options if box.address), doubts)


def _one_or_many(draft: Draft, grouped: set[str], facts: Facts) -> tuple[Kind, tuple[str, ...]]:
    """Whether one of several options or many may be chosen."""
    words = _words(draft)
    if selects_many(words):
        return Kind.MULTI_CHOICE, ()
    if selects_one(words) or asks_for_one_thing(draft.words) or (len(grouped) == 1 and grouped != {""}):
        return Kind.CHOICE, ()
    if facts.groups and grouped == {""}:
        return Kind.MULTI_CHOICE, ()
    return Kind.CHOICE, ("whether several options may be chosen is not said: one was taken",)


def _without_codes(labels: list[str]) -> list[str]:
    """Labels without the codes that Qualtrics prints behind them: `Yes (1)`, `No (2)`."""
    coded = [re.fullmatch(r"(.+?)\s*\((\d{1,3})\)", label) for label in labels]
    codes = [int(one[2]) for one in coded if one]
    if len(codes) < len(labels) or codes != sorted(set(codes)):
        return labels
    return [one[1] for one in coded if one]


def _told_apart(labels: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Labels of which no two are the same, and the doubt if some were or had no words."""
    labels = _without_codes(labels)
    made: list[str] = []
    taken: set[str] = set()
    doubts: dict[str, None] = {}
    for at, label in enumerate(labels, 1):
        name = label or f"box {at}"
        if not label:
            doubts["a box has no words of its own"] = None
        if name in taken:
            doubts[f"the option '{name}' stands there twice"] = None
            name = f"{name} ({at})"
        taken.add(name)
        made.append(name)
    return tuple(made), tuple(doubts)


def _of_drop_down(draft: Draft, box: Box) -> Nature:
    options = tuple(dict.fromkeys(box.options))
    addresses = (box.address,) if box.address else ()
    if len(options) < 2:
        return Nature(Kind.TEXT, (), addresses, ("its drop-down offers only one thing",))
    return Nature(kind_of_options(options) or Kind.CHOICE, options, addresses)


def _of_one_tick(draft: Draft) -> Nature:
    box = draft.options[0]
    at = (box.address, "") if box.address else ()
    if not draft.words or draft.words == box.label or not box.label:
        doubt = ("there is one box only: it was taken as ticked for yes and left empty for no",)
        return Nature(Kind.YES_NO, ("Yes", "No"), at, doubt)
    doubt = (f"there is one box only, '{box.label}': it was taken as ticked for yes and left empty for no",)
    return Nature(Kind.YES_NO, ("Yes", "No"), at, doubt)


def _without_boxes(draft: Draft) -> Nature:
    """From a list of options without boxes, from what the wording names, or from the field that it asks for."""
    addresses = tuple(box.address for box in draft.boxes[:1] if box.address)
    words = _words(draft)
    if len(set(draft.listed)) > 1:
        options = tuple(dict.fromkeys(_without_codes(draft.listed)))
        kind = kind_of_options(options)
        if kind is None or selects_many(words):
            kind = Kind.MULTI_CHOICE if selects_many(words) else _said(draft) or Kind.CHOICE
        sure = (
            selects_many(words)
            or selects_one(words)
            or asks_for_one_thing(draft.words)
            or kind in (Kind.YES_NO, Kind.SCALE)
            or draft.kind_words
        )
        return Nature(
            kind,
            options,
            addresses,
            () if sure else ("whether several options may be chosen is not said: one was taken",),
        )
    named = named_options(draft.words) or named_options("\n".join(draft.wording))
    if named and not (draft.boxes and comment_in(draft.words)):
        return Nature(kind_of_options(named) or Kind.CHOICE, named, addresses)
    steps = stepped_options(words)
    if steps and not draft.boxes[1:]:
        return Nature(Kind.SCALE, steps, addresses, ("its steps were taken from the wording",))
    return _open_ended(draft, addresses)


def _open_ended(draft: Draft, addresses: tuple[str, ...]) -> Nature:
    doubts: tuple[str, ...] = ()
    if draft.drop_down is not None:
        doubts = ("there is a drop-down without a list of what it offers",)
        addresses = addresses or ((draft.drop_down.address,) if draft.drop_down.address else ())
    said = _said(draft)
    if said is not None and said not in (Kind.TEXT, Kind.ABOUT_YOU):
        if said is Kind.YES_NO:
            return Nature(said, ("Yes", "No"), addresses)
        doubts += (f"it is said to be of the kind '{draft.kind_words}', but no options were found",)
    if selects_many(draft.words) or (selects_one(draft.words) and "one or more" not in draft.words):
        doubts += ("it asks to choose, but no options were found",)
    if is_apart(draft.part):
        return Nature(Kind.TEXT, (), addresses, doubts)
    if any(box.kind == "date" for box in draft.boxes):
        return Nature(Kind.ABOUT_YOU, (), addresses, doubts)
    if said is not None and said in (Kind.TEXT, Kind.ABOUT_YOU):
        return Nature(said, (), addresses, doubts)
    short = len(draft.words.split()) <= _SHORT
    field = "" if draft.lettered else field_in(draft.words)
    if field and field != "represents" and (draft.about_you or not draft.explicit or short):
        return Nature(Kind.ABOUT_YOU, (), addresses, doubts)
    if draft.about_you and short and not re.search(r"\b(?:why|describe|explain|how)\b", draft.words, re.IGNORECASE):
        return Nature(Kind.ABOUT_YOU, (), addresses, doubts)
    return Nature(Kind.TEXT, (), addresses, doubts)


def _said(draft: Draft) -> Kind | None:
    """The kind that a column of a spreadsheet names."""
    words = draft.kind_words.lower()
    if not words:
        return None
    return next((kind for kind, pattern in _COLUMN_KINDS if re.search(pattern, words)), None)
