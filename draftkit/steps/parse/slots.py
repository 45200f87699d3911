"""Slots: what stands in a text that has been read as Markdown until its values are put in.

In: a token's number, or a link whose address is not known yet. Out: values of the skeleton, and where its text came
from; none of them is left in a document.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from draftkit.model.document import CONFIRM, Anchor, Block, Inline, Paragraph, Region, Text
from draftkit.places import Place, place_in_text
from draftkit.problems import Problem

DEPTH_LIMIT = 60
"""Deepest nesting of lists and quotes, and of images."""

_GAP = re.compile(r"\[TO CONFIRM\b[^\]]*\]")
_COMMENT = "<!--.*?-->"


class SourceText(NamedTuple):
    """A text that is read as Markdown, and where it stands; the key by which its skeleton is kept."""

    text: str
    kind: str
    """clause, inputs or template."""
    file: str
    first_line: int

    def place(self, word: str) -> Place:
        """The place of a word in the text, or of its beginning."""
        offset = max(self.text.find(word), 0)
        place = place_in_text(self.file, self.text, offset, max(1, len(word)), self.first_line)
        return Place(place.file, place.line) if "\ufffe" in (place.source or "") else place


class Slot(NamedTuple):
    """A token: the number of a value, and the marks that its text gets."""

    number: int
    marks: int


class OpenLink(NamedTuple):
    """A link; its address may have tokens in it."""

    target: str
    inlines: tuple[Any, ...]


class Spliced(NamedTuple):
    """Blocks that stand where a slot was, until their paragraph is complete."""

    blocks: tuple[Block, ...]


class Skeleton(NamedTuple):
    """A text read as Markdown: blocks with slots; headings have the level that is written."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    printed: tuple[str, ...]
    notes: int
    """How many footnotes and citations it has."""


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
    if not isinstance(block, Region):
        return block.inlines if isinstance(block, Paragraph) else None
    inlines = single_paragraph(block.blocks)
    if not inlines or not block.anchor:
        return inlines
    return (Anchor(block.anchor, "s"), *inlines, Anchor(block.anchor, "e"))


def without_comments(html: str) -> str:
    """Raw HTML without its comments."""
    return re.sub(_COMMENT, "", html, flags=re.DOTALL)
