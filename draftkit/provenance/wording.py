"""Finding a clause by its words, when every anchor is gone.

In: a clause's record, the paragraphs of a document, the library with its wording. Out: how alike the best paragraphs
are, from 0 to 1, and how many there are; 0 when none is like it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from draftkit.model.library import Library
from draftkit.model.manifest import ClauseRecord
from draftkit.word.reader import WordParagraph

LIKE = 0.75
"""How alike two paragraphs must be to count as one."""

_MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[@[^\]]*\]|\]\([^)]*\)|[*_#>|`\[\]]", re.DOTALL)
_WORD = re.compile(r"\w+")


def find_by_words(record: ClauseRecord, shown: Sequence[WordParagraph], library: Library) -> tuple[float, int]:
    """The likeness of the paragraphs that are like the clause's, weighed by length, and their count."""
    versions = [clause for clause in library.clauses.get(record.id, ()) if clause.version == record.version]
    text = versions[0].text(record.form) if versions else None
    if not text:
        return 0.0, 0
    passages = [words for part in re.split(r"\n\s*\n|\n\s*[-*\d]", _MARKUP.sub(" ", text)) if (words := _words(part))]
    candidates = [words for paragraph in shown if (words := _words(paragraph.text))]
    likenesses = [(_best(passage, candidates), len(passage)) for passage in passages if len(passage) > 3]
    found = [(likeness, length) for likeness, length in likenesses if likeness >= LIKE]
    total = sum(length for _, length in likenesses)
    covered = sum(likeness * length for likeness, length in found)
    return (covered / total, len(found)) if total and covered / total >= 0.5 else (0.0, 0)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _best(passage: list[str], candidates: list[list[str]]) -> float:
    """The likeness of the most similar candidate; only those that share most words are compared closely."""
    wanted = set(passage)
    best = 0.0
    for candidate in candidates:
        if len(wanted & set(candidate)) >= 0.6 * len(wanted):
            best = max(best, SequenceMatcher(None, passage, candidate, autojunk=False).ratio())
    return best
