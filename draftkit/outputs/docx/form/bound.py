"""Bound controls: content controls that show a value of another part, which Word reads when it opens the file.

In: the properties of a control, the parts of the form and a value. Out: the part with that value. Word would show the
part's old value again if only the text of the control changed (`w:dataBinding`, ECMA-376 part 1, 17.5.2.6), so that the
part is changed too, at that one node, and reported.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from lxml import etree

from draftkit.outputs.docx.form.splicing import Part, written
from draftkit.word.names import PACKAGE_RELATIONSHIPS, w
from draftkit.word.parts import parse_part

Element = etree._Element

_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}
"""The store ids of document properties ([MS-OI29500] 2.1.535)."""

_ITEM = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_STEP = re.compile(r"(@?)(?:([\w.-]+):)?([\w.-]+)(?:\[(\d+)\])?")
_MAPPING = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Bound(NamedTuple):
    """What a control is bound to."""

    part: str
    """The name of the part; empty if the form does not have it."""
    path: str
    """The path of the node in it, as the form has it."""
    names: Mapping[str, str]
    """The namespaces of the path."""


def binding_of(properties: Element, parts: Mapping[str, bytes], file: str) -> Bound | None:
    """What a control is bound to; None for one that is not."""
    found = next((one for one in properties if etree.QName(one).localname == "dataBinding"), None)
    if found is None:
        return None
    mappings = _MAPPING.findall(found.get(w("prefixMappings")) or "")
    names = {prefix: double or single for prefix, double, single in mappings}
    store = (found.get(w("storeItemID")) or "").upper()
    path = found.get(w("xpath")) or ""
    name = _PROPERTIES.get(store) or _stores(parts, file).get(store, "")
    part = name if name in parts and _node(parse_part(parts[name], name, file), path, names) else ""
    return Bound(part, path, names)


def with_value(data: bytes, bound: Bound, value: str, file: str) -> bytes:
    """The part with the value at the node that a control is bound to."""
    tree = parse_part(data, bound.part, file)
    found = _node(tree, bound.path, bound.names)
    assert found is not None, "the binding was resolved before"
    element, attribute = found
    part = Part(data, tree, [element])
    if attribute:
        element.set(attribute, value)
    else:
        for child in list(element):
            element.remove(child)
        element.text = value
    return part.spliced([(part.spans[element], written([element]))])


def stored_date(properties: Element, day: date) -> str:
    """A date as a bound control stores it (`w:storeMappedDataAs`)."""
    kind = properties.find(f"{w('date')}/{w('storeMappedDataAs')}")
    return day.isoformat() + ("T00:00:00" if kind is None or kind.get(w("val")) == "dateTime" else "")


def _stores(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    """The names of the custom XML parts by their store ids."""
    stores = {}
    for name in parts:
        if not (name.startswith("customXml/_rels/") and name.endswith(".rels")):
            continue
        owner = f"customXml/{posixpath.basename(name)[:-5]}"
        for link in parse_part(parts[name], name, file).iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
            target = posixpath.normpath(posixpath.join("/customXml", str(link.get("Target")))).lstrip("/")
            if target in parts and owner in parts and target.endswith(".xml"):
                stores[str(parse_part(parts[target], target, file).get(_ITEM)).upper()] = owner
    return stores


def _node(tree: Element, path: str, names: Mapping[str, str]) -> tuple[Element, str] | None:
    """The element at the end of a simple path and the attribute of it that is meant, or an empty name."""
    steps = [_STEP.fullmatch(step) for step in path.lstrip("/").split("/")]
    if not path.startswith("/") or not all(steps):
        return None
    current: list[Element] = []
    for depth, step in enumerate(steps):
        assert step is not None
        at, prefix, local, number = step.groups()
        name = f"{{{names.get(prefix, '')}}}{local}" if prefix else local
        if at:
            return (current[0], name) if current else None
        children = [tree] if not depth else list(current[0])
        matching = [child for child in children if child.tag == name]
        current = matching[int(number or 1) - 1 :][:1]
        if not current:
            return None
    return current[0], ""
