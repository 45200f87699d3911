"""The rules for libraries take time that grows with the library, and read no file twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

import draftkit
from draftkit.examine import subject_of
from draftkit.examine.rules import RULES
from draftkit.examine.rules.rendering import rendering
from draftkit.examine.subject import Files
from draftkit.model.library import Library
from tests.examine.library import FILES, TODAY, planted


def grown(library: Library, times: int) -> Library:
    """A library with the clauses of another many times over; each copy requires the one before it."""
    clauses = {}
    before: tuple[str, ...] = ()
    for number in range(times):
        for id, versions in library.clauses.items():
            name = f"{id}-{number:05}"
            clauses[name] = tuple(replace(one, id=name, requires=before, conflicts=()) for one in versions)
        before = (f"law/alternative-{number:05}",)
    return replace(library, clauses=clauses)


def seconds(library: Library) -> float:
    best = 60.0
    for _ in range(2):
        subject = subject_of(library, today=TODAY)
        start = perf_counter()
        for rule in RULES:
            if rule is not rendering:
                list(rule(subject))
        best = min(best, perf_counter() - start)
    return best


@pytest.mark.slow
def test_ten_times_the_clauses_take_about_ten_times_as_long(tmp_path: Path) -> None:
    planted(tmp_path, FILES)
    library = draftkit.load_library([tmp_path / "clauses"], [tmp_path / "templates"])
    few, many = grown(library, 140), grown(library, 1400)
    assert sum(map(len, many.clauses.values())) >= 9_800
    assert seconds(many) < 30 * seconds(few)


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("key: value\n")
    files = Files()
    assert files.located(str(path)).place(("key",)).column == 6
    path.write_text("   key: value\n")
    assert files.text(str(path)) == "key: value\n"
    assert files.located(str(path)).place(("key",)).column == 6


def test_a_file_that_has_gone_has_no_places(tmp_path: Path) -> None:
    place = Files().located(str(tmp_path / "gone.md")).place(("title",))
    assert (place.file, place.line) == (str(tmp_path / "gone.md"), None)
