"""Sources: what a document cites, and the shape of `sources.yaml` and of the `sources` in an inputs file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from draftkit.model.extent import EXTENTS
from draftkit.reading.shape import Absence, Field, group, text_list

SOURCE_TYPES = (
    "act",
    "si",
    "ni-order",
    "scottish-act",
    "bill",
    "case",
    "guidance",
    "report",
    "news",
    "web",
    "article",
    "hansard",
)

LEGISLATION = frozenset({"act", "si", "ni-order", "scottish-act", "bill"})
"""Types whose every citation is written in full, as OSCOLA does for legislation."""

CONFIDENCES = ("verified", "secondary", "unchecked", "unverified")

SOURCE_SHAPE = group(
    "source",
    Field("type", "choice", choices=SOURCE_TYPES, absence=Absence.ERROR, help="What kind of source it is."),
    Field("title", absence=Absence.ERROR, help="The title; of an Act with its year, of a case the party names."),
    Field("short", help="The short form for later mentions, such as 'the 1978 Act'."),
    Field("author", help="The author, as it should be printed."),
    Field("publisher", help="The website, department or publisher."),
    Field("publication", help="The newspaper or magazine of a news item."),
    Field("journal", help="The journal of an article."),
    Field("volume", help="The volume of a journal or report."),
    Field("page", help="The first page of an article."),
    Field(
        "date",
        pattern=r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?",
        help="The date, year or year and month: 2024-05-07, 2024-05 or 2024.",
        example="2024-05-07",
    ),
    Field("number", help="The number of an instrument, chapter, bill or command paper, such as SI 2026/268."),
    Field("citation", help="The neutral citation and report of a case, such as [2024] EWCA Crim 954."),
    Field("court", help="The court of an unreported case."),
    Field("url", pattern=r"https?://\S+", help="The web address.", example="https://www.gov.uk/…"),
    Field("accessed", "date", help="The day the web page was read."),
    text_list("extent", "Where an Act extends.", choices=EXTENTS),
    Field("confidence", "choice", choices=CONFIDENCES, help="How well the entry itself was checked."),
    Field("checked_on", "date", help="The day somebody last checked the entry."),
    Field("note", help="A note to maintainers; never printed."),
    help="Something a document cites.",
)


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of a register of sources; see `SOURCE_SHAPE` for what each field means."""

    key: str
    type: str
    title: str
    short: str | None = None
    author: str | None = None
    publisher: str | None = None
    publication: str | None = None
    journal: str | None = None
    volume: str | None = None
    page: str | None = None
    dated: str | None = None
    """The key `date` of the entry."""
    number: str | None = None
    citation: str | None = None
    court: str | None = None
    url: str | None = None
    accessed: date | None = None
    extent: tuple[str, ...] = ()
    confidence: str | None = None
    checked_on: date | None = None
    note: str | None = None

    @property
    def is_legislation(self) -> bool:
        """Whether it is an Act, instrument or bill."""
        return self.type in LEGISLATION


def source_from(key: str, values: Mapping[str, Any]) -> Source:
    """A source from the checked keys of its entry; dates may be ISO text."""
    dates = {name: iso_date(values[name]) for name in ("accessed", "checked_on")}
    rest = {("dated" if name == "date" else name): value for name, value in values.items()}
    return Source(**({**rest, "extent": tuple(values["extent"]), "key": key} | dates))


def iso_date(value: str | date | None) -> date | None:
    """A date from itself or from ISO text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
