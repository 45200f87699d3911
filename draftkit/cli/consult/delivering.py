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

from draftkit.cli.opening import Day, day_of, folder_options, open_library, open_workspace, today

if TYPE_CHECKING:
    from datetime import date

    from draftkit.consultation.export.handing_in import Edition, Entry
    from draftkit.consultation.response import Response
    from draftkit.files import Cache
    from draftkit.model.library import Library
    from draftkit.problems import Problem

Command = TypeVar("Command", bound=Callable[..., Any])


class HandedIn(NamedTuple):
    """A response with its entries."""

    response: Response
    entries: tuple[Entry, ...]
    edition: Edition
    as_at: date
    problems: tuple[Problem, ...]
    fitted: tuple[str, ...] = ()
    """What was shortened, in words."""


def delivery_options(command: Command) -> Command:
    """The options of commands that hand answers in."""
    for option in (
        click.option("--as-at", type=Day(), metavar="DATE", help="The date for which law and clauses are chosen."),
        click.option("--final", is_flag=True, help="Refuse gaps, answers over their limits and unanswered questions."),
        click.option("--fit", is_flag=True, help="Shorten answers over their limits by their own shorter wordings."),
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
    folder: str,
    *,
    edition: str,
    fit: bool,
    final: bool,
    as_at: date | None,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
) -> HandedIn:
    """The answers of the response in a folder as an edition hands them in."""
    from draftkit.assemble import collection_paused
    from draftkit.cli.final import final_faults, weighed
    from draftkit.cli.set_values import complete_inputs
    from draftkit.consultation.export.handing_in import Edition, entries_of, gaps, over_limits
    from draftkit.consultation.rendering import delivered
    from draftkit.consultation.workspace import read_response
    from draftkit.files import Cache
    from draftkit.problems import DraftkitError, Severity, errors_in

    response = read_response(Path(folder))
    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    response = replace(response, inputs=complete_inputs(response.inputs, workspace, {}, library))
    day, cache, wanted = day_of(response.inputs, as_at), Cache(workspace.cache), Edition(edition)
    with collection_paused():
        response, told, unfitted = _fitted(response, library, day, cache) if fit else (response, (), ())
        made, draft = delivered(response, library, as_at=day, cache=cache)
    entries = entries_of(made, wanted)
    over = over_limits(entries)
    of_answers = [one for one in draft.problems if one.code != _GAP or not _is_in(one, response.inputs.file)]
    told_files = {one.place.file for one in of_answers if one.code == _GAP and one.place}
    of_answers += [one for one in gaps(entries) if not (one.place and one.place.file in told_files)]
    draft = replace(draft, problems=tuple(of_answers))
    if final:
        refused = [replace(one, severity=Severity.ERROR) for one in over]
        refused += [*final_faults(draft, workspace.minimum_status, today()), *_unanswered(entries)]
        if errors_in(refused):
            raise DraftkitError(_each_once(refused))
    problems = [*response.problems, *weighed(draft.problems, workspace.checks), *unfitted, *over]
    return HandedIn(response, entries, wanted, day, tuple(_each_once(problems)), told)


_GAP = "DK401"


def _is_in(problem: Problem, file: str) -> bool:
    """Whether a problem is in a file: what response.yaml lacks stands in no box, unless an answer prints it."""
    return problem.place is not None and problem.place.file == file


def _fitted(
    response: Response, library: Library, as_at: date, cache: Cache
) -> tuple[Response, tuple[str, ...], tuple[Problem, ...]]:
    """The response within its limits, what was shortened, and what cannot be."""
    from draftkit.consultation.counting import CITIZEN_SPACE_LIMIT
    from draftkit.consultation.fitting import fit, in_words

    made = fit(response, library, as_at=as_at, cache=cache, most_characters=CITIZEN_SPACE_LIMIT)
    return made.response, tuple(in_words(made.fitted)), made.problems


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


def tell(handed_in: HandedIn, more: Iterable[Problem] = ()) -> None:
    """Print what needs attention, if anything does, and what was shortened."""
    from draftkit.cli.printing import formatted, in_order, say
    from draftkit.problems import Severity

    shown = [one for one in in_order([*handed_in.problems, *more]) if one.severity is not Severity.ADVICE]
    if shown:
        say(formatted(shown, "full") + "\n")
    if handed_in.fitted:
        say("\n".join(handed_in.fitted) + "\n")
