"""`draftkit sources list`: the register of sources, on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace

if TYPE_CHECKING:
    from draftkit.model.source import Source


@click.command("list")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only one type, such as act or case.")
@click.option("--confidence", multiple=True, metavar="WORD", help="Only entries checked so well, such as unchecked.")
@click.option("--unused", is_flag=True, help="Only sources that no clause and no template uses.")
@folder_options
@json_option
def command(
    types: tuple[str, ...],
    confidence: tuple[str, ...],
    unused: bool,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_json: bool,
) -> None:
    """List the sources that pass all filters; a filter may be given again for more of its kind."""
    from draftkit.cli.naming import refuse_unknown
    from draftkit.cli.printing import fitted, say, say_json
    from draftkit.curation.registers import sources_listed
    from draftkit.model.source import CONFIDENCES, SOURCE_TYPES
    from draftkit.problems import number_of

    known = {"type": SOURCE_TYPES, "confidence": CONFIDENCES}
    refuse_unknown({"type": types, "confidence": confidence}, known, "source")
    library = look_into_library(open_workspace(libraries, templates))
    found = sources_listed(library, types, confidence, unused=unused)
    if as_json:
        say_json({"sources": [record(one) for one in found]})
        return
    if found:
        rows = [(one.key, one.type, one.confidence or "unchecked", one.title) for one in found]
        say(fitted(rows, ("key", "type", "confidence", "title")), error=False)
    say(f"{number_of(len(found), 'source')} of {len(library.sources):,}. draftkit sources show KEY prints one.")


def record(source: Source) -> dict[str, Any]:
    """A source for a program, with the keys that its register has."""
    from dataclasses import asdict

    values = asdict(source)
    values["date"] = values.pop("dated")
    return values
