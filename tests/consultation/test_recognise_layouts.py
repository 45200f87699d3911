"""Every layout of a form: all its questions are recognised with kind, options, limit and a place for each answer."""

from __future__ import annotations

import pytest

from draftkit.consultation.reading import read_passages
from draftkit.consultation.recognise import recognise
from tests.support.forms.layouts import LAYOUTS, Layout


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_question_of_a_layout_is_recognised(layout: Layout) -> None:
    found = recognise(read_passages(layout.make(), f"{layout.name}.docx").passages).questions
    expected = [
        (one.id, one.text, one.kind, one.options, one.words, one.characters, one.rows) for one in layout.questions
    ]
    assert [(q.id, q.text, str(q.kind), q.options, q.words, q.characters, q.rows) for q in found] == expected


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_question_of_a_layout_has_places_for_its_answer_and_no_doubt(layout: Layout) -> None:
    found = recognise(read_passages(layout.make(), f"{layout.name}.docx").passages).questions
    assert [question.id for question in found if not question.answer_at] == []
    assert {question.unsure for question in found} == {""}
    addresses = [address for question in found for address in question.answer_at]
    assert len(addresses) == len(set(addresses))
