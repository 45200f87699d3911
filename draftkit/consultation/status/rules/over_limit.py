"""DK772: answers that are longer than the question allows."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.consultation.counting import CITIZEN_SPACE_LIMIT, uses
from draftkit.consultation.status.subject import Subject
from draftkit.problems import Problem, advice, error


def over_limit(subject: Subject) -> Iterator[Problem]:
    """Every answer over a limit of words or characters; and what no portal takes, as advice."""
    for item in subject.answered():
        for use in uses(item.question, item.words, item.characters):
            if use.over:
                allowed = f"{use.limit:,} are allowed: {use.over:,} too many"
                message = f"{item.label} has {use.used:,} {use.unit}, and {allowed}"
                hint = "shorten it, or give it a 'short' wording; --fit of draftkit consult respond chooses among them"
                yield error("DK772", message, item.place(), hint)
        if item.question.characters is None and item.characters > CITIZEN_SPACE_LIMIT:
            message = f"{item.label} has {item.characters:,} characters: more than a box of a portal takes"
            hint = f"Citizen Space takes {CITIZEN_SPACE_LIMIT:,}; send it as a document, or shorten it"
            yield advice("DK772", message, item.place(), hint)
