"""Placeholders: how a form shows that a control is empty.

In: the parts of a form. Out: the styles of placeholder text, and the runs of each placeholder in the glossary.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from lxml import etree

from draftkit.word.names import w
from draftkit.word.parts import parse_part


def placeholder_styles(parts: Mapping[str, bytes], main: str, file: str) -> frozenset[str]:
    """The ids of the character styles that Word calls `Placeholder Text`."""
    name = posixpath.join(posixpath.dirname(main), "styles.xml")
    if name not in parts:
        return frozenset()
    names = parse_part(parts[name], name, file).iterfind(f"{w('style')}/{w('name')}")
    styles = [one.getparent() for one in names if (one.get(w("val")) or "").lower() == "placeholder text"]
    return frozenset(str(style.get(w("styleId"))) for style in styles if style is not None)


def placeholder_texts(parts: Mapping[str, bytes], main: str, file: str) -> dict[str, list[etree._Element]]:
    """The runs of the first paragraph of each entry of the glossary, by the name of the entry."""
    name = posixpath.join(posixpath.dirname(main), "glossary/document.xml")
    if name not in parts:
        return {}
    found = {}
    for entry in parse_part(parts[name], name, file).iter(w("docPart")):
        title = entry.find(f"{w('docPartPr')}/{w('name')}")
        paragraph = next(entry.iter(w("p")), None)
        if title is not None and paragraph is not None:
            found[title.get(w("val"), "")] = list(paragraph.iterchildren(w("r")))
    return found
