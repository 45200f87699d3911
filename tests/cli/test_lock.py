"""`draftkit lock`, and what assemble and check say of libraries that are not as they were pinned."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.packs import install, pack_files
from tests.support.workspace import clause

from .conftest import CLAUSE, Call, write_files

OFFENCE = "clauses/law/offence.md"


def change(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("It is an offence", "It is now an offence"), "utf-8")


def test_locking_writes_the_file_once(here: Path, draftkit: Call) -> None:
    first = draftkit("lock")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "Wrote draftkit.lock: 2 libraries, " in first.stderr
    assert draftkit("lock").stderr == "draftkit.lock is up to date.\n"


def test_a_change_is_said_accepted_and_gone(here: Path, draftkit: Call) -> None:
    draftkit("lock")
    assert draftkit("lock", "--check").exit_code == 0
    change(here / OFFENCE)
    told = draftkit("lock", "--check")
    assert (told.exit_code, told.stdout) == (1, "test-library 1.0.0\n  ~ law/offence 1.0.0\n")
    assert "~ law/offence 1.0.0" in draftkit("lock").stderr
    assert draftkit("lock", "--check").exit_code == 0


def test_checking_writes_nothing(here: Path, draftkit: Call) -> None:
    assert draftkit("lock", "--check").exit_code == 1
    assert not (here / "draftkit.lock").exists()


def test_without_a_workspace_there_is_nothing_to_lock(empty: Path, draftkit: Call) -> None:
    result = draftkit("lock")
    assert result.exit_code == 2
    assert "DK268" in result.stderr


def test_assembling_says_that_a_clause_of_the_document_changed(here: Path, draftkit: Call) -> None:
    draftkit("lock")
    change(here / OFFENCE)
    result = draftkit("assemble", "note.yaml")
    assert result.exit_code == 0
    assert "changed in this document: law/offence 1.0.0" in result.stderr


def test_assembling_says_nothing_of_libraries_as_they_were_pinned(here: Path, draftkit: Call) -> None:
    draftkit("lock")
    assert "pinned" not in draftkit("assemble", "note.yaml", "-v").stderr


def test_a_final_document_is_refused_whatever_the_settings_say(here: Path, draftkit: Call) -> None:
    (here / "note.yaml").write_text((here / "note.yaml").read_text() + "status_wanted: approved\n")
    (here / "draftkit.toml").write_text((here / "draftkit.toml").read_text() + '[checks]\nDK260 = "off"\n')
    draftkit("lock")
    assert draftkit("assemble", "note.yaml", "--final").exit_code == 0
    change(here / OFFENCE)
    assert draftkit("assemble", "note.yaml").exit_code == 0
    refused = draftkit("assemble", "note.yaml", "--final")
    assert refused.exit_code == 1
    assert "error DK260 the library test-library 1.0.0 is not as it was pinned" in refused.stderr


def test_check_says_it_as_well(here: Path, draftkit: Call) -> None:
    draftkit("lock")
    change(here / OFFENCE)
    assert "draftkit.lock: warning DK260 " in draftkit("check").stdout


def test_check_of_inputs_names_the_changed_clauses_of_each_document(here: Path, draftkit: Call) -> None:
    draftkit("lock")
    change(here / OFFENCE)
    approved = (here / "note.yaml").read_text() + "status_wanted: approved\n"
    (here / "other.yaml").write_text(approved)
    printed = draftkit("check", "note.yaml", "other.yaml", "--output-format", "concise").stdout
    what = "warning DK260 the library test-library 1.0.0 is not as it was pinned"
    assert f"note.yaml: {what}; changed in this document: law/offence 1.0.0\n" in printed
    assert f"other.yaml: {what}; 1 clause changed, none of them in this document\n" in printed


def test_check_does_not_compare_other_folders_with_the_lock(here: Path, draftkit: Call) -> None:
    draftkit("lock")
    write_files(here, {"others/library.yaml": "name: others\nversion: 1.0.0\n"})
    assert "DK26" not in draftkit("check", "others").stdout


def test_a_damaged_lock_stops_the_document_and_locking_mends_it(here: Path, draftkit: Call) -> None:
    draftkit("lock")
    good = (here / "draftkit.lock").read_text("utf-8")
    (here / "draftkit.lock").write_text("<<<<<<< HEAD\n" + good, "utf-8")
    refused = draftkit("assemble", "note.yaml")
    assert (refused.exit_code, "draftkit.lock:1:1: error DK613" in refused.stderr) == (2, True)
    assert "The old one is replaced" in draftkit("lock").stderr
    assert (here / "draftkit.lock").read_text("utf-8") == good


def test_a_lock_that_is_no_text_is_replaced(here: Path, draftkit: Call) -> None:
    (here / "draftkit.lock").write_bytes(b"\xff\xfe\x00")
    assert draftkit("lock", "--check").exit_code == 1
    assert "The old one is replaced: this file is not UTF-8 text." in draftkit("lock").stderr
    assert draftkit("lock", "--check").exit_code == 0


def test_a_newer_lock_is_never_replaced(here: Path, draftkit: Call) -> None:
    (here / "draftkit.lock").write_text("version = 9\n", "utf-8")
    for words in (["lock"], ["lock", "--check"], ["assemble", "note.yaml"], ["check"]):
        result = draftkit(*words)
        assert (result.exit_code, "DK614" in result.stderr) == (2, True)
    assert (here / "draftkit.lock").read_text("utf-8") == "version = 9\n"


def test_an_updated_pack_is_told_with_its_versions_and_one_that_vanished_at_its_name(
    here: Path, draftkit: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    monkeypatch.syspath_prepend(str(site))
    install(site, "ministry", pack_files("ministry", "1.0.0"))
    (here / "draftkit.toml").write_text('libraries = ["clauses", "ministry"]\ntemplates = ["templates"]\n')
    draftkit("lock")
    install(site, "ministry", pack_files("ministry", "1.1.0", theft=clause("New.", version="1.1.0")))
    result = draftkit("assemble", "note.yaml")
    assert "the library ministry is 1.1.0, pinned is 1.0.0; 2 clauses changed, none of them" in result.stderr
    (here / "draftkit.toml").write_text('libraries = ["clauses"]\ntemplates = ["templates"]\n')
    assert "the library ministry 1.0.0 is pinned, but not used" in draftkit("assemble", "note.yaml").stderr


def test_a_pack_that_is_no_longer_installed_is_told_where_it_is_named(here: Path, draftkit: Call) -> None:
    (here / "draftkit.toml").write_text('libraries = ["clauses", "ministry"]\n')
    result = draftkit("assemble", "note.yaml")
    assert (result.exit_code, "draftkit.toml:1:26: error DK615 'ministry'" in result.stderr) == (2, True)


def test_a_clause_is_used_from_an_installed_pack(
    here: Path, draftkit: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    monkeypatch.syspath_prepend(str(site))
    offence = CLAUSE.format(status="draft", approved="").replace("It is an", "In the ministry's words it is an")
    install(site, "ministry", {**pack_files("ministry"), "law/offence.md": offence})
    (here / OFFENCE).unlink()
    (here / "draftkit.toml").write_text('libraries = ["clauses", "ministry"]\ntemplates = ["templates"]\n')
    assert draftkit("assemble", "note.yaml", "--dry-run").exit_code == 0
    assert "In the ministry's words" in draftkit("clauses", "show", "law/offence").stdout
