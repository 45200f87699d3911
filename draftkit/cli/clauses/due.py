"""`draftkit clauses due`: what somebody has to see to, by day, on standard output or as a calendar."""

from __future__ import annotations

from datetime import date

import click

from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace, today
from draftkit.cli.spans import calendar_option, within_option


@click.command("due")
@within_option
@calendar_option
@click.option("--owner", multiple=True, metavar="ROLE", help="Only what a role answers for.")
@folder_options
@json_option
def command(
    within: date,
    owner: tuple[str, ...],
    ics: str | None,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_json: bool,
) -> None:
    """List reviews, contacts and law that fall due, after what has lapsed already.

    Reviews of clauses, contacts 180 days after their last check, and days on which law or a version begins or ends.
    """
    from draftkit.cli.deliver_due import deliver_due
    from draftkit.cli.naming import refuse_unknown
    from draftkit.curation.due import due
    from draftkit.curation.listing import known_words

    library = look_into_library(open_workspace(libraries, templates))
    if owner:
        refuse_unknown({"owner": owner}, known_words(library.entries), "clause")
    found = [one for one in due(library, today(), within) if not owner or one.owner in owner]
    deliver_due(found, library.name, today(), within, ics=ics, as_json=as_json)
