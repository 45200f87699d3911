"""Changes upstream: an override under which upstream has moved on -> both differences, for a person to read.

In: an `Override`. Out: text in which what was taken away stands in [- -] and what was added in {+ +}, in colours on a
terminal: first what upstream changed since, then what was changed here.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import click

from draftkit.cli.printing import plain
from draftkit.curation.differences import ADDED, REMOVED, Passage, Run, marked, without_new_line_ends
from draftkit.curation.upstream import Override
from draftkit.curation.upstream_differences import differences
from draftkit.model.clause import Clause

COLOURS = {REMOVED: "red", ADDED: "green"}


def upstream_changes(override: Override) -> str:
    """What upstream changed since the clause was overridden, and what was changed in the clause."""
    clause, now, then = override.clause, override.now, override.then
    if then is None:
        return _section(f"{clause.id}: {now.library} {now.version} -> yours", now, clause)
    sections = [
        _section(f"{clause.id}: {now.library} {then.version} -> {now.library} {_named(now)}", then, now),
        _section(f"{clause.id}: {now.library} {then.version} -> yours", then, clause),
    ]
    return "\n\n".join(sections)


def _named(now: Clause) -> str:
    return f"{now.version} ({now.status})"


def _section(title: str, old: Clause, new: Clause) -> str:
    changed = differences(old, new)
    text = "\n".join(_in_words(passage) for passage in changed) or "  They say the same."
    return f"{click.style(plain(title), bold=True)}\n{text}"


def _in_words(passage: Passage) -> str:
    return textwrap.indent(_coloured(without_new_line_ends(passage.runs)).strip("\n"), "  ")


def _coloured(runs: Iterable[Run]) -> str:
    """Runs with their marks, in colours that end with each line."""
    pieces = []
    for run in runs:
        words = run.text.rstrip("\n")
        lines = plain(marked([run._replace(text=words)])).split("\n") if words else []
        colour = COLOURS.get(run.kind)
        pieces.append("\n".join(click.style(line, fg=colour) if colour and line else line for line in lines))
        pieces.append(run.text[len(words) :])
    return "".join(pieces)
