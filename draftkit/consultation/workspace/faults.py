"""Faults: what an answer says against the question that it answers.

In: an answer file, its question and a way to places. Out: problems, and the answer with its choices as published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from draftkit.consultation.questionnaire import Kind, Question
from draftkit.consultation.response import Answer, Status
from draftkit.consultation.wording import folded
from draftkit.consultation.workspace.read_answer import AnswerFile, has_content
from draftkit.model.sentences import stands_in
from draftkit.places import Place
from draftkit.problems import Problem, did_you_mean, error, warning

PlaceOf = Callable[..., Place]
"""The place of the value at a path of keys."""

_SINGLE = frozenset({Kind.YES_NO, Kind.CHOICE, Kind.SCALE})


def settled(answer: Answer, question: Question) -> Answer:
    """The answer with options and rows worded as published, where they are known."""
    options = {folded(option): option for option in reversed(question.options)}
    rows = {folded(row): row for row in reversed(question.rows)}
    columns = {folded(column): column for column in reversed(question.columns)} if _chosen_in_rows(question) else {}
    chosen = tuple(dict.fromkeys(options.get(folded(word), word) for word in answer.chosen))
    filled = {rows.get(folded(row), row): columns.get(folded(word), word) for row, word in answer.rows.items()}
    return replace(answer, question=question.id, chosen=chosen, rows=filled)


def _chosen_in_rows(question: Question) -> bool:
    """Whether the columns of a table are what can be chosen; a single one is the place for free text."""
    return len(question.columns) > 1


def faults(read: AnswerFile, question: Question, place: PlaceOf) -> Iterator[Problem]:
    """Everything that does not fit, of a settled answer."""
    answer = read.answer
    yield from _faults_of_choice(answer, question, place)
    yield from _faults_of_rows(answer, question, place)
    yield from _faults_of_state(answer, place)
    for number, sentence in enumerate(answer.must_keep):
        if not (_brings_text(answer.text) or stands_in(sentence, answer.text)):
            shown = sentence if len(sentence) < 60 else f"{sentence[:59]}…"
            message = f"this sentence is to be kept, but it is not in the text: '{shown}'"
            hint = "copy it from the text word for word, or take it off the list"
            yield error("DK750", message, place("must_keep", number), hint)
    if read.asked and folded(read.asked) != folded(question.text):
        message = f"{question.label} reads otherwise now than when this file was made"
        hint = f"it is now: {question.text}   read the answer again, then copy this into 'text'"
        yield warning("DK749", message, place("text"), hint)


def _brings_text(text: str) -> bool:
    """Whether a clause or a field may bring words that are not in the text itself."""
    return "{{" in text or "{%" in text


def _faults_of_choice(answer: Answer, question: Question, place: PlaceOf) -> Iterator[Problem]:
    offered = set(question.options)
    if answer.chosen and not offered:
        if question.kind in (Kind.TEXT, Kind.TABLE):
            hint = "write the answer below the line '---'; if the form does offer options, add them to questions.yaml"
            yield error("DK741", f"{question.label} offers nothing to choose", place("chosen"), hint)
        return
    for number, word in enumerate(answer.chosen):
        if word not in offered:
            near = did_you_mean(word, question.options)
            hint = f"{near}   offered: {_listed(question.options)}".strip()
            yield error("DK741", f"{question.label} does not offer '{word}'", place("chosen", number), hint)
    if len(answer.chosen) > 1 and question.kind in _SINGLE:
        message = f"{question.label} takes one choice, and {len(answer.chosen)} are made"
        hint = "keep one; if the form takes several, correct its kind in questions.yaml to multi-choice"
        yield error("DK742", message, place("chosen"), hint)


def _listed(words: Sequence[str], most: int = 12) -> str:
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return f"{'; '.join(words[:most])}{more}"


def _faults_of_rows(answer: Answer, question: Question, place: PlaceOf) -> Iterator[Problem]:
    if answer.rows and question.kind is not Kind.TABLE:
        hint = "write the answer below the line '---'"
        yield error("DK752", f"{question.label} is no table with rows", place("rows"), hint)
        return
    for row, word in answer.rows.items():
        where = place("rows", row)
        if question.rows and row not in question.rows:
            near = did_you_mean(row, question.rows)
            hint = f"{near}   rows: {_listed(question.rows)}".strip()
            yield error("DK752", f"{question.label} has no row '{row}'", where, hint)
        if _chosen_in_rows(question) and word not in question.columns:
            hint = f"{did_you_mean(word, question.columns)}   offered: {_listed(question.columns)}".strip()
            yield error("DK741", f"{question.label} does not offer '{word}' in the row '{row}'", where, hint)


def _faults_of_state(answer: Answer, place: PlaceOf) -> Iterator[Problem]:
    if not has_content(answer) and answer.status in (Status.READY, Status.SIGNED_OFF):
        words = answer.status.value.replace("-", " ")
        hint = "write the answer ('No comment' is one), or set the status back to empty"
        report = error if answer.status is Status.SIGNED_OFF else warning
        yield report("DK747", f"this answer is {words}, and there is nothing in it", place("status"), hint)
    if answer.confidential and not answer.confidential_reason.strip():
        hint = "write the reason under confidential_reason: without one the body that asks may publish the answer"
        yield warning("DK748", "this answer is confidential, but the reason is missing", place("confidential"), hint)
