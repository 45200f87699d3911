"""Starts: whether a question begins with an item.

In: an item, what follows it, what is true of the document, and the question before it. Out: `Start`: that it begins
one, perhaps with a doubt; or a reason why it does not although it looks like one; or neither.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from draftkit.consultation.recognise.about_you import field_in
from draftkit.consultation.recognise.draft import NO_PLACE
from draftkit.consultation.recognise.evidence import Evidence, Facts
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.prompts import is_not_for_respondents, names_the_box
from draftkit.consultation.recognise.wording import (
    asks,
    asks_at_its_end,
    ends_asking,
    is_housekeeping,
    is_rhetorical,
    orders,
)

LONGEST = 60
"""Most words of a statement that counts as a question because a box follows it."""


class Start(NamedTuple):
    """What was decided on an item."""

    begins: bool
    doubt: str = ""
    """What was guessed, if it begins a question."""
    reason: str = ""
    """Why it does not begin one, if it looks as if it did."""


class Around(NamedTuple):
    """Where an item stands."""

    evidence: Evidence
    facts: Facts
    under_questions: bool = False
    """Under a heading such as `Consultation questions`."""
    about_you: bool = False
    """Under a heading such as `About you`."""
    last: str = ""
    """The number of the question before it."""
    among_fields: bool = False
    """Beside another line such as `Name:`."""
    in_question: bool = False
    """Directly below a question with a number, to which a part such as `(a)` belongs."""


NO = Start(False)
_GUESSED = "it asks for nothing in so many words; it was taken because a place to write in follows"


def start_of(item: Item, around: Around) -> Start:
    """Whether a question begins with an item that is no heading, prompt, option or note."""
    if item.number is not None and item.number.explicit:
        return Start(True)
    if item.number is not None and (item.number.number or item.number.part):
        return _numbered(item, around)
    return _without_number(item, around)


def _numbered(item: Item, around: Around) -> Start:
    evidence, text = around.evidence, item.text
    ask = asks(text) or orders(text)
    if ask and evidence:
        return Start(True)
    if evidence.strong and field_in(text):
        return Start(True)
    if evidence.strong and not is_housekeeping(text) and not is_not_for_respondents(text):
        if around.about_you:
            return Start(True)
        if len(text.split()) <= LONGEST and text:
            return Start(True, _GUESSED)
    if not ask:
        return _field_without_place(item, around) if field_in(text) else NO
    return _asks_without_place(item, around)


def _field_without_place(item: Item, around: Around) -> Start:
    """A numbered field on the respondent, with no place for an answer."""
    if around.about_you or item.required:
        return Start(True)
    if not item.text.endswith(":") or item.level or around.facts.explicit > 1:
        return NO
    return Start(True, NO_PLACE if around.facts.places > 1 else "")


def _asks_without_place(item: Item, around: Around) -> Start:
    """A numbered item that asks, with no place for an answer."""
    assert item.number is not None
    facts, text = around.facts, item.text
    if around.under_questions or around.about_you or (around.in_question and not item.number.number):
        return Start(True)
    if facts.explicit > 1:
        return Start(False, reason="the questions here are called 'Question' or 'Q', and this paragraph is not")
    if is_rhetorical(text) and item.number.part == "":
        return Start(False, reason="it is a heading which the text itself answers")
    if facts.places > 1:
        if _follows(around.last, item.number.number) or item.number.part:
            return Start(True, NO_PLACE)
        return Start(False, reason="nothing follows in which to answer it")
    if item.level:
        return Start(False, reason="it is a heading, and nothing follows in which to answer it")
    if facts.asking.get(item.number.style, 0) < 0.5 and not item.number.part:
        return Start(False, reason="it is a numbered paragraph of the text, most of which ask nothing")
    return Start(True)


def _follows(last: str, number: str) -> bool:
    """Whether a number is the next after another, or the first; it may come twice, and one or two may be missing."""
    if not number.isdigit():
        return False
    return 0 <= int(number) - int(last) <= 3 if last.isdigit() else int(number) == 1


def _without_number(item: Item, around: Around) -> Start:
    evidence, text = around.evidence, item.text
    field = bool(field_in(text))
    if is_not_for_respondents(text) or (is_housekeeping(text) and not field):
        return NO
    if evidence.strong and (evidence.near or asks(text)) and not names_the_box(text):
        if asks(text) or asks_at_its_end(text) or field or around.about_you:
            return Start(True)
        if len(text.split()) <= 40:
            return Start(True, "" if _is_label(text) else _GUESSED)
    if asks(text) and (evidence.weak or evidence.options):
        return Start(True)
    if field and evidence.near and evidence.weak:
        return Start(True)
    if field and around.about_you and len(text.split()) <= 12 and not around.facts.boxed:
        return Start(True)
    if around.among_fields:
        return Start(True, NO_PLACE if around.facts.places > 1 else "")
    return _looks_like_one(item, around)


def _is_label(text: str) -> bool:
    return bool(re.search(r":\s*$", text)) and len(text.split()) <= 12


def _looks_like_one(item: Item, around: Around) -> Start:
    """An item without number or place that asks."""
    text = item.text
    if not asks(text):
        return NO
    if around.under_questions and not around.facts.explicit and len(text.split()) <= 120:
        return Start(True, "it has no number and no place for its answer; it stands in the list of questions")
    if around.about_you and around.facts.boxed > 1 and not is_rhetorical(text) and not item.level:
        return Start(True, NO_PLACE)
    if is_rhetorical(text):
        return Start(False, reason="it is a question which the text itself answers")
    if item.bold and ends_asking(text) and not around.facts.explicit and not around.facts.boxed:
        return Start(True, "it has no number and no place for its answer; it was taken because it is in bold")
    return Start(False, reason="it has no number, and nothing follows in which to answer it")
