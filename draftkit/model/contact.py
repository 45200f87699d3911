"""Contacts: support services, and the shape of `contacts.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from draftkit.model.source import CONFIDENCES
from draftkit.reading.shape import Absence, Field, group, text_list

CONTACT_DAYS = 180
"""After this many days a contact has to be checked again (policy of the starter library)."""

NATIONS = ("england", "wales", "scotland", "northern-ireland")

CONTACT_SHAPE = group(
    "contact",
    Field("name", absence=Absence.ERROR, help="The service's name."),
    Field("purpose", help="What it does, in one short phrase."),
    Field("serves", help="Whom it is for, in one short phrase."),
    Field("minimum_age", "number", help="The youngest age served."),
    Field("maximum_age", "number", help="The oldest age served."),
    text_list("nations", "The nations served.", choices=NATIONS),
    Field("phone", help="The telephone number as it should be printed."),
    Field("hours", help="When it answers."),
    Field("email", help="The e-mail address."),
    Field("text_number", help="The number for text messages."),
    Field("url", pattern=r"https?://\S+", help="The web address."),
    Field(
        "confidence",
        "choice",
        choices=CONFIDENCES,
        absence=Absence.ERROR,
        help="How well the entry was checked; a contact marked unverified is never printed.",
    ),
    Field("checked_on", "date", help="The day somebody last checked number and hours."),
    Field("review_by", "date", help="The day by which it must be checked again."),
    Field("note", help="A note to maintainers; never printed."),
    help="A support service.",
)


@dataclass(frozen=True, slots=True)
class Contact:
    """One entry of a register of contacts; see `CONTACT_SHAPE` for what each field means."""

    key: str
    name: str
    confidence: str
    purpose: str | None = None
    serves: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    nations: tuple[str, ...] = ()
    phone: str | None = None
    hours: str | None = None
    email: str | None = None
    text_number: str | None = None
    url: str | None = None
    checked_on: date | None = None
    review_by: date | None = None
    note: str | None = None

    @property
    def may_be_printed(self) -> bool:
        """Whether the entry was checked well enough to send anybody there."""
        return self.confidence != "unverified"
