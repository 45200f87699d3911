"""The questionnaire: the questions of a consultation as published, and the shape of `questions.yaml`.

In: what recognition finds, or `questions.yaml` as somebody corrected it. Out: frozen values that answers, forms and
outputs are matched against.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from draftkit.reading.shape import Absence, Field, group, text_list


class Kind(StrEnum):
    """What sort of answer a question wants."""

    TEXT = "text"
    """Free text."""
    YES_NO = "yes-no"
    """Yes or no, perhaps with 'not sure' or 'don't know'."""
    CHOICE = "choice"
    """One of several options."""
    MULTI_CHOICE = "multi-choice"
    """Any of several options."""
    SCALE = "scale"
    """One step of an ordered scale, such as strongly agree to strongly disagree or 1 to 5."""
    TABLE = "table"
    """One option or text for each of several rows."""
    ABOUT_YOU = "about-you"
    """A short field on the respondent: name, address, email, organisation, date."""


CLOSED = frozenset({Kind.YES_NO, Kind.CHOICE, Kind.MULTI_CHOICE, Kind.SCALE})
"""The kinds that are answered by choosing among `options`."""

QUESTION_ENTRY = group(
    "question",
    Field(
        "id",
        absence=Absence.ERROR,
        pattern=r"[a-z0-9]+(-[a-z0-9]+)*",
        help="Its name in files: small letters, digits and hyphens.",
    ),
    Field("number", help="The number exactly as published; empty if it has none.", example="2"),
    Field("part", help="The part of the question, such as a, or 'comment' for 'please explain'."),
    Field("text", absence=Absence.ERROR, help="The question, word for word."),
    Field("kind", "choice", choices=tuple(Kind), absence=Absence.ERROR, help="What sort of answer it wants."),
    text_list("options", "What can be chosen, word for word, in order."),
    text_list("rows", "The rows of a table that is to be filled in, word for word."),
    text_list("columns", "The columns of such a table; what can be chosen in each row."),
    Field("words", "number", help="The most words allowed."),
    Field("characters", "number", help="The most characters allowed."),
    Field("section", help="The heading under which it stands."),
    Field("about_you", "boolean", default=False, help="Whether it is about the respondent and not about the subject."),
    Field("required", "boolean", default=False, help="Whether the form says that it must be answered."),
    text_list(
        "answer_at",
        "Where the answer goes in a Word form: one address, or one for each option, or each row and column.",
    ),
    text_list("confidential_at", "Where a Word form asks whether this answer is confidential: text, or yes and no."),
    Field("where", help="Where it stands in the published file."),
    Field("unsure", help="What could not be told for certain, and why. Delete it once you have looked."),
    help="A question of a consultation.",
)

LEFT_OUT_ENTRY = group(
    "left out",
    Field("text", absence=Absence.ERROR, help="The passage, word for word."),
    Field("where", help="Where it stands."),
    Field("reason", absence=Absence.ERROR, help="Why it was not taken for a question."),
    help="A passage that looks like a question and was left out.",
)

QUESTIONNAIRE_SHAPE = group(
    "questions",
    Field("title", help="The title of the consultation, word for word."),
    Field("body", help="Who asks."),
    Field("closes", "date", help="The last day for answers."),
    Field("source", help="The name of the published file."),
    Field("format", help="The format it was read from: docx, pdf, html, xlsx, csv or md."),
    Field("fingerprint", help="A hash of the published file, by which a form that was issued again is noticed."),
    Field("questions", "list", item=QUESTION_ENTRY, absence=Absence.ERROR, help="Every question and part, in order."),
    Field(
        "left_out",
        "list",
        item=LEFT_OUT_ENTRY,
        help="Passages that look like questions and were left out, with the reason.",
    ),
    help="The questions of a consultation, as published.",
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or one part of one; see `QUESTION_ENTRY` for what each value means."""

    id: str
    text: str
    kind: Kind
    number: str = ""
    part: str = ""
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    words: int | None = None
    characters: int | None = None
    section: str = ""
    about_you: bool = False
    required: bool = False
    answer_at: tuple[str, ...] = ()
    confidential_at: tuple[str, ...] = ()
    where: str = ""
    unsure: str = ""

    @property
    def label(self) -> str:
        """How people call it: `Question 2a`, or the beginning of its text when it has no number."""
        if not self.number:
            return self.text[:40]
        name = f"{self.number}{self.part}" if len(self.part) == 1 else f"{self.number} {self.part}".strip()
        return f"Question {name}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage that looks like a question and was left out."""

    text: str
    reason: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions of one consultation."""

    questions: tuple[Question, ...]
    title: str = ""
    body: str = ""
    closes: date | None = None
    source: str = ""
    format: str = ""
    fingerprint: str = ""
    left_out: tuple[LeftOut, ...] = ()
