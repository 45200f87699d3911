"""`draftkit contacts due`: contacts that have to be checked again, on standard output or as a calendar."""

from __future__ import annotations

from datetime import date

import click

from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace, today
from draftkit.cli.spans import Ahead


@click.command("due")
@click.option("--within", type=Ahead(), metavar="SPAN", default="90d", help="How far ahead: 30d, 6w or a date; 90d.")
@click.option(
    "--ics",
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help="An iCalendar file (.ics) instead; on standard output, if no FILE is named.",
)
@folder_options
@json_option
def command(
    within: date, ics: str | None, libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool
) -> None:
    """List contacts whose last check counts no more: 180 days after it, or by their own date."""
    from draftkit.cli.deliver_due import deliver_due
    from draftkit.curation.due import contacts_due, in_order

    library = look_into_library(open_workspace(libraries, templates))
    found = in_order(contacts_due(library.contacts.values(), within))
    deliver_due(found, library.name, today(), within, ics=ics, as_json=as_json)
