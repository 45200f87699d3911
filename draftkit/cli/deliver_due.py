"""Delivering what falls due: a list of `Due` values -> a table, JSON, or a calendar in a file.

In: what was found, today and the last day. Out: words on a screen or a written file; a `UsageError` when the calendar
cannot be written where it should be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from draftkit.cli.printing import fitted, plain, say, say_json, short_path
from draftkit.curation.due import Due
from draftkit.model.dates import day
from draftkit.problems import number_of


def deliver_due(found: Sequence[Due], library: str, today: date, last: date, *, ics: str | None, as_json: bool) -> None:
    """Show what falls due in the way that was asked for."""
    if ics is not None:
        _write_calendar(found, library, ics)
    elif as_json:
        entries = [asdict(one) | {"lapsed": _has_lapsed(one, today)} for one in found]
        say_json({"today": today, "until": last, "due": entries})
    else:
        _show(found, today, last)


def _show(found: Sequence[Due], today: date, last: date) -> None:
    lapsed = [one for one in found if _has_lapsed(one, today)]
    coming = [one for one in found if not _has_lapsed(one, today)]
    for title, items in (("Lapsed", lapsed), (f"Up to {day(last)}", coming)):
        if items:
            say(click.style(f"{title}:", bold=True), error=False)
            say(fitted([_row(one) for one in items], ("day", "what", "to do", "owner", "title")), error=False)
            if items is lapsed and coming:
                say(error=False)
    say(f"{number_of(len(lapsed), 'thing')} lapsed, {len(coming):,} coming up to {day(last)}.")


def _has_lapsed(item: Due, today: date) -> bool:
    return item.on is None or item.on < today


def _row(item: Due) -> tuple[str, ...]:
    return (item.on.isoformat() if item.on else "-", item.what, item.says, item.owner or "", item.title)


def _write_calendar(found: Sequence[Due], library: str, target: str) -> None:
    """The calendar in a file, or on standard output byte for byte."""
    from draftkit.curation.calendar_file import calendar

    data = calendar(found, library).encode()
    if target == "-":
        click.echo(data, nl=False)
        return
    from draftkit.files import write_atomically
    from draftkit.places import Place
    from draftkit.problems import UsageError, error

    if Path(target).suffix.lower() != ".ics":
        message = f"'{target}' does not end in .ics"
        raise UsageError(
            [error("DK617", message, Place("--ics"), "name the calendar, such as due.ics, or - to print it")]
        )
    write_atomically(Path(target), data)
    dated = sum(one.on is not None for one in found)
    undated = len(found) - dated
    without = f"; {number_of(undated, 'contact')} that nobody ever checked have no day in it" if undated else ""
    say(f"Wrote {plain(short_path(target))} ({dated:,} {'entry' if dated == 1 else 'entries'}{without}).")
