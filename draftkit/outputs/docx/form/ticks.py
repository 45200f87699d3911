"""Ticks: boxes that are content controls, legacy fields, or characters drawn in the text.

In: the place of a box and whether it is to be ticked. Out: the box, in the formatting it had. A drawn box becomes the
ticked one of its kind; an unticked one looks like the empty box next to it in the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from draftkit.outputs.docx.form.formatting import own_control, set_property
from draftkit.outputs.docx.form.runs import set_text
from draftkit.word.form import glyphs
from draftkit.word.form.scanned import SpotPlace
from draftkit.word.form.spots import SpotKind
from draftkit.word.names import W, w

Element = etree._Element

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TICKED, EMPTY = "☒", "☐"
TICKED_ROUND, EMPTY_ROUND = "◉", "○"
SQUARED = {"□": "⊠"}
"""Boxes that have a ticked one of their own, by which they are known again."""
_SQUARES = {ticked: box for box, ticked in SQUARED.items()}
EMPTY_BOXES = frozenset(glyphs.EMPTY + glyphs.EMPTY_ROUND)
"""Those of Unicode, which are themselves in any font."""
_ROUND = "○◯⚪❍⭘◉⦿🔘●⚫"
_SELECTORS = "\ufe0e\ufe0f"

_ON = {
    "wingdings": {0xA8: 0xFE, 0x6F: 0xFD, 0x70: 0xFD, 0x71: 0xFD, 0x72: 0xFD}
    | dict.fromkeys((0x6D, 0xA1, 0xA2, 0xA3), 0xA4),
    "wingdings 2": {0xA3: 0x52, 0xA4: 0x52, 0x2A: 0x51, 0x81: 0x97},
    "webdings": {0x63: 0x67},
}
"""By the name of a symbol font: the ticked box for each empty one."""

_OFF = {
    "wingdings": {0xFE: 0xA8, 0xFD: 0x6F, 0x78: 0x72, 0xA4: 0xA1, 0xFB: 0x6F, 0xFC: 0x6F, 0x6E: 0x6F, 0x6C: 0xA1},
    "wingdings 2": {0x52: 0xA3, 0x50: 0xA3, 0x4F: 0xA3, 0x98: 0xA3, 0xA2: 0xA3, 0x97: 0x81}
    | dict.fromkeys((0x51, 0x53, 0x54), 0x2A),
    "webdings": {0x67: 0x63, 0x61: 0x63, 0x72: 0x63},
}
_PRIVATE = 0xF000


def write_tick(place: SpotPlace, on: bool, empty: Iterable[str] = ()) -> None:
    """Tick a box or take its tick away; `empty` are the empty boxes drawn nearest in the form, nearest first."""
    match place.spot.kind:
        case SpotKind.CHECK_CONTROL:
            _control(place.elements[0], on)
        case SpotKind.CHECK_FIELD:
            _field(place.elements[0], on)
        case _:
            _drawn(place, on, empty)


def drawn_box(place: SpotPlace) -> str:
    """The characters that a box is drawn with; empty for a symbol."""
    return "".join((piece.element.text or "")[piece.start : piece.end] for piece in place.pieces if piece.end)


def is_round(box: str) -> bool:
    """Whether a drawn box is a circle."""
    return box[:1] in _ROUND


def _control(control: Element, on: bool) -> None:
    """A `w14:checkbox`: its state, and the character and font that it shows ([MS-DOCX] 2.6.1)."""
    box = control.find(f"{w('sdtPr')}/{W14}checkbox")
    content = control.find(w("sdtContent"))
    if box is None or content is None:
        return
    checked = box.find(W14 + "checked")
    if checked is None:
        checked = box.makeelement(W14 + "checked")
        box.insert(0, checked)
    checked.set(W14 + "val", "1" if on else "0")
    state = box.find(W14 + ("checkedState" if on else "uncheckedState"))
    code = state.get(W14 + "val", "") if state is not None else ""
    font = state.get(W14 + "font", "") if state is not None else ""
    code = code if re.fullmatch("[0-9A-Fa-f]{2,6}", code) else ("2612" if on else "2610")
    _show(_showing_run(content), int(code, 16), font or "MS Gothic")


def _showing_run(content: Element) -> Element:
    """The run of a control that shows its box; LibreOffice puts empty runs before it, and other controls around."""
    runs = [run for run in content.iter(w("r")) if own_control(run, content)]
    if not runs:
        paragraph = next(content.iter(w("p")), None)
        return etree.SubElement(content if paragraph is None else paragraph, w("r"))
    showing = [run for run in runs if run.find(w("t")) is not None or run.find(w("sym")) is not None]
    for other in showing[1:]:
        for shown in [*other.findall(w("t")), *other.findall(w("sym"))]:
            other.remove(shown)
    return (showing or runs)[0]


def _show(run: Element, code: int, font: str) -> None:
    for child in list(run):
        if child.tag != w("rPr"):
            run.remove(child)
    if code >= _PRIVATE or font.lower() in _ON:
        symbol = etree.SubElement(run, w("sym"))
        symbol.set(w("font"), font)
        symbol.set(w("char"), f"{code if code >= _PRIVATE else _PRIVATE + code:04X}")
        return
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"), nsmap={"w": W})
        run.insert(0, properties)
    set_property(properties, "rFonts", ascii=font, hAnsi=font, eastAsia=font)
    set_text(etree.SubElement(run, w("t")), chr(code))


def _field(begin: Element, on: bool) -> None:
    """A FORMCHECKBOX field (ECMA-376 part 1, 17.16.7): `w:checked` beside its `w:default`, which stays."""
    box = begin.find(f"{w('fldChar')}/{w('ffData')}/{w('checkBox')}")
    if box is None:
        return
    checked = box.find(w("checked"))
    default = box.find(w("default"))
    if not on and checked is not None and (default is None or default.get(w("val"), "1") in ("0", "false", "off")):
        box.remove(checked)
        return
    if checked is None:
        checked = etree.SubElement(box, w("checked"))
    checked.attrib.pop(w("val"), None)
    if not on:
        checked.set(w("val"), "0")


def _drawn(place: SpotPlace, on: bool, empty: Iterable[str]) -> None:
    """A box among the characters of a line, in the run that it is in."""
    if not place.pieces:
        return
    piece = place.pieces[0]
    if piece.element.tag == w("sym"):
        _symbol(piece.element, on)
        return
    drawn = drawn_box(place)
    changed = _of_symbol_font(drawn, piece.element, on) or _changed(drawn, on, empty)
    for later in place.pieces[:0:-1]:
        text = later.element.text or ""
        set_text(later.element, text[: later.start] + text[later.end :])
    text = piece.element.text or ""
    set_text(piece.element, text[: piece.start] + changed + text[piece.end :])


def _symbol(symbol: Element, on: bool) -> None:
    font = symbol.get(w("font"), "")
    number = int(symbol.get(w("char"), "0"), 16)
    table = (_ON if on else _OFF).get(font.lower(), {})
    code = number - _PRIVATE if number >= _PRIVATE else number
    if on and font.lower() == "webdings":
        symbol.set(w("font"), "Wingdings")
    new = {0x67: 0xFE}.get(table.get(code, 0), table.get(code, code)) if on else table.get(code, code)
    symbol.set(w("char"), f"{new + _PRIVATE if number >= _PRIVATE else new:04X}")


def _of_symbol_font(drawn: str, text: Element, on: bool) -> str:
    """The other state of a box that is a letter of a symbol font; empty if it is not."""
    run = text.getparent()
    fonts = run.find(f"{w('rPr')}/{w('rFonts')}") if run is not None else None
    name = (fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") if fonts is not None else ""
    table = (_ON if on else _OFF).get(name.lower())
    if table is None or len(drawn) != 1:
        return ""
    private = ord(drawn) >= _PRIVATE
    new = table.get(ord(drawn) - _PRIVATE if private else ord(drawn))
    return "" if new is None else chr(new + _PRIVATE if private else new)


def _changed(drawn: str, on: bool, empty: Iterable[str]) -> str:
    """The characters of a box in its other state."""
    if drawn.startswith(("[", "(")):
        return _bracketed(drawn, on)
    selector = drawn[-1] if drawn[-1:] in tuple(_SELECTORS) else ""
    rounded = is_round(drawn)
    if on:
        return (TICKED_ROUND if rounded else SQUARED.get(drawn[:1], TICKED)) + selector
    if drawn[:1] in _SQUARES:
        return _SQUARES[drawn[:1]] + selector
    near = (box for box in empty if is_round(box) == rounded and box[:1] in EMPTY_BOXES)
    return next(near, EMPTY_ROUND if rounded else EMPTY)


def _bracketed(drawn: str, on: bool) -> str:
    inner = drawn[1:-1]
    if not on:
        return drawn[0] + (" " * max(1, len(inner))) + drawn[-1]
    if len(inner) == 3:
        return f"{drawn[0]}{inner[0]}x{inner[2]}{drawn[-1]}".replace("_", " ")
    return f"{drawn[0]}x{drawn[-1]}"
