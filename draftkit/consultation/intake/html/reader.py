"""Reading a page: blocks of text, list items, cells and controls in the order of the page.

In: the bytes of a page. Out: `Published`. What stands in navigation, header and footer of the page is furniture; what
is hidden until something is chosen is read, and told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from draftkit.consultation.intake.decoding import decode, without_text
from draftkit.consultation.intake.html.blocks import Blocks
from draftkit.consultation.intake.html.controls import Names, boxes_of
from draftkit.consultation.intake.html.tables import Grid
from draftkit.consultation.intake.html.tree import PARAGRAPH_ENDS, UNREAD, Element, tree_of
from draftkit.consultation.passages import Box, Published
from draftkit.places import Place
from draftkit.problems import Problem, advice, warning

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_BLOCKS = PARAGRAPH_ENDS | {
    "body",
    "caption",
    "center",
    "dd",
    "dialog",
    "dt",
    "figcaption",
    "li",
    "summary",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "optgroup",
    "noscript",
}
_ENDS_HEADING = frozenset(["ol", "ul", "p", "table", "form", "fieldset"])
"""What no heading holds, so that one which was never closed ends there."""
_FURNITURE = frozenset(["nav", "footer", "aside"])
_FURNITURE_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "complementary"])


def passages_of_html(data: bytes, file: str) -> Published:
    """The passages of a page; raises `DraftkitError` when it has no text or is too big."""
    declared = _CHARSET.search(data[:2048])
    text, problems = decode(data, file, declared[1].decode("ascii") if declared else "")
    root = tree_of(text, file)
    reader = _Reader(Names(root), file, problems)
    reader.read(root, _State())
    reader.blocks.end()
    if not any(passage.text or passage.boxes for passage in reader.blocks.passages):
        hint = "open it in a browser and save it as PDF, or ask for the Word form"
        raise without_text(file, "has no text: its words are probably put in by scripts when a browser opens it", hint)
    title, body = _named(root)
    return Published(tuple(reader.blocks.passages), "html", tuple(problems), title, body)


def _is_room(element: Element) -> bool:
    """Whether an empty paragraph leaves room for a line, as word processors save those of a form."""
    return not element.text() and any(
        "\u00a0" in child if isinstance(child, str) else child.tag in {"br", "font", "span"}
        for child in element.children
    )


def _named(root: Element) -> tuple[str, str]:
    """The title of the page and the name of the site."""
    title = body = ""
    for element in root.elements():
        if element.tag == "title" and not title:
            title = element.text()
        if element.tag == "meta" and element.get("property") == "og:site_name":
            body = element.get("content")
    return title, body


class _State(NamedTuple):
    """What holds for everything within an element."""

    furniture: bool = False
    level: int = 0
    named: bool = False
    """Whether it is within a label or legend, where a heading is the question itself."""
    inside: bool = False
    """Whether it is within a part of the page, so that a header is not that of the page."""


class _Reader:
    """Goes through the tree and feeds blocks."""

    def __init__(self, names: Names, file: str, problems: list[Problem]) -> None:
        self.names = names
        self.file = file
        self.problems = problems
        self.blocks = Blocks()
        self.grids: list[Grid] = []
        self.tables = 0
        self.told: set[str] = set()

    def read(self, element: Element, state: _State) -> None:
        if element.tag in UNREAD or element.tag == "head":
            return
        if element.tag in {"iframe", "frame"}:
            self._tell("frame", element, "the page shows another page in a frame, which was not read")
            return
        self._tell_hidden(element)
        boxes = boxes_of(element, self.names)
        if boxes:
            self._control(element, boxes, state)
        elif element.tag == "br":
            self.blocks.line_break()
        elif element.tag in {"input", "button", "select", "textarea"}:
            self._no_answer(element)
        else:
            self._within(element, state)

    def _within(self, element: Element, state: _State) -> None:
        state = _inner(element, state)
        block = element.tag in _BLOCKS
        if block:
            self.blocks.end()
            self._begin(element)
        for child in element.children:
            if isinstance(child, str) and id(element) in self.names.of_ticks:
                continue  # the box has these words as its label
            if isinstance(child, str):
                self.blocks.add(child, element.line, state.level, state.furniture, bold=element.tag in {"b", "strong"})
            else:
                self.read(child, state)
        if block:
            self.blocks.end()
            self._end(element)

    def _begin(self, element: Element) -> None:
        if element.tag == "table":
            self.tables += 1
            self.grids.append(Grid(self.tables))
        elif element.tag == "tr" and self.grids:
            self.grids[-1].row()
        elif element.tag in {"td", "th"} and self.grids:
            self.blocks.begin_cell(self.grids[-1].cell(element))
        elif element.tag in {"ol", "ul", "menu"}:
            self.blocks.lists.begin(element)
        elif element.tag == "li":
            self.blocks.lists.item(element)

    def _end(self, element: Element) -> None:
        if element.tag == "table" and self.grids:
            self.grids.pop()
            self.blocks.cell = self.grids[-1].now if self.grids else None
        elif element.tag in {"td", "th"} and self.grids:
            self.blocks.end_cell(element.line)
        elif element.tag == "p" and self.grids and _is_room(element):
            self.blocks.ensure_cell(element.line)
        elif element.tag in {"ol", "ul", "menu"}:
            self.blocks.lists.end()

    def _control(self, element: Element, boxes: tuple[Box, ...], state: _State) -> None:
        self.blocks.box(boxes, element.line, state.furniture)
        placeholder = " ".join(element.get("placeholder").split())
        if any(character.isdigit() for character in placeholder):  # a limit, most often
            self.blocks.end()
            self.blocks.add(placeholder, element.line, 0, state.furniture)
            self.blocks.end()

    def _no_answer(self, element: Element) -> None:
        if element.get("type").lower() == "file":
            self._tell(
                "file", element, "the page takes a file here, which is not a question that can be answered in text"
            )

    def _tell(self, key: str, element: Element, message: str) -> None:
        if key not in self.told:
            self.told.add(key)
            self.problems.append(warning("DK717", message, Place(self.file, element.line), "look at the page there"))

    def _tell_hidden(self, element: Element) -> None:
        style = element.get("style").replace(" ", "").lower()
        if "hidden" in self.told or not (element.has("hidden") or "display:none" in style):
            return
        if element.tag != "input" and element.text():
            self.told.add("hidden")
            message = "a part of the page is hidden until something is chosen; it was read too, as all such parts"
            self.problems.append(advice("DK717", message, Place(self.file, element.line)))


def _inner(element: Element, state: _State) -> _State:
    """What holds within an element."""
    role = element.get("role").lower()
    header = element.tag == "header" and not state.inside
    furniture = state.furniture or element.tag in _FURNITURE or role in _FURNITURE_ROLES or header
    named = state.named or element.tag in {"label", "legend"}
    inside = state.inside or element.tag in {"main", "article", "section", "form", "fieldset"}
    heading = _HEADING.fullmatch(element.tag)
    level = int(heading[1]) if heading else 0 if element.tag in _ENDS_HEADING else state.level
    if role == "heading":
        level = int(element.get("aria-level") or "2") if element.get("aria-level").isdigit() or not heading else level
    return _State(furniture, 0 if named else level, named, inside)
