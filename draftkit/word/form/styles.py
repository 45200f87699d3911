"""Styles: what a paragraph or run takes over from its style, as far as a scan of a form needs it.

In: the tree of the part of styles. Out: the `Look` of a style by its id, with what it inherits (ECMA-376 part 1, 17.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from draftkit.word.names import w

LEADERS = {"dot": ".", "middleDot": ".", "hyphen": "_", "underscore": "_", "heavy": "_"}
"""The leaders of tab stops that draw a line, with the character that they look like."""

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc [1-9]|contents [1-9]|table of (?:figures|contents)|toc heading", re.IGNORECASE)
_BODY_LEVEL = 9


class Look(NamedTuple):
    """What a style gives to the text that has it."""

    level: int = 0
    """The level of a heading, 0 for other text."""
    bold: bool = False
    hidden: bool = False
    list_id: str = ""
    """The `w:numId` of a list to which its paragraphs belong."""
    list_level: int | None = None
    contents: bool = False
    """Whether it is for entries of a table of contents."""
    leaders: tuple[tuple[int, str], ...] = ()
    """Tab stops: position in twentieths of a point, and the character of the leader or an empty string."""


def switched_on(properties: etree._Element | None, name: str, otherwise: bool = False) -> bool:
    """Whether an on/off property such as `w:b` is set; `otherwise` when it is not there (17.17.4)."""
    found = properties.find(w(name)) if properties is not None else None
    if found is None:
        return otherwise
    return found.get(w("val")) not in ("0", "false", "off", "none")


def tab_stops(properties: etree._Element | None, inherited: tuple[tuple[int, str], ...]) -> tuple[tuple[int, str], ...]:
    """The tab stops of a paragraph or style, those of its style included, from left to right."""
    tabs = properties.find(w("tabs")) if properties is not None else None
    if tabs is None:
        return inherited
    stops = dict(inherited)
    for tab in tabs.iterchildren(w("tab")):
        position = int_of(tab.get(w("pos")))
        stops.pop(position, None)
        if tab.get(w("val")) != "clear":
            stops[position] = LEADERS.get(tab.get(w("leader")) or "", "")
    return tuple(sorted(stops.items()))


def int_of(value: str | None, otherwise: int = 0) -> int:
    """A whole number in an attribute, or `otherwise` when it is missing or no number."""
    try:
        return int(float(value or otherwise))
    except (ValueError, OverflowError):
        return otherwise


def value_of(parent: etree._Element | None, name: str) -> str:
    """The `w:val` of a child, or an empty string."""
    found = parent.find(w(name)) if parent is not None else None
    return (found.get(w("val")) or "") if found is not None else ""


class Styles:
    """The styles of a document by id; the look of each is worked out once."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        for style in tree.iterchildren(w("style")) if tree is not None else ():
            name = style.get(w("styleId")) or ""
            self._elements.setdefault(name, style)
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self.default = name

    def look(self, name: str) -> Look:
        """The look of a style; that of plain text when there is no such style."""
        if name not in self._looks:
            self._looks[name] = self._worked_out(name)
        return self._looks[name]

    def _worked_out(self, name: str) -> Look:
        look = Look()
        for style in reversed(list(self._line(name))):
            look = _with(look, style)
        return look

    def _line(self, name: str) -> Iterator[etree._Element]:
        """A style and those that it is based on, itself first."""
        seen: set[str] = set()
        while name in self._elements and name not in seen:
            seen.add(name)
            yield self._elements[name]
            name = value_of(self._elements[name], "basedOn")


def _with(look: Look, style: etree._Element) -> Look:
    """A look with what one more style says."""
    paragraph, run = style.find(w("pPr")), style.find(w("rPr"))
    name = value_of(style, "name")
    numbering = paragraph.find(w("numPr")) if paragraph is not None else None
    level = value_of(numbering, "ilvl")
    return Look(
        _level(look.level, name, value_of(paragraph, "outlineLvl")),
        switched_on(run, "b", look.bold),
        switched_on(run, "vanish", look.hidden),
        value_of(numbering, "numId") or look.list_id,
        int_of(level) if level else look.list_level,
        look.contents or _CONTENTS.fullmatch(name) is not None,
        tab_stops(paragraph, look.leaders),
    )


def _level(inherited: int, name: str, outline: str) -> int:
    """The level of a heading: by the outline level, else by the name of one of Word's own styles."""
    if outline:
        level = int_of(outline, _BODY_LEVEL) + 1
        return level if level <= _BODY_LEVEL else 0
    heading = _HEADING.fullmatch(name)
    if heading is not None:
        return int(heading[1])
    return 1 if name.lower() == "title" else inherited
