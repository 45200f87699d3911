"""The status of a response in words: a head, a table, findings by kind, and what keeps it from being sent.

In: a `Report`. Out: lines for a screen, and a record for a program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from draftkit.cli.printing import COLOURS, ORDER, plain, record_of, short_path, table
from draftkit.consultation.status.report import (
    BLOCKS,
    FAULT,
    STATES,
    Group,
    Report,
    Row,
    blocks,
    closing_in_words,
    counts_in_words,
    standing,
    still_to_do,
)
from draftkit.problems import Problem, Severity, number_of

TEXT_WIDTH = 40
"""How much of a question the table shows."""

MOST = 8
"""How many findings of one kind are shown without -v."""

_HEADER = ("no.", "question", "owner", "state", "words", "evidence", "position", "confidential")


def head(report: Report) -> str:
    """The title, who asks, when it closes, and how far the answers are."""
    title = click.style(plain(report.title or "A consultation without a title"), bold=True)
    by = f" ({plain(report.body)})" if report.body else ""
    closing = closing_in_words(report)
    left = report.days_left
    if left is not None and left <= 3:
        closing = click.style(closing, fg="red" if left < 1 else "yellow", bold=True)
    lines = [f"{title}{by}", f"{closing[0].upper() + closing[1:] if closing[0].isalpha() else closing}."]
    lines.append(f"{counts_in_words(report)}. {share(report)}")
    if report.estimated:
        lines.append("Words are counted as they were written: clauses and fields could not be put in, see below.")
    return "\n".join(lines)


def share(report: Report) -> str:
    """How much of the response is done."""
    every = len(report.rows)
    return f"{report.done:,} of {every:,} ready or signed off ({round(100 * report.done / every) if every else 0} %)."


def rows(report: Report) -> str:
    """The table: a line for each question."""
    return table([_row(row) for row in report.rows], _HEADER)


def _row(row: Row) -> tuple[str, ...]:
    return (
        row.label or "-",
        _cut(row.text, TEXT_WIDTH),
        row.owner or "-",
        STATES[row.status],
        used(row),
        f"{row.evidence:,}" if row.evidence else "-",
        row.position or "-",
        "yes" if row.confidential else "",
    )


def used(row: Row) -> str:
    """`312 of 500`, with the characters where they are limited; `over` says that it is too long."""
    parts = [
        f"{use.used:,} of {use.limit:,}{' characters' if use.unit == 'characters' else ''}{' over' if use.over else ''}"
        for use in row.uses
    ]
    if not parts:
        return f"{row.words:,}" if row.words else "-"
    return "; ".join(parts)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def findings(report: Report, *, everything: bool) -> str:
    """What was found, by kind; without `everything` no advice, and of many findings only the first."""
    parts = [part for group in report.groups if (part := "\n".join(_group(group, everything=everything)))]
    return "\n\n".join(parts)


def _group(group: Group, *, everything: bool) -> Iterator[str]:
    shown = [one for one in group.problems if everything or one.severity is not Severity.ADVICE]
    if not shown:
        return
    yield click.style(f"{group.heading} ({len(shown):,})", bold=True)
    few = shown if everything or len(shown) <= MOST + 1 else shown[:MOST]
    hints = {problem.hint for problem in few if problem.hint}
    for problem in few:
        yield f"  {_one(problem)}"
        if problem.hint and len(hints) > 1:
            yield f"      {plain(problem.hint)}"
    if len(few) < len(shown):
        yield f"  … and {len(shown) - len(few):,} more: -v shows all"
    if len(hints) == 1:
        yield f"  hint: {plain(hints.pop())}   more: draftkit rule {group.code or shown[0].code}"


def _one(problem: Problem) -> str:
    place = problem.place
    where = f"{plain(short_path(place.file))}{f':{place.line}' if place.line else ''}: " if place else ""
    severity = click.style(problem.severity.value, fg=COLOURS[problem.severity], bold=True)
    return f"{where}{severity} {problem.code} {plain(problem.message)}"


def ending(report: Report, *, everything: bool) -> str:
    """What keeps the response from being sent, and how much advice there is."""
    advice = sum(problem.severity is Severity.ADVICE for problem in report.problems)
    more = f" -v shows {number_of(advice, 'piece')} of advice." if advice and not everything else ""
    phrase, what = standing(report)
    colour = "red" if report.blocking else "yellow" if what else "green"
    return f"{click.style(phrase, fg=colour, bold=True)}{f': {what}' if what else ''}.{more}"


def record(report: Report) -> dict[str, object]:
    """The report for a program."""
    return {
        "title": report.title,
        "body": report.body,
        "as_at": report.day,
        "closes": report.closes,
        "days_left": report.days_left,
        "counts": {status.value: count for status, count in report.counts.items()},
        "words_estimated": report.estimated,
        "blocked": bool(report.blocking),
        "ready": not report.blocking and not still_to_do(report),
        "blocks": report.blocking,
        "what_blocks": [*BLOCKS.values(), FAULT],
        "questions": [_record_of_row(row) for row in report.rows],
        "problems": [
            {**record_of(problem), "kind": group.heading, "blocks": blocks(problem)}
            for group in report.groups
            for problem in in_order_of_severity(group.problems)
        ],
    }


def in_order_of_severity(problems: Sequence[Problem]) -> list[Problem]:
    """Errors first, each severity in its order."""
    return sorted(problems, key=lambda problem: ORDER.index(problem.severity))


def _record_of_row(row: Row) -> dict[str, object]:
    return {
        "id": row.id,
        "number": row.label,
        "text": row.text,
        "section": row.section,
        "owner": row.owner,
        "status": row.status.value,
        "words": row.words,
        "characters": row.characters,
        "limits": [{"unit": use.unit, "used": use.used, "limit": use.limit, "over": use.over} for use in row.uses],
        "evidence": row.evidence,
        "position": row.position,
        "confidential": row.confidential,
        "required": row.required,
        "file": row.file,
    }
