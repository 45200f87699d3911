"""What a check looks at: one finished document, the clauses in it and the registers behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from draftkit.model.document import Document
from draftkit.model.inputs import Inputs
from draftkit.model.selection import Placement
from draftkit.model.term import Term


@dataclass(frozen=True, slots=True)
class Subject:
    """One document to be checked."""

    document: Document
    inputs: Inputs
    placements: tuple[Placement, ...]
    terms: Mapping[str, Term]
    as_at: date
