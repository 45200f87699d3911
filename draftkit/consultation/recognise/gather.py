"""Gathering: items in order -> drafts of questions, and passages left out with the reason.

In: items, with tables arranged. Out: `Gathered`. One pass, in which each item goes to the question before it, begins
another, is a heading, or is of no account; what only looks like a question is left out with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from draftkit.consultation.questionnaire import LeftOut
from draftkit.consultation.recognise.about_you import field_in, is_about_you
from draftkit.consultation.recognise.attach import attach_boxes, attach_matrix, is_of_confidentiality
from draftkit.consultation.recognise.draft import Draft
from draftkit.consultation.recognise.evidence import Facts, evidence_after, facts_of, is_listed
from draftkit.consultation.recognise.headings import (
    is_heading,
    stands_over_contents,
    stands_over_other_things,
    stands_over_questions,
)
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.limits import Limits, is_for_all, is_only_a_limit, limits_in
from draftkit.consultation.recognise.notes import reason_for_note
from draftkit.consultation.recognise.options import (
    expects_options,
    is_only_a_selection,
    is_usual,
    named_options,
)
from draftkit.consultation.recognise.parts import part_of
from draftkit.consultation.recognise.prompts import (
    asks_confidentiality,
    is_comment,
    is_conditional,
    is_of_this_answer,
    names_the_box,
)
from draftkit.consultation.recognise.starts import Around, start_of
from draftkit.consultation.recognise.wording import asks, ends_asking, is_housekeeping, looks_like_a_question


@dataclass(slots=True)
class Gathered:
    """What was found so far; it changes while items are gone through and never leaves this package."""

    facts: Facts
    drafts: list[Draft] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    for_all: Limits = field(default_factory=Limits)
    """Limits that the introduction states for every answer."""
    section: str = ""
    under: dict[str, int] = field(default_factory=dict)
    """What the headings above say of what stands here, with the depth of the heading that said so."""
    current: Draft | None = None
    stem: Draft | None = None
    """The last draft with a number, to which parts such as `(a)` belong."""
    previous: Item | None = None
    asks_confidence: Draft | None = None
    """The draft of whose confidentiality the item before asked, with its boxes still to come."""
    pending: Draft | None = None
    """A numbered passage that is no question by itself, but may introduce parts such as `(a)`."""

    @property
    def about_you(self) -> bool:
        """Whether a heading such as `About you` stands above."""
        return "about you" in self.under

    def leave_out(self, item: Item, reason: str) -> None:
        """Report a passage that was not taken."""
        self.left_out.append(LeftOut(item.whole or item.text, reason, item.where))


def gather(items: Sequence[Item]) -> Gathered:
    """The drafts of all questions in order."""
    found = Gathered(facts_of(items))
    for at, item in enumerate(items):
        _take(found, items, at, item)
        found.previous = item
    return found


def _take(found: Gathered, items: Sequence[Item], at: int, item: Item) -> None:
    """Give an item to where it belongs."""
    if _takes_column(found, item) or _takes_confidentiality(found, item):
        return
    found.asks_confidence = None
    reason = reason_for_note(item, below_contents="contents" in found.under, below_other_things="other" in found.under)
    if reason:
        if looks_like_a_question(item.text) or (item.number is not None and item.number.explicit):
            found.leave_out(item, reason)
        return
    if item.matrix is not None:
        _take_matrix(found, items, at, item)
    elif not item.text:
        _take_boxes(found, item)
    elif _is_heading(found, items, at, item):
        _take_heading(found, item)
    elif not _takes_into_current(found, items, at, item):
        _take_start(found, items, at, item)


def _takes_column(found: Gathered, item: Item) -> bool:
    """Take what stands in a column whose heading says what it is for: limits, options, whether it is confidential."""
    draft = found.current
    if draft is None or item.column in ("", "question", "number", "answer", "part"):
        return False
    if item.column == "confidential":
        draft.confidential += item.boxes
    elif item.column == "limit":
        draft.limits.append(limits_in(item.text) or limits_in(f"maximum {item.text} words"))
    elif item.column == "options":
        _list_options(draft, item)
    elif item.column == "required":
        draft.required |= item.text.lower() in ("yes", "y", "required", "mandatory", "true", "x", "✓")
    elif item.column == "kind":
        draft.kind_words = item.text
    elif item.column == "section":
        draft.section = item.text
    else:
        return False
    return True


def _list_options(draft: Draft, item: Item) -> None:
    """Options in a cell of a spreadsheet: one to a line, or between semicolons or bars."""
    text = item.whole
    separator = next((one for one in ("\n", ";", "|", " / ", ",") if one in text), "\n")
    draft.listed += [piece.strip(" •-–") for piece in text.split(separator) if piece.strip(" •-–")]
    if item.boxes and not draft.has_place:
        attach_boxes(draft, item)


def _takes_confidentiality(found: Gathered, item: Item) -> bool:
    """Take a line that asks whether the answer before it is confidential, or the boxes of one."""
    if found.asks_confidence is not None and not item.text and is_of_confidentiality(item):
        found.asks_confidence.confidential += item.boxes
        found.asks_confidence = None
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
    if draft is None or (not draft.open and draft.matrix):
        _take_stray_boxes(found, item)
        return
    attach_boxes(draft, item)


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
    draft = _open(found, item)
    draft.text.append(before if before and len(before.split()) <= 40 else " / ".join(labels) or "a list to choose from")
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


def _takes_into_current(found: Gathered, items: Sequence[Item], at: int, item: Item) -> bool:
    """Take an item that belongs to the question before it: options, limits, prompts, paragraphs of its text."""
    draft = found.current
    if is_only_a_limit(item.text) and not (item.number and item.number.explicit):
        _take_limit(found, item)
        return True
    if draft is None:
        return _takes_general(found, item)
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


def _takes_general(found: Gathered, item: Item) -> bool:
    """Take what the introduction says of every answer."""
    limits = limits_in(item.text)
    if limits and is_for_all(item.text) and not found.drafts and item.number is None:
        found.for_all = limits
    return False


def _take_limit(found: Gathered, item: Item) -> None:
    limits = limits_in(item.text)
    if found.current is not None and not (
        is_for_all(item.text) and "question" in item.text and found.current.has_place
    ):
        found.current.limits.append(limits)
        if item.boxes:
            attach_boxes(found.current, item)
    elif is_for_all(item.text) or not found.drafts:
        found.for_all = limits


def _takes_options(draft: Draft, item: Item) -> bool:
    """Take options and how to choose among them."""
    if item.number is not None and (item.number.explicit or item.number.number):
        return False
    if is_only_a_selection(item.text):
        draft.wording.append(item.text)
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
    if is_usual(item.whole) or is_usual(item.text) or is_listed(item, choosing):
        draft.listed.append(item.text)
        return True
    return False


def _takes_comment(found: Gathered, items: Sequence[Item], at: int, item: Item) -> bool:
    """Take 'Please explain' as a part of the question before it, or as more of its text while it has no place."""
    draft = found.current
    if draft is None or item.number is not None or not is_comment(item.text):
        return False
    if field_in(item.text) and found.about_you:
        return False
    follows = bool(evidence_after(items, at)) or bool(item.boxes)
    closed = draft.is_closed or bool(named_options(draft.words))
    if not closed and not draft.boxes and not draft.part.endswith("comment"):
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
    stem = parent.part.removesuffix(name).strip()
    child = _open(found, item)
    child.number, child.part = parent.number, f"{stem} {name}".strip()
    child.section, child.about_you = parent.section, parent.about_you
    return child


def _takes_paragraph(found: Gathered, items: Sequence[Item], at: int, item: Item) -> bool:
    """Take a paragraph into the text of a question that is not complete yet."""
    draft = found.current
    if draft is None or not draft.open or draft.has_place or item.level:
        return False
    if item.number is not None and (item.number.explicit or item.number.number or draft.words):
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
    if asks(item.text) or evidence_after(items, at).near:
        return False
    draft.add_text(item, whole=True)
    return True


def _continues(draft: Draft, item: Item) -> bool:
    """Whether the text of a question goes on in this paragraph."""
    words = draft.words
    if item.boxes and not asks(item.text):
        return False
    if item.bullet:
        return draft.text[-1].startswith("•") or words.endswith((":", "?", ";", "–"))
    if asks(item.text) and not is_housekeeping(item.text):
        return True
    return not asks(words) and (not words.endswith((".", "!", ":")) or bool(draft.explicit and draft.awaits_box))


def _take_start(found: Gathered, items: Sequence[Item], at: int, item: Item) -> None:
    """Begin a question with an item, or report why not."""
    around = Around(
        evidence_after(items, at),
        found.facts,
        "questions" in found.under,
        found.about_you,
        found.stem.number if found.stem is not None else "",
        len(found.drafts),
    )
    start = start_of(item, around)
    if not start.begins:
        if start.reason:
            found.leave_out(item, start.reason)
        elif looks_like_a_question(item.text):
            found.leave_out(item, "it is part of a longer text, and nothing follows in which to answer it")
        _keep_as_stem(found, item)
        if found.current is not None and not found.current.awaits_box:
            found.current.open = False
        return
    _introduce(found, item)
    draft = _open(found, item)
    part_of(draft, item, found.stem)
    draft.awaits_box = around.evidence.strong or around.evidence.weak
    draft.add_text(item)
    if start.doubt:
        draft.doubt(start.doubt)
    if draft.number or draft.part:
        found.stem = draft
    if item.matrix is not None:
        attach_matrix(draft, item)
    attach_boxes(draft, item)


def _keep_as_stem(found: Gathered, item: Item) -> None:
    """Remember a numbered passage, in case parts follow it."""
    if item.number is None or not item.number.number:
        return
    found.pending = Draft(item.where, item.number.number, item.number.part, section=found.section)
    found.pending.text.append(item.text)
    found.current = None


def _introduce(found: Gathered, item: Item) -> None:
    """Let the passage that was remembered introduce its parts, if a part of it begins."""
    if found.pending is None or item.number is None:
        return
    if not item.number.number and item.number.part:
        found.drafts.append(found.pending)
        found.stem = found.pending
    found.pending = None


def _open(found: Gathered, item: Item) -> Draft:
    draft = Draft(item.where, section=found.section, about_you=found.about_you, order=len(found.drafts))
    draft.explicit = item.number is not None and item.number.explicit
    draft.required = item.required
    found.drafts.append(draft)
    found.current = draft
    return draft
