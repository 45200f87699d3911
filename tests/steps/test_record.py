from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from draftkit.model.manifest import text_hash
from tests.support.workspace import clause, docx, draft, outline
from tests.support.xml import parts_of

FILES = {
    **outline('# {{ title }}\n\n{{ text }}\n\n{{ clause("law/a") }}\n\n{{ clause("law/a") }}\n'),
    "clauses/law/a.md": clause("One.\n\nTwo *words*.[@poca-1978]", title="Clause A", version="2.1.0"),
}
SECRET = "a sentence nobody else knows"


def test_the_manifest_names_library_template_and_clauses_with_their_versions(tmp_path: Path) -> None:
    manifest = draft(tmp_path, FILES, {"text": SECRET}).manifest
    assert (manifest.library, manifest.library_version, manifest.template) == ("small", "1.2.3", "note")
    assert [(one.id, one.version, one.status, one.form) for one in manifest.clauses] == [
        ("law/a", "2.1.0", "approved", "full")
    ] * 2
    assert (manifest.as_at, manifest.extent) == ("2026-11-22", ("england-and-wales",))


def test_the_manifest_has_a_hash_of_each_paragraph_of_a_clause(tmp_path: Path) -> None:
    manifest = draft(tmp_path, FILES).manifest
    assert manifest.clauses[0].paragraphs == (text_hash("One."), text_hash("Two words."))


def test_a_clause_placed_twice_has_two_anchors(tmp_path: Path) -> None:
    anchors = [one.anchor for one in draft(tmp_path, FILES).manifest.clauses]
    assert len(set(anchors)) == 2


def test_the_manifest_counts_paragraphs_by_where_they_came_from(tmp_path: Path) -> None:
    manifest = draft(tmp_path, FILES, {"text": SECRET}).manifest
    assert dict(manifest.paragraphs) == {"clause": 4, "inputs": 0, "template": 2}


def test_no_value_of_the_inputs_is_in_the_manifest(tmp_path: Path) -> None:
    parts = parts_of(docx(tmp_path, FILES, {"text": SECRET}))
    assert SECRET.encode() in parts["word/document.xml"]
    assert [name for name, body in parts.items() if SECRET.encode() in body] == ["word/document.xml"]


def test_the_manifest_changes_with_the_inputs_and_the_clauses(tmp_path: Path) -> None:
    first = draft(tmp_path, FILES, {"text": "a"}).manifest
    assert first == draft(tmp_path, FILES, {"text": "a"}).manifest
    assert first.inputs_key != draft(tmp_path, FILES, {"text": "b"}).manifest.inputs_key
    changed = {**FILES, "clauses/law/a.md": clause("Other.")}
    assert first.clauses[0].key != draft(tmp_path, changed, {"text": "a"}).manifest.clauses[0].key
    assert first.library_key != draft(tmp_path, changed, {"text": "a"}).manifest.library_key


def test_the_manifest_in_the_file_is_json_with_a_schema_number(tmp_path: Path) -> None:
    part = parts_of(docx(tmp_path, FILES, as_at=date(2026, 1, 2)))["customXml/item1.xml"].decode()
    manifest = json.loads(part[part.index("{") : part.rindex("}") + 1].replace("&gt;", ">").replace("&amp;", "&"))
    assert (manifest["schema"], manifest["as_at"]) == (1, "2026-01-02")


def test_a_hash_does_not_depend_on_spaces_or_composition() -> None:
    assert text_hash("caf\u00e9  au\nlait ") == text_hash("cafe\u0301 au lait")
    assert text_hash("a b") != text_hash("a c")
