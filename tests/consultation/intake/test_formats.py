"""Pages, Markdown and tables of other people as passages; the cases are in `tests/cases/intake_*.txt`."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.intake.published import format_of, read_published
from draftkit.problems import DraftkitError
from tests.support.cases import Case, Compare, cases
from tests.support.passages import shown


@pytest.mark.parametrize("case", cases("intake_html.txt"))
def test_a_page_reads_as_it_looks(case: Case, expect: Compare) -> None:
    expect(case, shown(read_published(case.given.encode(), "form.html")))


@pytest.mark.parametrize("case", cases("intake_markdown.txt"))
def test_markdown_reads_as_it_looks(case: Case, expect: Compare) -> None:
    expect(case, shown(read_published(case.given.encode(), "form.md")))


@pytest.mark.parametrize("case", cases("intake_tables.txt"))
def test_a_table_reads_by_its_header(case: Case, expect: Compare) -> None:
    expect(case, shown(read_published(case.given.encode(), "form.csv")))


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return file.getvalue()


FORMATS = {
    "page named .txt": (b"<!DOCTYPE html><p>x", "x.txt", "html"),
    "page with a mark and a comment": (b"\xef\xbb\xbf<!-- saved from url -->\n<html>", "x.csv", "html"),
    "pdf named .docx": (b"%PDF-1.7\n", "x.docx", "pdf"),
    "workbook named .bin": (zipped("xl/workbook.xml", "docProps/app.xml"), "x.bin", "xlsx"),
    "Word document without ending": (zipped("word/document.xml"), "form", "docx"),
    "Word document named .xlsx": (zipped("word/document.xml", "word/embeddings/a.xlsx"), "form.xlsx", "docx"),
    "broken zip": (b"PK\x03\x04....", "form.docx", "docx"),
    "tab-separated": (b"a\tb", "x.TSV", "csv"),
    "text": (b"1. Why?", "x.txt", "md"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_format_is_told_by_what_the_file_is(name: str) -> None:
    data, file, expected = FORMATS[name]
    assert format_of(data, file) == expected


REFUSED = {
    "old Word": (b"\xd0\xcf\x11\xe0", "form.doc", "is an old Word document, which is not read"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "form.xls", "is an old workbook, which is not read"),
    "OpenDocument": (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "form.odt", "an OpenDocument text"),
    "an e-mail": (b"From: x", "form.eml", "is an e-mail, which is not read"),
    "anything else": (b"\x00\x01", "form.bin", "is of no format that is read"),
    "a page without text": (b"<html><body><div id=app></div><script>x</script></body>", "x.html", "has no text"),
    "an empty page": (b"", "x.html", "has no text"),
    "an empty text": (b"\n \n", "x.md", "has no text"),
    "an empty table": (b",,\n", "x.csv", "has no rows"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_way_out(name: str) -> None:
    data, file, message = REFUSED[name]
    with pytest.raises(DraftkitError, match=message) as raised:
        read_published(data, file)
    assert raised.value.problems[0].hint


ENCODED = {
    "declared Windows-1252": '<meta charset="windows-1252"><p>Zoë’s “view” – why?'.encode("cp1252"),
    "declared Latin-1, as browsers read it": "<meta charset=iso-8859-1><p>Zoë’s “view” – why?".encode("cp1252"),
    "declared in the old way": (
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>Zoë’s “view” – why?'.encode()
    ),
    "a mark wins over a wrong declaration": b"\xef\xbb\xbf" + "<meta charset=cp1252><p>Zoë’s “view” – why?".encode(),
    "UTF-16": "<p>Zoë’s “view” – why?".encode("utf-16"),
    "an unknown declaration": "<meta charset=klingon><p>Zoë’s “view” – why?".encode(),
    "nothing declared": "<p>Zoë’s “view” – why?".encode("cp1252"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_the_encoding_of_a_page_is_found(name: str) -> None:
    assert [passage.text for passage in read_published(ENCODED[name], "x.html").passages] == ["Zoë’s “view” – why?"]


@pytest.mark.parametrize("deep", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<p><span>"])
def test_nesting_without_end_is_flattened(deep: str) -> None:
    page = deep * 20_000 + "Why?"
    assert [passage.text for passage in read_published(page.encode(), "x.html").passages if passage.text] == ["Why?"]


WORDS = st.lists(st.text("abcdefgh?", min_size=1, max_size=6), min_size=1, max_size=5).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_no_paragraph_is_lost_in_any_format(texts: list[str]) -> None:
    page = "".join(f"<p>{text}" for text in texts)
    plain = "\n\n".join(texts)
    for data, file in ((page, "x.html"), (plain, "x.md")):
        assert [passage.text for passage in read_published(data.encode(), file).passages] == texts


@given(st.binary(max_size=300), st.sampled_from(["x.html", "x.md", "x.csv"]))
def test_no_bytes_break_a_reader(data: bytes, file: str) -> None:
    try:
        published = read_published(data, file)
    except DraftkitError:
        return
    assert published.passages


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<table>",
            "<tr>",
            "<td rowspan=3>",
            "</td>",
            "</table>",
            "<li>",
            "<ol>",
            "<ul>",
            "</ul>",
            "<label>",
            "</label>",
            "<input type=radio>",
            "<input>",
            "<select><option>",
            "</select>",
            "<h2>",
            "</div>",
            "<br>",
            "☐",
            "x?",
        ]
    ),
    max_size=40,
)


@given(MARKUP)
def test_every_control_of_a_broken_page_gives_a_box(pieces: list[str]) -> None:
    page = "y" + "".join(pieces)
    boxes = [box for passage in read_published(page.encode(), "x.html").passages for box in passage.boxes]
    asked = sum(1 for piece in pieces if piece.startswith(("<input", "<select")))
    assert len(boxes) >= asked


LINES = st.lists(
    st.sampled_from(
        ["# a", "1. b", "- [ ] c", "|d|e|", "|---|---|", "> f", "```", "---", "g  ", "===", "", "   h", "____"]
    ),
    max_size=30,
)


@given(LINES)
def test_every_letter_of_a_broken_text_is_read(lines: list[str]) -> None:
    try:
        published = read_published("\n".join(lines).encode(), "x.md")
    except DraftkitError:
        assert not any(letter in line for line in lines for letter in "abcdefgh")
        return
    read = "".join(passage.text + "".join(box.label for box in passage.boxes) for passage in published.passages)
    assert sorted(c for line in lines for c in line if c in "abcdefgh") == sorted(c for c in read if c in "abcdefgh")
