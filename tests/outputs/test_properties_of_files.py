from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import docx as python_docx
import pytest

import draftkit
from tests.support.workspace import TEMPLATE_YAML, clause, draft, outline, problems_of
from tests.support.xml import parts_of, tree_of, w

FILES = {
    **outline('# {{ title }}\n\n{{ clause("law/a") }}\n'),
    "clauses/law/a.md": clause(status="draft"),
    "templates/note/template.yaml": TEMPLATE_YAML + "  organisation: {type: text}\n",
}


def properties(folder: Path, inputs: dict, made_at: datetime | None = None) -> object:
    data = draftkit.write(draft(folder, FILES, inputs), made_at=made_at)
    return python_docx.Document(io.BytesIO(data)).core_properties


def test_the_properties_say_what_the_document_is(tmp_path: Path) -> None:
    found = properties(tmp_path, {"title": "A & <b>", "marking": "OFFICIAL", "organisation": "Home & Co"})
    assert (found.title, found.subject, found.author, found.keywords) == ("A & <b>", "Note", "Home & Co", "OFFICIAL")
    assert (found.language, found.content_status) == ("en-GB", "Draft")


def test_nobody_is_the_author_when_no_organisation_is_named(tmp_path: Path) -> None:
    assert (properties(tmp_path, {}).author, properties(tmp_path, {}).last_modified_by) == ("", "")


def test_the_date_is_the_as_at_date_or_the_one_given(tmp_path: Path) -> None:
    assert properties(tmp_path, {}).created == datetime(2026, 11, 22, tzinfo=UTC)
    moment = datetime(2027, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    assert properties(tmp_path, {}, moment).modified == datetime(2026, 12, 31, 22, 30, tzinfo=UTC)


def test_the_custom_properties_tell_the_state_of_the_document(tmp_path: Path) -> None:
    part = parts_of(draftkit.write(draft(tmp_path, FILES, {"marking": "SECRET"})))["docProps/custom.xml"].decode()
    for name, value in (
        ("Status", "Draft"),
        ("Clauses", "0 of 1 approved"),
        ("As at", "2026-11-22"),
        ("Protective marking", "SECRET"),
    ):
        assert f'name="{name}"><vt:lpwstr>{value}</vt:lpwstr>' in part


def test_every_piece_of_the_manifest_fits_into_a_property(tmp_path: Path) -> None:
    tree = tree_of(draftkit.write(draft(tmp_path, FILES)), "docProps/custom.xml")
    assert max(len("".join(one.itertext())) for one in tree) <= 255


def test_the_language_of_the_text_is_british_english(tmp_path: Path) -> None:
    styles = tree_of(draftkit.write(draft(tmp_path, FILES)), "word/styles.xml")
    assert [one.get(w("val")) for one in styles.find(w("docDefaults")).iter(w("lang"))] == ["en-GB"]


@pytest.mark.parametrize("format", ["pdf", "doc", ""])
def test_an_unknown_format_is_refused(tmp_path: Path, format: str) -> None:
    assert problems_of(draftkit.write, draft(tmp_path, FILES), format)[0].code == "DK512"


def test_a_text_that_was_lost_is_found_missing() -> None:
    from draftkit.outputs.docx.proof import prove

    part = "<w:p><w:r><w:t>a &amp; b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
    prove((part,), ["a & b", "a & b\nc", "c"])
    assert problems_of(prove, (part,), ["a & b", "d"])[0].code == "DK508"
