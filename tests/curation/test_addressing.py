"""Addresses: what a person calls a clause, and what is answered when that names nothing or too much."""

from __future__ import annotations

from pathlib import Path

import pytest

import draftkit
from draftkit.curation.addressing import Address, address_of, find_clause, parse_address, variants_of
from tests.support.workspace import clause, load, problems_of

FILES = {
    "clauses/law/possession.md": clause(version="1.2.0"),
    "clauses/law/possession@1.0.0.md": clause(version="1.0.0"),
    "clauses/law/possession.scotland.md": clause(version="1.1.0", extent="[scotland]"),
    "clauses/law/possession.scotland@1.0.0.md": clause(version="1.0.0", extent="[scotland]"),
    "clauses/law/possession.scotland.parents.md": clause(version="1.0.1", extent="[scotland]", audiences="[parents]"),
    "clauses/law/alone.md": clause(version="2.0.0"),
    "clauses/law/alone@1.0.0.md": clause(version="1.0.0"),
    "clauses/law/wider.md": clause(version="2.0.0", extent="[england-and-wales, scotland]"),
    "clauses/law/wider@1.0.0.md": clause(version="1.0.0"),
    "clauses/law/told.md": clause(),
    "clauses/law/told.parents.md": clause(version="1.0.1", audiences="[parents]"),
}

BOTH = "law/possession.england-and-wales (England and Wales), law/possession.scotland (Scotland)"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> draftkit.Library:
    return load(tmp_path_factory.mktemp("library"), FILES)


@pytest.mark.parametrize(
    ("word", "file"),
    [
        ("law/alone", "alone.md"),
        ("law/alone.md", "alone.md"),
        ("law/alone@1.0.0", "alone@1.0.0.md"),
        ("law/alone@2.0.0", "alone.md"),
        ("law/alone.england", "alone.md"),
        ("law/possession.england-and-wales", "possession.md"),
        ("law/possession.wales", "possession.md"),
        ("law/possession.england-and-wales@1.0.0", "possession@1.0.0.md"),
        ("law/possession.scotland", "possession.scotland.md"),
        ("law/possession.scotland@1.0.0", "possession.scotland@1.0.0.md"),
        ("law/possession.parents", "possession.scotland.parents.md"),
        ("law/possession.scotland.parents", "possession.scotland.parents.md"),
        ("law/possession@1.2.0", "possession.md"),
        ("law/wider", "wider.md"),
        ("law/wider@1.0.0", "wider@1.0.0.md"),
        ("law/told.england-and-wales", "told.md"),
        ("law/told.parents", "told.parents.md"),
    ],
)
def test_an_address_names_one_file(word: str, file: str, library: draftkit.Library) -> None:
    assert Path(find_clause(word, library.clauses).file).name == file


def test_options_name_a_variant_as_well(library: draftkit.Library) -> None:
    found = find_clause("law/possession", library.clauses, extent=["scotland"], audiences=["parents"])
    assert Path(found.file).name == "possession.scotland.parents.md"


@pytest.mark.parametrize(
    ("word", "code", "message", "hint"),
    [
        ("law/alon", "DK201", "there is no clause 'law/alon'", "did you mean 'law/alone'?"),
        ("alone", "DK201", "there is no clause 'alone'", "did you mean 'law/alone'?"),
        ("", "DK201", "there is no clause ''", "draftkit clauses list shows what there is"),
        ("law/alone@3.0.0", "DK272", "law/alone has no version '3.0.0'", "did you mean '2.0.0' or '1.0.0'?"),
        ("law/alone@9", "DK272", "law/alone has no version '9'", "a version has three numbers; it has: 2.0.0, 1.0.0"),
        ("law/alone.scotland", "DK271", "law/alone has no variant for scotland", "there are: law/alone"),
        (
            "law/possession",
            "DK271",
            "law/possession names 3 variants",
            f"name one of: {BOTH}, law/possession.scotland.parents (Scotland, for parents)",
        ),
        (
            "law/possession@1.0.0",
            "DK271",
            "law/possession@1.0.0 names 2 variants",
            f"name one of: {BOTH}",
        ),
    ],
)
def test_an_address_that_names_nothing_or_too_much_is_refused(
    word: str, code: str, message: str, hint: str, library: draftkit.Library
) -> None:
    [problem] = problems_of(find_clause, word, library.clauses)
    assert (problem.code, problem.message, problem.hint) == (code, message, hint)


def test_every_clause_is_found_by_its_own_address(library: draftkit.Library) -> None:
    for versions in library.clauses.values():
        for one in versions:
            assert find_clause(address_of(one, versions, with_version=True), library.clauses) is one


def test_the_files_of_a_name_are_one_variant_whatever_their_extent(library: draftkit.Library) -> None:
    assert [[one.version for one in variant] for variant in variants_of(library.clauses["law/wider"])] == [
        ["2.0.0", "1.0.0"]
    ]


def test_dots_that_are_no_variant_belong_to_the_id() -> None:
    assert parse_address("law/v1.2@1.0.0") == Address("law/v1.2", version="1.0.0")


def test_variants_are_told_apart_in_a_folder_with_an_at_sign(tmp_path: Path) -> None:
    scots = {"clauses/law/theft.scotland.md": clause(extent="[scotland]"), "clauses/law/theft.md": clause()}
    library = load(tmp_path / "me@work", scots)
    assert len(variants_of(library.clauses["law/theft"])) == 2
