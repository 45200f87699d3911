"""Terms: words to avoid and what to write instead, and the shape of `terms.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.model.source import CONFIDENCES
from draftkit.reading.shape import Absence, Field, group, text_list

TERM_SHAPE = group(
    "term",
    text_list("avoid", "The words to avoid.", Absence.ERROR),
    Field("prefer", absence=Absence.ERROR, help="What to write instead."),
    Field("reason", help="Why."),
    text_list("except", "Longer phrases in which the avoided words are right, such as the name of a service."),
    Field("confidence", "choice", choices=CONFIDENCES, help="How well the entry was checked."),
    help="A term of the field.",
)


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a register of terms; see `TERM_SHAPE`."""

    key: str
    avoid: tuple[str, ...]
    prefer: str
    reason: str | None = None
    exceptions: tuple[str, ...] = ()
    confidence: str | None = None
    folded: tuple[str, ...] = ()
    """The words to avoid as `str.casefold` gives them."""
