"""Gathered: what has been found while the items of a document are gone through.

In: items, one after the other. Out: drafts of questions and passages left out. It changes as it grows and never leaves
this package.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from draftkit.consultation.questionnaire import LeftOut
from draftkit.consultation.recognise.draft import Draft
from draftkit.consultation.recognise.evidence import Facts
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.limits import Limits


@dataclass(slots=True)
class Gathered:
    """What was found so far; it changes while items are gone through and never leaves this package."""

    facts: Facts
    drafts: list[Draft] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    for_all: Limits = field(default_factory=Limits)
    """Limits that the introduction states for every answer."""
    for_section: dict[str, Limits] = field(default_factory=dict)
    """Those that are stated for every answer of a section."""
    section: str = ""
    under: dict[str, int] = field(default_factory=dict)
    """What the headings above say of what stands here, with the depth of the heading that said so."""
    current: Draft | None = None
    stem: Draft | None = None
    """The last draft with a number, to which parts such as `(a)` belong."""
    previous: Item | None = None
    asks_confidence: Draft | None = None
    """The draft of whose confidentiality the item before asked, with its boxes still to come."""
    pending: Draft | None = None
    """A numbered passage that is no question by itself, but may introduce parts such as `(a)`."""

    @property
    def about_you(self) -> bool:
        """Whether a heading such as `About you` stands above."""
        return "about you" in self.under

    def leave_out(self, item: Item, reason: str) -> None:
        """Report a passage that was not taken."""
        self.left_out.append(LeftOut(item.whole or item.text, reason, item.where))

    def open(self, item: Item) -> Draft:
        """Begin a draft with an item."""
        draft = Draft(item.where, section=self.section, about_you=self.about_you)
        draft.explicit = item.number is not None and item.number.explicit
        draft.required = item.required
        draft.row = (item.cell.table, item.cell.row) if item.cell else (0, 0)
        self.drafts.append(draft)
        self.current = draft
        return draft
