"""The draft: a finished document with everything that is known about it, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from draftkit.model.document import Document
from draftkit.model.manifest import Manifest
from draftkit.model.selection import Placement, Selection
from draftkit.problems import Problem


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
