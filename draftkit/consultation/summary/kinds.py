"""Kinds: what sort of question a column of answers was, when nothing but the answers says it.

In: the answers given. Out: a `Guess` with its reason. A guess is never silent: the summary lists each with its reason,
and `--questions` replaces them by what was published.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from draftkit.consultation.questionnaire import Kind
from draftkit.consultation.summary.submissions import Use
from draftkit.consultation.summary.wording import in_order, scale_of
from draftkit.consultation.wording import folded

MOST_OPTIONS = 25
"""A question with more different answers than this is not taken for one with options."""

LONGEST_OPTION = 120
"""Characters; an option is rarely longer."""

LONGEST_LIST = 1_500
"""Characters; a list of options chosen is rarely longer."""


class Guess(NamedTuple):
    """What sort of question answers seem to be to."""

    kind: Kind
    use: Use
    options: tuple[str, ...]
    reason: str
    is_weak: bool = False
    """Whether only repetition speaks for it."""


def guessed_kind(given: Sequence[str]) -> Guess:
    """The kind of question, from the answers that are not empty."""
    if not given:
        return Guess(Kind.TEXT, Use.READ, (), "nobody answered it")
    if max(map(len, given)) > LONGEST_LIST:
        return Guess(Kind.TEXT, Use.READ, (), "its answers differ")
    counts = Counter(folded(answer) for answer in given)
    shown = _spellings(given)
    scale = scale_of(counts)
    if scale:
        kind = Kind.YES_NO if scale[0] == "yes" else Kind.SCALE
        options = tuple(in_order(list(shown.values())))
        return Guess(kind, Use.COUNT, options, "its answers are the words of a usual scale")
    if len(given) > 2 and all(re.fullmatch(r"10|\d", answer) for answer in counts):
        return Guess(Kind.SCALE, Use.COUNT, tuple(in_order(list(shown.values()))), "its answers are numbers to 10")
    listed = _listed(given)
    if listed:
        return Guess(Kind.MULTI_CHOICE, Use.COUNT, listed, "its answers are lists of the same few words")
    if _is_few(counts, given):
        by_count = sorted(shown, key=lambda flat: (-counts[flat], flat))
        options = tuple(in_order([shown[flat] for flat in by_count]))
        return Guess(Kind.CHOICE, Use.COUNT, options, "few different answers come again and again", is_weak=True)
    return Guess(Kind.TEXT, Use.READ, (), "its answers differ")


def _spellings(given: Sequence[str]) -> dict[str, str]:
    """Each answer, flattened, with the spelling that is met first."""
    shown: dict[str, str] = {}
    for answer in given:
        shown.setdefault(folded(answer), " ".join(answer.split()))
    return shown


def _is_few(counts: Counter[str], given: Sequence[str]) -> bool:
    """Whether answers come again so often that they are options and not words of people's own."""
    short = all(len(answer) <= LONGEST_OPTION for answer in counts) and not any(map(_is_sentence, given))
    return short and len(counts) <= MOST_OPTIONS and len(given) >= 5 and len(given) >= 2.5 * len(counts)


def _is_sentence(answer: str) -> bool:
    """Whether an answer reads like somebody's own words, which come again when people send the same text."""
    return answer.rstrip().endswith((".", "!", "?")) and len(answer.split()) >= 4


def _listed(given: Sequence[str]) -> tuple[str, ...]:
    """The words of which answers are lists (`One;Two;`, as Microsoft Forms has it), or nothing."""
    for delimiter in (";", " | ", "\n"):
        if not any(delimiter in answer for answer in given):
            continue
        words = [word.strip() for answer in given for word in answer.split(delimiter) if word.strip()]
        counts = Counter(map(folded, words))
        if _is_few(counts, words):
            return tuple(in_order(list(_spellings(words).values())))
    return ()
