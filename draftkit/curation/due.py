"""What falls due: reviews of clauses, checks of contacts, and days on which law or a version begins or ends.

In: a `Library`, today and a last day. Out: `Due` values in the order of their days: what has lapsed, and what is coming
up to the last day. A version that will not be used any more needs no review, and the beginning of law in the past is no
news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from draftkit.curation.addressing import name_of, variants_of
from draftkit.model.clause import Clause, Law
from draftkit.model.contact import CONTACT_DAYS, Contact
from draftkit.model.extent import extent_in_words
from draftkit.model.library import Library

KINDS = ("review", "contact", "law", "version")


@dataclass(frozen=True, slots=True)
class Due:
    """Something that somebody has to see to, on a day or since a day."""

    on: date | None
    """The day; None for a contact that nobody ever checked."""
    kind: str
    """review, contact, law (it begins or ends) or version (it begins or ends)."""
    what: str
    """The clause with its version, or the key of the contact."""
    title: str
    says: str
    """What happens or is to be done, as a sentence without its full stop."""
    owner: str | None
    file: str = ""


def due(library: Library, today: date, last: date) -> list[Due]:
    """Everything that has lapsed by `today`, and everything that comes up from then to `last`, in order of days."""
    return in_order([*clauses_due(library, today, last), *contacts_due(library.contacts.values(), last)])


def in_order(found: Iterable[Due]) -> list[Due]:
    """By day, those without one first."""
    return sorted(found, key=lambda one: (one.on or date.min, KINDS.index(one.kind), one.what, one.says))


def clauses_due(library: Library, today: date, last: date) -> Iterator[Due]:
    """The reviews of clauses, and the days on which their law or their versions begin or end."""
    for versions in library.clauses.values():
        for variant in variants_of(versions):
            for clause in variant:
                yield from _of_clause(clause, variant, today, last)


def contacts_due(contacts: Iterable[Contact], last: date) -> Iterator[Due]:
    """The contacts that must be checked by a day: `CONTACT_DAYS` after the last check, or by their own date."""
    for contact in contacts:
        on = check_by(contact)
        if on is None:
            yield Due(None, "contact", contact.key, contact.name, "nobody ever checked its number and hours", None)
        elif on <= last:
            yield Due(on, "contact", contact.key, contact.name, "check its number and hours", None)


def check_by(contact: Contact) -> date | None:
    """The day by which a contact must be checked again; None if nobody ever did."""
    if contact.checked_on is None:
        return None
    lapses = contact.checked_on + timedelta(days=CONTACT_DAYS)
    return min(lapses, contact.review_by) if contact.review_by else lapses


def _of_clause(clause: Clause, variant: Sequence[Clause], today: date, last: date) -> Iterator[Due]:
    if clause.status == "withdrawn":
        return
    what = name_of(clause, with_version=True)
    if clause.review_by <= last and is_in_use(clause, variant, today):
        yield Due(clause.review_by, "review", what, clause.title, "review it", clause.owner, clause.file)
    for on, says in (
        (clause.since, "this version is to be used from this day"),
        (clause.until, "this version is not to be used from this day"),
    ):
        if on and today <= on <= last:
            yield Due(on, "version", what, clause.title, says, clause.owner, clause.file)
    for law in clause.law:
        for on, verb in ((law.since, _begins(law)), (law.until, "is no longer in force")):
            if on and today <= on <= last:
                yield Due(on, "law", what, clause.title, f"{_provisions(law)} {verb}", clause.owner, clause.file)


def is_in_use(clause: Clause, variant: Sequence[Clause], today: date) -> bool:
    """Whether a version is the newest of its variant, or the newest approved one, and still to be used."""
    if clause.until and clause.until <= today:
        return False
    approved = next((one for one in variant if one.status == "approved"), None)
    return clause is variant[0] or clause is approved


def _begins(law: Law) -> str:
    """What happens on the first day of an entry, said as surely as it is known."""
    if law.status == "not-in-force":
        return "comes into force: the clause says that it is not in force"
    return "may come into force: its state is unknown" if law.status == "unknown" else "comes into force"


def _provisions(law: Law) -> str:
    where = f" in {extent_in_words(law.extent)}" if law.extent else ""
    return (f"{', '.join(law.provisions)} of {law.source}" if law.provisions else law.source) + where
