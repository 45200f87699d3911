"""Large libraries: loading them with an empty and a full cache, listing them, and choosing sixty clauses from them.

In: a work folder. Out: `Scenario` values. The floor for an empty cache is reading every file and parsing its front
matter with PyYAML's loader in C, without checking anything; the floor for a list is `draftkit --version`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import yaml
from large_library import write_large_library
from scenarios import Scenario, Target
from timing import Case, child_environment, command

import draftkit
from draftkit.model.inputs import Inputs
from draftkit.model.library import Library
from draftkit.reading.located import Located
from draftkit.steps.choose import choose

COUNTS = (1_000, 10_000, 30_000)
AS_AT = date(2026, 11, 22)
NAMED = 60
"""How many clauses a document names."""

FLOOR = "files read, YAML parsed"


def library_scenarios(folder: Path) -> dict[str, Callable[[], Scenario]]:
    """Every scenario by its name."""
    return {
        "library-cold": lambda: _cold(folder),
        "library-list": lambda: _list(folder),
        "library-edit": lambda: _edit(folder),
        "library-growth": lambda: _growth(folder),
        "library-choose": lambda: _choose(folder),
    }


def _library(folder: Path, count: int) -> Path:
    """A library of `count` clauses, written once."""
    path = folder / f"library-{count}"
    return path if path.is_dir() else write_large_library(path, count)


def _load(path: Path, cache: Path) -> Library:
    return draftkit.load_library([path], [], draftkit.Cache(cache))


def _floor(path: Path) -> None:
    """What loading cannot do without: each file read, its front matter parsed in C."""
    for file in sorted(path.glob("*/*.md")):
        text = file.read_text(encoding="utf-8")
        yaml.load(text[4 : text.index("\n---\n", 4)], Loader=yaml.CSafeLoader)


def _emptied(folder: Path) -> Callable[[], object]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def _cold(folder: Path) -> Scenario:
    path, cache = _library(folder, 10_000), folder / "cache-library-cold"
    cases = (
        Case("draftkit, empty cache", lambda: _load(path, cache), _emptied(cache)),
        Case(FLOOR, lambda: _floor(path)),
    )
    targets = (Target("10,000 clauses, empty cache", "draftkit, empty cache", FLOOR, most=1.3),)
    return Scenario("library-cold", "10,000 clauses, empty cache", cases, targets, 5, {})


def _list(folder: Path) -> Scenario:
    path, cache = _library(folder, 10_000), folder / "cache-library"
    environment = child_environment(folder, cache)
    tool = Path(sys.executable).with_name("draftkit")
    words: list[str | Path] = [tool, "clauses", "list", "--library", path]
    cases = (
        Case("draftkit clauses list", command(words, environment, folder)),
        Case("draftkit clauses list --topic", command([*words, "--topic", "images"], environment, folder)),
        Case("draftkit --version", command([tool, "--version"], environment, folder)),
    )
    floor = "draftkit --version"
    targets = (
        Target("10,000 clauses listed, whole process", "draftkit clauses list", floor, most=2.5),
        Target("10,000 clauses listed by a topic, whole process", "draftkit clauses list --topic", floor),
    )
    return Scenario("library-list", "10,000 clauses listed, whole process", cases, targets, 15, {})


def _edit(folder: Path) -> Scenario:
    path, cache = _library(folder, 10_000), folder / "cache-library"
    edited = path / "family-001" / "clause-00501.md"
    text = edited.read_text()

    def edit() -> None:
        edited.write_text(text if edited.read_text() != text else f"{text}\nOne more sentence.\n")

    cases = (
        Case("draftkit, nothing edited", lambda: _load(path, cache)),
        Case("draftkit, one file edited", lambda: _load(path, cache), edit),
        Case(FLOOR, lambda: _floor(path)),
    )
    targets = (
        Target("10,000 clauses, one edited, against reading all", FLOOR, "draftkit, one file edited"),
        Target("10,000 clauses, none edited, against reading all", FLOOR, "draftkit, nothing edited"),
    )
    return Scenario("library-edit", "10,000 clauses, one edited", cases, targets, 7, {})


def _growth(folder: Path) -> Scenario:
    cache = folder / "cache-library"
    paths = {count: _library(folder, count) for count in COUNTS}
    loaded = {count: _load(path, cache) for count, path in paths.items()}
    named = {count: list(one.clauses)[:: len(one.clauses) // NAMED][:NAMED] for count, one in loaded.items()}

    def sixty(count: int) -> None:
        library = _load(paths[count], cache)
        _made(library, named[count])

    cases = []
    for count in COUNTS:
        cases.append(Case(f"loaded, {count:,}", lambda count=count: _load(paths[count], cache)))
        cases.append(Case(f"loaded, and {NAMED} made, {count:,}", lambda count=count: sixty(count)))
    big, middle, small = (f"{count:,}" for count in reversed(COUNTS))
    targets = (
        Target("10,000 clauses against 1,000", f"loaded, {middle}", f"loaded, {small}", most=13),
        Target("30,000 clauses against 10,000", f"loaded, {big}", f"loaded, {middle}", most=3.9),
        Target(
            f"{NAMED} of 10,000 clauses made, against loading alone",
            f"loaded, and {NAMED} made, {middle}",
            f"loaded, {middle}",
            most=1.3,
        ),
    )
    return Scenario("library-growth", "1,000, 10,000 and 30,000 clauses, full cache", tuple(cases), targets, 9, {})


def _choose(folder: Path) -> Scenario:
    cache = folder / "cache-library"
    paths = {count: _library(folder, count) for count in COUNTS}
    loaded = {count: _load(path, cache) for count, path in paths.items()}
    named = {count: list(one.clauses)[:: len(one.clauses) // NAMED][:NAMED] for count, one in loaded.items()}
    document = Located({"template": "note"}, "inputs")
    inputs = Inputs("note", {}, {}, document, "", None, ("england-and-wales",), (), (), (), (), {})

    def chosen(library: Library, count: int) -> None:
        assert len(choose(inputs, library, AS_AT, named[count]).picks) == NAMED

    cases = [Case(f"{NAMED} chosen of {count:,}", lambda count=count: chosen(loaded[count], count)) for count in COUNTS]
    fresh: list[Library] = []
    cases.append(
        Case(
            f"{NAMED} of 10,000 read and chosen",
            lambda: chosen(fresh.pop(), 10_000),
            lambda: fresh.append(_load(paths[10_000], cache)),
        )
    )
    big, small = f"{NAMED} chosen of {COUNTS[-1]:,}", f"{NAMED} chosen of {COUNTS[0]:,}"
    targets = (Target("60 chosen of 30,000 against of 1,000", big, small, most=1.5),)
    return Scenario("library-choose", "60 clauses chosen", tuple(cases), targets, 25, {})


def _made(library: Library, ids: Sequence[str]) -> None:
    for id in ids:
        library.clauses[id]
