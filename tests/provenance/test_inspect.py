from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

import draftkit
from draftkit.provenance.inspect import Inspection, inspect_document
from tests.support import judges
from tests.support.workspace import AS_AT, clause, docx, load, outline, problems_of
from tests.support.xml import parts_of, repacked, tree_of, w

LONG = "Under the Act it is an offence to make an image of this kind, and the courts have said what making means."
FILES = {
    **outline(
        '# {{ title }}\n\n## Law\n\n{{ clause("law/a") }}\n\nBetween.\n\n{{ clause("law/b") }}\n\nEnd.\n', "paragraphs"
    ),
    "clauses/law/a.md": clause(
        f"{LONG}[@poca-1978]\n\nA second paragraph says what else the court may order then.\n\n- one item"
    ),
    "clauses/law/b.md": clause("Another clause stands here with *words* of its own.", title="Other"),
}


@pytest.fixture
def made(tmp_path: Path) -> bytes:
    return docx(tmp_path, FILES)


def inspected(folder: Path, data: bytes, *, with_library: bool = False) -> Inspection:
    path = folder / "inspected.docx"
    path.write_bytes(data)
    return inspect_document(path, load(folder, FILES) if with_library else None)


def told(inspection: Inspection) -> list[tuple[str, str, bool]]:
    return [(one.record.id, one.found_by, one.changed) for one in inspection.clauses]


def edited(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    tree = tree_of(data)
    change(tree)
    return repacked(data, {"word/document.xml": etree.tostring(tree)})


def strip_bookmarks(tree: etree._Element) -> None:
    for mark in list(tree.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)


def strip_controls(tree: etree._Element) -> None:
    for control in list(tree.iter(w("sdt"))):
        parent = control.getparent()
        for child in reversed(list(control.find(w("sdtContent")))):
            control.addnext(child)
        parent.remove(control)


def strip_both(tree: etree._Element) -> None:
    strip_bookmarks(tree)
    strip_controls(tree)


def reword(tree: etree._Element) -> None:
    text = next(text for text in tree.iter(w("t")) if text.text and "offence" in text.text)
    text.text = text.text.replace("an offence", "a serious offence")


def test_a_fresh_document_holds_all_of_its_clauses_unchanged(tmp_path: Path, made: bytes) -> None:
    inspection = inspected(tmp_path, made)
    assert told(inspection) == [("law/a", "bookmarks", False), ("law/b", "bookmarks", False)]
    assert [one.certainty for one in inspection.clauses] == [1.0, 1.0]
    assert inspection.manifest_found_in == "custom XML"


def test_saving_again_with_python_docx_changes_nothing(tmp_path: Path, made: bytes) -> None:
    saved = io.BytesIO()
    python_docx.Document(io.BytesIO(made)).save(saved)
    assert told(inspected(tmp_path, saved.getvalue())) == told(inspected(tmp_path, made))


@pytest.mark.parametrize(
    ("change", "found_by"),
    [(strip_bookmarks, "controls"), (strip_controls, "bookmarks"), (strip_both, "paragraph hashes")],
)
def test_a_clause_is_found_by_what_is_left_of_its_anchors(
    tmp_path: Path, made: bytes, change: Callable[[etree._Element], None], found_by: str
) -> None:
    inspection = inspected(tmp_path, edited(made, change))
    assert told(inspection) == [("law/a", found_by, False), ("law/b", found_by, False)]


def test_an_edited_paragraph_is_told_and_only_in_its_clause(tmp_path: Path, made: bytes) -> None:
    assert told(inspected(tmp_path, edited(made, reword))) == [
        ("law/a", "bookmarks", True),
        ("law/b", "bookmarks", False),
    ]


def test_an_edit_is_told_when_every_anchor_is_gone(tmp_path: Path, made: bytes) -> None:
    data = edited(edited(made, reword), strip_both)
    found = inspected(tmp_path, data, with_library=True).clauses
    assert [(one.record.id, one.changed) for one in found] == [("law/a", True), ("law/b", False)]
    assert found[0].found_by in {"paragraph hashes", "text"}
    assert found[0].certainty < 0.8


def test_a_clause_whose_every_word_was_edited_is_found_by_its_words_or_not_at_all(tmp_path: Path, made: bytes) -> None:
    def reword_all(tree: etree._Element) -> None:
        strip_both(tree)
        for text in tree.iter(w("t")):
            text.text = (text.text or "").replace(" the ", " that ").replace("words", "many words")

    assert told(inspected(tmp_path, edited(made, reword_all)))[1] == ("law/b", "", True)
    found = inspected(tmp_path, edited(made, reword_all), with_library=True).clauses[1]
    assert (found.found_by, found.changed) == ("text", True)


def test_a_deleted_clause_is_told_as_gone(tmp_path: Path, made: bytes) -> None:
    def delete(tree: etree._Element) -> None:
        control = list(tree.iter(w("sdt")))[1]
        control.getparent().remove(control)

    assert told(inspected(tmp_path, edited(made, delete)))[1] == ("law/b", "", True)


def test_a_paragraph_added_to_a_clause_is_a_change(tmp_path: Path, made: bytes) -> None:
    def add(tree: etree._Element) -> None:
        first = next(tree.iter(w("sdtContent")))[0]
        new = etree.fromstring(f'<w:p xmlns:w="{first.nsmap["w"]}"><w:r><w:t>More.</w:t></w:r></w:p>')
        first.addnext(new)

    assert told(inspected(tmp_path, edited(made, add)))[0] == ("law/a", "bookmarks", True)


def test_a_tracked_deletion_counts_as_a_change(tmp_path: Path, made: bytes) -> None:
    def track(tree: etree._Element) -> None:
        run = next(run for run in tree.iter(w("r")) if "offence" in "".join(run.itertext()))
        deletion = etree.Element(w("del"))
        run.addprevious(deletion)
        deletion.append(run)

    assert told(inspected(tmp_path, edited(made, track)))[0] == ("law/a", "bookmarks", True)


def test_the_manifest_is_found_in_the_properties_when_the_part_is_gone(tmp_path: Path, made: bytes) -> None:
    data = repacked(made, {"customXml/item1.xml": None})
    inspection = inspected(tmp_path, data)
    assert inspection.manifest_found_in == "custom properties"
    assert inspection.manifest == inspected(tmp_path, made).manifest


SHORT = {
    **outline('# T\n\nSay: {{ clause("law/a", form="line") }}\n\n| a |\n|---|\n| {{ clause("law/a") }} |\n'),
    "clauses/law/a.md": clause("One paragraph here.", line="A line that can be said."),
}


def test_a_clause_in_a_sentence_or_a_cell_is_found_and_a_change_of_it_is_told(tmp_path: Path) -> None:
    made = docx(tmp_path, SHORT)
    assert [(bool(one.found_by), one.changed) for one in inspected(tmp_path, made).clauses] == [(True, False)] * 2

    def say_otherwise(tree: etree._Element) -> None:
        text = next(text for text in tree.iter(w("t")) if "can be said" in (text.text or ""))
        text.text = (text.text or "").replace("can be said", "cannot be said")

    assert [one.changed for one in inspected(tmp_path, edited(made, say_otherwise)).clauses] == [True, False]


def test_a_document_of_somebody_else_has_no_manifest(tmp_path: Path) -> None:
    saved = io.BytesIO()
    python_docx.Document().save(saved)
    assert inspected(tmp_path, saved.getvalue()) == Inspection(str(tmp_path / "inspected.docx"), None, "", ())


def with_manifest(made: bytes, text: str) -> bytes:
    part = f'<manifest xmlns="urn:draftkit:manifest:1">{text}</manifest>'
    return repacked(made, {"customXml/item1.xml": part.encode()})


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        "{}",
        '{"schema": "1"}',
        '{"schema": 1}',
        '{"schema": 1, "clauses": [3]}',
        "[" * 100_000,
        "null",
        "9",
    ],
    ids=range(9),
)
def test_a_damaged_manifest_is_refused(tmp_path: Path, made: bytes, text: str) -> None:
    assert problems_of(inspected, tmp_path, with_manifest(made, text))[0].code == "DK514"


def test_a_manifest_of_a_newer_draftkit_says_so(tmp_path: Path, made: bytes) -> None:
    text = parts_of(made)["customXml/item1.xml"].decode()
    newer = re.sub(r'"schema":\d+', '"schema":999', text[text.index("{") : text.rindex("}") + 1])
    [problem] = problems_of(inspected, tmp_path, with_manifest(made, newer))
    assert (problem.code, problem.hint) == ("DK514", "update draftkit")


def in_properties(made: bytes, packed: bytes) -> bytes:
    names = "http://schemas.openxmlformats.org/officeDocument/2006"
    value = base64.b64encode(packed).decode()
    part = (
        f'<Properties xmlns="{names}/custom-properties" xmlns:vt="{names}/docPropsVTypes">'
        f'<property name="draftkit.m.000"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>'
    )
    return repacked(made, {"customXml/item1.xml": None, "docProps/custom.xml": part.encode()})


@pytest.mark.parametrize(
    "packed",
    [b"", b"no zlib", zlib.compress(b"{}")[:-3], zlib.compress(b"\xff\xfe"), zlib.compress(b" " * 300_000_000)],
    ids=["nothing", "noise", "cut short", "no text", "a bomb"],
)
def test_a_damaged_manifest_in_the_properties_is_refused(tmp_path: Path, made: bytes, packed: bytes) -> None:
    assert problems_of(inspected, tmp_path, in_properties(made, packed))[0].code == "DK514"


@pytest.mark.judges
@judges.needs_office
@pytest.mark.parametrize("times", [1, 2])
def test_clauses_are_found_after_libreoffice_saved_the_document(tmp_path: Path, made: bytes, times: int) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made)
    for time in range(times):
        [path] = judges.office([path], "docx", tmp_path / f"office{time}")
    found = inspect_document(path).clauses
    assert [(one.record.id, one.changed) for one in found] == [("law/a", False), ("law/b", False)]
    assert all(one.certainty > 0.7 for one in found)


@pytest.mark.judges
@judges.needs_office
def test_an_edit_is_told_after_libreoffice_saved_the_document(tmp_path: Path, made: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(edited(made, reword))
    [saved] = judges.office([path], "docx", tmp_path / "office")
    assert [(one.record.id, one.changed) for one in inspect_document(saved).clauses] == [
        ("law/a", True),
        ("law/b", False),
    ]


def test_the_manifest_survives_as_it_was_recorded(tmp_path: Path) -> None:
    library = load(tmp_path, FILES)
    data = {"template": "note", "title": "A title"}
    made = draftkit.assemble(data, library, as_at=AS_AT)
    found = inspected(tmp_path, draftkit.write(made)).manifest
    assert found == made.manifest
