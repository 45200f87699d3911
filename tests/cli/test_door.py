"""The door: help, version, unknown words, lazy imports, exit codes of failures."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from draftkit.cli.failures import crash_report, report_failure
from draftkit.cli.main import COMMANDS
from draftkit.version import __version__

from .conftest import Call, child_environment

HEAVY = ("yaml", "jinja2", "pydantic_core", "lxml", "docx", "rich", "pyromark", "difflib", "draftkit.assemble")


def modules_after(words: list[str], folder: Path) -> set[str]:
    program = (
        "import sys\nfrom draftkit.cli.main import main\n"
        f"try:\n    main({words!r}, prog_name='draftkit')\nexcept SystemExit:\n    pass\n"
        "print('MODULES', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=folder, env=child_environment(), check=True
    )
    return set(done.stdout.rpartition("MODULES ")[2].split())


def test_help_lists_every_command(draftkit: Call) -> None:
    result = draftkit("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


def test_help_imports_nothing_heavy(empty: Path) -> None:
    loaded = modules_after(["--help"], empty)
    assert "click" in loaded
    assert not loaded & set(HEAVY)


def test_help_of_a_command_imports_nothing_heavy(empty: Path) -> None:
    assert not modules_after(["assemble", "--help"], empty) & set(HEAVY)


def test_assemble_imports_no_word_library_once_the_house_style_is_prepared(here: Path, draftkit: Call) -> None:
    assert draftkit("assemble", "note.yaml").exit_code == 0
    loaded = modules_after(["assemble", "note.yaml"], here)
    assert not loaded & {"docx", "rich", "pydantic"}


def test_assemble_imports_no_lxml_once_the_house_style_is_prepared(here: Path, draftkit: Call) -> None:
    assert draftkit("assemble", "note.yaml").exit_code == 0
    assert "lxml" not in modules_after(["assemble", "note.yaml"], here)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_a_first_sentence(name: str, draftkit: Call) -> None:
    result = draftkit(name, "--help")
    assert result.exit_code == 0
    assert f"draftkit {name}" in result.stdout


def test_version_names_the_program(draftkit: Call) -> None:
    assert draftkit("--version").stdout == f"draftkit {__version__}\n"


def test_unknown_command_names_the_nearest(draftkit: Call) -> None:
    result = draftkit("assmble")
    assert result.exit_code == 2
    assert "did you mean 'assemble'?" in result.stderr


def test_the_beginning_of_a_command_is_understood_as_a_slip(draftkit: Call) -> None:
    assert "did you mean 'history'?" in draftkit("clauses", "hist").stderr


def test_singular_of_a_command_is_understood_as_a_slip(draftkit: Call) -> None:
    assert "did you mean 'clauses'?" in draftkit("clause", "list").stderr


def test_unknown_option_names_the_nearest(draftkit: Call) -> None:
    result = draftkit("assemble", "--finall", "note.yaml")
    assert result.exit_code == 2
    assert "--final" in result.stderr


def test_our_own_fault_gives_one_line_and_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError) as raised:
        dict[str, str]()["the name of a victim"]
    assert report_failure(raised.value, "assemble") == 3
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    path = Path(next(word for word in message.split() if "draftkit-crash-" in word).rstrip(","))
    report = path.read_text(encoding="utf-8")
    path.unlink()
    assert f"draftkit {__version__}" in report
    assert "test_door.py" in report


def test_crash_report_quotes_no_message_of_an_exception() -> None:
    try:
        try:
            raise ValueError("secret words of the inputs")
        except ValueError as first:
            raise RuntimeError("more secret words") from first
    except RuntimeError as fault:
        report = crash_report(fault, "assemble")
    values = [line for line in report.splitlines() if "raise " not in line]
    assert not any("secret" in line for line in values)
    assert "builtins.ValueError" in report


@pytest.mark.skipif(os.name == "nt", reason="signals are different there")
def test_interrupt_ends_with_130(here: Path) -> None:
    command = [sys.executable, "-c", "from draftkit.cli.main import run; run()", "assemble", "-v", "-", "-o", "x.docx"]
    with subprocess.Popen(
        command, cwd=here, env=child_environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        process.stdin.write("template: note\n")
        process.stdin.flush()
        for _ in range(100):
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGINT) if _ > 10 else None
            else:
                break
        assert process.returncode == 130
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


@pytest.mark.skipif(os.name == "nt", reason="pipes are different there")
def test_a_reader_that_goes_away_is_no_failure(here: Path) -> None:
    program = f"{sys.executable} -c 'from draftkit.cli.main import run; run()' clauses list --json | head -c 10"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program}"], cwd=here, env=child_environment(), capture_output=True, text=True
    )
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_day_in_the_environment_is_taken_for_today(
    here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTKIT_TODAY", "2026-12-02")
    assert "on 2 December 2026" in draftkit("clauses", "review", "law/offence", "--by", "Name").stderr


def test_a_day_in_the_environment_that_is_none_is_wrong_usage(
    here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTKIT_TODAY", "tomorrow")
    result = draftkit("clauses", "due")
    assert (result.exit_code, "DRAFTKIT_TODAY is 'tomorrow', which is not a date" in result.stderr) == (2, True)
