"""Whatever a published file holds: recognition ends, and what it gives can be written, read back and answered."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.passages import Box, Cell, Passage
from draftkit.consultation.questionnaire import Questionnaire
from draftkit.consultation.questions_file import questionnaire_from
from draftkit.consultation.questions_text import questions_text
from draftkit.consultation.recognise import recognise
from draftkit.problems import DraftkitError, Problem
from draftkit.reading.yaml_text import read_yaml
from tests.support.strategies import ANY_TEXT

PHRASES = (
    "Question 1", "Question 1: Why?", "Q2.", "2a", "(a)", "(i) the cost", "1.", "1. What is your view?", "A.1",
    "Do you agree?", "Yes", "No", "Not sure", "Yes / No", "Strongly agree", "Please explain.", "If yes, why?", "Name",
    "Email address:", "About you", "Is this answer confidential? Yes / No", "no more than 500 words", "3.2 Do you",
    "Maximum 4,000 characters", "two pages", "Please tick all that apply", "Select one", "Your response:", "Contents",
    "Annex A: list of questions", "On a scale of 1 to 5", "closes on 31 June 2026", "The Home Office", "*", "•", "?",
    "(max. 300 words)", "…" * 9, "Other (please specify)", "1", "5", "“Why?”", "For example, who?",
    "Question 1: Why? ..... 4", "\n", "Comments",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PHRASES) | ANY_TEXT, max_size=4).map(" ".join)
BOX = st.builds(
    Box,
    kind=st.sampled_from(("text", "tick", "list", "date")),
    label=st.sampled_from(("", "Yes", "No", "Agree", "Other")) | TEXT,
    options=st.sampled_from(((), ("Yes", "No"), ("One", "Two", "Two"), ("", "One"))),
    characters=st.sampled_from((0, 500)),
    address=st.just(""),
    group=st.sampled_from(("", "g1")),
    required=st.booleans(),
    words=st.sampled_from((0, 0, 250)),
)
CELL = st.builds(
    Cell,
    table=st.integers(1, 2),
    row=st.integers(1, 4),
    column=st.integers(1, 4),
    columns=st.just(1),
    rows=st.just(1),
    header=st.booleans(),
)
PASSAGE = st.builds(
    Passage,
    text=TEXT,
    where=st.just("somewhere"),
    number=st.sampled_from(("", "", "1.", "(a)", "•", "Question 3:", "i.")),
    level=st.sampled_from((0, 0, 0, 1, 2)),
    bullet=st.booleans(),
    bold=st.booleans(),
    cell=st.none() | CELL,
    boxes=st.lists(BOX, max_size=3).map(tuple),
    furniture=st.sampled_from((False, False, False, True)),
)


def addressed(passages: list[Passage]) -> list[Passage]:
    """With an address of its own for every box."""
    made = []
    for at, passage in enumerate(passages):
        boxes = tuple(box._replace(address=f"paragraph {at} > box {n}") for n, box in enumerate(passage.boxes))
        made.append(passage._replace(boxes=boxes))
    return made


@given(st.lists(PASSAGE, max_size=14))
def test_ids_are_distinct_and_fit_for_file_names(passages: list[Passage]) -> None:
    ids = [question.id for question in recognise(passages).questions]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) and len(name) < 100 for name in ids)


@given(st.lists(PASSAGE, max_size=14))
def test_what_is_recognised_can_be_written_and_read_back(passages: list[Passage]) -> None:
    found = recognise(addressed(passages))
    questions = Questionnaire(found.questions, found.title, found.body, found.closes, left_out=found.left_out)
    if not questions.questions:
        return
    problems: tuple[Problem, ...] = ()
    read: Questionnaire | None
    try:
        read = questionnaire_from(read_yaml(questions_text(questions), "questions.yaml"))
    except DraftkitError as fault:
        problems = fault.problems
        read = None
    if read is None:
        assert {problem.code for problem in problems} == {"DK701"}
        assert all("number" in problem.message for problem in problems)
        assert any("same number" in question.unsure for question in questions.questions)
        return
    assert read == replace(questions)


@given(st.lists(PASSAGE, max_size=14))
def test_every_place_is_used_once_at_most(passages: list[Passage]) -> None:
    found = recognise(addressed(passages)).questions
    used = [address for question in found for address in (*question.answer_at, *question.confidential_at) if address]
    assert len(used) == len(set(used))
