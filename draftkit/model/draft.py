"""The draft: a finished document with everything that is known about it, ready to be written in any format.

Before it is finished, it is composed: its text stands, its notes and numbers do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from draftkit.model.document import Document
from draftkit.model.inputs import Inputs
from draftkit.model.manifest import Manifest
from draftkit.model.passages import Rendered
from draftkit.model.selection import Placement, Selection
from draftkit.model.template import Template
from draftkit.problems import Problem


@dataclass(frozen=True, slots=True)
class Worded:
    """The texts of a document, before they are read as Markdown: what steps 1 to 4 make."""

    inputs: Inputs
    template: Template
    selection: Selection
    rendered: Rendered
    as_at: date
    problems: tuple[Problem, ...]
    """What loading and rendering found."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A document whose text stands, without its notes and numbers: what steps 1 to 5 make."""

    worded: Worded
    document: Document
    problems: tuple[Problem, ...]
    """What was found so far."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One assembled document."""

    title: str
    marking: str
    """The protective marking, or empty."""
    organisation: str
    as_at: date
    numbering: str
    document: Document
    manifest: Manifest
    selection: Selection
    placements: tuple[Placement, ...]
    problems: tuple[Problem, ...]
    house_style: str
    """The path of the house style's .docx."""
    properties: Mapping[str, str]
    """Further document properties, such as subject and status."""
