"""Cases: inputs with what is expected of them, in one text file that a person can read and write.

A case is a line `=== title`, the input, a line `--->` and the expected text. `--update-golden` writes what came out
into the file instead of comparing; read the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "cases"


@dataclass(frozen=True)
class Case:
    """One case."""

    file: Path
    title: str
    given: str
    expected: str


def cases(name: str) -> list[Any]:
    """The cases in `cases/<name>`, as parameters whose ids are the titles."""
    path = FOLDER / name
    found = []
    for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, _, rest = part.partition("\n")
        given, _, expected = rest.partition("\n--->\n")
        found.append(Case(path, title, given, expected.strip("\n")))
    return [pytest.param(case, id=case.title) for case in found]


def compare(case: Case, made: str, update: bool) -> None:
    """Assert that a case gave what was expected, or write down what it gave."""
    made = made.strip("\n")
    if update and made != case.expected:
        text = case.file.read_text(encoding="utf-8")
        start = text.index(f"\n=== {case.title}\n")
        end = text.find("\n=== ", start + 1)
        new = f"\n=== {case.title}\n{case.given}\n--->\n{made}\n"
        case.file.write_text(text[:start] + new + ("" if end < 0 else text[end:]), encoding="utf-8")
        return
    assert made == case.expected


Compare = Callable[[Case, str], None]
