"""Zip entries: the bytes of a package with some entries replaced, every other byte as it was.

In: the bytes of a zip file and new contents by name. Out: bytes. Other entries keep their bytes, their order, their
dates and their compression; only where they stand moves (APPNOTE 4.3 and 4.4).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_DESCRIPTOR, _STORED, _DEFLATED = 0x08, 0, 8
_FULL = 0xFFFFFFFF


class _New(NamedTuple):
    """A new entry."""

    packed: bytes
    check: int
    size: int
    method: int
    moves: int = 0
    """By how many bytes what stands after it moves."""


def with_entries(data: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The package with these entries replaced; names as `draftkit.word.package.unpack` gives them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
        directory = archive.start_dir
    ends = [*(info.header_offset for info in infos[1:]), directory]
    pieces = [data[: infos[0].header_offset]]
    changed: dict[int, _New] = {}
    for info, end in zip(infos, ends, strict=True):
        body = contents.get(info.filename.replace("\\", "/").lstrip("/"))
        if body is None:
            pieces.append(data[info.header_offset : end])
            continue
        new = _packed(body, info.compress_type)
        pieces.append(_local(data, info.header_offset, new))
        changed[info.header_offset] = new._replace(moves=len(pieces[-1]) - (end - info.header_offset))
    listing, after = _directory(data, directory, len(infos), changed)
    moved = sum(new.moves for new in changed.values())
    return b"".join([*pieces, listing, _end(data[after:], moved, len(listing) - (after - directory))])


def _packed(body: bytes, method: int) -> _New:
    if method == _STORED:
        return _New(body, zlib.crc32(body), len(body), _STORED)
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = compressor.compress(body) + compressor.flush()
    return _New(packed, zlib.crc32(body), len(body), _DEFLATED)


def _local(data: bytes, offset: int, new: _New) -> bytes:
    """The local header and contents of a changed entry: the header as it was but for check sum and sizes."""
    fields = list(_LOCAL.unpack_from(data, offset))
    name_length, extra_length = fields[9:11]
    start = offset + _LOCAL.size
    name = data[start : start + name_length]
    extra = _extra(data[start + name_length : start + name_length + extra_length])
    fields[2] &= ~_DESCRIPTOR
    fields[3] = new.method
    fields[6:11] = [new.check, len(new.packed), new.size, name_length, len(extra)]
    return _LOCAL.pack(*fields) + name + extra + new.packed


def _extra(extra: bytes) -> bytes:
    """The extra fields without the one for sizes of more than 4 GB."""
    kept = []
    position = 0
    while position + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, position)
        if kind != 1:
            kept.append(extra[position : position + 4 + size])
        position += 4 + size
    return b"".join(kept)


def _directory(data: bytes, position: int, count: int, changed: Mapping[int, _New]) -> tuple[bytes, int]:
    """The central directory with the new sizes and places, and where the old one ends."""
    listing = []
    for _ in range(count):
        fields = list(_CENTRAL.unpack_from(data, position))
        start = position + _CENTRAL.size
        extra_start, comment_start = start + fields[10], start + fields[10] + fields[11]
        position = comment_start + fields[12]
        name, extra, comment = data[start:extra_start], data[extra_start:comment_start], data[comment_start:position]
        offset = fields[16]
        if offset in changed:
            new = changed[offset]
            extra = _extra(extra)
            fields[3] &= ~_DESCRIPTOR
            fields[4] = new.method
            fields[7:10] = [new.check, len(new.packed), new.size]
            fields[11] = len(extra)
        fields[16] += sum(new.moves for at, new in changed.items() if at < offset)
        listing.append(_CENTRAL.pack(*fields) + name + extra + comment)
    return b"".join(listing), position


def _end(end: bytes, moved: int, grown: int) -> bytes:
    """The end of the zip file, with the place and the size of its directory."""
    made = bytearray(end)
    at = made.rfind(b"PK\x05\x06")
    _add(made, "<I", at + 12, grown)
    _add(made, "<I", at + 16, moved)
    record, locator = made.find(b"PK\x06\x06"), made.rfind(b"PK\x06\x07", 0, at)
    if 0 <= record < locator:
        _add(made, "<Q", record + 40, grown)
        _add(made, "<Q", record + 48, moved)
        _add(made, "<Q", locator + 8, moved + grown)
    return bytes(made)


def _add(record: bytearray, code: str, position: int, change: int) -> None:
    (value,) = struct.unpack_from(code, record, position)
    if code == "<Q" or value != _FULL:
        struct.pack_into(code, record, position, value + change)
