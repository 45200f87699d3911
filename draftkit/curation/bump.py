"""Raising a version: the newest version of a clause -> the same text as a new draft, and the old one filed beside it.

In: the newest version of a variant, which number to raise, perhaps the first day of the new version, and today. Out: a
`Decision` with two files, of which both are written or none; or a `DraftkitError`. The old file keeps every byte, but
for the day on which it ends: a version that was never approved ends where the new one begins; an approved one stays in
use until its successor is approved.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from draftkit.curation.addressing import versions_beside
from draftkit.curation.changes import Change, Desk, bytes_of
from draftkit.curation.signing import KEYS, Decision, place_of
from draftkit.model.clause import Clause
from draftkit.model.dates import day
from draftkit.model.fingerprint import text_changed
from draftkit.places import Place
from draftkit.problems import DraftkitError, error
from draftkit.reading.front_matter_edit import edit_front_matter
from draftkit.reading.yaml_edit import Value

PARTS = ("major", "minor", "patch")

_SIGNED = (
    "reviewed_by",
    "reviewed_on",
    "approved_by",
    "approved_on",
    "withdrawn_on",
    "withdrawn_because",
    "fingerprint",
    "until",
)
"""What was said of the old version, and does not hold for the new one."""


def raised(version: str, part: str) -> str:
    """`1.2.3` raised: `2.0.0` (major), `1.3.0` (minor) or `1.2.4` (patch)."""
    numbers = [int(number) for number in version.split(".")]
    place = PARTS.index(part)
    return ".".join(str(one) for one in [*numbers[:place], numbers[place] + 1, *[0] * (2 - place)])


def bump(clause: Clause, part: str, since: date | None, today: date, desk: Desk) -> Decision:
    """A new version of a clause, with the old one filed beside it."""
    data = bytes_of(clause, desk)
    path = Path(clause.file)
    newest = versions_beside(clause, desk.clauses)[0]
    name, version = desk.name_of(clause), raised(clause.version, part)
    if clause is not newest or "@" in path.name:
        hint = f"raise the newest one, {newest.version}, which lies in a file without '@'"
        raise DraftkitError(
            [error("DK282", f"{name} is not the newest version of its clause", Place(clause.file), hint)]
        )
    if text_changed(clause):
        message = (
            f"{name} has changed since it was {clause.status}: filing it would keep a text that nobody {clause.status}"
        )
        hint = "put that text back (git stash does), raise the version, then make the change again (git stash pop)"
        raise DraftkitError([error("DK233", message, place_of(clause, "fingerprint:"), hint)])
    cut = _cut(clause, since, today, name)
    old_keys: dict[str, Value] = {"until": cut} if cut and (clause.until is None or clause.until > cut) else {}
    new_keys: dict[str, Value] = {"version": version, "status": "draft", **dict.fromkeys(_SIGNED), "from": since or cut}
    old = edit_front_matter(data, clause.file, old_keys, KEYS)
    new = edit_front_matter(data, clause.file, new_keys, KEYS)
    filed = path.with_name(f"{path.stem}@{clause.version}.md")
    said = [f"{desk.address_of(clause)} is now {version}, a draft: {path.name}. Change its text there."]
    said.append(f"  {clause.version} is filed as {filed.name}, {_use(clause, cut)}.")
    if new_keys["from"]:
        said.append(f"  {version} is for use from {day(since or cut or today)}{_once_approved(clause)}.")
    return Decision((Change(filed, None, old), Change(path, data, new)), tuple(said))


def _cut(clause: Clause, since: date | None, today: date, name: str) -> date | None:
    """The first day on which the old version is not to be used; None when that is decided by an approval."""
    start = since or today
    if clause.since and start <= clause.since and (since or clause.status in {"draft", "reviewed"}):
        message = f"{name} is for use only from {day(clause.since)}: a version from {day(start)} would leave it no day"
        hint = "give a later day with --from"
        if clause.status in {"draft", "reviewed"}:
            hint = f"it is {clause.status}, not approved: change its text as it is, or {hint}"
        raise DraftkitError([error("DK280", message, place_of(clause, "from:"), hint)])
    return start if clause.status in {"draft", "reviewed"} else None


def _use(clause: Clause, cut: date | None) -> str:
    if cut:
        return f"for documents of days before {day(cut)}"
    if clause.status == "withdrawn":
        return "withdrawn as it was"
    return "and stays in use until the new one is approved"


def _once_approved(clause: Clause) -> str:
    return ", once it is approved" if clause.status == "approved" else ""
