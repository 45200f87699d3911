"""Write the reference pages, `docs/reference/*.md`, from the code and from what is shipped.

In: the commands, the codes, the shapes of files, the templates and the clauses. Out: five pages, the same on every
machine and every day. With `--check` nothing is written: the exit code is 1 when a page is out of date.

    python scripts/make_reference.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click
from reference_files import files_page
from reference_library import library_page
from reference_tables import table
from reference_templates import templates_page

from draftkit.cli.final import REFUSED
from draftkit.cli.main import COMMANDS, main
from draftkit.codes import CODES
from draftkit.model.library import LIBRARY_SHAPE
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import read_yaml
from draftkit.steps.load_library import load_library

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
HELP_WIDTH = 90

NOTICE = "<!-- Written by scripts/make_reference.py: run `make docs` instead of editing this page. -->"

FLOORS_OF_CODES = {
    "1": "Files that cannot be read",
    "2": "Clauses, sources, contacts and templates",
    "3": "The text of templates and clauses",
    "4": "What is worth knowing about a document",
    "5": "Word documents and house styles",
    "6": "The command line and draftkit.toml",
    "7": "Consultations",
}
"""What the first digit of a code says."""

ABOUT_CODES = """\
`draftkit rule CODE` prints the same. An error stops the document, a warning needs a decision, advice may be ignored.
Under `[checks]` in `draftkit.toml` a warning or advice can be given another weight, or `off`; an error stays one.
`draftkit assemble --final` refuses {final}, whatever `draftkit.toml` says."""


def pages() -> dict[str, str]:
    """The text of every page by its file name."""
    library = load_library([ROOT / "clauses"], [ROOT / "templates"])
    made = {
        "commands.md": commands_page(),
        "codes.md": codes_page(),
        "files.md": files_page(),
        "templates.md": templates_page(library),
        "library.md": library_page(library, _families()),
    }
    return {name: f"{NOTICE}\n\n{text.rstrip()}\n" for name, text in made.items()}


def _families() -> Mapping[str, Mapping[str, str]]:
    """Title and description of each family, from `library.yaml`."""
    path = ROOT / "clauses" / "library.yaml"
    values, _ = validate(read_yaml(path.read_text("utf-8"), str(path)), LIBRARY_SHAPE)
    families: Mapping[str, Mapping[str, str]] = values["families"]
    return families


def commands_page() -> str:
    """Every command as `--help` shows it."""
    context = main.make_context("draftkit", ["--help"], resilient_parsing=True, terminal_width=HELP_WIDTH)
    parts = [
        "# Commands",
        "What `--help` says of each command. Findings and messages go to standard error, results to standard output.",
        table(("exit code", "meaning"), EXIT_CODES),
        _help("draftkit", context),
    ]
    for name in COMMANDS:
        command = main.get_command(context, name)
        if command is not None:
            parts += _command(command, name, context)
    return "\n\n".join(parts)


EXIT_CODES = (
    ("0", "done"),
    ("1", "your material needs attention: an error was found, or a final document was refused"),
    ("2", "wrong usage or configuration"),
    ("3", "draftkit itself failed; the message names a file with the details"),
    ("130", "interrupted"),
)


def _command(command: click.Command, name: str, parent: click.Context) -> Iterable[str]:
    """One command, and those below it."""
    context = command.make_context(name, ["--help"], parent=parent, resilient_parsing=True)
    yield _help(context.command_path, context)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            below = command.get_command(context, inner)
            if below is not None:
                yield from _command(below, inner, context)


def _help(path: str, context: click.Context) -> str:
    lines = [line.rstrip() for line in context.get_help().strip().split("\n")]
    return "\n".join([f"## {path}", "", "```text", *lines, "```"])


def codes_page() -> str:
    """Every code with its meaning."""
    final = ", ".join(sorted({*REFUSED, "DK405"}))
    parts = ["# Codes of findings", ABOUT_CODES.format(final=final)]
    for digit, title in FLOORS_OF_CODES.items():
        rows = [(f"`{code}`", entry.title, entry.meaning) for code, entry in CODES.items() if code[2] == digit]
        parts += [f"## {title}", table(("code", "what", "what to do"), rows)]
    return "\n\n".join(parts)


def out_of_date(made: dict[str, str], folder: Path) -> list[str]:
    """The names of the pages that are not what they should be, and of pages that nobody makes."""
    present = {path.name for path in folder.glob("*.md")}
    stale = [name for name, text in made.items() if name not in present or (folder / name).read_text("utf-8") != text]
    return sorted([*stale, *(present - made.keys())])


def run(arguments: Sequence[str], folder: Path = FOLDER) -> int:
    """Write the pages, or compare them."""
    made = pages()
    if "--check" in arguments:
        stale = out_of_date(made, folder)
        for name in stale:
            print(f"docs/reference/{name} is out of date: run make docs", file=sys.stderr)
        return 1 if stale else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
