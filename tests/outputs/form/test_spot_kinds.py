"""What is written into each kind of spot, as Word has it, and what does not fit."""

from __future__ import annotations

from datetime import date

import pytest

from draftkit.model.document import Paragraph, Table, Text
from draftkit.outputs.docx.form.contents import Chosen, Content, Day, Prose, Tick, Words
from draftkit.outputs.docx.form.dates import read_date, shown_date
from draftkit.outputs.docx.form.writing import Filled
from tests.outputs.form.odd_forms import with_document
from tests.outputs.form.support import (
    LIST_FIRST,
    RICH,
    RICH_TEXT,
    body_of,
    filled,
    prose,
    proved,
    shown_lines,
    spots_of,
)
from tests.support.forms.markup import (
    cell,
    check_box,
    check_field,
    control,
    date_control,
    drop_down,
    list_field,
    package,
    paragraph,
    placeholder,
    row,
    run,
    symbol,
    table,
    text,
    text_field,
)
from tests.support.xml import parts_of, repacked, w

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TEXT_CONTROL = package(text("1. Why?"), paragraph(control("<w:text/>", placeholder())))
LINES_CONTROL = package(text("1. Why?"), paragraph(control('<w:text w:multiLine="1"/>', placeholder())))
CELL = package(table(row(cell(text("1. Why?")), cell()), columns=2))


def fill_first(form: bytes, content: Content, number: int = 0) -> Filled:
    made = filled(form, {list(spots_of(form))[number]: content})
    proved(form, made)
    return made


def test_a_cell_takes_bold_lists_links_and_notes_without_any_new_part() -> None:
    made = fill_first(CELL, prose(RICH))
    assert list(made.written.values()) == [RICH_TEXT]
    body = body_of(made.data)
    bold = [run.findtext(w("t")) for run in body.iter(w("r")) if run.find(f"{w('rPr')}/{w('b')}") is not None]
    assert bold == ["strongly", "Sources"]
    assert [code.text for code in body.iter(w("instrText"))] == [' HYPERLINK "https://example.org/a?b=c&d=e" ']
    assert [one.get(w("hanging")) for one in body.iter(w("ind"))] == ["357"] * 4
    assert list(parts_of(made.data)) == list(parts_of(CELL))


def test_an_answer_takes_over_size_and_colour_of_its_place() -> None:
    look = '<w:pPr><w:jc w:val="center"/><w:rPr><w:color w:val="0000FF"/><w:sz w:val="30"/></w:rPr></w:pPr>'
    made = fill_first(package(table(row(cell(text("1. Why?")), cell(f"<w:p>{look}</w:p>")), columns=2)), prose(RICH))
    answer = list(body_of(made.data).iter(w("tc")))[1]
    sizes = {run.find(f"{w('rPr')}/{w('sz')}").get(w("val")) for run in answer.iter(w("r"))}  # type: ignore[union-attr]
    assert sizes == {"30"}
    assert [one.get(w("val")) for one in answer.iter(w("jc"))] == ["center"] * len(list(answer.iter(w("p"))))


def test_the_style_of_a_placeholder_is_not_taken_over() -> None:
    made = fill_first(TEXT_CONTROL, Words("Because"))
    assert [style.get(w("val")) for style in body_of(made.data).iter(w("rStyle"))] == []
    assert list(body_of(made.data).iter(w("showingPlcHdr"))) == []


def test_a_control_for_one_line_gets_one_line_and_one_for_more_gets_line_breaks() -> None:
    assert list(fill_first(TEXT_CONTROL, Words("One\n\ntwo")).written.values()) == ["One two"]
    made = fill_first(LINES_CONTROL, Words("One\ntwo"))
    assert list(made.written.values()) == ["One\ntwo"]
    assert len(list(body_of(made.data).iter(w("br")))) == 1


def test_an_emptied_control_shows_its_placeholder_again() -> None:
    made = fill_first(TEXT_CONTROL, Words("Because"))
    assert "Click or tap here to enter text." in "".join(shown_lines(fill_first(made.data, Words("")).data))


def test_a_table_becomes_a_line_for_each_row() -> None:
    rows = (((Text("2024"),), (Text("12"),)), ((Text("2025"),), (Text("15"),)))
    made = fill_first(CELL, prose((Table(("", ""), ((Text("Year"),), (Text("Reports"),)), rows),)))
    assert list(made.written.values()) == ["Year | Reports\n2024 | 12\n2025 | 15"]


@pytest.mark.parametrize("on", [True, False])
def test_a_check_box_control_has_state_and_character(on: bool) -> None:
    form = package(text("1. Agree?"), paragraph(check_box(), run(" Yes "), check_box(), run(" No")))
    made = fill_first(fill_first(form, Tick(True)).data, Tick(on)) if not on else fill_first(form, Tick(True))
    assert [one.get(W14 + "val") for one in body_of(made.data).iter(W14 + "checked")] == ["1" if on else "0", "0"]
    assert shown_lines(made.data)[1] == f"{'☒' if on else '☐'} Yes ☐ No"


def test_a_check_box_field_keeps_its_default() -> None:
    form = package(paragraph(run("1. Agree? "), check_field(), run(" Yes")), protect="forms")
    box = next(body_of(fill_first(form, Tick(True)).data).iter(w("checkBox")))
    assert [child.tag for child in box] == [w("sizeAuto"), w("default"), w("checked")]
    assert box.find(w("default")).get(w("val")) == "0"  # type: ignore[union-attr]


def test_ticks_drawn_with_wingdings_become_ticked_boxes_of_wingdings() -> None:
    form = package(text("1. Which? Tick all that apply."), *(paragraph(symbol("F0A8"), run(f" {n}")) for n in "AB"))
    made = fill_first(form, Tick(True))
    assert [one.get(w("char")) for one in body_of(made.data).iter(w("sym"))] == ["F0FE", "F0A8"]


def test_a_drop_down_is_chosen_by_what_it_shows() -> None:
    form = with_document(
        package(text("1. Which?"), paragraph(drop_down(("A school", "A charity")))),
        lambda document: document.replace('w:value="A charity"', 'w:value="2"'),
    )
    made = fill_first(form, Chosen("a  CHARITY."))
    assert next(body_of(made.data).iter(w("dropDownList"))).get(w("lastValue")) == "2"
    assert shown_lines(made.data)[1] == "A charity"


def test_a_drop_down_without_the_option_is_left_alone_and_told() -> None:
    form = package(text("1. Which?"), paragraph(drop_down(("A school", "A charity"))))
    made = fill_first(form, Chosen("A club"))
    assert made.data == form
    assert [(one.code, one.message) for one in made.problems] == [
        ("DK732", "'A club' is not an option of this drop-down")
    ]


def test_a_list_of_suggestions_takes_other_words() -> None:
    form = package(text("1. Which?"), paragraph(drop_down(("A school", "A charity"), "comboBox")))
    assert list(fill_first(form, Chosen("A club")).written.values()) == ["A club"]


def test_a_list_field_holds_the_number_of_its_entry() -> None:
    form = package(paragraph(run("1. Which? "), list_field(("England", "Wales"))), protect="forms")
    result = next(body_of(fill_first(form, Chosen("Wales")).data).iter(w("ddList"))).find(w("result"))
    assert result is not None
    assert result.get(w("val")) == "1"


@pytest.mark.parametrize("content", [Day(date(2026, 4, 29)), Words("2026-04-29"), Words("29th April 2026")])
def test_a_date_is_stored_and_shown_as_the_form_writes_dates(content: Content) -> None:
    made = fill_first(package(text("1. When?"), paragraph(date_control())), content)
    assert next(body_of(made.data).iter(w("date"))).get(w("fullDate")) == "2026-04-29T00:00:00Z"
    assert shown_lines(made.data)[1] == "29 April 2026"


def test_words_that_are_no_date_are_written_and_told() -> None:
    made = fill_first(package(text("1. When?"), paragraph(date_control())), Words("in spring"))
    assert next(body_of(made.data).iter(w("date"))).get(w("fullDate")) is None
    assert [one.code for one in made.problems] == ["DK739"]


@pytest.mark.parametrize(
    ("picture", "language", "shown"),
    [
        ("d MMMM yyyy", "en-GB", "5 March 2026"),
        ("dddd, dd/MM/yy", "", "Thursday, 05/03/26"),
        ("'Dated' ddd d MMM yyyy", "en-GB", "Dated Thu 5 Mar 2026"),
        ("d MMMM yyyy", "cy-GB", "5 Mawrth 2026"),
        ("", "", "5 March 2026"),
    ],
)
def test_dates_follow_the_picture(picture: str, language: str, shown: str) -> None:
    assert shown_date(date(2026, 3, 5), picture, language) == shown


@pytest.mark.parametrize("text", ["31 February 2026", "Spring", "5/2026", "2026", "13 13 2026", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_field_that_is_too_short_is_left_alone_and_told() -> None:
    form = package(paragraph(run("1. Why? "), text_field(10)), protect="forms")
    made = fill_first(form, Words("More than ten characters"))
    assert made.data == form
    assert [(one.code, one.message) for one in made.problems] == [
        ("DK731", "this field takes 10 characters; the answer has 24")
    ]


def test_a_locked_control_is_left_alone_and_told() -> None:
    locked = control("<w:text/>", placeholder()).replace("<w:sdtPr>", '<w:sdtPr><w:lock w:val="contentLocked"/>')
    form = package(text("1. Why?"), paragraph(locked), text("2. What else?"), paragraph(text_control := ""))
    assert text_control == ""
    made = filled(form, {address: Words("Because") for address, spot in spots_of(form).items() if spot.locked})
    assert made.data == form
    assert [one.code for one in made.problems] == ["DK733"]


def test_characters_that_word_cannot_hold_are_refused() -> None:
    made = fill_first(CELL, Words("a\x07b"))
    assert made.data == CELL
    assert [one.message for one in made.problems] == [
        "a Word document cannot hold the character U+0007, which is in this answer"
    ]


def test_text_that_somebody_else_wrote_stays_when_there_is_no_answer() -> None:
    form = package(text("1. Name: ______"), table(row(cell(text("2. Why?")), cell()), columns=2))
    addresses = list(spots_of(form))
    assert filled(form, dict.fromkeys(addresses, Words(""))).data == form


def test_two_blanks_in_one_run_are_filled_in_their_order() -> None:
    form = package(text("Name: ________ Email: ____________ please"))
    addresses = list(spots_of(form))
    made = filled(form, dict(zip(addresses, (Words("A role"), Words("a@example.org")), strict=True)))
    proved(form, made)
    assert shown_lines(made.data)[0] == "Name: A role Email: a@example.org please"


def test_an_answer_after_a_label_is_not_bold_and_stands_apart() -> None:
    form = package(text("1. What is your role?"), text("Your response:", bold=True), text("Please return it."))
    address = next(address for address, spot in spots_of(form).items() if spot.kind.value == "inline")
    made = filled(form, {address: Prose((Paragraph((Text("Head of policy"),)),), "Head of policy")})
    proved(form, made)
    assert "Your response: Head of policy" in shown_lines(made.data)
    bold = [
        run.findtext(w("t")) for run in body_of(made.data).iter(w("r")) if run.find(f"{w('rPr')}/{w('b')}") is not None
    ]
    assert bold == ["Your response:"]


def test_a_list_as_first_paragraph_leaves_the_indent_of_the_place_as_it_was() -> None:
    own = '<w:pPr><w:ind w:left="200" w:firstLine="100"/></w:pPr>'
    form = package(table(row(cell(text("1. Why?")), cell(f"<w:p>{own}</w:p>")), columns=2))
    made = fill_first(form, prose(LIST_FIRST))
    first = next(list(body_of(made.data).iter(w("tc")))[1].iter(w("ind")))
    assert (first.get(w("left")), first.get(w("hanging")), first.get(w("firstLine"))) == ("557", "357", None)
    again = next(list(body_of(fill_first(made.data, Words("Plain")).data).iter(w("tc")))[1].iter(w("ind")))
    assert (again.get(w("left")), again.get(w("hanging")), again.get(w("firstLine"))) == ("200", None, "100")


STORE = "{11111111-2222-3333-4444-555555555555}"


def bound_form(kind: str = "<w:text/>") -> bytes:
    names = "xmlns:f='urn:form'"
    path = "/f:form[1]/f:name[1]"
    binding = f'<w:dataBinding w:prefixMappings="{names}" w:xpath="{path}" w:storeItemID="{STORE}"/>'
    form = package(text("1. Name?"), paragraph(control(f"{binding}{kind}", placeholder())))
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    types = parts_of(form)["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'customXmlProperties+xml"/></Types>',
    )
    return repacked(
        form,
        {
            "[Content_Types].xml": types,
            "customXml/item1.xml": b"<?xml version='1.0'?>\n<form xmlns='urn:form'><name/><other>kept</other></form>",
            "customXml/itemProps1.xml": (
                f'<ds:datastoreItem xmlns:ds="{office}/customXml" ds:itemID="{STORE}"/>'
            ).encode(),
            "customXml/_rels/item1.xml.rels": (
                f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{office}/relationships/customXmlProps" '
                'Target="itemProps1.xml"/></Relationships>'
            ).encode(),
        },
    )


def test_the_value_that_a_bound_control_shows_is_changed_with_it_and_told() -> None:
    form = bound_form()
    made = fill_first(form, Words("A & B"))
    part = b"<?xml version='1.0'?>\n<form xmlns='urn:form'><name>A &amp; B</name><other>kept</other></form>"
    assert parts_of(made.data)["customXml/item1.xml"] == part
    assert made.changed_parts == {"customXml/item1.xml": {"/f:form[1]/f:name[1]": "A & B"}}
    assert [(one.code, one.severity.value) for one in made.problems] == [("DK738", "advice")]
    assert proved(form, made).changed_parts == ("customXml/item1.xml",)


def test_a_binding_to_nothing_is_told() -> None:
    form = bound_form()
    without = repacked(form, {"customXml/itemProps1.xml": None, "customXml/_rels/item1.xml.rels": None})
    made = fill_first(without, Words("A"))
    assert [(one.code, one.severity.value) for one in made.problems] == [("DK738", "warning")]
    assert made.changed_parts == {}


def test_the_setting_to_track_changes_stays_and_answers_are_plain_text() -> None:
    settings = parts_of(CELL)["word/settings.xml"].replace(
        b"<w:defaultTabStop", b"<w:trackRevisions/><w:defaultTabStop"
    )
    made = fill_first(repacked(CELL, {"word/settings.xml": settings}), prose(RICH))
    assert parts_of(made.data)["word/settings.xml"] == settings
    assert list(body_of(made.data).iter(w("ins"))) == []
