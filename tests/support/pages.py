"""Pages: what the documentation tells people to type, run as they would, in an empty folder.

In: a Markdown page. A block ```` ```console ```` holds commands after `$ ` and what they print; `…` stands for anything
within a line and, alone, for any number of lines. A block after `<!-- file: NAME -->` is written to that file, and
`<!-- copy: PATH to NAME -->` puts a file of this repository there first. Out: the commands with what they printed. A
command may fail only where the next one is `echo $?`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.clock import TODAY

ROOT = Path(__file__).resolve().parents[2]

_BLOCK = re.compile(r"^(?:<!-- (?P<marker>[^\n]*) -->\n)?```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
_COPY = re.compile(r"^<!-- copy: (\S+) to (\S+) -->$", re.M)
_SEPARATOR = "\x1e"


@dataclass(frozen=True)
class Block:
    """A fenced block and the comment before it."""

    kind: str
    marker: str
    body: str


@dataclass(frozen=True)
class Command:
    """A command of a page, what the page says it prints (None: nothing is said) and what it printed."""

    line: str
    expected: str | None
    printed: str = ""
    status: int = 0


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [Block(found["kind"], found["marker"] or "", found["body"]) for found in _BLOCK.finditer(text)]


def commands(body: str) -> list[Command]:
    """The commands of a console block."""
    found = []
    for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
        line, _, output = part.partition("\n")
        found.append(Command(line, output.rstrip("\n") or None))
    return found


def environment(home: Path) -> dict[str, str]:
    """An environment in which nothing of this machine's owner shows."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DRAFTKIT_", "GITHUB_", "PYTEST"))
    }
    kept.pop("SOURCE_DATE_EPOCH", None)
    kept.pop("VIRTUAL_ENV", None)
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    return kept | {
        "HOME": str(home),
        "PATH": path,
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "DRAFTKIT_TODAY": TODAY.isoformat(),
    }


def run_page(text: str, folder: Path, home: Path) -> list[Command]:
    """The commands of a page with what they printed, run in order in `folder`."""
    wanted: list[Command] = []
    script = ["status=0"]
    for path, name in _COPY.findall(text):
        shutil.copy(ROOT / path, folder / name)
    for block in blocks(text):
        if block.marker.startswith("file: "):
            name = block.marker.removeprefix("file: ")
            script.append(f"cat > '{name}' <<'END_OF_FILE'\n{block.body}END_OF_FILE")
        elif block.kind == "console":
            for command in commands(block.body):
                wanted.append(command)
                script.append(f"printf '{_SEPARATOR}'; (exit $status)\n{command.line}\nstatus=$?")
                script.append(f"printf '{_SEPARATOR}%s' $status")
    run = subprocess.run(
        ["bash", "-c", "\n".join(script)],
        cwd=folder,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    pieces = run.stdout.split(_SEPARATOR)[1:]
    assert len(pieces) == 2 * len(wanted), run.stdout
    return [
        Command(command.line, command.expected, pieces[2 * number].strip("\n"), int(pieces[2 * number + 1]))
        for number, command in enumerate(wanted)
    ]


def unexpected_failures(done: list[Command]) -> list[Command]:
    """The commands that failed where the page does not say so."""
    following = [command.line for command in done[1:]] + [""]
    return [command for command, after in zip(done, following, strict=True) if command.status and after != "echo $?"]


def matches(expected: str, printed: str) -> bool:
    """Whether a command printed what its page says."""
    pattern = ""
    for line in expected.split("\n"):
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ ]*\n"
    return re.fullmatch(pattern, f"{printed}\n") is not None


def with_outputs(text: str, done: list[Command]) -> str:
    """The page with what was printed where it differs from what the page says."""
    for command in done:
        if command.expected and not matches(command.expected, command.printed):
            printed = re.sub(rf"{re.escape(str(ROOT))}(?=/)", "…", command.printed)
            text = text.replace(f"$ {command.line}\n{command.expected}\n", f"$ {command.line}\n{printed}\n", 1)
    return text
