from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.workspace import clause, draft, outline, shown

TERMS = """
images:
  avoid: [child porn, child pornography]
  prefer: indecent images of a child
  reason: it is abuse
  except: [Child Pornography Act 1996]
"""


def law(**front: str) -> dict[str, str | bytes]:
    return {**outline('# {{ title }}\n\n{{ text }}\n\n{{ clause("law/a") }}\n'), "clauses/law/a.md": clause(**front)}


def found(folder: Path, code: str, files: dict | None = None, inputs: dict | str | None = None) -> list[str]:
    made = draft(folder, files or law(), inputs)
    return [shown(problem) for problem in made.problems if problem.code == code]


def test_a_clean_document_has_no_findings(tmp_path: Path) -> None:
    assert draft(tmp_path, law()).problems == ()


def test_a_gap_that_a_person_wrote_is_told_at_its_place(tmp_path: Path) -> None:
    text = "template: note\ntitle: T\ntext: 'on [TO CONFIRM: date] at [TO CONFIRM: court]'\n"
    assert found(tmp_path, "DK401", law(), text) == [
        "warning DK401 inputs.yaml:3:7: to confirm: date",
        "warning DK401 inputs.yaml:3:7: to confirm: court",
    ]


def test_a_term_to_avoid_is_told_with_the_better_word(tmp_path: Path) -> None:
    files = {**law(), "clauses/terms.yaml": TERMS}
    text = "template: note\ntitle: T\ntext: about Child Pornography online\n"
    assert found(tmp_path, "DK404", files, text) == [
        "warning DK404 inputs.yaml:3:13: 'Child Pornography' is a term to avoid"
    ]


def test_a_term_in_quotation_marks_or_in_a_name_is_not_told(tmp_path: Path) -> None:
    files = {**law(), "clauses/terms.yaml": TERMS}
    assert found(tmp_path, "DK404", files, {"text": 'he said "child porn" once'}) == []
    assert found(tmp_path, "DK404", files, {"text": "the Child Pornography Act 1996"}) == []
    assert found(tmp_path, "DK404", files, {"text": "grandchild pornographic"}) == []


def test_a_clause_that_nobody_approved_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, "DK405", law(status="draft")) == ["warning DK405: nobody has approved the clause: law/a"]


def test_a_lapsed_review_is_told(tmp_path: Path) -> None:
    made = found(tmp_path, "DK406", law(review_by="2026-11-21"))
    assert [one.partition(": ")[2] for one in made] == [
        "the review of law/a is due by 21 November 2026, before the date of the document"
    ]
    assert found(tmp_path, "DK406", law(review_by="2026-11-22")) == []


def test_law_of_unknown_state_is_told(tmp_path: Path) -> None:
    stated = "[{source: poca-1978, provisions: [s 1, s 2], status: unknown}]"
    made = found(tmp_path, "DK407", law(law=stated))
    assert [one.partition(": ")[2] for one in made] == ["law/a: whether s 1, s 2 of poca-1978 is in force is unknown"]


def test_a_template_may_leave_a_check_out(tmp_path: Path) -> None:
    files = law(status="draft")
    files["templates/note/template.yaml"] = str(files["templates/note/template.yaml"]) + "checks: [DK405]\n"
    assert found(tmp_path, "DK405", files) == []


def test_findings_depend_on_the_date_of_the_document(tmp_path: Path) -> None:
    made = draft(tmp_path, law(review_by="2026-11-21"), as_at=date(2026, 11, 20))
    assert made.problems == ()


def test_a_gap_in_a_field_of_markdown_is_told_once_with_its_line(tmp_path: Path) -> None:
    text = "template: note\ntitle: T\nbody: |\n  We saw\n\n  [TO CONFIRM: numbers] and [TO CONFIRM: numbers].\n"
    found = [problem for problem in draft(tmp_path, {}, text).problems if problem.code == "DK401"]
    assert [problem.message for problem in found] == ["to confirm: numbers"]
