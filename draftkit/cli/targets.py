"""Targets: which file each inputs file becomes, how inputs are opened, and how the bytes are delivered.

In: names from the command line. Out: pairs of an inputs name and a target, `-` being standard input or output; or a
`UsageError` before anything is made, when two documents would become one file or an output would replace its inputs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.files import TEXT_LIMIT, write_atomically
from draftkit.places import Place
from draftkit.problems import DraftkitError, UsageError, did_you_mean, error
from draftkit.steps.load_inputs import read_inputs
from draftkit.workspace import HOUSE_STYLE_ENDINGS

if TYPE_CHECKING:
    from draftkit.model.library import Library
    from draftkit.reading.located import Located
    from draftkit.workspace import Workspace


def targets_of(inputs: tuple[str, ...], output: str) -> list[tuple[str, str]]:
    """For each inputs file the file it becomes; raises `UsageError`."""
    targets = [(name, _target(name, output, alone=len(inputs) == 1)) for name in dict.fromkeys(inputs)]
    taken: dict[str, str] = {}
    for name, target in targets:
        real = target if target == "-" else str(Path(target).resolve())
        if real in taken:
            raise _wrong(
                f"{taken[real]} and {name} would both become {target}", "give each a call and an -o of its own"
            )
        taken[real] = name
    for name, _ in targets:
        if name != "-" and str(Path(name).resolve()) in taken:
            raise _wrong(f"the document would replace the inputs file {name}", "choose another name with -o")
    return targets


def _target(name: str, output: str, *, alone: bool) -> str:
    """What one inputs file becomes."""
    if name == "-" and not output:
        raise _wrong("the inputs come from standard input, so the document has no name", "add -o FILE, or -o -")
    if not output:
        return str(Path(name).with_suffix(".docx"))
    if output == "-":
        if not alone:
            raise _wrong("only one document fits into standard output", "give a folder with -o")
        if sys.stdout.isatty():
            raise _wrong("a Word document cannot be shown in a terminal", "send it on: -o - > kent.docx")
        return "-"
    if output.endswith(("/", os.sep)) or Path(output).is_dir() or not alone:
        return str(Path(output) / ("document.docx" if name == "-" else Path(name).with_suffix(".docx").name))
    if Path(output).suffix.lower() != ".docx":
        if Path(output).suffix:
            raise _wrong(f"'{output}' does not end in .docx", f"write -o {Path(output).with_suffix('.docx')}")
        hint = f"write -o {output}.docx for a file; for a folder, create {output} first"
        raise _wrong(f"'{output}' is neither a .docx nor a folder", hint)
    return output


def _wrong(message: str, hint: str) -> UsageError:
    return UsageError([error("DK603", message, None, hint)])


def open_inputs(name: str) -> Located:
    """The inputs in a file or on standard input; raises `DraftkitError`."""
    if name != "-":
        return read_inputs(Path(name))
    from draftkit.reading.yaml_text import read_yaml

    data = sys.stdin.buffer.read(TEXT_LIMIT + 1)
    if len(data) > TEXT_LIMIT:
        raise DraftkitError([error("DK105", f"standard input has more than {TEXT_LIMIT:,} bytes", Place("stdin"))])
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise DraftkitError([error("DK115", "standard input is not UTF-8 text", Place("stdin"))]) from fault
    located = read_yaml(text, "stdin")
    if not isinstance(located.data, dict):
        hint = "begin with 'template: briefing'; draftkit new briefing prints an inputs file to fill in"
        raise DraftkitError([error("DK111", "standard input holds no inputs", Place("stdin"), hint)])
    return located


def deliver(data: bytes, target: str) -> None:
    """Write a document to its file or to standard output; raises `DraftkitError`."""
    if target != "-":
        write_atomically(Path(target), data)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def refuse_unknown_house_style(workspace: Workspace, library: Library) -> None:
    """Refuse a house style of the options or the workspace that no template folder has; raises `UsageError`."""
    name = workspace.house_style
    if not name or name.lower().endswith(HOUSE_STYLE_ENDINGS) or name in library.house_styles:
        return
    known: Iterable[str] = library.house_styles
    hint = did_you_mean(name, known, f"there are: {', '.join(known)}; or give the path of a .docx")
    place = Place(workspace.origins["house_style"].removeprefix("the option "))
    raise UsageError([error("DK513", f"there is no house style '{name}'", place, hint)])
