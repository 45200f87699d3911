"""`draftkit contacts show`: one contact, on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from draftkit.cli.completing import complete_contact
from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace

if TYPE_CHECKING:
    from draftkit.model.contact import Contact


@click.command("show")
@click.argument("key", shell_complete=complete_contact)
@folder_options
@json_option
def command(key: str, libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Show contact KEY: whom it serves, how to reach it, and until when its last check counts."""
    from draftkit.cli.naming import named
    from draftkit.cli.printing import plain, say, say_json
    from draftkit.curation.due import check_by
    from draftkit.curation.usage import contact_usage
    from draftkit.problems import number_of

    library = look_into_library(open_workspace(libraries, templates))
    contact = named(key, library.contacts, "contact")
    users = sorted({one.name for one in contact_usage(key, library)})
    if as_json:
        from dataclasses import asdict

        say_json({"contact": asdict(contact) | {"check_by": check_by(contact), "used_by": users}})
        return
    say(click.style(plain(contact.name), bold=True), error=False)
    lines = [f"{name + ':':<14}{plain(value)}" for name, value in _facts(contact).items() if value]
    say("\n".join(lines), error=False)
    say(f"Used in {number_of(len(users), 'place')}. draftkit contacts usage {plain(key)} lists them.")


def _facts(contact: Contact) -> dict[str, str]:
    """Labels with values; those without a value are left out."""
    from draftkit.curation.due import check_by
    from draftkit.curation.registers import ages_in_words
    from draftkit.model.dates import day
    from draftkit.model.extent import extent_in_words

    by = check_by(contact)
    return {
        "Key": contact.key,
        "Purpose": contact.purpose or "",
        "Serves": contact.serves or "",
        "Ages": ages_in_words(contact),
        "Nations": extent_in_words(contact.nations) if contact.nations else "",
        "Phone": contact.phone or "",
        "Hours": contact.hours or "",
        "Text": contact.text_number or "",
        "E-mail": contact.email or "",
        "Address": contact.url or "",
        "Confidence": contact.confidence + ("" if contact.may_be_printed else ": it is never printed"),
        "Checked": day(contact.checked_on) if contact.checked_on else "nobody ever checked it",
        "Check again": f"by {day(by)}" if by else "",
        "Note": contact.note or "",
    }
