"""The fingerprint of a clause: what a person vouches for by reviewing or approving it, as one short hash.

In: a `Clause`. Out: 16 hexadecimal digits that change with its wording and legal effect, and with nothing else: not
with its id, its dates of review, its owner or its place in lists, nor with line ends.
"""

from __future__ import annotations

import json

from draftkit.files import content_key
from draftkit.model.clause import Clause

VOUCHED_FOR = (
    "title",
    "version",
    "extent",
    "audiences",
    "since",
    "sources",
    "law",
    "parameters",
    "requires",
    "conflicts",
    "short",
    "line",
    "body",
)
"""The parts of a clause that a review is about; `law` without its notes, `parameters` without their help."""


def fingerprint_of(clause: Clause) -> str:
    """The hash of everything in `VOUCHED_FOR`."""
    parts = {name: getattr(clause, name) for name in VOUCHED_FOR}
    parts["law"] = [[law.source, law.provisions, law.status, law.since, law.until, law.extent] for law in clause.law]
    parts["parameters"] = [[one.name, one.type, one.default, one.choices] for one in clause.parameters]
    for name in ("short", "line", "body"):
        parts[name] = (parts[name] or "").strip()
    if clause.must_keep:  # clauses without any have the fingerprint that they had before there was such a key
        parts["must_keep"] = clause.must_keep
    return content_key(json.dumps(parts, default=str, sort_keys=True))[:16]


def is_unchanged(clause: Clause) -> bool:
    """Whether a fingerprint was taken of a clause, and it is still that of its wording."""
    return clause.fingerprint == fingerprint_of(clause)


def text_changed(clause: Clause) -> bool:
    """Whether a reviewed or approved clause is no longer what its reviewer or approver saw."""
    vouched_for = clause.status in {"reviewed", "approved"} and clause.fingerprint is not None
    return vouched_for and not is_unchanged(clause)
