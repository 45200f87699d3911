"""Context: what the readers of one document share, and the small things that they do to text and blocks.

In: the values that tokens stand for. Out: a `Context` that counts values, notes and references as they are read.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from draftkit.model.document import CONFIRM, Block, Inline, Paragraph, Region, Text
from draftkit.model.passages import Passage, Value
from draftkit.problems import Problem

DEPTH_LIMIT = 60
"""Deepest nesting of lists and quotes, and of images."""

_GAP = re.compile(r"\[TO CONFIRM\b[^\]]*\]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Spliced(NamedTuple):
    """Blocks that stand where an inline token stood, until their paragraph is complete."""

    blocks: tuple[Block, ...]


class Context:
    """What is shared while one document is parsed: values, problems, and what has been printed."""

    def __init__(self, values: tuple[Value, ...]) -> None:
        self.values = values
        self.problems: list[Problem] = []
        self.printed: list[str] = []
        """Every text of the inputs that got into the document, in the order in which it was read."""
        self.seen = 0
        """How many values stood in the blocks read so far …"""
        self.full = 0
        """… and how many of them printed something."""
        self.notes = 0
        """How many footnotes and citations were read."""
        self.listings = 0
        """How many places for a listing were read."""
        self.references = 0
        """How many cross-references were read."""

    def splice(self, passage: Passage) -> tuple[Block, ...]:
        """The blocks of a passage that stands inside another."""
        raise NotImplementedError


def add_plain(text: str, marks: int, inlines: list[Any]) -> None:
    """Text as it stands; only gaps to confirm are marked."""
    if "[TO CONFIRM" not in text:
        inlines.append(Text(text, marks))
        return
    position = 0
    for match in _GAP.finditer(text):
        if match.start() > position:
            inlines.append(Text(text[position : match.start()], marks))
        inlines.append(Text(match[0], marks | CONFIRM))
        position = match.end()
    if position < len(text):
        inlines.append(Text(text[position:], marks))


def single_paragraph(blocks: tuple[Block, ...]) -> tuple[Inline, ...] | None:
    """The inlines of blocks that are one paragraph, otherwise None."""
    if len(blocks) != 1:
        return None
    block = blocks[0]
    if isinstance(block, Region):
        return single_paragraph(block.blocks)
    return block.inlines if isinstance(block, Paragraph) else None


def without_comments(html: str) -> str:
    """Raw HTML without its comments."""
    return _COMMENT.sub("", html)
