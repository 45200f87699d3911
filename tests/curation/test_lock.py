"""The lock: what pins libraries, its text, and what is found to have changed."""

from __future__ import annotations

import random
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.curation.lock.compare import Changes, changes_since
from draftkit.curation.lock.pinned import Lock, lock_of
from draftkit.curation.lock.text import lock_text, read_lock
from draftkit.curation.lock.warnings import lock_warnings
from draftkit.model.library import Library
from draftkit.problems import Problem
from draftkit.steps.load_library import load_library
from tests.support.packs import pack_files
from tests.support.workspace import build_workspace, clause, problems_of

Files = Mapping[str, str | bytes]


def loaded(folder: Path, *packs: Files) -> Library:
    """The library made of packs in folders of their own."""
    folders = [build_workspace(folder / f"pack{number}", files) for number, files in enumerate(packs)]
    return load_library(folders)


def changes(tmp_path: Path, before: list[Files], after: list[Files]) -> Changes:
    """What changed between two states of libraries."""
    file = tmp_path / "draftkit.lock"
    file.write_text(lock_text(lock_of(loaded(tmp_path / "before", *before))), encoding="utf-8")
    lock = read_lock(file)
    assert lock is not None
    return changes_since(lock, loaded(tmp_path / "after", *after))


def problem_of(tmp_path: Path, text: str) -> Problem:
    file = tmp_path / "draftkit.lock"
    file.write_text(text, encoding="utf-8")
    [problem] = problems_of(everything_in, file)
    return problem


def everything_in(file: Path) -> object:
    """What is read of a lock, also of its second part."""
    lock = read_lock(file)
    assert lock is not None
    return lock.clauses()


def good_text(tmp_path: Path) -> str:
    return lock_text(lock_of(loaded(tmp_path / "good", pack_files("ours"))))


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    old = clause(version="0.9.0")
    library = loaded(tmp_path, pack_files("ours"), pack_files("theirs", "2.0.0", theft=clause(), fraud=old))
    lock = lock_of(library)
    file = tmp_path / "draftkit.lock"
    file.write_text(lock_text(lock), encoding="utf-8")
    found = read_lock(file)
    assert found is not None
    assert Lock(found.libraries, found.clauses()) == lock


def test_a_lock_names_libraries_in_order_and_hidden_clauses_as_well(tmp_path: Path) -> None:
    library = loaded(tmp_path, pack_files("ours"), pack_files("theirs", "2.0.0"))
    data = tomllib.loads(lock_text(lock_of(library)))
    assert [(one["name"], one["version"]) for one in data["libraries"]] == [("ours", "1.0.0"), ("theirs", "2.0.0")]
    assert [list(one["clauses"]) for one in data["texts"]] == [["law/theft"], ["law/theft"]]


def test_a_lock_holds_neither_paths_nor_dates(tmp_path: Path) -> None:
    text = good_text(tmp_path)
    assert str(tmp_path) not in text
    assert "202" not in "".join(line for line in text.splitlines() if not line.startswith(("hash", '"')))


def test_nothing_changed_where_the_same_libraries_lie_elsewhere(tmp_path: Path) -> None:
    assert not changes(tmp_path, [pack_files("ours")], [pack_files("ours")])


def test_changed_clauses_are_named(tmp_path: Path) -> None:
    before = pack_files("ours", "1.0.0", theft=clause("Old."), fraud=clause(), arson=clause())
    after = pack_files("ours", "1.1.0", theft=clause("New."), arson=clause(), robbery=clause())
    [change] = changes(tmp_path, [before], [after]).changed
    assert (change.old_version, change.new_version) == ("1.0.0", "1.1.0")
    assert change.changed == ("law/theft 1.0.0",)
    assert change.added == ("law/robbery 1.0.0",)
    assert change.removed == ("law/fraud 1.0.0",)


def test_a_new_version_beside_the_old_one_is_an_added_one(tmp_path: Path) -> None:
    after = pack_files("ours", **{"theft": clause("New.", version="1.1.0"), "theft@1.0.0": clause()})
    [change] = changes(tmp_path, [pack_files("ours")], [after]).changed
    assert (change.added, change.changed, change.removed) == (("law/theft 1.1.0",), (), ())


def test_one_of_two_variants_of_a_version_that_changed_is_named(tmp_path: Path) -> None:
    scottish = {"extent": "[scotland]"}
    before = pack_files("ours", **{"theft": clause(), "theft.scotland": clause("Old.", **scottish)})
    after = pack_files("ours", **{"theft": clause(), "theft.scotland": clause("New.", **scottish)})
    [change] = changes(tmp_path, [before], [after]).changed
    assert change.clauses == ("law/theft 1.0.0",)


def test_a_changed_register_is_a_change_without_clauses(tmp_path: Path) -> None:
    after = {**pack_files("ours"), "sources.yaml": "act: {type: act, title: An Act 2000}\n"}
    [change] = changes(tmp_path, [pack_files("ours")], [after]).changed
    assert change.clauses == ()


def test_libraries_that_came_and_went_are_named(tmp_path: Path) -> None:
    found = changes(tmp_path, [pack_files("a"), pack_files("b")], [pack_files("b"), pack_files("c")])
    assert [one.name for one in found.new] == ["c"]
    assert [one.name for one in found.gone] == ["a"]
    assert (found.changed, found.order) == ((), ())


def test_another_order_is_a_change(tmp_path: Path) -> None:
    found = changes(tmp_path, [pack_files("a"), pack_files("b")], [pack_files("b"), pack_files("a")])
    assert found.order == ("b", "a")


def test_two_libraries_of_one_name_are_told_apart(tmp_path: Path) -> None:
    second = pack_files("same", "2.0.0", fraud=clause("Old."))
    changed = pack_files("same", "2.0.0", fraud=clause("New."))
    [change] = changes(tmp_path, [pack_files("same"), second], [pack_files("same"), changed]).changed
    assert change.changed == ("law/fraud 1.0.0",)


def test_a_warning_names_the_changed_clauses_of_the_document_and_counts_the_others(tmp_path: Path) -> None:
    names = ("theft", "fraud", "arson")
    before = pack_files("ours", "1.0.0", **{name: clause("Old.") for name in names})
    after = pack_files("ours", "1.1.0", **{name: clause("New.") for name in names})
    found = changes(tmp_path, [before], [after])
    used = loaded(tmp_path / "used", after).clauses["law/fraud"]
    [problem] = lock_warnings(found, tmp_path / "draftkit.lock", used)
    expected = "the library ours is 1.1.0, pinned is 1.0.0; changed in this document: law/fraud 1.0.0"
    assert problem.message == f"{expected}, and 2 other clauses"


def test_a_warning_says_when_no_clause_of_the_document_changed(tmp_path: Path) -> None:
    found = changes(tmp_path, [pack_files("ours")], [pack_files("ours", theft=clause("New."))])
    [problem] = lock_warnings(found, tmp_path / "draftkit.lock", [])
    assert problem.message.endswith("1 clause changed, none of them in this document")


def test_without_a_document_five_changed_clauses_are_named(tmp_path: Path) -> None:
    after = pack_files("ours", **{f"clause-{number}": clause() for number in range(9)}, theft=clause())
    found = changes(tmp_path, [pack_files("ours")], [after])
    [problem] = lock_warnings(found, tmp_path / "draftkit.lock")
    assert "changed: law/clause-0 1.0.0, " in problem.message
    assert problem.message.endswith("and 4 other clauses")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "'version' is missing"),
        ("version = 0\n", "it has form 0, which never was"),
        ("version = 1\n[[libraries]]\nname = 'a'\n", "missing"),
        ("version = 1\n[[libraries]]\nname = 'a'\nversion = '1.0.0'\nhash = 'no hash'\n", "hash"),
        ("version = 1\nextra = 2\n", "unknown key 'extra'"),
        ("version = 1\nlibraries = {}\n", "must be a list"),
        ("version = \n", "Invalid value"),
    ],
)
def test_a_damaged_lock_is_told(tmp_path: Path, text: str, says: str) -> None:
    problem = problem_of(tmp_path, text)
    assert problem.code == "DK613"
    assert says in problem.message
    assert problem.hint == "draftkit lock writes it anew"


def test_a_lock_whose_second_part_is_cut_off_is_told_when_it_is_needed(tmp_path: Path) -> None:
    text = good_text(tmp_path)
    assert problem_of(tmp_path, text[: text.index("[[texts]]")]).code == "DK613"
    assert problem_of(tmp_path, text[:-5]).code == "DK613"


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs"])
def test_the_marks_of_a_conflict_are_told_at_their_line(tmp_path: Path, mark: str) -> None:
    first, _, rest = good_text(tmp_path).partition("\n\n")
    problem = problem_of(tmp_path, f"{first}\n{mark}\n{rest}")
    assert problem.code == "DK613"
    assert "conflict" in problem.message
    assert problem.place is not None
    assert (problem.place.line, problem.place.source) == (3, mark)


def test_a_lock_of_a_newer_form_is_told_whatever_else_it_holds(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "version = 2\nnovelty = true\n")
    assert problem.code == "DK614"


def test_a_lock_with_the_line_ends_of_windows_is_read(tmp_path: Path) -> None:
    file = tmp_path / "draftkit.lock"
    file.write_bytes(b"\xef\xbb\xbf" + good_text(tmp_path).replace("\n", "\r\n").encode())
    lock = read_lock(file)
    assert lock is not None
    assert [list(editions) for editions in lock.clauses()] == [["law/theft"]]


NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Z"), exclude_characters="/\\.@"), min_size=1, max_size=12
)


@settings(max_examples=30, deadline=None)
@given(names=st.sets(NAMES, min_size=1, max_size=5), seed=st.integers(0, 1000))
def test_locking_does_not_depend_on_the_order_of_files_on_disk(names: set[str], seed: int) -> None:
    unalike = {name.casefold(): name for name in sorted(names)}
    files = pack_files("ours", **{name: clause(f"On {number}.") for number, name in enumerate(unalike.values())})
    shuffled = dict(random.Random(seed).sample(list(files.items()), len(files)))
    with tempfile.TemporaryDirectory() as folder:
        first = lock_text(lock_of(loaded(Path(folder) / "first", files)))
        second = lock_text(lock_of(loaded(Path(folder) / "second", shuffled)))
        file = Path(folder) / "draftkit.lock"
        file.write_text(first, encoding="utf-8")
        lock = read_lock(file)
        assert lock is not None
        assert first == second
        assert set(lock.clauses()[0]) == {f"law/{name}" for name in unalike.values()}


def test_a_name_with_quotes_and_line_ends_survives(tmp_path: Path) -> None:
    awkward = {**pack_files("ours"), "library.yaml": 'name: "a \\"b\\" \\\\ \\n[[texts]]\\n"\nversion: 1.0.0\n'}
    lock = lock_of(loaded(tmp_path, awkward))
    file = tmp_path / "draftkit.lock"
    file.write_text(lock_text(lock), encoding="utf-8")
    found = read_lock(file)
    assert found is not None
    assert Lock(found.libraries, found.clauses()) == lock


STATES = st.dictionaries(
    st.sampled_from(["theft", "fraud", "arson", "theft@0.9.0"]), st.sampled_from(["Old.", "New.", "Newer."])
)


def texts(state: Mapping[str, str]) -> Files:
    """A library with these texts; names with a version have that version."""
    versions = {name: name.partition("@")[2] or "1.0.0" for name in state}
    found = {f"law/{name}.md": clause(text, version=versions[name]) for name, text in state.items()}
    return {"library.yaml": "name: ours\nversion: 1.0.0\n", **found}


@settings(max_examples=30, deadline=None)
@given(before=STATES, after=STATES)
def test_what_is_said_to_have_changed_is_exactly_what_differs(before: dict[str, str], after: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = changes(Path(folder), [texts(before)], [texts(after)])
    named = {name: f"law/{name.partition('@')[0]} {name.partition('@')[2] or '1.0.0'}" for name in before | after}
    change = found.changed[0] if found.changed else None
    assert bool(found) == (before != after)
    assert set(change.added if change else ()) == {named[name] for name in after.keys() - before.keys()}
    assert set(change.removed if change else ()) == {named[name] for name in before.keys() - after.keys()}
    both = before.keys() & after.keys()
    assert set(change.changed if change else ()) == {named[name] for name in both if before[name] != after[name]}
