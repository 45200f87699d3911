"""An entry of the ledger: one position in one response that was sent; and the shape of `positions.yaml`.

In: the checked keys of an entry, or an answer that was sent. Out: an `Entry` with its fingerprint.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from draftkit.consultation.response import Position
from draftkit.consultation.wording import folded
from draftkit.files import content_key
from draftkit.model.dates import day
from draftkit.places import Place
from draftkit.reading.shape import Absence, Field, group

LEDGER_ENTRY = group(
    "position",
    Field("document", absence=Absence.ERROR, help="The document in which it was said, such as 'Response to …'."),
    Field("date", "date", absence=Absence.ERROR, help="The day on which the document was sent or published."),
    Field("consultation", absence=Absence.ERROR, help="The title of the consultation."),
    Field("body", help="Who asked."),
    Field("number", help="The number of the question, with its part, such as 2a."),
    Field("question", absence=Absence.ERROR, help="The question, word for word."),
    Field("topic", help="The proposition, in the same words in every response; contradictions are found by it."),
    Field("position", "choice", choices=tuple(Position), absence=Absence.ERROR, help="What was said."),
    Field("reasons", help="Why, in a line or two."),
    Field("changed", help="Why it differs from what was said before, if it does."),
    Field("confidential", "boolean", default=False, help="Whether the answer was given in confidence."),
    Field("fingerprint", help="A hash of the other keys, by which a change after the fact is noticed."),
    help="A position taken in a response that was sent.",
)

LEDGER_SHAPE = group(
    "positions",
    Field("positions", "list", item=LEDGER_ENTRY, help="Every position, in the order in which they were recorded."),
    help="What the organisation has said in its responses.",
)

_KEYS = tuple(field.name for field in LEDGER_ENTRY.fields if field.name != "fingerprint")

SAID = {
    Position.SUPPORT: "supported",
    Position.OPPOSE: "opposed",
    Position.NEUTRAL: "was neutral on",
    Position.NO_VIEW: "took no view on",
}
"""What a document did, as a verb."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One position; see `LEDGER_ENTRY` for what each value means."""

    document: str
    date: date
    consultation: str
    question: str
    position: Position
    body: str = ""
    number: str = ""
    topic: str = ""
    reasons: str = ""
    changed: str = ""
    confidential: bool = False
    fingerprint: str = ""
    place: Place | None = None

    @property
    def cited(self) -> str:
        """The document with its date: `'Response to …' of 3 March 2025`."""
        return f"'{self.document}' of {day(self.date)}"

    @property
    def said_in(self) -> tuple[str, str, str, str]:
        """What tells it from every other entry: the document, the consultation, and the question in it."""
        return (folded(self.document), folded(self.consultation), folded(self.number), folded(self.question))


def entry_from(values: Mapping[str, Any], place: Place | None = None) -> Entry:
    """An entry from its checked keys; dates may be ISO text."""
    told = {name: value for name, value in values.items() if value is not None}
    when = told["date"]
    told["date"] = date.fromisoformat(when) if isinstance(when, str) else when
    return Entry(**(told | {"position": Position(told["position"]), "place": place}))


def keys_of(entry: Entry) -> dict[str, str | bool | date]:
    """The keys of an entry that have a value, in the order in which they are written, without the fingerprint."""
    values = {name: getattr(entry, name) for name in _KEYS}
    return {name: str(value) if isinstance(value, Position) else value for name, value in values.items() if value}


def fingerprint_of(entry: Entry) -> str:
    """Twelve hexadecimal digits that change with anything that the entry says."""
    return content_key(json.dumps(keys_of(entry), default=str, sort_keys=True))[:12]
