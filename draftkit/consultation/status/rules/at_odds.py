"""DK767: an answer at odds with itself: its position, what is ticked, and how its text begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple

from draftkit.consultation.response import Position
from draftkit.consultation.status.prose import shown
from draftkit.consultation.status.stance import stance_of_option, stance_of_sentence
from draftkit.consultation.status.subject import Item, Subject
from draftkit.places import Place
from draftkit.problems import Problem, warning

_UNDECIDED = frozenset({Position.NEUTRAL, Position.NO_VIEW})


class _Said(NamedTuple):
    """One of the things that an answer says."""

    what: str
    stance: Position
    place: Place | None


def at_odds(subject: Subject) -> Iterator[Problem]:
    """Each answer of which two parts say different things; a box for comments is one with its question."""
    for item in subject.answered():
        said = [*_of_choice(item), *_of_text(item)]
        closed = subject.closed_part(item)
        beside = [*_of_choice(closed)] if closed is not None and item.answer.position is None else []
        for first, second in (*product(beside, said), *combinations(said, 2)):
            if _differ(first.stance, second.stance):
                message = f"{item.label}: {first.what}, but {second.what}"
                hint = "correct the one that is wrong; if both are meant, begin with what you do and do not agree with"
                yield warning("DK767", message, second.place or first.place, hint)
                break


def _differ(first: Position, second: Position) -> bool:
    return first is not second and not {first, second} <= _UNDECIDED


def _of_choice(item: Item) -> Iterator[_Said]:
    position = item.answer.position
    if position is not None:
        yield _Said(f"its position is '{position}'", position, item.place("position"))
    stances = {stance_of_option(option, item.question) for option in item.answer.chosen}
    if len(stances) == 1 and (stance := stances.pop()) is not None:
        yield _Said(f"'{item.answer.chosen[0]}' is chosen", stance, item.place("chosen"))


def _of_text(item: Item) -> Iterator[_Said]:
    if not item.is_prose or not item.prose.sentences:
        return
    first = item.prose.sentences[0]
    stance = stance_of_sentence(first.words, item.question)
    if stance is not None:
        yield _Said(f"its text begins '{shown(first.words, 50)}'", stance, item.prose.place(first.start, first.end))
