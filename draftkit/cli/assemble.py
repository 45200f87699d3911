"""`draftkit assemble`: inputs files -> Word documents, with what needs attention on standard error.

In: inputs files or standard input, and options. Out: a .docx beside each inputs file or where `-o` says, written whole
or not at all. A faulty file does not stop the others. The as-at date comes from the option, else from the inputs, else
it is today: only here is the clock read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import Day, day_of, folder_options, open_library, open_workspace, today

if TYPE_CHECKING:
    from draftkit.model.draft import Draft
    from draftkit.model.library import Library
    from draftkit.problems import Problem
    from draftkit.workspace import Workspace


@click.command("assemble", short_help="Make Word documents from inputs files.")
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", metavar="OUT", default="", help="A .docx, a folder, or - for standard output.")
@click.option("--as-at", type=Day(), metavar="DATE", help="The date for which law and clauses are chosen.")
@click.option("--final", is_flag=True, help="Refuse gaps, and clauses that nobody approved or checked.")
@click.option("--explain", is_flag=True, help="Say why each clause was chosen or refused.")
@click.option("--set", "values", multiple=True, metavar="KEY=VALUE", help="A value over the inputs: to.role=Minister.")
@click.option("-n", "--dry-run", is_flag=True, help="Do everything but write.")
@click.option("--house-style", default="", metavar="NAME", help="The name or path of another house style.")
@folder_options
@click.option("-v", "--verbose", is_flag=True, help="Show each step and all advice.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something fails.")
def command(
    inputs: tuple[str, ...], output: str, as_at: date | None, libraries: tuple[str, ...], **options: Any
) -> None:
    """Make a Word document from each of INPUTS, beside it with the ending .docx.

    \b
    draftkit assemble kent.yaml                       writes kent.docx
    draftkit assemble kent.yaml -o briefings/         writes briefings/kent.docx
    draftkit assemble kent.yaml --as-at 2026-04-29    the law of that day
    draftkit assemble - -o - < kent.yaml > kent.docx  standard input and output
    """
    from draftkit.cli.failures import report_failure
    from draftkit.cli.targets import targets_of
    from draftkit.problems import DraftkitError, UsageError

    targets = targets_of(inputs, output)
    workspace = open_workspace(libraries, options["templates"], options["house_style"])
    run = Run(workspace, as_at, made_at_of(os.environ), **options)
    codes = []
    for name, target in targets:
        try:
            codes.append(run.make(name, target))
        except UsageError:
            raise
        except DraftkitError as fault:
            codes.append(report_failure(DraftkitError(placed(fault.problems, name)), "assemble"))
            run.say(f"{'The document' if target == '-' else target} was not written.")
    run.close(codes)


def placed(problems: Iterable[Problem], name: str) -> list[Problem]:
    """The problems, those without a place at the inputs file that they are about."""
    from draftkit.places import Place

    file = "stdin" if name == "-" else name
    return [problem if problem.place else replace(problem, place=Place(file)) for problem in problems]


def made_at_of(environment: Mapping[str, str]) -> datetime | None:
    """The time of making that SOURCE_DATE_EPOCH sets for repeatable builds; raises `UsageError`."""
    from draftkit.places import Place
    from draftkit.problems import UsageError, error

    seconds = environment.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as fault:
        message = f"SOURCE_DATE_EPOCH is '{seconds}', which is not a number of seconds"
        raise UsageError(
            [error("DK602", message, Place("SOURCE_DATE_EPOCH"), "unset it, or give seconds since 1970")]
        ) from fault


class Run:
    """One call of the command: what holds for all of its documents."""

    def __init__(self, workspace: Workspace, as_at: date | None, made_at: datetime | None, **options: Any) -> None:
        from draftkit.cli.locking import Locked
        from draftkit.cli.set_values import read_values

        self.workspace = workspace
        self.as_at = as_at
        self.made_at = made_at
        self.final: bool = options["final"]
        self.explain: bool = options["explain"]
        self.dry_run: bool = options["dry_run"]
        self.verbose: bool = options["verbose"]
        self.quiet: bool = options["quiet"]
        self.values = read_values(options["values"])
        self.library: Library = self.opened()
        self.locked = Locked(workspace, self.library)

    def opened(self) -> Library:
        """The library; a house style that does not exist is told before any document is made."""
        from draftkit.cli.set_values import refuse_unknown_profile
        from draftkit.cli.targets import refuse_unknown_house_style

        library = open_library(self.workspace, verbose=self.verbose)
        refuse_unknown_house_style(self.workspace, library)
        refuse_unknown_profile(self.workspace, library)
        return library

    def make(self, name: str, target: str) -> int:
        """Make one document; the exit code."""
        from draftkit.assemble import assemble, write
        from draftkit.cli.explaining import explanation
        from draftkit.cli.final import final_faults, weighed
        from draftkit.cli.set_values import complete_inputs
        from draftkit.cli.targets import deliver, open_inputs
        from draftkit.files import Cache
        from draftkit.problems import raise_errors

        cache = Cache(self.workspace.cache)
        located = complete_inputs(open_inputs(name), self.workspace, self.values, self.library)
        draft = assemble(located, self.library, as_at=day_of(located, self.as_at), cache=cache, report=self.reporter())
        unlike_pinned = self.locked.warnings(placement.clause for placement in draft.placements)
        draft = replace(draft, problems=(*draft.problems, *unlike_pinned))
        if self.explain:
            self.say(explanation(draft), error=target == "-")
        if self.final:
            raise_errors(final_faults(draft, self.workspace.minimum_status, today()))
            draft = replace(draft, properties={**draft.properties, "status": "Final"})
        draft = replace(draft, problems=weighed(draft.problems, self.workspace.checks))
        raise_errors(draft.problems)
        made_at = self.made_at or datetime(draft.as_at.year, draft.as_at.month, draft.as_at.day, tzinfo=UTC)
        data = write(draft, made_at=made_at, cache=cache)
        self.reporter()(8, f"{len(data):,} bytes")
        if not self.dry_run:
            deliver(data, target)
        self.tell(replace(draft, problems=tuple(placed(draft.problems, name))), target, len(data))
        return 0

    def reporter(self) -> Callable[[int, str], None]:
        """What the pipeline calls after each step."""
        from draftkit.cli.explaining import STEPS

        if not self.verbose:
            return lambda number, made: None
        return lambda number, made: self.say(f"  {number} {STEPS[number - 1]:<13} {made}")

    def say(self, text: str, *, error: bool = True) -> None:
        from draftkit.cli.printing import say

        say(text, error=error)

    def tell(self, draft: Draft, target: str, size: int) -> None:
        """Say what was written and what needs attention."""
        from draftkit.cli.explaining import summary

        if not self.quiet:
            options = {"verbose": self.verbose, "dry_run": self.dry_run, "final": self.final}
            self.say(summary(draft, target, size, today=today(), **options))

    def close(self, codes: list[int]) -> None:
        """End with the worst of the exit codes."""
        failed = sum(code != 0 for code in codes)
        if failed and len(codes) > 1:
            self.say(f"\n{failed} of {len(codes)} documents could not be made; the others are done.")
        if failed:
            click.get_current_context().exit(max(codes))
