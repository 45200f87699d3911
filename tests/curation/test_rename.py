"""Renaming: files move, whole ids are rewritten, everything else stays byte by byte."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import draftkit
from draftkit.curation.approve import approve
from draftkit.curation.changes import make, unified
from draftkit.curation.references import renamed_anywhere, renamed_in_code, renamed_word
from draftkit.curation.rename import Renaming, rename
from draftkit.curation.signing import Decision, signed
from draftkit.model.fingerprint import is_unchanged
from tests.curation.conftest import Open
from tests.support.workspace import clause, problems_of

TODAY = date(2026, 11, 24)

USER = """\
---
title: "law/a"                 # a title may be called like a clause
summary: See law/a.
version: 1.0.0
status: draft
extent: [england-and-wales]
requires: ["law/a", law/a-b,   # why
  'law/a']
conflicts:
- law/a   # never both
- xlaw/a
sources: []
checked_on: 2026-11-01
review_by: 2027-11-01
short: See {{ ref("law/a") }}, not "law/a".
examples: [{}]
---
{{ ref('law/a') }} and {{ ref("law/a-b") }} and law/a, "law/a".
{% if "law/a" %}{{ 'xlaw/a' }}{% endif %}
No line at the end"""

RENAMED = USER.replace('requires: ["law/a"', 'requires: ["law/new"').replace("  'law/a']", "  'law/new']")
RENAMED = RENAMED.replace("- law/a   #", "- law/new   #").replace('ref("law/a")', 'ref("law/new")')
RENAMED = RENAMED.replace("ref('law/a')", "ref('law/new')").replace('if "law/a"', 'if "law/new"')

FILES: dict[str, str | bytes] = {
    "clauses/law/a.md": clause(version="1.1.0"),
    "clauses/law/a@1.0.0.md": clause(until="2026-01-01"),
    "clauses/law/a.scotland.md": clause(version="1.2.0", extent="[scotland]"),
    "clauses/law/a-b.md": clause(),
    "clauses/xlaw/a.md": clause(),
    "clauses/law/user.md": USER,
    "templates/note/document.md": '# {{ title }}\n\n{{ clause("law/a") }} {{ clause("law/a-b") }} "law/a"\n',
    "templates/note/template.yaml": "title: Note\ndescription: A note.\n"
    "fields:\n  which: {type: choice, choices: [law/a, law/a-b], default: law/a}  # law/a\n",
    "note.yaml": "template: note\nclauses:   # which\n  - law/a # this\n  - 'law/a-b'\n"
    "without_clauses: [law/a]\ntitle: law/a\n",
    "note.json": '{"template": "note", "clauses": ["law/a", "law/a-b"]}',
    "draftkit.toml": "[inputs]\nclauses = ['law/a', \"law/a\"] # law/a\n",
    "broken.yaml": "template: note\nclauses: [law/a\n",
    "note.docx": b"law/a",
}


def renamed(opened: Open, tmp_path: Path, new: str = "law/new", old: str = "law/a", **files: str) -> Decision:
    library, desk = opened(FILES)
    inputs = [tmp_path / name for name in ("note.yaml", "note.json", "draftkit.toml", "broken.yaml")]
    return rename(Renaming(old, new), library, desk, [tmp_path / "templates"], inputs)


def test_files_move_and_references_follow(opened: Open, tmp_path: Path) -> None:
    decision = renamed(opened, tmp_path)
    make(decision.changes)
    assert decision.said == (
        "law/a is now law/new: 3 files moved, references changed in 6 more.",
        "  Not read, and left alone: broken.yaml (this is not valid YAML: did not find expected ',' or ']').",
    )
    names = sorted(path.name for path in (tmp_path / "clauses/law").iterdir())
    assert names == ["a-b.md", "new.md", "new.scotland.md", "new@1.0.0.md", "user.md"]
    assert (tmp_path / "clauses/law/new@1.0.0.md").read_text() == FILES["clauses/law/a@1.0.0.md"]
    expected = {
        "clauses/law/user.md": RENAMED,
        "templates/note/document.md": '# {{ title }}\n\n{{ clause("law/new") }} {{ clause("law/a-b") }} "law/a"\n',
        "templates/note/template.yaml": str(FILES["templates/note/template.yaml"])
        .replace("[law/a,", "[law/new,")
        .replace("default: law/a}  # law/a", "default: law/new}  # law/new"),
        "note.yaml": "template: note\nclauses:   # which\n  - law/new # this\n  - 'law/a-b'\n"
        "without_clauses: [law/new]\ntitle: law/a\n",
        "note.json": '{"template": "note", "clauses": ["law/new", "law/a-b"]}',
        "draftkit.toml": "[inputs]\nclauses = ['law/new', \"law/new\"] # law/a\n",
        "broken.yaml": FILES["broken.yaml"],
        "note.docx": "law/a",
        "clauses/xlaw/a.md": FILES["clauses/xlaw/a.md"],
    }
    assert {name: (tmp_path / name).read_text() for name in expected} == expected
    library = draftkit.load_library([tmp_path / "clauses"], [tmp_path / "templates"])
    assert list(library.clauses) == ["law/a-b", "law/new", "law/user", "xlaw/a"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_marks_stay(ends: str, mark: str, opened: Open, tmp_path: Path) -> None:
    files = {"clauses/law/a.md": clause(), "clauses/law/user.md": (mark + USER.replace("\n", ends)).encode()}
    files["note.yaml"] = (mark + str(FILES["note.yaml"]).replace("\n", ends)).encode()
    library, desk = opened(files)
    make(rename(Renaming("law/a", "law/new"), library, desk, [], [tmp_path / "note.yaml"]).changes)
    assert (tmp_path / "clauses/law/user.md").read_bytes().decode() == mark + RENAMED.replace("\n", ends)
    changed = str(FILES["note.yaml"]).replace("- law/a ", "- law/new ").replace("[law/a]", "[law/new]")
    assert (tmp_path / "note.yaml").read_bytes().decode() == mark + changed.replace("\n", ends)


def test_a_clause_moves_to_another_family_and_the_empty_folder_goes(opened: Open, tmp_path: Path) -> None:
    library, desk = opened({"clauses/law/a.md": clause()})
    make(rename(Renaming("law/a", "other-law/b"), library, desk, [], []).changes)
    assert (tmp_path / "clauses/other-law/b.md").read_text() == clause()
    assert not (tmp_path / "clauses/law").exists()


def test_an_approved_clause_that_names_the_id_stays_approved(opened: Open, tmp_path: Path) -> None:
    library, desk = opened({"clauses/law/a.md": clause(), "clauses/law/user.md": USER, "clauses/law/a-b.md": clause()})
    make(approve(library.clauses["law/user"], signed("Jane", TODAY, TODAY), desk).changes)
    library, desk = opened({})
    make(rename(Renaming("law/a", "law/new"), library, desk, [], []).changes)
    [user] = opened({})[0].clauses["law/user"]
    assert "law/new" in user.requires
    assert is_unchanged(user)


def test_a_change_that_nobody_approved_is_not_hidden_by_a_new_name(opened: Open, tmp_path: Path) -> None:
    text = clause("{{ ref('law/a') }}", fingerprint="0123456789abcdef")
    library, desk = opened({"clauses/law/a.md": clause(), "clauses/law/user.md": text})
    make(rename(Renaming("law/a", "law/new"), library, desk, [], []).changes)
    [user] = opened({})[0].clauses["law/user"]
    assert user.fingerprint == "0123456789abcdef"


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("law/aa", "law/new", "DK201", "there is no clause 'law/aa'"),
        ("law/a@1.0.0", "law/new", "DK283", "'law/a@1.0.0' is a variant or version, not an id"),
        ("law/a.scotland", "law/new", "DK283", "'law/a.scotland' is a variant or version, not an id"),
        ("law/a", "law/user", "DK284", "there is a clause law/user already"),
        ("law/a", "law/User", "DK284", "there is a clause law/user already"),
        ("law/a", "law/a", "DK284", "there is a clause law/a already"),
        ("law/a", "new", "DK283", "'new' is not an id"),
        ("law/a", "../new", "DK283", "'..' cannot be part of an id"),
        ("law/a", "/etc/new", "DK283", "'/etc/new' is not an id"),
        ("law/a", "law/", "DK283", "'law/' is not an id"),
        ("law/a", "law/new.md", "DK283", "'new.md' cannot be part of an id"),
        ("law/a", "law/new name", "DK283", "'new name' cannot be part of an id"),
        ("law/a", "law/new@1.0.0", "DK283", "'new@1.0.0' cannot be part of an id"),
        ("law/a", "law\\new", "DK283", "'law\\new' cannot be part of an id"),
        ("law/a", "law/-new", "DK283", "'-new' cannot be part of an id"),
        ("law/a", "law/\u202enew", "DK283", "'\u202enew' cannot be part of an id"),
    ],
)
def test_what_cannot_be_renamed_is_refused(
    old: str, new: str, code: str, message: str, opened: Open, tmp_path: Path
) -> None:
    [problem] = problems_of(renamed, opened, tmp_path, new, old)
    assert (problem.code, problem.message) == (code, message)


def test_a_clause_that_other_libraries_have_as_well_is_not_renamed(opened: Open, tmp_path: Path) -> None:
    library, desk = opened({"clauses/law/a.md": clause(), "clauses/law/b.md": clause()})
    elsewhere = type(desk)(desk.clauses, (tmp_path / "elsewhere",))
    [problem] = problems_of(rename, Renaming("law/a", "law/new"), library, elsewhere, [], [])
    assert (problem.code, problem.message) == (
        "DK273",
        "law/a belongs to the library small, which is not yours to edit",
    )


def test_a_dry_run_shows_moves_and_changes(opened: Open, tmp_path: Path) -> None:
    library, desk = opened({"clauses/law/a.md": clause(), "note.yaml": "template: note\nclauses: [law/a]\n"})
    changes = rename(Renaming("law/a", "law/new"), library, desk, [], [tmp_path / "note.yaml"]).changes
    assert unified(changes, tmp_path).split("\n") == [
        "rename from clauses/law/a.md",
        "rename to clauses/law/new.md",
        "--- a/note.yaml",
        "+++ b/note.yaml",
        "@@ -1,2 +1,2 @@",
        " template: note",
        "-clauses: [law/a]",
        "+clauses: [law/new]",
    ]


def test_when_a_file_is_in_the_way_nothing_moves(opened: Open, tmp_path: Path) -> None:
    decision = renamed(opened, tmp_path)
    (tmp_path / "clauses/law/new.md").write_text("in the way")
    assert [problem.code for problem in problems_of(make, decision.changes)] == ["DK607"]
    assert (tmp_path / "clauses/law/a.md").is_file()
    assert (tmp_path / "note.yaml").read_text() == FILES["note.yaml"]


ids = st.from_regex(r"[a-z]{1,3}/[a-z]{1,3}(-[a-z])?", fullmatch=True)


@given(st.lists(st.one_of(ids, st.text("\"'{}% .,/-@ab\n", max_size=5))).map("".join), ids, ids)
def test_a_whole_id_is_rewritten_and_nothing_else(text: str, old: str, new: str) -> None:
    made = renamed_anywhere(old, new)(text)
    assert renamed_anywhere(old, old)(text) == text
    if old not in text:
        assert made == text
    in_code = renamed_in_code(old, new)(text)
    code = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
    assert code.split(in_code) == code.split(text)
    assert renamed_word(old, new)(old) == new


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("law/a", "N"),
        ("'law/a', law/a.", "'N', N."),
        ("law/a-b xlaw/a a.law/a law/a/b my-law/a law/ab law/a.b", None),
        ("(law/a) [law/a] law/a@1.0.0", "(N) [N] N@1.0.0"),
    ],
)
def test_only_whole_ids_are_references(text: str, made: str | None) -> None:
    assert renamed_anywhere("law/a", "N")(text) == (text if made is None else made)
