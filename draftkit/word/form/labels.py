"""Labels: which words of a line belong to each of its ticks, and which are left as text of the line.

In: the text of a line and its spots with how many characters stand before each. Out: the label of each spot, and the
text without the labels of ticks. Words may stand after their ticks (`☐ Yes ☐ No`) or before them (`Yes ☐ No ☐`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from draftkit.word.form.spots import TICKS, SpotKind

_LABEL_LENGTH = 300
_AROUND = " \t\n\u00a0\u2002\u2003.,;:|/–—-•→"
_NOTE = re.compile(
    r"\(?(?:please |now )?(?:tick|select|choose|check|mark|circle|delete)\b[^()]{0,80}\)?[.:]?$", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(
    r"(?<=[\w)’'])[.;,:]?\s+(?=(?:Please|If (?:yes|no|so|not|you|other)|Why|Comments?\b|Reasons?\b|Explain|Give)\b)"
)
_LAST_SENTENCE = re.compile(r".*[?:.)!]\s+", re.DOTALL)


class Placed(Protocol):
    """A spot with its place in a line."""

    @property
    def kind(self) -> SpotKind: ...
    @property
    def offset(self) -> int: ...


def label_spots(text: str, spots: Sequence[Placed]) -> tuple[list[str], str]:
    """The label of each spot of a line, and the text of the line without the labels of its ticks."""
    if not spots:
        return [], text
    ticks = [spot for spot in spots if spot.kind in TICKS]
    borders = [0, *(spot.offset for spot in spots), len(text)]
    between = [text[start:end] for start, end in pairwise(borders)]
    follow = _follow(between, spots)
    labels = [""] * len(spots)
    several = sum(spot.kind is not SpotKind.INLINE for spot in spots) > 1
    for place, spot in enumerate(spots):
        if spot.kind in TICKS and follow:
            labels[place], between[place + 1] = split_behind(between[place + 1])
        elif spot.kind in TICKS:
            labels[place], between[place] = split_before(between[place])
        elif several:
            labels[place] = own_words(between[place].rstrip().rpartition("\n")[2])
    rest = "".join(between)
    return labels, rest if not ticks or rest.strip(_AROUND) else ""


def own_words(text: str) -> str:
    """Words on one line, without the punctuation around them."""
    plain = " ".join(text.split()).strip(_AROUND)
    return plain if len(plain) <= _LABEL_LENGTH else ""


def split_behind(text: str) -> tuple[str, str]:
    """The label at the beginning of what stands after a tick, and what follows it."""
    lead = len(text) - len(text.lstrip())
    line, _, later = text[lead:].partition("\n")
    rest = f"\n{later}" if later else ""
    sentence = _NEXT_SENTENCE.search(line)
    if sentence is not None and line[: sentence.start()].count("(") == line[: sentence.start()].count(")"):
        line, rest = line[: sentence.start()], line[sentence.end() :] + rest
    return own_words(_NOTE.sub("", line.rstrip())) or own_words(line), rest


def split_before(text: str) -> tuple[str, str]:
    """The label at the end of what stands before a tick, and what comes before it."""
    lead = _LAST_SENTENCE.match(text.rstrip())
    start = lead.end() if lead is not None and lead.end() < len(text.rstrip()) else 0
    start = max(start, text.rstrip().rfind("\n") + 1)
    return own_words(text[start:]), text[:start]


def _follow(between: Sequence[str], spots: Sequence[Placed]) -> bool:
    """Whether the words of each tick stand after it."""
    ticks = [place for place, spot in enumerate(spots) if spot.kind in TICKS]
    if not ticks:
        return True
    before, behind = between[ticks[0]].rpartition("\n")[2].strip(), between[ticks[-1] + 1].partition("\n")[0].strip()
    if not before:
        return True
    if not behind.strip(_AROUND):
        return False
    if before.endswith(("?", ":", ".", ")")) or len(before.split()) > 6:
        return True
    return not (behind.startswith(("(", "[")) or _NEXT_SENTENCE.match(f"x {behind}", 1))
