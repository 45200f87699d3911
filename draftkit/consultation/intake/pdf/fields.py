"""Fields: what an interactive PDF lets people fill in (ISO 32000-1, 12.7.4).

In: a page of PDFium. Out: for each field its box and its place on the page.
"""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

from draftkit.consultation.intake.pdf.paths import Place, Square
from draftkit.consultation.passages import Box

FIELD_LIMIT = 5_000
OPTION_LIMIT = 500
_REQUIRED = 1 << 1
_SEVERAL = 1 << 21


class FieldPlace(NamedTuple):
    """A field on a page."""

    box: Box
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, square: Square) -> bool:
        """Whether a drawn square is the frame of this field."""
        x, y = (square.left + square.right) / 2, (square.bottom + square.top) / 2
        return self.left - 2 <= x <= self.right + 2 and self.bottom - 2 <= y <= self.top + 2


def fields_of(document: Any, page: Any, place: Place) -> list[FieldPlace]:
    """The fields of a page in their order, without buttons and signatures."""
    from pypdfium2 import raw

    form = document.formenv
    if form is None:
        return []
    found = []
    for index in range(min(FIELD_LIMIT, raw.FPDFPage_GetAnnotCount(page))):
        note = raw.FPDFPage_GetAnnot(page, index)
        try:
            if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET:
                box = _box(raw, form, note)
                area = raw.FS_RECTF()
                if box is not None and raw.FPDFAnnot_GetRect(note, area):
                    one, other = place(area.left, area.bottom), place(area.right, area.top)
                    sides = (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
                    found.append(FieldPlace(box, *sides))
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return found


def _box(raw: Any, form: Any, note: Any) -> Box | None:
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    flags = raw.FPDFAnnot_GetFormFieldFlags(form, note)
    required = bool(flags & _REQUIRED) and flags > 0
    spoken = _text(raw.FPDFAnnot_GetFormFieldAlternateName, form, note)
    if kind == raw.FPDF_FORMFIELD_TEXTFIELD:
        most = ctypes.c_float()
        raw.FPDFAnnot_GetNumberValue(note, b"MaxLen", most)
        return Box("text", spoken, characters=max(0, int(most.value)), required=required)
    if kind == raw.FPDF_FORMFIELD_CHECKBOX:
        return Box("tick", required=required)
    if kind == raw.FPDF_FORMFIELD_RADIOBUTTON:
        return Box("tick", group=_text(raw.FPDFAnnot_GetFormFieldName, form, note), required=required)
    if kind in {raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}:
        count = min(OPTION_LIMIT, max(0, raw.FPDFAnnot_GetOptionCount(form, note)))
        options = (_text(raw.FPDFAnnot_GetOptionLabel, form, note, number) for number in range(count))
        return Box("list", spoken, tuple(option for option in options if option), required=required)
    return None


def _text(ask: Any, form: Any, note: Any, *more: int) -> str:
    """A text that PDFium writes into a buffer as UTF-16."""
    size = ask(form, note, *more, None, 0)
    if size <= 2 or size > 100_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(form, note, *more, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return " ".join(buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\x00", "").split())
