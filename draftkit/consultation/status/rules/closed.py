"""DK771: the closing date has passed."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.consultation.status.subject import Subject
from draftkit.model.dates import day
from draftkit.places import Place
from draftkit.problems import Problem, warning


def closed(subject: Subject) -> Iterator[Problem]:
    """A warning when the last day for answers lies in the past."""
    closes = subject.closes
    if closes is not None and closes < subject.day:
        message = f"the consultation closed on {day(closes)}"
        hint = "ask the body whether it still takes answers; if the date was moved, correct 'closing_date'"
        yield warning("DK771", message, Place(str(subject.response.folder / "response.yaml")), hint)
