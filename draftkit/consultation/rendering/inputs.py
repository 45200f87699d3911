"""The inputs of the document: `response.yaml` and every answer, as the template `consultation-response` takes them.

In: a `Response`. Out: located data; the text of each answer is an `OutlineText` that knows its file and line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Answer, Evidence, Position, Response
from draftkit.model.inputs import OutlineText
from draftkit.reading.located import Located
from draftkit.steps.load_inputs import merged

TEMPLATE = "consultation-response"

POSITIONS = {
    Position.SUPPORT: "Support",
    Position.OPPOSE: "Oppose",
    Position.NEUTRAL: "Neutral",
    Position.NO_VIEW: "No view",
}
"""How a position is printed."""


def inputs_of(response: Response, notices: Mapping[str, str] = MappingProxyType({})) -> Located:
    """The inputs of the whole response; `notices` stand in place of answers that an edition leaves out, by id."""
    entries = [
        entry_of(question, response.answers.get(question.id) or Answer(question.id), notices.get(question.id, ""))
        for question in response.questionnaire.questions
    ]
    return merged(response.inputs, _known(response), {"answers": entries})


def answer_path(number: int) -> str:
    """The path of the text of the answer to the question with this number, from 0, as passages are named."""
    return f"answers[{number + 1}].answer"


def _known(response: Response) -> dict[str, Any]:
    """What the published questions say, for what `response.yaml` leaves out."""
    published = response.questionnaire
    known = {
        "template": TEMPLATE,
        "title": f"Response to the consultation: {published.title}" if published.title else "",
        "consultation_title": published.title,
        "consultation_body": published.body,
        "closing_date": published.closes.isoformat() if published.closes else "",
    }
    return {key: value for key, value in known.items() if value}


def entry_of(question: Question, answer: Answer, notice: str = "") -> dict[str, Any]:
    """One answer as an entry of `answers`, or the notice in its place."""
    if notice:
        answer = Answer(question.id)
    entry = {
        "number": question.label.removeprefix("Question ") if question.number or question.part else "",
        "question": question.text,
        "section": question.section,
        "position": POSITIONS[answer.position] if answer.position else "",
        "chosen": list(answer.chosen),
        "rows": dict(answer.rows),
        "answer": text_of(answer),
        "evidence": [_evidence(one) for one in answer.evidence if one.note or not _cites(answer.text, one.source)],
        "confidential": answer.confidential,
        "confidential_reason": answer.confidential_reason,
        "withheld": notice,
    }
    return {key: value for key, value in entry.items() if value or key in ("number", "question", "confidential")} | {
        "answer": OutlineText("", "") if notice else entry["answer"]
    }


def text_of(answer: Answer) -> OutlineText | None:
    """The text of an answer as an outline; None is a gap, and there is none where something was chosen."""
    if not answer.text.strip() and not answer.chosen and not answer.rows:
        return None
    return OutlineText(answer.text, answer.file, answer.line, answer.forms)


def _cites(text: str, key: str) -> bool:
    """Whether a text cites a source: then it is in its footnotes already."""
    return bool(key) and re.search(rf"@{re.escape(key)}(?![\w:-])", text) is not None


def _evidence(evidence: Evidence) -> Mapping[str, Any]:
    entry = {
        "source": evidence.source,
        "note": evidence.note,
        "date": evidence.date.isoformat() if evidence.date else "",
    }
    return {key: value for key, value in entry.items() if value}
