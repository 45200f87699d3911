"""Printing: places with carets, colours only where they are wanted, nothing that could drive a terminal."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from draftkit.cli.printing import counted, formatted, in_full, in_order, plain, short_path, table
from draftkit.places import Place
from draftkit.problems import Problem, advice, error, warning

from .conftest import Call, child_environment


def shown(place: Place | None, hint: str = "") -> list[str]:
    return click.unstyle(in_full(error("DK104", "unknown name 'x'", place, hint))).split("\n")


def test_a_problem_is_shown_as_the_design_says() -> None:
    place = Place("clauses/a.md", 14, 18, 8, "It applied in {{ case_nam }}.")
    assert shown(place, "did you mean 'case_name'?") == [
        "clauses/a.md:14:18: error DK104 unknown name 'x'",
        "   14 | It applied in {{ case_nam }}.",
        "      |                  ^^^^^^^^",
        "  hint: did you mean 'case_name'?",
    ]


def test_a_problem_without_a_place_is_one_line() -> None:
    assert shown(None) == ["error DK104 unknown name 'x'"]


@pytest.mark.parametrize("column", [1, 60, 250, 499])
def test_long_lines_are_shortened_around_the_fault(column: int) -> None:
    source = "." * (column - 1) + "X" + "." * (500 - column)
    _, line, caret = shown(Place("a.md", 1, column, 1, source))
    assert len(line) <= 112
    assert line[caret.index("^")] == "X"


def test_a_fault_wider_than_the_screen_is_cut() -> None:
    lines = shown(Place("a.md", 1, 3, 900, "x" * 1000))
    assert all(len(line) <= 112 for line in lines)


def test_the_caret_stands_right_after_tabs() -> None:
    _, line, caret = shown(Place("a.yaml", 1, 3, 1, "\t\tX"))
    assert line.index("X") == caret.index("^")


def test_the_caret_stands_right_after_wide_letters() -> None:
    _, line, caret = shown(Place("a.yaml", 1, 3, 1, "漢字X"))
    assert caret.index("^") == line.index("X") + 2


def test_a_column_beyond_the_line_is_no_crash() -> None:
    assert "^" in shown(Place("a.yaml", 1, 99, 5, "short"))[2]


def test_long_hints_are_wrapped() -> None:
    lines = shown(None, "word " * 60)
    assert len(lines) > 2
    assert all(len(line) <= 100 for line in lines)


@pytest.mark.parametrize("text", ["\x1b[31mred", "\x1b]0;title\x07", "a\rb", "\x9b31m", "\u202eabc", "\ud800"])
def test_nothing_that_drives_a_terminal_is_printed(text: str) -> None:
    assert not set(plain(text)) & set("\x1b\x07\r\x9b\u202e\ud800")


def test_escape_sequences_in_inputs_do_not_reach_the_screen(here: Path, draftkit: Call) -> None:
    (here / "note.yaml").write_text('template: note\n"ti\\e[31mtel": x\n')
    result = draftkit("check", "note.yaml")
    assert result.exit_code == 1
    assert "\x1b" not in result.output


def test_annotations_escape_what_github_would_read() -> None:
    problem = warning("DK401", "50% done\nnow", Place("a,b:c.yaml", 2, 3, 4), "do\nit")
    assert formatted([problem], "github") == (
        "::warning title=DK401,file=a%2Cb%3Ac.yaml,line=2,col=3,endColumn=7::50%25 done%0Anow%0Ahint: do%0Ait"
    )


def test_problems_are_sorted_and_each_is_shown_once() -> None:
    last, first = error("DK1", "b", Place("b", 1)), error("DK1", "a", Place("a", 9))
    nowhere = error("DK1", "c")
    assert in_order([nowhere, last, first, last]) == [first, last, nowhere]


def test_counts_are_words() -> None:
    problems: list[Problem] = [advice("DK1", "a"), error("DK1", "b"), error("DK1", "c"), warning("DK1", "d")]
    assert counted(problems) == "2 errors, 1 warning and 1 piece of advice"
    assert counted([]) == ""


def test_columns_are_aligned_whatever_the_letters() -> None:
    assert click.unstyle(table([("漢字", "x"), ("a", "y")], ("name", "value"))).split("\n") == [
        "name  value",
        "漢字  x",
        "a     y",
    ]


def test_paths_below_the_current_folder_are_short(here: Path) -> None:
    assert short_path(str(here / "clauses" / "a.md")) == "clauses/a.md"
    assert short_path("/elsewhere/a.md") == "/elsewhere/a.md"


def on_a_terminal(folder: Path, *words: str, **environment: str) -> str:
    """What a command prints to standard error when that is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    variables = {name: value for name, value in child_environment().items() if name != "NO_COLOR"}
    command = [sys.executable, "-c", "from draftkit.cli.main import run; run()", *words]
    subprocess.run(
        command, cwd=folder, env={**variables, "TERM": "xterm", **environment}, stderr=theirs, stdout=subprocess.PIPE
    )
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 65536):
            pieces.append(piece)
    except OSError:
        pass
    os.close(ours)
    return b"".join(pieces).decode()


pytestmark_terminal = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")


@pytestmark_terminal
def test_colour_is_used_on_a_terminal(empty: Path) -> None:
    assert "\x1b[" in on_a_terminal(empty, "assemble", "missing.yaml")


@pytestmark_terminal
@pytest.mark.parametrize(
    ("words", "environment"), [((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), (("--no-color",), {})]
)
def test_colour_is_left_out_when_it_is_not_wanted(
    words: tuple[str, ...], environment: dict[str, str], empty: Path
) -> None:
    text = on_a_terminal(empty, "assemble", "missing.yaml", *words, **environment)
    assert "DK101" in text
    assert "\x1b[" not in text


def test_there_is_no_colour_in_a_file(empty: Path, draftkit: Call) -> None:
    assert "\x1b[" not in draftkit("assemble", "missing.yaml").output
