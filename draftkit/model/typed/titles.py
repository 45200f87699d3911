"""Titles of legislation in text.

In: text, and the titles in the register by their first word. Out: every title of the register, and whatever is called
an Act, Regulations, Order, Rules or Measure of a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from draftkit.model.typed.stretch import Stretch

KnownTitles = Mapping[str, list[tuple[str, str]]]
"""For the first word of each title, case folded: the titles, the longest first, each with the key of its source."""

_KIND = re.compile(
    r"(?<!\w)(?:Act|Regulations|Order|Rules|Measure)(?: \((?:Northern Ireland|Scotland|Wales)\))?"
    r",? \(?(?:1[2-9]|20)\d\d\)?(?!\w)"
)
_LINKS = frozenset({"of", "and", "the", "for", "to", "in", "on", "by", "with", "from", "or", "a", "an"})
_STARTERS = frozenset(
    {"Under", "In", "By", "The", "This", "That", "An", "A", "Each", "Since", "Before", "After", "Although", "While"}
    | {"When", "Where", "Section", "Sections", "Part", "Schedule", "Chapter", "Article", "See", "Both", "And", "For"}
)
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")
_NUMBERED = re.compile(r"(?<!\w)(?:Act|Regulations|Order|Rules|Measure|No)\.? $")
"""What stands before a number that is part of a title: `No 1`, or the title of another Act."""
_BETWEEN = re.compile(r"[ ,().]{1,6}")
_LIMIT = 200
"""How far before the word Act its title is looked for."""


def by_first_word(titles: Mapping[str, str]) -> KnownTitles:
    """Titles, given by their keys, as `titles_in` wants them; one of a single word is no title."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, title in titles.items():
        folded = " ".join(title.split()).lower()
        first = _TOKEN.search(folded)
        if first and " " in folded:
            found.setdefault(first[0], []).append((folded[first.start() :], key))
    return {word: sorted(entries, key=lambda entry: (-len(entry[0]), entry[1])) for word, entries in found.items()}


def titles_in(text: str, known: KnownTitles) -> Iterator[Stretch]:
    """Every title, once; for one of the register its key."""
    flat = re.sub("[\n\t\u00a0]", " ", text)
    found = sorted([*_known(flat, known), *_by_form(flat)], key=lambda one: (one.start, -one.end, not one.key))
    taken = -1
    for one in found:
        if one.start >= taken:
            taken = one.end
            yield one._replace(words=" ".join(text[one.start : one.end].split()))


def _known(flat: str, known: KnownTitles) -> Iterator[Stretch]:
    lowered = flat.lower()
    if len(lowered) != len(flat):
        lowered = flat
    for token in _TOKEN.finditer(lowered):
        for title, key in known.get(token[0], ()):
            end = token.start() + len(title)
            if lowered.startswith(title, token.start()) and not lowered[end : end + 1].isalnum():
                yield Stretch(token.start(), end, "", key)
                break


def _by_form(flat: str) -> Iterator[Stretch]:
    for match in _KIND.finditer(flat):
        start = _beginning(flat, match.start())
        if start < match.start():
            yield Stretch(start, match.end(), "")


def _beginning(flat: str, end: int) -> int:
    """Where the title begins whose kind stands at `end`; `end` when no title leads up to it."""
    words: list[re.Match[str]] = []
    at = end
    for token in reversed(list(_TOKEN.finditer(flat, max(0, end - _LIMIT), end))):
        word = token[0]
        numbered = word.isdigit() and bool(_NUMBERED.search(flat, max(0, token.start() - 16), token.start()))
        if not _BETWEEN.fullmatch(flat, token.end(), at) or not (word[0].isupper() or word in _LINKS or numbered):
            break
        words.append(token)
        at = token.start()
    if not words or not words[0][0][0].isupper():
        return end
    while words and (words[-1][0] in _STARTERS or words[-1][0] in _LINKS):
        words.pop()
    return words[-1].start() if words else end
