from __future__ import annotations

import pytest

from draftkit.reading.front_matter import split_front_matter
from tests.support.workspace import problems_of


def test_front_matter_and_body_are_parted_at_the_second_line_of_hyphens() -> None:
    front, body, line = split_front_matter("---\ntitle: a\n---\nBody\n\n---\nmore\n", "a.md")
    assert (front.data, body, line) == ({"title": "a"}, "Body\n\n---\nmore\n", 4)


def test_places_in_front_matter_count_from_the_start_of_the_file() -> None:
    front, _, _ = split_front_matter("---\ntitle: a\nother: b\n---\n", "a.md")
    place = front.place(("other",))
    assert (place.line, place.column, place.source) == (3, 8, "other: b")


@pytest.mark.parametrize("text", ["", "title: a\n---\n", "\n---\ntitle: a\n---\n", " ---\na: 1\n---\n"])
def test_a_file_that_does_not_begin_with_front_matter_is_refused(text: str) -> None:
    [problem] = problems_of(split_front_matter, text, "a.md")
    assert (problem.code, problem.message) == ("DK116", "there is no front matter")


def test_front_matter_that_does_not_end_is_refused() -> None:
    [problem] = problems_of(split_front_matter, "---\ntitle: a\n", "a.md")
    assert (problem.code, problem.message) == ("DK116", "the front matter does not end")
