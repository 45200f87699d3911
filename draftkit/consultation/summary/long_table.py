"""Long tables: exports with a row for each response to each question, as Consult writes them -> submissions.

In: rows with the columns `Response ID`, `Question number`, `Question text`, `Response text` and perhaps `Position`.
Out: `Submissions`. A position was given to a response by whoever analysed it, so it is counted as a question of its own
that says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.consultation.questionnaire import CLOSED, Kind, Question, Questionnaire
from draftkit.consultation.summary.choosing import chosen_in
from draftkit.consultation.summary.kinds import guessed_kind
from draftkit.consultation.summary.naming import id_of
from draftkit.consultation.summary.submissions import Asked, Submission, Submissions, Use
from draftkit.consultation.summary.tables import Row
from draftkit.consultation.summary.trials import trial_reason
from draftkit.consultation.wording import folded
from draftkit.places import Place
from draftkit.problems import Problem, warning

_NEEDED = {"response id", "question number", "question text", "response text"}
_CLASSIFIED = "Its counts are positions that somebody gave to the responses, not answers that respondents chose."


def is_long_table(header: Sequence[str]) -> bool:
    """Whether a header is that of an export with a row for each response to each question."""
    return set(map(folded, header)) >= _NEEDED


def submissions_in_long_table(rows: Sequence[Row], source: str, questionnaire: Questionnaire | None) -> Submissions:
    """The submissions in a long table, in the order in which each is met first."""
    columns = {folded(name): index for index, name in reversed(list(enumerate(rows[0].cells)))}
    problems: list[Problem] = []
    given: dict[tuple[str, str], dict[str, list[str]]] = {}
    positions: dict[tuple[str, str], dict[str, list[str]]] = {}
    ids: dict[str, None] = {}

    def cell(row: Row, name: str) -> str:
        index = columns.get(name, len(row.cells))
        return row.cells[index].strip() if index < len(row.cells) else ""

    for row in rows[1:]:
        id, key = cell(row, "response id"), (cell(row, "question number"), cell(row, "question text"))
        if not id or not any(key):
            message = "this row has no response ID or no question, and was not counted"
            problems.append(warning("DK788", message, Place(source, row.number), "compare it with the export"))
            continue
        ids.setdefault(id)
        for name, held in (("response text", given), ("position", positions)):
            if cell(row, name):
                held.setdefault(key, {}).setdefault(id, []).append(cell(row, name))
        given.setdefault(key, {})
    asked: list[Asked] = []
    answers: list[dict[str, list[str]]] = []
    for key, of_question in given.items():
        asked.append(_asked(key, of_question, questionnaire))
        answers.append(of_question)
        if key in positions:
            asked.append(_position(key, positions[key], asked))
            answers.append(positions[key])
    submissions = tuple(_submission(id, asked, answers) for id in ids)
    title = questionnaire.title if questionnaire else ""
    return Submissions(source, "a Consult export", tuple(asked), submissions, title, tuple(problems))


def _asked(key: tuple[str, str], answers: dict[str, list[str]], questionnaire: Questionnaire | None) -> Asked:
    number, text = key
    for one in questionnaire.questions if questionnaire else ():
        name = folded(f"{one.number}{one.part}")
        if (number and folded(number) == name) or folded(one.text) == folded(text):
            return Asked(one, Use.COUNT if one.kind in CLOSED else Use.READ)
    guess = guessed_kind([answer for given in answers.values() for answer in given])
    question = Question("", text or f"Question {number}", guess.kind, number, "", guess.options)
    return Asked(_with_id(question), guess.use, guess.reason, observed=True)


def _position(key: tuple[str, str], positions: dict[str, list[str]], asked: Sequence[Asked]) -> Asked:
    guess = guessed_kind([one for given in positions.values() for one in given])
    options = guess.options or tuple(dict.fromkeys(one for given in positions.values() for one in given))
    question = Question("", f"Position of the response: {key[1]}", Kind.CHOICE, key[0], "position", options)
    return Asked(_with_id(question), Use.COUNT, "Consult has a column for it", _CLASSIFIED, observed=True)


def _with_id(question: Question) -> Question:
    from dataclasses import replace

    return replace(question, id=id_of(question, ()))


def _submission(id: str, asked: Sequence[Asked], answers: Sequence[dict[str, list[str]]]) -> Submission:
    made: dict[int, tuple[str, ...]] = {}
    for index, (one, of_question) in enumerate(zip(asked, answers, strict=True)):
        texts = of_question.get(id, [])
        if one.use is Use.COUNT:
            chosen = tuple(found.words for text in texts for found in chosen_in(text, one.question))
            made |= {index: chosen} if chosen else {}
        elif texts:
            made[index] = ("\n\n".join(texts),)
    return Submission(id, f"response {id}", made, trial=trial_reason({}, asked, made))
