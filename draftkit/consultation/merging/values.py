"""Values of an answer from plain text: an option chosen, a yes or no, or the text itself.

In: what a cell or a form holds and the question. Out: a version. Characters that may not get into a document are taken
out, and how many.
"""

from __future__ import annotations

import re
from typing import Any

from draftkit.consultation.merging.contribution import TEXT
from draftkit.consultation.questionnaire import CLOSED, Kind, Question
from draftkit.consultation.response import Position, Status
from draftkit.consultation.wording import folded
from draftkit.reading.located import BIDIRECTIONAL, ILLEGAL

_YES = frozenset({"yes", "y", "true", "confidential", "x", "1"})
_NO = frozenset({"no", "n", "false", "not confidential", "0"})
_REFUSED = re.compile(f"{ILLEGAL}|{BIDIRECTIONAL}")


def legal(text: str) -> tuple[str, int]:
    """The text without characters that may not get into a document, and how many they were."""
    return _REFUSED.subn("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))


def answer_values(question: Question, text: str) -> dict[str, Any]:
    """The version that an answer in plain text is: options chosen where the text is nothing else, otherwise text."""
    text = text.strip("\n")
    if not text.strip():
        return {}
    chosen = _options(question, text)
    return {"chosen": chosen} if chosen else {TEXT: text}


def _options(question: Question, text: str) -> tuple[str, ...]:
    """The options that a text names, if it names nothing else."""
    if question.kind not in CLOSED and not question.options:
        return ()
    options = {folded(option): option for option in reversed(question.options)}
    if folded(text) in options:
        return (options[folded(text)],)
    if question.kind is not Kind.MULTI_CHOICE:
        return ()
    for separator in ("\n", ";", ","):
        parts = [folded(part.strip(" \t-*•")) for part in text.split(separator) if part.strip()]
        if parts and all(part in options for part in parts):
            return tuple(dict.fromkeys(options[part] for part in parts))
    return ()


def truth(text: str) -> bool | None:
    """Yes or no, or None for anything else."""
    word = folded(text)
    return True if word in _YES else False if word in _NO else None


def word_of(text: str, words: type[Position] | type[Status]) -> str | None:
    """The word of a position or status, however it is written."""
    word = re.sub(r"[\s_-]+", "-", text.strip().casefold())
    return next((str(one.value) for one in words if one.value == word), None)
