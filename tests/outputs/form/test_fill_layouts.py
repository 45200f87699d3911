"""Every layout of the test forms, filled, filled again, emptied: answers stand where they should, the rest is equal."""

from __future__ import annotations

import pytest

from draftkit.model.document import Paragraph, Text
from draftkit.problems import DraftkitError
from tests.outputs.form.odd_forms import ODD
from tests.outputs.form.support import (
    FORM,
    LIST_FIRST,
    RICH,
    canonical,
    everywhere,
    filled,
    nothing_for,
    prose,
    proved,
    spots_of,
)
from tests.support.forms.layouts import LAYOUTS, Layout
from tests.support.xml import parts_of, repacked

NOT_QUITE_RESTORED = {"look of the cell", "blanks in one run", "ticks of every kind", "fields of every make"}
NOT_QUITE_RESTORED |= {"wrappers around text", "a field over several paragraphs"}
"""Forms that say how something looks in ways which no mark keeps; the page on filling forms says so."""

issued = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
every_layout = pytest.mark.parametrize("layout", [*LAYOUTS, *ODD], ids=lambda layout: layout.name)
PLAIN = (Paragraph((Text("Ein Wort \u2013 \u4f60\u597d \U0001f600 & <w:p/> \u05e9\u05dc\u05d5\u05dd"),)),)


@every_layout
@pytest.mark.parametrize("blocks", [RICH, LIST_FIRST, PLAIN], ids=["rich", "list first", "unicode"])
def test_every_spot_takes_an_answer_and_nothing_else_changes(layout: Layout, blocks: tuple[Paragraph, ...]) -> None:
    form = layout.make()
    made = filled(form, everywhere(form, prose(blocks)))
    proof = proved(form, made)
    assert proof.places == len(spots_of(form)) - len(made.problems)
    assert [(spot, FORM) for spot in spots_of(made.data)] == [(spot, FORM) for spot in spots_of(form)]


@every_layout
def test_filling_a_filled_form_with_the_same_answers_gives_the_same_bytes(layout: Layout) -> None:
    form = layout.make()
    first = filled(form, everywhere(form, prose(RICH)))
    second = filled(first.data, everywhere(first.data, prose(RICH)))
    assert second.data == first.data


@every_layout
def test_a_second_fill_replaces_answers_and_leaves_no_trace_of_the_first(layout: Layout) -> None:
    form = layout.make()
    direct = filled(form, everywhere(form, prose(RICH)))
    other = filled(form, everywhere(form, prose(LIST_FIRST)))
    again = filled(other.data, everywhere(other.data, prose(RICH)))
    proved(other.data, again)
    proved(form, again)
    assert again.data == direct.data


@every_layout
def test_emptying_a_filled_form_gives_the_empty_form_back(layout: Layout) -> None:
    form = layout.make()
    made = filled(form, everywhere(form, prose(LIST_FIRST)))
    emptied = filled(made.data, {address: nothing_for(spot) for address, spot in spots_of(made.data).items()})
    proved(made.data, emptied)
    assert all(not spot.content for spot in spots_of(emptied.data).values())
    if layout.name not in NOT_QUITE_RESTORED:
        assert canonical(emptied.data) == canonical(form)


@issued
@pytest.mark.parametrize(
    ("old", "new"), [(b"invented", b"Invented"), (b'w:w="11906"', b'w:w="11907"'), (b"</w:body>", b"<w:p/></w:body>")]
)
def test_a_change_outside_the_answers_is_noticed(layout: Layout, old: bytes, new: bytes) -> None:
    form = layout.make()
    made = filled(form, everywhere(form, prose(RICH)))
    document = parts_of(made.data)["word/document.xml"]
    assert old in document
    tampered = type(made)(
        repacked(made.data, {"word/document.xml": document.replace(old, new, 1)}),
        made.written, made.emptied, made.changed_parts, made.kept, made.problems,
    )  # fmt: skip
    with pytest.raises(DraftkitError) as caught:
        proved(form, tampered)
    assert {problem.code for problem in caught.value.problems} == {"DK730"}


@issued
def test_a_change_of_another_part_is_noticed(layout: Layout) -> None:
    form = layout.make()
    made = filled(form, everywhere(form, prose(RICH)))
    settings = parts_of(made.data)["word/settings.xml"].replace(b'w:val="720"', b'w:val="721"')
    tampered = type(made)(
        repacked(made.data, {"word/settings.xml": settings}),
        made.written, made.emptied, made.changed_parts, made.kept, made.problems,
    )  # fmt: skip
    with pytest.raises(DraftkitError, match=r"word/settings\.xml is not what it was"):
        proved(form, tampered)


def test_an_answer_that_was_lost_is_noticed() -> None:
    form = LAYOUTS[0].make()
    made = filled(form, everywhere(form, prose(RICH)))
    document = parts_of(made.data)["word/document.xml"].replace(b"strongly", b"weakly", 1)
    tampered = type(made)(
        repacked(made.data, {"word/document.xml": document}),
        made.written, made.emptied, made.changed_parts, made.kept, made.problems,
    )  # fmt: skip
    with pytest.raises(DraftkitError, match="the answer is not read back as it was written"):
        proved(form, tampered)
