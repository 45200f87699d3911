"""`draftkit consult status`: a response folder -> how far it is, and what keeps it from being sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import Day, folder_options, json_option, look_into_library, open_workspace, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftkit.consultation.ledger.entry import Entry
    from draftkit.consultation.response import Delivered, Response
    from draftkit.consultation.status.report import Report
    from draftkit.model.library import Library
    from draftkit.problems import Problem
    from draftkit.workspace import Workspace


@click.command("status", short_help="Show how far a response is.")
@click.option(
    "--in", "folder", metavar="FOLDER", default=".", help="The folder of the response; the current one without it."
)
@click.option("--html", metavar="FILE", help="Write a page with charts to this file; - prints it.")
@click.option(
    "--ledger", metavar="FILE", help="The ledger of earlier positions; positions.yaml here and above without it."
)
@click.option("--as-at", type=Day(), metavar="DATE", help="The day from which to look; today without it.")
@folder_options
@json_option
@click.option("-v", "--verbose", is_flag=True, help="Show every finding, and advice as well.")
def command(
    folder: str,
    html: str | None,
    ledger: str | None,
    as_at: date | None,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_json: bool,
    verbose: bool,
) -> None:
    """Show who answers which question, how far each answer is, how long it may be, and what is wrong.

    The exit code is 1 when something keeps the response from being sent: a question is not answered, an answer is over
    its limit, at odds with itself or with another answer, or a file has faults.
    """
    from draftkit.cli.consult.status_words import ending, findings, head, record, rows
    from draftkit.cli.printing import say, say_json

    if html == "-" and as_json:
        raise click.UsageError("both --html - and --json go to standard output: give the page a file")
    report = report_on(Path(folder), open_workspace(libraries, templates), ledger, as_at or today())
    if html is not None:
        _write_page(report, html)
    if as_json:
        say_json(record(report))
    elif html is None:
        for part in (head(report), rows(report), findings(report, everything=verbose)):
            if part:
                say(f"{part}\n", error=False)
        say(ending(report, everything=verbose), error=False)
    if report.blocking:
        click.get_current_context().exit(1)


def report_on(folder: Path, workspace: Workspace, ledger: str | None, day: date) -> Report:
    """The report on a response folder; what is faulty in it is part of the report.

    Raises `UsageError` for a folder that is none of a response, `DraftkitError` when its questions cannot be read.
    """
    from dataclasses import replace

    from draftkit.cli.final import weighed
    from draftkit.consultation.ledger.find import ledgers_for
    from draftkit.consultation.status.reporting import status_of
    from draftkit.consultation.status.subject import own_sources
    from draftkit.consultation.workspace.read_response import look_into_response
    from draftkit.problems import attempt

    response = look_into_response(folder)
    library = look_into_library(workspace)
    problems: list[Problem] = []
    files = ledgers_for(folder, Path(ledger) if ledger else workspace.positions)
    files = files if ledger else tuple(file for file in files if file.exists())
    entries = attempt(lambda: _entries(files, problems), problems) or ()
    handed_in = attempt(lambda: _delivered(response, library, workspace, day, problems), problems) or ()
    sources = {**library.sources, **own_sources(response)}
    report = status_of(response, handed_in, entries, day, sources=sources, problems=problems)
    return replace(report, problems=weighed(report.problems, workspace.checks))


def _entries(files: Sequence[Path], problems: list[Problem]) -> tuple[Entry, ...]:
    """The entries of all ledgers; warnings are added to the problems."""
    from draftkit.consultation.ledger.reading import read_ledgers

    entries, warnings = read_ledgers(files)
    problems += warnings
    return entries


def _delivered(
    response: Response, library: Library, workspace: Workspace, day: date, problems: list[Problem]
) -> tuple[Delivered, ...]:
    """The answers as they are handed in; gaps of response.yaml are added to the problems.

    Raises `DraftkitError` with every fault of all answers.
    """
    from draftkit.consultation.rendering import delivered
    from draftkit.files import Cache

    handed_in, draft = delivered(response, library, as_at=day, cache=Cache(workspace.cache))
    problems += [one for one in draft.problems if one.code == "DK401" and "(answers[" not in one.message]
    return handed_in


def _write_page(report: Report, target: str) -> None:
    """The page in a file, or on standard output."""
    from draftkit.cli.printing import plain, say, short_path
    from draftkit.consultation.status.page import page
    from draftkit.consultation.status.report import standing
    from draftkit.files import write_atomically

    if target == "-":
        click.echo(page(report), nl=False)
        return
    write_atomically(Path(target), page(report).encode("utf-8"))
    phrase, what = standing(report)
    say(f"Wrote {plain(short_path(target))}. {phrase}{f': {what}' if what else ''}.")
