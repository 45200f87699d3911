"""Entries: a `Library` -> everything that can be found in it, by columns.

In: a `Library`. Out: for each clause the newest version of each variant, for each source and contact one `Entry`. Two
entries with the same digest have the same columns, so that an index is brought up to date by digests alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from draftkit.curation.addressing import variants_of
from draftkit.curation.search.wording import cited_in, contacts_in, plain_wording, provision_in_words
from draftkit.files import content_key
from draftkit.model.clause import Clause
from draftkit.model.contact import Contact
from draftkit.model.extent import extent_in_words
from draftkit.model.library import Library
from draftkit.model.source import Source

COLUMNS = {
    "title": 10.0,
    "topics": 6.0,
    "summary": 5.0,
    "wording": 2.5,
    "body": 1.0,
    "sources": 0.5,
    "id": 4.0,
    "scope": 2.0,
    "guidance": 0.1,
}
"""What is searched, and how much a word counts there.

`wording` is the short form and the line, `scope` where a clause applies and for whom.
"""

CLAUSE, SOURCE, CONTACT = "clause", "source", "contact"


class Entry(NamedTuple):
    """Something that can be found."""

    kind: str
    name: str
    """The id of a clause, the key of a source or contact."""
    variant: str
    """Extent and audiences of a clause; empty for others."""
    digest: str


class Entries(NamedTuple):
    """Where the columns of entries come from."""

    library: Library

    def all(self) -> Iterator[Entry]:
        """Every entry, in order."""
        for clause in newest_of_variants(self.library):
            yield Entry(CLAUSE, clause.id, variant_of(clause), self._digest(clause))
        for kind, register in ((SOURCE, self.library.sources), (CONTACT, self.library.contacts)):
            for key in sorted(register):
                yield Entry(kind, key, "", content_key(repr(register[key])))

    def columns(self, entry: Entry) -> tuple[str, ...]:
        """The texts of an entry, in the order of `COLUMNS`."""
        if entry.kind == CLAUSE:
            return _of_clause(clause_named(self.library, entry.name, entry.variant), self.library)
        if entry.kind == SOURCE:
            return _of_source(self.library.sources[entry.name])
        return _of_contact(self.library.contacts[entry.name])

    def _digest(self, clause: Clause) -> str:
        """Changes when the clause's file does, or an entry of a register that it prints or cites."""
        sources = [self.library.sources.get(key) for key in _sources_of(clause)]
        contacts = [self.library.contacts.get(key) for key in contacts_in(clause.body)]
        return content_key(
            clause.key,
            *(f"{one.title}\n{one.short}\n{one.citation}" if one else "" for one in sources),
            *(one.name if one else "" for one in contacts),
        )


def newest_of_variants(library: Library) -> Iterator[Clause]:
    """For each clause the newest version of each variant."""
    for versions in library.clauses.values():
        yield from newest_of(versions)


def newest_of(versions: Sequence[Clause]) -> Sequence[Clause]:
    """The newest version of each variant of one clause."""
    return versions if len(versions) == 1 else [variant[0] for variant in variants_of(versions)]


def variant_of(clause: Clause) -> str:
    """What tells the variants of a clause apart."""
    return f"{' '.join(sorted(clause.extent))}/{' '.join(sorted(clause.audiences))}"


def clause_named(library: Library, id: str, variant: str) -> Clause:
    """The newest version of a variant; raises `KeyError`."""
    for clause in newest_of(library.clauses[id]):
        if variant_of(clause) == variant:
            return clause
    raise KeyError(variant)


def _sources_of(clause: Clause) -> list[str]:
    return list(dict.fromkeys([*clause.sources, *(law.source for law in clause.law)]))


def _of_clause(clause: Clause, library: Library) -> tuple[str, ...]:
    body = plain_wording(clause.body, library)
    wording = " ".join(filter(None, (plain_wording(clause.short, library), plain_wording(clause.line, library))))
    return (
        clause.title,
        _spaced(" ".join(clause.topics)),
        clause.summary.strip(),
        wording,
        body,
        _cited(clause, library),
        _spaced(clause.id),
        f"{extent_in_words(clause.extent)} {' '.join(clause.audiences)}",
        plain_wording(clause.guidance, library),
    )


def _cited(clause: Clause, library: Library) -> str:
    """The titles of the sources that a clause cites, with the provisions in words."""
    provisions: dict[str, dict[str, None]] = {key: {} for key in _sources_of(clause)}
    for law in clause.law:
        provisions[law.source].update(dict.fromkeys(map(provision_in_words, law.provisions)))
    for text in (clause.body, clause.short, clause.line):
        for key, pinpoint in cited_in(text):
            provisions.setdefault(key, {})[provision_in_words(pinpoint)] = None
    return "; ".join(_named_source(library.sources.get(key), key, found) for key, found in provisions.items())


def _named_source(source: Source | None, key: str, provisions: dict[str, None]) -> str:
    words = [source.title, source.short, source.citation] if source else []
    return ", ".join(filter(None, (*words, _spaced(key), *provisions)))


def _of_source(source: Source) -> tuple[str, ...]:
    who = (source.author, source.publisher, source.publication, source.court, source.number, source.citation)
    about = " ".join(filter(None, (source.short, *who, source.dated)))
    extent = extent_in_words(source.extent) if source.extent else ""
    return (
        source.title,
        source.type.replace("-", " "),
        about,
        "",
        "",
        "",
        _spaced(source.key),
        extent,
        source.note or "",
    )


def _of_contact(contact: Contact) -> tuple[str, ...]:
    where = extent_in_words(contact.nations) if contact.nations else ""
    numbers = " ".join(filter(None, (contact.phone, contact.text_number, contact.hours)))
    about = contact.purpose or "", contact.serves or "", numbers, ""
    return (contact.name, "", *about, _spaced(contact.key), where, contact.note or "")


def _spaced(text: str) -> str:
    return text.replace("-", " ").replace("/", " ")
