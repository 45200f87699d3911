"""Numbering: the numbers that Word prints before the paragraphs of lists.

In: the tree of the part of numbering, and for each paragraph in order the list and level that it belongs to. Out: the
number as text, such as `2.`, `(a)` or `3.1.4` (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from draftkit.word.form.styles import int_of, switched_on, value_of
from draftkit.word.names import w

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
)
_ROMAN += ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(NamedTuple):
    """How one level of a list counts."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    """After which level, counted from 1, it starts again; 0 for never, None for after every higher one."""
    legal: bool = False
    """Whether the numbers of higher levels are printed as decimals (`w:isLgl`)."""
    style: str = ""
    """The paragraph style that belongs to it."""


class _List(NamedTuple):
    family: str
    """The abstract list with which it shares its counters."""
    levels: dict[int, Level]
    starts: dict[int, int]
    """At which number levels start again with this list."""


def roman(number: int) -> str:
    """A number from 1 to 3999 in small Roman letters; others as decimals."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb, as Word counts (17.18.59, lowerLetter)."""
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 30)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th …"""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": ordinal,
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda number: "",
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if 0 < number <= 20 else str(number),
}
"""Formats of numbers; all others are printed as decimals."""


class Numbering:
    """The lists of a document, with how far each has counted."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if tree is not None:
            self._read(tree)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that belongs to a paragraph style, 0 if none does."""
        found = self._lists.get(list_id)
        levels = found.levels.items() if found is not None else ()
        return next((number for number, level in levels if level.style == style), 0)

    def next(self, list_id: str, level: int) -> tuple[str, bool]:
        """What is printed before the next paragraph of a list, and whether it is a bullet."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < LEVELS:
            return "", False
        this = found.levels.get(level, Level())
        counters = self._counters.setdefault(found.family, {})
        self._count(counters, found, list_id, level)
        if this.format == "bullet":
            return "", True
        return self._printed(found, counters, this), False

    def _count(self, counters: dict[int, int], found: _List, list_id: str, level: int) -> None:
        if level in found.starts and (list_id, level) not in self._begun:
            counters[level] = found.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = found.levels.get(level, Level()).start
        self._begun.add((list_id, level))
        for deeper in [each for each in counters if each > level]:
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or (restart and level < restart):
                del counters[deeper]

    def _printed(self, found: _List, counters: dict[int, int], this: Level) -> str:
        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            other = found.levels.get(level, Level())
            counted = counters.get(level, other.start)
            decimal = this.legal and other.format != "none"
            return str(counted) if decimal else FORMATS.get(other.format, str)(counted)

        return _PLACE.sub(number, this.text).strip()

    def _read(self, tree: etree._Element) -> None:
        families = {each.get(w("abstractNumId")) or "": each for each in tree.iterchildren(w("abstractNum"))}
        linked = {value_of(each, "styleLink"): name for name, each in families.items() if value_of(each, "styleLink")}
        for entry in tree.iterchildren(w("num")):
            family = value_of(entry, "abstractNumId")
            family = linked.get(value_of(families.get(family), "numStyleLink"), family)
            levels = _levels(families.get(family))
            starts: dict[int, int] = {}
            for override in entry.iterchildren(w("lvlOverride")):
                number = int_of(override.get(w("ilvl")))
                levels |= _levels(override)
                if override.find(w("startOverride")) is not None:
                    starts[number] = int_of(value_of(override, "startOverride"), 1)
            self._lists[entry.get(w("numId")) or ""] = _List(family, levels, starts)


def _levels(parent: etree._Element | None) -> dict[int, Level]:
    found = list(parent.iterchildren(w("lvl"))) if parent is not None else []
    return {int_of(each.get(w("ilvl"))): _level(each) for each in found}


def _level(element: etree._Element) -> Level:
    restart = element.find(w("lvlRestart"))
    form = element.find(f".//{w('numFmt')}")
    return Level(
        int_of(value_of(element, "start"), 0) if element.find(w("start")) is not None else 0,
        (form.get(w("val")) or "decimal") if form is not None else "decimal",
        value_of(element, "lvlText"),
        int_of(restart.get(w("val"))) if restart is not None else None,
        switched_on(element, "isLgl"),
        value_of(element, "pStyle"),
    )
