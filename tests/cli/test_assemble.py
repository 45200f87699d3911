"""`draftkit assemble`: outputs, streams, exit codes, values from the command line, final documents."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from .conftest import CLAUSE, RECENTLY, Call, child_environment, write_files


def text_of(data: bytes | Path) -> str:
    """Everything in the body and the footnotes of a document."""
    with zipfile.ZipFile(BytesIO(data) if isinstance(data, bytes) else data) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.startswith("word/"))


def test_a_document_is_written_beside_its_inputs(here: Path, draftkit: Call) -> None:
    (here / "drafts").mkdir()
    (here / "note.yaml").rename(here / "drafts" / "note.yaml")
    result = draftkit("assemble", "drafts/note.yaml")
    assert result.exit_code == 0
    assert "In short." in text_of(here / "drafts" / "note.docx")
    assert result.stdout == ""
    assert "Wrote drafts/note.docx (" in result.stderr


def test_the_end_says_what_was_written_and_that_nobody_approved_it(here: Path, draftkit: Call) -> None:
    message = draftkit("assemble", "note.yaml").stderr
    assert "1 clause, 1 footnote)" in message
    assert "nobody has approved it yet" in message


def test_a_single_clause_that_nobody_approved_is_named(here: Path, draftkit: Call) -> None:
    assert "  nobody has approved the clause: law/offence\n" in draftkit("assemble", "note.yaml").stderr


def test_quiet_says_nothing_when_all_is_well(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "-q")
    assert (result.exit_code, result.output) == (0, "")


def test_verbose_prints_the_steps_in_order(here: Path, draftkit: Call) -> None:
    lines = draftkit("assemble", "note.yaml", "-v").stderr.splitlines()
    assert [line.split()[0] for line in lines[:8]] == list("12345678")


def test_output_may_be_a_file(here: Path, draftkit: Call) -> None:
    assert draftkit("assemble", "note.yaml", "-o", "other.docx").exit_code == 0
    assert (here / "other.docx").is_file()
    assert not (here / "note.docx").exists()


def test_output_may_be_a_folder(here: Path, draftkit: Call) -> None:
    (here / "out").mkdir()
    assert draftkit("assemble", "note.yaml", "-o", "out").exit_code == 0
    assert (here / "out" / "note.docx").is_file()


def test_several_inputs_go_into_a_folder(here: Path, draftkit: Call) -> None:
    (here / "second.yaml").write_text((here / "note.yaml").read_text())
    (here / "out").mkdir()
    assert draftkit("assemble", "note.yaml", "second.yaml", "-o", "out").exit_code == 0
    assert sorted(path.name for path in (here / "out").iterdir()) == ["note.docx", "second.docx"]


def test_a_faulty_file_does_not_stop_the_others(here: Path, draftkit: Call) -> None:
    (here / "bad.yaml").write_text("template: note\ntitel: x\n")
    result = draftkit("assemble", "bad.yaml", "note.yaml")
    assert result.exit_code == 1
    assert (here / "note.docx").is_file()
    assert not (here / "bad.docx").exists()
    assert "bad.yaml:2:1: error DK110" in result.stderr
    assert "1 of 2 documents could not be made" in result.stderr


def test_two_builds_are_the_same_bytes(here: Path, draftkit: Call) -> None:
    draftkit("assemble", "note.yaml", "-o", "one.docx")
    draftkit("assemble", "note.yaml", "-o", "two.docx")
    assert (here / "one.docx").read_bytes() == (here / "two.docx").read_bytes()


def test_source_date_epoch_sets_the_time_of_making(here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    draftkit("assemble", "note.yaml")
    with zipfile.ZipFile(here / "note.docx") as package:
        assert b"1970-01-01T00:00:00Z" in package.read("docProps/core.xml")


def test_a_wrong_source_date_epoch_is_a_wrong_configuration(
    here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert draftkit("assemble", "note.yaml").exit_code == 2


def test_standard_input_and_output(here: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from draftkit.cli.main import run; run()", "assemble", "-", "-o", "-"],
        input=(here / "note.yaml").read_bytes(),
        capture_output=True,
        cwd=here,
        env=child_environment(),
    )
    assert done.returncode == 0
    assert "In short." in text_of(done.stdout)
    assert b"Wrote the document to standard output" in done.stderr


def test_standard_input_without_output_is_wrong_usage(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "-", stdin="template: note\n")
    assert result.exit_code == 2
    assert "-o FILE" in result.stderr


def test_faults_on_standard_input_are_at_stdin(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "-", "-o", "x.docx", stdin="template: note\ntitel: x\n")
    assert result.exit_code == 1
    assert "stdin:2:1: error DK110" in result.stderr


def test_empty_standard_input_is_told_in_words(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "-", "-o", "x.docx", stdin="")
    assert result.exit_code == 1
    assert "standard input holds no inputs" in result.stderr


def test_dry_run_writes_nothing(here: Path, draftkit: Call) -> None:
    before = sorted(here.rglob("*"))
    result = draftkit("assemble", "note.yaml", "-n")
    assert result.exit_code == 0
    assert "Would write note.docx" in result.stderr
    assert sorted(here.rglob("*")) == before


def test_dry_run_finds_faults_too(here: Path, draftkit: Call) -> None:
    assert draftkit("assemble", "note.yaml", "-n", "--final").exit_code == 1


def test_the_as_at_option_comes_before_the_inputs(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--as-at", "1999-12-31")
    assert result.exit_code == 1
    assert "DK208" in result.stderr


def test_a_wrong_as_at_is_wrong_usage(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--as-at", "29/4/2026")
    assert result.exit_code == 2
    assert "2026-11-22" in result.stderr


def test_set_puts_a_value_over_the_inputs(here: Path, draftkit: Call) -> None:
    draftkit("assemble", "note.yaml", "--set", "title=Another title")
    assert "Another title" in text_of(here / "note.docx")


def test_set_reaches_nested_keys(here: Path, draftkit: Call) -> None:
    draftkit("assemble", "note.yaml", "--set", "to.role=Minister of State")
    assert "Minister of State" in text_of(here / "note.docx")


def test_set_keeps_the_other_keys_of_a_group(here: Path, draftkit: Call) -> None:
    (here / "note.yaml").write_text((here / "note.yaml").read_text() + "to: {role: Head of policy}\n")
    draftkit("assemble", "note.yaml", "--set", "to.name=A. Name")
    assert "Head of policy" in text_of(here / "note.docx")


def test_set_makes_lists_of_words(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--set", "extent=england,wales")
    assert result.exit_code == 0


def test_set_values_are_text_whatever_they_look_like(here: Path, draftkit: Call) -> None:
    draftkit("assemble", "note.yaml", "--set", "title=2026")
    assert "2026</w:t>" in text_of(here / "note.docx")


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("titel=x", "did you mean 'title'?"),
        ("title", "is not KEY=VALUE"),
        ("to=x", "--set to.role="),
        ("to.roel=x", "did you mean 'role'?"),
        ("extent=scotlnd", "did you mean 'scotland'?"),
    ],
)
def test_slips_in_set_are_wrong_usage_with_a_hint(value: str, hint: str, here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--set", value)
    assert result.exit_code == 2
    assert result.stderr.startswith("--set: error")
    assert hint in result.stderr


def test_explain_gives_the_reason_of_every_pick(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--explain")
    assert "law/offence 1.0.0, draft: the only version" in result.stdout
    assert "Could be used" in result.stdout


def test_explain_gives_the_reason_of_every_refusal(here: Path, draftkit: Call) -> None:
    (here / "templates/note/document.md").write_text(
        '# {{ title }}\n{{ clause("law/offence", optional=true) }}\n{{ clause("law/northern", optional=true) }}'
    )
    northern = CLAUSE.format(status="draft", approved="").replace("england-and-wales", "northern-ireland")
    write_files(here, {"clauses/law/northern.md": northern})
    result = draftkit("assemble", "note.yaml", "--explain")
    assert "law/northern (DK209): it applies in Northern Ireland" in result.stdout


def test_final_refuses_drafts_and_writes_nothing(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--final")
    assert result.exit_code == 1
    assert "law/offence (draft)" in result.stderr
    assert not (here / "note.docx").exists()


def test_final_accepts_what_is_approved_and_whole(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--final", "--set", "status_wanted=approved")
    assert result.exit_code == 0, result.stderr
    assert (here / "note.docx").is_file()


def test_final_refuses_gaps(here: Path, draftkit: Call) -> None:
    result = draftkit(
        "assemble", "note.yaml", "--final", "--set", "status_wanted=approved", "--set", "title=[TO CONFIRM: title]"
    )
    assert result.exit_code == 1
    assert "error DK401" in result.stderr


def test_final_refuses_lapsed_reviews(here: Path, draftkit: Call) -> None:
    values = ("--set", "status_wanted=approved", "--as-at", "2027-06-01")
    result = draftkit("assemble", "note.yaml", "--final", *values)
    assert result.exit_code == 1
    assert "error DK406" in result.stderr


def test_final_refuses_contacts_that_nobody_checked(here: Path, draftkit: Call) -> None:
    contacts = here / "clauses/contacts.yaml"
    contacts.write_text(contacts.read_text().replace(f"  checked_on: {RECENTLY}\n", ""))
    result = draftkit("assemble", "note.yaml", "--final", "--set", "status_wanted=approved")
    assert result.exit_code == 1
    assert "error DK408" in result.stderr


def test_settings_cannot_silence_what_final_refuses(here: Path, draftkit: Call) -> None:
    settings = here / "draftkit.toml"
    settings.write_text(settings.read_text() + '[checks]\nDK405 = "off"\nDK401 = "off"\n')
    assert draftkit("assemble", "note.yaml", "--final").exit_code == 1


def test_the_workspace_sets_the_least_status(here: Path, draftkit: Call) -> None:
    settings = here / "draftkit.toml"
    settings.write_text('minimum_status = "draft"\n' + settings.read_text())
    assert draftkit("assemble", "note.yaml", "--final").exit_code == 0


def test_the_workspace_can_make_a_finding_an_error(here: Path, draftkit: Call) -> None:
    settings = here / "draftkit.toml"
    settings.write_text(settings.read_text() + '[checks]\nDK404 = "error"\n')
    result = draftkit("assemble", "note.yaml", "--set", "title=A blameworthy title")
    assert result.exit_code == 1
    assert not (here / "note.docx").exists()


def test_inputs_of_the_workspace_stand_under_the_file(here: Path, draftkit: Call) -> None:
    settings = here / "draftkit.toml"
    settings.write_text(settings.read_text() + '[inputs]\ntitle = "Not this"\n[inputs.to]\nrole = "Everybody here"\n')
    draftkit("assemble", "note.yaml")
    assert "Everybody here" in text_of(here / "note.docx")
    assert "Not this" not in text_of(here / "note.docx")


def test_inputs_of_the_workspace_that_no_template_knows_are_wrong_configuration(here: Path, draftkit: Call) -> None:
    settings = here / "draftkit.toml"
    settings.write_text(settings.read_text() + '[inputs]\nsummry = "x"\n')
    result = draftkit("assemble", "note.yaml")
    assert result.exit_code == 2
    assert "did you mean 'summary'?" in result.stderr


def test_output_must_not_replace_the_inputs(here: Path, draftkit: Call) -> None:
    before = (here / "note.yaml").read_text()
    assert draftkit("assemble", "note.yaml", "-o", "note.yaml").exit_code == 2
    assert (here / "note.yaml").read_text() == before


def test_inputs_named_like_a_document_are_not_replaced(here: Path, draftkit: Call) -> None:
    (here / "note.yaml").rename(here / "note.docx")
    before = (here / "note.docx").read_bytes()
    assert draftkit("assemble", "note.docx").exit_code == 2
    assert (here / "note.docx").read_bytes() == before


def test_two_inputs_that_would_be_one_document_are_refused(here: Path, draftkit: Call) -> None:
    (here / "note.json").write_text('{"template": "note", "title": "x", "summary": "y"}')
    result = draftkit("assemble", "note.yaml", "note.json")
    assert result.exit_code == 2
    assert "would both become note.docx" in result.stderr


def test_an_unknown_name_of_the_inputs_names_the_nearest(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yml")
    assert result.exit_code == 1
    assert "did you mean 'note.yaml'?" in result.stderr


def test_a_missing_output_folder_is_told(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "-o", "missing/note.docx")
    assert result.exit_code == 1
    assert "the folder missing does not exist" in result.stderr


def test_a_file_in_place_of_the_output_folder_is_told(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "-o", "note.yaml/note.docx")
    assert result.exit_code == 1
    assert "DK504" in result.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told(here: Path, draftkit: Call) -> None:
    folder = here / "locked"
    folder.mkdir(mode=0o500)
    result = draftkit("assemble", "note.yaml", "-o", "locked/note.docx")
    assert result.exit_code == 1
    assert "DK505" in result.stderr


@pytest.mark.parametrize(
    ("owner", "program"), [("~$te.docx", "Word"), ("~$note.docx", "Word"), (".~lock.note.docx#", "LibreOffice")]
)
def test_an_output_that_is_open_elsewhere_stays_as_it_was(owner: str, program: str, here: Path, draftkit: Call) -> None:
    (here / "note.docx").write_bytes(b"earlier")
    (here / owner).touch()
    result = draftkit("assemble", "note.yaml")
    assert result.exit_code == 1
    assert f"note.docx is open in {program}" in result.stderr
    assert (here / "note.docx").read_bytes() == b"earlier"


def test_an_earlier_output_survives_a_fault(here: Path, draftkit: Call) -> None:
    (here / "note.docx").write_bytes(b"earlier")
    (here / "note.yaml").write_text("template: note\ntitel: x\n")
    assert draftkit("assemble", "note.yaml").exit_code == 1
    assert (here / "note.docx").read_bytes() == b"earlier"


@pytest.mark.parametrize("name", ["goverment", "missing.docx"])
def test_an_unknown_house_style_is_wrong_usage(name: str, here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--house-style", name)
    assert result.exit_code == 2
    assert "--house-style: error DK513 there is no house style" in result.stderr


def test_the_house_style_may_be_a_path(here: Path, draftkit: Call) -> None:
    from draftkit.workspace import starter_folder

    templates = starter_folder("templates")
    assert templates is not None
    (here / "our.docx").write_bytes((templates / "house-style" / "organisation.docx").read_bytes())
    assert draftkit("assemble", "note.yaml", "--house-style", "our.docx").exit_code == 0


def test_a_library_that_does_not_exist_is_wrong_usage(here: Path, draftkit: Call) -> None:
    result = draftkit("assemble", "note.yaml", "--library", "missing")
    assert result.exit_code == 2
    assert "'missing' is neither a folder nor an installed pack" in result.stderr


def test_an_installed_draftkit_works_in_an_empty_folder(empty: Path, draftkit: Call) -> None:
    (empty / "kent.yaml").write_text("template: briefing\ntitle: Kent\n")
    assert draftkit("assemble", "kent.yaml").exit_code == 0
    assert "Kent" in text_of(empty / "kent.docx")


def test_advice_is_counted_and_shown_only_when_asked_for(here: Path, draftkit: Call) -> None:
    contacts = here / "clauses/contacts.yaml"
    contacts.write_text(contacts.read_text().replace(f"  checked_on: {RECENTLY}\n", ""))
    short = draftkit("assemble", "note.yaml").stderr
    long = draftkit("assemble", "note.yaml", "-v").stderr
    assert "1 piece of advice" in short
    assert "advice DK408" not in short
    assert "advice DK408" in long
