"""Responses made in memory, for the rules to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from draftkit.consultation.ledger.entry import Entry
from draftkit.consultation.questionnaire import Kind, Question, Questionnaire
from draftkit.consultation.response import Answer, Evidence, Position, Response, Status
from draftkit.consultation.status.subject import Subject, subject_of
from draftkit.model.source import Source
from draftkit.problems import Problem
from draftkit.reading.located import Located

DAY = date(2026, 11, 22)
AGREE = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree", "Don't know")

REPORT = Source("report", "report", "A report", dated="2026")
UNDATED = Source("page", "web", "A page")
ACT = Source("act", "act", "An Act 2026")
SOURCES = {source.key: source for source in (REPORT, UNDATED, ACT)}


def asked(id: str = "1", text: str = "Do you agree with the proposed duty?", **more: Any) -> Question:
    kind = more.pop("kind", Kind.TEXT)
    number, _, part = id.partition("-")
    return Question(id, text, kind, number=number, part=part, **more)


def said(text: str = "", question: str = "1", **more: Any) -> Answer:
    position = more.pop("position", None)
    file = f"answers/{question}.md"
    front = Located({}, file, ["---", "---", *text.split("\n")])
    status = Status.DRAFTING if text else Status.EMPTY
    answer = Answer(question, text, file, 3, Position(position) if position else None, front=front, status=status)
    return replace(answer, **more)


def subject(
    *pairs: tuple[Question, Answer],
    ledger: Iterable[Entry] = (),
    sources: Mapping[str, Source] = SOURCES,
    day: date = DAY,
    **questionnaire: Any,
) -> Subject:
    questions = tuple(question for question, _ in pairs)
    answers = {question.id: replace(answer, question=question.id) for question, answer in pairs}
    response = Response(
        Path("response"), Questionnaire(questions, **questionnaire), Located({}, "response.yaml"), answers
    )
    return subject_of(response, (), tuple(ledger), sources, day)


def evidence(*keys: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(key) for key in keys)


Find = Callable[[Subject], Iterable[Problem]]


def found(rule: Find, *pairs: tuple[Question, Answer], **more: Any) -> list[str]:
    """The messages of a rule."""
    return [problem.message for problem in rule(subject(*pairs, **more))]


def words_at(problem: Problem, answer: Answer) -> str:
    """The words of an answer at the place of a problem."""
    place = problem.place
    assert place is not None
    assert place.line is not None
    assert place.column is not None
    line = answer.text.split("\n")[place.line - answer.line]
    return line[place.column - 1 : place.column - 1 + place.width]
