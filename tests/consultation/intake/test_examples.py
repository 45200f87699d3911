"""The example consultations: made again byte for byte, and the same questions from every format.

What differs between formats is listed below with the reason; anything else fails.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from draftkit.consultation.questionnaire import Kind, Question
from draftkit.consultation.reading import read_passages
from draftkit.consultation.recognise import Recognised, recognise

ROOT = Path(__file__).parents[3]
EXAMPLES = ("mandatory-reporting", "online-safety-codes", "safeguarding-in-schools")
QUESTIONS = {"mandatory-reporting": 20, "online-safety-codes": 20, "safeguarding-in-schools": 149}
"""Boxes for comments count as questions of their own: 2, none and 70."""

OF_THE_FILE = ("answer_at", "confidential_at", "where")
"""Places are of one file, and only Word has addresses."""

ONE_OR_SEVERAL = "whether several options may be chosen is not said: one was taken"
DIFFERENT: dict[tuple[str, str], dict[tuple[str, str], tuple[Any, Any]]] = {
    # A web page and a column of types say whether one option can be chosen or several; ticks in Word do not.
    **{("safeguarding-in-schools", format): {("3", "unsure"): (ONE_OR_SEVERAL, "")} for format in ("html", "xlsx")},
    # LibreOffice prints a drop-down as the words that it shows: its options are not in the PDF.
    ("safeguarding-in-schools", "pdf"): {
        ("5", "options"): (("School", "College", "Local authority", "Charity", "Union or association", "Other"), ()),
        ("5", "kind"): (Kind.CHOICE, Kind.ABOUT_YOU),
        ("5", "unsure"): (
            "",
            "there is a drop-down without a list of what it offers; it asks to choose, but no options were found",
        ),
    },
}


@cache
def _maker() -> Any:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import make_consultations
    finally:
        sys.path.pop(0)
    return make_consultations


@cache
def recognised(example: str, format: str) -> Recognised:
    maker = _maker()
    folder = maker.EXAMPLES / example
    consultation = maker.read_consultation(folder / "consultation.yaml")
    if format == "xlsx":
        data = maker.workbook(consultation)
    elif format == "pdf":
        data = maker.as_pdf(maker.word_form(consultation))
    else:
        data = maker.made(folder)[f"form.{format}"]
    return recognise(read_passages(data, f"form.{format}").passages)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_kept_files_are_what_the_script_makes(example: str) -> None:
    maker = _maker()
    for name, data in maker.made(maker.EXAMPLES / example).items():
        assert (maker.EXAMPLES / example / name).read_bytes() == data


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_question_of_the_source_is_found_word_for_word(example: str) -> None:
    maker = _maker()
    source = maker.read_consultation(maker.EXAMPLES / example / "consultation.yaml")
    asked = [
        (question.number, question.options, question.words, question.characters)
        for section in source.sections
        for question in section.questions
    ]
    found = recognised(example, "docx")
    made = [
        (f"{each.number}{each.part}", each.options, each.words, each.characters)
        for each in _with_limits_of_comments(found.questions)
    ]
    assert len(found.questions) == QUESTIONS[example]
    assert made == asked
    texts = [question.text for section in source.sections for question in section.questions]
    assert [each.text for each in _with_limits_of_comments(found.questions)] == texts
    assert not found.left_out


def _with_limits_of_comments(questions: tuple[Question, ...]) -> list[Question]:
    """The questions without their boxes for comments; the source keeps the limit of a comment with its question."""
    import dataclasses

    kept: list[Question] = []
    for question in questions:
        if question.part == "comment":
            kept[-1] = dataclasses.replace(kept[-1], words=question.words, characters=question.characters)
        else:
            kept.append(question)
    return kept


def _compare(example: str, format: str) -> None:
    word, other = recognised(example, "docx"), recognised(example, format)
    assert [each.id for each in other.questions] == [each.id for each in word.questions]
    differences = {}
    for one, two in zip(word.questions, other.questions, strict=True):
        values, others = asdict(one), asdict(two)
        for name in values.keys() - set(OF_THE_FILE):
            if values[name] != others[name]:
                differences[one.id, name] = (values[name], others[name])
    assert differences == DIFFERENT.get((example, format), {})
    assert (other.left_out, other.title, other.closes) == (word.left_out, word.title, word.closes)


@pytest.mark.parametrize("format", ["html", "xlsx"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_page_and_a_workbook_give_the_questions_that_word_gives(example: str, format: str) -> None:
    _compare(example, format)


@pytest.mark.judges
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_pdf_gives_the_questions_that_word_gives(example: str) -> None:
    _compare(example, "pdf")


@pytest.mark.parametrize("format", ["docx", "html"])
def test_each_answer_of_a_regulators_form_may_be_confidential(format: str) -> None:
    numbered = [each for each in recognised("online-safety-codes", format).questions if each.number]
    assert len(numbered) == 12
    if format == "docx":
        assert all(len(each.confidential_at) == 2 for each in numbered)
    assert all(each.kind is Kind.TEXT for each in numbered)
