"""Failures: what a command raised -> words on standard error and an exit code.

In: an exception. Out: 1 when the person's material needs attention, 2 when the call or the configuration is wrong,
3 when the fault is ours (one line, and a file with versions and the trace but no value of the inputs), 130 when the
person stopped it; a reader that went away is no failure.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from draftkit.cli.printing import counted, formatted, in_order, say
from draftkit.problems import DraftkitError, UsageError, did_you_mean
from draftkit.version import __version__

PACKAGES = ("click", "jinja2", "lxml", "pydantic-core", "pyromark", "python-docx", "pyyaml")


def report_failure(fault: BaseException, command: str) -> int:
    """Say what went wrong, and give the exit code."""
    if isinstance(fault, DraftkitError):
        problems = in_order(fault.problems)
        say(formatted(problems, "full"))
        if len(problems) > 1:
            say(f"\n{counted(problems)}.")
        return 2 if isinstance(fault, UsageError) else 1
    if isinstance(fault, KeyboardInterrupt):
        say("\nStopped.")
        return 130
    if isinstance(fault, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    what = f"draftkit itself has failed ({type(fault).__name__}); your files are as they were."
    say(f"{what} {_crash_file(fault, command)}")
    return 3


def _crash_file(fault: BaseException, command: str) -> str:
    """A sentence that says where the file with the details is."""
    import tempfile

    try:
        handle, path = tempfile.mkstemp(prefix="draftkit-crash-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(crash_report(fault, command))
    except OSError as reason:
        return f"The details could not be written ({reason.strerror})."
    return f"Please report it with {path}, which holds nothing of your text."


def crash_report(fault: BaseException, command: str) -> str:
    """Versions and the trace; not the messages of exceptions, which may quote a person's text."""
    import platform
    import traceback
    from importlib.metadata import PackageNotFoundError, version

    lines = [f"draftkit {__version__}", f"Python {platform.python_version()} on {platform.system()}"]
    for name in PACKAGES:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name} is not installed")
    lines.append(f"command: {command}")
    step: BaseException | None = fault
    while step is not None:
        lines += ["", f"{type(step).__module__}.{type(step).__qualname__}"]
        lines += "".join(traceback.format_tb(step.__traceback__)).splitlines()
        step = step.__cause__ or step.__context__
    return "\n".join(lines) + "\n"


def unknown_command(word: str, known: Iterable[str], ctx: click.Context) -> click.UsageError:
    """An error that names the command that was probably meant."""
    commands = list(known)
    singular = {
        "clause": "clauses",
        "template": "templates",
        "source": "sources",
        "contact": "contacts",
        "build": "assemble",
        "make": "assemble",
        "lint": "check",
    }
    begun = [one for one in commands if len(word) > 1 and one.startswith(word)]
    meant = singular.get(word) if singular.get(word) in commands else begun[0] if len(begun) == 1 else None
    hint = f"did you mean '{meant}'?" if meant else did_you_mean(word, commands, f"there are: {', '.join(commands)}")
    return click.UsageError(f"there is no command '{word}': {hint}", ctx)
