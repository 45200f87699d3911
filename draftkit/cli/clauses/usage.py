"""`draftkit clauses usage`: what uses a clause, on standard output."""

from __future__ import annotations

from pathlib import Path

import click

from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace


@click.command("usage")
@click.argument("id", shell_complete=complete_clause)
@click.option("--in", "folder", metavar="DIR", default=".", help="Where to look for Word documents; here, and below.")
@folder_options
@json_option
def command(id: str, folder: str, libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Show what uses clause ID: templates, clauses, inputs files and Word documents.

    Templates that place it or its family, clauses that require, contradict or refer to it, inputs files of the
    workspace that name it, and documents in a folder with the version that each holds.
    """
    from draftkit.cli.document_usage import documents_usage, refuse_no_folder
    from draftkit.cli.mentions import named_in_inputs, show_mentions
    from draftkit.cli.printing import say_json
    from draftkit.curation.addressing import parse_address, variants_at
    from draftkit.curation.usage import clause_usage

    refuse_no_folder(folder)
    workspace = open_workspace(libraries, templates)
    library = look_into_library(workspace)
    address = parse_address(id)
    variants_at(address, library.clauses)
    mentions = [*clause_usage(address.id, library), *named_in_inputs(address.id, workspace)]
    documents = documents_usage(address.id, Path(folder), library)
    if as_json:
        entries = [one._asdict() for one in mentions]
        say_json({"id": address.id, "mentions": entries, "documents": documents.record()})
        return
    show_mentions(mentions, library.clauses[address.id][0].title)
    documents.show()
