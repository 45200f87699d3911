from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.word.package import ENTRY_LIMIT, deflated, pack, unpack
from draftkit.word.reader import read_word
from draftkit.word.xml import attribute, escape, unescape
from tests.support.strategies import ANY_TEXT
from tests.support.workspace import BASE, attempt, problems_of
from tests.support.xml import repacked


def zipped(*entries: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in entries:
            archive.writestr(name, body)
    return made.getvalue()


def code_of(data: bytes) -> str:
    return problems_of(unpack, data, "a.docx")[0].code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "DK501"),
        (b"just words", "DK501"),
        (b"PK\x03\x04 and then nothing", "DK501"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "DK501"),
        (zipped(("a.xml", b"<a/>"))[:-30], "DK501"),
        (zipped(("../../etc/passwd", b"x")), "DK509"),
        (zipped(("word/../../x", b"x")), "DK509"),
        (zipped(("word\\..\\x", b"x")), "DK509"),
        (zipped(("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), "DK509"),
        (zipped(("a.xml", b"<!--" + b"x" * 5000 + b"--><!DOCTYPE a><a/>")), "DK509"),
        (zipped(("a.xml", "\ufeff<!DOCTYPE a><a/>".encode("utf-16-le"))), "DK509"),
        (zipped(("A.RELS", b"<!DOCTYPE a><a/>")), "DK509"),
        (zipped(("a.xml", b" " * 60_000_000)), "DK509"),
        (zipped(("a.xml", b" " * 3_000_000)), "DK509"),
        (zipped(*((f"{number}.xml", b"<a/>") for number in range(ENTRY_LIMIT + 1))), "DK509"),
    ],
    ids=range(15),
)
def test_a_file_that_no_word_document_is_is_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_many_parts_that_unpack_to_too_much_together_are_refused() -> None:
    part = bytes(range(256)) * 4000 + b"\0" * 39_000_000
    assert code_of(zipped(*((f"{number}.bin", part) for number in range(6)))) == "DK509"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused() -> None:
    assert code_of(zipped(("a.xml", b"<a/>"), ("a.xml", b"<b/>"))) == "DK509"


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(zipped(("a.xml", b"<a/>")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    assert code_of(bytes(data)) == "DK509"


def test_a_part_whose_bytes_are_damaged_is_refused() -> None:
    data = bytearray(zipped(("a.xml", b"<a>some text that is here</a>")))
    data[40] ^= 0xFF
    assert code_of(bytes(data)) == "DK501"


@given(st.binary(max_size=300), st.integers(0, 8000))
def test_any_damage_to_a_document_is_refused_or_harmless(noise: bytes, at: int) -> None:
    data = bytearray(BASE.read_bytes())
    data[at : at + len(noise)] = noise
    _, codes = attempt(read_word, bytes(data), "a.docx")
    assert codes <= {"DK501", "DK509"}


@pytest.mark.parametrize(
    "document",
    [
        b"<w:document",
        b"",
        b"<a/>",
        b"<a>" * 1000 + b"</a>" * 1000,
        b"\xff\xfe\x00",
        b"<?xml version='1.0' encoding='x'?><a/>",
    ],
    ids=range(6),
)
def test_a_main_part_of_any_kind_is_refused_or_empty(document: bytes) -> None:
    made, codes = attempt(read_word, repacked(BASE.read_bytes(), {"word/document.xml": document}), "a.docx")
    assert codes == {"DK501"} or made.paragraphs == ()


def test_a_zip_file_without_a_document_is_refused() -> None:
    assert problems_of(read_word, zipped(("a.xml", b"<a/>")), "a.docx")[0].code == "DK501"


def test_packing_gives_the_same_bytes_and_zipfile_reads_them() -> None:
    parts = {"[Content_Types].xml": b"<a/>", "wörd/döc.xml": "é".encode() * 5000, "empty.xml": b""}
    first = pack(deflated(name, body) for name, body in parts.items())
    assert first == pack(deflated(name, body) for name, body in parts.items())
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == parts
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.dictionaries(st.text("abcé/", min_size=1, max_size=9), st.binary(max_size=2000), max_size=5))
def test_what_was_packed_is_unpacked(parts: dict[str, bytes]) -> None:
    parts = {f"x{name}": body for name, body in parts.items() if not name.endswith("/")}
    assert unpack(pack(deflated(name, body) for name, body in parts.items()), "a.docx") == parts


@given(ANY_TEXT)
def test_any_text_survives_escaping(text: str) -> None:
    from lxml import etree

    text = text.replace("\r", "")
    assert unescape(escape(text)) == text
    element = etree.fromstring(f'<a b="{attribute(text)}">{escape(text)}</a>')
    assert (element.text or "", element.get("b")) == (text, text)
