from __future__ import annotations

from pathlib import Path

import pytest

import draftkit
from draftkit.steps.load_inputs import holds
from tests.support.workspace import AS_AT, docx, draft, load, outline, problems_of, shown
from tests.support.xml import document_text, paragraphs, tree_of, w

FIELDS = """
title: Note
description: A short note.
fields:
  topic: {type: text, label: Topic, required: true}
  day: {type: date, label: Day, required: true}
  body: {type: markdown, label: Body, required: true}
  entries: {type: list, of: text, label: Entries, required: true}
  who: {type: person, label: Who, required: true}
  urgent: {type: boolean, label: Urgent}
  why: {type: text, label: Why, required: true, when: urgent}
  kind: {type: choice, choices: [short, long], default: short}
  much: {type: text, label: Much, required: true, when: "kind == 'long'"}
  claims: {type: list, of: claim}
  options: {type: list, fields: {name: {type: text, label: Name, required: true}, size: {type: number}}}
"""
OUTLINE = """# {{ title }}

{{ topic }}, {{ day }}, {{ who.role }}, {{ kind }}

{{ body }}

{% for entry in entries %}
- {{ entry }}
{% endfor %}

{{ why }}

{{ much }}

{% for claim in claims %}
{{ attributed(claim) }}

{% endfor %}
{% for one in options %}
| Name | Size |
|---|---|
| {{ one.name }} | {{ one.size }} |

{% endfor %}
"""
FILES = {"templates/note/template.yaml": FIELDS, "templates/note/document.md": OUTLINE}

FULL = {
    "topic": "Images",
    "day": "2026-11-22",
    "who": {"role": "Minister"},
    "body": "Text.",
    "entries": ["one"],
}


def gaps(folder: Path, inputs: dict) -> list[str]:
    return [shown(one) for one in draft(folder, FILES, inputs).problems if one.code == "DK401"]


def test_a_full_set_of_inputs_has_no_gaps(tmp_path: Path) -> None:
    assert gaps(tmp_path, FULL) == []


def test_every_missing_field_is_a_gap_by_its_label(tmp_path: Path) -> None:
    found = gaps(tmp_path, {})
    assert [gap.partition("to confirm: ")[2] for gap in found] == [
        "Topic (topic)",
        "Day (day)",
        "Body (body)",
        "Entries (entries)",
        "Who (who)",
    ]


def test_a_gap_prints_its_label_in_its_style(tmp_path: Path) -> None:
    data = docx(tmp_path, FILES, {name: value for name, value in FULL.items() if name != "topic"})
    assert paragraphs(data)[1].text.startswith("[TO CONFIRM: Topic], 22 November 2026, Minister, short")
    assert [one.get(w("val")) for one in tree_of(data).iter(w("rStyle"))] == ["ToConfirm"]


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u00a0 "])
def test_a_required_text_of_blanks_is_a_gap(tmp_path: Path, blank: str) -> None:
    assert [gap.partition("to confirm: ")[2] for gap in gaps(tmp_path, {**FULL, "topic": blank})] == ["Topic (topic)"]


def test_a_field_is_asked_for_only_when_its_condition_holds(tmp_path: Path) -> None:
    assert gaps(tmp_path, {**FULL, "urgent": False}) == []
    assert ["Why" in gap for gap in gaps(tmp_path, {**FULL, "urgent": True})] == [True]
    assert ["Much" in gap for gap in gaps(tmp_path, {**FULL, "kind": "long"})] == [True]


@pytest.mark.parametrize(
    ("condition", "values", "truth"),
    [
        ("", {}, True),
        ("a", {"a": True}, True),
        ("a", {"a": ""}, False),
        ("a", {}, False),
        ("not a", {"a": []}, True),
        ("not a", {"a": "x"}, False),
        ("a == 'x'", {"a": "x"}, True),
        ("a == 'x'", {"a": "y"}, False),
        ("not a == 'x'", {"a": "y"}, True),
    ],
)
def test_a_condition_is_worked_out(condition: str, values: dict, truth: bool) -> None:
    assert holds(condition, values) is truth


def test_a_gap_in_an_entry_names_the_entry(tmp_path: Path) -> None:
    found = gaps(tmp_path, {**FULL, "options": [{"name": "a"}, {"size": 3}]})
    assert [gap.partition("to confirm: ")[2] for gap in found] == ["Name (options[2].name)"]


def test_a_number_prints_as_it_was_written(tmp_path: Path) -> None:
    options = [{"name": "a", "size": size} for size in ("12", "2.50", 7)]
    text = document_text(docx(tmp_path, FILES, {**FULL, "options": options}))
    assert [line for line in text.split("\n") if line in ("12", "2.50", "7")] == ["12", "2.50", "7"]


def test_a_claim_with_an_unknown_source_is_refused_at_its_place(tmp_path: Path) -> None:
    text = "template: note\ntitle: T\nclaims:\n  - {text: a, basis: research, source: local-new}\n"
    [problem] = problems_of(draft, tmp_path, FILES, text)
    assert shown(problem) == "error DK202 inputs.yaml:4:40: there is no source 'local-new'"
    assert problem.hint == "did you mean 'local-news'?"


def test_an_own_source_that_hides_one_of_the_library_is_refused(tmp_path: Path) -> None:
    text = "template: note\ntitle: T\nsources:\n  smith: {type: web, title: x}\n"
    [problem] = problems_of(draft, tmp_path, FILES, text)
    assert shown(problem) == "error DK218 inputs.yaml:4:3: the source 'smith' is in the library already"


def test_an_unknown_template_names_the_nearest(tmp_path: Path) -> None:
    [problem] = problems_of(draft, tmp_path, {}, "template: notes\ntitle: T\n")
    assert (shown(problem), problem.hint) == (
        "error DK204 inputs.yaml:1:11: there is no template 'notes'",
        "did you mean 'note'?",
    )


def test_inputs_without_a_template_are_refused(tmp_path: Path) -> None:
    assert [p.code for p in problems_of(draft, tmp_path, {}, "title: T\n")] == ["DK112"]


@pytest.mark.parametrize(
    ("basis", "lead"),
    [
        ("court-record", "Court records show that"),
        ("police-statement", "Police said that"),
        ("news-report", "It is reported that"),
        ("own-knowledge", "We know from our own work that"),
    ],
)
def test_a_claim_is_printed_with_who_said_it(tmp_path: Path, basis: str, lead: str) -> None:
    claims = [{"text": "it is so", "basis": basis, "source": "poca-1978"}]
    assert f"{lead} it is so." in document_text(docx(tmp_path, FILES, {**FULL, "claims": claims}))


def test_a_claim_from_the_news_about_somebody_else_says_so(tmp_path: Path) -> None:
    claims = [{"text": "it is so", "basis": "police-statement", "source": "local-news"}]
    text = document_text(docx(tmp_path, FILES, {**FULL, "claims": claims}))
    assert "Police said that it is so (as reported by Local News)." in text


def test_the_declaration_of_a_template_is_checked_at_its_place(tmp_path: Path) -> None:
    declared = "title: a\ndescription: b\nfields:\n  x: {type: choise}\n  9y: {type: text}\n  z: {type: choice}\n"
    library = load(tmp_path, {"templates/note/template.yaml": declared})
    problems = problems_of(lambda: library.templates["note"])
    assert [shown(problem).partition(":")[0] for problem in problems] == [
        "error DK111 template.yaml",
        "error DK120 template.yaml",
        "error DK120 template.yaml",
    ]


def test_the_starter_file_of_a_template_loads_as_it_stands(tmp_path: Path) -> None:
    from draftkit.outputs.inputs_file import starter_inputs

    library = load(tmp_path, {**FILES, **outline(OUTLINE), "templates/note/template.yaml": FIELDS})
    path = tmp_path / "new.yaml"
    path.write_text(starter_inputs(library.templates["note"]), encoding="utf-8")
    made = draftkit.assemble(draftkit.read_inputs(path), library, as_at=AS_AT)
    assert made.title == "[TO CONFIRM: Title]"
