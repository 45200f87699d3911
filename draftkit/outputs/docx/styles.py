"""Styles: completing a house style's `styles.xml` from the built-in one.

In: the style trees of a house style and of the built-in house style. Out: the completed tree, the id of every style
by name, and the names of the styles that had to be added.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from draftkit.outputs.docx.style_names import ALL
from draftkit.word.names import w

_REFERENCES = ("basedOn", "next", "link")


def complete_styles(
    house: etree._Element, built_in: etree._Element
) -> tuple[etree._Element, dict[str, str], tuple[str, ...]]:
    """The completed tree, ids by name in small letters, and the names added."""
    if house.find(w("docDefaults")) is None:
        defaults = built_in.find(w("docDefaults"))
        if defaults is not None:
            house.insert(0, deepcopy(defaults))
    _set_language(house)
    ids = _ids(house)
    available = {_name(style).lower(): style for style in built_in.iter(w("style"))}
    names_of = {str(style.get(w("styleId"))): _name(style).lower() for style in built_in.iter(w("style"))}
    missing = []
    queue = list(dict.fromkeys(name.lower() for name in ALL))
    while queue:
        name = queue.pop(0)
        if name in ids or name not in available:
            continue
        style = deepcopy(available[name])
        ids[name] = _free_id(str(style.get(w("styleId"))), set(ids.values()))
        style.set(w("styleId"), ids[name])
        if style.get(w("default")):
            del style.attrib[w("default")]
        house.append(style)
        missing.append(_name(style))
        queue += [names_of[reference] for reference in _references(style) if reference in names_of]
    _repoint(house, missing, names_of, ids)
    return house, ids, tuple(missing)


def _name(style: etree._Element) -> str:
    name = style.find(w("name"))
    return str(name.get(w("val"))) if name is not None else ""


def _ids(tree: etree._Element) -> dict[str, str]:
    """Ids by name; Word writes built-in names in small or capital letters, so case does not count."""
    ids: dict[str, str] = {}
    for style in tree.iter(w("style")):
        ids.setdefault(_name(style).lower(), str(style.get(w("styleId"))))
    return ids


def _references(style: etree._Element) -> list[str]:
    found = [style.find(w(name)) for name in _REFERENCES]
    return [str(element.get(w("val"))) for element in found if element is not None]


def _repoint(house: etree._Element, added: list[str], names_of: dict[str, str], ids: dict[str, str]) -> None:
    """Make the added styles refer to the house style's ids."""
    wanted = {name.lower() for name in added}
    for style in house.iter(w("style")):
        if _name(style).lower() not in wanted:
            continue
        for name in _REFERENCES:
            reference = style.find(w(name))
            if reference is not None:
                target = ids.get(names_of.get(str(reference.get(w("val"))), ""))
                if target:
                    reference.set(w("val"), target)
                else:
                    style.remove(reference)


def _free_id(wanted: str, taken: set[str]) -> str:
    return (
        wanted if wanted not in taken else next(f"{wanted}{n}" for n in range(2, 10_000) if f"{wanted}{n}" not in taken)
    )


def _set_language(house: etree._Element) -> None:
    """British English as the language of all text that does not say otherwise."""
    properties = house.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if properties is None:
        return
    language = properties.find(w("lang"))
    if language is None:
        language = etree.SubElement(properties, w("lang"))
    language.set(w("val"), "en-GB")
