"""How long a scan takes: in proportion to the form, whatever its shape."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import pytest

from draftkit.word.form.scan import scan_form
from tests.support.forms.markup import cell, check_box, package, paragraph, row, run, tab, table, text, text_field

UNENDED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r></w:p>'
)


def form(pages: int) -> bytes:
    """A form with 20 paragraphs, 2 tables and 10 spots on each page."""
    blocks: list[str] = []
    for number in range(2 * pages):
        blocks += [
            text(f"Section {number}", style="Heading2"),
            text("Background to the proposals. " * 12, number=0),
            text("More background. " * 20),
            text(f"Question {number}. Do you agree?", bold=True),
            text("☐ Yes    ☐ No    ☐ Not sure"),
            table(
                row(cell(text("Question", bold=True)), cell(text("Your response", bold=True)), header=True),
                row(cell(text("Why?")), cell()),
                columns=2,
            ),
            paragraph(run("Name: "), text_field(100)),
        ]
    return package(*blocks)


SHAPES: dict[str, Callable[[int], bytes]] = {
    "pages": lambda size: form(size // 5),
    "a wide table": lambda size: package(
        table(
            *(row(*(cell(text("☐" if place else "a")) for place in range(60))) for _ in range(size // 20)), columns=60
        )
    ),
    "a long table of ticks": lambda size: package(
        table(*(row(cell(text("a")), cell(text("☐")), cell(text("☐"))) for _ in range(size)), columns=3)
    ),
    "empty paragraphs": lambda size: package(text("Why?"), *[text("")] * (20 * size)),
    "form fields that never end": lambda size: package(*[UNENDED] * (5 * size)),
    "a line of ticks": lambda size: package(text("☐ Yes [x] No " * (10 * size))),
    "a line of blanks": lambda size: package(text("Name: ____ " * (10 * size))),
    "a line of tabs": lambda size: package(paragraph(*[tab()] * (20 * size), leader=True)),
    "a line of brackets": lambda size: package(text("[insert (see " * (50 * size))),
    "controls": lambda size: package(*[paragraph(check_box())] * (5 * size)),
    "a long line": lambda size: package(text("word " * (500 * size))),
}


def seconds(data: bytes) -> float:
    best = 99.0
    for _ in range(3):
        start = time.process_time()
        scan_form(data, "form.docx")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_a_form_four_times_as_long_takes_no_more_than_eight_times_as_long(name: str) -> None:
    small, large = seconds(SHAPES[name](100)), seconds(SHAPES[name](400))
    assert large < 8 * small + 0.1


@pytest.mark.slow
def test_a_form_of_150_pages_is_scanned_within_the_budget_of_memory() -> None:
    data = form(150)
    tracemalloc.start()
    scanned = scan_form(data, "form.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(scanned.form.spots) >= 1_500
    assert peak < 100_000_000
