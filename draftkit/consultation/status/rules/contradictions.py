"""DK768: two answers of one response that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.consultation.ledger.likeness import Texts, words_of
from draftkit.consultation.ledger.matching import FEWEST, OPPOSITE
from draftkit.consultation.status.subject import Item, Subject
from draftkit.consultation.wording import folded
from draftkit.problems import Problem, advice, warning

ALIKE = 0.85
"""From which likeness two questions of one consultation count as the same: its questions are alike anyway."""


def contradictions(subject: Subject) -> Iterator[Problem]:
    """Opposite positions on one topic, as a warning; on questions in much the same words, as advice."""
    taken = [item for item in subject.answered() if item.answer.position is not None]
    yield from _by_topic(taken)
    yield from _by_words([item for item in taken if not item.answer.topic.strip()])


def _by_topic(taken: list[Item]) -> Iterator[Problem]:
    topics: dict[str, list[Item]] = {}
    for item in taken:
        if item.answer.topic.strip():
            topics.setdefault(folded(item.answer.topic), []).append(item)
    for items in topics.values():
        for item in items[1:]:
            if _contradicts(items[0], item):
                yield _finding(items[0], item, f"on '{item.answer.topic.strip()}'", sure=True)


def _by_words(taken: list[Item]) -> Iterator[Problem]:
    texts = Texts({item.question.id: item.question.text for item in taken})
    by_id = {item.question.id: (number, item) for number, item in enumerate(taken)}
    for number, item in enumerate(taken):
        if len(words_of(item.question.text)) < FEWEST:
            continue
        for id, _ in texts.like(item.question.text, ALIKE):
            other_number, other = by_id[id]
            if other_number < number and _contradicts(other, item) and other.question.number != item.question.number:
                yield _finding(other, item, "on what seems to be the same question", sure=False)
                break


def _contradicts(first: Item, second: Item) -> bool:
    answers = (first.answer, second.answer)
    return (first.answer.position, second.answer.position) in OPPOSITE and not any(
        one.changed_position.strip() for one in answers
    )


def _finding(first: Item, second: Item, on: str, *, sure: bool) -> Problem:
    message = f"{second.label} is '{second.answer.position}' and {first.label} is '{first.answer.position}' {on}"
    if sure:
        hint = "correct one of them; if both are meant, give them different topics, or say why with changed_position"
        return warning("DK768", message, second.place("position"), hint)
    hint = "if they are about different things, give each its 'topic'"
    return advice("DK768", message, second.place("position"), hint)
