"""Word files read without any code of draftkit: parts as text, paragraphs, the rules every package must keep."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from dataclasses import dataclass

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """A package with some parts replaced, added, or (with None) left out."""
    parts: dict[str, bytes | None] = {**parts_of(data), **changes}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            if body is not None:
                archive.writestr(name, body)
    return made.getvalue()


def tree_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts_of(data)[part])


@dataclass(frozen=True)
class Shown:
    """A paragraph as a reader sees it, with its style and list number."""

    style: str
    text: str
    number: str
    """`numId/ilvl`, or empty."""


def paragraphs(data: bytes, part: str = "word/document.xml") -> list[Shown]:
    """The paragraphs of a part in order."""
    found = []
    for element in tree_of(data, part).iter(w("p")):
        style = element.find(f"{w('pPr')}/{w('pStyle')}")
        number = element.find(f"{w('pPr')}/{w('numPr')}")
        listed = ""
        if number is not None:
            listed = "/".join(str(number.find(w(name)).get(w("val"))) for name in ("numId", "ilvl"))
        found.append(Shown(str(style.get(w("val"))) if style is not None else "", text_of(element), listed))
    return found


def text_of(element: etree._Element) -> str:
    """The characters that an element shows."""
    shown = {w("br"): "\n", w("tab"): "\t"}
    pieces = []
    for child in element.iter():
        if child.tag == w("t"):
            pieces.append(child.text or "")
        elif child.tag in shown and child.getparent().tag == w("r"):
            pieces.append(shown[child.tag])
    return "".join(pieces)


def document_text(data: bytes) -> str:
    """The text of body and footnotes, a line for each paragraph."""
    lines = [one.text for part in ("word/document.xml", "word/footnotes.xml") for one in paragraphs(data, part)]
    return "\n".join(lines)


def compact(data: bytes, *, anchors: bool = False) -> str:
    """The body as indented XML: prefixes gone, one line for each paragraph; anchors only when they matter."""
    body = tree_of(data).find(w("body"))
    for mark in [] if anchors else list(body.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)
    lines: list[str] = []
    for child in body:
        if child.tag != w("sectPr"):
            _lines(child, 0, lines)
    return "\n".join(lines)


def _lines(element: etree._Element, depth: int, lines: list[str]) -> None:
    name = etree.QName(element).localname
    inner = [child for child in element if child.tag in {w(n) for n in ("tbl", "tr", "tc", "p", "sdt", "sdtContent")}]
    if name == "p" or not inner:
        lines.append("  " * depth + _flat(element))
        return
    rest = "".join(_flat(child) for child in element if child not in inner)
    lines.append("  " * depth + f"<{name}>{rest}")
    for child in inner:
        _lines(child, depth + 1, lines)


def _flat(element: etree._Element) -> str:
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    text = re.sub(r' xmlns(:\w+)?="[^"]*"', "", text)
    text = re.sub(r"(</?)w\d*:", r"\1", text)
    return re.sub(r" (?:w|w15):(\w+)=", r" \1=", text)


def package_faults(data: bytes) -> list[str]:
    """What breaks the rules that every Word package must keep; an empty list when nothing does."""
    parts = parts_of(data)
    faults = [f"{name} stands twice" for name, count in Counter(_names(data)).items() if count > 1]
    trees = {}
    for name, body in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(body)
            except etree.XMLSyntaxError as fault:
                faults.append(f"{name} is not well-formed: {fault}")
    faults += _type_faults(parts, trees)
    faults += _relationship_faults(parts, trees)
    faults += _reference_faults(trees)
    return faults


def _names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name.lower() for name in archive.namelist()]


def _type_faults(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> list[str]:
    types = trees["[Content_Types].xml"]
    defaults = {str(one.get("Extension")).lower() for one in types.iter(f"{{{TYPES}}}Default")}
    named = [str(one.get("PartName")) for one in types.iter(f"{{{TYPES}}}Override")]
    faults = [f"{name} has two content types" for name, count in Counter(named).items() if count > 1]
    faults += [f"{name} has a content type but is not there" for name in named if name.lstrip("/") not in parts]
    for name in parts:
        known = f"/{name}" in named or name.rpartition(".")[2].lower() in defaults
        if not known and name != "[Content_Types].xml":
            faults.append(f"{name} has no content type")
    return faults


def _relationship_faults(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> list[str]:
    faults = []
    for name, tree in trees.items():
        if name.endswith(".rels"):
            owner = posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[:-5])
            if owner and owner not in parts:
                faults.append(f"{name} belongs to no part")
            continue
        folder, base = posixpath.split(name)
        rels = trees.get(posixpath.join(folder, "_rels", f"{base}.rels"))
        known: dict[str, etree._Element] = {}
        for one in rels.iter(f"{{{RELS}}}Relationship") if rels is not None else ():
            if str(one.get("Id")) in known:
                faults.append(f"{name} has the relationship {one.get('Id')} twice")
            known[str(one.get("Id"))] = one
            target = posixpath.normpath(posixpath.join("/", folder, str(one.get("Target")))).lstrip("/")
            if one.get("TargetMode") != "External" and target not in parts:
                faults.append(f"{name} leads to {target}, which is not there")
        for element in tree.iter():
            for attribute, value in element.attrib.items():
                if str(attribute).startswith(f"{{{R}}}") and value not in known:
                    faults.append(f"{name} uses the relationship {value}, which is not there")
    return faults


def _reference_faults(trees: dict[str, etree._Element]) -> list[str]:
    faults = []
    body = trees["word/document.xml"]
    stories = [tree for name, tree in trees.items() if re.match(r"word/(document|footnotes|header|footer)", name)]
    styles = next(tree for name, tree in trees.items() if tree.tag == w("styles"))
    style_ids = [str(one.get(w("styleId"))) for one in styles.iter(w("style"))]
    faults += [f"the style {id} is defined twice" for id, count in Counter(style_ids).items() if count > 1]
    for story in [*stories, styles]:
        for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            for use in story.iter(w(name)):
                if str(use.get(w("val"))) not in style_ids:
                    faults.append(f"the style {use.get(w('val'))} is not defined")
    numbering = trees["word/numbering.xml"]
    abstracts = [str(one.get(w("abstractNumId"))) for one in numbering.findall(w("abstractNum"))]
    numbers = [str(one.get(w("numId"))) for one in numbering.findall(w("num"))]
    for kind, ids in (("abstractNum", abstracts), ("num", numbers)):
        faults += [f"{kind} {id} is defined twice" for id, count in Counter(ids).items() if count > 1]
    for one in numbering.findall(w("num")):
        if str(one.find(w("abstractNumId")).get(w("val"))) not in abstracts:
            faults.append(f"num {one.get(w('numId'))} has no definition")
    for story in [*stories, styles]:
        for use in story.iter(w("numId")):
            if use.get(w("val")) != "0" and str(use.get(w("val"))) not in numbers:
                faults.append(f"numId {use.get(w('val'))} is not defined")
    faults += _note_faults(trees) + _bookmark_faults(body)
    controls = [str(one.get(w("val"))) for one in body.iter(w("id")) if one.getparent().tag == w("sdtPr")]
    faults += [f"the content control id {id} is used twice" for id, count in Counter(controls).items() if count > 1]
    return faults


def _note_faults(trees: dict[str, etree._Element]) -> list[str]:
    defined = [int(str(one.get(w("id")))) for one in trees["word/footnotes.xml"].findall(w("footnote"))]
    used = [int(str(one.get(w("id")))) for one in trees["word/document.xml"].iter(w("footnoteReference"))]
    faults = []
    if sorted(defined) != [-1, 0, *range(1, len(used) + 1)]:
        faults.append(f"the footnotes are numbered {defined}")
    if used != sorted(set(used)) or len(used) != len(defined) - 2:
        faults.append(f"footnotes are referred to as {used}, defined as {defined}")
    return faults


def _bookmark_faults(body: etree._Element) -> list[str]:
    starts = [str(one.get(w("id"))) for one in body.iter(w("bookmarkStart"))]
    ends = [str(one.get(w("id"))) for one in body.iter(w("bookmarkEnd"))]
    names = [str(one.get(w("name"))) for one in body.iter(w("bookmarkStart"))]
    faults = [f"the bookmark id {id} starts twice" for id, count in Counter(starts).items() if count > 1]
    faults += [f"the bookmark {name} stands twice" for name, count in Counter(names).items() if count > 1]
    if sorted(starts) != sorted(ends):
        faults.append("bookmarks do not come in pairs")
    for name in names:
        if len(name) > 40:
            faults.append(f"the bookmark name {name} is too long")
    for link in body.iter(w("hyperlink")):
        if link.get(w("anchor")) and str(link.get(w("anchor"))) not in names:
            faults.append(f"a link leads to the bookmark {link.get(w('anchor'))}, which is not there")
    for code in body.iter(w("instrText")):
        words = str(code.text).split()
        if words[0] in ("REF", "NOTEREF") and words[1] not in names:
            faults.append(f"the field {code.text} leads to no bookmark")
    return faults
