"""What a search found, for people and for programs: an `Answer` -> lines for a terminal, or a record for JSON.

In: an `Answer` and the `Library`. Out: text; what was looked for stands in bold where the terminal can show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import click

from draftkit.cli.clauses.list import record
from draftkit.cli.printing import plain
from draftkit.curation.addressing import address_of, variants_of
from draftkit.curation.search import Answer, Hit, Marked
from draftkit.model.clause import Clause
from draftkit.model.contact import Contact
from draftkit.model.extent import extent_in_words
from draftkit.model.library import Library
from draftkit.model.source import Source
from draftkit.problems import number_of


def messages(answer: Answer, limit: int) -> tuple[list[str], list[str]]:
    """What to say before the hits, and after them."""
    before, after = [], []
    if answer.changes:
        before.append(f"Showing results for '{plain(answer.searched)}' (you typed '{plain(answer.typed)}').")
    if answer.unknown:
        before.append(f"Nothing here has {_listed(answer.unknown)}.")
    if answer.lost_phrases:
        before.append(f"Nothing has the exact words {_listed(answer.lost_phrases)}; looking for each word instead.")
    if answer.shortened:
        before.append("That is long: only the first words were looked at.")
    before += [plain(note) for note in answer.notes]
    if answer.hits:
        more = f"; there are more, --limit {2 * limit} shows them" if answer.more else ""
        after.append(f"{number_of(len(answer.hits), 'result')}{more}. draftkit clauses show ID prints a clause.")
    else:
        after.append(f"Nothing was found for '{plain(answer.typed)}'.")
        after += [f"Nearest words: {', '.join(answer.near_words)}"] if answer.near_words else []
    if answer.topics:
        what = "Topics that fit" if answer.hits else "Topics there are"
        topics = ", ".join(map(plain, answer.topics))
        after.append(f"{what}: {topics}. draftkit clauses list --topic {plain(answer.topics[0])} lists one.")
    return before, after


def _listed(words: Sequence[str]) -> str:
    """`'one'`, `'one' or 'two'`."""
    quoted = [f"'{plain(word)}'" for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def in_words(answer: Answer, library: Library) -> str:
    """The hits, those with some of the words under a heading of their own, and services that fit."""
    every = [_card(hit, library) for hit in answer.hits if hit.every_word]
    some = [_card(hit, library) for hit in answer.hits if not hit.every_word]
    sections = list(every)
    if some and (every or not answer.unknown):
        sections.append(click.style("With some of the words:" if every else "Nothing has all of the words; with some:"))
    sections += some
    if answer.services:
        sections.append("\n".join(["Services that fit:", *(f"  {_service(one)}" for one in answer.services)]))
    return "\n\n".join(sections)


def _card(hit: Hit, library: Library) -> str:
    """A hit in a few lines."""
    lines = [f"{click.style(_name(hit.found, library), fg='cyan')}  {_state(hit.found)}", f"  {_marked(hit.title)}"]
    lines += [f"  {_marked(hit.excerpt)}"] if hit.excerpt.text else []
    if isinstance(hit.found, Clause) and (others := _other_variants(hit.found, library)):
        lines.append(f"  Also for: {'; '.join(others)}")
    if isinstance(hit.found, Clause) and hit.found.topics:
        lines.append(f"  Topics: {plain(', '.join(hit.found.topics))}")
    return "\n".join(lines)


def _other_variants(clause: Clause, library: Library) -> list[str]:
    """Where and for whom there are other variants of a clause."""
    newest = [variant[0] for variant in variants_of(library.entries[clause.id])]
    shared = Counter(one.extent for one in newest)
    return [
        _where(one.extent) + (f" ({', '.join(one.audiences)})" if shared[one.extent] > 1 and one.audiences else "")
        for one in newest
        if one.file != clause.file
    ]


def _name(found: Clause | Source | Contact, library: Library) -> str:
    """What to type to name it."""
    if isinstance(found, Clause):
        return plain(address_of(found, library.entries[found.id]))
    return plain(found.key)


def _state(found: Clause | Source | Contact) -> str:
    """Status and extent of a clause, what kind of thing anything else is."""
    if isinstance(found, Clause):
        colour = "red" if found.status == "withdrawn" else None
        return f"{click.style(found.status.upper() if colour else found.status, fg=colour)}, {_where(found.extent)}"
    if isinstance(found, Source):
        return f"source ({found.type})"
    return "contact" if found.may_be_printed else "contact, unverified: never printed"


def _where(extent: Sequence[str]) -> str:
    return extent_in_words(extent)


def _service(contact: Contact) -> str:
    about = "; ".join(filter(None, (contact.purpose, contact.serves)))
    return plain(f"{contact.key}  {contact.name}" + (f": {about}" if about else ""))


def _marked(text: Marked) -> str:
    """A text with its marks in bold."""
    parts = []
    end = 0
    for start, stop in text.marks:
        parts += [plain(text.text[end:start]), click.style(plain(text.text[start:stop]), bold=True)]
        end = stop
    return "".join([*parts, plain(text.text[end:])])


def as_record(answer: Answer, library: Library) -> dict[str, Any]:
    """An answer for a program."""
    return {
        "typed": answer.typed,
        "searched": answer.searched,
        "results": [_record(hit) for hit in answer.hits],
        "more": answer.more,
        "services": [{"key": one.key, "name": one.name, "purpose": one.purpose} for one in answer.services],
        "topics": list(answer.topics),
        "changes": [change._asdict() for change in answer.changes],
        "unknown": list(answer.unknown),
        "lost_phrases": list(answer.lost_phrases),
        "near_words": list(answer.near_words),
        "notes": list(answer.notes),
    }


def _record(hit: Hit) -> dict[str, Any]:
    found = hit.found
    about: dict[str, Any] = {"key": found.key, "title": hit.title.text}
    if isinstance(found, Clause):
        about = record(found)
    return {
        "kind": type(found).__name__.lower(),
        **about,
        "excerpt": hit.excerpt.text,
        "marks": [list(mark) for mark in hit.excerpt.marks],
        "every_word": hit.every_word,
    }
