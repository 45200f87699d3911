"""Reading a response folder -> the response, or every fault of every file in it.

In: a folder with `questions.yaml`, `response.yaml` and `answers/*.md`. Out: a `Response`; what may stand but should be
looked at is in its `problems`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from draftkit.consultation.questionnaire import Question, Questionnaire
from draftkit.consultation.questions_file import read_questions
from draftkit.consultation.response import Answer, Response
from draftkit.consultation.workspace.faults import faults, settled
from draftkit.consultation.workspace.files import ANSWERS, QUESTIONS, RESPONSE, conflict_of
from draftkit.consultation.workspace.places import LazyPlaces
from draftkit.consultation.workspace.read_answer import read_answer
from draftkit.files import near_file, read_text
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, UsageError, attempt, did_you_mean, error, raise_errors, warning
from draftkit.reading.located import Located
from draftkit.steps.load_inputs import read_inputs


def read_response(folder: Path) -> Response:
    """The response in a folder; raises `DraftkitError` with every fault of every file.

    Raises `UsageError` for a folder that is none of a response.
    """
    response = look_into_response(folder)
    raise_errors(response.problems)
    return response


def look_into_response(folder: Path) -> Response:
    """The response as far as it can be read, with errors among its `problems`: to show people where they are.

    An answer that cannot be read counts as empty. Raises `DraftkitError` when the questions cannot be read, with the
    faults of all other files, and `UsageError` for a folder that is none of a response.
    """
    refuse_other_folder(folder)
    problems: list[Problem] = []
    questionnaire = attempt(lambda: read_questions(folder / QUESTIONS), problems)
    inputs = attempt(lambda: read_inputs(folder / RESPONSE), problems)
    answers = read_answers(folder / ANSWERS, questionnaire, problems)
    if questionnaire is None:
        raise DraftkitError(problems)
    complete = {one.id: answers.get(one.id) or Answer(one.id) for one in questionnaire.questions}
    problems += _missing(folder, questionnaire, answers)
    return Response(folder, questionnaire, inputs or Located({}, str(folder / RESPONSE)), complete, tuple(problems))


def refuse_other_folder(folder: Path) -> None:
    """Raise `UsageError` for a folder without questions and answers."""
    if (folder / QUESTIONS).is_file() or (folder / ANSWERS).is_dir():
        return
    hint = "draftkit consult start questions.yaml makes one; name it with --in FOLDER, or go into it"
    if (folder.resolve().parent / QUESTIONS).is_file():
        hint = f"the folder above it is one: --in {folder.resolve().parent}"
    elif not folder.is_dir():
        hint = f"{near_file(folder)}   {hint}"
    if folder == Path():
        raise UsageError([error("DK740", "this folder is not that of a response", None, hint)])
    raise UsageError([error("DK740", f"{folder} is not the folder of a response", Place(str(folder)), hint)])


def read_answers(folder: Path, questionnaire: Questionnaire | None, problems: list[Problem]) -> dict[str, Answer]:
    """The answers in a folder by the id of the question; faults are added to `problems`.

    Without a questionnaire only the files themselves are checked.
    """
    questions = {one.id: one for one in questionnaire.questions} if questionnaire else {}
    found: dict[str, Answer] = {}
    for path in _answer_files(folder, problems):
        answer = _read_one(path, questions, problems, known=questionnaire is not None)
        if answer is None:
            continue
        if answer.question in found:
            problems.append(_second_file(answer, found[answer.question]))
            continue
        found[answer.question] = answer
    return found


def _second_file(second: Answer, first: Answer) -> Problem:
    hint = f"put both together in one file and delete the other: draftkit consult merge '{second.file}' helps"
    message = f"there are two files for question {first.question}: this one and {first.file}"
    return error("DK745", message, Place(second.file, 1), hint)


def _answer_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files to read, in the order of their names; what is something else is reported."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        entries = []
    for entry in entries:
        name = entry.name
        if name.startswith((".", "~$", "#")) or name.endswith(("~", ".part")):
            continue
        where = Place(str(folder / name))
        if not entry.is_file(follow_symlinks=False) or not name.lower().endswith(".md"):
            kind = "a link" if entry.is_symlink() else "a folder" if entry.is_dir() else "no Markdown file (.md)"
            hint = "draftkit consult merge takes what others send in Word, .csv and .xlsx; move other files elsewhere"
            problems.append(warning("DK751", f"{name} is {kind}: it is not read", where, hint))
        elif conflict_of(name)[0]:
            id, source = conflict_of(name)
            hint = f"put what is to stand into the file of question {id}, then delete this one"
            message = f"question {id}: what came from {source} is not settled with what stood here"
            problems.append(error("DK746", message, where, hint))
        else:
            yield folder / name


def _read_one(path: Path, questions: Mapping[str, Question], problems: list[Problem], *, known: bool) -> Answer | None:
    """The answer in a file, or None if it is faulty or nobody asked for it; problems are added."""
    file = str(path)
    try:
        text = read_text(path)
        read = read_answer(text, file)
    except DraftkitError as fault:
        problems += fault.problems
        return None
    problems += read.problems
    id = (read.answer.question or path.stem).lower()
    place = LazyPlaces(text, file)
    if not known:
        return replace(read.answer, question=id)
    question = questions.get(id)
    if question is None:
        hint = did_you_mean(id, questions, f"there are: {_some(list(questions))}")
        message = f"there is no question '{id}' in {QUESTIONS}: nothing takes this answer"
        where = place("question") if read.answer.question else Place(file, 1)
        problems.append(warning("DK744", message, where, hint))
        return None
    read = read._replace(answer=settled(read.answer, question))
    problems += faults(read, question, place)
    return read.answer


def _missing(folder: Path, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> list[Problem]:
    """One problem for all questions without a file."""
    missing = [one.id for one in questionnaire.questions if one.id not in answers]
    faulty = {path.stem.lower() for path in (folder / ANSWERS).glob("*.md")}
    missing = [id for id in missing if id not in faulty]
    if not missing:
        return []
    verb = "question has" if len(missing) == 1 else "questions have"
    message = f"{len(missing)} {verb} no file in {ANSWERS}: {_some(missing)}"
    hint = f"draftkit consult start {QUESTIONS} -o {folder} writes what is missing and leaves the rest alone"
    return [warning("DK743", message, Place(str(folder / ANSWERS)), hint)]


def _some(words: Sequence[str], most: int = 20) -> str:
    more = f" and {len(words) - most:,} more" if len(words) > most else ""
    return f"{', '.join(words[:most])}{more}"
