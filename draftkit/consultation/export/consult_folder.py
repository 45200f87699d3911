"""Consult: entries -> the folder of question parts that i.AI Consult and ThemeFinder read, with one respondent.

In: entries. Out: names with bytes: `respondents.jsonl`, and for each question `question_part_1/` with what describes
it and who answered what. The description stands in `question_part.json` and, as Consult reads it since 2025, in
`question.json`; options chosen stand as text in `responses.jsonl` and as a list in `multi_choice.jsonl`. A question
about who the respondent is and that takes options goes into `demographic_data`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from draftkit.consultation.export.handing_in import Entry
from draftkit.consultation.questionnaire import CLOSED, Kind, Question

MADE_BY = "draftkit consult export"
RESPONDENT = 1
"""The ID of the only respondent."""


def consult_files(entries: Sequence[Entry]) -> dict[str, bytes]:
    """Every file of the folder, by its path in it."""
    parts = [one for one in entries if not _is_about_you(one.question)]
    about = {one.question.text: list(one.chosen) for one in entries if _is_about_you(one.question) and one.chosen}
    files = {"respondents.jsonl": _line({"themefinder_id": RESPONDENT, "demographic_data": about})}
    for number, (one, described) in enumerate(zip(parts, described_parts(parts), strict=True), start=1):
        folder = f"question_part_{number}"
        files[f"{folder}/question_part.json"] = _json(described)
        files[f"{folder}/question.json"] = _json(_as_question(one.question, described))
        files[f"{folder}/responses.jsonl"] = _response(one)
        if one.question.kind in CLOSED:
            chosen = {"themefinder_id": RESPONDENT, "options": list(one.chosen)}
            files[f"{folder}/multi_choice.jsonl"] = _line(chosen) if one.chosen else b""
    return files


def _is_about_you(question: Question) -> bool:
    """Whether it asks who the respondent is: Consult keeps options among the demographic data, and takes no names."""
    return question.about_you or question.kind is Kind.ABOUT_YOU


def described_parts(parts: Sequence[Entry]) -> list[dict[str, object]]:
    """What `question_part.json` holds for each; numbers are whole, as Consult has them.

    A question whose number is no whole number gets one after the highest; parts of a question count from 1.
    """
    numbers: dict[str, int] = {}
    digits = [int(one.question.number) for one in parts if one.question.number.isdecimal()]
    following = max(digits, default=0)
    counted: Counter[int] = Counter()
    first: dict[int, Question] = {}
    made: list[dict[str, object]] = []
    for one in parts:
        question = one.question
        key = question.number or f"/{question.id}"
        if key not in numbers:
            following += 0 if question.number.isdecimal() else 1
            numbers[key] = int(question.number) if question.number.isdecimal() else following
        counted[numbers[key]] += 1
        before = first.setdefault(numbers[key], question)
        made.append(_described(question, before, numbers[key], counted[numbers[key]]))
    return made


def _described(question: Question, first: Question, number: int, part: int) -> dict[str, object]:
    """A part; a comment on a question has the words of that question over its own."""
    is_comment = question.part.endswith("comment") and first is not question
    described: dict[str, object] = {
        "question_text": first.text if is_comment else question.text,
        "question_part_text": question.text if is_comment else "",
        "question_number": number,
        "question_part_number": part,
        "question_part_type": _type(question),
    }
    if question.kind in CLOSED:
        described["options"] = list(question.options)
    return described


def _type(question: Question) -> str:
    if question.kind is Kind.MULTI_CHOICE:
        return "multiple_option"
    return "single_option" if question.kind in CLOSED else "free_text"


def _as_question(question: Question, described: dict[str, object]) -> dict[str, object]:
    """What `question.json` holds."""
    closed = question.kind in CLOSED
    return {
        "question_text": question.text,
        "question_number": described["question_number"],
        "has_free_text": not closed,
        "multi_choice_options": list(question.options) if closed else [],
    }


def _response(entry: Entry) -> bytes:
    """The line of `responses.jsonl`; nothing for a question without an answer in this edition."""
    if not entry.is_answered:
        return b""
    rows = "\n".join(f"{row}: {value}" for row, value in entry.rows.items())
    text = "; ".join(entry.chosen) if entry.question.kind in CLOSED else entry.text or rows
    lines = [text, entry.text] if entry.question.kind in CLOSED and entry.text.strip() else [text]
    return _line({"themefinder_id": RESPONDENT, "text": "\n\n".join(line for line in lines if line.strip())})


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()
