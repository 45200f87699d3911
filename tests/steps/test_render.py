from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.support.strategies import ANY_TEXT
from tests.support.workspace import clause, docx, draft, load, outline, problems_of, shown
from tests.support.xml import document_text, paragraphs

PARAMETERS = "{case: {type: text, default: this case, help: The case.}, many: {type: number, default: '3', help: n}}"


def law(body: str, **front: str) -> dict[str, str | bytes]:
    return {**outline('# {{ title }}\n\n{{ clause("law/a") }}\n'), "clauses/law/a.md": clause(body, **front)}


def test_a_parameter_prints_its_default_the_input_or_what_the_outline_gives(tmp_path: Path) -> None:
    files = law("In {{ case }}.", parameters=PARAMETERS)
    assert "In this case." in document_text(docx(tmp_path, files))
    assert "In the Kent case." in document_text(docx(tmp_path, files, {"parameters": {"case": "the Kent case"}}))
    files["templates/note/document.md"] = '{{ clause("law/a", case="given") }}'
    assert "In given." in document_text(docx(tmp_path, files, {"parameters": {"case": "the Kent case"}}))


def test_a_parameter_without_a_value_is_a_gap(tmp_path: Path) -> None:
    made = draft(tmp_path, law("In {{ case }}.", parameters="{case: {type: text, label: Case, help: The case.}}"))
    assert [problem.message for problem in made.problems if problem.code == "DK401"] == ["to confirm: Case (law/a)"]


def test_a_parameter_of_no_clause_is_refused(tmp_path: Path) -> None:
    text = "template: note\ntitle: T\nparameters:\n  csae: x\n"
    [problem] = problems_of(draft, tmp_path, law("In {{ case }}.", parameters=PARAMETERS), text)
    assert shown(problem) == "error DK110 inputs.yaml:4:3: no clause has a parameter 'csae'"
    assert problem.hint == "did you mean 'case'?"


def test_a_parameter_of_the_wrong_kind_is_refused(tmp_path: Path) -> None:
    text = "template: note\ntitle: T\nparameters:\n  many: few\n"
    [problem] = problems_of(draft, tmp_path, law("{{ many }}", parameters=PARAMETERS), text)
    assert problem.code == "DK111"


def test_an_unknown_name_in_a_clause_is_told_with_line_column_and_neighbour(tmp_path: Path) -> None:
    [problem] = problems_of(draft, tmp_path, law("One.\n\nIn {{ csae }}.", parameters=PARAMETERS))
    assert problem.code == "DK104"
    assert problem.place is not None
    line = clause("x", parameters=PARAMETERS).count("\n") + 2
    assert (problem.place.line, problem.place.column, problem.place.width) == (line, 7, 4)
    assert (problem.place.source, problem.hint) == ("In {{ csae }}.", "did you mean 'case'?")


def test_every_unknown_name_of_a_clause_is_told_at_once(tmp_path: Path) -> None:
    problems = problems_of(draft, tmp_path, law("{{ one }}\n\n{{ two }}"))
    assert [problem.message for problem in problems] == ["unknown name 'one'", "unknown name 'two'"]


def test_an_unknown_key_of_a_group_is_told(tmp_path: Path) -> None:
    [problem] = problems_of(draft, tmp_path, law("{% set x = {'a': 1} %}{{ x.b }}"))
    assert problem.code == "DK104"


def test_a_clause_cannot_place_another(tmp_path: Path) -> None:
    [problem] = problems_of(draft, tmp_path, law('{{ clause("law/a") }}'))
    assert problem.code == "DK104"


@pytest.mark.parametrize("form", ["short", "line"])
def test_a_form_that_a_clause_lacks_is_refused(tmp_path: Path, form: str) -> None:
    files = {**law("x"), "templates/note/document.md": f'{{{{ clause("law/a", form="{form}") }}}}'}
    [problem] = problems_of(draft, tmp_path, files)
    assert (problem.code, problem.message) == ("DK219", f"the clause 'law/a' has no {form} form")


def test_html_in_a_clause_is_refused_and_in_the_inputs_prints(tmp_path: Path) -> None:
    assert problems_of(draft, tmp_path, law("a <b>c</b>"))[0].code == "DK304"
    assert "a <b>c</b>" in document_text(docx(tmp_path, {}, {"body": "a <b>c</b>"}))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("![x](y.png)", "DK304"),
        ("[x](http://a.b)", "DK308"),
        ("[x](file:///etc/passwd)", "DK308"),
        ("[x](javascript:alert)", "DK308"),
        ("x[^1]", "DK305"),
        ("[@poca-1978, s 1; nobody]", "DK309"),
        ("[@nobody]", "DK202"),
        ('{{ contact("nobody") }}', "DK203"),
        ('{{ source("nobody") }}', "DK202"),
        ('{{ ref("law/b") }}', "DK306"),
        (">" * 100 + "x", "DK310"),
        ("x[^a]\n\n[^a]: y[^a]", "DK305"),
        ("x\n\n[^a]: y", "DK305"),
        ("x[^a]\n\n[^a]: y\n\n[^a]: z", "DK305"),
        ("x &#xFFFE;0&#xFFFF;", "DK113"),
        ("| a |\n|---|\n| b | lost |", "DK311"),
        ("x &#7; y", "DK113"),
        ("x &#x202E; y", "DK114"),
        ("![" * 100 + "x" + "](y)" * 100, "DK310"),
    ],
)
def test_a_faulty_clause_is_refused(tmp_path: Path, body: str, code: str) -> None:
    assert problems_of(draft, tmp_path, law(body))[0].code == code


@pytest.mark.parametrize("character", ["\x07", "\u202e", "\ufffe0\uffff", "\x7f"])
@pytest.mark.parametrize("name", ["clauses/law/a.md", "templates/note/document.md"])
def test_a_hidden_character_in_a_clause_or_outline_is_refused(tmp_path: Path, name: str, character: str) -> None:
    files = law("x")
    files[name] = str(files[name]) + f"\n{character}\n"
    assert problems_of(draft, tmp_path, files)[0].code in {"DK113", "DK114"}


CONTACTS = """
line:
  name: A line
  purpose: advice
  serves: children
  phone: 0800 1111
  hours: day and night
  url: https://www.example.org/
  confidence: verified
  checked_on: 2026-11-01
  nations: [england, wales]
secret: {name: Secret, confidence: unverified, phone: '1'}
old: {name: Old, confidence: verified, phone: '1', checked_on: 2020-01-01}
new: {name: New, confidence: verified, phone: '1'}
"""


def of_contact(key: str) -> dict[str, str | bytes]:
    return {**law(f'{{{{ contact("{key}") }}}}\n\nEnd.'), "clauses/contacts.yaml": CONTACTS}


def test_a_contact_prints_in_one_line(tmp_path: Path) -> None:
    text = document_text(docx(tmp_path, of_contact("line"))).replace("\u00a0", " ")
    assert "A line: advice, for children, 0800 1111 (day and night), example.org" in text


@pytest.mark.parametrize(
    ("key", "code", "printed"), [("secret", "DK212", False), ("old", "DK409", True), ("new", "DK408", True)]
)
def test_a_contact_that_needs_checking_is_reported(tmp_path: Path, key: str, code: str, printed: bool) -> None:
    made = draft(tmp_path, of_contact(key))
    assert code in {problem.code for problem in made.problems}
    assert (key.capitalize() in document_text(docx(tmp_path, of_contact(key)))) is printed


def test_a_contact_of_another_nation_is_left_out_with_its_paragraph(tmp_path: Path) -> None:
    files = of_contact("line")
    files["clauses/law/a.md"] = str(files["clauses/law/a.md"]).replace("england-and-wales", "scotland")
    made = draft(tmp_path, files, {"extent": ["scotland"]})
    assert "DK212" in {problem.code for problem in made.problems}


def test_claims_that_rest_on_one_news_item_are_told(tmp_path: Path) -> None:
    fields = "title: N\ndescription: d\nfields:\n  claims: {type: list, of: claim}\n"
    text = "# {{ title }}\n\n{{ single_source(claims) }}\n"
    files = {"templates/note/template.yaml": fields, "templates/note/document.md": text}
    claims = [{"text": "a", "basis": "news-report", "source": "local-news"}] * 2
    made = draft(tmp_path, files, {"claims": claims})
    assert "DK402" in {problem.code for problem in made.problems}
    assert "Local News" in document_text(docx(tmp_path, files, {"claims": claims}))
    mixed = [claims[0], {"text": "b", "basis": "guidance", "source": "cps-guide"}]
    assert "DK402" not in {problem.code for problem in draft(tmp_path, files, {"claims": mixed}).problems}


@settings(max_examples=100)
@given(text=ANY_TEXT.filter(str.strip))
def test_a_value_passed_to_a_clause_prints_as_itself(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    files = law("In {{ case }}.\n\n| {{ case }} |\n|---|\n| x |", parameters=PARAMETERS)
    data = docx(tmp_path_factory.mktemp("p"), files, {"parameters": {"case": text}})
    found = [one.text for one in paragraphs(data)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    assert f"In {text}." in found
    assert text in found


def test_a_library_refuses_files_that_it_does_not_know(tmp_path: Path) -> None:
    problems = problems_of(load, tmp_path, {"clauses/other.yaml": "a: 1\n", "clauses/law/b.md": "no front matter"})
    assert sorted(problem.code for problem in problems) == ["DK116", "DK119"]


def test_a_library_does_not_follow_links(tmp_path: Path) -> None:
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses" / "a.md").symlink_to("/etc/passwd")
    assert [problem.code for problem in problems_of(load, tmp_path)] == ["DK118"]


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    files = {
        "clauses/law/a.md": clause(status="finished"),
        "clauses/law/b.md": clause(versoin="2"),
        "clauses/terms.yaml": "x",
    }
    problems = problems_of(load, tmp_path, files)
    assert {Path(problem.place.file).name for problem in problems if problem.place} == {"a.md", "b.md", "terms.yaml"}
