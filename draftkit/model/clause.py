"""Clauses: reusable passages with law, extent, versions and review dates, and the shape of their front matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from draftkit.model.extent import EXTENTS
from draftkit.model.source import CONFIDENCES
from draftkit.reading.shape import Absence, Field, group, text_list

STATUSES = ("draft", "reviewed", "approved", "withdrawn")
LAW_STATUSES = ("in-force", "partly", "not-in-force", "unknown", "repealed")
AUDIENCES = ("officials", "ministers", "respondents", "parents", "schools", "practitioners", "public")
PARAMETER_TYPES = ("text", "markdown", "number", "date", "boolean", "choice", "list")

LAW_SHAPE = group(
    "law",
    Field("source", absence=Absence.ERROR, help="The key of an Act or instrument in sources.yaml."),
    text_list("provisions", "The provisions relied on, such as s 1(1)(a)."),
    Field(
        "status",
        "choice",
        choices=LAW_STATUSES,
        absence=Absence.ERROR,
        help="Whether the provisions are law; unknown when nobody could verify it.",
    ),
    Field("from", "date", help="The first day on which they are in force."),
    Field("until", "date", help="The first day on which they are no longer in force."),
    text_list("extent", "The nations in which the clause relies on them; all of its own if left out.", choices=EXTENTS),
    Field("note", help="A note to maintainers; never printed."),
    help="Provisions that a clause relies on.",
)

PARAMETER_SHAPE = group(
    "parameter",
    Field("type", "choice", choices=PARAMETER_TYPES, default="text", help="What kind of value it takes."),
    Field("label", help="What to call it in messages."),
    Field("help", absence=Absence.ERROR, help="What it is for."),
    Field("default", "any", help="The value when none is given; without one a value must be given."),
    text_list("choices", "The possible values of a choice."),
    help="A value that a clause's text prints.",
)

CLAUSE_SHAPE = group(
    "clause",
    Field("title", absence=Absence.ERROR, help="The clause's title."),
    Field("summary", absence=Absence.ERROR, help="One sentence for lists."),
    Field(
        "version",
        absence=Absence.ERROR,
        pattern=r"\d{1,9}\.\d{1,9}\.\d{1,9}",
        help="major.minor.patch: major when the legal effect changes, minor for wording, patch for a typo.",
        example="1.0.0",
    ),
    Field("status", "choice", choices=STATUSES, absence=Absence.ERROR, help="How far the clause has been approved."),
    text_list("extent", "Where the clause applies.", Absence.ERROR, EXTENTS),
    text_list("audiences", "Whom it is written for; everybody if left out.", choices=AUDIENCES),
    text_list("topics", "Words an officer would look for."),
    Field("order", "number", default=1000, help="Its place within its family; lower comes first."),
    Field("law", "list", item=LAW_SHAPE, help="The provisions it relies on."),
    text_list("sources", "Every source it cites, by its key in sources.yaml.", Absence.ERROR),
    Field("confidence", "choice", choices=CONFIDENCES, help="How well the facts were checked."),
    Field("checked_on", "date", help="The day somebody last compared the text with its sources."),
    Field("review_by", "date", absence=Absence.ERROR, help="The day by which it must be looked at again."),
    Field("owner", help="The role that answers for it."),
    Field("from", "date", help="The first day for which this version is to be used; any day if left out."),
    Field("until", "date", help="The first day for which it is no longer to be used; none if left out."),
    Field("reviewed_by", help="The person who reviewed this wording."),
    Field("reviewed_on", "date", help="The day of the review."),
    Field("approved_by", help="The person who approved it; required from status approved."),
    Field("approved_on", "date", help="The day of the approval."),
    Field("withdrawn_on", "date", help="The day it was withdrawn."),
    Field("withdrawn_because", help="Why it must not be used again."),
    Field(
        "fingerprint",
        pattern=r"[0-9a-f]{16}",
        help="A hash of what was reviewed or approved, written by draftkit: a changed text is found by it.",
    ),
    Field(
        "overrides",
        pattern=r"[^@\s]+@\d{1,9}\.\d{1,9}\.\d{1,9}",
        help="The clause and version of another library that this one takes the place of.",
        example="legal-basis/possession@1.0.0",
    ),
    Field("parameters", "mapping", item=PARAMETER_SHAPE, help="The values its text prints."),
    text_list("requires", "Clauses that must be in the document as well."),
    text_list("conflicts", "Clauses that must not be in the same document."),
    Field("short", "markdown", help="One or two sentences, used where space is tight."),
    Field("line", "markdown", help="A line to take that can be spoken."),
    text_list("must_keep", "Sentences of the text that no shortening may take out, word for word."),
    Field("guidance", "markdown", help="A note to the drafter; never printed."),
    Field(
        "examples",
        "list",
        item=Field("example", "mapping", item=Field("value", "any")),
        absence=Absence.ERROR,
        help="Sets of parameters with which it must render.",
    ),
    help="A reusable passage: front matter and Markdown text.",
)


NO_PARAMETERS = group("parameters")


@dataclass(frozen=True, slots=True)
class Law:
    """Provisions that a clause relies on."""

    source: str
    provisions: tuple[str, ...]
    status: str
    since: date | None = None
    until: date | None = None
    extent: tuple[str, ...] = ()
    """The nations in which the clause relies on it; empty for all of the clause's own."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One version of a clause; see `CLAUSE_SHAPE` for what each field means."""

    id: str
    """Its path in the library without ending, such as `legal-basis/pseudo-photographs`."""
    file: str
    """The file it was read from, as shown in messages."""
    body: str
    body_line: int
    """The line of the file on which the body starts."""
    key: str
    """A hash of the whole file."""
    title: str
    summary: str
    version: str
    status: str
    extent: tuple[str, ...]
    review_by: date
    sources: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    order: int = 1000
    law: tuple[Law, ...] = ()
    confidence: str | None = None
    checked_on: date | None = None
    owner: str | None = None
    since: date | None = None
    """The key `from`: the first day for which this version is to be used."""
    until: date | None = None
    """The first day for which it is no longer to be used."""
    reviewed_by: str | None = None
    reviewed_on: date | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_because: str | None = None
    fingerprint: str | None = None
    """What `fingerprint_of` gave when the wording was last reviewed or approved."""
    overrides: str | None = None
    """`id@version` of the clause in another library that this one takes the place of."""
    library: str = ""
    """The name of the library that it belongs to."""
    parameter_shape: Field = NO_PARAMETERS
    """The values that its text prints, as a group."""
    requires: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    short: str | None = None
    line: str | None = None
    must_keep: tuple[str, ...] = ()
    """Sentences that must stand in every form of it that takes the place of a longer one."""
    guidance: str | None = None
    examples: tuple[dict[str, Any], ...] = ()

    @property
    def parameters(self) -> tuple[Field, ...]:
        """The values that its text prints."""
        return self.parameter_shape.fields

    @property
    def family(self) -> str:
        """The folder the clause lies in."""
        return self.id.rpartition("/")[0]

    @property
    def version_number(self) -> tuple[int, ...]:
        """The version as numbers that can be compared."""
        return tuple(int(part) for part in self.version.split("."))

    def text(self, form: str) -> str | None:
        """The wording in one of its forms: full, short or line."""
        return {"full": self.body, "short": self.short, "line": self.line}[form]
