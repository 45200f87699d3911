"""DK763: the same evidence in three answers or more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.consultation.status.subject import Item, Subject
from draftkit.consultation.wording import folded
from draftkit.problems import Problem, advice

TIMES = 3

_CITED = re.compile(r"\[(@[^\]\n]{1,300})\]")
_KEY = re.compile(r"@([\w.-]+)")


def evidence_repeated(subject: Subject) -> Iterator[Problem]:
    """Each source that three answers or more rest on, told once; law is cited as often as it applies."""
    found: dict[str, list[Item]] = {}
    for item in subject.items:
        for key in dict.fromkeys([*_listed(item), *_cited(item)]):
            found.setdefault(key, []).append(item)
    for key, items in found.items():
        source = subject.sources.get(key)
        if len(items) < TIMES or (source is not None and source.is_legislation):
            continue
        labels = ", ".join(item.label.removeprefix("Question ") for item in items)
        message = f"'{key if len(key) < 60 else f'{key[:59]}…'}' supports {len(items)} answers: {labels}"
        hint = "say of each what it shows there, or find other evidence: read together they look thin"
        last = items[-1]
        yield advice("DK763", message, last.place("evidence") if last.answer.evidence else last.place(), hint)


def _listed(item: Item) -> Iterator[str]:
    return (one.source or folded(one.note) for one in item.answer.evidence if one.source or one.note.strip())


def _cited(item: Item) -> Iterator[str]:
    for citation in _CITED.finditer(item.answer.text):
        yield from _KEY.findall(citation[1])
