"""Matching: the questions that were answered with those that stand in a form now.

In: the questionnaire of a response and the questions that were recognised in the form. Out: `Matched`. A question is
found by its words, then by its number where the words are nearly the same, then by the address of its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from draftkit.consultation.questionnaire import Question
from draftkit.consultation.wording import SAME_QUESTION, likeness, words_of

_FEW = 80
"""Up to how many left-over questions are compared with one another without a number to go by."""


class How(StrEnum):
    """How a question was found in the form."""

    SAME = "same"
    RENUMBERED = "renumbered"
    """The same words under another number."""
    REWORDED = "reworded"
    """The same number, and nearly the same words."""
    ADDRESS = "address"
    """Only by the address of its answer, which somebody wrote into questions.yaml."""


class Match(NamedTuple):
    """A question and where it is in the form."""

    question: Question
    """As it was answered."""
    found: Question | None
    """As it stands in the form."""
    how: How
    answer_at: tuple[str, ...]
    confidential_at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """What a form and a response have in common, and what not."""

    matches: tuple[Match, ...]
    gone: tuple[Question, ...]
    """Questions of the response that are not in the form."""
    new: tuple[Question, ...]
    """Questions of the form that the response does not know."""


def match(asked: Sequence[Question], found: Sequence[Question], addresses: Collection[str], *, same: bool) -> Matched:
    """Match the questions of a response with those of a form that has these addresses.

    `same` says that the form is the very file from which the questions were read.
    """
    pairs: dict[int, tuple[Question, How]] = {}
    left = dict(enumerate(found))
    for key, how in _KEYS:
        _pair_by(key, how, asked, left, pairs)
    _pair_reworded(asked, left, pairs)
    claimed = {address for question, _ in pairs.values() for address in question.answer_at}
    matches, gone = [], []
    for number, question in enumerate(asked):
        pair = pairs.get(number)
        at = _addresses(question, pair, addresses, claimed, same=same)
        if pair is None and not at:
            gone.append(question)
            continue
        asks = _confidential(question, pair[0] if pair else None, addresses)
        matches.append(Match(question, pair[0] if pair else None, pair[1] if pair else How.ADDRESS, at, asks))
    taken = {address for one in matches if one.found is None for address in one.answer_at}
    new = [question for question in left.values() if not taken.intersection(question.answer_at)]
    return Matched(tuple(matches), tuple(gone), tuple(new))


def _by_all(question: Question) -> Hashable:
    return (question.number.casefold(), question.part.casefold(), words_of(question.text))


def _by_id_and_words(question: Question) -> Hashable:
    return (question.id, words_of(question.text))


def _by_words(question: Question) -> Hashable:
    return (words_of(question.text), question.part.casefold() if "comment" in question.part else "")


def _by_number(question: Question) -> Hashable:
    return (question.number.casefold(), question.part.casefold()) if question.number else ("", question.id)


_KEYS: tuple[tuple[Callable[[Question], Hashable], How], ...] = (
    (_by_all, How.SAME),
    (_by_id_and_words, How.SAME),
    (_by_words, How.RENUMBERED),
)


def _index(key: Callable[[Question], Hashable], questions: Iterable[tuple[int, Question]]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for number, question in questions:
        found.setdefault(key(question), []).append(number)
    return found


def _pair_by(
    key: Callable[[Question], Hashable],
    how: How,
    asked: Sequence[Question],
    left: dict[int, Question],
    pairs: dict[int, tuple[Question, How]],
) -> None:
    """Pair the questions that a key tells for certain, or that come equally often, in their order."""
    waiting = [(number, question) for number, question in enumerate(asked) if number not in pairs]
    here, there = _index(key, waiting), _index(key, left.items())
    for name, numbers in here.items():
        others = there.get(name, [])
        if len(numbers) != len(others) and len(others) != 1:
            continue
        for number, other in zip(numbers, others, strict=False):
            pairs[number] = (left.pop(other), how)


def _pair_reworded(
    asked: Sequence[Question], left: dict[int, Question], pairs: dict[int, tuple[Question, How]]
) -> None:
    """Pair what is left where number or place is the same and the words are alike."""
    waiting = [(number, question) for number, question in enumerate(asked) if number not in pairs]
    there = _index(_by_number, left.items())
    for number, question in waiting:
        others = [other for other in there.get(_by_number(question), []) if other in left]
        if len(others) == 1 and likeness(question.text, left[others[0]].text) >= SAME_QUESTION:
            pairs[number] = (left.pop(others[0]), How.REWORDED)
    rest = [(number, question) for number, question in waiting if number not in pairs]
    if len(rest) * len(left) > _FEW * _FEW:
        return
    for number, question in rest:
        ranked = sorted(((likeness(question.text, one.text), other) for other, one in left.items()), reverse=True)
        if ranked and ranked[0][0] >= (SAME_QUESTION + 1) / 2:
            pairs[number] = (left.pop(ranked[0][1]), How.REWORDED)


def _addresses(
    question: Question,
    pair: tuple[Question, How] | None,
    known: Collection[str],
    claimed: Collection[str],
    *,
    same: bool,
) -> tuple[str, ...]:
    """Where the answer goes: where questions.yaml says, if that can still be trusted; else where the form has room."""
    written = question.answer_at
    usable = bool(written) and all(address in known or not address for address in written) and any(written)
    found = pair[0].answer_at if pair is not None else ()
    if not usable or found == written:
        return found
    if same or not found:
        foreign = set(written) & (set(claimed) - set(found))
        return written if same or not foreign else ()
    return found


def _confidential(question: Question, found: Question | None, known: Collection[str]) -> tuple[str, ...]:
    if found is not None and found.confidential_at:
        return found.confidential_at
    written = question.confidential_at
    return written if written and all(address in known for address in written) else ()


def twice(matches: Iterable[Match]) -> Mapping[str, list[Match]]:
    """The addresses at which more than one question is to be answered, with these questions."""
    users: dict[str, list[Match]] = {}
    for one in matches:
        for address in dict.fromkeys((*one.answer_at, *one.confidential_at)):
            if address:
                users.setdefault(address, []).append(one)
    return {address: some for address, some in users.items() if len(some) > 1}
