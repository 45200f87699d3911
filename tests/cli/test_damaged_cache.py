"""A damaged cache is made again, and only `-v` speaks of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Call

COMMANDS = {"assemble": ("assemble", "note.yaml"), "check": ("check",), "clauses list": ("clauses", "list")}
SAID = "was damaged: it is made again from the files"


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.usefixtures("here")
def test_a_damaged_cache_is_said_only_with_v(draftkit: Call, words: tuple[str, ...]) -> None:
    first = draftkit(*words)
    for wordy in (False, True):
        files = list(Path(os.environ["DRAFTKIT_CACHE"]).glob("library-*"))
        assert files
        for file in files:
            file.write_bytes(b"garbage")
        again = draftkit(*words, *(["-v"] if wordy else []))
        assert again.exit_code == first.exit_code
        assert (SAID in again.stderr) == wordy
        assert SAID not in again.stdout
