"""Drawn boxes: places to answer that a text draws with characters, such as `☐ Yes`, `[ ] No` and `Name: ______`.

In: the text of a block. Out: the text without what was drawn, and the boxes that it stood for.
"""

from __future__ import annotations

import re

from draftkit.consultation.passages import Box

TICKS = "☐☑☒□▢◻◽⬜❏❐❑❒○◯⚪◌⭘🔘❍⚬\uf0a8\uf06f\uf071\uf0fe\uf0fd\uf052\uf054\uf0a3\uf0a1"
"""Characters drawn as a box or circle to tick: U+2610 and its like, and those of Wingdings in the private use area."""

_MARKS = frozenset(f"{TICKS}[_…\u2017")
_SIGNS = ("....", ". . .", "( ", "(\u00a0", "(\u2002", "to enter ", "hoose an item")

_TICK = re.compile(rf"[{TICKS}]\ufe0e?|(?<![\w\]])\[(?:\s{{0,3}}|[xX✓✔])\](?!\()|(?<!\w)\((?:\s{{1,3}}|\u2002+)\)")
_BLANK = re.compile(r"[_\u2017]{3,}(?:\s+[_\u2017]{3,})*|\.{5,}|…{2,}[.…]*|(?:\. ){5,}\.?")
_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\.?\s*\d{1,4}\s*$")
_PLACEHOLDER = re.compile(
    r"(?:click|tap)(?: or tap| or click)?(?: here)? to enter (?P<what>text|a date)\.?|(?P<list>choose an item)\.?",
    re.IGNORECASE,
)
_KINDS = {"text": "text", "a date": "date"}
_QUESTION = re.compile(r"(.*[?:])\s+(\S.*)$", re.DOTALL)
_RADIO = frozenset("○◯⚪◌⭘🔘❍⚬\uf0a1")


def drawn(text: str, group: str = "") -> tuple[str, tuple[Box, ...]]:
    """The text without its drawn boxes and the labels of its ticks, and the boxes.

    The words of a tick stand behind it, unless the text begins with words and ends with a tick. `group` names the
    block, so that circles in it are one choice.
    """
    if not _may_draw(text) or is_contents(text):
        return " ".join(text.split()), ()
    if "to enter " in text or "hoose an item" in text:
        return _placeholders(text, group)
    ticks = list(_TICK.finditer(text))
    if not ticks:
        return _blanks(text)
    before = text[: ticks[0].start()].strip()
    behind = text[ticks[-1].end() :].strip()
    return _after(text, ticks, group) if behind or not before else _before(text, ticks, group)


def _may_draw(text: str) -> bool:
    """Whether a closer look is worth while: most texts draw nothing."""
    return not _MARKS.isdisjoint(text) or any(sign in text for sign in _SIGNS)


def _placeholders(text: str, group: str) -> tuple[str, tuple[Box, ...]]:
    """The text without the words that Word shows in an empty control, each of which is a box."""
    found = list(_PLACEHOLDER.finditer(text))
    rest, boxes = drawn(_PLACEHOLDER.sub(" ", text), group) if found else (" ".join(text.split()), ())
    kinds = ("list" if each["list"] else _KINDS[each["what"].lower()] for each in found)
    return rest, (*boxes, *(Box(kind) for kind in kinds))


def is_contents(text: str) -> bool:
    """Whether this is a line of a table of contents, whose dots lead to a page."""
    return _CONTENTS.search(text) is not None


def _tick(match: re.Match[str], label: str, group: str) -> Box:
    return Box("tick", label, group=group if match[0][0] in _RADIO else "")


def _after(text: str, ticks: list[re.Match[str]], group: str) -> tuple[str, tuple[Box, ...]]:
    """`Do you agree? ☐ Yes ☐ No`."""
    asked, boxes = _blanks(text[: ticks[0].start()])
    ends = [tick.start() for tick in ticks[1:]] + [len(text)]
    for tick, end in zip(ticks, ends, strict=True):
        label, blanks = _blanks(text[tick.end() : end])
        boxes = (*boxes, _tick(tick, label, group), *blanks)
    return asked, boxes


def _before(text: str, ticks: list[re.Match[str]], group: str) -> tuple[str, tuple[Box, ...]]:
    """`Yes ☐   No ☐`."""
    asked, start = "", 0
    boxes: tuple[Box, ...] = ()
    for tick in ticks:
        label, blanks = _blanks(text[start : tick.start()])
        question = _QUESTION.match(label) if not start else None
        if question:
            asked, label = question[1], question[2]
        boxes = (*boxes, _tick(tick, label, group), *blanks)
        start = tick.end()
    return asked, boxes


def _blanks(text: str) -> tuple[str, tuple[Box, ...]]:
    """Text in which underscores or dots leave room for words."""
    boxes = tuple(Box("text") for _ in _BLANK.finditer(text))
    return " ".join((_BLANK.sub(" ", text) if boxes else text).split()), boxes
