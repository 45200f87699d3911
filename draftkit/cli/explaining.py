"""Explaining: a `Draft` -> what is said about it: why each clause is in or out, and what was written.

In: a `Draft` and where it went. Out: text for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from draftkit.cli.printing import counted, formatted, in_order, plain, short_path
from draftkit.codes import CODES
from draftkit.model.dates import day
from draftkit.model.draft import Draft
from draftkit.problems import Problem, Severity, number_of

STEPS = ("load inputs", "load library", "choose", "render", "parse", "finish", "check", "write")


def explanation(draft: Draft) -> str:
    """For each clause placed, its version and why; for every other candidate, why it is not there."""
    lines = [f"As at {draft.as_at.isoformat()}, from {draft.manifest.library} {draft.manifest.library_version}:"]
    lines.append("\nIn the document:")
    for placement in draft.placements:
        clause = placement.clause
        form = "" if placement.form == "full" else f" ({placement.form} form)"
        lines.append(f"  {clause.id} {clause.version}{form}, {clause.status}: {placement.reason}.")
    if not draft.placements:
        lines.append("  no clause")
    placed = {placement.clause.id for placement in draft.placements}
    unplaced = [pick for id, pick in draft.selection.picks.items() if id not in placed]
    spare = [one for pick in unplaced for one in (pick, *pick.also)]
    if spare:
        lines.append("\nCould be used, but the template did not ask for it, or it was left out:")
        lines += [f"  {pick.clause.id} {pick.clause.version}: {pick.reason}." for pick in spare]
    if draft.selection.refusals:
        lines.append("\nMay not be used:")
        refusals = draft.selection.refusals.values()
        lines += [f"  {refusal.id} ({refusal.code}): {refusal.reason}." for refusal in refusals]
    return plain("\n".join(lines))


def summary(draft: Draft, target: str, size: int, *, today: date, verbose: bool, dry_run: bool, final: bool) -> str:
    """What was written and what needs attention, the most important last."""
    found = findings(draft.problems, verbose=verbose)
    lines = [found, ""] if found else []
    clauses = {placement.clause.id: placement.clause for placement in draft.placements}
    where = "the document to standard output" if target == "-" else short_path(target)
    parts = [f"{size:,} bytes", number_of(len(clauses), "clause"), number_of(draft.document.notes, "footnote")]
    lines.append(f"{'Would write' if dry_run else 'Wrote'} {where} ({', '.join(parts)}).")
    if draft.problems:
        lines.append(to_look_at(draft.problems, verbose=verbose))
    unapproved = [clause for clause in clauses.values() if clause.status != "approved"]
    if unapproved:
        lines.append(_not_approved(len(unapproved), len(clauses)))
    if draft.as_at > today:
        lines.append(
            f"The document is as at {day(draft.as_at)}, a day to come: law and clauses may change before then."
        )
    if final:
        lines.append("This is a final document: no gaps, no lapsed reviews.")
    return "\n".join(lines)


def findings(problems: Sequence[Problem], *, verbose: bool) -> str:
    """What needs attention, in groups, or each in full with advice; empty when nothing does."""
    if verbose:
        return formatted(in_order(problems), "full")
    return in_groups([problem for problem in problems if problem.severity is not Severity.ADVICE])


def to_look_at(problems: Sequence[Problem], *, verbose: bool) -> str:
    """How much needs attention, and how to see more of it."""
    return f"To look at: {counted(problems)}.{'' if verbose else ' Add -v for hints and advice.'}"


def in_groups(problems: Sequence[Problem]) -> str:
    """Findings of the same kind together, a line each, so that twenty gaps do not fill three screens."""
    groups: dict[str, list[Problem]] = {}
    for problem in in_order(problems):
        groups.setdefault(problem.code, []).append(problem)
    lines = []
    for code, group in groups.items():
        count = f" ({len(group)})" if len(group) > 1 else ""
        title = CODES[code].title if code in CODES else "To look at"
        lines.append(click.style(f"{title}{count}, {code}:", bold=True))
        lines += [_line_of(problem) for problem in group]
        hints = {problem.hint for problem in group if problem.hint}
        if len(hints) == 1 and code not in _SAID_AT_THE_END:
            lines.append(f"    {plain(hints.pop())}")
    return "\n".join(lines)


_SAID_AT_THE_END = frozenset({"DK405"})
"""Codes whose hint the last lines of the summary give in other words."""


def _line_of(problem: Problem) -> str:
    """A finding in one line: where, if it is in the person's own file, and what."""
    message = problem.message.removeprefix("to confirm: ")
    if problem.code == "DK405":
        count, _, names = message.partition(": ")
        message = count if ", " in names else message
    place = problem.place
    own = place is not None and place.line is not None and place.source is not None
    where = f"{short_path(place.file)}:{place.line}  " if own and place is not None else ""
    return f"  {where}{plain(message)}"


def _not_approved(count: int, total: int) -> str:
    if count == total:
        which = "The clause in it is a draft" if total == 1 else f"All {total} clauses in it are drafts"
    else:
        which = f"{count} of the {total} clauses in it {'is a draft' if count == 1 else 'are drafts'}"
    return f"{which}: nobody has approved {'it' if count == 1 else 'them'} yet."
