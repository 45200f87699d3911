"""Delivering: a response folder -> what is handed in for each question, for every command that hands answers in.

In: the options that these commands share. Out: `HandedIn`; raises `DraftkitError` with every fault of every answer, and
with `--final` for everything that must not be handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from draftkit.cli.opening import day_of, folder_options, open_library, open_workspace, today

if TYPE_CHECKING:
    from datetime import date

    from draftkit.consultation.export.handing_in import Edition, Entry
    from draftkit.consultation.response import Response
    from draftkit.problems import Problem

Command = TypeVar("Command", bound=Callable[..., Any])


class HandedIn(NamedTuple):
    """A response with its entries."""

    response: Response
    entries: tuple[Entry, ...]
    edition: Edition
    as_at: date
    problems: tuple[Problem, ...]


def delivery_options(command: Command) -> Command:
    """The options of commands that hand answers in."""
    for option in (
        click.option("--final", is_flag=True, help="Refuse gaps, answers over their limits and unanswered questions."),
        click.option(
            "--edition",
            type=click.Choice(["full", "public"]),
            default="full",
            help="public leaves confidential answers out; full if left out.",
        ),
        click.option("--in", "folder", metavar="FOLDER", default=".", help="The folder of the response; here."),
    ):
        command = option(command)
    return folder_options(command)


def hand_in(
    folder: str, edition: str, libraries: tuple[str, ...], templates: tuple[str, ...], *, final: bool
) -> HandedIn:
    """The answers of the response in a folder as an edition hands them in."""
    from draftkit.cli.final import final_faults, weighed
    from draftkit.consultation.export.handing_in import Edition, entries_of, gaps, over_limits
    from draftkit.consultation.rendering import delivered
    from draftkit.consultation.workspace import read_response
    from draftkit.files import Cache
    from draftkit.problems import DraftkitError, Severity, errors_in

    response = read_response(Path(folder))
    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    as_at = day_of(response.inputs, None)
    made, draft = delivered(response, library, as_at=as_at, cache=Cache(workspace.cache))
    wanted = Edition(edition)
    entries = entries_of(made, wanted)
    found = [*over_limits(entries), *gaps(entries)]
    draft = replace(draft, problems=tuple(one for one in draft.problems if one.code != "DK401"))
    problems = [*response.problems, *weighed(draft.problems, workspace.checks), *found]
    if final:
        refused = [replace(one, severity=Severity.ERROR) for one in found]
        refused += [*final_faults(draft, workspace.minimum_status, today()), *_unanswered(entries)]
        if errors_in(refused):
            raise DraftkitError(_each_once(refused))
    return HandedIn(response, entries, wanted, as_at, tuple(_each_once(problems)))


def _unanswered(entries: Iterable[Entry]) -> list[Problem]:
    """An error for each question that has to be answered and is not."""
    from draftkit.places import Place
    from draftkit.problems import error

    return [
        error("DK760", f"{one.question.label} must be answered", Place(one.file, one.line) if one.file else None,
              "write the answer, or 'No comment'")
        for one in entries
        if one.question.required and not one.is_answered and not one.withheld
    ]  # fmt: skip


def _each_once(problems: Iterable[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


def tell(problems: Iterable[Problem]) -> None:
    """Print what needs attention, if anything does."""
    from draftkit.cli.printing import formatted, in_order, say
    from draftkit.problems import Severity

    shown = [one for one in in_order(problems) if one.severity is not Severity.ADVICE]
    if shown:
        say(formatted(shown, "full") + "\n")
