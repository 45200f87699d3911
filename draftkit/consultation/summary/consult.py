"""Consult: folders and exports of i.AI Consult and ThemeFinder -> submissions.

In: a folder with `respondents.jsonl` and `question_part_1/question_part.json`, `responses.jsonl`; or a table with a row
for each response to each question. Out: `Submissions`. Links are not followed; every line of a file that is not what it
should be is told and left out.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from draftkit.consultation.intake.decoding import TEXT_FILE_LIMIT, decode
from draftkit.consultation.questionnaire import CLOSED, Kind, Question, Questionnaire
from draftkit.consultation.summary.choosing import chosen_in
from draftkit.consultation.summary.grouping import is_alike
from draftkit.consultation.summary.naming import id_of
from draftkit.consultation.summary.submissions import Asked, Submission, Submissions, Use
from draftkit.consultation.summary.trials import trial_reason
from draftkit.consultation.summary.wording import alike, in_order
from draftkit.files import read_bytes
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error, warning

PARTS_LIMIT = 1_000
"""Most question parts that are read."""

_KINDS = {"free_text": Kind.TEXT, "single_option": Kind.CHOICE, "multiple_option": Kind.MULTI_CHOICE}

Answers = dict[str, list[str]]
"""By the ID of the respondent."""


def is_consult_folder(folder: Path) -> bool:
    """Whether a folder holds question parts."""
    return any(folder.glob("question_part_*/question_part.json"))


def submissions_in_folder(folder: Path, questionnaire: Questionnaire | None) -> Submissions:
    """The submissions in a folder; raises `DraftkitError` when it holds no question part."""
    problems: list[Problem] = []
    parts = sorted((one for one in folder.iterdir() if _part_number(one.name)), key=lambda one: _part_number(one.name))
    if len(parts) > PARTS_LIMIT:
        message = f"{folder} has {len(parts):,} question parts; at most {PARTS_LIMIT:,} are read"
        raise DraftkitError([error("DK799", message, Place(str(folder)))])
    read = [made for part in parts if (made := _part(part, problems)) is not None]
    if not read:
        hint = "give the folder that holds question_part_1"
        raise DraftkitError([*problems, error("DK787", f"{folder} holds no question", Place(str(folder)), hint)])
    people = _lines(folder / "respondents.jsonl", problems)
    respondents = [str(one.get("themefinder_id", "")) for _, one in people]
    ids = list(dict.fromkeys([*respondents, *(id for _, answers in read for id in answers)]))
    asked = [_asked(question, answers, questionnaire) for question, answers in read]
    submissions = [_submission(id, asked, [answers for _, answers in read]) for id in ids]
    title = questionnaire.title if questionnaire else ""
    return Submissions(str(folder), "a Consult folder", tuple(asked), tuple(submissions), title, tuple(problems))


def _part_number(name: str) -> int:
    found = re.fullmatch(r"question_part_(\d{1,6})", name)
    return int(found[1]) if found else 0


def _part(folder: Path, problems: list[Problem]) -> tuple[Question, Answers] | None:
    """One question part and what was answered to it."""
    described = _json(folder / "question_part.json", problems)
    if described is None:
        return None
    answers: Answers = defaultdict(list)
    for line, response in _lines(folder / "responses.jsonl", problems):
        id, text = response.get("themefinder_id"), response.get("text", response.get("options"))
        if id is None or not isinstance(text, str | list):
            place = Place(str(folder / "responses.jsonl"), line)
            problems.append(warning("DK799", "a response lacks themefinder_id or text, and was not counted", place))
            continue
        answers[str(id)] += [str(one) for one in text] if isinstance(text, list) else [text]
    return _question(described, _part_number(folder.name)), answers


def _question(described: Mapping[str, Any], number: int) -> Question:
    """The question of a part, as it describes itself."""
    words = [str(described.get(key) or "").strip() for key in ("question_text", "question_part_text")]
    text = " ".join(word for word in dict.fromkeys(words) if word) or f"Question part {number}"
    kind = _KINDS.get(str(described.get("question_part_type") or "free_text"), Kind.TEXT)
    given = described.get("options") or described.get("question_part_options") or ()
    options = tuple(str(one) for one in given) if isinstance(given, list) else ()
    part = str(described.get("question_part_number") or "")
    part = chr(96 + int(part)) if part.isdigit() and 1 < int(part) <= 26 else "" if part.isdigit() else part
    return Question("", text, kind, str(described.get("question_number") or ""), part, options)


def _json(path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """An object in a file of JSON; None with a problem if there is none."""
    if not _is_there(path, problems):
        return None
    text, _ = decode(read_bytes(path, TEXT_FILE_LIMIT), str(path))
    try:
        made = json.loads(text)
    except (ValueError, RecursionError):
        made = None
    if not isinstance(made, dict):
        problems.append(warning("DK799", f"{path.name} of {path.parent.name} is not a JSON object", Place(str(path))))
        return None
    return made


def _lines(path: Path, problems: list[Problem]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects in a file of JSON lines, each with its line."""
    if not _is_there(path, problems):
        return
    text, found = decode(read_bytes(path, TEXT_FILE_LIMIT), str(path))
    problems += found
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            made = json.loads(line)
        except (ValueError, RecursionError):
            made = None
        if isinstance(made, dict):
            yield number, made
        else:
            message = "this line is not a JSON object, and was not read"
            problems.append(warning("DK799", message, Place(str(path), number, 1, 1, line[:200])))


def _is_there(path: Path, problems: list[Problem]) -> bool:
    if path.is_symlink() or path.parent.is_symlink():
        problems.append(warning("DK799", f"{path.name} is reached by a link, which is not followed", Place(str(path))))
        return False
    if not path.is_file():
        problems.append(warning("DK799", f"{path.parent.name} has no {path.name}", Place(str(path))))
        return False
    return True


def _asked(question: Question, answers: Mapping[str, Sequence[str]], questionnaire: Questionnaire | None) -> Asked:
    """How a question is used: as the questionnaire has it, else as the part says."""
    named = _in_questionnaire(question, questionnaire)
    if named is not None:
        return Asked(named, Use.COUNT if named.kind in CLOSED else Use.READ)
    if question.kind not in CLOSED:
        return Asked(_with_id(question), Use.READ)
    if question.options:
        return Asked(_with_id(question), Use.COUNT)
    given = [answer for texts in answers.values() for answer in texts]
    chosen = dict.fromkeys(one.words for answer in given for one in chosen_in(answer, question))
    options = tuple(in_order(list(chosen)))
    made = Question("", question.text, question.kind, question.number, question.part, options)
    return Asked(_with_id(made), Use.COUNT, "its options are those that were chosen", observed=True)


def _in_questionnaire(question: Question, questionnaire: Questionnaire | None) -> Question | None:
    for one in questionnaire.questions if questionnaire else ():
        same_part = one.part == question.part or one.part == "comment"
        same_kind = (one.kind in CLOSED) == (question.kind in CLOSED)
        if (
            alike(one.number) == alike(question.number)
            and same_kind
            and same_part
            and is_alike(question.text, one.text)
        ):
            return one
    return None


def _with_id(question: Question) -> Question:
    from dataclasses import replace

    return replace(question, id=id_of(question, ()))


def _submission(id: str, asked: Sequence[Asked], answers: Sequence[Mapping[str, Sequence[str]]]) -> Submission:
    made: dict[int, tuple[str, ...]] = {}
    for index, (one, given) in enumerate(zip(asked, answers, strict=True)):
        texts = [text.strip() for text in given.get(id, ()) if text.strip()]
        if one.use is Use.COUNT:
            texts = [chosen.words for text in texts for chosen in chosen_in(text, one.question)]
        if texts:
            made[index] = tuple(texts) if one.use is Use.COUNT else ("\n\n".join(texts),)
    return Submission(id, f"respondent {id}", made, trial=trial_reason({}, asked, made))
