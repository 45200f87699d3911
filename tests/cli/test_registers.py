"""`draftkit sources` and `draftkit contacts`."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.clock import TODAY

from .conftest import Call, write_files
from .test_clauses_list import clause


def keys(draftkit: Call, *words: str) -> list[str]:
    """The keys that a list has, without those of draftkit's own library."""
    listed = json.loads(draftkit(*words, "--json").stdout)[words[0]]
    return [one["key"] for one in listed if one["key"].startswith("our-")]


@pytest.fixture
def ours(here: Path) -> Path:
    old, new = TODAY - timedelta(days=175), TODAY
    write_files(
        here,
        {
            "clauses/sources.yaml": "example-act: {type: act, title: Example Act 2000, confidence: verified}\n"
            "our-case: {type: case, title: R v Our, citation: '[2020] EWCA Crim 1', confidence: secondary}\n"
            "our-news: {type: news, title: Our news}\n"
            "our-act: {type: act, title: Our Act 2001, confidence: verified}\n",
            "clauses/contacts.yaml": "helpline: {name: Helpline, confidence: verified}\n"
            f"our-child: {{name: For children, maximum_age: 18, nations: [scotland, wales], phone: 0800 1,"
            f" confidence: verified, checked_on: {new}}}\n"
            f"our-adult: {{name: For adults, minimum_age: 16, nations: [wales], confidence: verified,"
            f" checked_on: {old}}}\n"
            "our-any: {name: For all, nations: [england], confidence: unverified}\n",
            "clauses/law/cites.md": clause(sources="[example-act, our-case]")
            + '\nAs said.[@example-act, s 2; @our-case] {{ contact("our-child") }}\n{{ source("our-act") }}\n',
            "note.yaml": "template: note\ntitle: A note\nclaims: [{source: our-news}]\n",
        },
    )
    return here


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["our-act", "our-case", "our-news"]),
        (["--type", "act"], ["our-act"]),
        (["--type", "act", "--type", "news"], ["our-act", "our-news"]),
        (["--confidence", "unchecked"], ["our-news"]),
        (["--type", "act", "--confidence", "secondary"], []),
        (["--unused"], ["our-news"]),
    ],
)
def test_sources_are_filtered(words: list[str], found: list[str], ours: Path, draftkit: Call) -> None:
    assert keys(draftkit, "sources", "list", *words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["our-adult", "our-any", "our-child"]),
        (["--age", "15"], ["our-any", "our-child"]),
        (["--age", "18"], ["our-adult", "our-any", "our-child"]),
        (["--age", "19", "--nation", "wales"], ["our-adult"]),
        (["--nation", "scotland", "--nation", "england"], ["our-any", "our-child"]),
        (["--due", "5d"], ["our-adult", "our-any"]),
        (["--due", "4d"], ["our-any"]),
        (["--unused"], ["our-adult", "our-any"]),
    ],
)
def test_contacts_are_filtered(words: list[str], found: list[str], ours: Path, draftkit: Call) -> None:
    assert keys(draftkit, "contacts", "list", *words) == found


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["sources", "list", "--type", "acts"], "did you mean 'act'?"),
        (["sources", "list", "--confidence", "verifed"], "did you mean 'verified'?"),
        (["contacts", "list", "--nation", "whales"], "did you mean 'wales'?"),
        (["sources", "show", "our-cse"], "did you mean 'our-case'?"),
        (["contacts", "usage", "our-chid"], "did you mean 'our-child'?"),
    ],
)
def test_slips_are_answered(words: list[str], hint: str, ours: Path, draftkit: Call) -> None:
    result = draftkit(*words)
    assert result.exit_code == 2
    assert hint in result.stderr


def test_a_source_is_shown_as_it_is_cited(ours: Path, draftkit: Call) -> None:
    text = draftkit("sources", "show", "our-case").stdout
    assert "Cited as:     R v Our [2020] EWCA Crim 1\n" in text
    assert "Confidence:   secondary\n" in text


def test_a_contact_is_shown_with_whom_it_serves(ours: Path, draftkit: Call) -> None:
    text = draftkit("contacts", "show", "our-child").stdout
    assert "Ages:         up to 18\nNations:      Scotland and Wales\nPhone:        0800 1\n" in text
    assert "Check again:  by " in text
    assert "unverified: it is never printed" in draftkit("contacts", "show", "our-any").stdout


def test_the_users_of_a_source_are_told_with_their_lines(ours: Path, draftkit: Call) -> None:
    mentions = json.loads(draftkit("sources", "usage", "our-case", "--json").stdout)["mentions"]
    text = (ours / "clauses/law/cites.md").read_text().split("\n")
    assert {(one["how"], text[one["line"] - 1][:7]) for one in mentions} == {
        ("lists it as a source", "sources"),
        ("cites it", "As said"),
    }
    [printed] = json.loads(draftkit("sources", "usage", "our-act", "--json").stdout)["mentions"]
    assert printed["how"] == "prints its title"


def test_the_law_that_rests_on_a_source_is_told(ours: Path, draftkit: Call) -> None:
    mentions = json.loads(draftkit("sources", "usage", "example-act", "--json").stdout)["mentions"]
    assert ("law/offence@1.0.0", "rests on it as law") in {(one["name"], one["how"]) for one in mentions}


def test_inputs_that_name_a_source_are_told(ours: Path, draftkit: Call) -> None:
    assert "note.yaml  names it  note.yaml:3" in draftkit("sources", "usage", "our-news").stdout


def test_the_users_of_a_contact_are_told(ours: Path, draftkit: Call) -> None:
    text = draftkit("contacts", "usage", "our-child").stdout
    assert "law/cites@1.0.0  prints it  clauses/law/cites.md:" in text


def test_contacts_that_are_due_are_listed(ours: Path, draftkit: Call) -> None:
    due = json.loads(draftkit("contacts", "due", "--within", "5d", "--json").stdout)["due"]
    assert [one["what"] for one in due if one["what"].startswith("our-")] == ["our-any", "our-adult"]
    assert draftkit("contacts", "due", "--ics", "-").stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")
