"""`draftkit contacts list`: the register of contacts, on standard output."""

from __future__ import annotations

from datetime import date

import click

from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace
from draftkit.cli.spans import Ahead


@click.command("list")
@click.option("--nation", multiple=True, metavar="NATION", help="Only contacts that serve a nation, such as wales.")
@click.option("--age", type=click.IntRange(0, 150), metavar="YEARS", help="Only contacts for a person of that age.")
@click.option(
    "--due",
    type=Ahead(),
    is_flag=False,
    flag_value="90d",
    metavar="[SPAN]",
    help="Only contacts to be checked again: in 90 days, or in a span such as 30d or 6w.",
)
@click.option("--unused", is_flag=True, help="Only contacts that no clause and no template prints.")
@folder_options
@json_option
def command(
    nation: tuple[str, ...],
    age: int | None,
    due: date | None,
    unused: bool,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_json: bool,
) -> None:
    """List the contacts that pass all filters; --nation may be given again for more."""
    from draftkit.cli.naming import refuse_unknown
    from draftkit.cli.printing import fitted, say, say_json
    from draftkit.curation.registers import ages_in_words, contacts_listed
    from draftkit.model.contact import NATIONS
    from draftkit.problems import number_of

    refuse_unknown({"nation": nation}, {"nation": NATIONS}, "contact")
    library = look_into_library(open_workspace(libraries, templates))
    found = contacts_listed(library, nation, age, due, unused=unused)
    if as_json:
        from dataclasses import asdict

        say_json({"contacts": [asdict(one) for one in found]})
        return
    if found:
        rows = [
            (one.key, str(one.checked_on or "never"), one.confidence, one.phone or "", ages_in_words(one), one.name)
            for one in found
        ]
        say(fitted(rows, ("key", "checked", "confidence", "phone", "ages", "name")), error=False)
    say(f"{number_of(len(found), 'contact')} of {len(library.contacts):,}. draftkit contacts show KEY prints one.")
