"""Sentences: plain text taken apart into what can be looked for elsewhere, and whether it stands there.

In: text as somebody wrote or copied it, with or without its marks and citations. Out: its sentences and stretches,
folded so that what differs between two writings of the same words does not count; yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKUP = re.compile(r"\[@[^\]]*\]|\[\^[^\]]*\]|[*_`\\]")
_FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": "", "\u200b": ""})

STRETCH = 6
"""How many words in a row are enough to say that a piece of a longer sentence is there."""


def stands_in(sentence: str, text: str) -> bool:
    """Whether a sentence stands in a text, apart from marks of Markdown, citations, spaces and the kind of quotes."""
    return _bare(sentence) in _bare(text)


def _bare(text: str) -> str:
    return " ".join(_MARKUP.sub("", text.translate(_FOLDED)).split())


def folded(text: str) -> str:
    """Text without what differs between two writings of the same words: case, spaces, kinds of quotes and dashes."""
    return " ".join(text.translate(_FOLDED).casefold().split())


def has_words(words: str, wanted: str) -> bool:
    """Whether folded words hold the wanted ones, not as a piece of a longer word."""
    start = words.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        before = start == 0 or not (words[start - 1].isalnum() and wanted[0].isalnum())
        after = end == len(words) or not (words[end].isalnum() and wanted[-1].isalnum())
        if before and after:
            return True
        start = words.find(wanted, start + 1)
    return False


def without_note_marks(text: str) -> str:
    """Plain text without the numbers of its notes, which a document has as references and not as text."""
    return re.sub(r"\[\d+\]", "", text)


def sentences(text: str) -> Iterator[str]:
    """The sentences and lines of a plain text, without marks of lists and notes and without their last stop."""
    for line in without_note_marks(text).split("\n"):
        bare = re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line)
        for sentence in re.split(r"(?<=[.!?…])[\"”’')]*\s+", bare):
            if kept := sentence.strip().strip('.!?…;:,"“”').strip():
                yield kept


def stretches(text: str) -> list[str]:
    """Every so many words in a row of a folded text; none of a text with fewer."""
    words = re.findall(r"\w+", text)
    rows = [words[start:] for start in range(STRETCH)]
    return [" ".join(row) for row in zip(*rows, strict=False)]
