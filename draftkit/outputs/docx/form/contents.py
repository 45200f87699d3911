"""Contents: what can be put into a spot of a form.

In: answers, as `consultation/filling/` arranges them. Out: values that the writers of each kind of spot take.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from draftkit.model.document import Block


class Prose(NamedTuple):
    """Paragraphs with bold, lists and links, and the same as plain text for places that take nothing else."""

    blocks: tuple[Block, ...]
    plain: str


class Words(NamedTuple):
    """Plain text; `\\n` starts a new paragraph where the place takes paragraphs."""

    text: str


class Chosen(NamedTuple):
    """One entry of a drop-down, as shown; empty for none."""

    option: str


class Day(NamedTuple):
    """A date."""

    day: date


class Tick(NamedTuple):
    """A box ticked or not."""

    on: bool


Content = Prose | Words | Chosen | Day | Tick
