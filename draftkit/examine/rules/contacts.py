"""DK248, DK249, DK409: contacts that nobody can use, that serve nowhere, or that were checked long ago."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.model.contact import CONTACT_DAYS
from draftkit.model.dates import day
from draftkit.problems import Problem, error, warning


def contacts(subject: Subject) -> Iterator[Problem]:
    """What is wrong with each entry of the register of contacts."""
    for key, contact in subject.library.contacts.items():
        youngest, oldest = contact.minimum_age, contact.maximum_age
        if youngest is not None and oldest is not None and youngest > oldest:
            where = subject.in_register("contacts.yaml", key, "minimum_age")
            message = f"'{key}' serves from the age of {youngest} to the age of {oldest}: nobody"
            yield error("DK248", message, where, "correct minimum_age or maximum_age")
        if not contact.nations:
            where = subject.in_register("contacts.yaml", key, key=True)
            message = f"'{key}' has no nations, so that it is printed in documents for any"
            hint = "list under 'nations' those it serves: england, wales, scotland, northern-ireland"
            yield warning("DK249", message, where, hint)
        if contact.checked_on and (subject.today - contact.checked_on).days > CONTACT_DAYS:
            where = subject.in_register("contacts.yaml", key, "checked_on")
            message = f"'{key}' was last checked on {day(contact.checked_on)}, more than {CONTACT_DAYS} days ago"
            yield warning("DK409", message, where, "check number and hours, and set checked_on")
