"""Recognising questions: the passages of a published consultation -> its questions, and what was left out and why.

In: passages in reading order, from whatever format. Out: `Recognised`. The steps:

    items       clean text, numbers taken off                            items.py numbers.py
    tables      cells in the order in which they are read                tables.py matrices.py columns.py
    gather      each item to its question, heading or left out           gather.py starts.py belonging.py asides.py
    finish      kinds, options, limits, what was guessed                 finish.py kinds.py
    duplicates  questions printed twice, once                            duplicates.py
    identity    an id for each                                           identity.py

The words that forms use are in one module for each subject: `wording.py`, `options.py`, `limits.py`, `prompts.py`,
`about_you.py`, `headings.py`, `notes.py`, `columns.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from draftkit.consultation.passages import Passage
from draftkit.consultation.questionnaire import LeftOut, Question
from draftkit.consultation.recognise.about_document import body_of, closing_date, title_of
from draftkit.consultation.recognise.duplicates import without_duplicates
from draftkit.consultation.recognise.finish import finished
from draftkit.consultation.recognise.gather import gather
from draftkit.consultation.recognise.identity import with_ids
from draftkit.consultation.recognise.items import items_of
from draftkit.consultation.recognise.tables import without_tables

__all__ = ["Recognised", "recognise"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found in a published consultation."""

    questions: tuple[Question, ...]
    """In the order in which they stand; empty if nothing was recognised as a question."""
    left_out: tuple[LeftOut, ...]
    """Every passage that looks like a question and is none, with the reason."""
    title: str = ""
    body: str = ""
    closes: date | None = None


def recognise(passages: Sequence[Passage]) -> Recognised:
    """The questions in passages, with everything that could not be told for certain marked."""
    items = items_of(passages)
    flow = without_tables(items)
    gathered = gather(flow)
    made = finished(gathered)
    questions, repeated = without_duplicates(made.questions)
    left_out = (*gathered.left_out, *made.left_out, *repeated)
    return Recognised(tuple(with_ids(questions)), left_out, title_of(items), body_of(items), closing_date(items))
