"""Grouping: columns -> questions, by a questionnaire where one is given, otherwise by what the columns hold.

In: columns with what stands over them, and their cells. Out: `Group`s: a question, how its answers are used, and which
column says what. What had to be guessed is said; a question without a column and a column without a question are told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from draftkit.consultation.questionnaire import CLOSED, Kind, Question, Questionnaire
from draftkit.consultation.summary.choosing import chosen_in
from draftkit.consultation.summary.columns import Column
from draftkit.consultation.summary.kinds import Guess, guessed_kind
from draftkit.consultation.summary.naming import free, id_of, slug
from draftkit.consultation.summary.submissions import Asked, Use
from draftkit.consultation.summary.ticks import may_be_an_option, ticks_of
from draftkit.consultation.summary.wording import (
    is_about_confidentiality,
    is_about_the_respondent,
    is_comment,
    is_organisation,
    is_personal,
    label_of,
)
from draftkit.consultation.wording import folded

Cells = Mapping[int, Sequence[str]]
"""The cells of each column, by its index."""


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one question."""

    asked: Asked
    columns: tuple[Column, ...]
    ticks: bool
    """Whether each column stands for one option."""


def groups_of(columns: Sequence[Column], cells: Cells) -> list[Group]:
    """The questions that the columns are, as far as the columns tell."""
    groups: list[Group] = []
    for question, together in groupby(columns, key=lambda column: column.question):
        groups += _parts(question, list(together), cells)
    return _named_apart(groups)


def _parts(question: str, columns: Sequence[Column], cells: Cells) -> list[Group]:
    """One question with a column for each option, and what else stands under the same words."""
    ticks = [column for column in columns if column.option and _is_of_an_option(column, cells)]
    if ticks and all(not any(cells[column.at]) for column in ticks) and len(ticks) < len(columns):
        ticks = []
    if len(ticks) < 2 and not (ticks and any(cells[ticks[0].at])):
        ticks = []
    groups = [_ticked(question, ticks, cells)] if ticks else []
    rest = [column for column in columns if column not in ticks]
    return groups + [_single(column, cells[column.at], beside=bool(ticks)) for column in rest]


def _is_of_an_option(column: Column, cells: Cells) -> bool:
    return not is_comment(column.option) and may_be_an_option(column, cells[column.at])


def _ticked(question: str, columns: Sequence[Column], cells: Cells) -> Group:
    most = max(map(sum, zip(*ticks_of(columns, cells), strict=True)), default=0)
    label = label_of(question)
    kind = Kind.MULTI_CHOICE if most > 1 else Kind.CHOICE
    reason = "somebody chose more than one" if most > 1 else "it has a column for each option, and nobody chose two"
    options = tuple(column.option for column in columns)
    about_you = is_about_the_respondent(label.text)
    made = Question("", label.text, kind, label.number, label.part, options, about_you=about_you)
    return Group(Asked(made, Use.COUNT, reason), tuple(columns), ticks=True)


def _single(column: Column, values: Sequence[str], *, beside: bool) -> Group:
    """A question of one column."""
    label = label_of(column.question)
    words = column.option or label.text
    part, text = label.part, label.text if not column.option else f"{label.text}: {column.option}"
    if is_comment(words) and beside:
        part = "comment" if not label.part else f"{label.part}-comment"
        text = column.option or label.text
    guess = _use_and_kind(words if column.option else label.text, text, values)
    about_you = is_about_the_respondent(text) or guess.kind is Kind.ABOUT_YOU
    made = Question("", text, guess.kind, label.number, part, guess.options, about_you=about_you)
    return Group(Asked(made, guess.use, guess.reason, observed=True), (column,), ticks=False)


def _use_and_kind(words: str, text: str, values: Sequence[str]) -> Guess:
    given = [value for value in values if value]
    guess = guessed_kind(given)
    if is_about_confidentiality(text) and guess.kind in CLOSED:
        return guess
    if is_comment(words):
        return Guess(Kind.TEXT, Use.READ, (), "its words ask for an explanation")
    if guess.kind in CLOSED and not guess.is_weak:
        return guess
    if is_organisation(words):
        return Guess(Kind.ABOUT_YOU, Use.ORGANISATION, (), "its words ask for an organisation")
    if is_personal(words):
        return Guess(Kind.ABOUT_YOU, Use.PERSONAL, (), "its words ask who somebody is")
    return guess


def _named_apart(groups: Sequence[Group]) -> list[Group]:
    """The groups, each with an id of its own; a comment without number gets that of the question before it."""
    taken: set[str] = set()
    named: list[Group] = []
    before: Question | None = None
    for group in groups:
        question = group.asked.question
        if before is not None and before.number and _is_comment_on(question, before):
            part = f"{before.part}-comment" if before.part else "comment"
            question = replace(question, number=before.number, part=part)
        question = replace(question, id=id_of(question, taken))
        taken.add(question.id)
        named.append(replace(group, asked=replace(group.asked, question=question)))
        if "comment" not in question.part:
            before = question
    return named


def _is_comment_on(question: Question, before: Question) -> bool:
    """Whether a question asks to explain the answer to the one before it, by its words and its number."""
    same = not question.number or (question.number == before.number and question.part in {"", before.part})
    return same and is_comment(question.text)


@dataclass(frozen=True, slots=True)
class Matched:
    """Groups after a questionnaire was laid beside them."""

    groups: tuple[Group, ...]
    without_column: tuple[Question, ...]
    without_question: tuple[Group, ...]
    unlike: tuple[tuple[Group, Question], ...]
    """Same number, other words."""


def matched(groups: Sequence[Group], questionnaire: Questionnaire, cells: Cells) -> Matched:
    """The groups with the questions of the questionnaire that they answer, in the order of the questionnaire.

    By number and part first, then by the same words; a group that answers none is kept as it was guessed.
    """
    by_name: dict[tuple[str, str], Question] = {}
    by_words: dict[str, Question] = {}
    for question in questionnaire.questions:
        if question.number:
            by_name.setdefault((folded(question.number), question.part.lower()), question)
        by_words.setdefault(folded(question.text), question)
    found: dict[str, list[Group]] = {}
    alone: list[Group] = []
    unlike: list[tuple[Group, Question]] = []
    for group in groups:
        answered, same = _question_for(group, by_name, by_words)
        if answered is not None and answered.kind in CLOSED and _is_beside(group, answered, cells):
            group = _as_comment(group)
            answered, same = by_name.get((folded(answered.number), "comment")), True
        if answered is None:
            alone.append(group)
            continue
        if not same:
            unlike.append((group, answered))
        found.setdefault(answered.id, []).append(group)
    order = [question for question in questionnaire.questions if question.id in found]
    taken = [_taken_over(group, question, cells) for question in order for group in found[question.id]]
    missing = tuple(question for question in questionnaire.questions if question.id not in found)
    return Matched((*_named_apart_again(taken, alone),), missing, tuple(alone), tuple(unlike))


def _is_beside(group: Group, question: Question, cells: Cells) -> bool:
    """Whether a column of text stands beside a closed question: few of its answers are options."""
    if group.ticks or group.asked.use is Use.COUNT:
        return False
    given = [cell for cell in cells[group.columns[0].at] if cell]
    fitting = sum(all(one.known for one in chosen_in(cell, question)) for cell in given)
    return bool(given) and fitting * 2 < len(given)


def _as_comment(group: Group) -> Group:
    mine = group.asked.question
    part = mine.part if mine.part.endswith("comment") else f"{mine.part}-comment".removeprefix("-")
    question = replace(mine, part=part, id=f"{slug(mine.number)}-{part}")
    return replace(group, asked=replace(group.asked, question=question))


def _question_for(
    group: Group, by_name: Mapping[tuple[str, str], Question], by_words: Mapping[str, Question]
) -> tuple[Question | None, bool]:
    """The question that a group answers, and whether its words are those of the questionnaire."""
    mine = group.asked.question
    same_words = by_words.get(folded(mine.text)) or by_words.get(folded(group.columns[0].question))
    named = by_name.get((folded(mine.number), mine.part)) if mine.number else None
    if named is None and mine.number and mine.part.endswith("comment") and mine.part != "comment":
        named = by_name.get((folded(mine.number), "comment"))
    if same_words is not None and (named is None or same_words.number == mine.number):
        return same_words, True
    if named is None:
        return None, False
    return named, is_alike(mine.text, named.text) or named.part == "comment"


def is_alike(one: str, other: str) -> bool:
    """Whether two wordings are one question: the same, one the beginning of the other, or nearly the same."""
    from difflib import SequenceMatcher

    first, second = folded(one)[:400], folded(other)[:400]
    if not first or first.startswith(second) or second.startswith(first):
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() > 0.75


def _taken_over(group: Group, question: Question, cells: Cells) -> Group:
    """A group with the question of the questionnaire in place of the guess."""
    if question.kind in CLOSED:
        return replace(group, asked=Asked(question, Use.COUNT))
    use = Use.READ
    if question.about_you or question.kind is Kind.ABOUT_YOU:
        use = Use.ORGANISATION if is_organisation(question.text) else Use.PERSONAL
    if question.kind is Kind.TABLE:
        return _row_of_table(group, question, cells)
    return replace(group, asked=Asked(question, use))


def _row_of_table(group: Group, question: Question, cells: Cells) -> Group:
    """One row of a table: counted where its columns are what can be chosen, otherwise read."""
    option = group.columns[0].option
    text = f"{question.text}: {option}" if option and not group.ticks else question.text
    row = replace(question, text=text, kind=Kind.CHOICE, options=question.columns)
    given = [cell for cell in cells[group.columns[0].at] if cell]
    if question.columns and all(one.known for cell in given for one in chosen_in(cell, row)):
        return replace(group, asked=Asked(row, Use.COUNT))
    if group.asked.use is Use.COUNT:
        guessed = replace(row, kind=group.asked.question.kind, options=group.asked.question.options)
        return replace(group, asked=replace(group.asked, question=guessed))
    return replace(group, asked=Asked(replace(row, kind=Kind.TEXT, options=()), Use.READ))


def _named_apart_again(taken: Sequence[Group], alone: Sequence[Group]) -> list[Group]:
    """Every group with an id of its own: a question in several columns, such as a table, has one for each."""
    ids: set[str] = set()
    named = []
    for group in (*taken, *alone):
        question = group.asked.question
        own = free(question.id or "question", ids)
        ids.add(own)
        named.append(replace(group, asked=replace(group.asked, question=replace(question, id=own))))
    return named
