"""`draftkit consult questions`: what it prints, writes and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftkit.cli.main import main
from draftkit.consultation.questions_file import read_questions
from draftkit.problems import DraftkitError
from tests.support.forms.layouts import LAYOUTS
from tests.support.forms.markup import cell, package, paragraph, row, table, text
from tests.support.forms.markup import run as made_of

Run = Callable[..., Result]

FORM = """\
# A duty to report
## Questions
Question 1: Do you agree with the duty?

- [ ] Yes
- [ ] No

Question 2: What would it cost? (Limit of two pages)

As one parent asked, why did nobody act?
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("form.md").write_text(FORM, encoding="utf-8")
    for layout in LAYOUTS:
        if layout.name in ("mixed", "ofcom-shape"):
            Path(f"{layout.name}.docx").write_bytes(layout.make())
    return lambda *words: CliRunner().invoke(main, ["consult", "questions", *words], prog_name="draftkit")


def test_it_writes_a_file_that_reads_back(run: Run) -> None:
    result = run("mixed.docx", "-o", "questions.yaml")
    assert result.exit_code == 0, result.output
    read = read_questions(Path("questions.yaml"))
    assert [question.id for question in read.questions] == ["1", "2", "2-comment", "3a", "3b", "4", "5"]
    assert (read.source, read.format) == ("mixed.docx", "docx")
    assert len(read.fingerprint) == 16


def test_it_prints_what_is_unsure_and_what_was_left_out_and_why(run: Run) -> None:
    result = run("form.md")
    assert result.exit_code == 0
    assert "2?" in result.stdout
    assert "it is limited in another way than by words or characters: 'Limit of two pages'" in result.stdout
    assert "As one parent asked, why did nobody act?" in result.stdout
    assert "it has no number, and nothing follows in which to answer it" in result.stdout
    assert "2 questions: 1 closed, 0 about you, 1 unsure; 1 passage left out." in result.stdout
    assert "Nothing was written" in result.stderr


def test_dash_prints_the_file_and_nothing_else_on_standard_output(run: Run) -> None:
    result = run("form.md", "-o", "-")
    Path("printed.yaml").write_text(result.stdout, encoding="utf-8")
    assert len(read_questions(Path("printed.yaml")).questions) == 2
    assert "2 questions" in result.stderr


def test_json_has_every_question_and_what_was_left_out(run: Run) -> None:
    record = json.loads(run("form.md", "--json").stdout)
    assert record["version"] == 1
    assert [(one["id"], one["kind"]) for one in record["questions"]] == [("1", "yes-no"), ("2", "text")]
    assert record["left_out"][0]["reason"]


def test_a_file_that_somebody_corrected_is_not_replaced_without_force(run: Run) -> None:
    Path("questions.yaml").write_text("corrected", encoding="utf-8")
    result = run("form.md", "-o", "questions.yaml")
    assert result.exit_code == 1
    assert "DK607" in result.stderr
    assert Path("questions.yaml").read_text(encoding="utf-8") == "corrected"
    assert run("form.md", "-o", "questions.yaml", "--force").exit_code == 0
    assert len(read_questions(Path("questions.yaml")).questions) == 2


def test_a_folder_gets_questions_yaml(run: Run) -> None:
    assert run("form.md", "-o", "new/").exit_code == 0
    assert Path("new/questions.yaml").is_file()


def test_the_form_itself_is_never_written_over(run: Run) -> None:
    before = Path("mixed.docx").read_bytes()
    result = run("mixed.docx", "-o", "mixed.docx", "--force")
    assert result.exit_code == 2
    assert "write -o mixed.yaml" in result.stderr
    assert run("form.md", "-o", "form.md", "--force").exit_code == 2
    assert Path("mixed.docx").read_bytes() == before
    assert Path("form.md").read_text(encoding="utf-8") == FORM


REFUSED = {
    "no such file": ("mixd.docx", None, 1, "did you mean 'mixed.docx'?"),
    "an address on the web": ("https://example.org/form.docx", None, 2, "draftkit never goes there"),
    "an old document": ("form.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, 1, ".docx"),
    "rich text": ("form.rtf", b"{\\rtf1 Question 1: Why?}", 1, "save it as .docx"),
    "a picture": ("form.png", b"\x89PNG\r\n\x1a\n" + b"x" * 60, 1, "picture"),
    "nothing to answer": ("letter.md", b"# A letter\n\nDear colleague, we will consult soon.\n", 1, "DK705"),
    "an empty file": ("empty.md", b"", 1, ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(run: Run, name: str) -> None:
    file, data, code, words = REFUSED[name]
    if data is not None:
        Path(file).write_bytes(data)
    result = run(file, "-o", "questions.yaml")
    assert result.exit_code == code, result.output
    assert words in " ".join(result.stderr.split())
    assert not Path("questions.yaml").exists()


def test_the_error_for_no_question_names_a_passage_that_was_left_out(run: Run) -> None:
    Path("letter.md").write_text("# A letter\n\nAs one parent asked, why did nobody act?\n", encoding="utf-8")
    words = " ".join(run("letter.md").stderr.split())
    assert "no question was recognised in letter.md" in words
    assert "'As one parent asked, why did nobody act?'" in words


def test_two_questions_with_one_number_are_kept_marked_and_refused_until_they_are_told_apart(run: Run) -> None:
    Path("twice.md").write_text("1. What would it cost?\n\n1. Who should pay for it?\n", encoding="utf-8")
    assert "another question has the same number (line 1)" in run("twice.md", "-o", "questions.yaml").stdout
    with pytest.raises(DraftkitError, match="the number '1' is given twice: here and on line"):
        read_questions(Path("questions.yaml"))


def test_every_place_of_a_word_form_can_be_listed(run: Run) -> None:
    result = run("ofcom-shape.docx", "--places")
    assert result.exit_code == 0
    assert "table 1 > row 2 > cell 2" in result.stdout
    assert "Full name" in result.stdout
    places = json.loads(run("ofcom-shape.docx", "--places", "--json").stdout)["places"]
    assert places[0]["address"] == "table 1 > row 2 > cell 2"
    assert "no Word form" in run("form.md", "--places").stderr


def test_a_form_with_tracked_changes_is_read_as_if_they_were_accepted(run: Run) -> None:
    about = 'w:id="1" w:author="A reviewer" w:date="2026-01-01T00:00:00Z"'
    gone = f"<w:del {about}><w:r><w:delText>Who</w:delText></w:r></w:del>"
    new = f"<w:ins {about}>{made_of('When')}</w:ins>"
    asked = paragraph(made_of("1. "), gone, new, made_of(" should it start?"))
    Path("tracked.docx").write_bytes(package(asked, table(row(cell()), columns=1), text("End.")))
    result = run("tracked.docx", "-o", "questions.yaml")
    assert result.exit_code == 0
    assert "DK706" in result.stderr
    assert read_questions(Path("questions.yaml")).questions[0].text == "When should it start?"


def test_a_format_can_be_named_where_the_file_does_not_say_it(run: Run) -> None:
    Path("form.aspx").write_text(FORM, encoding="utf-8")
    assert run("form.aspx").exit_code == 1
    assert run("form.aspx", "--format", "md").exit_code == 0
