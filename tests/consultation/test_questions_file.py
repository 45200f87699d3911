"""The questions file: what is written reads back as it was, and each fault of a corrected one is told at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.questionnaire import CLOSED, Kind, LeftOut, Question, Questionnaire
from draftkit.consultation.questions_file import questionnaire_from, read_questions
from draftkit.consultation.questions_text import questions_text
from draftkit.problems import DraftkitError
from draftkit.reading.yaml_text import read_yaml
from tests.support.strategies import ANY_TEXT

TEXT = ANY_TEXT.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))
LONG = st.lists(TEXT, max_size=30).map(" ".join)
FULL = st.one_of(TEXT, LONG).filter(lambda text: bool(text.strip()))
SOME = st.lists(FULL, min_size=2, max_size=4, unique=True).map(tuple)
LIMIT = st.none() | st.integers(1, 10_000_000)


@st.composite
def questions(draw: st.DrawFn, at: int) -> Question:
    kind = draw(st.sampled_from(Kind))
    return Question(
        id=f"q{at}",
        number=draw(st.just("") | st.just(f"{at}.1")),
        part=draw(st.just("") | st.just("comment")),
        text=draw(FULL),
        kind=kind,
        options=draw(SOME) if kind in CLOSED else (),
        rows=draw(SOME) if kind is Kind.TABLE else (),
        columns=draw(st.just(()) | SOME) if kind is Kind.TABLE else (),
        words=draw(LIMIT),
        characters=draw(LIMIT),
        section=draw(TEXT),
        about_you=draw(st.booleans()),
        required=draw(st.booleans()),
        answer_at=draw(st.just(()) | st.just((f"table {at} > row 1 > cell 2",))),
        confidential_at=tuple(draw(st.lists(TEXT, max_size=2))),
        where=draw(TEXT),
        unsure=draw(TEXT),
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    left = st.builds(LeftOut, text=TEXT.filter(bool), reason=TEXT.filter(bool), where=TEXT)
    count = draw(st.integers(1, 4))
    return Questionnaire(
        questions=tuple(draw(questions(at)) for at in range(count)),
        title=draw(TEXT),
        body=draw(TEXT),
        closes=draw(st.none() | st.dates()),
        source=draw(TEXT),
        format=draw(st.sampled_from(("docx", "pdf", ""))),
        fingerprint=draw(st.sampled_from(("", "1e5", "0123", "ab12"))),
        left_out=tuple(draw(st.lists(left, max_size=2))),
    )


@given(questionnaires())
def test_what_is_written_reads_back_as_it_was(questionnaire: Questionnaire) -> None:
    assert questionnaire_from(read_yaml(questions_text(questionnaire), "questions.yaml")) == questionnaire


@given(
    st.lists(st.sampled_from(("word", "a", "-", "#", ":", "'", "x" * 120, "[", "\n", "\n\n")), min_size=1).map(" ".join)
)
def test_long_texts_over_several_lines_read_back_as_they_were(text: str) -> None:
    questionnaire = Questionnaire((Question("1", f"Why {text}", Kind.TEXT),))
    assert questionnaire_from(read_yaml(questions_text(questionnaire), "questions.yaml")) == questionnaire


def test_a_file_looks_like_one_that_a_person_would_write() -> None:
    long = "Do you agree that the duty should apply to everybody who works with children, paid or unpaid, " * 2
    questionnaire = Questionnaire(
        (
            Question("1", "What is your name?", Kind.ABOUT_YOU, number="1", about_you=True, where="paragraph 4"),
            Question(
                "2",
                long.strip(", ") + "?",
                Kind.YES_NO,
                number="2",
                options=("Yes", "No", "Don't know"),
                unsure="no boxes were found: the options are guessed",
            ),
            Question(
                "2-comment", "Please explain.\n\nGive examples.", Kind.TEXT, number="2", part="comment", words=250
            ),
        ),
        title="A duty to report: consultation",
        closes=date(2026, 12, 18),
        source="form.docx",
        left_out=(LeftOut("Who should report?", "it stands in the table of contents", "page 2"),),
    )
    assert (
        questions_text(questionnaire)
        == """\
## The questions as draftkit found them. Compare them with what was published, and correct them here.
## kind: text, yes-no, choice, multi-choice, scale, table or about-you. A limit is words: or characters:.
## 'unsure:' says what draftkit had to guess, and why. Look, correct, and delete that line.
## 'left_out:' at the end lists passages that look like questions; copy one up if it is one.
## When you are done: draftkit consult start questions.yaml
## 1 question is unsure: 2

title: 'A duty to report: consultation'
closes: 2026-12-18
source: form.docx

questions:

  - id: '1'
    number: '1'
    text: What is your name?
    kind: about-you
    about_you: true
    where: paragraph 4

  - id: '2'
    number: '2'
    unsure: 'no boxes were found: the options are guessed'
    text: >-
      Do you agree that the duty should apply to everybody who works with children, paid or
      unpaid, Do you agree that the duty should apply to everybody who works with children, paid
      or unpaid?
    kind: yes-no
    options:
      - 'Yes'
      - 'No'
      - 'Don''t know'

  - id: '2-comment'
    number: '2'
    part: comment
    text: |-
      Please explain.

      Give examples.
    kind: text
    words: 250

left_out:

  - text: Who should report?
    where: page 2
    reason: it stands in the table of contents
"""
    )


HEAD = "questions:\n"
ONE = "- {id: '1', number: '1', text: Why?, kind: text}\n"

FAULTS = {
    "two ids": (
        ONE + "- {id: '1', text: When?, kind: text}\n",
        ["DK701 3 the id '1' is given twice: here and on line 2"],
    ),
    "two numbers": (
        ONE + "- {id: '2', number: '1', text: When?, kind: text}\n",
        ["DK701 3 the number '1' is given twice: here and on line 2"],
    ),
    "two numbers in one section": (
        (
            "- {id: '1', number: '1', part: a, section: A, text: Why?, kind: text}\n"
            "- {id: '2', number: '1', part: a, section: A, text: When?, kind: text}\n"
        ),
        ["DK701 3 the number '1' with the part 'a' is given twice: here and on line 2"],
    ),
    "one number in two sections": (
        (
            "- {id: '1', number: '1', section: A, text: Why?, kind: text}\n"
            "- {id: '2', number: '1', section: B, text: When?, kind: text}\n"
        ),
        [],
    ),
    "one number, two parts": (ONE + "- {id: 1-comment, number: '1', part: comment, text: When?, kind: text}\n", []),
    "one place for two": (
        "- {id: '1', text: A, kind: text, answer_at: [p 1]}\n- {id: '2', text: B, kind: text, answer_at: [p 1]}\n",
        ["DK701 3 the place 'p 1' is given twice: here and on line 2"],
    ),
    "options of free text": (
        "- {id: '1', text: Why?, kind: text, options: [A, B]}\n",
        ["DK702 2 question '1': it is of kind text and has options"],
    ),
    "options of a table": (
        "- {id: '1', text: Why?, kind: table, rows: [x], options: [A, B]}\n",
        ["DK702 2 question '1': it is of kind table and has options"],
    ),
    "no options": (
        "- {id: '1', text: Why?, kind: yes-no}\n",
        ["DK702 2 question '1': it is of kind yes-no and has no options"],
    ),
    "one option": (
        "- {id: '1', text: Why?, kind: choice, options: [A]}\n",
        ["DK702 2 question '1': it is of kind choice and has only one option"],
    ),
    "no rows": (
        "- {id: '1', text: Why?, kind: table}\n",
        ["DK702 2 question '1': it is of kind table and has no rows"],
    ),
    "rows of free text": (
        "- {id: '1', text: Why?, kind: text, rows: [A]}\n",
        ["DK702 2 question '1': it is of kind text and has rows"],
    ),
    "an option twice": (
        "- {id: '1', text: Why?, kind: choice, options: [A, B, A]}\n",
        ["DK702 2 question '1': 'A' is among its options twice"],
    ),
    "an empty option": (
        "- {id: '1', text: Why?, kind: choice, options: [A, B, ' ']}\n",
        ["DK702 2 question '1': one of its options is empty"],
    ),
    "limit of nothing": (
        "- {id: '1', text: Why?, kind: text, words: 0}\n",
        ["DK702 2 question '1': a limit of 0 words is not possible"],
    ),
    "negative limit": (
        "- {id: '1', text: Why?, kind: text, characters: -5}\n",
        ["DK702 2 question '1': a limit of -5 characters is not possible"],
    ),
    "half a word": (
        "- {id: '1', text: Why?, kind: text, words: 2.5}\n",
        ["DK702 2 question '1': a limit of 2.5 words is not possible"],
    ),
    "no text": ("- {id: '1', text: ' ', kind: text}\n", ["DK702 2 question '1' has no text"]),
    "unknown kind": ("- {id: '1', text: Why?, kind: freetext}\n", ["DK111 2 'freetext' is not possible for"]),
    "a bad id": ("- {id: 'Q 1', text: Why?, kind: text}\n", ["DK111 2 'questions[1].id' must be text of the right"]),
    "everything at once": (
        "- {id: '1', text: Why?, kind: choice, words: 0}\n- {id: '1', text: Why?, kind: text, options: [A, B]}\n",
        [
            "DK702 2 question '1': it is of kind choice",
            "DK702 2 question '1': a limit",
            "DK701 3 the id",
            "DK702 3 question",
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_of_a_corrected_file_is_told_at_its_place(name: str) -> None:
    text, expected = FAULTS[name]
    found: list[str] = []
    try:
        questionnaire_from(read_yaml(HEAD + text, "questions.yaml"))
    except DraftkitError as fault:
        found = [f"{one.code} {one.place.line if one.place else 0} {one.message}" for one in fault.problems]
    assert len(found) == len(expected)
    for one, words in zip(found, expected, strict=True):
        assert one.startswith(words)


def test_no_questions_and_too_many_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    for text, words in (("questions: []\n", "there are no questions"), ("", "is not a questions file")):
        path.write_text(text)
        with pytest.raises(DraftkitError, match=words):
            read_questions(path)
    path.write_text("questions:\n" + "".join(f"- {{id: q{at}, text: Why?, kind: text}}\n" for at in range(2_001)))
    with pytest.raises(DraftkitError, match="there are 2,001 questions; draftkit takes at most 2,000"):
        read_questions(path)


def test_a_published_form_is_not_taken_for_a_questions_file(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(b"PK")
    with pytest.raises(DraftkitError) as caught:
        read_questions(path)
    assert "draftkit consult questions" in caught.value.problems[0].hint


@pytest.mark.slow
def test_a_thousand_questions_are_written_and_read(tmp_path: Path) -> None:
    texts = tuple(f"Option {at} of it" for at in range(5))
    many = Questionnaire(
        tuple(
            Question(
                f"{at}", "What about it? " + "Words and words. " * 14 + "And?", Kind.CHOICE, str(at), options=texts
            )
            for at in range(1, 1_001)
        )
    )
    path = tmp_path / "questions.yaml"
    path.write_text(questions_text(many), encoding="utf-8")
    assert read_questions(path).questions[999].options == texts
