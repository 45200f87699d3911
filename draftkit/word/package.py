"""Packages: a .docx as parts, read with limits and written byte for byte the same each time.

In: the bytes of a zip file, or parts. Out: parts by name, refused when they are dangerous, or the bytes of a package
with fixed order and dates. Parts that never change are kept deflated and copied as they are: deflating is most of the
time it takes to write a document.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from draftkit.places import Place
from draftkit.problems import DraftkitError, error

if TYPE_CHECKING:
    from zipfile import ZipFile

PART_LIMIT = 50_000_000
PACKAGE_LIMIT = 200_000_000
RATIO_LIMIT = 200
ENTRY_LIMIT = 5_000

SMALL = 4096
"""Up to this size, in bytes, a window of 4 kB holds all there is, and takes a tenth of the time to set up."""

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_DATE = (1980 - 1980) << 9 | 1 << 5 | 1
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Entry(NamedTuple):
    """One deflated file of a package."""

    name: str
    deflated: bytes
    check: int
    """CRC-32 of the inflated bytes."""
    size: int
    """Size of the inflated bytes."""


def deflated(name: str, data: bytes, level: int = 6) -> Entry:
    """An entry from its bytes."""
    window, memory = (12, 5) if len(data) <= SMALL else (15, 8)
    compressor = zlib.compressobj(level, zlib.DEFLATED, -window, memory)
    body = compressor.compress(data) + compressor.flush()
    return Entry(name, body, zlib.crc32(data), len(data))


def pack(entries: Iterable[Entry]) -> bytes:
    """The bytes of a zip file with these entries, in this order, all dated 1 January 1980 (APPNOTE 4.3)."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        name = entry.name.encode()
        flags = 0 if name.isascii() else 0x800
        sizes = (entry.check, len(entry.deflated), entry.size)
        local = _LOCAL.pack(0x04034B50, 20, flags, 8, 0, _DATE, *sizes, len(name), 0)
        pieces += (local, name, entry.deflated)
        central = _CENTRAL.pack(0x02014B50, 20, 20, flags, 8, 0, _DATE, *sizes, len(name), 0, 0, 0, 0, 0, offset)
        directory += (central, name)
        offset += len(local) + len(name) + len(entry.deflated)
    listing = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(0x06054B50, 0, 0, count, count, len(listing), offset, 0)
    return b"".join((*pieces, listing, end))


def unpack(data: bytes, file: str) -> dict[str, bytes]:
    """The parts of a package by name; raises `DraftkitError` for anything that a .docx should not be."""
    import io
    import zipfile

    if data.startswith(_OLE):
        hint = "open it in Word and save it as .docx, without a password"
        raise _refused("DK501", f"{file} is an old .doc file or is protected by a password", file, hint)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_entries(archive, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError) as fault:
        hint = "it may be damaged, or another kind of file: open it in Word and save it as .docx"
        raise _refused("DK501", f"{file} is not a Word document: {fault}", file, hint) from fault


def part_names(data: bytes) -> tuple[str, ...]:
    """The names in a zip file, whatever it is; none for what is no zip file or has a damaged directory."""
    import io
    import zipfile

    try:
        return tuple(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return ()


def _read_entries(archive: ZipFile, file: str) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > ENTRY_LIMIT:
        raise _refused("DK509", f"{file} has more than {ENTRY_LIMIT:,} parts", file, "use another file")
    parts: dict[str, bytes] = {}
    total = 0
    for info in infos:
        name = info.filename.replace("\\", "/").lstrip("/")
        if name in parts or ".." in name.split("/") or info.flag_bits & 1:
            what = "is encrypted" if info.flag_bits & 1 else "has a part with a bad name, or the same one twice"
            raise _refused("DK509", f"{file} {what}: {name}", file, "open it in Word and save it again")
        with archive.open(info) as part:
            body = part.read(PART_LIMIT + 1)
        total += len(body)
        huge = len(body) > 1_000_000 and len(body) > RATIO_LIMIT * max(1, info.compress_size)
        if len(body) > PART_LIMIT or total > PACKAGE_LIMIT or huge:
            raise _refused("DK509", f"{file} unpacks to far more than its size", file, "use another file")
        if name.lower().endswith((".xml", ".rels")) and any(doctype in body for doctype in _DOCTYPES):
            raise _refused("DK509", f"{file} declares a document type in {name}", file, "use another file")
        parts[name] = body
    return parts


def _refused(code: str, message: str, file: str, hint: str) -> DraftkitError:
    return DraftkitError([error(code, message, Place(file), hint)])
