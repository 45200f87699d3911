"""Contributions from tables: a .csv or .xlsx with a row for each answer, or a column for each question.

In: rows of text. Out: a `Source`. Headers are matched by the words that people use for them; a table whose headers are
the questions themselves, as survey tools export it, has a contributor in each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from draftkit.consultation.formulas import as_written
from draftkit.consultation.intake.rows import Rows, read_rows
from draftkit.consultation.merging.contribution import TEXT, Contribution, Source
from draftkit.consultation.merging.questions import Questions
from draftkit.consultation.merging.values import answer_values, legal, truth, word_of
from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Position, Status
from draftkit.consultation.wording import words_of
from draftkit.files import read_bytes
from draftkit.places import Place
from draftkit.problems import Problem, error, warning

SIZE_LIMIT = 50_000_000
"""Largest table, in bytes."""

_HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("reason", re.compile(r"confidential(ity)? reason|reason( for confidential\w*)?|why confidential")),
    ("reasons", re.compile(r"reasons( for (our |your )?(position|view))?")),
    ("confidential", re.compile(r"(is this (answer )?)?confidential(ity)?( answer)?( yes no)?")),
    ("position", re.compile(r"(our |your )?(position|view|stance)")),
    ("owner", re.compile(r"owner|author|who writes|lead|contributor|name|respondent|from")),
    ("status", re.compile(r"status|state")),
    ("chosen", re.compile(r"(chosen|selected|your |our )?(option|choice|selection)s?( chosen)?")),
    ("number", re.compile(r"(q|question)? ?(no|nr|number|id|ref|reference|num|part)|q|question id")),
    ("text", re.compile(r"(the )?(question|query) ?(text|wording)?|questions")),
    (
        "answer",
        re.compile(
            r"(your |our |my |draft |suggested |proposed |full |final |free )*"
            r"(answer|response|reply|comment|text|contribution|input|wording|content)s?( text| here| draft)*"
        ),
    ),
)


def from_table(path: Path, questions: Questions) -> Source:
    """What a table says; raises `DraftkitError` for one that cannot be read."""
    rows = _as_written(read_rows(read_bytes(path, SIZE_LIMIT), str(path)), path)
    columns = _columns(rows, questions)
    if "answer" in columns or "chosen" in columns:
        found = _by_row(rows, columns, path, questions)
    elif len(asked := _asked(rows, questions)) > 0:
        found = _by_column(rows, columns, asked, path)
    else:
        return Source((), (*rows.problems, _not_understood(rows, path)))
    problems = list(rows.problems)
    contributions = tuple(_legal(one, problems) for one in found if one.version)
    return Source(contributions, tuple(problems))


def _as_written(rows: Rows, path: Path) -> Rows:
    """The rows of a .csv without the apostrophes that keep texts from being taken for formulas."""
    if path.suffix.lower() == ".xlsx":
        return rows
    return rows._replace(rows=tuple(tuple(map(as_written, row)) for row in rows.rows))


def _not_understood(rows: Rows, path: Path) -> Problem:
    shown = ", ".join(name for name in rows.header if name.strip())[:200] or "none"
    hint = f"name the columns 'question' and 'answer', or give each question a column; there are: {shown}"
    return error("DK756", "no column of this table could be told to hold answers", Place(str(path), 1), hint)


def _columns(rows: Rows, questions: Questions) -> dict[str, int]:
    """Which column holds what, by the headers; without known headers two columns are question and answer."""
    found: dict[str, int] = {}
    for number, name in enumerate(rows.header):
        words = words_of(name)
        role = next((role for role, pattern in _HEADERS if words and pattern.fullmatch(words)), "")
        if role and role not in found:
            found[role] = number
    if "answer" not in found and len(found) + 1 >= len(rows.header) >= 2 and ("number" in found or "text" in found):
        rest = [number for number in range(len(rows.header)) if number not in found.values()]
        found |= {"answer": rest[0]} if rest and not questions.find(rows.header[rest[0]]) else {}
    if not found and len(rows.header) == 2 and any(questions.find(row[0]) for row in rows.rows):
        found = {"number": 0, "answer": 1}
    return found


def _by_row(rows: Rows, columns: Mapping[str, int], path: Path, questions: Questions) -> Iterator[Contribution]:
    lines = rows.lines or tuple(range(2, len(rows.rows) + 2))
    first = (rows.header, lines[0] - 1 if lines else 1)
    headerless = "number" in columns and questions.find(rows.header[columns["number"]]) is not None
    for row, line in [*([first] if headerless else []), *zip(rows.rows, lines, strict=False)]:
        said = {role: row[column].strip("\n") for role, column in columns.items() if column < len(row)}
        number, text = said.get("number", "").strip(), said.get("text", "").strip()
        if not number and not text:
            if said.get("answer", "").strip():
                yield Contribution(path.name, "", "(no question named)", {TEXT: said["answer"]}, place=_at(path, line))
            continue
        question = questions.near(number or text, text if number else "")
        version = _version(question, said)
        yield Contribution(path.name, question.id if question else "", number or text, version, place=_at(path, line))


def _at(path: Path, line: int) -> Place:
    return Place(str(path), line, 1)


def _version(question: Question | None, said: Mapping[str, str]) -> dict[str, Any]:
    """What a row says, as a version; without a question all of it is text."""
    if question is None:
        return {TEXT: said["answer"]} if said.get("answer", "").strip() else {}
    version = answer_values(question, said.get("answer", ""))
    chosen = answer_values(question, said.get("chosen", ""))
    version |= {"chosen": chosen["chosen"]} if "chosen" in chosen else {}
    made = {
        "position": word_of(said.get("position", ""), Position),
        "status": word_of(said.get("status", ""), Status),
        "owner": said.get("owner", "").strip() or None,
        "confidential": "true" if truth(said.get("confidential", "")) else None,
        "confidential_reason": said.get("reason", "").strip() or None,
        "reasons": said.get("reasons", "").strip() or None,
    }
    if made["status"] == Status.EMPTY.value or not version:
        made["status"] = None
    version |= {key: value for key, value in made.items() if value is not None and version}
    return version


def _asked(rows: Rows, questions: Questions) -> dict[int, Question]:
    """The columns whose header is a question, by its words or its number."""
    found: dict[int, Question] = {}
    for number, name in enumerate(rows.header):
        texts = [rows.texts[number] if number < len(rows.texts) else "", name]
        question = next((one for text in texts if text.strip() and (one := questions.find(text))), None)
        if question is not None and question not in found.values():
            found[number] = question
    return found


def _by_column(
    rows: Rows, columns: Mapping[str, int], asked: Mapping[int, Question], path: Path
) -> Iterator[Contribution]:
    """One contributor in each row, called by name where a column has one."""
    lines = rows.lines or tuple(range(2, len(rows.rows) + 2))
    for row, line in zip(rows.rows, lines, strict=False):
        name = row[columns["owner"]].strip() if "owner" in columns and columns["owner"] not in asked else ""
        source = f"{path.name}, {name or f'row {line}'}" if len(rows.rows) > 1 else path.name
        for column, question in asked.items():
            version = answer_values(question, row[column])
            if version:
                yield Contribution(source, question.id, rows.header[column], version, place=_at(path, line))


def _legal(one: Contribution, problems: list[Problem]) -> Contribution:
    from dataclasses import replace

    count = 0
    version: dict[str, Any] = {}
    for key, value in one.version.items():
        version[key], removed = legal(value) if isinstance(value, str) else (value, 0)
        count += removed
    if count:
        message = f"{count} control characters were taken out of this answer"
        problems.append(warning("DK757", message, one.place, "compare it with the original"))
    return replace(one, version=version, plain=True)
