"""A library in a folder, written as people write: with comments, any line ends, any order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import draftkit
from draftkit.curation.changes import Desk
from tests.support.workspace import load

Open = Callable[..., tuple[draftkit.Library, Desk]]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Writes files over a small library, and opens it for editing."""

    def open_(files: dict[str, str | bytes]) -> tuple[draftkit.Library, Desk]:
        library = load(tmp_path, files)
        return library, Desk(library.clauses, (tmp_path / "clauses",))

    return open_
