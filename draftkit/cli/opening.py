"""Opening: what every command that needs a library does first.

In: the options for folders and house style. Out: the `Workspace` of the current folder, and its `Library`; also the
options themselves, worded once. Reads the environment and the current folder, as only the command line may.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from draftkit.model.library import Library
    from draftkit.reading.located import Located
    from draftkit.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])


def _no_color(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.color = ctx.find_root().color = False


no_color_option = click.option(
    "--no-color", is_flag=True, expose_value=False, is_eager=True, callback=_no_color, help="No colours."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")


def folder_options(command: Command) -> Command:
    """The options that say where clauses and templates are."""
    library = click.option(
        "--library",
        "libraries",
        multiple=True,
        metavar="DIR",
        help="A folder of clauses, or the name of an installed pack; give it again for more.",
    )
    templates = click.option(
        "--templates", multiple=True, metavar="DIR", help="A folder of templates; give it again for more."
    )
    return library(templates(no_color_option(command)))


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date as draftkit writes it in files."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            if len(value) != 10:
                raise ValueError(value)
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date; write it as 2026-11-22.", param, ctx)


def open_workspace(
    libraries: tuple[str, ...] = (), templates: tuple[str, ...] = (), house_style: str = ""
) -> Workspace:
    """The workspace of the current folder; raises `UsageError`."""
    from draftkit.workspace import Flags, find_workspace

    return find_workspace(Path.cwd(), os.environ, Flags(libraries, templates, house_style))


def open_library(workspace: Workspace, *, verbose: bool = False) -> Library:
    """The library of a workspace; raises `DraftkitError` with every fault of every file."""
    from draftkit.files import Cache
    from draftkit.steps.load_library import load_library

    return load_library(workspace.libraries, workspace.templates, Cache(workspace.cache), teller(verbose=verbose))


def look_into_library(workspace: Workspace, *, verbose: bool = False) -> Library:
    """The library of a workspace to be read by a person: faulty files are left out, and one line says how many.

    Raises `DraftkitError` when no clause is left.
    """
    from draftkit.problems import DraftkitError

    try:
        return open_library(workspace, verbose=verbose)
    except DraftkitError as fault:
        from draftkit.cli.printing import say
        from draftkit.files import Cache
        from draftkit.problems import number_of
        from draftkit.steps.load_library import load_what_is_sound

        library, faults = load_what_is_sound(workspace.libraries, workspace.templates, Cache(workspace.cache))
        if not library.clauses:
            raise
        files = {problem.place.file for problem in faults or fault.problems if problem.place}
        left_out = f"{number_of(len(files), 'file')} {'has' if len(files) == 1 else 'have'} faults"
        say(f"{left_out} and {'is' if len(files) == 1 else 'are'} left out: draftkit check shows them.\n")
        return library


def teller(*, verbose: bool) -> Callable[[str], None]:
    """What says, only with `-v`, that a damaged cache was made again."""

    def tell(words: str) -> None:
        from draftkit.cli.printing import say

        if verbose:
            say(f"  {words}")

    return tell


def today() -> date:
    """The day on this computer's clock, or for repeatable runs that of DRAFTKIT_TODAY; raises `UsageError`."""
    written = os.environ.get("DRAFTKIT_TODAY")
    if not written:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        from draftkit.places import Place
        from draftkit.problems import UsageError, error

        message = f"DRAFTKIT_TODAY is '{written}', which is not a date"
        hint = "unset it, or write it as 2026-11-22"
        raise UsageError([error("DK602", message, Place("DRAFTKIT_TODAY"), hint)]) from fault


def day_of(located: Located, given: date | None) -> date:
    """The date for which law and clauses are chosen: given, else in the inputs, else today.

    What is wrong with the date in the inputs is told when they are loaded.
    """
    if given:
        return given
    written = located.data.get("as_at")
    try:
        return written if isinstance(written, date) else date.fromisoformat(str(written))
    except ValueError:
        return today()
