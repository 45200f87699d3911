"""Opening a form: its parts, its main part and what the main part refers to, refused when it is no form for draftkit.

In: the bytes of a .docx, or its parts. Out: `OpenedForm`. Raises `DraftkitError` for files with macros, for Strict Open
XML and for what is no Word document.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from draftkit.places import Place
from draftkit.problems import DraftkitError, error
from draftkit.word.names import CORE_PROPERTIES, PACKAGE_RELATIONSHIPS, STRICT, W, w
from draftkit.word.package import unpack
from draftkit.word.parts import parse_part

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_MAIN = "word/document.xml"


class OpenedForm(NamedTuple):
    """The parts of a form, with those that a scan needs as trees."""

    parts: Mapping[str, bytes]
    main: str
    tree: etree._Element
    body: etree._Element | None
    styles: etree._Element | None
    numbering: etree._Element | None
    settings: etree._Element | None
    properties: Mapping[str, str]
    related: Mapping[str, str]
    """The names of the parts that the main part refers to, by the last word of the type of the relationship."""


def open_form(data: bytes | Mapping[str, bytes], file: str) -> OpenedForm:
    """The parts of a form that a scan needs."""
    parts = unpack(data, file) if isinstance(data, bytes) else data
    main = _main_part(parts, file)
    _refuse_macros(parts, file)
    tree = parse_part(parts[main], main, file)
    if etree.QName(tree).namespace != W:
        raise _refused_namespace(etree.QName(tree).namespace or "", file)
    related = _related(parts, main, file)
    trees = {name: _tree(parts, related, name, file) for name in ("styles", "numbering", "settings")}
    return OpenedForm(
        parts, main, tree, tree.find(w("body")), **trees, properties=_properties(parts, file), related=related
    )


def targets_of(opened: OpenedForm, file: str) -> dict[str, str]:
    """The targets of the links in the main part, by the ids of their relationships."""
    folder, _, name = opened.main.rpartition("/")
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in opened.parts:
        return {}
    found = parse_part(opened.parts[rels], rels, file).iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
    return {str(each.get("Id")): str(each.get("Target")) for each in found if each.get("TargetMode") == "External"}


def notes_of(opened: OpenedForm, file: str) -> dict[str, etree._Element]:
    """The footnotes by their ids, without separators."""
    tree = _tree(opened.parts, opened.related, "footnotes", file)
    found = tree.iterchildren(w("footnote")) if tree is not None else ()
    return {str(each.get(w("id"))): each for each in found if each.get(w("type")) in (None, "normal")}


def _main_part(parts: Mapping[str, bytes], file: str) -> str:
    for kind, target in _relationships(parts, "_rels/.rels", file):
        name = target.lstrip("/")
        if kind == "officeDocument" and name in parts:
            return name
    if _MAIN in parts:
        return _MAIN
    raise DraftkitError([error("DK501", f"{file} is not a Word document", Place(file), "give a .docx file")])


def _refuse_macros(parts: Mapping[str, bytes], file: str) -> None:
    types = parts.get("[Content_Types].xml", b"").lower()
    if b"macroenabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        message = f"{file} holds macros: draftkit neither reads nor fills in forms that can run programs"
        hint = "open it in Word, choose Save As, and save it as Word Document (.docx)"
        raise DraftkitError([error("DK721", message, Place(file), hint)])


def _refused_namespace(namespace: str, file: str) -> DraftkitError:
    if namespace.startswith(STRICT):
        message = f"{file} is saved as Strict Open XML, which draftkit does not read"
        hint = "open it in Word, choose Save As, and save it as Word Document (.docx), not Strict Open XML Document"
        return DraftkitError([error("DK720", message, Place(file), hint)])
    return DraftkitError([error("DK501", f"{file} is not a Word document", Place(file), "give a .docx file")])


def _relationships(parts: Mapping[str, bytes], name: str, file: str) -> list[tuple[str, str]]:
    """The last word of the type of each relationship of a part, and its target."""
    if name not in parts:
        return []
    found = parse_part(parts[name], name, file).iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
    inside = [each for each in found if each.get("TargetMode") != "External"]
    return [(str(each.get("Type")).rpartition("/")[2], str(each.get("Target"))) for each in inside]


def _related(parts: Mapping[str, bytes], main: str, file: str) -> dict[str, str]:
    """The names of the parts that the main part refers to, by the last word of the type of the relationship."""
    folder, _, name = main.rpartition("/")
    listed = _relationships(parts, posixpath.join(folder, "_rels", f"{name}.rels"), file)
    return {kind: posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for kind, target in listed}


def _tree(parts: Mapping[str, bytes], related: Mapping[str, str], kind: str, file: str) -> etree._Element | None:
    name = related.get(kind, f"word/{kind}.xml")
    return parse_part(parts[name], name, file) if name in parts else None


def _properties(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    """Title and subject, where they are set."""
    if "docProps/core.xml" not in parts:
        return {}
    tree = parse_part(parts["docProps/core.xml"], "docProps/core.xml", file)
    if tree.tag != f"{{{CORE_PROPERTIES}}}coreProperties":
        return {}
    found = {name: (tree.findtext(_DUBLIN_CORE + name) or "").strip() for name in ("title", "subject")}
    return {name: value for name, value in found.items() if value}
