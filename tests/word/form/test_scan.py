"""Scanning forms: each oddity gives the lines and spots of `forms.txt`; what cannot be read is refused."""

from __future__ import annotations

import pytest

from draftkit.problems import DraftkitError
from draftkit.word.form.marks import Mark, mark_of, next_number
from draftkit.word.form.scan import scan_form
from draftkit.word.form.spots import Protection, SpotKind
from tests.support.cases import Case, Compare, cases
from tests.support.forms.markup import (
    cell,
    check_box,
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
from tests.support.forms.shown import shown
from tests.support.xml import parts_of, repacked

FORMS = ODDITIES | SHAPES

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize("case", cases("forms.txt"))
def test_a_scan_finds_the_lines_and_spots_of(case: Case, expect: Compare) -> None:
    expect(case, shown(scan_form(FORMS[case.title](), "form.docx").form))


def test_every_oddity_has_a_case() -> None:
    assert {case.values[0].title for case in cases("forms.txt")} == set(FORMS)


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(DraftkitError) as caught:
        scan_form(data, "form.docx")
    problem = caught.value.problems[0]
    return problem.code, f"{problem.message}: {problem.hint}"


def test_a_form_with_macros_is_refused_whatever_its_name() -> None:
    code, words = refused(repacked(package(text("Q?")), {"word/vbaProject.bin": b"x"}))
    assert code == "DK721"
    assert "form.docx holds macros" in words
    assert "save it as Word Document (.docx)" in words


def test_a_macro_enabled_content_type_is_refused() -> None:
    types = parts_of(package())["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert refused(repacked(package(), {"[Content_Types].xml": types}))[0] == "DK721"


def test_strict_open_xml_is_refused_with_the_way_out() -> None:
    strict = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'
    code, words = refused(repacked(package(), {"word/document.xml": strict}))
    assert code == "DK720"
    assert "Strict Open XML" in words


def test_a_password_protected_file_is_refused() -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600)[0] == "DK501"


@pytest.mark.parametrize("main", [b"<html/>", b"<w:document", b""])
def test_a_damaged_main_part_is_refused(main: bytes) -> None:
    assert refused(repacked(package(), {"word/document.xml": main}))[0] == "DK501"


def test_the_main_part_may_have_another_name() -> None:
    data = package(text("Q1. Why?"), text(""))
    parts = parts_of(data)
    moved = {
        "word/document.xml": None,
        "word/document2.xml": parts["word/document.xml"],
        "_rels/.rels": parts["_rels/.rels"].replace(b"document.xml", b"document2.xml"),
        "word/_rels/document2.xml.rels": parts["word/_rels/document.xml.rels"],
    }
    scanned = scan_form(repacked(data, moved), "form.docx")
    assert scanned.main == "word/document2.xml"
    assert shown(scanned.form) == "p1: Q1. Why?\np2: {p2 paragraph}"


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "word/settings.xml"])
def test_a_form_may_lack_a_part(part: str) -> None:
    data = package(text("Why?", style="Heading1", number=0), text(""))
    assert "Why?" in shown(scan_form(repacked(data, {part: None}), "form.docx").form)


def test_fields_and_controls_of_a_protected_section_are_open_and_its_other_places_locked() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:formProt w:val="0"/></w:sectPr></w:pPr></w:p>'
    data = package(
        text("Q1. Why?"),
        text(""),
        section,
        text("Q2. How?"),
        text(""),
        paragraph(text_field(), check_box()),
        text("☐ Yes"),
        protect="forms",
    )
    form = scan_form(data, "form.docx").form
    assert form.protection is Protection.FORMS
    assert [(spot.kind, spot.locked) for spot in form.spots] == [
        (SpotKind.PARAGRAPH, False),
        (SpotKind.TEXT_FIELD, False),
        (SpotKind.CHECK_CONTROL, False),
        (SpotKind.TICK, True),
    ]


def test_only_ranges_for_everyone_are_open_in_a_read_only_form() -> None:
    open_cell = cell('<w:p><w:permStart w:id="1" w:edGrp="everyone"/><w:permEnd w:id="1"/></w:p>')
    data = package(
        table(row(cell(text("Q1?")), open_cell), row(cell(text("Q2?")), cell()), columns=2), protect="readOnly"
    )
    form = scan_form(data, "form.docx").form
    assert form.protection is Protection.READ_ONLY
    assert [spot.locked for spot in form.spots] == [False, True]


def test_protection_that_is_not_enforced_is_none() -> None:
    data = package(text("Q1. Why?"), text(""))
    settings = f'<w:settings {W}><w:documentProtection w:edit="forms" w:enforcement="0"/></w:settings>'
    form = scan_form(repacked(data, {"word/settings.xml": settings.encode()}), "form.docx").form
    assert form.protection is Protection.NONE
    assert not form.spots[0].locked


def test_tracked_changes_are_counted() -> None:
    data = package(
        '<w:p><w:ins w:id="1"><w:r><w:t>in</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>out</w:delText></w:r></w:del></w:p>'
    )
    form = scan_form(data, "form.docx").form
    assert form.tracked == 2
    assert [line.text for line in form.lines] == ["in"]


def test_a_mark_is_known_again_by_its_names() -> None:
    mark = Mark(SpotKind.BLANK, 17, 12, "_")
    assert mark.start == "_dkf_b12u_17_s"
    assert mark_of(mark.start) == (mark, True)
    assert mark_of(mark.end) == (mark, False)
    assert mark_of("_Toc1") is None
    assert next_number([mark.start, "_GoBack"]) == 18


def test_a_tick_in_a_form_knows_its_characters() -> None:
    scanned = scan_form(package(paragraph(run("Yes ☐ No ☐"))), "form.docx")
    pieces = [piece for place in scanned.places.values() for piece in place.pieces]
    assert [(piece.element.text or "")[piece.start : piece.end] for piece in pieces] == ["☐", "☐"]


def test_a_blank_over_several_runs_knows_its_characters() -> None:
    scanned = scan_form(package(paragraph(run("Name: __"), run("____"), run("__ end"))), "form.docx")
    pieces = scanned.places["paragraph 1 > blank 1"].pieces
    assert [(piece.element.text or "")[piece.start : piece.end] for piece in pieces] == ["__", "____", "__"]


def test_title_and_subject_come_from_the_properties() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> A title </dc:title><dc:subject/></cp:coreProperties>'
    )
    form = scan_form(repacked(package(), {"docProps/core.xml": core.encode()}), "form.docx").form
    assert form.properties == {"title": "A title"}
