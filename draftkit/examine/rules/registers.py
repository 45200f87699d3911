"""DK250, DK251, DK252: addresses without https, terms that prefer what they avoid, keys that differ only by case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftkit.examine.subject import Subject
from draftkit.problems import Problem, warning


def registers(subject: Subject) -> Iterator[Problem]:
    """What is wrong with the entries of the registers of sources, contacts and terms."""
    yield from _addresses(subject)
    yield from _terms(subject)
    every: dict[str, Mapping[str, object]] = {
        "sources.yaml": subject.library.sources,
        "contacts.yaml": subject.library.contacts,
        "terms.yaml": subject.library.terms,
    }
    for name, entries in every.items():
        seen: dict[str, str] = {}
        for key in entries:
            first = seen.setdefault(key.casefold(), key)
            if first != key:
                message = f"'{key}' and '{first}' differ only in capital and small letters"
                yield warning("DK252", message, subject.in_register(name, key, key=True), "rename one of the two")


def _addresses(subject: Subject) -> Iterator[Problem]:
    for name, entries in (("sources.yaml", subject.library.sources), ("contacts.yaml", subject.library.contacts)):
        for key, entry in entries.items():
            if entry.url and not entry.url.startswith("https://"):
                message = f"the address of '{key}' does not begin with https://"
                hint = "nearly every site has it: try the address with https:// in a browser"
                yield warning("DK250", message, subject.in_register(name, key, "url"), hint)


def _terms(subject: Subject) -> Iterator[Problem]:
    for key, term in subject.library.terms.items():
        preferred = {phrase.strip().casefold() for phrase in term.prefer.split(";")}
        for number, phrase in enumerate(term.avoid):
            if phrase.strip().casefold() in preferred:
                where = subject.in_register("terms.yaml", key, "avoid", number)
                message = f"'{phrase}' is to be avoided, and '{key}' says to write it instead"
                yield warning("DK251", message, where, "correct 'avoid' or 'prefer'")
