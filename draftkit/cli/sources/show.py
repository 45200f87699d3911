"""`draftkit sources show`: one source, on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from draftkit.cli.completing import complete_source
from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace

if TYPE_CHECKING:
    from draftkit.model.source import Source


@click.command("show")
@click.argument("key", shell_complete=complete_source)
@folder_options
@json_option
def command(key: str, libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Show source KEY: how it is cited, how well it was checked, and how many clauses use it."""
    from draftkit.cli.naming import named
    from draftkit.cli.printing import plain, say, say_json
    from draftkit.cli.sources.list import record
    from draftkit.curation.usage import source_usage
    from draftkit.problems import number_of

    library = look_into_library(open_workspace(libraries, templates))
    source = named(key, library.sources, "source")
    users = sorted({one.name for one in source_usage(key, library)})
    if as_json:
        say_json({"source": record(source) | {"citation": _citation(source), "used_by": users}})
        return
    say(click.style(plain(source.title), bold=True), error=False)
    lines = [f"{name + ':':<14}{plain(value)}" for name, value in _facts(source).items() if value]
    say("\n".join(lines), error=False)
    say(f"Used in {number_of(len(users), 'place')}. draftkit sources usage {plain(key)} lists them.")


def _citation(source: Source) -> str:
    from draftkit.model.document import plain_text
    from draftkit.steps.cite.oscola import citation

    return plain_text(citation(source))


def _facts(source: Source) -> dict[str, str]:
    """Labels with values; those without a value are left out."""
    from draftkit.model.dates import day
    from draftkit.model.extent import extent_in_words

    return {
        "Key": source.key,
        "Type": source.type,
        "Cited as": _citation(source),
        "Short form": source.short or "",
        "Address": source.url or "",
        "Extent": extent_in_words(source.extent) if source.extent else "",
        "Confidence": source.confidence or "unchecked",
        "Checked": day(source.checked_on) if source.checked_on else "",
        "Note": source.note or "",
    }
