"""A consultation that is issued again: which questions are the same, moved, reworded, gone or new.

In: the questions as they were and as they are. Out: a `Reissue`. A question is known by its wording first: where one
was put in, all later ones have other numbers, and their answers must go with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from draftkit.consultation.questionnaire import Question
from draftkit.consultation.wording import SAME_QUESTION, folded, likeness


@dataclass(frozen=True, slots=True)
class Reissue:
    """How the questions changed; all ids are of the new questions unless it says otherwise."""

    moved: Mapping[str, str]
    """From the old id to the new one, where they differ."""
    reworded: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    """The same wording, but other options, rows or limits."""
    gone: tuple[str, ...] = ()
    """Old ids."""
    new: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.moved or self.reworded or self.altered or self.gone or self.new)


def compare(old: Sequence[Question], new: Sequence[Question]) -> Reissue:
    """What became of each question."""
    pairs = _by_wording(old, new)
    new_by_id = {question.id: question for question in new}
    taken = set(pairs.values())
    for question in old:
        same_id = new_by_id.get(question.id)
        if question.id not in pairs and same_id is not None and same_id.id not in taken and _alike(question, same_id):
            pairs[question.id] = same_id.id
    _follow_parents(old, new, pairs)
    old_by_id = {question.id: question for question in old}
    kept = [(old_by_id[before], new_by_id[now]) for before, now in pairs.items()]
    reworded = [now.id for before, now in kept if folded(before.text) != folded(now.text)]
    return Reissue(
        moved={before.id: now.id for before, now in kept if before.id != now.id},
        reworded=tuple(reworded),
        altered=tuple(now.id for before, now in kept if now.id not in reworded and _asks(before) != _asks(now)),
        gone=tuple(question.id for question in old if question.id not in pairs),
        new=tuple(question.id for question in new if question.id not in pairs.values()),
    )


def _asks(question: Question) -> tuple[object, ...]:
    return question.kind, question.options, question.rows, question.columns, question.words, question.characters


def _by_wording(old: Sequence[Question], new: Sequence[Question]) -> dict[str, str]:
    """The pairs whose wording is the same; 'Please explain' stands under many numbers, so there the number counts."""
    pairs: dict[str, str] = {}
    wordings = {question.id: folded(question.text) for question in new}
    for question in old:
        if wordings.get(question.id) == folded(question.text):
            pairs[question.id] = question.id
    taken = set(pairs.values())
    counts = Counter(folded(question.text) for question in old), Counter(wordings.values())
    by_wording = {wording: id for id, wording in wordings.items() if id not in taken}
    for question in old:
        wording = folded(question.text)
        unique = counts[0][wording] == counts[1][wording] == 1
        if question.id not in pairs and unique and wording in by_wording:
            pairs[question.id] = by_wording[wording]
    return pairs


def _follow_parents(old: Sequence[Question], new: Sequence[Question], pairs: dict[str, str]) -> None:
    """Let parts such as 'Please explain' go with the question under whose number they stand."""
    whole_old = {question.number: question.id for question in old if question.number and not question.part}
    whole_new = {question.id: question.number for question in new if question.number and not question.part}
    parts_new = {(question.number, question.part): question for question in new if question.part}
    for question in old:
        if not question.part or question.number not in whole_old:
            continue
        number = whole_new.get(pairs.get(whole_old[question.number], ""))
        part = parts_new.get((number, question.part)) if number else None
        if part is not None and folded(part.text) != folded(question.text):
            continue
        pairs.pop(question.id, None)
        if part is not None:
            for other in [before for before, now in pairs.items() if now == part.id]:
                del pairs[other]
            pairs[question.id] = part.id


def _alike(old: Question, new: Question) -> bool:
    """Whether two wordings under one id are one question in other words."""
    return likeness(old.text, new.text) >= SAME_QUESTION
