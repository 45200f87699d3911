"""Bookmarks: the hidden marks of answers, and what a paragraph looked like before it became a list item.

In: the tree of the main part and the place of a spot. Out: bookmarks of no length with ids that nothing else has. A
place that is filled again keeps the number and the ids of its marks, so that the same answers give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from draftkit.word.form.marks import Mark, next_number
from draftkit.word.form.scanned import SpotPlace
from draftkit.word.names import W, w

Element = etree._Element

INDENT = "_dki_"
"""What the name of the bookmark begins with that keeps the indent of a paragraph whose answer starts with a list."""

_INDENT_NAME = re.compile(rf"{INDENT}[0-9]+_(n|s?-?[0-9]+)_(n|-?[0-9]+)")


class Bookmarks:
    """Gives out marks, and the ids of bookmarks, which are unique in a part (ECMA-376 part 1, 17.13.6.2)."""

    def __init__(self, tree: Element, places: Iterable[SpotPlace]) -> None:
        """`places` get marks; those that have none get numbers in their order."""
        found = list(tree.iter(w("bookmarkStart")))
        first = next_number(str(one.get(w("name"))) for one in found)
        new = enumerate((place for place in places if place.mark is None), first)
        self.marks = {
            place.spot.address: Mark(place.spot.kind, number, place.size, place.drawn) for number, place in new
        }
        ids = (str(one.get(w("id"))) for one in found)
        self.next_id = max((int(one) for one in ids if re.fullmatch("[0-9]{1,9}", one)), default=0) + 1
        self.ids: dict[str, str] = {}
        """The ids kept for new marks, so that they do not depend on what else an answer needs."""
        for mark in self.marks.values():
            self.ids[mark.start], self.ids[mark.end] = str(self.next_id), str(self.next_id + 1)
            self.next_id += 2

    def mark(self, place: SpotPlace) -> Mark:
        """The mark of the answer in a place: the one it has, or its new one."""
        return place.mark or self.marks[place.spot.address]

    def pair(self, name: str, old: dict[str, str]) -> list[Element]:
        """A bookmark of no length, with the id that it had."""
        id = old.get(name) or self.ids.get(name)
        if id is None:
            id = str(self.next_id)
            self.next_id += 1
        start = etree.Element(w("bookmarkStart"), nsmap={"w": W})
        start.set(w("id"), id)
        start.set(w("name"), name)
        end = etree.Element(w("bookmarkEnd"), nsmap={"w": W})
        end.set(w("id"), id)
        return [start, end]


def take_out(starts: Iterable[Element]) -> dict[str, str]:
    """Remove bookmarks from the tree; the id of each by its name."""
    ids = {}
    for start in starts:
        id = str(start.get(w("id")))
        ids[str(start.get(w("name")))] = id
        end = start.getnext()
        while end is not None and not (end.tag == w("bookmarkEnd") and end.get(w("id")) == id):
            end = end.getnext()
        for one in (start, end):
            parent = one.getparent() if one is not None else None
            if one is not None and parent is not None:
                parent.remove(one)
    return ids


def indent_name(number: int, own: Element | None) -> str:
    """The name of a bookmark that keeps how a paragraph was indented by its own properties."""
    if own is None:
        return f"{INDENT}{number}_n_n"
    left = f"s{own.get(w('start'))}" if own.get(w("start")) else own.get(w("left"), "n")
    first = f"-{own.get(w('hanging'))}" if own.get(w("hanging")) else own.get(w("firstLine"), "n")
    name = f"{INDENT}{number}_{left}_{first}"
    return name if _INDENT_NAME.fullmatch(name) else f"{INDENT}{number}_n_n"


def kept_indent(paragraph: Element) -> tuple[Element, str, str] | None:
    """The bookmark of a paragraph that keeps its indent, the indent from the left and that of its first line."""
    for start in paragraph.iterchildren(w("bookmarkStart")):
        match = _INDENT_NAME.fullmatch(str(start.get(w("name"))))
        if match:
            return start, match[1], match[2]
    return None
