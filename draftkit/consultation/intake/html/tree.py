"""The tree of a page: elements and text, however carelessly they were written.

In: the text of a page. Out: a root element. End tags that may be left out are put in as browsers do (HTML, 13.1.2.4),
what was never closed ends with its parent, and nesting beyond a limit is flattened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from draftkit.consultation.intake.decoding import too_big

DEPTH_LIMIT = 150
ELEMENT_LIMIT = 500_000

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
UNREAD = frozenset(["script", "style", "template", "svg", "math", "object", "canvas", "audio", "video"])
"""What holds no text for readers, or none that stands in the page."""

_CLOSES = {
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "option": frozenset(["option"]),
    "optgroup": frozenset(["option", "optgroup"]),
    "tr": frozenset(["tr", "td", "th"]),
    "td": frozenset(["td", "th"]),
    "th": frozenset(["td", "th"]),
    "tbody": frozenset(["tr", "td", "th", "thead", "tbody"]),
    "tfoot": frozenset(["tr", "td", "th", "thead", "tbody"]),
}
"""Which open elements a start tag ends."""

_SCOPE = {
    "li": frozenset(["ul", "ol"]),
    "dt": frozenset(["dl"]),
    "dd": frozenset(["dl"]),
    "option": frozenset(["select", "datalist"]),
    "optgroup": frozenset(["select"]),
}
"""Within which element it does so; a table for the parts of tables."""

PARAGRAPH_ENDS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
        "legend",
    ]
)
"""Blocks whose start ends a paragraph."""


@dataclass(slots=True, eq=False)
class Element:
    """An element, with its children in order; text is a string among them."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    def get(self, name: str) -> str:
        """An attribute without white space around it, or an empty string."""
        return self.attributes.get(name, "").strip()

    def has(self, name: str) -> bool:
        """Whether an attribute is there, with or without a value."""
        return name in self.attributes

    def elements(self) -> list[Element]:
        """This element and all within it, in order."""
        found: list[Element] = []
        waiting = [self]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))
        return found

    def text(self) -> str:
        """All text within it, without what is unread, white space as single blanks."""
        pieces: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                pieces.append(node)
            elif node.tag not in UNREAD and node.tag not in {"select", "textarea"}:
                pieces.append(" " if node.tag in PARAGRAPH_ENDS or node.tag in {"br", "li", "td"} else "")
                waiting.extend(reversed(node.children))
        return " ".join("".join(pieces).split())


class _Builder(HTMLParser):
    """Feeds a page into a tree."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.root = Element("html", {}, 1)
        self.open = [self.root]
        self.count = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.count += 1
        if self.count > ELEMENT_LIMIT:
            raise too_big(self.file, f"has more than {ELEMENT_LIMIT:,} elements")
        if tag in PARAGRAPH_ENDS:
            self._close({"p"}, frozenset(["td", "th", "li", "fieldset", "div", "body", "button"]))
        if tag in {"input", "select", "textarea", "button"}:
            self._close({"select"}, frozenset())
        if tag in _CLOSES:
            self._close(_CLOSES[tag], _SCOPE.get(tag, frozenset(["table"])))
        values = {name.lower(): value or "" for name, value in reversed(attributes)}
        element = Element(tag, values, self.getpos()[0], parent=self.open[-1])
        self.open[-1].children.append(element)
        if tag not in VOID and len(self.open) < DEPTH_LIMIT:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)  # `<div/>` is a start tag in HTML
        if tag not in VOID and self.open[-1].parent is not None and "svg" in {item.tag for item in self.open}:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return
            if self.open[index].tag in {"td", "th", "table"} and tag in {"div", "p", "span", "form", "li", "label"}:
                return  # a stray end tag in a cell does not end the table around it

    def handle_data(self, text: str) -> None:
        self.open[-1].children.append(text)

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA["):
            self.handle_data(data[6:])

    def _close(self, tags: set[str] | frozenset[str], scope: frozenset[str]) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].tag in scope:
                return
            if self.open[index].tag in tags:
                del self.open[index:]
                if tags == _CLOSES["td"] or tags == {"p"}:
                    return
                self._close(tags, scope)
                return


def tree_of(text: str, file: str) -> Element:
    """The tree of a page; raises `DraftkitError` when it has more elements than any page has."""
    builder = _Builder(file)
    builder.feed(text)
    builder.close()
    return builder.root
