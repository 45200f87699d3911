"""Answers that are outlines: what they may use and how much, and their rendering.

In: the values of the inputs, an `OutlineText`. Out: its rendered text, or a `DraftkitError` with the place of each
fault. Answers come from contributors: they run in the same sandbox as outlines, with an allowance that all answers of
a document share, so that a thousand of them can do no more than one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from draftkit.files import Cache
from draftkit.model.inputs import OutlineText
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.steps.render import sandbox
from draftkit.steps.render.filters import Allowance

STEPS_OF_ANSWERS = 20_000
"""Most steps that the loops of all answers may take together."""

CHARACTERS_OF_ANSWERS = 5_000_000
"""Most characters that all answers may make, and that their values and clauses may have, together."""

LEAST_OF_A_CLAUSE = 1_000
"""How many characters a clause counts for at least."""

EXPRESSIONS_LIMIT = 500
"""Most `{{ … }}` and `{% … %}` of one answer: each costs time to compile."""

NOT_IN_ANSWERS = frozenset({"styled", "evidence", "table_of_sources", "sign_off_annex"})
"""Functions that belong to the document around the answers."""


def answers_allowance() -> Allowance:
    """What all answers of a document may do together."""
    return Allowance(STEPS_OF_ANSWERS, CHARACTERS_OF_ANSWERS, CHARACTERS_OF_ANSWERS)


def render_answer(
    text: OutlineText, values: Mapping[str, Any], print_value: Any, cache: Cache, allowance: Allowance
) -> str:
    """The text that an answer makes; raises `DraftkitError` with the places of its faults."""
    count = len(sandbox.expressions(text))
    if count > EXPRESSIONS_LIMIT:
        message = f"this answer has {count:,} expressions in double brackets; {EXPRESSIONS_LIMIT} are possible"
        raise DraftkitError([error("DK302", message, Place(text.file, text.first_line), "write it in words")])
    part = sandbox.compiled(str(text), text.file, text.first_line, cache)
    unknown = sandbox.unknown_names(part, values.keys(), text, text.file, text.first_line)
    if unknown:
        raise DraftkitError(unknown)
    return sandbox.render(part, values, print_value, text, text.file, text.first_line, allowance)


def too_many_clauses(text: OutlineText) -> Problem:
    """The answers print more clauses than they may."""
    message = f"with this answer, the answers print more than {CHARACTERS_OF_ANSWERS:,} characters of clauses"
    return error("DK302", message, text.place("{"), "name each clause once, without a loop")
