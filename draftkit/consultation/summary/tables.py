"""Tables: the rows of an export with one respondent in each row -> submissions.

In: rows (`intake/rows.py`), a questionnaire if there is one. Out: `Submissions`, with a problem for everything that a
person should look at. No row is dropped here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from draftkit.consultation.questionnaire import Questionnaire
from draftkit.consultation.summary.choosing import chosen_in
from draftkit.consultation.summary.columns import Header, header_of
from draftkit.consultation.summary.grouping import Group, Matched, groups_of, matched
from draftkit.consultation.summary.submissions import Asked, Submission, Submissions, Use
from draftkit.consultation.summary.ticks import ticks_of
from draftkit.consultation.summary.trials import trial_reason
from draftkit.consultation.summary.wording import (
    IDENTIFIERS,
    NOT_ANSWERED,
    SUBMITTED,
    is_about_confidentiality,
)
from draftkit.consultation.wording import folded
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, advice, error, warning


class Row(NamedTuple):
    """One row of a table."""

    number: int
    """The line of the file, or row of the sheet."""
    cells: tuple[str, ...]


def submissions_in(rows: Sequence[Row], source: str, questionnaire: Questionnaire | None) -> Submissions:
    """The submissions in a table; raises `DraftkitError` when there is no respondent or no question in it."""
    if not rows:
        raise DraftkitError([error("DK787", f"{source} holds nothing", Place(source), _EXPORT_AGAIN)])
    asked_words = {folded(one.text) for one in questionnaire.questions} if questionnaire else set()
    header = header_of([row.cells for row in rows[:4]], asked_words)
    body = rows[header.rows :]
    if not body or not header.columns:
        what = "no question" if body else "no response: only headings"
        raise DraftkitError([error("DK787", f"{source} holds {what}", Place(source), _EXPORT_AGAIN)])
    cells = {column.at: [_cell(row, column.at) for row in body] for column in header.columns}
    groups, problems = _groups(header, cells, source, questionnaire)
    answered = [_answers(group, cells) for group in groups]
    submissions = tuple(_submission(row, number, header, groups, answered) for number, row in enumerate(body))
    title = questionnaire.title if questionnaire else ""
    asked = tuple(group.asked for group in groups)
    return Submissions(source, header.format, asked, submissions, title, tuple(problems))


_EXPORT_AGAIN = "give the export of the responses: headings in the first row, one respondent in each row"


def _cell(row: Row, index: int) -> str:
    """A cell; what programs write where nobody answered is empty."""
    cell = row.cells[index].strip() if index < len(row.cells) else ""
    return "" if len(cell) < 20 and cell.lower() in NOT_ANSWERED else cell


def _groups(
    header: Header, cells: Mapping[int, Sequence[str]], source: str, questionnaire: Questionnaire | None
) -> tuple[Sequence[Group], list[Problem]]:
    """The questions of the table, and what does not fit the questionnaire."""
    groups = groups_of(header.columns, cells)
    if questionnaire is None:
        return groups, []
    laid = matched(groups, questionnaire, cells)
    return laid.groups, _differences(laid, source, questionnaire)


def _differences(laid: Matched, source: str, questionnaire: Questionnaire) -> list[Problem]:
    place = Place(source, 1)
    known = questionnaire.source or "the questions"
    problems = [
        warning("DK793", f"no column answers {question.label}: {_short(question.text)}", place, _COLUMN_HINT)
        for question in laid.without_column
    ]
    problems += [
        advice("DK793", f"the column '{_short(group.columns[0].header)}' answers no question of {known}", place,
               "it is summarised as it stands")
        for group in laid.without_question
    ]  # fmt: skip
    problems += [
        warning("DK793", f"the column '{_short(group.columns[0].question)}' was taken for {question.label}, "
                f"which reads '{_short(question.text)}'", place, "check that both are the same consultation")
        for group, question in laid.unlike
    ]  # fmt: skip
    return problems


_COLUMN_HINT = "nobody may have been asked it; or the column has another number and other words"


def _short(words: str) -> str:
    return words if len(words) <= 70 else f"{words[:69]}…"


def _submission(
    row: Row, number: int, header: Header, groups: Sequence[Group], answered: Sequence[Sequence[tuple[str, ...]]]
) -> Submission:
    answers = {index: column[number] for index, column in enumerate(answered) if column[number]}
    asked = [group.asked for group in groups]
    where = f"row {row.number}"
    return Submission(
        id=_first(row, header, IDENTIFIERS) or where,
        where=where,
        answers=answers,
        submitted=_first(row, header, SUBMITTED),
        trial=trial_reason({name: _cell(row, at) for name, at in header.about.items()}, asked, answers),
        confidential=_asks_for_confidentiality(asked, answers),
    )


def _answers(group: Group, cells: Mapping[int, Sequence[str]]) -> list[tuple[str, ...]]:
    """The answer of every row to one question: options chosen, or the text; nothing where none was given."""
    question = group.asked.question
    first = cells[group.columns[0].at]
    if not group.ticks:
        if group.asked.use is not Use.COUNT:
            return [(cell,) if cell else () for cell in first]
        named = {cell: tuple(one.words for one in chosen_in(cell, question)) for cell in set(first)}
        return [named[cell] for cell in first]
    as_published = {folded(option): option for option in question.options}
    options = [as_published.get(folded(column.option), column.option) for column in group.columns]
    return [
        tuple(option for option, is_chosen in zip(options, row, strict=True) if is_chosen)
        for row in zip(*ticks_of(group.columns, cells), strict=True)
    ]


def _first(row: Row, header: Header, names: Sequence[str]) -> str:
    """The cell of the first of some columns that is there and filled in."""
    found = (_cell(row, header.about[name]) for name in names if name in header.about)
    return next((cell for cell in found if cell), "")


def _asks_for_confidentiality(asked: Sequence[Asked], answers: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether the respondent said that something is confidential."""
    return any(
        folded(answer).startswith(("yes", "confidential", "true")) or folded(answer) == "x"
        for index, given in answers.items()
        if is_about_confidentiality(asked[index].question.text)
        for answer in given
    )
