"""Runs: a paragraph of a Word document -> stretches of text, each with its formatting.

In: `w:p` elements and a view: as everything stands with tracked changes accepted, or as it was before them. Out:
`Stretch` values in order; fields show their results, deleted and hidden text is left out (ECMA-376 part 1, 17.3.2,
17.13.5, 17.16.18).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from draftkit.word.form.styles import Styles, switched_on, value_of
from draftkit.word.names import r, w

_LEFT_OUT = {
    False: frozenset({w("del"), w("moveFrom")}),
    True: frozenset({w("ins"), w("moveTo")}),
}
_SKIPPED = frozenset(
    map(w, ("pPr", "rPr", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "txbxContent", "drawing", "pict", "object"))
)
_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_SAFE = re.compile(r"(https?://|mailto:|tel:)[^\s<>]+\Z", re.IGNORECASE)


class Stretch(NamedTuple):
    """Text with one formatting."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: str = ""
    """The id of the footnote that is called here; the text is empty then."""


class Reader:
    """Reads the paragraphs of one document in one view."""

    def __init__(
        self, styles: Styles, targets: Mapping[str, str], italic: frozenset[str] = frozenset(), *, original: bool
    ) -> None:
        self.styles = styles
        self.italic = italic
        """The ids of the character styles that are for emphasis."""
        self.targets = targets
        self.left_out = _LEFT_OUT[original]
        self.original = original
        self.fields: list[dict[str, str]] = []

    def stretches(self, paragraph: etree._Element) -> list[Stretch]:
        """The stretches of a paragraph, those with the same formatting joined."""
        style = value_of(paragraph.find(w("pPr")), "pStyle")
        bold = self.styles.look(style).bold
        joined: list[Stretch] = []
        for one in self._of(paragraph, bold=bold, link=""):
            if joined and not one.note and not joined[-1].note and one[1:] == joined[-1][1:]:
                joined[-1] = joined[-1]._replace(text=joined[-1].text + one.text)
            elif one.text or one.note:
                joined.append(one)
        return joined

    def _of(self, parent: etree._Element, *, bold: bool, link: str) -> Iterator[Stretch]:
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in self.left_out or child.tag in _SKIPPED:
                continue
            if child.tag == w("sdt") and shows_placeholder(child):
                continue
            if child.tag == w("r"):
                yield from self._run(child, bold=bold, link=link)
            elif child.tag == w("hyperlink"):
                target = self.targets.get(child.get(r("id")) or "", "")
                yield from self._of(child, bold=bold, link=target if _SAFE.match(target) else link)
            elif child.tag == w("fldSimple"):
                yield from self._of(child, bold=bold, link=_target(child.get(w("instr")) or "") or link)
            else:
                yield from self._of(child, bold=bold, link=link)

    def _run(self, run: etree._Element, *, bold: bool, link: str) -> Iterator[Stretch]:
        properties = run.find(w("rPr"))
        style = value_of(properties, "rStyle")
        look = self.styles.look(style)
        if switched_on(properties, "vanish", look.hidden):
            return
        bold = switched_on(properties, "b", bold or look.bold)
        italic = switched_on(properties, "i", style in self.italic)
        for child in run:
            if child.tag == w("fldChar"):
                self._field(child)
            elif child.tag == w("instrText") and self.fields:
                self.fields[-1]["code"] += child.text or ""
            elif self._in_code():
                continue
            elif child.tag == w("t") or (child.tag == w("delText") and self.original):
                yield Stretch(child.text or "", bold, italic, self._link() or link)
            elif child.tag in _CHARACTERS:
                text = "" if child.get(w("type")) in ("page", "column") else _CHARACTERS[child.tag]
                yield Stretch(text, bold, italic, self._link() or link)
            elif child.tag == w("sym"):
                yield Stretch(_symbol(child), bold, italic, self._link() or link)
            elif child.tag in (w("footnoteReference"), w("endnoteReference")):
                kind = "e" if child.tag == w("endnoteReference") else ""
                yield Stretch("", note=f"{kind}{child.get(w('id'))}")

    def _field(self, element: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self.fields.append({"code": "", "result": ""})
        elif kind == "separate" and self.fields:
            self.fields[-1]["result"] = "yes"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _in_code(self) -> bool:
        return any(not field["result"] for field in self.fields)

    def _link(self) -> str:
        return next((link for field in reversed(self.fields) if (link := _target(field["code"]))), "")


def italic_styles(tree: etree._Element | None) -> frozenset[str]:
    """The ids of the character styles that set italics, or are Word's own for emphasis."""
    found = set()
    for style in tree.iterchildren(w("style")) if tree is not None else ():
        if style.get(w("type")) == "character":
            named = value_of(style, "name").casefold() in ("emphasis", "intense emphasis", "subtle emphasis")
            if named or switched_on(style.find(w("rPr")), "i"):
                found.add(style.get(w("styleId")) or "")
    return frozenset(found)


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a content control holds only the words that ask for a value."""
    return control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None


def _target(code: str) -> str:
    found = _LINK.match(code)
    return found[1] if found and _SAFE.match(found[1]) else ""


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font; those of the private area have no meaning outside it."""
    try:
        code = int(element.get(w("char")) or "0", 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= code <= 0xF8FF or code < 32 else chr(code)
