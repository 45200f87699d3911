"""A stretch of text that belongs in a register."""

from __future__ import annotations

from typing import NamedTuple


class Stretch(NamedTuple):
    """From `start` to `end` in a text."""

    start: int
    end: int
    words: str
    key: str = ""
    """The key of the register's entry that it belongs to, if that is known."""
