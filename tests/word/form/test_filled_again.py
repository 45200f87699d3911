"""Filled forms scanned again: the same spots at the same addresses, with the answers as what they hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from draftkit.outputs.docx.form.contents import Chosen, Content, Day, Tick, Words
from draftkit.outputs.docx.form.writing import Filled, fill_form
from draftkit.word.form.scan import scan_form
from draftkit.word.form.spots import LISTS, TICKS, Form, Spot, SpotKind
from tests.support.forms.layouts import LAYOUTS
from tests.support.forms.oddities import ODDITIES
from tests.support.forms.shapes import SHAPES
from tests.support.judges import needs_office, office

FORMS: dict[str, Callable[[], bytes]] = {each.name: each.make for each in LAYOUTS} | ODDITIES | SHAPES

NOT_KEPT = {
    "empty tables do no harm": "it takes tables without cells out",
    "empty controls do no harm": "it nests controls without content in each other",
    "a form field that never ends is text": "it adds a paragraph",
    "a row may start in a later column": "it makes an empty cell of the columns before",
    "deleted rows are not counted": "it accepts what nobody accepted: the row is there again",
}
"""Forms of which LibreOffice makes others, with the reason."""


def answer(number: int, spot: Spot) -> Content:
    if spot.kind in TICKS:
        return Tick(number % 2 == 0)
    if spot.kind in LISTS:
        return Chosen(spot.options[-1])
    if spot.kind is SpotKind.DATE_CONTROL:
        return Day(date(2026, 11, 24))
    words = f"Answer {number}, with a question?\nAnd a second paragraph: 1. ____" if spot.blocks else f"Answer {number}"
    return Words(words)


def filled(data: bytes) -> tuple[Form, Filled]:
    scanned = scan_form(data, "form.docx")
    contents = {spot.address: answer(number, spot) for number, spot in enumerate(scanned.form.spots) if not spot.locked}
    return scanned.form, fill_form(data, scanned, contents, "form.docx")


def places(form: Form) -> list[tuple[object, ...]]:
    return [(spot.address, spot.kind, spot.label, spot.options, spot.characters) for spot in form.spots]


def lines(form: Form) -> list[tuple[str, str, str]]:
    return [(line.address, line.number, " ".join(line.text.split())) for line in form.lines]


@pytest.mark.parametrize("name", FORMS)
def test_a_filled_form_has_the_same_places_and_lines(name: str) -> None:
    before, made = filled(FORMS[name]())
    after = scan_form(made.data, "form.docx").form
    assert places(after) == places(before)
    assert lines(after) == lines(before)


@pytest.mark.parametrize("name", FORMS)
def test_what_was_written_is_what_the_places_hold(name: str) -> None:
    _, made = filled(FORMS[name]())
    after = {spot.address: spot.content for spot in scan_form(made.data, "form.docx").form.spots}
    assert {address: after[address] for address in made.written} == dict(made.written)


@pytest.mark.judges
@pytest.mark.slow
@needs_office
def test_forms_filled_and_saved_by_libreoffice_have_the_same_places(tmp_path: Path) -> None:
    befores = {}
    for number, (name, make) in enumerate(FORMS.items()):
        befores[name], made = filled(make())
        (tmp_path / f"{number}.docx").write_bytes(made.data)
    saved = {
        path.name: path.read_bytes()
        for path in office(sorted(tmp_path.glob("*.docx")), "docx:MS Word 2007 XML", tmp_path / "saved")
    }
    different = {}
    for number, name in enumerate(FORMS):
        after = scan_form(saved[f"{number}.docx"], "form.docx").form
        if [place[:2] for place in places(after)] != [place[:2] for place in places(befores[name])]:
            different[name] = (places(befores[name]), places(after))
    assert set(different) == set(NOT_KEPT), different
