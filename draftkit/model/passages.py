"""Passages: the rendered texts of a document, before they are read as Markdown.

In: what `render` made of outline, clauses and Markdown fields. Out: what `parse` reads. Values of the inputs never
become Markdown: a text holds a token in their place, `U+FFFE number U+FFFF`. Neither character may occur in XML, so
no input can hold one, and to Markdown a token is an ordinary word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from draftkit.model.document import Block, Inline, Origin
from draftkit.model.selection import Placement

TOKEN = re.compile("\ufffe(\\d+)\uffff")


def token(number: int) -> str:
    """The token of the value with this number."""
    return f"\ufffe{number}\uffff"


@dataclass(frozen=True, slots=True)
class InlineValue:
    """Inlines made by a function of the template, such as a contact or an attributed claim."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BlockValue:
    """Blocks made by a function of the template, such as the table of sources."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of its own that stands where its token stands: a clause, or a field of type markdown."""

    origin: Origin
    text: str
    file: str
    """The file to name in messages."""
    first_line: int
    """The line of `file` on which `text` starts."""
    placement: Placement | None = None
    values: tuple[Value, ...] = ()
    """The value of each token in `text`, by its number: a text is the same whatever its values are."""


Value = str | InlineValue | BlockValue | Passage
"""What a token stands for; text is text of the inputs, which prints as itself."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Everything `parse` needs."""

    outline: Passage
    placements: tuple[Placement, ...]
