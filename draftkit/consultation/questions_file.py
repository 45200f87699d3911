"""The questions file: `questions.yaml` -> a questionnaire, or every fault in it at its place.

In: the path of a file in `QUESTIONNAIRE_SHAPE`, as `questions_text.py` writes it and as somebody corrected it. Out: a
`Questionnaire`, or a `DraftkitError` with all faults: of YAML or of shape first, then values that contradict others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from draftkit.consultation.questionnaire import CLOSED, QUESTIONNAIRE_SHAPE, Kind, LeftOut, Question, Questionnaire
from draftkit.consultation.questions_text import questions_text
from draftkit.files import read_text
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.reading.located import Located
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import read_yaml

__all__ = ["QUESTIONS_LIMIT", "SIZE_LIMIT", "questionnaire_from", "questions_text", "read_questions"]

SIZE_LIMIT = 8_000_000
"""Largest questions file, in bytes: a thousand questions of three pages each."""

QUESTIONS_LIMIT = 2_000
"""Most questions in one file; the longest consultation known to us has 250."""

_LARGEST_LIMIT = 10_000_000
"""Most words or characters that a limit may name."""

_PUBLISHED = frozenset({".docx", ".docm", ".doc", ".pdf", ".html", ".htm", ".xlsx", ".csv", ".odt", ".rtf"})


def read_questions(path: Path) -> Questionnaire:
    """The questionnaire in a file; raises `DraftkitError` with all faults at once."""
    if path.suffix.lower() in _PUBLISHED and path.is_file():
        hint = f"draftkit consult questions {path} -o questions.yaml   finds the questions in it"
        raise DraftkitError([error("DK703", f"{path} is not a questions file", Place(str(path)), hint)])
    return questionnaire_from(read_yaml(read_text(path, SIZE_LIMIT), str(path)))


def questionnaire_from(located: Located) -> Questionnaire:
    """The questionnaire in data that was read; raises `DraftkitError` with all faults at once."""
    if not isinstance(located.data, dict):
        hint = "it begins with 'questions:'; draftkit consult questions FORM -o questions.yaml writes one"
        raise DraftkitError([error("DK703", f"{located.file} is not a questions file", Place(located.file), hint)])
    values, problems = validate(located, QUESTIONNAIRE_SHAPE)
    if not problems:
        problems = [*_amount_faults(values, located), *_repetitions(values["questions"], located)]
        problems += [
            fault
            for at, question in enumerate(values["questions"])
            for fault in _question_faults(question, located, ("questions", at))
        ]
    if problems:
        raise DraftkitError(sorted(problems, key=_line))
    return Questionnaire(
        questions=tuple(_question(entry) for entry in values["questions"]),
        left_out=tuple(LeftOut(**_without_nothing(entry)) for entry in values["left_out"]),
        closes=values["closes"],
        **{key: values[key] or "" for key in ("title", "body", "source", "format", "fingerprint")},
    )


def _line(problem: Problem) -> tuple[int, int]:
    return (problem.place.line or 0, problem.place.column or 0) if problem.place else (0, 0)


def _without_nothing(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Keys that have a value: the dataclasses know what the others are."""
    return {key: value for key, value in entry.items() if value is not None}


def _question(entry: Mapping[str, Any]) -> Question:
    values = _without_nothing(entry)
    for key, value in values.items():
        if isinstance(value, list):
            values[key] = tuple(value)
        elif isinstance(value, Decimal):
            values[key] = int(value)
    return Question(**(values | {"kind": Kind(values["kind"])}))


def _amount_faults(values: Mapping[str, Any], located: Located) -> Iterator[Problem]:
    count = len(values["questions"])
    if count > QUESTIONS_LIMIT:
        message = f"there are {count:,} questions; draftkit takes at most {QUESTIONS_LIMIT:,}"
        place = located.place(("questions", QUESTIONS_LIMIT))
        yield error("DK704", message, place, "check that this is one consultation, or make a file for each part")
    if not count:
        hint = "draftkit consult questions FORM -o questions.yaml finds those of a published form"
        yield error("DK704", "there are no questions", located.place(("questions",), key=True), hint)


def _repetitions(questions: list[dict[str, Any]], located: Located) -> Iterator[Problem]:
    """Questions that could not be told apart: by their id, by number and part in one section, by their place."""
    seen: dict[tuple[str, ...], tuple[str | int, ...]] = {}
    for at, question in enumerate(questions):
        for names, path, words, hint in _names(question, ("questions", at)):
            first = seen.setdefault(names, path)
            if first != path:
                line = located.place(first).line
                message = f"{words} is given twice: here and on line {line}"
                yield error("DK701", message, located.place(path), hint)


def _names(
    question: Mapping[str, Any], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str | int, ...], str, str]]:
    """What a question is known by: a key, its place, how to call it, and what to do when another has it too."""
    hint = "each question has an id of its own: add '-2' to one of them"
    yield ("id", question["id"]), (*path, "id"), f"the id '{question['id']}'", hint
    number, part = question["number"] or "", question["part"] or ""
    if number:
        words = f"the number '{number}' with the part '{part}'" if part else f"the number '{number}'"
        hint = "give one of them its right number or part, its own section, or take one out if they are the same"
        yield ("number", question["section"] or "", number, part), (*path, "number"), words, hint
    for at, address in enumerate(question["answer_at"]):
        if not address:  # an option or a row without a place of its own
            continue
        hint = "only one answer fits there: draftkit consult questions FORM --places lists the places of a form"
        yield ("place", address), (*path, "answer_at", at), f"the place '{address}'", hint


def _question_faults(question: Mapping[str, Any], located: Located, path: tuple[str | int, ...]) -> Iterator[Problem]:
    for key, message, hint in (*_kind_faults(question), *_limit_faults(question), *_list_faults(question)):
        name = f"question '{question['id']}'"
        yield error("DK702", f"{name}: {message}", located.place((*path, key)), hint)
    if not question["text"].strip():
        hint = "write it as it was published"
        yield error("DK702", f"question '{question['id']}' has no text", located.place((*path, "text")), hint)


def _kind_faults(question: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What a kind needs and has not, or has and cannot use."""
    kind = question["kind"]
    if kind in CLOSED and len(question["options"]) < 2:
        given = "has only one option" if question["options"] else "has no options"
        hint = "add 'options:' with one line for each, or make it kind: text"
        yield "options" if question["options"] else "kind", f"it is of kind {kind} and {given}", hint
    if kind not in CLOSED and question["options"]:
        hint = "make it kind: choice or multi-choice, or take the options out"
        if kind == Kind.TABLE:
            hint = "write what can be chosen in each row as 'columns:'"
        yield "options", f"it is of kind {kind} and has options", hint
    if kind == Kind.TABLE and not question["rows"]:
        yield "kind", "it is of kind table and has no rows", "add 'rows:' with one line for each, or make it kind: text"
    for key in ("rows", "columns"):
        if question[key] and kind != Kind.TABLE:
            yield key, f"it is of kind {kind} and has {key}", f"make it kind: table, or take the {key} out"


def _limit_faults(question: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key in ("words", "characters"):
        limit = question[key]
        if limit is None:
            continue
        if limit != limit.to_integral_value() or limit < 1 or limit > _LARGEST_LIMIT:
            hint = f"write the most {key} allowed as a whole number from 1, or take the line out if there is no limit"
            yield key, f"a limit of {limit} {key} is not possible", hint


def _list_faults(question: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Words of which answers could not tell which is meant."""
    for key in ("options", "rows", "columns"):
        entries = question[key]
        twice = [entry for at, entry in enumerate(entries) if entry in entries[:at]] if len(entries) < 500 else []
        for entry in dict.fromkeys(twice):
            yield key, f"'{entry}' is among its {key} twice", "take one out, or write how they differ"
        if any(not entry.strip() for entry in entries):
            yield key, f"one of its {key} is empty", "take the line out"
