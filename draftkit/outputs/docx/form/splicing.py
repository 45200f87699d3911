"""Splicing: a part whose changed elements are written anew, every other byte as it was.

In: the bytes of a part, its tree before and after the change, and which elements changed. Out: bytes. Elements are
found by their number in document order: expat tells at which byte each starts and ends, lxml gives the elements in the
same order.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from draftkit.word.xml import attribute

Element = etree._Element

_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


class Span(NamedTuple):
    """From the first byte of an element to the one after its last."""

    start: int
    end: int


class Part:
    """The bytes of a part and where its elements are; made before anything is changed."""

    def __init__(self, data: bytes, tree: Element, elements: Iterable[Element]) -> None:
        self.mark, self.encoding = _encoding(data)
        body = data[len(self.mark) :]
        self.body = body if self.encoding == "utf-8" else body.decode(self.encoding).encode()
        wanted = set(elements)
        numbers = {number: element for number, element in enumerate(tree.iter("*")) if element in wanted}
        spans = _spans(self.body, frozenset(numbers))
        self.spans: Mapping[Element, Span] = {numbers[number]: span for number, span in spans.items()}

    def spliced(self, changes: Iterable[tuple[Span, str]]) -> bytes:
        """The part with the text of some spans replaced; the spans do not overlap."""
        pieces = []
        position = 0
        for span, text in sorted(changes, key=lambda change: change[0]):
            assert span.start >= position, "changes overlap"
            pieces += [self.body[position : span.start], text.encode()]
            position = span.end
        made = b"".join([*pieces, self.body[position:]])
        return self.mark + (
            made if self.encoding == "utf-8" else made.decode().encode(self.encoding, "xmlcharrefreplace")
        )


def _encoding(data: bytes) -> tuple[bytes, str]:
    """The byte order mark of a part and the name of its encoding."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return mark, name
    declared = _ENCODING.match(data[:200])
    name = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    return b"", "utf-8" if name == "ascii" else name


def _spans(body: bytes, wanted: frozenset[int]) -> dict[int, Span]:
    """Where the elements with these numbers are."""
    starts: dict[int, int] = {}
    found: dict[int, Span] = {}
    open_: list[int] = []
    count = 0
    parser = expat.ParserCreate("utf-8")

    def start(name: str, attributes: object) -> None:
        nonlocal count
        if count in wanted:
            starts[count] = parser.CurrentByteIndex
        open_.append(count)
        count += 1

    def end(name: str) -> None:
        number = open_.pop()
        if number in starts:
            first = starts[number]
            tag = _TAG.match(body, first)
            assert tag is not None, "a start tag that expat read"
            empty = tag[0].endswith(b"/>")
            found[number] = Span(first, tag.end() if empty else body.index(b">", parser.CurrentByteIndex) + 1)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(body, True)
    return found


def written(elements: Sequence[Element]) -> str:
    """Elements as XML, without the namespaces that are declared around them."""
    return "".join(_written(element) for element in elements)


def _written(element: Element) -> str:
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    parent = element.getparent()
    if parent is None:
        return text
    end = _start_tag(text)
    tag = text[:end]
    for prefix, name in parent.nsmap.items():
        declared = f' xmlns:{prefix}="{attribute(name)}"' if prefix else f' xmlns="{attribute(name)}"'
        tag = tag.replace(declared, "", 1)
    return tag + text[end:]


def _start_tag(text: str) -> int:
    """Where the start tag ends; lxml writes `>` in values as `&gt;`."""
    return text.index(">") + 1
