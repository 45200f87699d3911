"""Recording: a response that was sent -> the entries to add to the ledger.

In: a `Response`, its title, the day it was sent, the entries there are. Out: the new entries, those that were recorded
before, and what keeps the response from being recorded. Recording the same response again adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from draftkit.consultation.ledger.entry import Entry
from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Answer, Position, Response, Status
from draftkit.consultation.workspace.places import place_of
from draftkit.problems import Problem, error

DONE = frozenset({Status.READY, Status.SIGNED_OFF})
"""How far an answer must be for its position to count as sent."""


class Recorded(NamedTuple):
    """What a response adds to a ledger."""

    added: tuple[Entry, ...]
    known: tuple[Entry, ...]
    """Those that the ledger has already."""
    problems: tuple[Problem, ...]
    """What keeps it from being recorded: errors."""


def recorded(
    response: Response, document: str, issued: date, ledger: Iterable[Entry], *, drafts: bool = False
) -> Recorded:
    """The positions of a response as entries; answers that are not ready are refused, unless `drafts` is given."""
    known = {entry.said_in: entry for entry in ledger}
    added: list[Entry] = []
    already: list[Entry] = []
    problems: list[Problem] = []
    for question, answer, position in _positions(response):
        if answer.status not in DONE and not drafts:
            problems.append(_not_done(question, answer))
            continue
        entry = _entry(response, question, answer, position, document, issued)
        earlier = known.get(entry.said_in)
        if earlier is None:
            added.append(entry)
            known[entry.said_in] = entry
        elif earlier.position is position:
            already.append(earlier)
        else:
            problems.append(_said_otherwise(question, answer, position, earlier))
    return Recorded(tuple(added), tuple(already), tuple(problems))


def _positions(response: Response) -> Iterator[tuple[Question, Answer, Position]]:
    """The questions to which a position is taken."""
    for question in response.questionnaire.questions:
        answer = response.answers.get(question.id)
        if answer is not None and answer.position is not None and not question.about_you:
            yield question, answer, answer.position


def _entry(
    response: Response, question: Question, answer: Answer, position: Position, document: str, issued: date
) -> Entry:
    return Entry(
        document=document,
        date=issued,
        consultation=_one_line(response.questionnaire.title) or document,
        body=_one_line(response.questionnaire.body),
        number=question.number + question.part if len(question.part) == 1 else question.number,
        question=_one_line(question.text),
        topic=_one_line(answer.topic),
        position=position,
        reasons="" if answer.confidential else _one_line(answer.reasons),
        changed="" if answer.confidential else _one_line(answer.changed_position),
        confidential=answer.confidential,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _not_done(question: Question, answer: Answer) -> Problem:
    message = f"{question.label} takes a position, but its answer is {answer.status.value}"
    hint = "a ledger holds what was sent: set its status to ready or signed-off, or record it as it is with --force"
    return error("DK774", message, place_of(answer, "status"), hint)


def _said_otherwise(question: Question, answer: Answer, position: Position, earlier: Entry) -> Problem:
    message = f"{question.label} is recorded with '{earlier.position}' in {earlier.cited}, and is '{position}' now"
    hint = "a ledger is never changed: if this was sent afterwards, record it with --document 'Title of the later one'"
    return error("DK774", message, place_of(answer, "position"), hint)
