"""Forms that somebody filled in by hand: typed into cells, blanks and fields, as Word saves them, without our marks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from draftkit.word.form.scan import scan_form
from draftkit.word.form.scanned import ScannedForm, SpotPlace
from draftkit.word.form.spots import TICKS, SpotKind
from draftkit.word.names import w

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def typed(form: bytes, answers: Mapping[str, str]) -> bytes:
    """The form with a text, or for ticks `x`, at each address."""
    scanned = scan_form(form, "form.docx")
    for address, text in answers.items():
        _type(scanned, scanned.places[address], text)
    parts = dict(scanned.parts) | {scanned.main: etree.tostring(scanned.tree, encoding="UTF-8", standalone=True)}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def _run(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = text
    run[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _type(scanned: ScannedForm, place: SpotPlace, text: str) -> None:
    kind, first = place.spot.kind, place.elements[0]
    if kind in TICKS:
        _tick(place)
    elif kind is SpotKind.CELL:
        paragraphs = first.findall(w("p"))
        for number, line in enumerate(text.split("\n")):
            paragraph = paragraphs[number] if number < len(paragraphs) else etree.SubElement(first, w("p"))
            paragraph.append(_run(line))
    elif kind is SpotKind.PARAGRAPH:
        for line, paragraph in zip(text.split("\n"), place.elements, strict=False):
            paragraph.append(_run(line))
        after = place.elements[min(text.count("\n"), len(place.elements) - 1)]
        for line in reversed(text.split("\n")[len(place.elements) :]):
            made = etree.Element(w("p"))
            made.append(_run(line))
            after.addnext(made)
    elif kind is SpotKind.INLINE:
        first.append(_run(f" {text}"))
    elif kind is SpotKind.BLANK:
        for piece in place.pieces:
            if piece.element.tag == w("t"):
                whole = piece.element.text or ""
                piece.element.text = whole[: piece.start] + text + whole[piece.end or len(whole) :]
            else:
                piece.element.addprevious(_run(text)[0])
            text = ""
    elif first.tag == w("sdt"):
        _control(first, text)
    else:
        _field(place, text)


def _tick(place: SpotPlace) -> None:
    if place.spot.kind is SpotKind.TICK:
        piece = place.pieces[0]
        if piece.element.tag == w("t"):
            whole = piece.element.text or ""
            piece.element.text = whole[: piece.start] + "\u2612" + whole[piece.start + 1 :]
        else:
            piece.element.set(w("char"), "F078")
        return
    if place.spot.kind is SpotKind.CHECK_CONTROL:
        place.elements[0].find(f".//{W14}checked").set(f"{W14}val", "1")  # type: ignore[union-attr]
        place.elements[0].find(f"{w('sdtContent')}//{w('t')}").text = "\u2612"  # type: ignore[union-attr]
        return
    box = place.elements[0].find(f".//{w('checkBox')}")
    assert box is not None
    for old in box.findall(w("checked")):
        box.remove(old)
    etree.SubElement(box, w("checked"))


def _control(control: etree._Element, text: str) -> None:
    properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
    assert properties is not None
    assert content is not None
    for shown in properties.findall(w("showingPlcHdr")):
        properties.remove(shown)
    runs = list(content.iter(w("r")))
    target = runs[0].getparent() if runs else content.find(w("p"))
    holder = content if target is None else target
    for run in runs:
        run.getparent().remove(run)  # type: ignore[union-attr]
    holder.append(_run(text))


def _field(place: SpotPlace, text: str) -> None:
    runs = list(place.elements)
    marks = [run.find(w("fldChar")) for run in runs]
    separate = next(
        number for number, mark in enumerate(marks) if mark is not None and mark.get(w("fldCharType")) == "separate"
    )
    for run in runs[separate + 1 : -1]:
        run.getparent().remove(run)  # type: ignore[union-attr]
    runs[separate].addnext(_run(text))
