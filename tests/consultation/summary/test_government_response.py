"""The template `government-response`: what it prints, and where it asks for more."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import draftkit
from tests.support.xml import document_text

ROOT = Path(__file__).parents[3]
AS_AT = date(2026, 11, 22)

QUESTION: dict[str, Any] = {
    "number": "2", "question": "Do you agree?", "answering": 3, "not_answering": 1,
    "answers": [{"answer": "Yes", "count": 2, "percent": "67%"}, {"answer": "No", "count": 1, "percent": "33%"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> draftkit.Library:
    return draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"])


def made(library: draftkit.Library, **more: Any) -> draftkit.Draft:
    inputs = {"template": "government-response", "title": "T", "responses_received": 4, "questions": [QUESTION]}
    return draftkit.assemble(inputs | more, library, as_at=AS_AT)


def text(library: draftkit.Library, **more: Any) -> str:
    return document_text(draftkit.write(made(library, **more)))


def test_each_question_has_its_base_its_counts_and_a_place_for_the_response(library: draftkit.Library) -> None:
    printed = text(library)
    assert "Number answering: 3. Not answering: 1." in printed
    assert "All who answered" in printed
    assert "[TO CONFIRM: government response to question 2]" in printed


def test_a_question_about_the_respondent_has_no_response(library: draftkit.Library) -> None:
    assert "government response to question" not in text(library, questions=[QUESTION | {"about_you": True}])


def test_several_answers_have_no_total(library: draftkit.Library) -> None:
    printed = text(library, questions=[QUESTION | {"choose_several": True}])
    assert "All who answered" not in printed
    assert "can add up to more than 100%" in printed


@pytest.mark.parametrize(
    ("published", "reason", "expected"),
    [
        ("2027-03-12", None, False),
        ("2027-03-13", None, True),
        ("2027-03-13", "A court decided in between.", False),
    ],
)
def test_a_response_later_than_twelve_weeks_needs_a_reason(
    library: draftkit.Library, published: str, reason: str | None, expected: bool
) -> None:
    given = {"closed_on": "2026-12-18", "respond_by": "2027-03-12", "published_on": published}
    more = {"reason_for_delay": reason} if reason else {}
    assert ("why this response comes later" in text(library, **given, **more)) is expected


def test_annexes_are_lettered_as_they_stand(library: draftkit.Library) -> None:
    assert "Annex A: Questions asked" in text(library)
    both = text(library, respondents=["Example Charity (synthetic)"])
    assert "Annex A: Organisations that responded" in both
    assert "Annex B: Questions asked" in both


def test_the_table_of_what_was_said_has_who_does_what_by_when(library: draftkit.Library) -> None:
    row = {
        "theme": "Clarity",
        "said": "41 asked for a definition",
        "action": "We will define it",
        "owner": "Policy team",
    }
    printed = text(library, you_said=[row])
    for words in ("You said, we did", *row.values(), "To be set"):
        assert words in printed


def test_the_law_is_printed_when_it_is_asked_for(library: draftkit.Library) -> None:
    assert "The law" not in text(library)
    assert "This section states the law as at 22 November 2026." in text(
        library, legal_background="short", extent=["england"]
    )
