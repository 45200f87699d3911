"""Known counts: answers that a test gives itself, in the shapes of several programs, are counted as they were given."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draftkit.consultation.questionnaire import Kind, Question, Questionnaire
from draftkit.consultation.summary.reading import read_submissions
from draftkit.consultation.summary.results import Settings, summarise
from draftkit.consultation.wording import folded

pytestmark = pytest.mark.slow

OPTIONS = st.sampled_from(
    ["Yes", "No", "Not sure", "Agree", "Strongly agree", "Disagree", "Police, fire, ambulance", "Schools: primary",
     "Schools: secondary", "Other", "Other (please specify)", "16-24", "25-34", "1", "2", "0", "None of these",
     "Yes, in part", "Yes - but later", "A", "B; C", "Question 3", "x", "£10 | £20", "Don’t know"]
)  # fmt: skip
TEXTS = st.sampled_from(
    ["Do you agree", "Which of these apply: tick", "How - if at all - should it begin", "Who", "What next"]
)


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    questions = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        options = tuple(draw(st.lists(OPTIONS, min_size=2, max_size=6, unique_by=folded)))
        kind = draw(st.sampled_from([Kind.CHOICE, Kind.MULTI_CHOICE]))
        text = f"{draw(TEXTS)}, in {('one', 'two', 'three', 'four', 'five')[number - 1]}?"
        questions.append(Question(str(number), text, kind, str(number), options=options))
    return Questionnaire(tuple(questions))


@st.composite
def answered(draw: st.DrawFn) -> tuple[Questionnaire, list[list[tuple[str, ...]]]]:
    asked = draw(questionnaires())
    people = []
    for _ in range(draw(st.integers(1, 12))):
        chosen = []
        for one in asked.questions:
            most = len(one.options) if one.kind is Kind.MULTI_CHOICE else 1
            picked = draw(st.lists(st.sampled_from(one.options), max_size=most, unique=True))
            chosen.append(tuple(option for option in one.options if option in picked))
        people.append(chosen)
    return asked, people


def cells_of(asked: Questionnaire, person: list[tuple[str, ...]], mark: str) -> list[str]:
    both = zip(asked.questions, person, strict=True)
    return [(mark or option) if option in chosen else "" for one, chosen in both for option in one.options]


def one_column_each(asked: Questionnaire, people: list[list[tuple[str, ...]]], mark: str) -> list[list[str]]:
    """Citizen Space: a column for each option, with its words or a mark."""
    header = [
        "Response ID",
        *(f"{one.number}. {one.text}: {option}" for one in asked.questions for option in one.options),
    ]
    rows = [[f"ANON-{number}", *cells_of(asked, person, mark)] for number, person in enumerate(people)]
    return [header, *rows]


def survey_monkey(asked: Questionnaire, people: list[list[tuple[str, ...]]]) -> list[list[str]]:
    first, second = ["Respondent ID", "Collector ID"], ["", ""]
    for one in asked.questions:
        first += [f"{one.number}. {one.text}", *[""] * (len(one.options) - 1)]
        second += one.options
    rows = [[str(number), "1", *cells_of(asked, person, "")] for number, person in enumerate(people)]
    return [first, second, *rows]


def one_column(asked: Questionnaire, people: list[list[tuple[str, ...]]]) -> list[list[str]]:
    """Forms: the options chosen in one cell, each on a line of its own."""
    header = ["Response ID", *(f"{one.number}. {one.text}" for one in asked.questions)]
    return [header, *([f"R{n}", *("\n".join(chosen) for chosen in person)] for n, person in enumerate(people))]


@pytest.mark.parametrize("shape", ["words", "marks", "survey monkey", "one column"])
def test_answers_are_counted_as_they_were_given(tmp_path: Path, shape: str) -> None:
    @settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
    @given(answered())
    def check(given_answers: tuple[Questionnaire, list[list[tuple[str, ...]]]]) -> None:
        asked, people = given_answers
        rows = {
            "words": lambda: one_column_each(asked, people, ""),
            "marks": lambda: one_column_each(asked, people, "x"),
            "survey monkey": lambda: survey_monkey(asked, people),
            "one column": lambda: one_column(asked, people),
        }[shape]()
        made = io.StringIO()
        csv.writer(made).writerows(rows)
        (tmp_path / "export.csv").write_text(made.getvalue(), "utf-8", newline="")
        summary = summarise(read_submissions(tmp_path / "export.csv", asked), Settings())
        found = {
            result.asked.question.id: {one.answer: one.number for one in result.answers} for result in summary.results
        }
        for number, one in enumerate(asked.questions):
            truth = Counter(option for person in people for option in person[number])
            assert found[one.id] == {option: truth[option] for option in one.options}, rows

    check()
