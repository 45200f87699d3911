"""Arbitrary answers come back equal from the filled bytes."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draftkit.model.document import EMPHASIS, STRONG, Block, Code, Link, List, Paragraph, Quote, Text
from draftkit.outputs.docx.form.contents import Words
from draftkit.outputs.plain_text import as_plain_text
from draftkit.word.form.spots import SpotKind
from tests.outputs.form.support import everywhere, filled, prose, proved, spots_of
from tests.support.forms.layouts import LAYOUTS

FORMS = {layout.name: layout.make() for layout in LAYOUTS}
PLAIN = {SpotKind.TEXT_CONTROL, SpotKind.TEXT_FIELD, SpotKind.BLANK, SpotKind.INLINE}
FREE = {SpotKind.CELL, SpotKind.PARAGRAPH, SpotKind.RICH_CONTROL} | PLAIN

characters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff")
words = st.text(characters, min_size=1, max_size=30).filter(
    lambda text: text.strip("\u200b\ufeff\u00ad \u2002\u2003\u2009\u2007\u202f\u00a0")
)
texts = st.builds(Text, words, st.sampled_from([0, STRONG, EMPHASIS, STRONG | EMPHASIS]))
links = st.builds(lambda text: Link("https://example.org/" + "x?y=%20&z", (text,)), texts)
paragraphs = st.builds(
    lambda inlines: Paragraph(tuple(inlines)), st.lists(st.one_of(texts, links), min_size=1, max_size=4)
)


def lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.lists(
        st.builds(lambda blocks: tuple(blocks), st.lists(inner, min_size=1, max_size=2)), min_size=1, max_size=3
    )
    return st.builds(lambda ordered, made: List(ordered, 1, tuple(made)), st.booleans(), items) | st.builds(
        lambda blocks: Quote(tuple(blocks)), st.lists(inner, min_size=1, max_size=2)
    )


blocks = st.lists(st.recursive(paragraphs | st.builds(Code, words), lists, max_leaves=6), min_size=1, max_size=5)


def letters(text: str) -> str:
    return re.sub("[\\s\u200b\ufeff\u00ad]+", "", text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks, st.sampled_from(sorted(FORMS)))
def test_any_answer_comes_back_from_the_filled_form_with_all_its_letters(answer: list[Block], name: str) -> None:
    form, content = FORMS[name], prose(tuple(answer))
    made = filled(form, everywhere(form, content))
    proved(form, made)
    said = letters(as_plain_text(answer))
    for spot in spots_of(made.data).values():
        if spot.kind in PLAIN and not spot.blocks and spot.content:
            assert letters(spot.content) == said
        elif spot.kind in FREE and spot.content:
            for block in answer:
                if isinstance(block, Paragraph):
                    shown = "".join(one.text if isinstance(one, Text) else one.inlines[0].text for one in block.inlines)
                    assert letters(shown) in letters(spot.content)


def free_places(form: bytes) -> list[str]:
    """The places of a form that take any text of any length."""
    return [address for address, spot in spots_of(form).items() if spot.kind in FREE and not spot.characters]


WITH_FREE_PLACES = [name for name, form in sorted(FORMS.items()) if free_places(form)]


def test_all_layouts_but_those_of_choices_alone_have_places_for_any_text() -> None:
    assert sorted(set(FORMS) - set(WITH_FREE_PLACES)) == ["choice-controls", "scale-table", "tick-characters"]


@pytest.mark.slow
@pytest.mark.parametrize("name", WITH_FREE_PLACES)
def test_answers_of_ten_to_ten_thousand_words_come_back_with_all_their_letters(name: str) -> None:
    form = FORMS[name]
    places = free_places(form)

    @settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(st.lists(words, min_size=10, max_size=400), st.sampled_from([1, 5, 25]))
    def check(said: list[str], times: int) -> None:
        text = "\n".join(" ".join(said) for _ in range(times))
        made = filled(form, dict.fromkeys(places, Words(text)))
        proved(form, made)
        held = spots_of(made.data)
        assert sorted(made.written) == sorted(places)
        assert {letters(held[address].content) for address in places} == {letters(text)}

    check()
