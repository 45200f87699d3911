"""Passages of Word files: the text of each line without its ticks, and each tick with its own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.consultation.intake.word import passages_of_form
from draftkit.consultation.passages import Passage
from draftkit.word.form.scan import scan_form
from tests.support.forms.layouts import LAYOUTS
from tests.support.forms.markup import (
    cell,
    check_box,
    date_control,
    drop_down,
    package,
    paragraph,
    row,
    run,
    table,
    text,
    text_field,
)
from tests.support.forms.oddities import ODDITIES
from tests.support.forms.shapes import SHAPES
from tests.support.xml import repacked

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(data: bytes, file: str) -> tuple[Passage, ...]:
    return passages_of_form(scan_form(data, file).form)


def passages(*blocks: str) -> tuple[Passage, ...]:
    return read(package(*blocks), "form.docx")


def words(*blocks: str) -> list[tuple[str, list[str]]]:
    """The text of each passage with the labels of its boxes."""
    return [(passage.text, [box.label for box in passage.boxes]) for passage in passages(*blocks)]


TICKS = {
    "☐ Yes ☐ No": ("", ["Yes", "No"]),
    "Yes ☐ No ☐": ("", ["Yes", "No"]),
    "Yes [ ]  No [ ]": ("", ["Yes", "No"]),
    "Yes: ☐ / No: ☐": ("", ["Yes", "No"]),
    "☐ Yes / ☐ No / ☐ Don’t know": ("", ["Yes", "No", "Don’t know"]),
    "☐ Yes, with conditions ☐ No": ("", ["Yes, with conditions", "No"]),
    "1. Do you agree? ☐ Yes ☐ No": ("1. Do you agree?", ["Yes", "No"]),
    "1. Do you agree? Yes ☐ No ☐": ("1. Do you agree?", ["Yes", "No"]),
    "Do you agree (see page 3): ☐ Yes ☐ No": ("Do you agree (see page 3):", ["Yes", "No"]),
    "☐ Yes ☐ No (please tick one)": ("", ["Yes", "No"]),
    "Yes ☐ No ☐ (please tick one)": ("(please tick one)", ["Yes", "No"]),
    "☐ Yes ☐ No Please explain your answer.": ("Please explain your answer.", ["Yes", "No"]),
    "☐ Yes. If yes, which?": ("If yes, which?", ["Yes"]),
    "☐ 5 - strongly agree": ("", ["5 - strongly agree"]),
    "☐ I do not want my name (or address) to be published": (
        "",
        ["I do not want my name (or address) to be published"],
    ),
    "1 ○ 2 ○ 3 ○ 4 ○ 5 ○": ("", ["1", "2", "3", "4", "5"]),
    "☐": ("", [""]),
    "Tick here ☐": ("", ["Tick here"]),
}


@pytest.mark.parametrize("line", TICKS)
def test_each_tick_of_a_line_has_its_own_words(line: str) -> None:
    assert words(text(line)) == [TICKS[line]]


def test_a_tick_in_one_cell_takes_its_words_from_the_next() -> None:
    found = words(
        table(row(cell(text("☐")), cell(text("A school"))), row(cell(text("☐")), cell(text("A charity"))), columns=2)
    )
    assert found == [("", ["A school"]), ("", ["A charity"])]


def test_a_grid_keeps_its_rows_and_header_and_gives_the_header_to_its_ticks() -> None:
    found = passages(
        table(
            row(cell(), cell(text("Agree")), cell(text("Disagree"))),
            row(cell(text("It is clear")), cell(text("☐")), cell(text("☐"))),
            row(cell(text("It is fair")), cell(text("☐")), cell(text("☐"))),
            columns=3,
        )
    )
    header = [passage.text for passage in found if passage.cell is not None and passage.cell.header]
    assert header == ["Agree", "Disagree"]
    assert [passage.text for passage in found if passage.text] == ["Agree", "Disagree", "It is clear", "It is fair"]
    assert [box.label for passage in found for box in passage.boxes] == ["Agree", "Disagree"] * 2


def test_circles_that_stand_together_share_a_group() -> None:
    found = passages(text("1. Why?"), text("○ A"), text("○ B"), text("2. How?"), text("○ C"), text("☐ D"))
    groups = [box.group for passage in found for box in passage.boxes]
    assert groups[0] == groups[1] != groups[2] != ""
    assert groups[3] == ""


def test_line_breaks_make_passages_of_their_own() -> None:
    breaks = "<w:p><w:r><w:t>Do you agree?</w:t><w:br/><w:t>☐ Yes</w:t><w:br/><w:t>☐ No</w:t></w:r></w:p>"
    assert words(breaks) == [("Do you agree?", []), ("", ["Yes"]), ("", ["No"])]


def test_a_line_break_within_a_sentence_makes_no_passage() -> None:
    breaks = (
        "<w:p><w:r><w:t>Question 1:</w:t><w:br/><w:t>Do you agree with</w:t><w:br/><w:t>the plan?</w:t></w:r></w:p>"
    )
    assert words(breaks) == [("Question 1: Do you agree with the plan?", [])]


def test_boxes_have_kinds_options_limits_and_addresses() -> None:
    found = passages(
        paragraph(run("Nation: "), drop_down(["England", "Wales"])),
        paragraph(run("Date: "), date_control()),
        paragraph(run("Name: "), text_field(80)),
        paragraph(check_box(), run(" I agree")),
    )
    boxes = [box for passage in found for box in passage.boxes]
    assert [(box.kind, box.options, box.characters) for box in boxes] == [
        ("list", ("England", "Wales"), 0),
        ("date", (), 0),
        ("text", (), 80),
        ("tick", (), 0),
    ]
    assert boxes[2].address == "paragraph 3 > field 1"


def test_headings_are_known_by_their_outline_level_whatever_their_name() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:name w:val="Chapter"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B">'
        '<w:name w:val="Own"/><w:basedOn w:val="A"/></w:style><w:style w:type="paragraph" w:styleId="C">'
        '<w:name w:val="heading 4"/></w:style><w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="A"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>'
    )
    data = package(*(text(each, style=each) for each in "ABCD"))
    found = read(repacked(data, {"word/styles.xml": styles.encode()}), "form.docx")
    assert [passage.level for passage in found] == [3, 3, 4, 0]


def test_numbers_bullets_and_boldness_are_given() -> None:
    found = passages(text("Why?", number=0), text("How?", number=1, bold=True))
    assert [(passage.number, passage.bullet, passage.bold) for passage in found] == [
        ("1.", False, False),
        ("(a)", False, True),
    ]


def test_entries_of_a_table_of_contents_are_furniture() -> None:
    styles = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
    data = package(text("Question 1: Do you agree?\t3", style="TOC1"), text("Question 1: Do you agree?"))
    found = read(repacked(data, {"word/styles.xml": styles.encode()}), "form.docx")
    assert [passage.furniture for passage in found] == [True, False]


@pytest.mark.parametrize("name", ODDITIES | SHAPES | {layout.name: layout.make for layout in LAYOUTS})
def test_every_box_of_a_form_is_in_one_passage(name: str) -> None:
    from draftkit.word.form.scan import scan_form

    forms = ODDITIES | SHAPES | {layout.name: layout.make for layout in LAYOUTS}
    data = forms[name]()
    addresses = [box.address for passage in read(data, "form.docx") for box in passage.boxes]
    assert sorted(addresses) == sorted(spot.address for spot in scan_form(data, "form.docx").form.spots)


LINES = st.text(
    st.one_of(st.sampled_from("☐○[] \t\n?:()/YesNo.Please If"), st.characters(blacklist_categories=("C", "Z")))
)


@given(st.lists(LINES, max_size=6))
@settings(max_examples=200, deadline=None)
def test_every_letter_is_in_a_passage_or_in_a_label(lines: list[str]) -> None:
    blocks = [
        "<w:p>" + "<w:r><w:br/></w:r>".join(run(part) for part in line.replace("\t", " ").split("\n")) + "</w:p>"
        for line in lines
    ]
    found = passages(*blocks)
    shown = "".join(passage.text + "".join(box.label for box in passage.boxes) for passage in found)
    for line in lines:
        letters = {letter for letter in line if letter.isalpha()}
        assert letters <= set(shown)
