"""`draftkit clauses override`, and what check prints when upstream has changed."""

from __future__ import annotations

import json
from pathlib import Path

import click.testing
import pytest

from draftkit.cli.main import main
from tests.support.packs import install, pack_files
from tests.support.workspace import clause

from .conftest import Call

FILE = "clauses/law/theft.md"


@pytest.fixture
def shared(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that also uses an installed pack with the clause law/theft."""
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    publish(here, clause("Theft is an offence."))
    (here / "draftkit.toml").write_text('libraries = ["clauses", "ministry"]\ntemplates = ["templates"]\n')
    return here


def publish(here: Path, text: str) -> None:
    """Install the pack with this text of law/theft."""
    install(here.parent / "site", "ministry", pack_files("ministry", theft=text))


def change(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def overridden(here: Path, draftkit: Call) -> None:
    """Override law/theft, then let upstream publish another version."""
    assert draftkit("clauses", "override", "law/theft").exit_code == 0
    change(here / FILE, "an offence", "a crime")
    publish(here, clause("Theft is a serious offence.", version="1.1.0"))


def test_a_clause_of_a_pack_is_copied_and_used(shared: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "override", "law/theft")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "clauses/law/theft.md is a draft of your own now, made from law/theft 1.0.0 of ministry." in result.stderr
    change(shared / FILE, "Theft", "Our theft")
    assert "Our theft is an offence." in draftkit("clauses", "show", "law/theft").stdout


def test_a_dry_run_writes_nothing(shared: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "override", "law/theft", "--dry-run")
    assert "+overrides: law/theft@1.0.0" in result.stdout
    assert not (shared / FILE).exists()


def test_check_shows_both_differences_when_upstream_has_changed(shared: Path, draftkit: Call) -> None:
    overridden(shared, draftkit)
    printed = draftkit("check").stdout
    assert "warning DK265 upstream changed under your override: ministry has version 1.1.0; yours was made" in printed
    assert (
        "law/theft: ministry 1.0.0 -> ministry 1.1.0 (approved)\n  Theft is [-an-]{+a serious+} offence.\n" in printed
    )
    assert "law/theft: ministry 1.0.0 -> yours\n  Theft is [-an offence-]{+a crime+}.\n" in printed


def test_differences_are_coloured_where_there_are_colours(shared: Path, draftkit: Call) -> None:
    overridden(shared, draftkit)
    result = click.testing.CliRunner().invoke(main, ["check"], prog_name="draftkit", color=True)
    assert "\x1b[31m[-an-]\x1b[0m\x1b[32m{+a serious+}\x1b[0m" in result.stdout


@pytest.mark.parametrize("form", ["concise", "json", "github"])
def test_other_formats_hold_the_finding_only(shared: Path, draftkit: Call, form: str) -> None:
    overridden(shared, draftkit)
    printed = draftkit("check", "--output-format", form).stdout
    assert "upstream changed under your override" in printed
    assert "[-an-]" not in printed
    if form == "json":
        assert "DK265" in {one["code"] for one in json.loads(printed)["problems"]}


def test_a_finding_that_is_switched_off_shows_no_differences(shared: Path, draftkit: Call) -> None:
    overridden(shared, draftkit)
    change(shared / "draftkit.toml", "templates", '[checks]\nDK265 = "off"\n# templates')
    assert "ministry 1.0.0" not in draftkit("check").stdout


def test_differences_can_be_asked_for(shared: Path, draftkit: Call) -> None:
    overridden(shared, draftkit)
    printed = draftkit("clauses", "override", "law/theft", "--diff").stdout
    assert "[-an offence-]{+a crime+}" in printed


def test_accepting_settles_it(shared: Path, draftkit: Call) -> None:
    overridden(shared, draftkit)
    result = draftkit("clauses", "override", "law/theft", "--accept")
    assert result.stderr == "law/theft now overrides 1.1.0 of ministry. Its own text is as it was.\n"
    assert "DK265" not in draftkit("check").stdout


def test_a_clause_that_no_pack_has_any_more_is_told_with_what_to_do(shared: Path, draftkit: Call) -> None:
    overridden(shared, draftkit)
    (shared / "draftkit.toml").write_text('libraries = ["clauses"]\ntemplates = ["templates"]\n')
    result = draftkit("check")
    assert (result.exit_code, "error DK263 no later library has the clause law/theft" in result.stdout) == (1, True)
    for option in ("--accept", "--diff"):
        assert "DK263" in draftkit("clauses", "override", "law/theft", option).stderr


def test_without_a_library_of_ones_own_there_is_nowhere_to_write(empty: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "override", "legal-basis/pseudo-photographs")
    assert (result.exit_code, "DK268" in result.stderr) == (2, True)


def test_two_wishes_at_once_are_refused(shared: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "override", "law/theft", "--accept", "--diff")
    assert (result.exit_code, "exclude each other" in result.stderr) == (2, True)
