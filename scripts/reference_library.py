"""The page of the library: every clause with its variants and versions, and the registers.

In: a `Library`, and the title and description of each of its families. Out: Markdown, one heading for each family.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reference_tables import table

from draftkit.model.clause import Clause, Law
from draftkit.model.contact import Contact
from draftkit.model.dates import day
from draftkit.model.extent import extent_in_words
from draftkit.model.library import Library
from draftkit.model.period import clause_period
from draftkit.model.source import Source
from draftkit.model.term import Term

ABOUT = """\
{ids} clauses of the library {name} {version}, in {texts} texts: a clause may have variants for nations and audiences,
and earlier versions for what the law was before. {draft} of the texts are drafts. A draft is a text that nobody has
approved. `draftkit clauses show ID` prints one with its law and sources; `draftkit assemble --explain` says which one a
document has, and why."""

LAW_STATUSES = {
    "in-force": "in force",
    "partly": "partly in force",
    "not-in-force": "not in force",
    "unknown": "state not verified",
    "repealed": "repealed",
}

CONFIDENCES = {
    "verified": "read in an official or primary text",
    "secondary": "read in a secondary page",
    "unchecked": "from knowledge, not checked",
    "unverified": "not verified, never printed",
}

CLAUSE_HEADER = ("clause", "what it says", "topics")
TEXT_HEADER = ("text", "version", "applies in", "on what days", "for whom", "status", "how checked", "review by")
LAW_HEADER = ("text", "version", "law", "sources")
SOURCE_HEADER = ("key", "title", "kind", "extent", "how checked")
CONTACT_HEADER = ("key", "service", "for whom", "ages", "nations", "hours", "how checked", "check again by")
TERM_HEADER = ("avoid", "write", "why")


def library_page(library: Library, families: Mapping[str, Mapping[str, str]]) -> str:
    """Everything that a library has."""
    texts = [clause for versions in library.clauses.values() for clause in versions]
    about = ABOUT.format(
        ids=len(library.clauses),
        name=library.name,
        version=library.version,
        texts=len(texts),
        draft=sum(clause.status == "draft" for clause in texts),
    )
    parts = ["# The clauses that come with draftkit", about]
    for family, ids in library.families.items():
        parts += _family(family, [library.clauses[id] for id in ids], families.get(family, {}), library)
    return "\n\n".join([*parts, *_registers(library)])


def _family(
    name: str, clauses: Iterable[Sequence[Clause]], about: Mapping[str, str], library: Library
) -> Iterable[str]:
    """One family: what its clauses say, then where and when each text holds, then what it rests on."""
    ordered = sorted(clauses, key=lambda versions: (versions[0].order, versions[0].id))
    main = [_main(versions) for versions in ordered]
    texts = [clause for versions in ordered for clause in sorted(versions, key=_text_order)]
    yield f"## {about.get('title') or name}"
    yield f"{len(ordered)} clauses in {len(texts)} texts. {about.get('description') or ''}".strip()
    yield table(CLAUSE_HEADER, [_clause_row(clause) for clause in main])
    yield f"**Texts of {name}: where, when and for whom each holds.**"
    yield table(TEXT_HEADER, [_text_row(clause) for clause in texts])
    yield f"**What the texts of {name} rest on.** Where there is no date, since when was not read."
    yield table(LAW_HEADER, [_law_row(clause, library.sources) for clause in texts])


def _main(versions: Sequence[Clause]) -> Clause:
    """The text that stands for a clause in a list: the newest in the file that has the clause's own name."""
    return min(versions, key=_text_order)


def _text_order(clause: Clause) -> tuple[object, ...]:
    """The text without a nation or audience in its name first, its versions from the newest to the oldest."""
    variant = _variant(clause)
    return (variant != "", variant, tuple(-number for number in clause.version_number))


def _variant(clause: Clause) -> str:
    """What a file's name says besides the clause's: `scotland`, `parents` or nothing."""
    own = clause.file.rpartition("/")[2].removesuffix(".md").partition("@")[0]
    return own.removeprefix(clause.id.rpartition("/")[2]).lstrip(".")


def _name(clause: Clause) -> str:
    """A text's name within its family: `possession (scotland)`."""
    name, variant = clause.id.rpartition("/")[2], _variant(clause)
    return f"`{name}` ({variant})" if variant else f"`{name}`"


def _clause_row(clause: Clause) -> Sequence[str]:
    return (f"`{clause.id}`", f"**{clause.title}.** {clause.summary}", ", ".join(clause.topics))


def _text_row(clause: Clause) -> Sequence[str]:
    period = clause_period(clause)
    return (
        _name(clause),
        clause.version,
        extent_in_words(clause.extent),
        period.in_words() if period else "on no day",
        ", ".join(clause.audiences) or "everybody",
        clause.status,
        _checked(clause.confidence, clause.checked_on),
        day(clause.review_by),
    )


def _law_row(clause: Clause, sources: Mapping[str, Source]) -> Sequence[str]:
    law = "; ".join(_provisions(entry, sources) for entry in clause.law) or "none"
    return (_name(clause), clause.version, law, ", ".join(f"`{key}`" for key in clause.sources) or "none")


def _provisions(law: Law, sources: Mapping[str, Source]) -> str:
    """`Act 1978 s 1, s 7(7): in force from 3 February 1995 (Scotland)`."""
    source = sources.get(law.source)
    named = " ".join([source.title if source else law.source, ", ".join(law.provisions)]).strip()
    dates = [f"from {day(law.since)}" if law.since else "", f"until {day(law.until)}" if law.until else ""]
    state = LAW_STATUSES[law.status]
    if law.status == "not-in-force" and law.since:
        state, dates = f"in force only from {day(law.since)}", dates[1:]
    where = f" ({extent_in_words(law.extent)})" if law.extent else ""
    return f"{named}: {' '.join([state, *(one for one in dates if one)])}{where}"


def _registers(library: Library) -> Iterable[str]:
    """Sources, contacts and terms."""
    yield f"## Sources\n\n{len(library.sources)} sources that the texts and the examples cite."
    yield table(SOURCE_HEADER, [_source_row(source) for source in library.sources.values()])
    yield (
        f"## Contacts\n\n{len(library.contacts)} services. A contact is printed only where it serves one of the "
        "document's nations, and never while it is not verified; after 180 days it counts as stale."
    )
    yield table(CONTACT_HEADER, [_contact_row(contact) for contact in library.contacts.values()])
    yield f"## Terms\n\n{len(library.terms)} entries. Words inside quotations with a source are allowed."
    yield table(TERM_HEADER, [_term_row(term) for term in library.terms.values()])


def _source_row(source: Source) -> Sequence[str]:
    title = f"[{source.title}]({source.url})" if source.url else source.title
    more = ", ".join(part for part in (source.number, source.citation) if part)
    extent = extent_in_words(source.extent) if source.extent else "not recorded"
    title = f"{title}, {more}" if more else title
    return (f"`{source.key}`", title, source.type, extent, _checked(source.confidence, source.checked_on))


def _contact_row(contact: Contact) -> Sequence[str]:
    return (
        f"`{contact.key}`",
        f"**{contact.name}.** {contact.purpose or ''}",
        contact.serves or "",
        _ages(contact),
        extent_in_words(contact.nations) if contact.nations else "not recorded",
        contact.hours or "not recorded",
        _checked(contact.confidence, contact.checked_on),
        day(contact.review_by) if contact.review_by else "not set",
    )


def _ages(contact: Contact) -> str:
    if contact.minimum_age and contact.maximum_age:
        return f"{contact.minimum_age} to {contact.maximum_age}"
    if contact.minimum_age:
        return f"{contact.minimum_age} and over"
    return f"up to {contact.maximum_age}" if contact.maximum_age else "any"


def _term_row(term: Term) -> Sequence[str]:
    avoid = "; ".join(term.avoid) or "(no list is kept)"
    return (avoid, term.prefer, term.reason or "")


def _checked(confidence: str | None, checked_on: date | None) -> str:
    how = CONFIDENCES.get(confidence or "", "not recorded")
    return f"{how}, {day(checked_on)}" if checked_on else how
