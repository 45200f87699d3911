"""Telling what fitting did, in words.

In: what was shortened, or the shortest selection of an answer that does not fit. Out: lines for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftkit.consultation.fitting.choosing import Chosen
from draftkit.consultation.fitting.results import Fitted, Shortened
from draftkit.consultation.fitting.search import Limits
from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Delivered

_FORMS = {"full": "full text", "short": "short form", "line": "line"}


def in_words(fitted: Iterable[Fitted]) -> Iterator[str]:
    """For each answer that was shortened, from how much to how much, and then what was shortened."""
    for one in fitted:
        yield f"{one.question.label}: {_from_to(one)}."
        for each in one.shortened:
            yield f"  {_shortened(each)}: {each.words_before:,} -> {each.words_after:,} words"


def _from_to(one: Fitted) -> str:
    question = one.question
    parts = []
    if question.words is not None or question.characters is None:
        limit = f" of {question.words:,} words" if question.words is not None else " words"
        parts.append(f"{one.words_before:,} -> {one.words_after:,}{limit}")
    if question.characters is not None:
        parts.append(f"{one.characters_before:,} -> {one.characters_after:,} of {question.characters:,} characters")
    return ", ".join(parts)


def _shortened(each: Shortened) -> str:
    if not each.name:
        return f"the whole answer in its {_FORMS[each.after] if each.after == 'line' else 'short text'}"
    return f"{each.name} in its {_FORMS[each.after]} instead of its {_FORMS[each.before]}"


def shortest_in_words(one: Delivered, limits: Limits, shortest: Chosen) -> tuple[str, str]:
    """By how much the shortest possible answer is over, and what it consists of."""
    over = []
    if limits.words is not None and shortest.words > limits.words:
        over.append(f"{shortest.words - limits.words:,} words over {limits.words:,}")
    if limits.characters is not None and shortest.characters > limits.characters:
        over.append(f"{shortest.characters - limits.characters:,} characters over {limits.characters:,}")
    message = f"{_name(one.question)} does not fit: at its shortest it is {' and '.join(over)}"
    return message, f"{_consists_of(shortest)}   {_advice(shortest)}"


def _name(question: Question) -> str:
    return question.label if question.number else f"'{question.label}'"


def _consists_of(shortest: Chosen) -> str:
    """The words of the answer's own text, of each clause, and of what is left: the list of sources."""
    measured = shortest.measured
    picked = [
        (place.clause.id, next(choice for choice in choices if choice.form == form))
        for place, choices, form in zip(measured.wording.places, measured.choices, shortest.forms, strict=True)
    ]
    own = {"text": "its own text", "short": "its short text", "line": "its line"}[measured.wording.whole]
    parts = [f"{measured.words:,} words of {own}"]
    parts += [f"{choice.option.words:,} of {id} ({_FORMS[choice.form]})" for id, choice in picked]
    sources = shortest.words - measured.words - sum(choice.option.words for _, choice in picked)
    parts += [f"{sources:,} of its list of sources"] if sources else []
    return "It consists of " + (f"{', '.join(parts[:-1])} and {parts[-1]}." if parts[1:] else f"{parts[0]}.")


def _advice(shortest: Chosen) -> str:
    if any(len(choices) > 1 for choices in shortest.measured.choices) or shortest.measured.wording.whole != "text":
        return "Shorten its text, or leave out a clause or a citation."
    return "Nothing in it can be shortened by itself: cut the text, or write a shorter one under 'short' in its file."
