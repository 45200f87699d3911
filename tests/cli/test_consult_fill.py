"""`draftkit consult fill`: what is written, what never is, and what people are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftkit.cli.main import main
from draftkit.word.form.scan import scan_form
from tests.support.forms.markup import cell, package, row, table, text
from tests.support.workspace import build_workspace, library_files
from tests.support.xml import parts_of, repacked

TEMPLATES = Path(__file__).parents[2] / "templates"

DUTY, COVER = "To whom should the duty to report apply?", "Which settings should the duty cover?"
FORM = package(
    table(
        row(cell(text("Question")), cell(text("Your response")), header=True),
        row(cell(text(f"1. {DUTY} (no more than 5 words)")), cell()),
        row(cell(text(f"2. {COVER}")), cell()),
        columns=2,
    )
)
RESPONSE = """\
template: consultation-response
title: Response
consultation_title: A duty
consultation_body: A department (synthetic)
closing_date: 2026-12-18
as_at: 2026-11-22
organisation: Example Charity (synthetic)
contact_role: Head of policy
about_us: We support families.
summary: We agree.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build_workspace(tmp_path, library_files({}))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "form.docx").write_bytes(FORM)
    assert call("questions", "form.docx", "-o", "questions.yaml").exit_code == 0
    (tmp_path / "answers").mkdir()
    (tmp_path / "response.yaml").write_text(RESPONSE)
    write("1", "To **all** of us.")
    write("2", "Schools.\n\n- and clubs")
    return tmp_path


def write(id: str, words: str, status: str = "ready") -> None:
    Path("answers", f"{id}.md").write_text(f"---\nquestion: '{id}'\nstatus: {status}\n---\n{words}\n")


def call(*words: str) -> Result:
    options = [] if words[0] == "questions" else ["--library", "clauses", "--templates", str(TEMPLATES)]
    return CliRunner().invoke(main, ["consult", *words, *options])


def held(name: str) -> list[str]:
    return [spot.content for spot in scan_form(Path(name).read_bytes(), name).form.spots]


def test_the_filled_form_is_written_beside_the_form_which_stays_as_it_is(folder: Path) -> None:
    done = call("fill", "form.docx")
    assert done.exit_code == 0, done.output
    assert held("form-filled.docx") == ["To all of us.", "Schools.\n•\tand clubs"]
    assert Path("form.docx").read_bytes() == FORM
    assert "Wrote form-filled.docx." in done.stdout
    assert "2 answers at 2 places, each read back." in done.stdout
    assert "6 parts of the file unchanged byte for byte" in done.stdout


def test_the_form_itself_is_never_written_over(folder: Path) -> None:
    done = call("fill", "form.docx", "-o", "form.docx", "--force")
    assert done.exit_code == 2
    assert "DK603 the form itself is never written over" in done.stderr
    assert Path("form.docx").read_bytes() == FORM


def test_a_link_to_the_form_is_the_form(folder: Path) -> None:
    Path("link.docx").hardlink_to("form.docx")
    assert call("fill", "form.docx", "-o", "link.docx", "-f").exit_code == 2
    assert Path("form.docx").read_bytes() == FORM


def test_a_filled_form_is_replaced_only_when_that_was_asked_for(folder: Path) -> None:
    Path("form-filled.docx").write_bytes(b"written by hand")
    done = call("fill", "form.docx")
    assert done.exit_code == 2
    assert "form-filled.docx exists already" in done.stderr
    assert Path("form-filled.docx").read_bytes() == b"written by hand"
    assert call("fill", "form.docx", "--force").exit_code == 0


def test_a_filled_form_can_be_filled_again_in_place(folder: Path) -> None:
    call("fill", "form.docx")
    first = Path("form-filled.docx").read_bytes()
    assert call("fill", "form-filled.docx", "-o", "form-filled.docx").exit_code == 2
    assert call("fill", "form-filled.docx", "-o", "form-filled.docx", "--force").exit_code == 0
    assert Path("form-filled.docx").read_bytes() == first
    write("2", "Schools only.")
    call("fill", "form-filled.docx", "-o", "form-filled.docx", "--force")
    assert held("form-filled.docx")[1] == "Schools only."


def test_a_form_that_is_open_in_word_is_noticed(folder: Path) -> None:
    Path("~$form.docx").write_bytes(b"")
    done = call("fill", "form.docx")
    assert done.exit_code == 0
    assert "form.docx is open in Word; what is not saved there yet is not in the filled form" in done.stderr


def test_a_filled_form_that_is_open_in_word_is_not_written_over(folder: Path) -> None:
    call("fill", "form.docx")
    Path("~$rm-filled.docx").write_bytes(b"")
    done = call("fill", "form.docx", "--force")
    assert done.exit_code == 1
    assert "DK506" in done.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old .doc file or is protected by a password"),
        (b"%PDF-1.7", "is not a Word document"),
        (repacked(FORM, {"word/vbaProject.bin": b"x"}), "holds macros"),
        (package(text("Dear reader"), text("Thank you.")), "no question could be told"),
    ],
)
def test_a_file_that_is_no_form_to_fill_is_refused(folder: Path, data: bytes, said: str) -> None:
    Path("other.docx").write_bytes(data)
    done = call("fill", "other.docx")
    assert done.exit_code == 1
    assert said in " ".join(done.stderr.split())
    assert not Path("other-filled.docx").exists()


def test_a_form_that_is_not_there_is_told_with_the_nearest_name(folder: Path) -> None:
    done = call("fill", "fom.docx")
    assert done.exit_code == 1
    assert "did you mean 'form.docx'?" in done.stderr


def test_an_output_of_another_kind_is_refused(folder: Path) -> None:
    done = call("fill", "form.docx", "-o", "filled.pdf")
    assert "'filled.pdf' does not end in .docx" in " ".join(done.stderr.split())


def test_a_form_that_is_a_template_stays_one(folder: Path) -> None:
    Path("form.docx").rename("form.dotx")
    assert call("fill", "form.dotx").exit_code == 0
    assert held("form-filled.dotx")[0] == "To all of us."


def test_an_answer_over_its_limit_is_a_warning_and_with_final_an_error(folder: Path) -> None:
    write("1", "To all of us and to others.")
    done = call("fill", "form.docx", "-o", "draft.docx")
    assert (done.exit_code, held("draft.docx")[0]) == (0, "To all of us and to others.")
    assert "has 7 words; 5 are allowed" in done.stderr
    final = call("fill", "form.docx", "--final", "-o", "final.docx")
    assert final.exit_code == 1
    assert not Path("final.docx").exists()


def test_a_final_form_is_written_when_every_answer_is_ready(folder: Path) -> None:
    done = call("fill", "form.docx", "--final")
    assert done.exit_code == 0, done.output
    assert "Wrote form-filled.docx (final)." in done.stdout
    write("2", "Schools.", "drafting")
    assert "nobody has said that it is ready" in call("fill", "form.docx", "--final", "--force").stderr


def test_gaps_of_the_own_response_do_not_matter_unless_an_answer_prints_them(folder: Path) -> None:
    Path("response.yaml").write_text(RESPONSE.replace("We agree.", "'[TO CONFIRM: Summary]'"))
    assert "DK401" not in call("fill", "form.docx").stderr
    write("2", "{{ summary }}")
    assert "Question 2 still has [TO CONFIRM: Summary]" in call("fill", "form.docx", "--force").stderr


def test_findings_of_a_kind_stand_together_and_v_shows_each_with_its_hint(folder: Path) -> None:
    write("1", "To all of us and to [TO CONFIRM: whom].")
    write("2", "[TO CONFIRM: which]")
    told = call("fill", "form.docx").stderr
    assert "Something to confirm (2), DK401:\n  " in told
    assert "warning DK401" not in told
    assert told.rstrip().endswith("Add -v for hints and advice.")
    in_full = call("fill", "form.docx", "--force", "-v").stderr
    assert in_full.count("warning DK401") == 2
    assert "hint: " in in_full


def test_what_was_shortened_is_said_before_what_needs_attention(folder: Path) -> None:
    text = "status: ready\nshort: To all.\n---\nTo all of us and to others.\n"
    Path("answers", "1.md").write_text(f"---\nquestion: '1'\n{text}")
    write("2", "[TO CONFIRM: which]")
    told = call("fill", "form.docx", "--fit").stderr
    assert told.startswith("Shortened to fit:\n  Question 1: 7 -> 2 of 5 words.\n")
    assert told.index("Shortened to fit:") < told.index("DK401")


def test_the_report_for_a_program_says_where_each_answer_stands(folder: Path) -> None:
    write("2", "")
    report = json.loads(call("fill", "form.docx", "--json").stdout)
    assert (report["version"], report["answers"], report["parts_unchanged"]) == (1, 1, 6)
    assert [(one["id"], one["answered"], one["places"]) for one in report["questions"]] == [
        ("1", True, ["table 1 > row 2 > cell 2"]),
        ("2", False, []),
    ]


def test_questions_without_an_answer_are_named(folder: Path) -> None:
    write("2", "")
    assert "Without an answer: Question 2." in call("fill", "form.docx").stdout


def test_every_other_part_of_the_filled_form_is_the_same(folder: Path) -> None:
    call("fill", "form.docx")
    was, now = parts_of(FORM), parts_of(Path("form-filled.docx").read_bytes())
    assert list(was) == list(now)
    assert {name for name in was if was[name] != now[name]} == {"word/document.xml"}


def test_a_folder_that_is_no_response_is_told(folder: Path) -> None:
    Path("empty").mkdir()
    done = call("fill", "form.docx", "--in", "empty")
    assert done.exit_code == 2
    assert "DK740" in done.stderr
