"""Mentions: what uses a clause, source or contact -> tables for a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from draftkit.cli.printing import fitted, plain, say, short_path
from draftkit.curation.folders import files_below
from draftkit.curation.inputs_usage import ENDINGS, inputs_usage
from draftkit.curation.usage import Mention
from draftkit.problems import number_of
from draftkit.workspace import Workspace

_TITLES = {"template": "Templates", "clause": "Clauses", "inputs": "Inputs files"}


def show_mentions(mentions: Sequence[Mention], title: str) -> None:
    """Print the mentions of each kind under a heading, and how many there are."""
    say(click.style(plain(title), bold=True), error=False)
    for kind, heading in _TITLES.items():
        rows = [_row(one) for one in mentions if one.kind == kind]
        if rows:
            say(f"\n{click.style(heading, bold=True)}", error=False)
            say(fitted(rows), error=False)
    counts = [
        number_of(len({one.name for one in mentions if one.kind == kind}), kind) for kind in ("template", "clause")
    ]
    inputs = len({one.name for one in mentions if one.kind == "inputs"})
    say(f"Named by {counts[0]}, {counts[1]} and {number_of(inputs, 'inputs file')}.")


def named_in_inputs(word: str, workspace: Workspace) -> list[Mention]:
    """The lines of inputs files in the workspace, or in the current folder where there is none, that name a word."""
    root = workspace.file.parent if workspace.file else Path.cwd()
    return inputs_usage(word, files_below(root, ENDINGS).files)


def _row(mention: Mention) -> tuple[str, str, str]:
    where = short_path(mention.file) + (f":{mention.line}" if mention.line else "")
    return (short_path(mention.name), mention.how, where)
