"""`draftkit consult respond`: the organisation's own response, its editions, and what a final one may not have."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftkit.cli.main import main
from tests.support import judges
from tests.support.workspace import build_workspace, clause, library_files
from tests.support.xml import document_text, package_faults

SHIPPED_TEMPLATES = Path(__file__).parents[3] / "templates"

QUESTIONS = """\
title: A duty to report
body: Example Department (synthetic)
closes: 2026-12-18
questions:
  - {id: name, text: What is your name?, kind: about-you, about_you: true}
  - {id: "1", number: "1", text: "Do you agree?\\nGive your reasons.", kind: text, words: 40, section: The duty}
  - {id: "2", number: "2", text: Do you support the exception?, kind: yes-no, options: ["Yes", "No"], section: The duty}
  - {id: "3", number: "3", text: How far do you agree?, kind: table, rows: [Clear, Fair], columns: [Agree, Disagree]}
  - {id: "4", number: "4", text: What is the effect on you?, kind: text, section: Evidence}
"""

RESPONSE = """\
template: consultation-response
title: Response to a duty to report
consultation_title: A duty to report
consultation_body: Example Department (synthetic)
closing_date: 2026-12-18
as_at: 2026-11-22
organisation: Example Charity (synthetic)
contact_role: Head of policy
contact_email: private-box@example.org
about_us: We support families.
summary: We agree.
confidentiality: Number four names a partner.
publication: The response may be published without the parts marked confidential
sources:
  open-figures: {type: report, author: Example Charity (synthetic), title: Figures for all, date: 2026-01-02}
  closed-study: {type: report, author: Example Charity (synthetic), title: A study of one place, date: 2026-02-02}
"""

ANSWERS = {
    "name": "---\nquestion: name\nstatus: ready\n---\nPat Example\n",
    "1": "---\nquestion: '1'\nposition: support\nstatus: signed-off\nevidence: [open-figures]\n---\n"
    "We **agree** with the duty.\n\n{{ clause('law/a') }}\n",
    "2": "---\nquestion: '2'\nposition: oppose\nchosen: 'No'\nstatus: ready\n---\n",
    "3": "---\nquestion: '3'\nstatus: ready\nrows: {Clear: Agree, Fair: Disagree}\n---\n",
    "4": "---\nquestion: '4'\nposition: neutral\nstatus: ready\nconfidential: true\n"
    "confidential_reason: It names a partner of ours.\n"
    "evidence: [closed-study, {note: Calls at night, date: 2026-03-01}]\n"
    "short: Calls went up.\n---\n"
    "Calls in Exampletown doubled.[@closed-study, p 3] Unlikely.\n\n- a hidden list item\n",
}

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call draftkit in a folder with a response in `charity`."""
    files = {f"charity/answers/{id}.md": text for id, text in ANSWERS.items()}
    files |= {"charity/questions.yaml": QUESTIONS, "charity/response.yaml": RESPONSE}
    library = {"clauses/law/a.md": clause("The law is long and has many words in it.", short="'The law is.'")}
    build_workspace(tmp_path, library_files({**library, **files}))
    (tmp_path / "draftkit.toml").write_text(
        f'libraries = ["clauses"]\ntemplates = ["{SHIPPED_TEMPLATES.as_posix()}"]\n', "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTKIT_CACHE", str(tmp_path / "cache"))
    return lambda *words: CliRunner().invoke(main, ["consult", "respond", "--in", "charity", *words])


def change(id: str, old: str, new: str) -> None:
    path = Path("charity/answers") / f"{id}.md" if id != "response" else Path("charity/response.yaml")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def written(name: str = "charity/response.docx") -> bytes:
    return Path(name).read_bytes()


def everything(data: bytes) -> str:
    """The bytes of every part, as text."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def test_every_question_stands_with_its_number_words_and_answer(run: Run) -> None:
    result = run()
    assert result.exit_code == 0, result.stderr
    text = document_text(written())
    for part in (
        "The duty", "Question 1", "Do you agree?\nGive your reasons.", "Our position: Support", "Question 3",
        "We agree with the duty.", "The law is long and has many words in it.", "Evidence: Figures for all",
        "We choose: No",
        "This answer is confidential. Please do not publish it. Our reason: It names a partner of ours.",
        "Calls in Exampletown doubled.", "Number four names a partner.", "What is your name?", "Pat Example",
    ):  # fmt: skip
        assert part in text
    assert package_faults(written()) == []


def test_the_table_of_positions_has_a_row_for_each_position(run: Run) -> None:
    run()
    text = document_text(written())
    summary = text[text.index("Summary of positions") : text.index("Our answers")]
    assert [word for word in ("Support", "Oppose", "Neutral (confidential)") if word in summary] == [
        "Support", "Oppose", "Neutral (confidential)",
    ]  # fmt: skip


def test_the_public_edition_has_nothing_of_what_is_confidential(run: Run) -> None:
    result = run("--edition", "public")
    assert result.exit_code == 0, result.stderr
    data = written("charity/response-public.docx")
    text, parts = document_text(data), everything(data)
    assert text.count("This answer is confidential and is not published.") == 1
    assert "What is the effect on you?" in text
    assert "Details of the respondent are not published." in text
    for secret in (
        "Exampletown", "doubled", "Unlikely", "hidden list item", "names a partner", "closed-study",
        "A study of one place", "Calls at night", "Calls went up", "Pat Example", "private-box", "Neutral", "Sign-off",
    ):  # fmt: skip
        assert secret not in parts
    assert "Figures for all" in text
    assert "Public edition: 2 answers left out" in result.stderr


def test_a_confidential_sentence_that_is_published_elsewhere_is_told(run: Run) -> None:
    change("1", "We **agree** with the duty.", "Calls in Exampletown doubled.")
    result = run("--edition", "public")
    assert result.exit_code == 0
    assert "DK779" in result.stderr
    assert "'Calls in Exampletown doubled'" in result.stderr


def test_a_sentence_of_a_clause_is_no_secret(run: Run) -> None:
    change("4", "- a hidden list item", "{{ clause('law/a') }}")
    result = run("--edition", "public")
    assert result.exit_code == 0, result.stderr
    assert "DK779" not in result.stderr


def test_a_response_that_is_confidential_has_no_public_edition(run: Run) -> None:
    change(
        "response",
        "The response may be published without the parts marked confidential",
        "The response is confidential",
    )
    result = run("--edition", "public")
    assert result.exit_code == 1
    assert "DK777" in result.stderr
    assert not Path("charity/response-public.docx").exists()


def test_without_the_name_nothing_says_who_responds(run: Run) -> None:
    change("response", "published without the parts marked confidential", "published without our name")
    change(
        "response",
        "author: Example Charity (synthetic), title: Figures",
        "author: An author (synthetic), title: Figures",
    )
    result = run("--edition", "public")
    assert result.exit_code == 0, result.stderr
    parts = everything(written("charity/response-public.docx"))
    assert "Name withheld" in parts
    assert "Example Charity" not in parts
    assert "We support families" not in parts


def test_a_name_that_stands_in_a_public_answer_stops_an_edition_without_it(run: Run) -> None:
    change("response", "published without the parts marked confidential", "published without our name")
    change("1", "We **agree**", "Example Charity (synthetic) agrees")
    result = run("--edition", "public")
    assert (result.exit_code, "DK778" in result.stderr) == (1, True)
    assert not Path("charity/response-public.docx").exists()


def test_final_refuses_what_is_not_ready_and_writes_nothing(run: Run) -> None:
    change("1", "status: signed-off", "status: drafting")
    change("2", "chosen: 'No'\n", "")
    change("4", "Unlikely.", "[TO CONFIRM: figures]")
    change("1", "We **agree** with the duty.", " ".join(["We agree."] * 30))
    result = run("--final")
    assert result.exit_code == 1
    for code in ("DK780", "DK760", "DK401", "DK772"):
        assert f"error {code}" in result.stderr
    assert not Path("charity/response.docx").exists()


def test_what_final_refuses_is_a_warning_otherwise(run: Run) -> None:
    change("1", "status: signed-off", "status: drafting")
    result = run()
    assert (result.exit_code, "DK780" in result.stderr) == (0, True)


def test_a_final_response_has_no_annex_for_its_own_people(run: Run) -> None:
    assert run("--final").exit_code == 0
    assert "Sign-off" not in document_text(written())
    run()
    assert "Sign-off" in document_text(written())


def test_fit_shortens_and_says_so(run: Run) -> None:
    change("1", "We **agree** with the duty.", " ".join(["We agree."] * 17))
    result = run("--fit")
    assert "Question 1: 44 -> 37 of 40 words." in result.stderr
    assert "law/a in its short form instead of its full text: 10 -> 3 words" in result.stderr
    assert "The law is." in document_text(written())


def test_faults_of_answers_are_told_where_they_are(run: Run) -> None:
    change("1", "law/a", "law/b")
    result = run()
    assert result.exit_code == 1
    assert "charity/answers/1.md:9:12: error DK201 there is no clause 'law/b'" in result.stderr
    assert not Path("charity/response.docx").exists()


def test_the_document_goes_where_it_is_told_and_only_there(run: Run) -> None:
    assert run("-o", "out.docx").exit_code == 0
    assert Path("out.docx").exists()
    assert not Path("charity/response.docx").exists()
    assert run("-o", "out.pdf").exit_code == 2


def test_a_folder_that_is_none_of_a_response_is_told(run: Run) -> None:
    result = CliRunner().invoke(main, ["consult", "respond", "--in", "clauses"])
    assert result.exit_code == 2
    assert "DK740" in result.stderr


def test_the_profile_of_the_workspace_fills_in_what_the_response_leaves_out(run: Run) -> None:
    change("response", "organisation: Example Charity (synthetic)\n", "")
    with Path("draftkit.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[inputs]\norganisation = 'From the profile (synthetic)'\n")
    assert run().exit_code == 0
    assert "From the profile (synthetic)" in document_text(written())


def test_the_same_response_gives_the_same_bytes(run: Run) -> None:
    run("-o", "one.docx")
    run("-o", "two.docx")
    assert written("one.docx") == written("two.docx")


@pytest.mark.judges
@judges.needs_schemas
def test_the_validators_find_nothing(run: Run) -> None:
    run("-o", "full.docx")
    run("--edition", "public", "-o", "public.docx")
    paths = [Path("full.docx"), Path("public.docx")]
    assert judges.schema_findings(paths) == []
    assert judges.sdk_findings(paths) == []


@pytest.mark.judges
@judges.needs_pandoc
@judges.needs_office
@judges.needs_pdftotext
def test_pandoc_and_libreoffice_read_answers_and_nothing_confidential(run: Run, tmp_path: Path) -> None:
    run("-o", "full.docx")
    run("--edition", "public", "-o", "public.docx")
    read = judges.pandoc(Path("full.docx"), "plain")
    assert "We agree with the duty." in read
    assert read.index("Question 1") < read.index("We agree with the duty.") < read.index("Question 2")
    pdfs = judges.office([Path("full.docx"), Path("public.docx")], "pdf", tmp_path / "pdf")
    assert "Exampletown" in judges.pdf_text(pdfs[0])
    for text in (judges.pdf_text(pdfs[1]), judges.pandoc(Path("public.docx"), "markdown")):
        assert "Exampletown" not in text
        assert "This answer is confidential and is not published." in " ".join(text.split())
