"""Reading YAML without places gives what reading it with places gives, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.reading.front_matter import split_front_matter, split_sound
from draftkit.reading.plain_yaml import read_plain
from draftkit.reading.yaml_text import DEPTH_LIMIT, read_yaml
from tests.support.strategies import ANY_TEXT
from tests.support.workspace import attempt, clause

ROOT = Path(__file__).parents[2]

LINES = st.sampled_from(
    ("a: 1", "b: [x, y]", "  c: 'd'", "- e", "  - f: g", "a: 2", "h: |", "    text", "i: >-", "j: &k l", "m: *k", "",
     "n: !t o", "---", "...", "? p", ": q", '"r": "s\\t"', "~: u", "[v]: w", "{x: y}", "# z", "%YAML 1.2", "no: ~",
     "\u2028", "\tq")
)  # fmt: skip
YAML = st.lists(LINES | ANY_TEXT, max_size=8).map("\n".join)


@given(YAML)
def test_what_is_read_plainly_is_what_is_read_with_places(text: str) -> None:
    plain = read_plain(text)
    located, codes = attempt(read_yaml, text, "a.yaml")
    assert plain is None or (not codes and plain == located.data)


@given(YAML, YAML)
def test_a_file_split_plainly_is_split_as_with_places(front: str, body: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    plain = split_sound(text)
    exact, codes = attempt(split_front_matter, text, "a.md")
    assert plain is None or (not codes and plain == (exact[0].data, *exact[1:]))


@pytest.mark.parametrize("path", sorted((ROOT / "clauses").rglob("*.md")), ids=lambda path: path.stem)
def test_sound_clauses_are_read_plainly(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    located, body, line = split_front_matter(text, "a.md")
    assert split_sound(text) == (located.data, body, line)


@pytest.mark.parametrize(
    "text",
    ["a: &b c", "a: *b", "a: !!str b", "a: 1\na: 2", "a: {", "", "- a\n--- b", "? [a]\n: b", "[" * (DEPTH_LIMIT + 2)],
)
def test_what_is_faulty_or_unusual_is_left_to_reading_with_places(text: str) -> None:
    assert read_plain(text) is None


def test_a_clause_with_spaces_after_its_lines_is_left_to_reading_with_places() -> None:
    assert split_sound(clause()) is not None
    assert split_sound(clause().replace("---\n", "--- \n")) is None
