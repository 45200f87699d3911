"""Delivering: a response folder -> what is handed in for each question, for every command that hands answers in.

In: the options that these commands share. Out: `HandedIn`; raises `DraftkitError` with every fault of every answer, and
with `--final` for everything that must not be handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from draftkit.cli.opening import Day, folder_options, today

if TYPE_CHECKING:
    from datetime import date

    from draftkit.cli.consult.answering import Answered
    from draftkit.consultation.export.handing_in import Edition, Entry
    from draftkit.consultation.fitting import Fitted
    from draftkit.consultation.response import Response
    from draftkit.model.draft import Draft
    from draftkit.problems import Problem

Command = TypeVar("Command", bound=Callable[..., Any])


class HandedIn(NamedTuple):
    """A response with its entries."""

    response: Response
    """As the edition shows it."""
    entries: tuple[Entry, ...]
    edition: Edition
    as_at: date
    problems: tuple[Problem, ...]
    fitted: tuple[Fitted, ...] = ()
    """What was shortened."""


def delivery_options(command: Command) -> Command:
    """The options of commands that hand answers in."""
    for option in (
        click.option("--as-at", type=Day(), metavar="DATE", help="The date for which law and clauses are chosen."),
        click.option(
            "--final", is_flag=True, help="Refuse gaps, answers over their limits, and what is not ready to be sent."
        ),
        click.option("--fit", is_flag=True, help="Shorten answers over their limits by their own shorter wordings."),
        click.option(
            "--edition",
            type=click.Choice(["full", "public"]),
            default="full",
            help="public leaves out what is confidential, and who responds; full if left out.",
        ),
        click.option("-v", "--verbose", is_flag=True, help="Show all hints and advice."),
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
    from draftkit.cli.consult.answering import answered, fitted
    from draftkit.cli.final import weighed
    from draftkit.consultation.counting import CITIZEN_SPACE_LIMIT
    from draftkit.consultation.export.handing_in import Edition, entries_of, over_limits
    from draftkit.consultation.rendering import delivered
    from draftkit.consultation.rendering.editions import notices, public

    wanted = Edition(edition)
    with collection_paused():
        one = answered(Path(folder), libraries, templates, as_at, final=final)
        one = fitted(one, CITIZEN_SPACE_LIMIT) if fit else one
        shown, made, draft, left_out = one.response, one.delivered, one.draft, {}
        if wanted is Edition.PUBLIC:
            left_out, shown = notices(one.response), public(one.response)
            made, draft = delivered(shown, one.library, as_at=one.as_at, cache=one.cache)
    entries = entries_of(made, wanted, left_out)
    over = over_limits(entries)
    draft = replace(draft, problems=tuple(_of_answers(draft.problems, entries, one.response.inputs.file)))
    if final:
        _refuse_unfinished(one, draft, entries, over)
    problems = [*one.problems, *weighed(draft.problems, one.workspace.checks), *over]
    return HandedIn(shown, entries, wanted, one.as_at, tuple(_each_once(problems)), one.fitted)


_GAP, _OVER = "DK401", "DK772"


def _of_answers(problems: Iterable[Problem], entries: Sequence[Entry], inputs: str) -> list[Problem]:
    """The problems, without gaps of response.yaml that stand in no box."""
    from draftkit.consultation.export.handing_in import gaps

    kept = [one for one in problems if one.code != _GAP or not (one.place and one.place.file == inputs)]
    told = {one.place.file for one in kept if one.code == _GAP and one.place}
    return kept + [one for one in gaps(entries) if not (one.place and one.place.file in told)]


def _refuse_unfinished(one: Answered, draft: Draft, entries: Sequence[Entry], over: Iterable[Problem]) -> None:
    """Raise `DraftkitError` for everything that keeps answers from being handed in."""
    from draftkit.cli.consult.answering import not_ready
    from draftkit.cli.final import final_faults
    from draftkit.problems import DraftkitError, Severity, errors_in

    refused = [replace(problem, severity=Severity.ERROR) for problem in over]
    refused += [problem for problem in not_ready(one, final=True) if problem.code != _OVER]
    refused += [*final_faults(draft, one.workspace.minimum_status, today()), *_unanswered(entries)]
    if errors_in(refused):
        raise DraftkitError(_each_once(refused))


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
