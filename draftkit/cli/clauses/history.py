"""`draftkit clauses history`: the versions of a clause and the commits that changed it, on standard output."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace

if TYPE_CHECKING:
    from draftkit.curation.git import Log
    from draftkit.model.clause import Clause


@click.command("history")
@click.argument("id", shell_complete=complete_clause)
@folder_options
@json_option
def command(id: str, libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Show the versions of clause ID, and who changed its files when.

    The commits are those of the git repository that the library lies in; files that were renamed are followed.
    """
    from draftkit.cli.printing import say_json
    from draftkit.curation.addressing import parse_address, variants_at
    from draftkit.curation.history import commits_of

    library = look_into_library(open_workspace(libraries, templates))
    address = parse_address(id)
    versions = [one for variant in variants_at(address, library.clauses) for one in variant]
    log = commits_of(versions)
    if as_json:
        entries = [_entry(one) for one in versions]
        commits = [{"id": one.id, "on": one.on, "author": one.author, "subject": one.subject} for one in log.commits]
        say_json({"id": address.id, "versions": entries, "commits": commits, "no_commits_because": log.why_not or None})
    else:
        _show(versions, log)


def _show(versions: Sequence[Clause], log: Log) -> None:
    from draftkit.cli.printing import fitted, plain, say

    say(click.style(plain(versions[0].title), bold=True), error=False)
    rows = [_row(one) for one in versions]
    say(fitted(rows, ("version", "status", "holds", "people")), error=False)
    say(error=False)
    if log.commits:
        commits = [(one.on[:10], one.id[:8], one.author, one.subject) for one in log.commits]
        say(fitted(commits, ("day", "commit", "author", "subject")), error=False)
    else:
        say(f"No commits are shown: {plain(log.why_not)}.", error=False)


def _row(clause: Clause) -> tuple[str, ...]:
    from draftkit.curation.addressing import name_of

    return (name_of(clause, with_version=True), clause.status, holds(clause), "; ".join(people(clause)))


def holds(clause: Clause) -> str:
    """The days on which a version holds, in words."""
    from draftkit.model.period import clause_period

    period = clause_period(clause)
    return period.in_words() if period else "on no day"


def people(clause: Clause) -> list[str]:
    """Who reviewed, approved and withdrew a version, and when."""
    from draftkit.model.dates import day

    said = (
        ("reviewed", clause.reviewed_by, clause.reviewed_on),
        ("approved", clause.approved_by, clause.approved_on),
        ("withdrawn", clause.withdrawn_because, clause.withdrawn_on),
    )
    return [
        verb + (f" on {day(on)}" if on else "") + (f"{', ' if verb == 'withdrawn' else ' by '}{who}" if who else "")
        for verb, who, on in said
        if who or on
    ]


def _entry(clause: Clause) -> dict[str, Any]:
    from draftkit.curation.addressing import name_of

    return {
        "address": name_of(clause),
        "version": clause.version,
        "status": clause.status,
        "holds": holds(clause),
        "from": clause.since,
        "until": clause.until,
        "reviewed_by": clause.reviewed_by,
        "reviewed_on": clause.reviewed_on,
        "approved_by": clause.approved_by,
        "approved_on": clause.approved_on,
        "withdrawn_on": clause.withdrawn_on,
        "withdrawn_because": clause.withdrawn_because,
        "file": clause.file,
    }
