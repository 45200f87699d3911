"""`draftkit clauses list`, `due` and `stats`, and what the terminal makes of them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.clock import TODAY

from .conftest import CLAUSE, Call, child_environment, write_files


def clause(**keys: str) -> str:
    """A clause whose keys of that name have other values; one that begins with a new line is put before the usual."""
    lines = CLAUSE.format(status="draft", approved="").split("\n")
    for key, value in keys.items():
        key = key.rstrip("_")
        found = [number for number, line in enumerate(lines) if line.startswith(f"{key}:")]
        if found:
            lines[found[0]] = f"{key}: {value}"
            while not value.startswith("\n") and lines[found[0] + 1].startswith("  "):
                del lines[found[0] + 1]
        else:
            lines.insert(1, f"{key}: {value}")
    return "\n".join(lines)


def ids(result: object) -> list[str]:
    return [one["id"] for one in json.loads(result.stdout)["clauses"]]  # type: ignore[attr-defined]


@pytest.fixture
def several(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("draftkit.workspace.find.starter_folder", lambda name: None)
    write_files(
        here,
        {
            "clauses/law/first.md": clause(order="1", topics="[alpha]", owner="Legal content"),
            "clauses/law/second.md": clause(order="2", topics="[beta]", owner="Somebody else"),
            "clauses/aid/third.md": clause(topics="[gamma]", extent="[scotland]", review_by="2020-01-01"),
            "clauses/law/first@0.9.0.md": clause(version="0.9.0", topics="[old]"),
            "clauses/law/first.scotland.md": clause(version="1.0.0", extent="[scotland]", topics="[alpha]"),
        },
    )
    return here


def test_several_values_of_a_filter_mean_either(several: Path, draftkit: Call) -> None:
    words = ("clauses", "list", "--topic", "alpha", "--topic", "gamma", "--json")
    assert ids(draftkit(*words)) == ["aid/third", "law/first"]


def test_several_filters_mean_all_of_them(several: Path, draftkit: Call) -> None:
    words = ("clauses", "list", "--topic", "alpha", "--topic", "gamma", "--family", "law", "--json")
    assert ids(draftkit(*words)) == ["law/first"]


def test_clauses_are_listed_by_family_and_their_order_in_it(several: Path, draftkit: Call) -> None:
    words = ("clauses", "list", "--family", "law", "--family", "aid", "--json")
    assert ids(draftkit(*words)) == ["aid/third", "law/first", "law/second", "law/approved-offence", "law/offence"]


def test_a_variant_is_found_by_its_extent(several: Path, draftkit: Call) -> None:
    words = ("clauses", "list", "--extent", "scotland", "--family", "law", "--json")
    listed = json.loads(draftkit(*words).stdout)["clauses"]
    assert [(one["address"], one["extent"]) for one in listed] == [("law/first.scotland", ["scotland"])]


def test_all_shows_every_version_and_variant(several: Path, draftkit: Call) -> None:
    words = ("clauses", "list", "--all", "--topic", "alpha", "--topic", "old", "--json")
    listed = json.loads(draftkit(*words).stdout)["clauses"]
    assert sorted((one["address"], one["version"]) for one in listed) == [
        ("law/first", "0.9.0"),
        ("law/first", "1.0.0"),
        ("law/first.scotland", "1.0.0"),
    ]


def test_clauses_are_filtered_by_who_answers_for_them(several: Path, draftkit: Call) -> None:
    assert ids(draftkit("clauses", "list", "--owner", "Somebody else", "--json")) == ["law/second"]


def test_an_unknown_owner_is_refused_with_those_there_are(several: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "list", "--owner", "Nobody at all")
    assert result.exit_code == 2
    assert "there are: Legal content," in result.stderr
    assert "Somebody else" in result.stderr


@pytest.mark.parametrize(
    ("words", "days", "listed"),
    [
        (["--due"], 90, True),
        (["--due"], 91, False),
        (["--due", "30d"], 30, True),
        (["--due", "30d"], 31, False),
        (["--due", "2w"], 14, True),
        (["--due"], -400, True),
    ],
)
def test_due_lists_what_has_lapsed_or_falls_due(
    words: list[str], days: int, listed: bool, here: Path, draftkit: Call
) -> None:
    review = (TODAY + timedelta(days=days)).isoformat()
    write_files(here, {"clauses/law/due.md": clause(review_by=review)})
    assert ("law/due" in ids(draftkit("clauses", "list", *words, "--json"))) == listed


@pytest.mark.parametrize("span", ["soon", "30 days", "99999w", "", "²d"])
def test_a_span_that_is_none_is_refused(span: str, here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "list", f"--due={span}")
    assert result.exit_code == 2
    assert "is no span; write days as 30d" in result.stderr or "more than a hundred years" in result.stderr


def test_names_in_other_scripts_are_listed_and_aligned(here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/право/закон 1.md": clause(title="法律")})
    write_files(here, {"clauses/право/второй.md": clause(title="Größe")})
    lines = draftkit("clauses", "list", "--family", "право").stdout.strip().split("\n")
    assert [line.split("  ")[0] for line in lines[1:]] == ["право/второй", "право/закон 1"]
    assert len({line.index("1.0.0") for line in lines[1:]}) == 1


def in_a_terminal(here: Path, columns: int, *words: str, **more: str) -> str:
    """What a draftkit writes into a terminal of that many columns."""
    ours, theirs = pty.openpty()
    program = "from draftkit.cli.main import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        cwd=here,
        env=child_environment(COLUMNS=str(columns), TERM="xterm", **more),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(ours)
    return b"".join(pieces).decode()


def test_a_narrow_terminal_cuts_titles_and_keeps_ids(here: Path) -> None:
    text = in_a_terminal(here, 60, "clauses", "list", "--family", "law", NO_COLOR="1")
    lines = text.replace("\r", "").strip().split("\n")
    assert all(len(line) <= 60 for line in lines)
    assert lines[1].startswith("law/approved-offence  1.0.0")
    assert lines[1].endswith("…")


def test_a_terminal_gets_a_bold_header_unless_no_color_is_set(here: Path) -> None:
    assert "\x1b[1m" in in_a_terminal(here, 100, "clauses", "list")
    assert "\x1b" not in in_a_terminal(here, 100, "clauses", "list", NO_COLOR="1")


def test_what_is_piped_is_never_cut(here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/law/long.md": clause(title="A " + "very " * 60 + "long title")})
    assert "very long title" in draftkit("clauses", "list", "--family", "law").stdout


def test_three_thousand_clauses_are_listed(here: Path, draftkit: Call) -> None:
    text = clause()
    write_files(here, {f"clauses/many/clause-{number:04}.md": text for number in range(3000)})
    result = draftkit("clauses", "list", "--family", "many")
    assert len(result.stdout.strip().split("\n")) == 3001
    assert "3,000 clauses of" in result.stderr


def test_the_counts_of_a_library_add_up(several: Path, draftkit: Call) -> None:
    counts = json.loads(draftkit("clauses", "stats", "--library", "clauses", "--json").stdout)
    own = json.loads(draftkit("clauses", "list", "--json").stdout)["clauses"]
    assert counts["clauses"] == len(own)
    assert sum(counts["families"].values()) == sum(counts["statuses"].values()) == counts["clauses"]
    assert (counts["variants"], counts["older"]) == (1, 1)
    assert counts["lapsed"] == 1
    assert counts["families"]["law"] == 4


def test_the_counts_are_shown_to_people(several: Path, draftkit: Call) -> None:
    text = draftkit("clauses", "stats").stdout
    assert text.startswith("test-library 1.0.0\n")
    assert "1 review lapsed" in text
    assert "By status\n" in text


def test_words_are_counted_without_markup_and_code(here: Path, draftkit: Call) -> None:
    before = json.loads(draftkit("clauses", "stats", "--json").stdout)["words"]
    text = clause().rpartition("---\n")[0] + "---\nThree **plain** words. {{ case_name }} [@example-act, s 1]\n"
    write_files(here, {"clauses/law/words.md": text})
    assert json.loads(draftkit("clauses", "stats", "--json").stdout)["words"] == before + 3


@pytest.mark.parametrize("words", [("list",), ("show", "law/offence"), ("search", "offence"), ("due",), ("stats",)])
def test_a_faulty_file_does_not_keep_people_from_the_other_clauses(
    words: tuple[str, ...], here: Path, draftkit: Call
) -> None:
    (here / "clauses/law/broken.md").write_text("---\ntitle: Broken\n")
    result = draftkit("clauses", *words)
    assert (result.exit_code, result.stdout != "") == (0, True)
    assert "1 file has faults and is left out: draftkit check shows them." in result.stderr
