"""Finishing: drafts -> questions, with kinds, limits and what is unsure.

In: the drafts of a document in order. Out: questions that have no ids yet, and passages left out: labels without words.
A question that only introduces its parts is told in their section.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from draftkit.consultation.passages import Box
from draftkit.consultation.questionnaire import Kind, LeftOut, Question
from draftkit.consultation.recognise.about_you import field_in
from draftkit.consultation.recognise.draft import NO_PLACE, Draft
from draftkit.consultation.recognise.evidence import Facts
from draftkit.consultation.recognise.gathered import Gathered
from draftkit.consultation.recognise.kinds import nature_of
from draftkit.consultation.recognise.limits import Limits, without_limits
from draftkit.consultation.recognise.parts import is_apart
from draftkit.consultation.recognise.prompts import comment_in
from draftkit.consultation.recognise.wording import ends_asking


class Finished(NamedTuple):
    """What drafts have become."""

    questions: list[Question]
    left_out: list[LeftOut]


def finished(found: Gathered) -> Finished:
    """The questions of all drafts."""
    made = Finished([], [])
    drafts = found.drafts
    stems: list[Draft] = []
    expected = 4 * sum(bool(draft.boxes) for draft in drafts) > len(drafts)
    for at, draft in enumerate(drafts):
        stems = [stem for stem in stems if _is_over(stem, draft)]
        if _introduces_parts(draft, drafts[at + 1] if at + 1 < len(drafts) else None):
            stems.append(draft)
            continue
        if not draft.words:
            label = f"Question {draft.number}{draft.part}".strip()
            made.left_out.append(LeftOut(label, "no words of a question follow it", draft.where))
            continue
        if expected and not draft.has_place and not draft.listed:
            draft.doubt(NO_PLACE)
        for_all = found.for_section.get(draft.section, found.for_all)
        made.questions.extend(_questions(draft, stems, found.facts, for_all))
    return made


def _is_over(stem: Draft, draft: Draft) -> bool:
    """Whether a draft is a part of what a stem introduces."""
    return stem.number == draft.number and (not stem.part or draft.part.startswith(f"{stem.part}("))


def _introduces_parts(draft: Draft, after: Draft | None) -> bool:
    """Whether a draft has no place of its own and the next one is a part of it."""
    if after is None or draft.has_place or draft.listed or not draft.number or after.number != draft.number:
        return False
    if not after.part or after.part == draft.part or is_apart(after.part):
        return False
    if draft.part and not after.part.startswith(f"{draft.part}("):
        return False
    return not ends_asking(draft.words) or (after.lettered and after.has_place)


def _questions(draft: Draft, stems: Sequence[Draft], facts: Facts, for_all: Limits) -> list[Question]:
    """The question of a draft, and those of its boxes that are answered apart: a comment, what `Other` means."""
    nature = nature_of(draft, facts)
    doubts = [*draft.unsure, *nature.doubts]
    words, characters = _limits(draft, doubts)
    text = _text(draft)
    if nature.kind is Kind.TEXT and words is None and characters is None and not draft.about_you:
        words, characters = _first(for_all.words), _first(for_all.characters)
    closed = nature.kind not in (Kind.TEXT, Kind.ABOUT_YOU)
    extra = draft.boxes if closed and nature.addresses != _addresses(draft.boxes[:1]) else draft.boxes[1:]
    others = _apart(draft, extra, nature.options, words, characters) if closed else []
    if extra and not closed:
        doubts.append(f"it has {len(draft.boxes)} places to write in: the answer goes into the first")
    if others and (words or characters):
        words = characters = None
    matrix = draft.matrix
    question = Question(
        id="",
        text=text,
        kind=nature.kind,
        number=draft.number,
        part=draft.part,
        options=nature.options,
        rows=matrix.rows if matrix else (),
        columns=matrix.columns if matrix else (),
        words=words,
        characters=characters,
        section=_section(draft, stems),
        about_you=draft.about_you or (bool(field_in(text)) and not draft.explicit and not draft.lettered),
        required=draft.required,
        answer_at=nature.addresses,
        confidential_at=_addresses(draft.confidential),
        where=draft.where,
        unsure="; ".join(doubts),
    )
    return [question, *others]


def _apart(
    draft: Draft, boxes: Sequence[Box], options: tuple[str, ...], words: int | None, characters: int | None
) -> list[Question]:
    """Questions for the boxes of text that belong to a closed question."""
    made = []
    for box, part, text, doubt in _places(draft, boxes, options):
        made.append(
            Question(
                id="",
                text=text,
                kind=Kind.TEXT,
                number=draft.number,
                part=f"{draft.part} {part}".strip(),
                words=words,
                characters=box.characters or characters,
                section=draft.section,
                about_you=draft.about_you,
                answer_at=_addresses([box]),
                where=draft.where,
                unsure=doubt,
            )
        )
    return made


def _places(draft: Draft, boxes: Sequence[Box], options: tuple[str, ...]) -> list[tuple[Box, str, str, str]]:
    """Each box with the part that it is, its words, and what was guessed."""
    made = []
    if draft.other is not None:
        made.append((draft.other, "other", options[-1] if options else "Other", ""))
    if boxes:
        label = without_limits(boxes[0].label)
        said = comment_in(draft.words) or next((w for w in draft.wording if w.endswith(":")), "") or label
        doubt = "" if said else "a box for text follows the options and has no words of its own"
        if len(boxes) > 1:
            doubt = f"{doubt}; " * bool(doubt) + f"there are {len(boxes)} boxes: the answer goes into the first"
        made.append((boxes[0], "comment", said or "Comments", doubt))
    return made


def _text(draft: Draft) -> str:
    """The words of a question, exactly; paragraphs after the first that only say how long it may be are left out."""
    asked = [text for at, text in enumerate(draft.text) if at == 0 or without_limits(text).strip()]
    return "\n".join(asked).strip()


def _section(draft: Draft, stems: Sequence[Draft]) -> str:
    """The heading above, and the words that introduce the question."""
    return " – ".join(filter(None, [draft.section, *(without_limits(stem.words) for stem in stems)]))


def _addresses(boxes: Sequence[Box]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(box.address for box in boxes if box.address))


def _first(limits: tuple[int, ...]) -> int | None:
    return min(limits) if limits else None


def _limits(draft: Draft, doubts: list[str]) -> tuple[int | None, int | None]:
    """The limits of an answer; where two are stated, the lower one with a doubt."""
    words = tuple(dict.fromkeys(limit for one in draft.limits for limit in one.words))
    characters = tuple(dict.fromkeys(limit for one in draft.limits for limit in one.characters))
    others = tuple(dict.fromkeys(limit for one in draft.limits for limit in one.others))
    words = tuple(dict.fromkeys((*words, *(box.words for box in draft.boxes if box.words))))
    settings = {box.characters for box in draft.boxes if box.characters}
    for unit, stated in (("words", words), ("characters", characters)):
        if len(stated) > 1:
            told = " and ".join(f"{limit:,}" for limit in stated)
            doubts.append(f"two limits are stated, {told} {unit}: the lower one was taken")
    for limit in others:
        doubts.append(f"it is limited in another way than by words or characters: '{limit}'")
    lowest = min(settings, default=0)
    if lowest and characters and lowest != min(characters):
        doubts.append(
            f"its wording says {min(characters):,} characters and its box takes {lowest:,}: the lower was taken"
        )
    return _first(words), _first((*characters, lowest) if lowest else characters)
