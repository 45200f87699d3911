from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import judges
from tests.support.cases import Case, Compare, cases
from tests.support.workspace import clause, docx, outline
from tests.support.xml import compact, package_faults, paragraphs, parts_of, tree_of, w

LAW = {"clauses/law/one.md": clause("First.\n\nSecond.", title="The law")}


@pytest.mark.parametrize("case", cases("blocks.txt"))
def test_blocks_are_written_as_this_xml(case: Case, expect: Compare, tmp_path: Path) -> None:
    numbering, _, text = case.given.partition("\n")
    data = docx(tmp_path, {**outline(text, numbering), **LAW})
    assert package_faults(data) == []
    expect(case, compact(data, anchors="ref(" in text))


def test_a_clause_is_anchored_by_a_control_and_two_bookmarks(tmp_path: Path) -> None:
    body = tree_of(docx(tmp_path, {**outline('{{ clause("law/one") }}'), **LAW}))
    control = body.find(f".//{w('sdt')}")
    assert control.find(f"{w('sdtPr')}/{w('alias')}").get(w("val")) == "The law"
    tag = str(control.find(f"{w('sdtPr')}/{w('tag')}").get(w("val")))
    names = [str(mark.get(w("name"))) for mark in control.iter(w("bookmarkStart"))]
    assert names == [f"_dk_{tag.removeprefix('dk:')}_s", f"_dk_{tag.removeprefix('dk:')}_e"]


SIGNED = '# {{ title }}\n\n{{ clause("law/one") }}\n\n{{ sign_off_annex("Annex A: Sign-off") }}\n'


def test_the_sign_off_annex_is_deleted_in_one_go(tmp_path: Path) -> None:
    data = docx(tmp_path, {**outline(SIGNED), **LAW})
    assert package_faults(data) == []
    body = tree_of(data).find(w("body"))
    [annex] = [one for one in body.findall(w("sdt")) if one.find(f"{w('sdtPr')}/{w('tag')}") is None]
    text = "".join(annex.itertext())
    assert all(word in text for word in ("Annex A: Sign-off", "The law", "1.0.0", "approved", "Somebody"))
    body.remove(annex)
    rest = "".join(body.itertext())
    assert "Sign-off" not in rest
    assert "First." in rest


def test_inputs_can_leave_the_sign_off_annex_out(tmp_path: Path) -> None:
    text = "".join(tree_of(docx(tmp_path, {**outline(SIGNED), **LAW}, {"sign_off": False})).itertext())
    assert "Sign-off" not in text


def test_a_clause_that_prints_nothing_leaves_no_control(tmp_path: Path) -> None:
    silent = clause("{{ word }}", parameters="{word: {default: '', help: A word.}}")
    data = docx(tmp_path, {**outline('Before.\n\n{{ clause("law/one") }}\n\nAfter.'), "clauses/law/one.md": silent})
    assert package_faults(data) == []
    assert tree_of(data).findall(f".//{w('sdt')}") == []


def test_every_list_restarts(tmp_path: Path) -> None:
    text = "\n\n".join(f"{number}. a\n{number + 1}. b\n\nBetween." for number in (1, 1, 5))
    data = docx(tmp_path, outline(text))
    lists = [one.number for one in paragraphs(data) if one.number]
    assert len(set(lists)) == 3
    starts = tree_of(data, "word/numbering.xml").iter(w("startOverride"))
    assert [one.get(w("val")) for one in starts] == ["1", "1", "5"]


def test_the_same_address_has_one_relationship(tmp_path: Path) -> None:
    data = docx(tmp_path, {}, {"body": "[a](https://a.b) [c](https://a.b) [d](https://d.e)"})
    assert parts_of(data)["word/_rels/document.xml.rels"].count(b"/hyperlink") == 2


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("<https://a.b/c d>", "https://a.b/c%20d"),
        ('<https://a.b/"x">', "https://a.b/%22x%22"),
        ("https://a.b/é", "https://a.b/%C3%A9"),
        ("https://a.b/100%", "https://a.b/100%25"),
        ("https://a.b/%20?q=1&r=%C3%A9#f", "https://a.b/%20?q=1&r=%C3%A9#f"),
        ("<https://a.b/{x}|y^z`>", "https://a.b/%7Bx%7D%7Cy%5Ez%60"),
    ],
)
def test_an_address_is_written_as_addresses_must_be(tmp_path: Path, written: str, target: str) -> None:
    data = docx(tmp_path, {}, {"body": f"[x]({written})"})
    found = [
        str(one.get("Target")) for one in tree_of(data, "word/_rels/document.xml.rels") if "http" in one.get("Target")
    ]
    assert found == [target]


ODD_ADDRESSES = (
    "https://", "https://[", "https://a b/", "https://a.b:x/", "https://é.fr/", "https://a@b@c", "https://%41", "https:///x",
    "mailto:", "mailto:a b@c", "mailto:a@@b", "tel:", "tel:+44 (0)", "https://a.b/#x#y", "https://a.b/\\x", "tel:#",
)  # fmt: skip


@pytest.mark.judges
@judges.needs_schemas
def test_the_validators_take_every_address_that_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(tmp_path, {}, {"body": " ".join(f"[x](<{one}>)" for one in ODD_ADDRESSES)}))
    assert judges.schema_findings([path]) == []
    assert judges.sdk_findings([path]) == []


def test_a_later_mention_refers_to_its_note_by_a_field(tmp_path: Path) -> None:
    data = docx(tmp_path, {}, {"body": "a[@cps-guide] b[@cps-guide, para 2]"})
    assert [one.text for one in paragraphs(data, "word/footnotes.xml")][
        -1
    ] == " Crown Prosecution Service (n 1), para 2."
    codes = [str(one.text).split() for one in tree_of(data, "word/footnotes.xml").iter(w("instrText"))]
    names = [str(one.get(w("name"))) for one in tree_of(data).iter(w("bookmarkStart"))]
    assert codes[0][:2] == ["NOTEREF", names[0]]


def test_no_paragraph_or_run_has_direct_formatting(tmp_path: Path) -> None:
    text = "# T\n\n## H\n\n**a** *b* `c`[^1]\n\n- d\n\n| e |\n|--:|\n| f |\n\n> g\n\n[^1]: h\n"
    data = docx(tmp_path, outline(text))
    for part in ("word/document.xml", "word/footnotes.xml"):
        tree = tree_of(data, part)
        allowed = {w("pStyle"), w("numPr"), w("rStyle")}
        properties = [one for kind in ("pPr", "rPr") for found in tree.iter(w(kind)) for one in found]
        assert {one.tag for one in properties} <= allowed
