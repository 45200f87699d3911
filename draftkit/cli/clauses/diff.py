"""`draftkit clauses diff`: two versions of a clause, word by word, on standard output."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace

if TYPE_CHECKING:
    from draftkit.curation.comparison import Change, Comparison
    from draftkit.curation.differences import Passage, Run
    from draftkit.curation.versions import Pair
    from draftkit.model.clause import Clause

TITLES = {"body": "Text", "short": "Short form", "line": "Line to take", "guidance": "Guidance for the drafter"}


@click.command("diff")
@click.argument("id", shell_complete=complete_clause)
@click.argument("versions", nargs=-1, metavar="[V1] [V2]", shell_complete=complete_clause)
@click.option("--context", type=click.IntRange(0, 1000), default=1, help="Unchanged paragraphs around a change; 1.")
@folder_options
@json_option
def command(
    id: str,
    versions: tuple[str, ...],
    context: int,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_json: bool,
) -> None:
    """Compare two versions or variants of clause ID.

    Without V1 and V2 the newest version and the one before it; if there is only one, the file and what was last
    committed of it. V1 alone is compared with the newest. A version is a number (1.0.0), a variant (ID.scotland) or
    HEAD, what was last committed. What was taken away stands in [- -], what was added in {+ +}.
    """
    from draftkit.cli.printing import plain, say, say_json
    from draftkit.curation.comparison import compare
    from draftkit.curation.versions import pair_of

    if len(versions) > 2:
        raise click.UsageError("give at most two versions to compare")
    pair = pair_of(id, versions, look_into_library(open_workspace(libraries, templates)).clauses)
    comparison = compare(pair.old, pair.new) if pair.old else None
    if as_json:
        say_json(_record(pair, comparison))
    elif comparison is None:
        say(f"There is nothing to compare {plain(_name(pair.new))} with: {plain(pair.why_not)}.")
    elif not comparison.differs:
        what = "its file is as it was last committed" if pair.old_is_committed else "the two say the same"
        say(f"No difference: {what}.")
    else:
        say("\n\n".join(_sections(pair, comparison, context)), error=False)


def _sections(pair: Pair, comparison: Comparison, context: int) -> list[str]:
    from draftkit.cli.printing import plain

    old = "what was last committed" if pair.old_is_committed else _name(pair.old)
    sections = [click.style(plain(f"{old} -> {_name(pair.new)}"), bold=True)]
    if comparison.changes:
        sections.append("\n".join(_change(change) for change in comparison.changes))
    for name, passages in comparison.texts.items():
        sections.append("\n".join([click.style(TITLES[name], bold=True), *_passages(passages, context, pair, name)]))
    return sections


def _name(clause: Clause | None) -> str:
    """A version as it can be typed."""
    from draftkit.curation.addressing import name_of

    return name_of(clause, with_version=True) if clause else ""


def _change(change: Change) -> str:
    from draftkit.cli.printing import plain

    old, new = (" ".join(plain(one).split()) or "nothing" for one in (change.old, change.new))
    return f"{plain(change.what)}: {click.style(old, fg='red')} -> {click.style(new, fg='green')}"


def _passages(passages: Sequence[Passage], context: int, pair: Pair, name: str) -> list[str]:
    """The changed paragraphs with their neighbours, each group after the line on which it begins."""
    from draftkit.curation.differences import around_changes

    first = pair.new.body_line - 1 if name == "body" else 0
    lines = []
    for group in around_changes(passages, context):
        if name == "body":
            lines.append(click.style(f"  line {group[0].new_line + first}:", fg="cyan"))
        lines += _text(group)
    return lines


def _text(group: Iterable[Passage]) -> list[str]:
    words = "".join(_marked(run) for passage in group for run in _shown(passage))
    return textwrap.indent(words.strip("\n"), "    ").split("\n")


def _shown(passage: Passage) -> list[Run]:
    from draftkit.curation.differences import without_new_line_ends

    return without_new_line_ends(passage.runs)


def _marked(run: Run) -> str:
    """A run with its marks, and in its colour; a colour ends with its line."""
    from draftkit.cli.printing import plain
    from draftkit.curation.differences import marked

    colour = {"removed": "red", "added": "green"}.get(run.kind)
    if colour is None:
        return plain(run.text)
    words = run.text.rstrip("\n")
    blank = run.text[len(words) :]
    lines = plain(marked([run._replace(text=words)])).split("\n") if words else []
    return "\n".join(click.style(line, fg=colour) if line else line for line in lines) + blank


def _record(pair: Pair, comparison: Comparison | None) -> dict[str, Any]:
    """The comparison for a program: the runs of every paragraph that changed."""
    from dataclasses import asdict

    return {
        "old": _name(pair.old) or None,
        "old_is_committed": pair.old_is_committed,
        "new": _name(pair.new),
        "nothing_to_compare_because": pair.why_not or None,
        "changes": [asdict(one) for one in comparison.changes] if comparison else [],
        "texts": {
            name: [_passage_record(one) for one in passages if one.changed]
            for name, passages in (comparison.texts.items() if comparison else ())
        },
    }


def _passage_record(passage: Passage) -> dict[str, Any]:
    runs = [{"kind": run.kind, "text": run.text} for run in passage.runs]
    return {"old_line": passage.old_line, "new_line": passage.new_line, "runs": runs}
