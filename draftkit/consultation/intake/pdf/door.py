"""The door to PDFium (pypdfium2): pages of a PDF as plain values.

In: the bytes of a PDF. Out: `Page` values one by one, so that no more than one page is held, or a `DraftkitError`.
Nothing in the file is run or fetched: the build has neither JavaScript nor XFA, and links are not followed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from draftkit.consultation.intake.decoding import too_big, unreadable
from draftkit.consultation.intake.extras import missing
from draftkit.consultation.intake.pdf.fields import fields_of
from draftkit.consultation.intake.pdf.paths import paths_of
from draftkit.consultation.intake.pdf.values import CIRCLE, FIRST_FIELD, TICK, Glyph, Page

FILE_LIMIT = 200_000_000
PAGE_LIMIT = 2_000
GLYPH_LIMIT = 150_000
"""Most characters on one page; a page of the densest print has 15,000."""

_PASSWORD = 4
_SYMBOL_FONTS = ("wingdings", "webdings")
_SPACES = frozenset([9, 10, 13, 32, 160, 0x2002, 0x2003, 0x2009, 0x202F, 0x200B])


class Opened(NamedTuple):
    """An open PDF."""

    document: Any
    pages: int
    title: str
    xfa: bool


def open_pdf(data: bytes, file: str) -> Opened:
    """Open a PDF; raises `DraftkitError` for a damaged, encrypted or oversized one, `UsageError` without the extra."""
    try:
        import pypdfium2
        from pypdfium2 import raw
    except ImportError as fault:
        raise missing("pdf", "reading a PDF", file) from fault
    if len(data) > FILE_LIMIT:
        raise too_big(file, f"has {len(data):,} bytes; at most {FILE_LIMIT:,} are read")
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as fault:
        raise _refused(file, raw.FPDF_GetLastError() == _PASSWORD or "password" in str(fault).lower()) from fault
    if pages > PAGE_LIMIT:
        document.close()
        raise too_big(file, f"has {pages:,} pages; at most {PAGE_LIMIT:,} are read")
    if not pages:
        document.close()
        raise unreadable(file, "has no pages", "it may be damaged: ask for it again, or for the Word version")
    form = document.get_formtype()
    if form:
        document.init_forms()
    title = str(document.get_metadata_dict().get("Title", "")).strip("\x00 ")
    return Opened(document, pages, title, form in {raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND})


def _refused(file: str, password: bool) -> Exception:
    if password:
        hint = "open it with its password, print it to a new PDF, and use that; or ask for the Word version"
        return unreadable(file, "is protected by a password", hint)
    return unreadable(file, "is damaged, or no PDF", "ask for it again, or for the Word version")


def pages_of(opened: Opened, file: str) -> Iterator[Page]:
    """The pages in order. A page that cannot be loaded comes without anything in it."""
    import pypdfium2

    for number in range(1, opened.pages + 1):
        try:
            page = opened.document[number - 1]
        except pypdfium2.PdfiumError:
            yield Page(number, 0, 0, [], [], [])
            continue
        try:
            yield _page(opened, page, number, file)
        finally:
            page.close()


def _page(opened: Opened, page: Any, number: int, file: str) -> Page:
    turn = _Turn(page)
    glyphs, turned, unknown = _glyphs(page, turn, number, file)
    paths = paths_of(page, turn.place)
    fields = fields_of(opened.document, page, turn.place)
    for square in paths.squares:
        if not any(field.covers(square) for field in fields):
            size = square.top - square.bottom
            mark = CIRCLE if square.round else TICK
            glyphs.append(Glyph(mark, square.left, square.right, square.bottom + size * 0.15, size))
    for index, field in enumerate(fields):
        size = min(12.0, field.top - field.bottom)
        baseline = field.top - size if field.top - field.bottom > 2 * size else field.bottom + size * 0.25
        glyphs.append(Glyph(chr(FIRST_FIELD + index), field.left, field.right, baseline, size))
    boxes = [field.box for field in fields]
    return Page(number, turn.width, turn.height, glyphs, paths.rules, boxes, paths.images, turned, unknown)


class _Turn:
    """How coordinates of a page turn with its /Rotate."""

    def __init__(self, page: Any) -> None:
        self.angle = page.get_rotation()
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom = left, bottom
        self.inner = (right - left, top - bottom)
        wide = self.angle in {90, 270}
        self.width, self.height = (self.inner[1], self.inner[0]) if wide else self.inner

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point as it is seen, from the lower left corner."""
        x, y = x - self.left, y - self.bottom
        width, height = self.inner
        if self.angle == 90:
            return y, width - x
        if self.angle == 180:
            return width - x, height - y
        return (height - y, x) if self.angle == 270 else (x, y)

    def direction(self, a: float, b: float) -> tuple[float, float]:
        """A direction as it is seen."""
        if self.angle == 90:
            return b, -a
        if self.angle == 180:
            return -a, -b
        return (-b, a) if self.angle == 270 else (a, b)


class _Font(NamedTuple):
    """What characters of one text object have in common."""

    size: float
    bold: bool
    symbols: bool
    level: bool
    """Whether they are horizontal."""
    baseline: float
    """On a page that is not turned; a text object is one line."""


def _glyphs(page: Any, turn: _Turn, number: int, file: str) -> tuple[list[Glyph], str, int]:
    """The characters of a page, those that are not horizontal as one text, and how many are unknown."""
    from pypdfium2 import raw

    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > GLYPH_LIMIT:
            raise too_big(file, f"has {count:,} characters on page {number}; at most {GLYPH_LIMIT:,} are read")
        return _read_glyphs(raw, text.raw, count, turn)
    finally:
        text.close()


def _read_glyphs(raw: Any, text: Any, count: int, turn: _Turn) -> tuple[list[Glyph], str, int]:
    fonts: dict[int | None, _Font] = {}
    glyphs: list[Glyph] = []
    turned: list[str] = []
    unknown = 0
    upright = turn.angle == 0
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    of_object, unicode, loose = raw.FPDFText_GetTextObject, raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    for index in range(count):
        code = unicode(text, index)
        if code in _SPACES:
            continue
        shape = of_object(text, index)
        key = ctypes.addressof(shape.contents) if shape else None
        font = fonts.get(key)
        if font is None:
            font = fonts[key] = _font(raw, text, index, turn)
        character = chr(code) if 32 < code < 127 and not font.symbols else _character(code, font)
        unknown += character == "\ufffd"
        if not font.level:
            turned.append(character)
            continue
        loose(text, index, box)
        if upright:
            left, right, baseline = box.left - turn.left, box.right - turn.left, font.baseline
        else:
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            (one, _), (other, _) = turn.place(box.left, box.bottom), turn.place(box.right, box.top)
            left, right, baseline = min(one, other), max(one, other), turn.place(x.value, y.value)[1]
        glyphs.append(Glyph(character, left, right, baseline, font.size, font.bold))
    return glyphs, "".join(turned), unknown


def _character(code: int, font: _Font) -> str:
    if font.symbols and 32 < code < 256:
        return chr(0xF000 + code)
    if code == 2:
        return "-"  # PDFium's mark for any hyphen at the end of a line
    return "\ufffd" if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code == 0xFFFE else chr(code)


def _font(raw: Any, text: Any, index: int, turn: _Turn) -> _Font:
    name = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 200, flags)
    label = name.value.decode("utf-8", "replace").lower()
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    along, across = turn.direction(matrix.a, matrix.b)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    size = max(1.0, raw.FPDFText_GetFontSize(text, index) * scale)
    heavy = raw.FPDFText_GetFontWeight(text, index) >= 600 or "bold" in label or "black" in label or "heavy" in label
    symbols = any(font in label for font in _SYMBOL_FONTS)
    level = abs(across) < abs(along) * 0.1 and along > 0
    return _Font(size, heavy or bool(flags.value & 0x40000), symbols, level, matrix.f - turn.bottom)
