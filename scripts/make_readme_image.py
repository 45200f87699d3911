"""Make the README's picture: page 1 of the Kent briefing as LibreOffice shows it.

In: `examples/kent-conviction/briefing.yaml`. Out: `docs/images/kent-briefing.png`, about 100 kB. Needs `soffice` and
`pdftoppm`. Run it again when the template, the house style or the example changes how page 1 looks.

    python scripts/make_readme_image.py
"""

from __future__ import annotations

import struct
import subprocess
import zlib
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import draftkit

ROOT = Path(__file__).resolve().parent.parent
IMAGE = ROOT / "docs" / "images" / "kent-briefing.png"
INPUTS = ROOT / "examples" / "kent-conviction" / "briefing.yaml"
WIDTH = 760
"""Width of the picture in pixels."""
STEP = 51
"""How far apart the shades of a colour are: six shades of each make at most 216 colours."""


def make_document(path: Path) -> None:
    """Assemble the example."""
    library = draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"])
    inputs = draftkit.read_inputs(INPUTS)
    draft = draftkit.assemble(inputs, library, as_at=date.fromisoformat(inputs.data["as_at"]))
    path.write_bytes(draftkit.write(draft))


def make_picture(document: Path, folder: Path) -> bytes:
    """Page 1 of a document as a picture."""
    profile = (folder / "profile").as_uri()
    convert = f"soffice -env:UserInstallation={profile} --headless --convert-to pdf --outdir".split()
    subprocess.run([*convert, str(folder), str(document)], check=True, capture_output=True, timeout=300)
    draw = f"pdftoppm -f 1 -l 1 -singlefile -scale-to-x {WIDTH} -scale-to-y -1".split()
    page = folder / "page"
    subprocess.run([*draw, str(document.with_suffix(".pdf")), str(page)], check=True, timeout=300)
    return indexed_png(page.with_suffix(".ppm").read_bytes())


def indexed_png(picture: bytes) -> bytes:
    """A picture in PPM (P6) as a PNG with a palette: a third of the size of one with full colours."""
    width, height = map(int, picture.split(maxsplit=3)[1:3])
    pixels = picture[-3 * width * height :].translate(bytes(round(level / STEP) * STEP for level in range(256)))
    colours = [pixels[start : start + 3] for start in range(0, len(pixels), 3)]
    palette = {colour: number for number, colour in enumerate(sorted(set(colours)))}
    rows = bytes(palette[colour] for colour in colours)
    lines = b"".join(b"\0" + rows[start : start + width] for start in range(0, len(rows), width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "kent-briefing.docx"
        make_document(document)
        IMAGE.parent.mkdir(parents=True, exist_ok=True)
        IMAGE.write_bytes(make_picture(document, folder))
        print(f"Wrote {IMAGE.relative_to(ROOT)} ({IMAGE.stat().st_size:,} bytes)")
