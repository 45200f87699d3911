"""`draftkit check`: inputs files, clauses and templates -> everything that is wrong with them, in one run.

In: files and folders; without any, the clauses and templates of the workspace. Out: the findings on standard output in
one of four formats, a summary on standard error, exit code 1 when there is an error.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import Day, folder_options, open_workspace, teller, today

if TYPE_CHECKING:
    from collections.abc import Callable

    from draftkit.cli.check_paths import Subjects
    from draftkit.cli.locking import Locked
    from draftkit.curation.upstream import Override
    from draftkit.files import Cache
    from draftkit.model.library import Library
    from draftkit.problems import Problem
    from draftkit.workspace import Workspace


@click.command("check", short_help="Look for faults in inputs, clauses and templates.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--output-format",
    type=click.Choice(["full", "concise", "json", "github"]),
    help="How to print findings; github by itself on GitHub.",
)
@click.option("--fail-on", type=click.Choice(["error", "warning"]), default="error", help="What makes the exit code 1.")
@click.option("--as-at", type=Day(), metavar="DATE", help="The date for which law and clauses are chosen.")
@folder_options
@click.option("-v", "--verbose", is_flag=True, help="Show advice as well.")
def command(
    paths: tuple[str, ...],
    output_format: str | None,
    fail_on: str,
    as_at: date | None,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    verbose: bool,
) -> None:
    """Look for faults in PATHs: inputs files, clauses, templates, or folders of them.

    Without a PATH the clauses and templates of the workspace are checked. Every clause is tried with its examples,
    every template with an empty document.
    """
    from draftkit.cli.check_paths import subjects_of
    from draftkit.cli.final import weighed
    from draftkit.cli.printing import formatted, in_order, say
    from draftkit.problems import Severity

    workspace = open_workspace(libraries, templates)
    subjects = subjects_of(paths, workspace)
    found, checked, moved_on = findings(subjects, workspace, as_at, teller(verbose=verbose))
    problems = in_order(weighed(found, workspace.checks))
    output_format = output_format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full")
    every = verbose or output_format in {"json", "github"}
    shown = [problem for problem in problems if every or problem.severity is not Severity.ADVICE]
    if shown or output_format == "json":
        say(formatted(shown, output_format), error=False)
    if output_format == "full" and any(problem.code == "DK265" for problem in shown):
        from draftkit.cli.upstream_changes import upstream_changes

        say("\n".join(f"\n{upstream_changes(override)}" for override in moved_on) + "\n", error=False)
    say(_summary(problems, len(problems) - len(shown), checked))
    severe = {Severity.ERROR} if fail_on == "error" else {Severity.ERROR, Severity.WARNING}
    if any(problem.severity in severe for problem in problems):
        click.get_current_context().exit(1)


def _summary(problems: list[Problem], hidden: int, checked: list[str]) -> str:
    from draftkit.cli.printing import counted

    if not checked and not problems:
        return "There is nothing to check here yet: no clause, no template, no inputs file."
    more = " Add -v to see the advice." if hidden else ""
    what = f"Checked {', '.join(checked)}: " if checked else ""
    return f"{what}{counted(problems) or 'nothing found'}.{more}"


def findings(
    subjects: Subjects, workspace: Workspace, as_at: date | None, tell: Callable[[str], None]
) -> tuple[list[Problem], list[str], list[Override]]:
    """Everything found, what was looked at in words, and the overrides under which upstream has changed."""
    from draftkit.cli.locking import Locked
    from draftkit.cli.set_values import refuse_unknown_profile
    from draftkit.cli.targets import refuse_unknown_house_style
    from draftkit.curation.upstream_rules import examine_overrides
    from draftkit.examine import examine_library, examine_template
    from draftkit.files import Cache
    from draftkit.problems import number_of
    from draftkit.steps.load_library import REGISTERS, load_what_is_sound

    cache = Cache(workspace.cache)
    folders = list(dict.fromkeys(subjects.libraries)), list(dict.fromkeys(subjects.templates))
    library, faults = load_what_is_sound(*folders, cache, tell)
    if not faults:
        refuse_unknown_profile(workspace, library)
        refuse_unknown_house_style(workspace, library)
    locked = Locked(workspace, library) if not faults and folders[0] == list(workspace.libraries) else None
    problems = list(locked.warnings()) if locked and not subjects.inputs else []
    files = {one.file for versions in library.clauses.values() for one in versions if subjects.wants(one.file)}
    registers = [str(Path(pack.folder) / name) for pack in library.packs for name in REGISTERS]
    day = today()
    if files:
        asked_for = [*files, *(file for file in registers if subjects.wants(file) and Path(file).is_file())]
        problems += examine_library(library, asked_for, today=day, cache=cache)
    overrides = examine_overrides(library, files)
    problems += overrides.problems
    templates = [template for template in library.templates.values() if subjects.wants(template.file)]
    for template in templates:
        problems += examine_template(template, library, as_at=as_at or day, cache=cache)
    for path in subjects.inputs:
        problems += _of_inputs(path, workspace, library, as_at, cache, locked)
    counts = ((len(files), "clause"), (len(templates), "template"), (len(subjects.inputs), "inputs file"))
    checked = [number_of(count, thing) for count, thing in counts if count]
    problems = [*subjects.problems, *faults, *_without_consequences(problems, faults, subjects.libraries)]
    return problems, checked, overrides.moved_on


def _of_inputs(
    path: Path, workspace: Workspace, library: Library, as_at: date | None, cache: Cache, locked: Locked | None
) -> tuple[Problem, ...]:
    """What assembling a document from an inputs file finds, and which of its clauses are not as they were pinned."""
    from draftkit.assemble import assemble
    from draftkit.cli.opening import day_of
    from draftkit.cli.set_values import complete_inputs
    from draftkit.cli.targets import open_inputs
    from draftkit.places import Place
    from draftkit.problems import DraftkitError

    try:
        located = complete_inputs(open_inputs(str(path)), workspace, {}, library)
        draft = assemble(located, library, as_at=day_of(located, as_at), cache=cache)
        unlike_pinned = locked.warnings(placement.clause for placement in draft.placements) if locked else ()
        found = (*draft.problems, *(replace(problem, place=None) for problem in unlike_pinned))
    except DraftkitError as fault:
        found = fault.problems
    return tuple(problem if problem.place else replace(problem, place=Place(str(path))) for problem in found)


_ABOUT_OTHERS = frozenset({"DK201", "DK234", "DK306"})
"""Codes that say of one clause what is wrong with another that it names."""


def _without_consequences(problems: list[Problem], faults: list[Problem], libraries: list[Path]) -> list[Problem]:
    """The findings without those that only say that a faulty file is missing."""
    from draftkit.steps.load_library import clause_id

    files = {fault.place.file for fault in faults if fault.place}
    clauses = [Path(file) for file in files if file.endswith(".md")]
    missing = {
        clause_id(file.relative_to(folder).as_posix())
        for file in clauses
        for folder in libraries
        if folder in file.parents
    }
    codes = {"sources.yaml": "DK202", "contacts.yaml": "DK203", "template.yaml": "DK204"}
    silent = {code for name, code in codes.items() if any(file.endswith(name) for file in files)}
    if clauses or any(file.endswith("template.yaml") for file in files):
        silent |= {"DK245", "DK246", "DK247"}  # what is used by a file that cannot be read is not unused
    return [
        problem
        for problem in problems
        if problem.code not in silent
        and not (problem.code in _ABOUT_OTHERS and any(f"'{id}'" in problem.message for id in missing))
    ]
