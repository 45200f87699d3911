"""`draftkit contacts due`: contacts that have to be checked again, on standard output or as a calendar."""

from __future__ import annotations

from datetime import date

import click

from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace, today
from draftkit.cli.spans import calendar_option, within_option


@click.command("due")
@within_option
@calendar_option
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
