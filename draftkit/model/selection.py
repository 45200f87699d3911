"""The selection: which clause versions a document may use, and why; which it may not, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from draftkit.model.clause import Clause


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a clause has to fit."""

    extent: tuple[str, ...]
    as_at: date
    audiences: tuple[str, ...] = ()
    """Whom the document is for; nobody in particular if empty."""
    by_name: bool = False
    """Whether a person, or a clause that requires it, asked for it: then it may be written for another audience."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A clause version that holds for the document."""

    clause: Clause
    reason: str
    """Why, in a sentence."""
    also: tuple[Pick, ...] = ()
    """The versions for the document's other nations, when no single version covers them all."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A clause that the document may not use."""

    id: str
    code: str
    reason: str
    """Why not, in a sentence."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """The answer of `choose` for every clause that the outline or the inputs may ask for."""

    as_at: date
    picks: Mapping[str, Pick]
    refusals: Mapping[str, Refusal]


@dataclass(frozen=True, slots=True)
class Placement:
    """A clause as it stands in the document."""

    clause: Clause
    form: str
    anchor: str
    """Its identity in the written file: `dk` and ten letters."""
    reason: str
    order: int
