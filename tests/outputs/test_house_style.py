from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

import draftkit
from tests.support import judges
from tests.support.workspace import BASE, clause, draft, outline, problems_of
from tests.support.xml import document_text, package_faults, parts_of, repacked, text_of, tree_of, w

TEXT = """# {{ title }}

## Heading

Text with **bold**, `code` and a note.[@poca-1978] [TO CONFIRM: x]

- a
  1. b

| a | b |
|---|---|
| c | d |

> quoted

> [!NOTE]
> Note.

{{ clause("law/a") }}

## Annex A {.annex}

To
: You
"""
FILES = {**outline(TEXT, "paragraphs"), "clauses/law/a.md": clause()}
STYLES = "word/styles.xml"


def written(folder: Path, style: bytes, marking: str = "OFFICIAL") -> bytes:
    (folder / "house.docx").write_bytes(style)
    inputs = {"house_style": str(folder / "house.docx"), "marking": marking}
    return draftkit.write(draft(folder, FILES, inputs))


def from_python_docx(change: object = None) -> bytes:
    document = python_docx.Document()
    if callable(change):
        change(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def without_styles(data: bytes, keep: int = 1) -> bytes:
    tree = tree_of(data, STYLES)
    for style in tree.findall(w("style"))[keep:]:
        tree.remove(style)
    from lxml import etree

    return repacked(data, {STYLES: etree.tostring(tree)})


def without_settings() -> bytes:
    rels = parts_of(BASE.read_bytes())["word/_rels/document.xml.rels"]
    without = re.sub(rb'<Relationship [^>]*settings.xml"[^>]*/>', b"", rels)
    return repacked(BASE.read_bytes(), {"word/settings.xml": None, "word/_rels/document.xml.rels": without})


def first_and_even(document: object) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for part in (section.header, section.first_page_header, section.even_page_header, section.footer):
        part.is_linked_to_previous = False
        part.paragraphs[0].text = "House words"


def first_page_bare(document: object) -> None:
    document.sections[0].different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True


def two_sections(document: object) -> None:
    document.sections[0].header.paragraphs[0].text = "First section"
    document.add_section()
    last = document.sections[1].header
    last.is_linked_to_previous = False
    last.paragraphs[0].text = "House words"


def with_list(document: object) -> None:
    document.add_paragraph("x", style="List Number")


USABLE = {
    "built in": BASE.read_bytes(),
    "government": (Path(__file__).parents[2] / "templates/house-style/government.docx").read_bytes(),
    "organisation": (Path(__file__).parents[2] / "templates/house-style/organisation.docx").read_bytes(),
    "of python-docx": from_python_docx(),
    "with first and even headers": from_python_docx(first_and_even),
    "with a first page that has no header": from_python_docx(first_page_bare),
    "with two sections": from_python_docx(two_sections),
    "with numbering of its own": from_python_docx(with_list),
    "with one style": without_styles(BASE.read_bytes()),
    "with no style": without_styles(BASE.read_bytes(), 0),
    "without settings": without_settings(),
}


@pytest.mark.parametrize("name", USABLE)
def test_a_house_style_gives_a_sound_document_with_the_same_text(tmp_path: Path, name: str) -> None:
    data = written(tmp_path, USABLE[name])
    assert package_faults(data) == []
    usual = written(tmp_path, BASE.read_bytes())
    assert document_text(data) == document_text(usual)


@pytest.mark.parametrize("name", USABLE)
@pytest.mark.judges
@judges.needs_schemas
def test_the_validators_find_nothing_in_any_house_style(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(written(tmp_path, USABLE[name]))
    assert judges.schema_findings([path]) == []
    assert judges.sdk_findings([path]) == []


def headers(data: bytes) -> dict[str, list[str]]:
    """The text of the header and footer of each kind of page."""
    tree, rels = tree_of(data), tree_of(data, "word/_rels/document.xml.rels")
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in rels}
    found: dict[str, list[str]] = {}
    for kind in ("headerReference", "footerReference"):
        for reference in tree.iter(w(kind)):
            id = reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
            page = f"{kind.removesuffix('Reference')} {reference.get(w('type'))}"
            found.setdefault(page, []).append(text_of(tree_of(data, targets[id])))
    return found


@pytest.mark.parametrize("name", USABLE)
def test_the_marking_stands_in_header_and_footer_of_every_page(tmp_path: Path, name: str) -> None:
    pages = headers(written(tmp_path, USABLE[name], "OFFICIAL-SENSITIVE"))
    assert {"header default", "footer default"} <= set(pages)
    assert [page for page, (text, *more) in pages.items() if "OFFICIAL-SENSITIVE" not in text or more] == []
    if "first" in name:
        assert {f"{part} {kind}" for part in ("header", "footer") for kind in ("first", "even")} <= set(pages)


@pytest.mark.parametrize("name", USABLE)
def test_every_kind_of_page_that_the_house_style_knows_has_header_and_footer(tmp_path: Path, name: str) -> None:
    pages = set(headers(written(tmp_path, USABLE[name])))
    kinds = {page.split()[1] for page in pages}
    assert pages == {f"{part} {kind}" for part in ("header", "footer") for kind in kinds}


@pytest.mark.parametrize("name", USABLE)
def test_no_marking_leaves_no_trace(tmp_path: Path, name: str) -> None:
    data = written(tmp_path, USABLE[name], "none")
    assert package_faults(data) == []
    text = str(headers(data)) + parts_of(data)["docProps/custom.xml"].decode()
    assert "OFFICIAL" not in text
    assert "draftkit:" not in str(headers(data))


@pytest.mark.parametrize("name", ["with first and even headers", "with two sections"])
def test_the_words_in_a_house_styles_header_stay(tmp_path: Path, name: str) -> None:
    assert "House words" in headers(written(tmp_path, USABLE[name]))["header default"][0]


def test_the_numbering_of_a_house_style_stays_and_ours_comes_after(tmp_path: Path) -> None:
    house = from_python_docx(with_list)
    before = {one.get(w("numId")) for one in tree_of(house, "word/numbering.xml").iter(w("num"))}
    after = [one.get(w("numId")) for one in tree_of(written(tmp_path, house), "word/numbering.xml").iter(w("num"))]
    assert before < set(after)


def test_the_own_text_of_a_house_style_is_not_in_the_document(tmp_path: Path) -> None:
    house = from_python_docx(lambda document: document.add_paragraph("Secret draft of the house style"))
    assert "Secret" not in document_text(written(tmp_path, house))


def test_the_author_of_a_house_style_is_not_in_the_document(tmp_path: Path) -> None:
    def signed(document: object) -> None:
        document.core_properties.author = "A. Person"
        document.core_properties.comments = "A. Person wrote this"

    data = written(tmp_path, from_python_docx(signed))
    assert [name for name, body in parts_of(data).items() if b"A. Person" in body] == []


def relationship(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    data = BASE.read_bytes()
    rels = parts_of(data)["word/_rels/document.xml.rels"].decode()
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = f'<Relationship Id="rIdX" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'
    return repacked(data, {"word/_rels/document.xml.rels": rels.replace("</Relationships>", added).encode()})


def macro_enabled() -> bytes:
    types = parts_of(BASE.read_bytes())["[Content_Types].xml"].decode()
    changed = types.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    return repacked(BASE.read_bytes(), {"[Content_Types].xml": changed.encode()})


def zipped_text() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "a")
    return made.getvalue()


@pytest.mark.parametrize(
    ("house", "code"),
    [
        (b"not a docx", "DK501"),
        (b"", "DK501"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "DK501"),
        (zipped_text(), "DK501"),
        (repacked(BASE.read_bytes(), {"word/document.xml": None}), "DK501"),
        (repacked(BASE.read_bytes(), {"word/document.xml": b"<w:document"}), "DK501"),
        (repacked(BASE.read_bytes(), {STYLES: b"<w:styles"}), "DK501"),
        (repacked(BASE.read_bytes(), {"_rels/.rels": None}), "DK501"),
        (repacked(BASE.read_bytes(), {"word/vbaProject.bin": b"x"}), "DK502"),
        (repacked(BASE.read_bytes(), {"word/embeddings/a.bin": b"x"}), "DK502"),
        (repacked(BASE.read_bytes(), {"word/activeX/activeX1.xml": b"<a/>"}), "DK502"),
        (macro_enabled(), "DK502"),
        (relationship("image", "https://evil.example/x.png"), "DK509"),
        (relationship("image", "file:///etc/passwd"), "DK509"),
        (relationship("oleObject", "https://evil.example/x"), "DK509"),
        (relationship("hyperlink", "file:///etc/passwd"), "DK509"),
        (relationship("hyperlink", "\\\\host\\share"), "DK509"),
        (relationship("aFChunk", "https://evil.example/x"), "DK509"),
        (relationship("subDocument", "file:///c:/x.docx"), "DK509"),
        (repacked(BASE.read_bytes(), {"word/theme/a.xml": b"<!DOCTYPE a><a/>"}), "DK509"),
    ],
    ids=range(20),
)
def test_a_file_that_cannot_be_a_house_style_is_refused(tmp_path: Path, house: bytes, code: str) -> None:
    assert problems_of(written, tmp_path, house)[0].code == code


def test_a_missing_house_style_is_refused(tmp_path: Path) -> None:
    made = draft(tmp_path, FILES, {"house_style": str(tmp_path / "none.docx")})
    assert problems_of(draftkit.write, made)[0].code == "DK101"


def test_an_unknown_house_style_names_the_nearest(tmp_path: Path) -> None:
    [problem] = problems_of(draft, tmp_path, FILES, {"house_style": "goverment"})
    assert (problem.code, problem.hint) == ("DK513", "did you mean 'government'?")


DANGEROUS = (
    '<w:attachedTemplate r:id="rId1"/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    '<w:docVars><w:docVar w:name="secret" w:val="secret"/></w:docVars><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'
)


def test_settings_that_are_dangerous_or_personal_are_dropped(tmp_path: Path) -> None:
    names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    settings = parts_of(BASE.read_bytes())["word/settings.xml"].decode()
    changed = settings.replace("</w:settings>", f"{DANGEROUS}</w:settings>").replace(
        "<w:settings ", f'<w:settings xmlns:r="{names}" ', 1
    )
    if settings.count("xmlns:r=") > 0:
        changed = changed.replace(f' xmlns:r="{names}"', "", 1)
    kept = parts_of(written(tmp_path, repacked(BASE.read_bytes(), {"word/settings.xml": changed.encode()})))
    found = kept["word/settings.xml"].decode()
    assert [word for word in ("attachedTemplate", "Protection", "docVar", "rsid") if word in found] == []


def test_a_template_attached_to_a_house_style_is_dropped(tmp_path: Path) -> None:
    data = written(tmp_path, relationship("attachedTemplate", "file:///c:/secret.dotx"))
    assert [name for name, body in parts_of(data).items() if b"secret.dotx" in body] == []
