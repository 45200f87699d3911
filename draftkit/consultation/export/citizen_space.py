"""Citizen Space: entries -> a .csv in the shape of its export, with one respondent.

In: entries. Out: a header and one row: the columns that every export begins with, then one column for each question,
and one for each option of a closed one, with the words of the option where it is chosen. The response ID and dates are
given by the portal, so they are empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from draftkit.consultation.export.handing_in import Entry
from draftkit.consultation.questionnaire import CLOSED, Kind, Question

FIRST = ("Response ID", "Date Started", "Date Submitted")


def citizen_space_table(entries: Sequence[Entry]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The header and the row."""
    cells = [(name, "") for name in FIRST]
    for one in entries:
        if not one.withheld:
            cells += _cells(one)
    return tuple(name for name, _ in cells), tuple(value for _, value in cells)


def _cells(entry: Entry) -> Iterable[tuple[str, str]]:
    question = entry.question
    name = header_of(question)
    if question.kind in CLOSED and question.options:
        for option in question.options:
            yield f"{name}: {option}", option if option in entry.chosen else ""
        if entry.text.strip():
            yield f"{name}: Comments", entry.text
    elif question.kind is Kind.TABLE:
        for row in question.rows or tuple(entry.rows):
            yield f"{name}: {row}", entry.rows.get(row, "")
        if entry.text.strip():
            yield f"{name}: Comments", entry.text
    else:
        yield name, entry.text or "\n".join(entry.chosen)


def header_of(question: Question) -> str:
    """The words over a column: `2. Do you agree?`, `2a. Why?`, `2 - Please explain.`"""
    text = " ".join(question.text.split())
    if not question.number:
        return text
    if len(question.part) > 1:
        return f"{question.number} - {text}"
    return f"{question.number}{question.part}. {text}"
