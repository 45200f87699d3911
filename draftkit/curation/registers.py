"""Registers: which sources and contacts of a library pass filters.

In: a `Library` and what is wanted. Out: the entries that pass, by key.
"""

from __future__ import annotations

from datetime import date

from draftkit.curation.due import check_by
from draftkit.curation.usage import contact_keys, source_keys
from draftkit.model.contact import Contact
from draftkit.model.library import Library
from draftkit.model.source import Source


def sources_listed(
    library: Library, types: tuple[str, ...] = (), confidences: tuple[str, ...] = (), *, unused: bool = False
) -> list[Source]:
    """The sources of any of the types and confidences; only those that nothing uses, if asked for."""
    used = source_keys(library) if unused else set()
    return [
        source
        for key, source in sorted(library.sources.items())
        if (not types or source.type in types)
        and (not confidences or (source.confidence or "unchecked") in confidences)
        and key not in used
    ]


def contacts_listed(
    library: Library,
    nations: tuple[str, ...] = (),
    age: int | None = None,
    due_by: date | None = None,
    *,
    unused: bool = False,
) -> list[Contact]:
    """The contacts that serve any of the nations and a person of that age; those to be checked by a day, or unused."""
    used = contact_keys(library) if unused else set()
    return [
        contact
        for key, contact in sorted(library.contacts.items())
        if (not nations or any(nation in contact.nations for nation in nations))
        and (age is None or serves_age(contact, age))
        and (due_by is None or (check_by(contact) or date.min) <= due_by)
        and key not in used
    ]


def serves_age(contact: Contact, age: int) -> bool:
    """Whether a service is for a person of that age; one that names no ages is for all."""
    return (contact.minimum_age or 0) <= age and (contact.maximum_age is None or age <= contact.maximum_age)


def ages_in_words(contact: Contact) -> str:
    """`up to 18`, `13 to 17`, `16 and over`, or nothing when it names no ages."""
    lowest, highest = contact.minimum_age, contact.maximum_age
    if lowest is not None and highest is not None:
        return f"{lowest} to {highest}"
    return f"up to {highest}" if highest is not None else f"{lowest} and over" if lowest is not None else ""
