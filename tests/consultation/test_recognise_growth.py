"""Recognition takes time in proportion to the document, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from draftkit.consultation.passages import Box, Cell, Passage
from draftkit.consultation.recognise import recognise

PROSE = (
    "The Government considered what respondents said on the costs of the duty. It thinks that schools and clubs need "
    "guidance in the first year, and that 28 days is enough. Some asked why this matters to so many settings."
)


def paper(questions: int) -> list[Passage]:
    """A paper with a closed question and its comment in each chapter."""
    made = [Passage("A duty to report: consultation", "paragraph 1", level=1)]
    for number in range(1, questions + 1):
        made += [Passage(PROSE, f"paragraph {number}"), Passage(f"{number}.1 {PROSE}", f"paragraph {number}")]
        words = f"Question {number}: Do you agree that proposal {number} should apply (no more than 250 words)?"
        ticks = tuple(Box("tick", word, address=f"tick {number} {word}") for word in ("Yes", "No", "Not sure"))
        made += [Passage(words, f"paragraph {number}"), Passage("", "", boxes=ticks)]
        made += [Passage("Please explain.", ""), Passage("", "", boxes=(Box("text", address=f"cell {number}"),))]
    return made


def seconds(passages: list[Passage]) -> float:
    """The least time of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        recognise(passages)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.slow
def test_four_times_the_questions_take_four_times_as_long_and_no_more() -> None:
    assert seconds(paper(1_000)) < 7 * seconds(paper(250))


def test_a_thousand_questions_are_all_found() -> None:
    found = recognise(paper(1_000)).questions
    assert len(found) == 2_000
    assert found[-1].id == "1000-comment"


HOSTILE = {
    "letters": "a" * 100_000,
    "dots": "." * 100_000,
    "question marks": "?" * 100_000,
    "brackets": "(" * 50_000 + "a" + ")" * 50_000,
    "letters in brackets": "((a)" * 25_000,
    "conditions": "name if you " * 20,
    "options without end": "Yes / No / " * 10_000 + "!",
    "requests": "please explain " * 40,
    "numbers in words": "one hundred " * 10_000 + "words",
    "limits": "500 words " * 10_000,
    "limits after limits": "no more than " * 10_000 + "5 words",
    "ands": "response and my and " * 7,
    "confidential": "Is this answer " * 25,
    "closing": "closes by " * 10_000 + "2026",
    "departments": "Department for and of " * 10_000,
    "labels": "Question 1 " * 10_000,
    "lines": "a\n" * 50_000,
    "digits": "9" * 5_000 + " words",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_made_to_be_slow_is_read_in_a_moment(name: str) -> None:
    text = HOSTILE[name]
    start = time.process_time()
    recognise([Passage(text, "x"), Passage(text, "x", bold=True), Passage(text, "x", cell=Cell(1, 1, 1))])
    recognise([Passage(text, "x", level=2), Passage("1. Why?", "x", boxes=(Box("text", label=text[:2_000]),))])
    assert time.process_time() - start < 20
