"""`draftkit clauses search` at the command line."""

import json
import sys
from pathlib import Path

import pytest

from .conftest import Call


def test_what_fits_is_printed_with_its_state_topics_and_passage(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "search", "example", "offence", "--family", "law")
    assert result.exit_code == 0
    assert "law/approved-offence  approved, England and Wales\n  Example offence\n" in result.stdout
    assert "  Topics: examples" in result.stdout
    assert "Topics that fit: examples" in result.stderr


def test_a_slip_is_put_right_and_told(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "search", "exmaple", "ofence")
    assert "Showing results for 'example offence' (you typed 'exmaple ofence')." in result.stderr
    assert "law/offence" in result.stdout


def test_nothing_found_is_no_failure(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "search", "xyzzyxyzzy")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing here has 'xyzzyxyzzy'." in result.stderr


@pytest.mark.parametrize("words", [(), ("",), ("...", '"')])
def test_a_search_for_no_words_is_wrong_usage(words: tuple[str, ...], here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "search", *words)
    assert result.exit_code == 2
    assert "DK625" in result.stderr


def test_filters_narrow_a_search_and_unknown_ones_are_refused(here: Path, draftkit: Call) -> None:
    found = draftkit("clauses", "search", "offence", "--status", "approved", "--topic", "examples", "--json")
    assert [one["id"] for one in json.loads(found.stdout)["results"]] == ["law/approved-offence"]
    refused = draftkit("clauses", "search", "offence", "--status", "aproved")
    assert refused.exit_code == 2
    assert "did you mean 'approved'?" in refused.stderr


def test_sources_and_contacts_are_searched_when_asked_for(here: Path, draftkit: Call) -> None:
    found = json.loads(draftkit("clauses", "search", "example act", "--in", "all", "--json").stdout)["results"]
    assert ("source", "example-act") in [(one["kind"], one.get("key")) for one in found]
    assert "helpline  contact" in draftkit("clauses", "search", "helpline", "--in", "contacts").stdout


def test_marks_of_a_record_are_places_in_its_passage(here: Path, draftkit: Call) -> None:
    [first, *_] = json.loads(draftkit("clauses", "search", "offence", "--json").stdout)["results"]
    [start, end] = first["marks"][0]
    assert first["excerpt"][start:end].lower() == "offence"


def test_what_was_done_to_the_index_is_told_at_v(here: Path, draftkit: Call) -> None:
    assert "Index: " in draftkit("clauses", "search", "offence", "-v").stderr
    assert "Index: as it was kept in " in draftkit("clauses", "search", "offence", "-v").stderr


def test_control_characters_are_not_printed(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "search", "zzzz\x1b[31mzzzz")
    assert "\x1b" not in result.stdout + result.stderr


def test_without_full_text_search_that_is_told(here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    result = draftkit("clauses", "search", "offence")
    assert "DK626" in result.stderr
    assert "law/offence" in result.stdout


def test_sqlite_is_imported_only_for_searching(here: Path, draftkit: Call) -> None:
    import subprocess

    code = "import sys; from draftkit.cli.main import main; main(['clauses', 'list'], standalone_mode=False); "
    code += "import draftkit.curation.search; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
