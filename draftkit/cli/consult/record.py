"""`draftkit consult record`: the positions of a response that was sent -> the ledger, to which they are added."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import Day, json_option, no_color_option, open_workspace, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftkit.consultation.ledger.entry import Entry
    from draftkit.consultation.ledger.recording import Recorded
    from draftkit.consultation.response import Response


@click.command("record", short_help="Keep the positions of a response that was sent.")
@click.option("--in", "folder", metavar="FOLDER", default=".", help="The folder of the response; '.' without it.")
@click.option("--ledger", metavar="FILE", help="The ledger; the outermost positions.yaml here and above without it.")
@click.option("--issued", type=Day(), metavar="DATE", help="The day it was sent; 'submitted_on', or today, without it.")
@click.option("--document", metavar="NAME", help="The title of what was sent; that of response.yaml without it.")
@click.option("-f", "--force", is_flag=True, help="Record answers as well that are not ready.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be recorded, and write nothing.")
@no_color_option
@json_option
def command(
    folder: str,
    ledger: str | None,
    issued: date | None,
    document: str | None,
    force: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add the positions of a response that was sent to the ledger, in which later responses are compared with it.

    Answers must be ready or signed off. Recording the same response again adds nothing; an entry is never changed.
    """
    from draftkit.consultation.ledger.find import ledger_to_write, ledgers_for
    from draftkit.consultation.ledger.reading import read_ledgers
    from draftkit.consultation.ledger.recording import recorded
    from draftkit.consultation.status.subject import own_date
    from draftkit.consultation.workspace.read_response import read_response
    from draftkit.problems import raise_errors

    response = read_response(Path(folder))
    named = Path(ledger) if ledger else open_workspace().positions
    target = ledger_to_write(Path(folder), named)
    files = [path for path in ledgers_for(Path(folder), named) if path.exists()]
    entries, warnings = read_ledgers(files)
    name = " ".join((document or _title(response.inputs.data) or _named_after(response.questionnaire.title)).split())
    issued = issued or own_date(response, "submitted_on") or today()
    found = recorded(response, name, issued, entries, drafts=force)
    raise_errors([*warnings, *found.problems])
    if found.added and not dry_run:
        _add(target, found.added)
    _report(found, target, name, issued, dry_run=dry_run, as_json=as_json)
    _without_position(response, issued)


def _without_position(response: Response, day: date) -> None:
    """Say how many answers to questions that ask for agreement take no position, and so are not kept."""
    from draftkit.cli.printing import say
    from draftkit.consultation.status.rules.position_missing import position_missing
    from draftkit.consultation.status.subject import subject_of
    from draftkit.problems import number_of

    missing = len(list(position_missing(subject_of(response, (), (), {}, day))))
    if missing:
        verb = "takes" if missing == 1 else "take"
        say(
            f"{number_of(missing, 'answer')} {verb} no position and cannot be kept: draftkit consult status lists them."
        )


def _title(data: object) -> str:
    """The title of response.yaml, unless it is still a gap."""
    title = data.get("title") if isinstance(data, dict) else None
    return title if isinstance(title, str) and not title.startswith("[TO CONFIRM") else ""


def _named_after(consultation: str) -> str:
    return f"Response to the consultation: {consultation}" if consultation else "Consultation response"


def _add(target: Path, entries: Sequence[Entry]) -> None:
    """Write the entries to the end of the ledger; raises `DraftkitError` and leaves it as it was."""
    from draftkit.consultation.ledger.reading import SIZE_LIMIT
    from draftkit.consultation.ledger.writing import with_entries
    from draftkit.files import read_bytes, write_atomically

    before = read_bytes(target, SIZE_LIMIT) if target.exists() else b""
    write_atomically(target, with_entries(before, str(target), entries))


def _report(found: Recorded, target: Path, name: str, issued: date, *, dry_run: bool, as_json: bool) -> None:
    """Say what was added."""
    from draftkit.cli.printing import plain, say, say_json, short_path, table
    from draftkit.consultation.ledger.entry import keys_of
    from draftkit.model.dates import day
    from draftkit.problems import number_of

    if as_json:
        added = [keys_of(entry) for entry in found.added]
        say_json({"ledger": str(target), "document": name, "added": added, "known": len(found.known)})
        return
    if found.added:
        rows = [(one.number or "-", one.position, one.topic or "-", _short(one.question)) for one in found.added]
        say(table(rows, ("no.", "position", "topic", "question")), error=False)
    known = f" {number_of(len(found.known), 'position')} had been recorded before." if found.known else ""
    if not found.added and not found.known:
        say("No answer takes a position: there is nothing to record.")
    elif not found.added:
        say(f"Nothing to add.{known}")
    else:
        verb = "Would add" if dry_run else "Added"
        what = f"{number_of(len(found.added), 'position')} of '{plain(name)}' ({day(issued)})"
        say(f"{verb} {what} to {plain(short_path(str(target)))}.{known}")


def _short(text: str, width: int = 60) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
