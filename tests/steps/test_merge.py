"""Several libraries make one: which versions are in use, which are hidden, and what each library is called."""

from __future__ import annotations

from pathlib import Path

import pytest

import draftkit
from draftkit.model.library import Library
from tests.support.workspace import build_workspace, clause, problems_of, shown

SCOTLAND = {"extent": "[scotland]"}


def merged(folder: Path, *packs: dict[str, str]) -> Library:
    """The library made of packs `one`, `two`, …, each given as names of files with their text."""
    names = ("one", "two", "three")
    for name, files in zip(names, packs, strict=False):
        files = {"library.yaml": f"name: {name}\nversion: 1.0.0\n", **files}
        build_workspace(folder / name, files)
    return draftkit.load_library([folder / name for name in names[: len(packs)]])


def used(library: Library, id: str = "law/a") -> list[tuple[str, str]]:
    return [(one.library, one.version) for one in library.clauses[id]]


def hidden(library: Library, id: str = "law/a") -> list[tuple[str, str]]:
    return [(one.library, one.version) for one in library.hidden.get(id, ())]


def test_the_first_library_that_has_a_variant_has_it_with_all_its_versions(tmp_path: Path) -> None:
    later = {"law/a.md": clause(version="2.0.0"), "law/a@1.0.0.md": clause()}
    library = merged(tmp_path, {"law/a.md": clause(version="1.5.0")}, later)
    assert used(library) == [("one", "1.5.0")]
    assert hidden(library) == [("two", "2.0.0"), ("two", "1.0.0")]


def test_variants_of_one_clause_may_come_from_different_libraries(tmp_path: Path) -> None:
    parents = clause(version="3.0.0", audiences="[parents]")
    library = merged(
        tmp_path, {"law/a.scotland.md": clause(**SCOTLAND)}, {"law/a.md": clause(), "law/a.parents.md": parents}
    )
    assert used(library) == [("two", "3.0.0"), ("one", "1.0.0"), ("two", "1.0.0")]
    assert hidden(library) == []


@pytest.mark.parametrize("extent", ["[england, wales]", "[wales, england]", "[england-and-wales]"])
def test_an_extent_is_the_same_in_whatever_words(tmp_path: Path, extent: str) -> None:
    library = merged(tmp_path, {"law/a.md": clause()}, {"law/a.md": clause(extent=extent)})
    assert (used(library), hidden(library)) == ([("one", "1.0.0")], [("two", "1.0.0")])


def test_an_override_hides_the_variant_that_has_the_version_it_names(tmp_path: Path) -> None:
    ours = clause(extent="[england]", overrides="law/a@1.0.0")
    theirs = {"law/a.md": clause(version="1.1.0"), "law/a@1.0.0.md": clause(), "law/b.md": clause()}
    library = merged(tmp_path, {"law/a.md": ours}, theirs)
    assert used(library) == [("one", "1.0.0")]
    assert hidden(library) == [("two", "1.1.0"), ("two", "1.0.0")]
    assert used(library, "law/b") == [("two", "1.0.0")]


def test_an_override_of_a_version_that_two_variants_have_means_its_own_nations(tmp_path: Path) -> None:
    ours = clause(extent="[england]", overrides="law/a@1.0.0")
    library = merged(tmp_path, {"law/a.md": ours}, {"law/a.md": clause(), "law/a.scotland.md": clause(**SCOTLAND)})
    assert [one.extent for one in library.clauses["law/a"]] == [("england",), ("scotland",)]


def test_an_override_of_a_version_that_nobody_has_hides_nothing_else(tmp_path: Path) -> None:
    ours = clause(extent="[england]", overrides="law/a@1.0.0")
    library = merged(tmp_path, {"law/a.md": ours}, {"law/a.md": clause(version="2.0.0")})
    assert used(library) == [("two", "2.0.0"), ("one", "1.0.0")]


def test_an_override_hides_nothing_in_its_own_or_an_earlier_library(tmp_path: Path) -> None:
    own = {"law/a.md": clause(version="2.0.0", extent="[england]", overrides="law/a@1.0.0"), "law/a@1.0.0.md": clause()}
    library = merged(tmp_path, {"law/a.md": clause(**SCOTLAND)}, own)
    assert used(library) == [("two", "2.0.0"), ("one", "1.0.0"), ("two", "1.0.0")]


def test_what_an_overridden_override_hid_stays_hidden(tmp_path: Path) -> None:
    second = clause(extent="[england]", overrides="law/a@1.0.0")
    library = merged(tmp_path, {"law/a.md": clause(extent="[england]")}, {"law/a.md": second}, {"law/a.md": clause()})
    assert (used(library), hidden(library)) == ([("one", "1.0.0")], [("two", "1.0.0"), ("three", "1.0.0")])


def test_an_override_of_another_clause_is_refused(tmp_path: Path) -> None:
    problems = problems_of(merged, tmp_path, {"law/a.md": clause(overrides="law/b@1.0.0")}, {"law/b.md": clause()})
    assert shown(problems[0]) == (
        "error DK211 a.md:12:12: this is law/a, but it overrides law/b: "
        "a clause overrides only another library's of its id"
    )


def test_a_version_twice_in_one_library_is_refused_whatever_the_files_are_called(tmp_path: Path) -> None:
    twice = {"law/a.md": clause(), "law/a@1.0.0.md": clause(), "law/a.parents.md": clause(audiences="[parents]")}
    problems = problems_of(merged, tmp_path, twice)
    assert [shown(problem) for problem in problems] == [
        "error DK205 a@1.0.0.md:1:None: version 1.0.0 of law/a exists twice"
    ]


def test_a_version_in_two_libraries_is_no_fault(tmp_path: Path) -> None:
    assert used(merged(tmp_path, {"law/a.md": clause()}, {"law/a@1.0.0.md": clause()})) == [("one", "1.0.0")]


def test_names_that_differ_only_in_capital_letters_are_refused(tmp_path: Path) -> None:
    problems = problems_of(merged, tmp_path, {"law/a.md": clause(), "law/A.md": clause()})
    assert [problem.code for problem in problems] == ["DK213"]


def test_a_file_named_after_another_version_is_refused(tmp_path: Path) -> None:
    problems = problems_of(merged, tmp_path, {"law/a@1.0.0.md": clause(version="1.1.0")})
    assert shown(problems[0]) == (
        "error DK122 a@1.0.0.md:4:10: the file's name says version '1.0.0', its front matter 1.1.0"
    )
    assert problems[0].hint == "name it a@1.1.0.md, or correct the version"


def test_a_library_knows_what_it_is_made_of(tmp_path: Path) -> None:
    library = merged(tmp_path, {"law/a.md": clause()}, {"law/b.md": clause(), "advice/c.md": clause()})
    assert [(pack.name, pack.version, pack.folder) for pack in library.packs] == [
        ("one", "1.0.0", str(tmp_path / "one")),
        ("two", "1.0.0", str(tmp_path / "two")),
    ]
    assert (library.name, library.version) == ("one", "1.0.0")
    assert library.families == {"advice": ("advice/c",), "law": ("law/a", "law/b")}


def test_the_key_of_a_pack_changes_with_its_text_and_names_and_not_with_where_it_lies(tmp_path: Path) -> None:
    def key(place: str, files: dict[str, str]) -> str:
        return merged(tmp_path / place, files).packs[0].key

    first = key("first", {"law/a.md": clause()})
    assert key("second", {"law/a.md": clause()}) == first
    assert key("third", {"law/a.md": clause("Another wording.")}) != first
    assert key("fourth", {"law/b.md": clause()}) != first


def test_the_first_register_that_has_a_key_wins(tmp_path: Path) -> None:
    def term(prefer: str) -> dict[str, str]:
        return {"terms.yaml": f"t: {{avoid: [x], prefer: {prefer}}}\n"}

    assert merged(tmp_path, term("ours"), term("theirs")).terms["t"].prefer == "ours"
