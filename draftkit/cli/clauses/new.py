"""`draftkit clauses new`: write the file of a new clause; asks on a terminal for what the options leave out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.clauses.editing import (
    carry_out,
    clauses_named,
    desk_of,
    editing_options,
    refuse_unknown_variants,
    variant_options,
)
from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import Day, open_library, open_workspace, today

if TYPE_CHECKING:
    from draftkit.curation.new_clause import Beginning
    from draftkit.model.library import Library
    from draftkit.workspace import Workspace


@click.command("new", short_help="Write a clause to fill in.")
@click.argument("id", metavar="ID")
@click.option("--title", default="", metavar="TEXT", help="What it is about, in a few words.")
@click.option("--summary", default="", metavar="TEXT", help="What it says, in one sentence.")
@click.option("--topic", "topics", multiple=True, metavar="WORD", help="A word that an officer would look for.")
@click.option("--owner", default="", metavar="ROLE", help="The role that answers for it.")
@click.option(
    "--review-by", type=Day(), metavar="DATE", help="When it must be looked at again; in 180 days if left out."
)
@click.option("--source", "sources", multiple=True, metavar="KEY", help="A source that it cites, by its key.")
@click.option(
    "--from",
    "copied",
    metavar="ID",
    shell_complete=complete_clause,
    help="The clause to begin with, in place of an empty one.",
)
@variant_options
@editing_options
def command(
    id: str,
    title: str,
    summary: str,
    topics: tuple[str, ...],
    owner: str,
    review_by: date | None,
    sources: tuple[str, ...],
    copied: str | None,
    extent: tuple[str, ...],
    audiences: tuple[str, ...],
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Write a draft with the id ID, its family being the folder: law/offence becomes clauses/law/offence.md.

    \b
    draftkit clauses new legal-basis/young-carers --extent england --title "Young carers"
    draftkit clauses new legal-basis/young-carers.scotland --from legal-basis/young-carers

    On a terminal it asks for what is left out. With --from another clause is copied as a draft. To change a clause of
    another library, use draftkit clauses override.
    """
    from draftkit.cli.printing import say, short_path
    from draftkit.curation.addressing import parse_address
    from draftkit.curation.new_clause import Beginning, new_clause, own_folder, refuse_unknown_family
    from draftkit.curation.signing import Decision

    refuse_unknown_variants(extent, audiences)
    if copied and sources:
        raise click.UsageError("--source goes with an empty clause: the one after --from has its own sources.")
    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    desk = desk_of(workspace, library)
    begun = Beginning(title, summary, extent, audiences, topics, owner, review_by, sources)
    source = None
    if copied:
        [source] = clauses_named([copied], library)
    elif sys.stdin.isatty():
        refuse_unknown_family(parse_address(id).id, library, own_folder(desk))
        begun = asked(begun, parse_address(id).extent, library)
    change = new_clause(id, begun, source, today(), library, desk, _schemas(workspace))
    carry_out(Decision((change,)), dry_run=dry_run)
    if not dry_run:
        path = short_path(str(change.path))
        say(f"Wrote {path}. {'Change' if source else 'Write'} its text there, then: draftkit check {path}")


def _schemas(workspace: Workspace) -> Path | None:
    """The folder in which editors find the schema of clauses, if `draftkit schema` or `init` wrote it."""
    from draftkit.outputs.editor_settings import schema_file

    root = workspace.file.parent if workspace.file else None
    return root if root and (root / schema_file("clause")).is_file() else None


def asked(begun: Beginning, extent: tuple[str, ...], library: Library) -> Beginning:
    """The beginning with answers to what it leaves out; an empty answer leaves out what may be."""
    from draftkit.model.clause import AUDIENCES
    from draftkit.model.extent import EXTENTS

    begun = replace(
        begun, title=begun.title or _ask("Title"), summary=begun.summary or _ask("Summary, in one sentence")
    )
    if not begun.extent and not extent:
        begun = replace(begun, extent=_ask_words(f"Where it applies ({', '.join(EXTENTS)})", EXTENTS, needed=True))
    if not begun.audiences:
        begun = replace(begun, audiences=_ask_words(f"Whom it is for ({', '.join(AUDIENCES)})", AUDIENCES))
    if not begun.sources:
        begun = replace(begun, sources=_ask_words("Sources that it cites, by their keys", library.sources))
    return replace(
        begun,
        topics=begun.topics or _ask_words("Topics, words that an officer would look for"),
        owner=begun.owner or _ask("The role that answers for it", needed=False),
    )


def _ask(question: str, *, needed: bool = True) -> str:
    answer: str = click.prompt(question, default=None if needed else "", show_default=False, err=True)
    return answer.strip()


def _ask_words(question: str, known: Iterable[str] = (), *, needed: bool = False) -> tuple[str, ...]:
    """Words with commas between them, all of which are known; asks again otherwise."""
    default = None if needed else ""
    answer: tuple[str, ...] = click.prompt(
        question, default=default, show_default=False, err=True, value_proc=_words_among(list(known))
    )
    return answer


def _words_among(known: list[str]) -> Callable[[str], tuple[str, ...]]:
    from draftkit.problems import did_you_mean

    def words(text: str) -> tuple[str, ...]:
        found = tuple(word.strip() for word in text.split(",") if word.strip())
        unknown = next((word for word in found if known and word not in known), None)
        if unknown is not None:
            raise click.UsageError(f"there is no '{unknown}'. {did_you_mean(unknown, known).capitalize()}")
        return found

    return words
