"""Completing: what the shell offers while a person types the id of a clause, or the key of a source or contact.

In: what has been typed so far. Out: the ids that begin with it, each with its title (zsh and fish show it). Where the
library cannot be read nothing is offered and nothing is said: a message would stand in the middle of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from draftkit.cli.opening import open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.model.library import Library

Choice = tuple[str, str]
"""What is typed, and its title."""


def complete_clause(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of clauses; once an id is complete, its variants too."""
    library = _library(ctx)
    return _offered(_clauses(library, incomplete), incomplete) if library else []


def complete_source(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Keys of sources."""
    library = _library(ctx)
    return _offered(((key, one.title) for key, one in library.sources.items()), incomplete) if library else []


def complete_contact(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Keys of contacts."""
    library = _library(ctx)
    return _offered(((key, one.name) for key, one in library.contacts.items()), incomplete) if library else []


def _library(ctx: click.Context) -> Library | None:
    """The library that the command would use, or None when it cannot be read."""
    from draftkit.problems import DraftkitError

    given = ctx.params.get("libraries") or ()
    try:
        return open_library(open_workspace(tuple(given)))
    except (DraftkitError, OSError):
        return None


def _clauses(library: Library, incomplete: str) -> Iterator[Choice]:
    for id, versions in library.entries.items():
        yield id, versions[0].title
        if len(versions) > 1 and incomplete.startswith(id):
            yield from _variants(library, id)


def _variants(library: Library, id: str) -> Iterator[Choice]:
    from draftkit.curation.addressing import name_of

    versions = library.entries[id]
    addresses = {name_of(one): one.title for one in reversed(versions)}
    yield from ((address, title) for address, title in addresses.items() if address != id)


def _offered(choices: Iterable[Choice], incomplete: str) -> list[CompletionItem]:
    """The choices that begin with what was typed; if none does, those whose last part does."""
    every = [(word, title) for word, title in choices if word.isprintable()]
    found = [choice for choice in every if choice[0].startswith(incomplete)]
    found = found or [choice for choice in every if choice[0].rpartition("/")[2].startswith(incomplete)]
    return [CompletionItem(word, help=_one_line(title)) for word, title in found]


def _one_line(title: str) -> str:
    """A title that cannot be taken for more than one line of the shell's protocol."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in title).split())
