"""Duplicates: questions that a document prints twice, as consultations do that list them all in an annex.

In: questions in order. Out: each question once, the one with places for answers before the one without, with what was
left out; two questions that only share a number are both kept, and marked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace

from draftkit.consultation.questionnaire import LeftOut, Question
from draftkit.consultation.wording import words_of

COMPARED = 5
"""With how many questions of the same number, or the same words, one is compared."""

ALIKE = 0.85
"""How alike the words of two questions with one number are that count as the same question."""


def without_duplicates(questions: Sequence[Question]) -> tuple[list[Question], list[LeftOut]]:
    """Every question once, in the order in which they stand."""
    kept: list[Question | None] = []
    left: list[tuple[int, LeftOut]] = []
    by_name: dict[tuple[str, str], list[int]] = {}
    by_words: dict[str, list[int]] = {}
    for question in questions:
        twin = _twin(question, kept, by_name, by_words)
        at = len(kept)
        kept.append(question)
        if twin is not None:
            loser, winner = _loser(kept, twin, at)
            left.append((loser, _left(kept, loser, winner)))
            kept[winner] = _merged(kept, winner, loser)
            kept[loser] = None
            at = winner
        by_name.setdefault((question.number, question.part), []).append(at)
        by_words.setdefault(words_of(question.text), []).append(at)
    return _marked([question for question in kept if question is not None]), [
        one for _, one in sorted(left, key=_index)
    ]


def _index(pair: tuple[int, LeftOut]) -> int:
    return pair[0]


def _twin(
    question: Question,
    kept: Sequence[Question | None],
    by_name: dict[tuple[str, str], list[int]],
    by_words: dict[str, list[int]],
) -> int | None:
    """The index of the same question, if it stands there before."""
    words = words_of(question.text)
    named = by_name.get((question.number, question.part), ()) if question.number else ()
    for at in named[-COMPARED:]:
        other = kept[at]
        if other is not None and _same(words, words_of(other.text)) and not (other.answer_at and question.answer_at):
            return at
    if len(words.split()) < 5:
        return None
    for at in by_words.get(words, ())[-COMPARED:]:
        other = kept[at]
        if other is None or (other.answer_at and question.answer_at):
            continue
        if not (other.number and question.number) and other.part == question.part:
            return at
    return None


def _same(words: str, others: str) -> bool:
    if words == others:
        return True
    if re.findall(r"\d+", words) != re.findall(r"\d+", others):
        return False
    if min(len(words), len(others)) < 0.6 * max(len(words), len(others)):
        return False
    return difflib.SequenceMatcher(None, words[:600], others[:600], autojunk=False).ratio() >= ALIKE


def _weight(question: Question) -> tuple[int, int, int]:
    """What speaks for keeping a question: places for answers, options, a number."""
    return (len(question.answer_at), len(question.options) + len(question.rows), bool(question.number))


def _loser(kept: Sequence[Question | None], one: int, other: int) -> tuple[int, int]:
    first, second = kept[one], kept[other]
    assert first is not None, "a twin is kept"
    assert second is not None, "it was put there just now"
    return (one, other) if _weight(second) > _weight(first) else (other, one)


def _left(kept: Sequence[Question | None], loser: int, winner: int) -> LeftOut:
    gone, stays = kept[loser], kept[winner]
    assert gone is not None, "it is taken out only after this"
    assert stays is not None, "the winner stays"
    name = f"{gone.label}: " if gone.number else ""
    place = f", {stays.where}" if stays.where else ""
    return LeftOut(f"{name}{gone.text}", f"it is the same question as at another place{place}", gone.where)


def _merged(kept: Sequence[Question | None], winner: int, loser: int) -> Question:
    """The question that stays, with what only the other knew."""
    stays, gone = kept[winner], kept[loser]
    assert stays is not None, "the winner stays"
    assert gone is not None, "it is taken out only after this"
    unsure = stays.unsure
    if words_of(stays.text) != words_of(gone.text):
        reason = f"it is worded otherwise at another place ({gone.where}): '{gone.text}'"
        unsure = f"{unsure}; {reason}" if unsure else reason
    return replace(
        stays,
        section=stays.section if not gone.section or loser > winner else gone.section,
        number=stays.number or gone.number,
        words=stays.words or gone.words,
        characters=stays.characters or gone.characters,
        unsure=unsure,
    )


def _marked(questions: list[Question]) -> list[Question]:
    """Questions of one number and part are marked, unless each section counts for itself."""
    first: dict[tuple[str, str, str], Question] = {}
    made: list[Question] = []
    for question in questions:
        key = (question.section, question.number, question.part)
        other = first.setdefault(key, question) if question.number else question
        if other is not question:
            reason = f"another question has the same number ({other.where or other.text[:60]})"
            question = replace(question, unsure=f"{question.unsure}; {reason}" if question.unsure else reason)
        made.append(question)
    return made
