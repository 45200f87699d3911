"""DK769: a position that contradicts what was said in an earlier response."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.consultation.ledger.entry import SAID
from draftkit.consultation.ledger.matching import Ledger, Match
from draftkit.consultation.response import Position
from draftkit.consultation.status.subject import Item, Subject
from draftkit.problems import Problem, advice, warning

_NOW = {Position.SUPPORT: "supported", Position.OPPOSE: "opposed"}


def earlier_positions(subject: Subject) -> Iterator[Problem]:
    """Each position that is the opposite of the last one on the same topic or question, unless the change is meant."""
    if not subject.ledger:
        return
    ledger = Ledger(subject.ledger, [item.question.text for item in subject.items])
    for item in subject.answered():
        position = item.answer.position
        if position not in _NOW or item.answer.changed_position.strip():
            continue
        match = ledger.against(item.question.text, item.answer.topic.strip(), position)
        if match is not None:
            yield _finding(item, position, match)


def _finding(item: Item, position: Position, match: Match) -> Problem:
    entry = match.entry
    number = f" (question {entry.number})" if entry.number else ""
    on = f" '{item.answer.topic.strip()}'" if match.how == "topic" else " this" if match.how == "question" else ""
    message = f"{item.label} is {_NOW[position]} here, but {entry.cited} {SAID[entry.position]}{on or ' it'}{number}"
    where = item.place("position")
    hint = "if the position has changed, say why: changed_position: … in this file; it is then kept in the ledger"
    if match.is_sure:
        return warning("DK769", message, where, hint)
    asked = entry.question if len(entry.question) < 120 else f"{entry.question[:119]}…"
    alike = f"it asked in other words ({round(match.likeness * 100)} % alike): {asked}   {hint}"
    return advice("DK769", message, where, alike)
