"""Forms in every layout, printed as PDF and saved as HTML by LibreOffice, give the questions that the Word form gives.

What LibreOffice loses in doing so is listed; anything else fails.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from draftkit.consultation.reading import read_passages
from draftkit.consultation.recognise import recognise
from tests.support.forms.layouts import LAYOUTS, Layout

pytestmark = pytest.mark.judges

DROP_DOWN = "a drop-down is printed as the words that it shows"
FIELD = "a legacy field is printed as blanks, without its limit and options"
LIMIT = "a control's own limit is not printed"

LOST = {
    ("choice controls", "pdf"): ({"2", "3"}, DROP_DOWN),
    ("choice controls", "html"): ({"2", "3"}, DROP_DOWN),
    ("comment boxes", "pdf"): ({"2"}, DROP_DOWN),
    ("comment boxes", "html"): ({"2"}, DROP_DOWN),
    ("legacy fields", "pdf"): ({"3", "4"}, FIELD),
    ("legacy fields", "html"): ({"3", "4"}, FIELD),
    ("mixed", "pdf"): ({"3b"}, LIMIT),
    ("mixed", "html"): ({"3b"}, LIMIT),
}
"""The questions that differ, and why."""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every layout as .docx, .pdf and .html."""
    folder = tmp_path_factory.mktemp("layouts")
    for layout in LAYOUTS:
        (folder / f"{_name(layout)}.docx").write_bytes(layout.make())
    for format in ("pdf", "html"):
        files = [str(path) for path in sorted(folder.glob("*.docx"))]
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format]
        subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
    return folder


def _name(layout: Layout) -> str:
    return layout.name.replace(" ", "-")


def _told(data: bytes, file: str) -> dict[str, tuple[object, ...]]:
    found = recognise(read_passages(data, file).passages).questions
    return {
        each.id: (each.text, each.kind, each.options, each.words, each.characters, each.rows, each.section)
        for each in found
    }


@pytest.mark.parametrize("format", ["pdf", "html"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_printed_layout_gives_the_same_questions(layout: Layout, format: str, saved: Path) -> None:
    word = _told(layout.make(), "form.docx")
    file = saved / f"{_name(layout)}.{format}"
    printed = _told(file.read_bytes(), file.name)
    lost, _ = LOST.get((layout.name.replace("-", " "), format), (set(), ""))
    assert {id for id in {*word, *printed} if word.get(id) != printed.get(id)} == lost
