"""DK404, words that the register of terms says to avoid, in what the inputs print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from draftkit.model.inputs import outline_texts
from draftkit.model.subject import Subject
from draftkit.model.term import Term
from draftkit.places import Place
from draftkit.problems import Problem, warning

_QUOTED = r"[\"“‘'][^\"”’'\n]{1,200}[\"”’']"


def terminology(subject: Subject) -> list[Problem]:
    """A warning for each avoided word in the texts of the inputs, quotations and titles of sources apart."""
    texts = dict.fromkeys(subject.document.values)
    folded = "\n".join(texts).casefold()
    if not any(stem in folded for stem in _stems(tuple([term.folded for term in subject.terms.values()]))):
        return []
    phrases = [phrase for term in subject.terms.values() for phrase in term.folded if phrase in folded]
    pattern = _pattern(tuple(phrases))
    problems: dict[str, Problem] = {}
    for text in texts:
        for match in pattern.finditer(text):
            found = match[0]
            term = _term(found, subject.terms)
            if term is None or found.casefold() in problems or _is_excepted(text, match, term):
                continue
            hint = f"write '{term.prefer}'" + (f": {term.reason}" if term.reason else "")
            message = f"'{found}' is a term to avoid"
            problems[found.casefold()] = warning("DK404", message, _place(subject, found), hint)
    return list(problems.values())


@lru_cache(maxsize=16)
def _stems(phrases: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The phrases that contain no other phrase: where none of them is, there is none at all."""
    every = {phrase for several in phrases for phrase in several}
    return tuple(sorted(one for one in every if not any(other in one for other in every if other != one)))


@lru_cache(maxsize=16)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all phrases, the longest first, at the borders of words and in any case."""
    words = sorted({re.escape(phrase) for phrase in phrases if phrase}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _term(found: str, terms: Mapping[str, Term]) -> Term | None:
    folded = found.casefold()
    return next((term for term in terms.values() if folded in {word.casefold() for word in term.avoid}), None)


def _is_excepted(text: str, match: re.Match[str], term: Term) -> bool:
    """Whether the word stands in a quotation or in a longer phrase in which it is right."""
    if any(quote.start() < match.start() and match.end() < quote.end() for quote in re.finditer(_QUOTED, text)):
        return True
    lowered = text.casefold()
    for phrase in term.exceptions:
        start = lowered.find(phrase.casefold())
        if 0 <= start <= match.start() and match.end() <= start + len(phrase):
            return True
    return False


def _place(subject: Subject, word: str) -> Place:
    """The first line of the inputs, or of an answer in a file of its own, that has the word."""
    located = subject.inputs.located
    for number, line in enumerate(located.lines, 1):
        column = line.casefold().find(word.casefold())
        if column >= 0:
            return Place(located.file, number, column + 1, len(word), line)
    texts = [text for text in outline_texts(subject.inputs.values) if word in text]
    return texts[0].place(word) if texts else Place(located.file)
