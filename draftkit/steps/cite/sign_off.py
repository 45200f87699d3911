"""The sign-off annex: what each clause of a document is worth, for the people who clear it.

In: the clauses placed and a heading. Out: one region with a heading, a sentence and a table, which Word shows as one
control, so that it can be deleted in one go; nothing for a document without clauses.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.model.clause import Clause
from draftkit.model.dates import day
from draftkit.model.document import Block, Heading, Origin, Paragraph, Region, Table, Text
from draftkit.model.fingerprint import text_changed
from draftkit.model.selection import Placement

HEADER = ("Clause", "Version", "Status", "Approved by", "Checked against sources")
TITLE = "Sign-off annex: delete it before the document is issued"


def sign_off(placements: Sequence[Placement], title: str) -> list[Block]:
    """The annex, with a row for each clause in the order in which they first stand in the document."""
    clauses = list({placement.clause.file: placement.clause for placement in placements}.values())
    if not clauses:
        return []
    rows = tuple(tuple((Text(word),) for word in _row(clause)) for clause in clauses)
    table = Table(("",) * len(HEADER), tuple((Text(word),) for word in HEADER), rows)
    blocks = (Heading(1, (Text(title),), "annex"), Paragraph((Text(_state(clauses)),)), table)
    return [Region(Origin("template", "sign-off"), blocks, TITLE)]


def _state(clauses: Sequence[Clause]) -> str:
    """How many clauses somebody has approved, and what the annex is for."""
    missing = sum(clause.status != "approved" or text_changed(clause) for clause in clauses)
    if not missing:
        state = "Every clause in this document has been approved."
    elif missing == len(clauses):
        state = "This document is a draft: nobody has approved its clauses."
    else:
        state = f"This document is a draft: nobody has approved {missing} of its {len(clauses)} clauses."
    return f"{state} This annex is for the people who clear the document. Delete it before the document is issued."


def _row(clause: Clause) -> tuple[str, ...]:
    status = f"{clause.status}, text changed since" if text_changed(clause) else clause.status
    approver = clause.approved_by if clause.status == "approved" else None
    when = f", {day(clause.approved_on)}" if approver and clause.approved_on else ""
    checked = day(clause.checked_on) if clause.checked_on else "not checked"
    return clause.title, clause.version, status, f"{approver or 'nobody'}{when}", checked
