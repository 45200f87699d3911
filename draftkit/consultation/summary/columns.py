"""Columns: the first rows of an export -> what each column holds, whatever program wrote them.

In: the first rows of a table. Out: `Header`: the program, how many rows are header, and for each column the question
over it and, where a question has a column for each option, the option. SurveyMonkey puts options into a second row,
Qualtrics the questions into the second and identifiers into the third; the others have one row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from draftkit.consultation.summary.wording import ABOUT_THE_RESPONSE, IDENTIFIERS, SUBMITTED, label_of
from draftkit.consultation.wording import folded


class Column(NamedTuple):
    """A column of answers."""

    at: int
    """Its index in each row."""
    question: str
    """The words over it, without the option."""
    option: str = ""
    """What stands after the question, if several columns begin with the same question."""

    @property
    def header(self) -> str:
        """All words over it."""
        return f"{self.question}: {self.option}" if self.option else self.question


class Header(NamedTuple):
    """The first rows of an export."""

    format: str
    rows: int
    """How many rows it takes."""
    names: tuple[str, ...]
    """The words over each column, in lines joined to one."""
    about: dict[str, int]
    """The columns about the response and not about the subject: their names, flattened, with the index."""
    columns: tuple[Column, ...]
    """The others."""


_SEPARATOR = re.compile(r":\s+|\s[-–—|>]\s|\s*\[(?=[^\[\]]*\]$)|\?\s+(?=\S)")
_MARKS = " :-–—|>["
_SELECTED = re.compile(r"\s*[-–:]\s*Selected Choice\b", re.I)
_ALWAYS = frozenset({*IDENTIFIERS[:-1], *SUBMITTED[:1]})
"""Columns that are about the response whatever was asked."""

_ANSWER_NAMES = frozenset({"response", "open-ended response", "answer", "responses"})


def header_of(rows: Sequence[Sequence[str]], asked: Collection[str] = ()) -> Header:
    """What the first rows say. `rows` must have at least one row.

    `asked` are the words of questions, flattened: a column that is called like one of them, such as 'Email address', is
    not about the response.
    """
    if _is_qualtrics(rows):
        return _qualtrics(rows, asked)
    if _is_survey_monkey(rows):
        return _survey_monkey(rows, asked)
    names = tuple(" ".join(cell.split()) for cell in rows[0])
    about = _about(names, asked)
    kept = [(index, name) for index, name in enumerate(names) if index not in about.values() and name]
    columns = _grouped(kept)
    return Header(_program(about, names), 1, names, about, tuple(columns))


def _about(names: Sequence[str], asked: Collection[str]) -> dict[str, int]:
    """The columns about the response; the first of each name."""
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        flat = folded(name)
        if flat in ABOUT_THE_RESPONSE and (flat not in asked or flat in _ALWAYS):
            found.setdefault(flat, index)
    return found


def _program(about: dict[str, int], names: Sequence[str]) -> str:
    """The program whose columns these are, as far as that can be told."""
    flat = {folded(name) for name in names}
    if "response id" in about and ("date submitted" in about or "date started" in about):
        return "Citizen Space"
    if {"start time", "completion time"} <= flat:
        return "Microsoft Forms"
    if names and folded(names[0]) == "timestamp":
        return "Google Forms"
    return "a table with one row of headings"


def _is_qualtrics(rows: Sequence[Sequence[str]]) -> bool:
    first = {folded(cell) for cell in rows[0]}
    if any(cell.lstrip().startswith('{"ImportId"') for row in rows[1:3] for cell in row):
        return True
    return len(rows) > 1 and bool(first & {"responseid", "startdate"}) and "recorded date" in map(folded, rows[1])


def _qualtrics(rows: Sequence[Sequence[str]], asked: Collection[str]) -> Header:
    """Names such as Q2_1 in the first row, the words of the question in the second, identifiers in the third."""
    count = 1 + next((n for n in (2, 1) if n < len(rows) and any('{"ImportId"' in cell for cell in rows[n])), 1)
    words_row = rows[1] if count > 2 or not any('{"ImportId"' in cell for cell in rows[1]) else rows[0]
    names = tuple(" ".join(cell.split()) for cell in rows[0])
    about = _about(names, asked)
    kept = []
    for index, name in enumerate(names):
        words = " ".join(words_row[index].split()) if index < len(words_row) else ""
        if (
            index in about.values()
            or (folded(name) in ABOUT_THE_RESPONSE and folded(name) not in asked)
            or not (name or words)
        ):
            continue
        kept.append((index, _named(name, _SELECTED.sub("", words) or name)))
    return Header("Qualtrics", count, names, about, tuple(_grouped(kept)))


def _named(name: str, words: str) -> str:
    """The words of a question after its number, which Qualtrics keeps in the name of the column."""
    number = re.match(r"Q(\d{1,3}(?:\.\d{1,2})?[a-z]?)(?=$|_)", name)
    return f"{number[1]}. {words}" if number and not label_of(words).number else words


def _is_survey_monkey(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the second row holds options: every column without a question has one, and no response begins there."""
    if len(rows) < 2:
        return False
    first = [folded(cell) for cell in rows[0]]
    second = [folded(cell) for cell in rows[1]] + [""] * (len(first) - len(rows[1]))
    about = [index for index, name in enumerate(first) if name in ABOUT_THE_RESPONSE]
    if not about or any(second[index] for index in about if first[index] in (*IDENTIFIERS, *SUBMITTED, "collector id")):
        return False
    gaps = [index for index, name in enumerate(first) if not name and index > about[0]]
    if gaps:
        return all(second[index] for index in gaps)
    return bool(_ANSWER_NAMES & set(second))


def _survey_monkey(rows: Sequence[Sequence[str]], asked: Collection[str]) -> Header:
    """A question once, over the first of its columns; what each column is in the second row."""
    width = max(len(rows[0]), len(rows[1]))
    first = [" ".join(cell.split()) for cell in rows[0]] + [""] * (width - len(rows[0]))
    second = [" ".join(cell.split()) for cell in rows[1]] + [""] * (width - len(rows[1]))
    about = {name: index for name, index in _about(first, asked).items() if not second[index]}
    columns: list[Column] = []
    question = ""
    for index in range(width):
        question = first[index] or question
        if (
            index in about.values()
            or (folded(question) in ABOUT_THE_RESPONSE and folded(question) not in asked and not second[index])
            or not question
        ):
            continue
        option = "" if folded(second[index]) in _ANSWER_NAMES else second[index]
        columns.append(Column(index, question, option))
    names = tuple(f"{one}: {two}" if one and two else one or two for one, two in zip(first, second, strict=True))
    program = (
        "SurveyMonkey" if {"respondent id", "collector id"} & about.keys() else "a table with two rows of headings"
    )
    return Header(program, 2, names, about, tuple(columns))


def _grouped(kept: Sequence[tuple[int, str]]) -> list[Column]:
    """Columns, those side by side that begin with the same question taken together."""
    columns: list[Column] = []
    at = 0
    while at < len(kept):
        prefix, count = _longest_run([name for _, name in kept[at : at + 200]])
        for index, name in kept[at : at + count]:
            option = name[len(prefix) :].strip(_MARKS).removesuffix("]") if count > 1 else ""
            question = prefix.rstrip(_MARKS) if count > 1 else name
            columns.append(Column(index, question, option))
        at += count
    return columns


def _longest_run(names: Sequence[str]) -> tuple[str, int]:
    """The beginning that the first name shares with most names after it, up to a separator; and with how many.

    Of two beginnings shared with as many the longer is taken. A number alone is no beginning.
    """
    best, most = "", 1
    for found in _SEPARATOR.finditer(names[0]):
        prefix = names[0][: found.end()]
        if not label_of(prefix.strip(_MARKS)).text.strip(" .?") or not names[0][found.end() :].strip():
            continue
        count = 0
        while count < len(names) and names[count].startswith(prefix) and names[count] != prefix:
            count += 1
        if count > 1 and count >= most:
            best, most = prefix, count
    return best, most
