"""Drawn blanks: the underscores, dots, leaders and underlined spaces of a line on which an answer is to be written.

In: the tokens of a paragraph, their text joined, its tab stops. Out: where blanks stand, and what they are drawn with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from draftkit.word.form.blocks import Token
from draftkit.word.form.wording import BRACKETED

_DRAWN = re.compile(
    r"(?P<date>_+[ \u00a0]?/[ \u00a0]?_+[ \u00a0]?/[ \u00a0]?_+)"
    r"|(?P<line>_{3,}(?:[ \u00a0\u200b]?_{2,})*)"
    r"|(?P<ellipses>[….]*…{2,}[….]*|…\.{2,}[….]*|\.{2,}…[….]*)"
    r"|(?P<dots>\.{5,}|(?:\.[ \u00a0]){5,}\.?)"
    r"|(?P<box>(?<=\[)[ \u00a0\u2002]{6,}(?=\]))"
    r"|(?P<gap>(?<=:)(?:[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{4,})(?=[A-Z][^:\t]{0,40}:))"
)
_UNDERLINED = re.compile(r"[ \u00a0\u2002\u2003]{3,}|[ \u00a0\u2002\u2003]*\t[ \t\u00a0\u2002\u2003]*")
_PAGE_NUMBER = re.compile(r"[ \u00a0]*(?:\d{1,4}|[ivxl]{1,6})[ \u00a0]*(?:\n|$)")
_CHARACTERS = {"date": "_", "line": "_", "ellipses": "…", "dots": ".", "box": " ", "gap": " "}


class Blank(NamedTuple):
    """A blank in a line."""

    start: int
    end: int
    drawn: str
    """A key of `marks.DRAWN`, or empty for words in brackets."""


def blanks_in(
    text: str, tokens: Sequence[Token], leaders: Sequence[tuple[int, str]], replaced: Sequence[tuple[int, int]] = ()
) -> list[Blank]:
    """The blanks of a line in order, none overlapping another.

    `replaced` says after how many characters how many tabs stood in whose place an answer was written.
    """
    found = [Blank(*match.span(), _drawn_with(match)) for match in _DRAWN.finditer(text)]
    found += [Blank(*match.span(), "") for match in BRACKETED.finditer(text)]
    if any(token.underlined for token in tokens):
        found += _underlined(tokens)
    if any(leader for _, leader in leaders):
        found += _led(text, leaders, replaced)
    return _joined(sorted(found), text)


def _drawn_with(match: re.Match[str]) -> str:
    return "\t" if "\t" in match[0] else _CHARACTERS[match.lastgroup or "line"]


def _underlined(tokens: Sequence[Token]) -> list[Blank]:
    """Underlined white space, also when it is spread over several runs."""
    found = []
    start = 0
    for token in tokens:
        spaces = _UNDERLINED.finditer(token.text) if token.underlined else ()
        found += [Blank(start + each.start(), start + each.end(), " ") for each in spaces]
        start += len(token.text)
    return found


def _led(text: str, leaders: Sequence[tuple[int, str]], replaced: Sequence[tuple[int, int]]) -> list[Blank]:
    """Tabs that run to a stop with a leader; not those before the page number of an entry in a table of contents."""
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        tabs = [start + place for place, character in enumerate(line) if character == "\t"]
        for number, place in enumerate(tabs):
            number += sum(count for offset, count in replaced if start <= offset <= place)
            leader = leaders[number][1] if number < len(leaders) else ""
            if leader and not _PAGE_NUMBER.match(text, place + 1):
                found.append(Blank(place, place + 1, "\t"))
        start += len(line)
    return found


def _joined(found: Sequence[Blank], text: str) -> list[Blank]:
    """Blanks that touch or overlap as one."""
    joined: list[Blank] = []
    for blank in found:
        last = joined[-1] if joined else None
        if last is not None and (
            blank.start <= last.end
            or (not text[last.end : blank.start].strip(" \u00a0") and last.drawn == blank.drawn != "")
        ):
            joined[-1] = Blank(last.start, max(last.end, blank.end), last.drawn or blank.drawn)
        else:
            joined.append(blank)
    return joined


def starts_of(tokens: Sequence[Token]) -> list[int]:
    """After how many characters of the joined text each token starts, and at the end the length of the whole."""
    return [0, *accumulate(len(token.text) for token in tokens)]
