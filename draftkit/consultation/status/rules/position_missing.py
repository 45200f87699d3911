"""DK766: no position where the question asks whether one agrees."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.consultation.questionnaire import Kind
from draftkit.consultation.status.stance import asks_agreement, stance_of_option
from draftkit.consultation.status.subject import Item, Subject
from draftkit.problems import Problem, warning


def position_missing(subject: Subject) -> Iterator[Problem]:
    """Answered questions that ask for agreement and whose answer has no position, nor has that beside its box."""
    for item in subject.answered():
        question = item.question
        if item.answer.position is not None or question.about_you or question.kind is Kind.TABLE:
            continue
        closed = subject.closed_part(item)
        if closed is not None or not asks_agreement(question):
            continue
        yield warning(
            "DK766", f"{item.label} asks whether you agree, and no position is given", item.place(), _hint(item)
        )


def _hint(item: Item) -> str:
    stances = {stance_of_option(option, item.question) for option in item.answer.chosen}
    stance = next(iter(stances)) if len(stances) == 1 else None
    if stance is not None:
        return f"'{item.answer.chosen[0]}' is chosen, so write: position: {stance}"
    return "write one of: position: support, oppose, neutral, no-view; the ledger keeps it"
