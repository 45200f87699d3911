"""`draftkit clauses show`: one clause in full, on standard output."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import Day, folder_options, json_option, look_into_library, open_workspace, today

if TYPE_CHECKING:
    from draftkit.curation.showing import Shown


@click.command("show")
@click.argument("id", shell_complete=complete_clause)
@click.option("--form", type=click.Choice(["full", "short", "line"]), default="full", help="Which wording to print.")
@click.option("--as-at", type=Day(), metavar="DATE", help="The version that holds on that day; today if left out.")
@click.option(
    "--extent", multiple=True, metavar="EXTENT", help="The variant for a document there; give it again for more."
)
@click.option("--audience", multiple=True, metavar="AUDIENCE", help="The variant for a document for them.")
@click.option("--source", "as_file", is_flag=True, help="Print the clause's file as it stands.")
@folder_options
@json_option
def command(
    id: str,
    form: str,
    as_at: date | None,
    extent: tuple[str, ...],
    audience: tuple[str, ...],
    as_file: bool,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show clause ID: what it is, its law and sources, who uses it, and its text.

    ID may name a variant (ID.scotland) or a version (ID@1.0.0). Otherwise it is the version that a document would get.
    """
    from draftkit.cli.naming import refuse_unknown
    from draftkit.cli.printing import say, say_json
    from draftkit.curation.showing import shown_clause
    from draftkit.model.clause import AUDIENCES
    from draftkit.model.extent import EXTENTS

    refuse_unknown({"extent": extent, "audience": audience}, {"extent": EXTENTS, "audience": AUDIENCES}, "clause")
    library = look_into_library(open_workspace(libraries, templates))
    shown = shown_clause(id, library, as_at or today(), extent, audience)
    if as_file:
        _print_file(shown)
        return
    from draftkit.cli.clauses.card import card, record

    if as_json:
        say_json({"clause": record(shown, library, form)})
    else:
        say(card(shown, library, form), error=False)


def _print_file(shown: Shown) -> None:
    """The file's text; its name goes to standard error, so that the text can be sent on."""
    from pathlib import Path

    from draftkit.cli.printing import plain, say, short_path
    from draftkit.files import read_text

    say(click.style(plain(short_path(shown.clause.file)), bold=True))
    click.echo(read_text(Path(shown.clause.file)), nl=False)
