"""Reading one answer file -> the answer, or everything that is wrong with it, at its place.

In: the text of a Markdown file with front matter. Out: an `AnswerFile`. A sound file is read without places; only for
one that is not, they are worked out. A file without front matter is an answer too: all of it is the text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from draftkit.consultation.response import Answer, Evidence, Position, Status
from draftkit.consultation.workspace.shape import ANSWER_FILE_SHAPE, settle
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, warning
from draftkit.reading.front_matter import split_front_matter, split_sound
from draftkit.reading.located import Located
from draftkit.reading.validate import sound_values, validate
from draftkit.reading.yaml_text import refuse_illegal


class AnswerFile(NamedTuple):
    """One file as it was read."""

    answer: Answer
    """Its `question` is empty if the file does not say which question it answers."""
    asked: str = ""
    """The copy of the question that the file holds."""
    problems: tuple[Problem, ...] = ()
    """What may stand, but should be looked at."""


def read_answer(text: str, file: str, *, places: bool = False) -> AnswerFile:
    """The answer that `text` is; raises `DraftkitError` with every fault of the file.

    Without `places` the answer has no front matter with places; `place_of` finds them when somebody asks.
    """
    sound = None if places else split_sound(text)
    if sound is not None:
        settle(sound[0])
        values = sound_values(sound[0], ANSWER_FILE_SHAPE)
        if values is not None:
            return _answer_file(values, sound[1], sound[2], file, None)
    if text.split("\n", 1)[0].rstrip() != "---":
        return _without_front_matter(text, file)
    front, body, line = split_front_matter(text, file)
    if front.data is None:
        front = Located({}, file, front.lines)
    settle(front.data)
    values, problems = validate(front, ANSWER_FILE_SHAPE)
    if problems:
        raise DraftkitError(problems)
    return _answer_file(values, body, line, file, front)


def _without_front_matter(text: str, file: str) -> AnswerFile:
    refuse_illegal(text, file)
    values = sound_values({}, ANSWER_FILE_SHAPE) or {}
    made = _answer_file(values, text, 1, file, Located({}, file, text.split("\n")))
    hint = "draftkit consult start writes a file for each question with the keys that there are"
    message = "this file has no front matter: all of it is taken for the text of the answer"
    return made._replace(problems=(warning("DK753", message, Place(file, 1), hint),))


def _answer_file(values: dict[str, Any], body: str, line: int, file: str, front: Located | None) -> AnswerFile:
    text = body.strip("\n")
    line += len(body) - len(body.lstrip("\n")) if text else 0
    stated: dict[str, Any] = {key: values[key] or "" for key in _TEXTS}
    answer = Answer(
        question=(values["question"] or "").strip(),
        text=text if text.strip() else "",
        file=file,
        line=line,
        position=Position(values["position"]) if values["position"] else None,
        chosen=tuple(dict.fromkeys(values["chosen"])),
        rows=values["rows"],
        confidential=bool(values["confidential"]),
        evidence=tuple(map(_evidence, values["evidence"])),
        must_keep=tuple(values["must_keep"]),
        line_form=values["line"] or "",
        front=front,
        **stated,
    )
    return AnswerFile(_with_status(answer, values["status"]), values["text"] or "")


_TEXTS = ("reasons", "topic", "changed_position", "confidential_reason", "owner", "short")


def has_content(answer: Answer) -> bool:
    """Whether it answers anything: by text, by a choice or in a table."""
    return bool(answer.text or answer.chosen or answer.rows)


def _with_status(answer: Answer, stated: str | None) -> Answer:
    """The answer with its status: whoever writes into an empty file is drafting, whether or not the file says so."""
    status = Status(stated) if stated else Status.EMPTY
    if status is Status.EMPTY and has_content(answer):
        status = Status.DRAFTING
    return replace(answer, status=status)


def _evidence(entry: dict[str, Any]) -> Evidence:
    day = entry["date"]
    return Evidence(
        entry["source"] or "", entry["note"] or "", date.fromisoformat(day) if isinstance(day, str) else day
    )
