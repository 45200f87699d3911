"""`draftkit clauses show`: which version of which variant, and everything about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from draftkit.model.dates import day
from draftkit.model.fingerprint import fingerprint_of
from draftkit.steps.load_library import load_library

from .conftest import RECENTLY, Call, write_files
from .test_clauses_list import clause, in_a_terminal


@pytest.fixture
def variants(here: Path) -> Path:
    """A clause with two versions and variants for Scotland and for parents there."""
    scots = {"extent": "[scotland]", "law": "[]", "title": "The Scottish one", "audiences": "[]"}
    write_files(
        here,
        {
            "clauses/law/offence.md": clause(version="2.0.0", from_="2026-01-01"),
            "clauses/law/offence@1.0.0.md": clause(until="2026-01-01", title="The old one"),
            "clauses/law/offence.scotland.md": clause(**scots),
            "clauses/law/offence.scotland.parents.md": clause(
                **(scots | {"title": "For Scottish parents", "audiences": "[parents]"})
            ),
        },
    )
    return here


def shown(draftkit: Call, *words: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(draftkit("clauses", "show", *words, "--json").stdout)["clause"]
    return record


@pytest.mark.parametrize(
    ("words", "version", "title"),
    [
        (["law/offence", "--as-at", "2026-06-01"], "2.0.0", "Example offence"),
        (["law/offence", "--as-at", "2025-06-01"], "1.0.0", "The old one"),
        (["law/offence@1.0.0", "--as-at", "2026-06-01"], "1.0.0", "The old one"),
        (["law/offence@2.0.0", "--as-at", "2025-06-01"], "2.0.0", "Example offence"),
        (["law/offence", "--extent", "scotland"], "1.0.0", "The Scottish one"),
        (["law/offence", "--extent", "scotland", "--audience", "parents"], "1.0.0", "For Scottish parents"),
        (["law/offence.scotland.parents"], "1.0.0", "For Scottish parents"),
        (["law/offence.scotland", "--audience", "parents"], "1.0.0", "For Scottish parents"),
    ],
)
def test_the_version_that_is_meant_is_shown(
    words: list[str], version: str, title: str, variants: Path, draftkit: Call
) -> None:
    record = shown(draftkit, *words)
    assert (record["version"], record["title"]) == (version, title)


def test_a_version_that_no_document_would_get_says_so(variants: Path, draftkit: Call) -> None:
    text = draftkit("clauses", "show", "law/offence@1.0.0", "--as-at", "2026-06-01").stdout
    assert "Note:      may not be used on 1 June 2026: a document would get version 2.0.0" in text
    assert shown(draftkit, "law/offence@1.0.0", "--as-at", "2026-06-01")["usable"] is False


def test_an_extent_that_no_variant_covers_says_why(variants: Path, draftkit: Call) -> None:
    record = shown(draftkit, "law/offence", "--extent", "northern-ireland")
    assert record["usable"] is False
    assert "Northern Ireland" in record["reason"]


def test_all_versions_and_variants_are_named(variants: Path, draftkit: Call) -> None:
    text = draftkit("clauses", "show", "law/offence", "--as-at", "2026-06-01").stdout
    listed = text.partition("Other versions and variants\n")[2].partition("\n\n")[0].split("\n")
    assert sorted(line.strip().partition(":")[0] for line in listed) == [
        "law/offence.scotland.parents@1.0.0",
        "law/offence.scotland@1.0.0",
        "law/offence@1.0.0",
    ]


def test_every_address_that_is_named_can_be_typed(variants: Path, draftkit: Call) -> None:
    for address in shown(draftkit, "law/offence", "--as-at", "2026-06-01")["others"]:
        variant = address.partition("@")[0]
        assert shown(draftkit, address)["address"] == variant


def test_what_is_cited_and_printed_is_named(here: Path, draftkit: Call) -> None:
    text = draftkit("clauses", "show", "law/offence").stdout
    assert f"Contacts\n  Helpline [helpline, verified, checked on {day(RECENTLY)}]" in text
    assert "Holds:     from 1 January 2000" in text


def test_law_is_shown_with_its_period_and_nations(here: Path, draftkit: Call) -> None:
    law = "[{source: example-act, status: in-force, from: 2001-01-01, until: 2030-01-01, extent: [wales]}]"
    write_files(here, {"clauses/law/offence.md": clause(law=law)})
    text = draftkit("clauses", "show", "law/offence").stdout
    assert "Example Act 2000: in force from 1 January 2001 until 1 January 2030 in Wales" in text


def test_who_uses_it_is_named_once(here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/law/needs.md": clause(requires="[law/offence]")})
    text = draftkit("clauses", "show", "law/offence").stdout
    assert "Used by\n  template note places it\n" in text
    assert text.count("clause law/needs@1.0.0 requires it") == 1


@pytest.mark.parametrize(("change", "says"), [("", "matches"), ("And more.\n", "differs")])
def test_whether_the_wording_is_what_was_approved_is_said(change: str, says: str, here: Path, draftkit: Call) -> None:
    approved = {"status": "approved", "approved_by": "A. Prover"}
    write_files(here, {"clauses/law/offence.md": clause(**approved)})
    hash = fingerprint_of(load_library([here / "clauses"]).clauses["law/offence"][0])
    write_files(here, {"clauses/law/offence.md": clause(**approved, fingerprint=f"'{hash}'") + change})
    assert f"Wording:   {says}: " in draftkit("clauses", "show", "law/offence").stdout


def test_the_file_itself_is_printed(variants: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "show", "law/offence.scotland", "--audience", "parents", "--source")
    assert result.stdout == (variants / "clauses/law/offence.scotland.parents.md").read_text()
    assert result.stderr == "clauses/law/offence.scotland.parents.md\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["law/offence", "--extent", "scotlnd"], "did you mean 'scotland'?"),
        (["law/offence", "--audience", "parent"], "did you mean 'parents'?"),
        (["law/offence@3.0.0"], "law/offence has no version '3.0.0'"),
        (["law/ofence"], "did you mean 'law/offence'?"),
        (["law/offence.wales.schools"], "has no variant for wales, schools"),
    ],
)
def test_what_there_is_not_is_refused(words: list[str], message: str, variants: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "show", *words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_name_in_two_families_is_answered_with_both(here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/aid/offence.md": clause()})
    assert "did you mean 'aid/offence' or 'law/offence'?" in draftkit("clauses", "show", "offence").stderr


def test_a_narrow_terminal_gets_narrow_text(here: Path) -> None:
    lines = in_a_terminal(here, 50, "clauses", "show", "law/offence", NO_COLOR="1").replace("\r", "").split("\n")
    text = lines[lines.index("Text") + 1 :]
    assert all(len(line) <= 50 for line in text)
