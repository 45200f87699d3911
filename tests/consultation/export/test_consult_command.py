"""`draftkit consult paste` and `export`: what is handed in, in every shape, and nothing that is confidential."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftkit.cli.main import main
from draftkit.consultation.export.own_files import RECORD

QUESTIONS = """\
title: A duty to report
body: Example Department (synthetic)
closes: 2026-12-18
questions:
  - {id: name, text: What is your name?, kind: about-you, about_you: true, section: About you}
  - {id: capacity, text: In what capacity?, kind: choice, options: [Individual, Organisation], about_you: true}
  - {id: "1", number: "1", text: Do you agree?, kind: yes-no, options: ["Yes", "No"], section: The duty}
  - {id: 1-comment, number: "1", part: comment, text: Please explain., kind: text, words: 4, section: The duty}
  - {id: 2a, number: "2", part: a, text: "Which?", kind: multi-choice, options: ["Police, fire", Schools, Clubs]}
  - {id: 2b, number: "2", part: b, text: What evidence?, kind: text, characters: 4000}
  - {id: "3", number: "3", text: Rate each., kind: table, rows: [Clarity, Cost], columns: [Good, Bad]}
  - {id: "4", number: "4", text: Anything else?, kind: text}
"""

ANSWERS = {
    "name": "status: ready\n---\nExample Charity (synthetic)\n",
    "capacity": "status: ready\nchosen: [Organisation]\n---\n",
    "1": "status: ready\nposition: support\nchosen: ['Yes']\n---\n",
    "1-comment": "status: ready\nposition: support\n---\n"
    "We **agree** with this </textarea><script>alert(1)</script> & more.\n",
    "2a": "status: ready\nchosen: ['Police, fire', Clubs]\n---\n",
    "2b": "status: ready\nconfidential: true\nconfidential_reason: It names a local service.\n---\n"
    "=1+1 begins what the secret service in Exampletown saw.\n",
    "3": "status: ready\nrows: {Clarity: Good, Cost: Bad}\n---\n",
}

SECRETS = ("Exampletown", "It names a local service")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a response, which is the current one."""
    made = tmp_path / "charity"
    (made / "answers").mkdir(parents=True)
    (made / "questions.yaml").write_text(QUESTIONS)
    inputs = "template: consultation-response\ntitle: A response\norganisation: Example Charity (synthetic)\n"
    (made / "response.yaml").write_text(inputs + "as_at: 2026-11-22\n")
    for id, text in ANSWERS.items():
        (made / "answers" / f"{id}.md").write_text(f"---\nquestion: '{id}'\n{text}")
    monkeypatch.chdir(made)
    monkeypatch.setenv("DRAFTKIT_CACHE", str(tmp_path / "cache"))
    return made


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["consult", *words], prog_name="draftkit")


class Areas(HTMLParser):
    """The text areas of a page with what a browser would show in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        self.inside = tag == "textarea"
        if self.inside:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def test_a_text_for_each_box_and_a_page_to_copy_from(folder: Path) -> None:
    result = call("paste")
    assert result.exit_code == 0, result.output
    made = sorted(one.name for one in (folder / "paste").iterdir())
    assert made == ["01-comment.txt", "02b.txt", "index.html", RECORD, "name.txt"]
    assert (folder / "paste" / "name.txt").read_bytes() == b"Example Charity (synthetic)"


def test_the_page_copies_what_the_text_files_hold(folder: Path) -> None:
    call("paste")
    areas = Areas((folder / "paste" / "index.html").read_text("utf-8")).texts
    for name in ("01-comment.txt", "02b.txt", "name.txt"):
        text = (folder / "paste" / name).read_bytes().decode().replace("\r\n", "\n")
        assert f"\n{text}" in areas


def test_nothing_that_somebody_wrote_becomes_markup(folder: Path) -> None:
    call("paste")
    page = (folder / "paste" / "index.html").read_text("utf-8")
    assert Areas(page).tags.count("script") == 1
    assert "<script>alert" not in page


def test_the_page_takes_nothing_from_elsewhere(folder: Path) -> None:
    call("paste")
    page = (folder / "paste" / "index.html").read_text("utf-8")
    assert re.findall(r"(?:src|href)=\"(?!#|[a-z0-9-]+\.txt)[^\"]*\"|url\(|@import|https?://", page) == []


def test_the_page_says_what_to_choose_what_is_over_and_what_is_confidential(folder: Path) -> None:
    call("paste")
    page = (folder / "paste" / "index.html").read_text("utf-8")
    assert "Choose: <strong>Yes</strong>" in page
    assert "<strong>Police, fire</strong></li><li><strong>Clubs</strong>" in page
    assert "Clarity: <strong>Good</strong>" in page
    assert "Over the limit by" in page
    assert "It names a local service." in page
    assert "of 32,000 characters" in page
    assert page.index("About you") < page.index("The duty")


def test_an_answer_over_its_limit_is_told_and_refused_when_final(folder: Path) -> None:
    assert "DK772" in call("paste").output
    (folder / "answers" / "4.md").write_text("---\nquestion: '4'\nstatus: ready\n---\n[TO CONFIRM: the figure]\n")
    final = call("paste", "--final", "-o", "final")
    assert final.exit_code == 1
    assert "error DK772" in final.output
    assert "4.md:5:1: error DK401 to confirm: the figure" in final.output
    assert not (folder / "final").exists()


def test_a_gap_of_the_response_is_told_only_where_an_answer_prints_it(folder: Path) -> None:
    assert "DK401" not in call("paste").output
    inputs = (folder / "response.yaml").read_text() + 'contact_role: "[TO CONFIRM: the role]"\n'
    (folder / "response.yaml").write_text(inputs)
    assert "DK401" not in call("paste").output
    (folder / "answers" / "4.md").write_text("---\nquestion: '4'\nstatus: ready\n---\nWrite to {{ contact_role }}.\n")
    printed = call("paste")
    assert "Something to confirm, DK401:\n  Question 4 still has [TO CONFIRM: the role]\n" in printed.output
    in_full = call("paste", "-v").output
    assert "warning DK401 Question 4 still has [TO CONFIRM: the role]\n  hint: find out" in in_full


def test_fitting_shortens_what_is_over_its_limit_and_says_so(folder: Path) -> None:
    path = folder / "answers" / "1-comment.md"
    path.write_text("---\nquestion: 1-comment\nstatus: ready\nshort: We agree.\n---\nWe agree with all of this.\n")
    result = call("paste", "--fit")
    assert (folder / "paste" / "01-comment.txt").read_text() == "We agree."
    assert "DK772" not in result.output
    said = "Shortened to fit:\n  Question 1 comment: 6 -> 2 of 4 words.\n"
    assert result.output.startswith(said)
    assert call("export", "--fit", "-o", "answers.csv").output.startswith(said)


def test_a_second_pack_removes_only_what_the_first_one_wrote(folder: Path) -> None:
    call("paste")
    (folder / "paste" / "notes.txt").write_text("mine")
    result = call("paste", "--edition", "public")
    assert result.exit_code == 0, result.output
    left = sorted(one.name for one in (folder / "paste").iterdir())
    assert left == ["01-comment.txt", "index.html", RECORD, "notes.txt"]


def test_a_text_that_somebody_changed_is_neither_replaced_nor_removed(folder: Path) -> None:
    call("paste")
    changed = folder / "paste" / "02b.txt"
    changed.write_text("changed by hand")
    refused = call("paste")
    assert (refused.exit_code, changed.read_text()) == (1, "changed by hand")
    assert "DK797" in refused.output
    public = call("paste", "--edition", "public")
    assert (public.exit_code, changed.read_text()) == (0, "changed by hand")
    assert "left alone" in public.output
    assert call("paste", "--force").exit_code == 0
    assert changed.read_text().startswith("=1+1")


def test_a_file_that_was_there_before_is_not_replaced(folder: Path) -> None:
    (folder / "paste").mkdir()
    (folder / "paste" / "name.txt").write_text("mine")
    result = call("paste")
    assert result.exit_code == 1
    assert [one.name for one in (folder / "paste").iterdir()] == ["name.txt"]


def test_a_link_is_not_written_through(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text("mine")
    (folder / "paste").mkdir()
    (folder / "paste" / "name.txt").symlink_to(outside)
    assert call("paste", "--force").exit_code == 1
    assert outside.read_text() == "mine"


def test_a_record_that_names_files_elsewhere_removes_nothing(folder: Path) -> None:
    precious = folder / "answers" / "1.md"
    (folder / "paste").mkdir()
    files = {"../answers/1.md": "0", "/etc/hosts": "0"}
    (folder / "paste" / RECORD).write_text(json.dumps({"made_by": "draftkit consult paste", "files": files}))
    call("paste", "--force")
    assert precious.exists()


@pytest.mark.parametrize(
    ("output", "more"),
    [("a.csv", ()), ("a.xlsx", ()), ("consult", ()), ("cs.csv", ("--format", "citizen-space")), ("pack", None)],
)
def test_the_public_edition_holds_nothing_confidential(folder: Path, output: str, more: tuple[str, ...] | None) -> None:
    words = ("paste", "-o", output) if more is None else ("export", "-o", output, *more)
    result = call(*words, "--edition", "public")
    assert result.exit_code == 0, result.output
    assert everything(folder / output).strip()
    assert [secret for secret in SECRETS if secret in everything(folder / output)] == []
    assert call(*words, "--force").exit_code == 0
    assert "Exampletown" in everything(folder / output)


def test_a_response_that_is_to_stay_without_a_name_has_none_in_public(folder: Path) -> None:
    inputs = (folder / "response.yaml").read_text() + "publication: The response may be published without our name\n"
    (folder / "response.yaml").write_text(inputs)
    (folder / "answers" / "4.md").write_text("---\nquestion: '4'\nstatus: ready\n---\nWe are {{ organisation }}.\n")
    for output in ("public", "a.csv"):
        words = ("paste",) if output == "public" else ("export",)
        result = call(*words, "--edition", "public", "-o", output)
        assert result.exit_code == 0, result.output
        assert "Example Charity" not in everything(folder / output)
        assert "We are Name withheld." in everything(folder / output)


def test_a_response_that_is_wholly_confidential_has_no_public_edition(folder: Path) -> None:
    inputs = (folder / "response.yaml").read_text() + "publication: The response is confidential\n"
    (folder / "response.yaml").write_text(inputs)
    result = call("paste", "--edition", "public")
    assert result.exit_code == 1
    assert "DK777" in result.output
    assert not (folder / "paste").exists()


def everything(path: Path) -> str:
    if path.is_dir():
        return "\n".join(one.read_text("utf-8") for one in path.rglob("*") if one.is_file())
    if path.suffix == ".xlsx":
        import zipfile

        with zipfile.ZipFile(path) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return path.read_text("utf-8-sig")


def test_a_csv_has_a_row_for_each_question_and_no_formula(folder: Path) -> None:
    call("export", "-o", "a.csv")
    data = (folder / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == ["name", "capacity", "1", "1-comment", "2a", "2b", "3", "4"]
    assert rows[5]["answer"].startswith("'=1+1")
    assert (rows[5]["confidential"], rows[4]["option chosen"]) == ("yes", "Police, fire\nClubs")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_table_that_comes_back_unchanged_changes_nothing(folder: Path, name: str) -> None:
    text = "- first\n- second; =1+1\n\n-5 is cold."
    (folder / "answers" / "4.md").write_text(f"---\nquestion: '4'\nstatus: drafting\n---\n{text}\n")
    (folder / "answers" / "1-comment.md").write_text("---\nquestion: 1-comment\n---\nPlain words.\n")
    call("export", "-o", name)
    before = {path.name: path.read_text() for path in (folder / "answers").iterdir()}
    result = call("merge", name)
    assert result.exit_code == 0, result.output
    assert "7 as before" in result.output
    assert {path.name: path.read_text() for path in (folder / "answers").iterdir()} == before


@pytest.mark.parametrize("more", [("cs.csv", "--format", "citizen-space"), ("consult", "--format", "consult")])
def test_what_was_exported_is_summarised_as_it_was_answered(folder: Path, more: tuple[str, ...]) -> None:
    call("export", "-o", *more)
    result = CliRunner().invoke(main, ["consult", "summarise", more[0], "--questions", "questions.yaml", "--json"])
    made = json.loads(result.stdout)
    chosen = {
        one["id"]: [answer["answer"] for answer in one["answers"] if answer["count"]]
        for one in made["questions"]
        if one["use"] == "count"
    }
    assert chosen["1"] == ["Yes"]
    assert chosen["2a"] == ["Police, fire", "Clubs"]
    assert {one["id"]: one["answering"] for one in made["questions"]}["1-comment"] == 1


def test_consult_has_numbers_that_are_whole_and_parts_that_count_from_one(folder: Path) -> None:
    call("export", "-o", "consult")
    parts = [
        json.loads((folder / "consult" / f"question_part_{n}" / "question_part.json").read_text()) for n in range(1, 7)
    ]
    assert [(one["question_number"], one["question_part_number"]) for one in parts] == [
        (1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1),
    ]  # fmt: skip
    assert [one["question_part_type"] for one in parts[:3]] == ["single_option", "free_text", "multiple_option"]
    assert (parts[1]["question_text"], parts[1]["question_part_text"]) == ("Do you agree?", "Please explain.")
    respondents = json.loads((folder / "consult" / "respondents.jsonl").read_text())
    assert respondents == {"themefinder_id": 1, "demographic_data": {"In what capacity?": ["Organisation"]}}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-o", "a.docx"), "does not say in which format"),
        (("-o", "a.csv", "--format", "xlsx"), "does not end in .xlsx"),
        (("-o", "a.csv", "--format", "consult"), "consult is a folder"),
        (("-o", "consult.json", "--format", "consult"), "consult is a folder"),
        (("-o", "a", "--format", "csv"), "does not end in .csv"),
    ],
)
def test_a_name_that_does_not_fit_its_format_is_refused(folder: Path, words: tuple[str, ...], message: str) -> None:
    result = call("export", *words)
    assert result.exit_code == 2
    assert message in result.output


def test_an_export_replaces_nothing(folder: Path) -> None:
    (folder / "a.csv").write_text("mine")
    assert call("export", "-o", "a.csv").exit_code == 1
    assert (folder / "a.csv").read_text() == "mine"


def test_a_folder_that_is_no_response_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = call("paste")
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []
