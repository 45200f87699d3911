"""`draftkit consult summarise`: what it writes, prints and refuses."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import draftkit
from draftkit.cli.main import main
from draftkit.reading.yaml_text import read_yaml

EXPORT = """\
Response ID,Date Submitted,1. What is your name?,2. Do you agree?: Yes,2. Do you agree?: No,2 - why?,\
3. Which?: A,3. Which?: B
ANON-1,,Test,Yes,,test,x,
ANON-2,,First Person,Yes,,Because of secretplace.,x,x
ANON-3,,Second Person,,No,,x,
ANON-4,,Third Person,Yes,,,,x
"""

QUESTIONS = """\
title: A duty to report (synthetic)
body: Example Department (synthetic)
closes: 2026-12-18
questions:
  - {id: "2", number: "2", text: Do you agree?, kind: choice, options: ["No", Not sure, "Yes"]}
  - {id: 2-comment, number: "2", part: comment, text: Why?, kind: text}
  - {id: "3", number: "3", text: Which?, kind: multi-choice, options: [A, B, C]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "responses.csv").write_text(EXPORT, "utf-8")
    (tmp_path / "questions.yaml").write_text(QUESTIONS, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTKIT_TODAY", "2026-11-22")
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["consult", "summarise", *words], prog_name="draftkit")


def test_without_an_output_it_prints_and_writes_nothing(folder: Path) -> None:
    before = sorted(folder.iterdir())
    result = call("responses.csv")
    assert result.exit_code == 0
    assert "4 of 4 responses counted, from Citizen Space." in result.stdout
    assert re.search(r"Yes +3 +75%\n +No +1 +25%", result.stdout)
    assert sorted(folder.iterdir()) == before


def test_a_folder_gets_a_page_and_inputs(folder: Path) -> None:
    result = call("responses.csv", "--questions", "questions.yaml", "--without-tests", "-o", "summary")
    assert result.exit_code == 0, result.output
    inputs = read_yaml((folder / "summary" / "government-response.yaml").read_text("utf-8"), "x").data
    assert inputs["consultation_title"] == "A duty to report (synthetic)"
    assert (inputs["closed_on"], inputs["respond_by"]) == ("2026-12-18", "2027-03-12")
    assert inputs["responses_received"] == "3"
    first, second = inputs["questions"]
    assert [(one["answer"], one["count"], one["percent"]) for one in first["answers"]] == [
        ("No", "1", "33%"), ("Not sure", "0", "0%"), ("Yes", "2", "67%"),
    ]  # fmt: skip
    assert (first["comments"], second["choose_several"]) == ("1", "true")
    assert [(one["answer"], one["percent"]) for one in second["answers"]] == [("A", "67%"), ("B", "67%"), ("C", "0%")]


def test_the_inputs_have_no_text_and_no_name_of_a_respondent(folder: Path) -> None:
    call("responses.csv", "-o", "summary")
    inputs = (folder / "summary" / "government-response.yaml").read_text("utf-8")
    assert "secretplace" not in inputs
    assert "Person" not in inputs
    page = (folder / "summary" / "summary.html").read_text("utf-8")
    assert "Because of secretplace." in page
    assert "First Person" not in page


def test_a_page_without_texts_holds_counts_only(folder: Path) -> None:
    call("responses.csv", "-o", "page.html", "--without-texts")
    page = (folder / "page.html").read_text("utf-8")
    assert "secretplace" not in page
    assert "personal data" not in page
    assert page.count("<svg") == 2


def test_a_chart_says_in_words_what_it_shows(folder: Path) -> None:
    call("responses.csv", "-o", "page.html")
    page = (folder / "page.html").read_text("utf-8")
    assert '<svg viewBox="0 0 720 104"' in page
    assert '<title id="chart1-title">Answers to Question 2</title>' in page
    assert "4 answered. Yes: 3, 75%; No: 1, 25%." in page


def test_an_option_as_long_as_a_paragraph_and_a_hostile_one_stay_inside_the_chart(folder: Path) -> None:
    long = "word " * 200
    rows = f'Response ID,"2. Which?: {long}",2. Which?: </svg><script>x</script>\nA,x,\nB,,x\n'
    (folder / "long.csv").write_text(rows)
    call("long.csv", "-o", "page.html")
    page = (folder / "page.html").read_text("utf-8")
    assert page.count("</svg>") == 1
    assert "<script" not in page


def test_nothing_is_replaced_without_force(folder: Path) -> None:
    call("responses.csv", "-o", "summary")
    path = folder / "summary" / "government-response.yaml"
    path.write_text("template: government-response\ntitle: Mine\n")
    refused = call("responses.csv", "-o", "summary")
    assert (refused.exit_code, path.read_text().endswith("Mine\n")) == (1, True)
    assert call("responses.csv", "-o", "summary", "--force").exit_code == 0


def test_json_has_counts_and_no_texts(folder: Path) -> None:
    result = call("responses.csv", "--json")
    made = json.loads(result.stdout)
    assert (made["version"], made["responses"]["counted"]) == (1, 4)
    assert made["questions"][1]["answers"][0] == {"answer": "Yes", "count": 3, "percent": "75%", "is_option": True}
    assert "secretplace" not in result.stdout


def test_what_is_left_out_is_named_in_the_page_and_in_the_method(folder: Path) -> None:
    result = call("responses.csv", "--without-tests", "--without", "ANON-3", "-o", "summary")
    assert "Left out: ANON-1 (a test: the answer to 'What is your name?' is 'Test')" in result.stdout
    assert "ANON-3 (row 4): left out by its ID" in (folder / "summary" / "summary.html").read_text("utf-8")
    method = read_yaml((folder / "summary" / "government-response.yaml").read_text("utf-8"), "x").data["method"]
    assert "2 of 4 were not counted: 1 that tested the form, 1 for other reasons" in method


def test_the_word_document_has_the_counts_and_percentages(folder: Path) -> None:
    from tests.support.xml import document_text

    call("responses.csv", "--questions", "questions.yaml", "--decimals", "1", "-o", "summary")
    root = Path(__file__).parents[3]
    library = draftkit.load_library([root / "clauses"], [root / "templates"])
    inputs = draftkit.read_inputs(folder / "summary" / "government-response.yaml")
    made = draftkit.assemble(inputs, library, as_at=draftkit_day())
    text = document_text(draftkit.write(made))
    assert re.search(r"No\s*1\s*25\.0%\s*Not sure\s*0\s*0\.0%\s*Yes\s*3\s*75\.0%\s*All who answered\s*4\s*100%", text)
    assert "They can add up to more than 100%" in text
    assert "Annex A: Questions asked" in text


def draftkit_day() -> object:
    from datetime import date

    return date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("nothing.csv",), 1, "there is no file nothing.csv"),
        (("responses.csv", "-o", "x.docx"), 2, "neither a folder nor a .html or .yaml"),
        (("responses.csv", "--without", "ANON-9"), 2, "no response has the ID 'ANON-9'"),
        (("responses.csv", "--questions", "question.yaml"), 1, "did you mean 'questions.yaml'?"),
        (("responses.csv", "--decimals", "2"), 2, "--decimals"),
        (("responses.csv", "--questions", "responses.csv"), 1, "is not a questions file"),
    ],
)
def test_a_wrong_call_is_told_what_to_do(folder: Path, words: tuple[str, ...], code: int, message: str) -> None:
    result = call(*words)
    assert result.exit_code == code, result.output
    assert message in result.output
