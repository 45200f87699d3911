"""Glyphs: boxes to tick that are drawn as characters, in Unicode, in brackets and in symbol fonts.

In: the characters of a line, and those of Wingdings and its like by code. Out: which of them are boxes, and whether
they are ticked. A filled square or a bare tick may also be a bullet, so that it counts only beside empty boxes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

EMPTY = "☐□▢◻⬜❏❐❑❒🞎🞏⬚"
TICKED = "☑☒⊠🗹🗷⮽🮱"
EMPTY_ROUND = "○◯⚪❍⭘"
TICKED_ROUND = "◉⦿🔘"
DOUBTFUL = "■◼⬛▪●⚫✓✔✗✘🗸🗙"
"""Ticked, if an empty box is near; else bullets or marks in the text."""

BOXES = re.compile(
    f"(?P<empty>[{EMPTY}{EMPTY_ROUND}])"
    f"|(?P<ticked>[{TICKED}{TICKED_ROUND}])"
    f"|(?P<doubtful>[{DOUBTFUL}])"
    r"|(?P<open>\[[ \u00a0_]{0,5}\]|\([ \u00a0]{1,5}\))"
    r"|(?P<cross>\[ ?[xX✓✔☒☑] ?\])"
    r"|(?P<maybe>\( ?[xX✓✔] ?\))"
)
"""A box in a line; variation selectors after it belong to the glyph and are looked after by the reader."""

ANY_BOX = re.compile(f"[{EMPTY}{EMPTY_ROUND}{TICKED}{TICKED_ROUND}{DOUBTFUL}]|[\\[(][ \u00a0_\\])xX✓✔]")
"""Whether there may be a box at all, told quickly."""

ROUND = frozenset(EMPTY_ROUND + TICKED_ROUND + "●⚫")

_WINGDINGS = {
    0x6C: "●",
    0x6D: "○",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x78: "☒",
    0xA1: "○",
    0xA2: "○",
    0xA3: "○",
    0xA4: "◉",
    0xA8: "◻",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x2A: "□", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x81: "○", 0xA3: "□"}
_WINGDINGS_2 |= {0x98: "■", 0x97: "◉", 0xA2: "■", 0xA4: "□"}
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "⊠", 0x72: "✗"}

FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
}
"""By the name of a symbol font: its boxes and ticks by code, as the nearest characters of Unicode."""

_SHOWN = re.compile(
    r"\b(?:an?|mark|cross|tick|check|put|place|insert|enter|type|write|with|by|using|use)\W*$", re.IGNORECASE
)
"""What stands before a cross in brackets that only shows how to answer."""

PRIVATE = 0xF000
"""Symbol fonts have their characters here; the byte alone means the same."""


class Glyph(NamedTuple):
    """A box in a line."""

    start: int
    end: int
    ticked: bool
    doubtful: bool
    """Whether it counts only if an empty box is near."""
    round: bool


def symbol(font: str, code: int) -> str:
    """The character of Unicode that a character of a symbol font looks like; empty if it is no box or tick."""
    table = FONTS.get(font.lower())
    if table is None:
        return ""
    return table.get(code - PRIVATE if PRIVATE <= code < PRIVATE + 0x100 else code, "")


def _follows_words(before: str) -> bool:
    """Whether words and a space stand before a bracket, so that it is not the number of an item, such as `(x)`."""
    return bool(before.strip()) and before[-1:].isspace()


def boxes_in(text: str) -> list[Glyph]:
    """The boxes in a line, in order."""
    if not ANY_BOX.search(text):
        return []
    found = []
    for match in BOXES.finditer(text):
        kind = match.lastgroup or ""
        end = match.end()
        if text[end : end + 1] in ("\ufe0e", "\ufe0f"):
            end += 1
        ticked = kind in ("ticked", "doubtful", "cross", "maybe")
        is_round = match[0] in ROUND or (kind in ("open", "maybe") and match[0].startswith("("))
        before = text[max(0, match.start() - 40) : match.start()]
        doubtful = kind == "doubtful" or (kind == "maybe" and not _follows_words(before))
        doubtful = doubtful or (kind == "cross" and _SHOWN.search(before) is not None)
        found.append(Glyph(match.start(), end, ticked, doubtful, is_round))
    return found
