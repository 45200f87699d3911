"""Counting as the other side counts: words as Word does, characters as Citizen Space does.

In: plain text, and the limits of a question. Out: numbers. Where it is not documented how the other side counts, or
two of its versions differ, the higher count is taken: what fits here fits there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from draftkit.consultation.questionnaire import Question

CITIZEN_SPACE_LIMIT = 32_000
"""The most characters that Citizen Space takes in one box, whatever its survey says (its help page 440)."""

_EAST_ASIAN = "\u3001-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff"
_DASH = "\u2013\u2014"
_WORD = re.compile(rf"[{_EAST_ASIAN}]|[^\s{_DASH}{_EAST_ASIAN}]+[{_DASH}]*|[{_DASH}]+")
_MARKER = re.compile(r"^[ \t]*(?:[-*\u2022]|\d{1,3}[.)]|\[\d{1,3}\])[ \t]+(?=\S)", re.MULTILINE)


def count_words(text: str) -> int:
    """Words as Word's status bar counts them.

    A word is what stands between white space (Word 2000 help; measured for punctuation on its own, slashes, addresses
    and apostrophes in the README of word_count_analyzer). An en or em dash ends one, a hyphen does not (measured:
    University of Texas, Legal Writing, 27 October 2015). East Asian characters count one by one, Korean by its spaces
    (Word's dialogue: 'Asian characters, Korean words'). Bullets, list numbers and numbers of notes at the start of a
    line are automatic in Word and not counted. Not documented for Word: spaces that do not break (they part words
    here, as in LibreOffice) and a dash between spaces (a word here; none in LibreOffice).
    """
    return len(_WORD.findall(text)) - len(_MARKER.findall(text))


def count_characters(text: str) -> int:
    """Characters as a portal counts them: UTF-16 code units, a line break as two.

    A browser counts in UTF-16 code units and takes a line break for one (HTML, `textLength`), but sends it as two
    (HTML, form submission), so that a server counts two. Citizen Space does not document which it does: the higher is
    taken.
    """
    breaks = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return len(breaks.encode("utf-16-le", "surrogatepass")) // 2 + breaks.count("\n")


class Use(NamedTuple):
    """How much of a limit an answer uses."""

    unit: str
    """`words` or `characters`."""
    used: int
    limit: int

    @property
    def over(self) -> int:
        """How many words or characters have to go, 0 if none."""
        return max(0, self.used - self.limit)


def uses(question: Question, words: int, characters: int) -> tuple[Use, ...]:
    """What an answer uses of each limit that its question states, words first; nothing if it states none."""
    limits = (("words", words, question.words), ("characters", characters, question.characters))
    return tuple(Use(unit, used, limit) for unit, used, limit in limits if limit is not None)


def portal_limit(question: Question) -> int:
    """The most characters that a box of a portal takes: what the question says, and never more than Citizen Space."""
    return min(question.characters or CITIZEN_SPACE_LIMIT, CITIZEN_SPACE_LIMIT)
