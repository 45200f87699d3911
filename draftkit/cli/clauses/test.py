"""`draftkit clauses test`: clauses -> whether each renders, with every example, in every nation that it claims.

In: addresses of clauses; without any, the clauses of the workspace. Out: a line on standard output for each failure, a
summary on standard error, exit code 1 when there is a failure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import folder_options, json_option, open_library, open_workspace, today

if TYPE_CHECKING:
    from draftkit.examine.trials import Failure
    from draftkit.model.clause import Clause
    from draftkit.model.library import Library
    from draftkit.workspace import Workspace


@click.command("test")
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=complete_clause)
@folder_options
@json_option
def command(ids: tuple[str, ...], libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Render each clause with each of its examples, in each of its forms.

    Every version and every variant of the clauses ID is rendered, withdrawn ones apart: for all its nations at once,
    and for each of them alone. Without an ID the clauses of the workspace are rendered.
    """
    from draftkit.cli.printing import say, say_json
    from draftkit.examine import subject_of
    from draftkit.examine.trials import failures, trials
    from draftkit.files import Cache
    from draftkit.problems import number_of

    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    clauses = _asked_for(ids, workspace, library)
    subject = subject_of(library, today=today(), cache=Cache(workspace.cache))
    found = [failure for clause in clauses for failure in failures(clause, subject)]
    renderings = sum(1 for clause in clauses for _ in trials(clause, each_nation=True))
    if as_json:
        say_json({"clauses": len(clauses), "renderings": renderings, "failures": [_entry(one) for one in found]})
    else:
        for failure in found:
            say(_line(failure), error=False)
        outcome = number_of(len(found), "failure") if found else "all well"
        say(f"Rendered {number_of(len(clauses), 'clause')} {renderings:,} times: {outcome}.")
    if found:
        click.get_current_context().exit(1)


def _asked_for(ids: Sequence[str], workspace: Workspace, library: Library) -> list[Clause]:
    """Every version of the clauses that were named, or of all that are the workspace's own; not those withdrawn."""
    from draftkit.cli.check_paths import subjects_of
    from draftkit.curation.addressing import parse_address, variants_at

    every: Iterable[Clause]
    if ids:
        variants = [variant for id in ids for variant in variants_at(parse_address(id), library.clauses)]
        every = [clause for variant in variants for clause in variant]
    else:
        own = subjects_of((), workspace)
        every = [one for versions in library.clauses.values() for one in versions if own.wants(one.file)]
    return list({clause.file: clause for clause in every if clause.status != "withdrawn"}.values())


def _line(failure: Failure) -> str:
    from draftkit.cli.printing import in_one_line
    from draftkit.model.extent import extent_in_words

    trial = failure.trial
    more = f", and {failure.times - 1} more" if failure.times > 1 else ""
    where = f"{trial.form} form, example {trial.example}, {extent_in_words(trial.extent)}{more}"
    return f"{in_one_line(failure.problem)} ({where})"


def _entry(failure: Failure) -> dict[str, Any]:
    from draftkit.cli.printing import plain

    problem, trial = failure.problem, failure.trial
    place = problem.place
    return {
        "id": failure.clause.id,
        "version": failure.clause.version,
        "code": problem.code,
        "message": plain(problem.message),
        "file": plain(place.file) if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "form": trial.form,
        "example": trial.example,
        "extent": list(trial.extent),
        "times": failure.times,
    }
