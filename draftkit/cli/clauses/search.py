"""`draftkit clauses search`: clauses that fit words, the best first, on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from draftkit.curation.search import Answer, Index
    from draftkit.model.clause import Clause
    from draftkit.model.library import Library
    from draftkit.problems import Problem

_KINDS = {"clauses": ("clause",), "sources": ("source",), "contacts": ("contact",)}


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--family", multiple=True, metavar="FAMILY", help="Only one family, such as legal-basis.")
@click.option("--topic", multiple=True, metavar="TOPIC", help="Only clauses on a topic.")
@click.option("--audience", multiple=True, metavar="AUDIENCE", help="Only clauses for an audience.")
@click.option("--extent", multiple=True, metavar="EXTENT", help="Only clauses that apply there, such as scotland.")
@click.option("--status", multiple=True, metavar="STATUS", help="Only clauses of a status, such as approved.")
@click.option(
    "--in",
    "where",
    type=click.Choice([*_KINDS, "all"]),
    default="clauses",
    help="What to look through; clauses if left out.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, help="How many to show; 10 if left out.")
@click.option("-v", "--verbose", is_flag=True, help="Say where the index is kept, and what was done to it.")
@folder_options
@json_option
def command(
    words: tuple[str, ...],
    where: str,
    limit: int,
    verbose: bool,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_json: bool,
    **filters: tuple[str, ...],
) -> None:
    """Find clauses by WORDS, as you would ask for them.

    Clauses with all words come first. Words spelt wrongly, plurals and other words for the same thing are understood;
    a phrase in double quotation marks is taken as it stands: '"intimate image"'.

    A filter may be given again: of several words for one thing any will do.
    """
    from draftkit.cli.clauses.found import as_record, in_words, messages
    from draftkit.cli.printing import formatted, say, say_json
    from draftkit.curation.search import ask, search

    text = " ".join(words)
    _refuse_no_words(text)
    workspace = open_workspace(libraries, templates)
    library = look_into_library(workspace)
    passes = _passing(library, filters)
    kinds = tuple(kind for name, of_name in _KINDS.items() if where in {name, "all"} for kind in of_name)

    def question(index: Index) -> Answer:
        return search(index, text, kinds=kinds, passes=passes, limit=limit)

    answer, index = ask(library, workspace.cache, question)
    if not index.is_full_text:
        say(formatted([_without_index()], "full"))
    if verbose:
        say(f"Index: {index.told}.")
    if as_json:
        say_json(as_record(answer, library))
        return
    before, after = messages(answer, limit)
    for line in before:
        say(line)
    found = in_words(answer, library)
    if found:
        say(found, error=False)
    for line in after:
        say(line)


def _refuse_no_words(text: str) -> None:
    """Refuse a search without a letter or digit; raises `UsageError`."""
    from draftkit.places import Place
    from draftkit.problems import UsageError, error

    if not any(letter.isalnum() for letter in text):
        hint = "give them as you would ask: draftkit clauses search where can parents get a picture taken down"
        raise UsageError([error("DK625", "there are no words to search for", Place("WORDS"), hint)])


def _passing(library: Library, filters: dict[str, tuple[str, ...]]) -> Callable[[Clause], bool]:
    """Whether a clause passes all filters; raises `UsageError` for words that no clause can pass."""
    from draftkit.cli.clauses.list import refuse_unknown_filters
    from draftkit.curation.listing import Filters, passes
    from draftkit.model.clause_index import entry_of

    if not any(filters.values()):
        return lambda clause: True
    refuse_unknown_filters(library.entries, filters)
    wanted = Filters(**filters, due_by=None)
    return lambda clause: passes(entry_of(clause), wanted)


def _without_index() -> Problem:
    from draftkit.problems import advice

    message = "SQLite has no full-text search here: every clause was read instead"
    return advice("DK626", message, None, "results are ordered roughly; a Python from python.org or a package has it")
