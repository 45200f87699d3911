"""`draftkit sources usage`: what uses a source, on standard output."""

from __future__ import annotations

import click

from draftkit.cli.completing import complete_source
from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace


@click.command("usage")
@click.argument("key", shell_complete=complete_source)
@folder_options
@json_option
def command(key: str, libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Show which clauses, templates and inputs files of the workspace use source KEY."""
    from draftkit.cli.mentions import named_in_inputs, show_mentions
    from draftkit.cli.naming import named
    from draftkit.cli.printing import say_json
    from draftkit.curation.usage import source_usage

    workspace = open_workspace(libraries, templates)
    library = look_into_library(workspace)
    entry = named(key, library.sources, "source")
    mentions = [*source_usage(key, library), *named_in_inputs(key, workspace)]
    if as_json:
        say_json({"key": key, "mentions": [one._asdict() for one in mentions]})
    else:
        show_mentions(mentions, entry.title)
