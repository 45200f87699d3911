"""Small PDFs for tests: text at places, lines, squares and fields, as other programs write them.

In: calls on `Sheet`. Out: `pdf_of(sheets)`, the bytes of a PDF 1.7 (ISO 32000-1) with the fonts Helvetica, Helvetica
Bold and Wingdings, none of them embedded.
"""

from __future__ import annotations

from dataclasses import dataclass, field

FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "symbols": "Wingdings"}
WIDTHS = {
    "i": 0.22,
    "l": 0.22,
    "j": 0.22,
    "f": 0.28,
    "t": 0.28,
    "I": 0.28,
    " ": 0.28,
    "m": 0.83,
    "w": 0.72,
    "r": 0.33,
    "D": 0.72,
}


def width_of(text: str, size: float) -> float:
    """About how wide Helvetica sets a text."""
    return sum(WIDTHS.get(character, 0.53) for character in text) * size


@dataclass
class Sheet:
    """One page, A4 unless told otherwise."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    content: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    crop: tuple[float, float, float, float] | None = None
    picture: bool = False

    def text(self, x: float, y: float, text: str, size: float = 11, font: str = "plain") -> None:
        name = f"F{list(FONTS).index(font)}"
        self.content.append(f"BT /{name} {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET")

    def turned(self, x: float, y: float, text: str, size: float = 40) -> None:
        """Text at 45 degrees, as a watermark."""
        self.content.append(f"BT /F0 {size} Tf 0.7 0.7 -0.7 0.7 {x} {y} Tm ({_escaped(text)}) Tj ET")

    def lines(self, x: float, y: float, texts: list[str], size: float = 11, *, gap: float = 1.2) -> float:
        """Lines below each other; gives the height of the next."""
        for text in texts:
            self.text(x, y, text, size)
            y -= size * gap
        return y

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self.content.append(f"0.5 w {x} {y} m {to_x} {to_y} l S")

    def rectangle(self, x: float, y: float, width: float, height: float, how: str = "S") -> None:
        self.content.append(f"0.5 w {x} {y} {width} {height} re {how}")

    def circle(self, x: float, y: float, radius: float) -> None:
        k, r = 0.5523 * radius, radius
        quarters = (
            (1, 0, 1, k / r, k / r, 1, 0, 1),
            (0, 1, -k / r, 1, -1, k / r, -1, 0),
            (-1, 0, -1, -k / r, -k / r, -1, 0, -1),
            (0, -1, k / r, -1, 1, -k / r, 1, 0),
        )
        curves = []
        for _, _, *points in quarters:
            placed = [r * value + (x if at % 2 == 0 else y) for at, value in enumerate(points)]
            curves.append(" ".join(f"{value:.3f}" for value in placed) + " c")
        self.content.append(f"{x + r} {y} m {' '.join(curves)} S")

    def grid(self, x: float, top: float, columns: list[float], rows: list[float], how: str = "S") -> None:
        """The borders of a table: widths of columns, heights of rows; with `f` as filled rectangles."""
        right, bottom = x + sum(columns), top - sum(rows)
        edges = [x]
        for width in columns:
            edges.append(edges[-1] + width)
        levels = [top]
        for height in rows:
            levels.append(levels[-1] - height)
        for edge in edges:
            self.rectangle(edge, bottom, 0.5, top - bottom, how) if how == "f" else self.line(edge, bottom, edge, top)
        for level in levels:
            self.rectangle(x, level, right - x, 0.5, how) if how == "f" else self.line(x, level, right, level)

    def entry(self, x: float, y: float, width: float, height: float, kind: str, name: str) -> None:
        """A field; `kind` is what stands in its dictionary, such as `/FT /Tx /MaxLen 300`."""
        self.fields.append(
            f"<< /Type /Annot /Subtype /Widget /F 4 /Rect [{x} {y} {x + width} {y + height}] /T ({name}) {kind} >>"
        )


def _escaped(text: str) -> str:
    encoded = text.encode("cp1252").decode("latin-1")
    return encoded.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf_of(sheets: list[Sheet], title: str = "", *, encrypted: bool = False) -> bytes:
    """The bytes of a PDF with these pages."""
    objects: list[bytes] = [b"", b""]
    fonts = []
    for name in FONTS.values():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode())
        fonts.append(f"/F{len(fonts)} {len(objects)} 0 R")
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "
        b"/Length 1 >>\nstream\n\x80\nendstream"
    )
    picture = len(objects)
    pages, fields = [], []
    for sheet in sheets:
        marks = [*sheet.content, *([f"q {sheet.width} 0 0 {sheet.height} 0 0 cm /P Do Q"] if sheet.picture else [])]
        body = "\n".join(marks).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        content = len(objects)
        widgets = []
        for entry in sheet.fields:
            objects.append(entry.encode("latin-1"))
            widgets.append(f"{len(objects)} 0 R")
        fields += widgets
        crop = f" /CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}]{crop} /Rotate {sheet.rotate} "
            f"/Resources << /Font << {' '.join(fonts)} >> /XObject << /P {picture} 0 R >> >> /Contents {content} 0 R "
            f"/Annots [{' '.join(widgets)}] >>".encode()
        )
        pages.append(f"{len(objects)} 0 R")
    form = f" /AcroForm << /Fields [{' '.join(fields)}] >>" if fields else ""
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R{form} >>".encode()
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(pages)}] /Count {len(pages)} >>".encode()
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode("latin-1"))
    return _file(objects, encrypted)


def _file(objects: list[bytes], encrypted: bool) -> bytes:
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    secret = b""
    if encrypted:
        secret = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
            b"ab" * 32,
            b"cd" * 32,
        )
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R%s >>\n" % (len(objects) + 1, len(objects), secret)
    return made + head + tail + b"startxref\n%d\n%%%%EOF\n" % len(made)
