"""Comparing two versions or variants of a clause: what changed in what it says of itself, and in its texts.

In: two clauses. Out: a `Comparison`: changes of metadata as words, old and new, and the passages of each text that has
any change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from draftkit.curation.differences import Passage, passages
from draftkit.model.clause import Clause, Law
from draftkit.model.dates import day
from draftkit.model.extent import extent_in_words
from draftkit.reading.shape import Field

TEXTS = ("body", "short", "line", "guidance")
"""The texts of a clause that are compared word by word."""

LAW_IN_WORDS = {
    "in-force": "in force",
    "partly": "partly in force",
    "not-in-force": "not in force",
    "unknown": "nobody could verify whether it is in force",
    "repealed": "repealed",
}
"""How the state of a provision is said to a person."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a clause says of itself."""

    what: str
    """The key, such as `status`, or `law` and `parameters` with what is meant."""
    old: str
    """What it was; empty for nothing."""
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two clauses differ."""

    changes: tuple[Change, ...]
    texts: Mapping[str, tuple[Passage, ...]]
    """For each text that differs all its passages, also the unchanged ones."""

    @property
    def differs(self) -> bool:
        """Whether anything is different."""
        return bool(self.changes or self.texts)


def compare(old: Clause, new: Clause) -> Comparison:
    """What has to be done to the old clause to make it the new one."""
    texts = {}
    for name in TEXTS:
        before, after = getattr(old, name) or "", getattr(new, name) or ""
        if before != after:
            texts[name] = passages(before, after)
    return Comparison(_changes(_facts(old), _facts(new)), texts)


def law_in_words(law: Law) -> str:
    """The state of a law entry, and when and where: `in force from 6 February 2026 in Scotland`."""
    words = [LAW_IN_WORDS[law.status]]
    words += [f"from {day(law.since)}"] if law.since else []
    words += [f"until {day(law.until)}"] if law.until else []
    words += [f"in {extent_in_words(law.extent)}"] if law.extent else []
    return " ".join(words)


def _changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    kinds = {name.partition(":")[0]: None for name in (*old, *new)}
    places = {kind: place for place, kind in enumerate(kinds)}
    names = sorted(dict.fromkeys((*old, *new)), key=lambda name: places[name.partition(":")[0]])
    pairs = [Change(name, old.get(name, ""), new.get(name, "")) for name in names]
    return tuple(change for change in pairs if change.old != change.new)


def _facts(clause: Clause) -> dict[str, str]:
    """What a clause says of itself, by its keys, in words."""
    lists = {name: ", ".join(getattr(clause, name)) for name in ("audiences", "topics", "requires", "conflicts")}
    dates = {
        "from": clause.since,
        "until": clause.until,
        "checked_on": clause.checked_on,
        "review_by": clause.review_by,
        "reviewed_on": clause.reviewed_on,
        "approved_on": clause.approved_on,
        "withdrawn_on": clause.withdrawn_on,
    }
    plain = ("confidence", "owner", "reviewed_by", "approved_by", "withdrawn_because", "overrides")
    return {
        "title": clause.title,
        "summary": clause.summary,
        "version": clause.version,
        "status": clause.status,
        "extent": extent_in_words(clause.extent),
        **lists,
        "order": str(clause.order),
        **_numbered((_law_name(law), law_in_words(law)) for law in clause.law),
        "sources": ", ".join(clause.sources),
        **{name: day(on) if on else "" for name, on in dates.items()},
        **{name: getattr(clause, name) or "" for name in plain},
        **{f"parameters: {one.name}": _parameter(one) for one in clause.parameters},
        "must_keep": " / ".join(clause.must_keep),
        "examples": json.dumps(clause.examples, ensure_ascii=False, default=str),
    }


def _numbered(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names with words; a name that comes again gets a number."""
    found: dict[str, str] = {}
    for name, words in pairs:
        number = 1
        while (key := name if number == 1 else f"{name} ({number})") in found:
            number += 1
        found[key] = words
    return found


def _law_name(law: Law) -> str:
    return ", ".join((f"law: {law.source}", *law.provisions))


def _parameter(parameter: Field) -> str:
    default = "no default" if parameter.default is None else f"default {parameter.default}"
    choices = f", one of {', '.join(parameter.choices)}" if parameter.choices else ""
    return f"{parameter.type}{choices}, {default}"
