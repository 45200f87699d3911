"""Consult: folders of i.AI Consult and ThemeFinder -> submissions.

In: a folder with `respondents.jsonl` and `question_part_1/` and so on. A part is described in `question_part.json` or,
since 2025, in `question.json`; its texts stand in `responses.jsonl`, options chosen in `multi_choice.jsonl` or as text.
Out: `Submissions`. Links are not followed; every line of a file that is not what it should be is told and left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from draftkit.consultation.intake.decoding import TEXT_FILE_LIMIT, decode
from draftkit.consultation.questionnaire import CLOSED, Kind, Question, Questionnaire
from draftkit.consultation.summary.choosing import chosen_in
from draftkit.consultation.summary.grouping import is_alike
from draftkit.consultation.summary.naming import free, id_of
from draftkit.consultation.summary.submissions import Asked, Submission, Submissions, Use
from draftkit.consultation.summary.trials import trial_reason
from draftkit.consultation.summary.wording import in_order, is_comment
from draftkit.consultation.wording import folded
from draftkit.files import read_bytes
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error, warning

PARTS_LIMIT = 1_000
"""Most question parts that are read."""

DESCRIPTIONS = ("question_part.json", "question.json")

_KINDS = {"free_text": Kind.TEXT, "single_option": Kind.CHOICE, "multiple_option": Kind.MULTI_CHOICE}

Answers = dict[str, list[str]]
"""By the ID of the respondent."""


class Part(NamedTuple):
    """A question and what was answered to it."""

    question: Question
    answers: Answers
    listed: bool = False
    """Whether the answers are options one by one, and not text that names them."""


def is_consult_folder(folder: Path) -> bool:
    """Whether a folder holds question parts."""
    return any(any(folder.glob(f"question_part_*/{name}")) for name in DESCRIPTIONS)


def submissions_in_folder(folder: Path, questionnaire: Questionnaire | None) -> Submissions:
    """The submissions in a folder; raises `DraftkitError` when it holds no question part."""
    problems: list[Problem] = []
    folders = sorted((one for one in folder.iterdir() if _number(one.name)), key=lambda one: _number(one.name))
    if len(folders) > PARTS_LIMIT:
        message = f"{folder} has {len(folders):,} question parts; at most {PARTS_LIMIT:,} are read"
        raise DraftkitError([error("DK799", message, Place(str(folder)))])
    parts = [part for one in folders for part in _parts(one, problems)]
    if not parts:
        hint = "give the folder that holds question_part_1"
        raise DraftkitError([*problems, error("DK787", f"{folder} holds no question", Place(str(folder)), hint)])
    people = [_id(one) for _, one in _lines(folder / "respondents.jsonl", problems)]
    ids = list(dict.fromkeys([*filter(None, people), *(id for part in parts for id in part.answers)]))
    asked = _named_apart([_asked(part, questionnaire) for part in parts])
    submissions = [_submission(id, asked, parts) for id in ids]
    title = questionnaire.title if questionnaire else ""
    return Submissions(str(folder), "a Consult folder", tuple(asked), tuple(submissions), title, tuple(problems))


def _number(name: str) -> int:
    found = re.fullmatch(r"question_part_(\d{1,6})", name)
    return int(found[1]) if found else 0


def _id(record: Mapping[str, Any]) -> str:
    """The ID of a respondent; empty if there is none."""
    found = record.get("themefinder_id", record.get("response_id"))
    return "" if found is None else str(found)


def _parts(folder: Path, problems: list[Problem]) -> list[Part]:
    """The questions in one folder: a closed one with a text beside it is two."""
    name = next((one for one in DESCRIPTIONS if (folder / one).exists()), DESCRIPTIONS[0])
    described = _json(folder / name, problems)
    if described is None:
        return []
    question = _question(described, _number(folder.name))
    texts = _answers(folder / "responses.jsonl", "text", problems)
    chosen = _answers(folder / "multi_choice.jsonl", "options", problems) if _has_choices(folder) else {}
    if question.kind not in CLOSED and not question.options and not chosen:
        return [Part(question, texts)]
    if question.kind not in CLOSED:
        several = any(len(given) > 1 for given in chosen.values())
        question = replace(question, kind=Kind.MULTI_CHOICE if several else Kind.CHOICE)
        comment = replace(question, kind=Kind.TEXT, part="comment", options=(), text=question.text)
        return [Part(question, chosen, listed=True), *([Part(comment, texts)] if texts else [])]
    return [Part(question, chosen or texts, listed=bool(chosen))]


def _has_choices(folder: Path) -> bool:
    return (folder / "multi_choice.jsonl").exists() or (folder / "multi_choice.jsonl").is_symlink()


def _answers(path: Path, key: str, problems: list[Problem]) -> Answers:
    """What each respondent answered."""
    answers: Answers = {}
    for line, record in _lines(path, problems):
        id, given = _id(record), record.get(key, record.get("options"))
        if not id or not isinstance(given, str | list | None) or (given is None and key not in record):
            place = Place(str(path), line)
            problems.append(warning("DK799", f"a response lacks themefinder_id or {key}, and was not counted", place))
            continue
        answers.setdefault(id, []).extend([str(one) for one in given] if isinstance(given, list) else [given or ""])
    return answers


def _question(described: Mapping[str, Any], number: int) -> Question:
    """The question of a part, as it describes itself."""
    words = [str(described.get(key) or "").strip() for key in ("question_text", "question_part_text")]
    text = " ".join(word for word in dict.fromkeys(words) if word) or f"Question part {number}"
    kind = _KINDS.get(str(described.get("question_part_type") or "free_text"), Kind.TEXT)
    given = next((described[key] for key in ("options", "multi_choice_options") if described.get(key)), ())
    options = tuple(str(one) for one in given) if isinstance(given, list) else ()
    part = str(described.get("question_part_number") or "")
    part = chr(96 + int(part)) if part.isdecimal() and 1 < int(part) <= 26 else "" if part.isdecimal() else part
    part = "comment" if is_comment(words[1]) else part
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


def _asked(part: Part, questionnaire: Questionnaire | None) -> Asked:
    """How a question is used: as the questionnaire has it, else as the part says."""
    question = part.question
    named = _in_questionnaire(question, questionnaire)
    if named is not None:
        return Asked(named, Use.COUNT if named.kind in CLOSED else Use.READ)
    if question.kind not in CLOSED:
        return Asked(question, Use.READ)
    if question.options:
        return Asked(question, Use.COUNT)
    given = [answer for texts in part.answers.values() for answer in texts if answer]
    chosen = given if part.listed else [one.words for answer in given for one in chosen_in(answer, question)]
    options = tuple(in_order(list(dict.fromkeys(chosen))))
    reason = "its options are those that were chosen"
    return Asked(replace(question, options=options), Use.COUNT, reason, observed=True)


def _in_questionnaire(question: Question, questionnaire: Questionnaire | None) -> Question | None:
    for one in questionnaire.questions if questionnaire else ():
        if folded(one.number) != folded(question.number) or (one.kind in CLOSED) != (question.kind in CLOSED):
            continue
        if is_alike(question.text, one.text) or (one.part == question.part == "comment"):
            return one
    return None


def _named_apart(asked: Sequence[Asked]) -> list[Asked]:
    """Every question with an id of its own."""
    taken: set[str] = set()
    named: list[Asked] = []
    for one in asked:
        id = free(one.question.id, taken) if one.question.id else id_of(one.question, taken)
        taken.add(id)
        named.append(replace(one, question=replace(one.question, id=id)))
    return named


def _submission(id: str, asked: Sequence[Asked], parts: Sequence[Part]) -> Submission:
    made: dict[int, tuple[str, ...]] = {}
    for index, (one, part) in enumerate(zip(asked, parts, strict=True)):
        texts = [text.strip() for text in part.answers.get(id, ()) if text.strip()]
        if one.use is Use.COUNT:
            texts = [chosen.words for text in texts for chosen in chosen_in(text, one.question)]
        if texts:
            made[index] = tuple(dict.fromkeys(texts)) if one.use is Use.COUNT else ("\n\n".join(texts),)
    return Submission(id, f"respondent {id}", made, trial=trial_reason({}, asked, made))
