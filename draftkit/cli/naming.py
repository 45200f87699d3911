"""Naming: the thing a person meant by a name on the command line, and the files they want written.

In: names from the command line. Out: the template or clause of that name, a path that may be written, or a
`UsageError` that names the nearest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from draftkit.places import Place
from draftkit.problems import DraftkitError, UsageError, did_you_mean, error, one_of

Thing = TypeVar("Thing")

_CODES = {"template": "DK204", "clause": "DK201", "source": "DK202", "contact": "DK203"}


def named(name: str, things: Mapping[str, Thing], kind: str) -> Thing:
    """The thing of that name; raises `UsageError`."""
    if name in things:
        return things[name]
    plural = f"draftkit {kind}s list shows what there is"
    endings = [id for id in things if id.rpartition("/")[2] == name]
    hint = one_of(endings[:3]) if endings else did_you_mean(name, things, plural)
    raise UsageError([error(_CODES[kind], f"there is no {kind} '{name}'", None, hint)])


def refuse_unknown(words: Mapping[str, Sequence[str]], known: Mapping[str, Sequence[str]], kind: str) -> None:
    """Refuse a word of a filter that nothing there can pass; raises `UsageError` with all of them."""
    problems = []
    for name, given in words.items():
        for word in given:
            if word not in known[name]:
                hint = did_you_mean(word, known[name], f"there are: {shortened(known[name])}")
                message = f"no {kind} has the {name} '{word}'"
                problems.append(error("DK606", message, Place(f"--{name}"), hint))
    if problems:
        raise UsageError(problems)


def shortened(words: Sequence[str], most: int = 20) -> str:
    """The words, or the first of them with the number of the others; what to say of none."""
    more = f" and {len(words) - most:,} more" if len(words) > most else ""
    return f"{', '.join(words[:most])}{more}" if words else "none at all"


def refuse_existing(name: str, *, force: bool) -> Path:
    """The path of a new file; raises `DraftkitError` when there is one already."""
    path = Path(name)
    if path.exists() and not force:
        hint = "choose another name with -o, or replace it with --force"
        raise DraftkitError([error("DK607", f"{name} exists already", Place(name), hint)])
    return path
