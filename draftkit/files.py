"""Files: reading text with limits, writing whole or not at all, and a cache of data keyed by content.

In: paths and bytes. Out: text, a written file, or a `DraftkitError` that says what the person can do. Output goes to
a temporary file beside the target, is synced and then moved into place, so an earlier output is never half lost.
"""

from __future__ import annotations

import contextlib
import errno
import os
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

from draftkit.places import Place, place_in_text
from draftkit.problems import DraftkitError, Problem, did_you_mean, error

TEXT_LIMIT = 1_000_000
"""Largest text file read, in bytes."""


def read_text(path: Path, limit: int = TEXT_LIMIT) -> str:
    """The text of a UTF-8 file, without a byte order mark and with `\\n` line ends; raises `DraftkitError`."""
    data = read_bytes(path, limit)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8", "replace")
        where = place_in_text(str(path), before, len(before))
        problem = error("DK115", "this file is not UTF-8 text", where, "save it with the encoding UTF-8")
        raise DraftkitError([problem]) from fault
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most `limit` bytes; raises `DraftkitError`."""
    try:
        with path.open("rb", buffering=0) as file:
            data = file.read(limit + 1) or b""
            size = os.fstat(file.fileno()).st_size if len(data) > limit else len(data)
    except OSError as fault:
        raise DraftkitError([_cannot_read(path, fault)]) from fault
    if len(data) > limit:
        raise DraftkitError([_too_big(path, max(size, len(data)), limit)])
    return data


def _too_big(path: Path, size: int, limit: int) -> Problem:
    message = f"this file has {size:,} bytes; draftkit reads at most {limit:,}"
    return error("DK105", message, Place(str(path)), "check that this is the file you meant, or split it")


def _cannot_read(path: Path, fault: OSError) -> Problem:
    if isinstance(fault, FileNotFoundError):
        return error("DK101", f"there is no file {path}", Place(str(path)), near_file(path))
    if path.is_dir():
        return error("DK101", f"{path} is a folder, not a file", Place(str(path)), "give the name of a file in it")
    reason = (fault.strerror or str(fault)).lower()
    return error("DK101", f"cannot read {path}: {reason}", Place(str(path)), "check the name and your access to it")


def near_file(path: Path) -> str:
    """A hint that names a file in the same folder with nearly the same name."""
    try:
        names = [entry.name for entry in os.scandir(path.parent)]
    except OSError:
        return f"the folder {path.parent} does not exist either"
    return did_you_mean(path.name, names, "check the name and the folder you are in")


def make_folder(folder: Path) -> None:
    """Create a folder and those above it; raises `DraftkitError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        message = f"cannot create the folder {folder}: {(fault.strerror or str(fault)).lower()}"
        raise DraftkitError([error("DK504", message, Place(str(folder)), "choose another folder")]) from fault


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all; raises `DraftkitError` and leaves an earlier file as it was."""
    _refuse_unwritable(path)
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        os.replace(temporary, path)
    except OSError as fault:
        raise DraftkitError([_cannot_write(path, fault)]) from fault
    finally:
        temporary.unlink(missing_ok=True)


def _refuse_unwritable(path: Path) -> None:
    """Refuse a target that is a folder, lacks its folder, may not be changed, or is open in another program."""
    where = Place(str(path))
    if path.is_dir():
        raise DraftkitError([error("DK505", f"{path} is a folder", where, "give a file name with -o")])
    if not path.parent.is_dir():
        message = f"the folder {path.parent} does not exist"
        raise DraftkitError([error("DK504", message, where, "create it first, or choose another place with -o")])
    if path.exists() and not os.access(path, os.W_OK):
        raise DraftkitError([error("DK505", f"{path} is read-only", where, "choose another name with -o")])
    program = open_in(path)
    if program:
        message = f"{path.name} is open in {program}"
        raise DraftkitError([error("DK506", message, where, "close it there, or write another file with -o")])


def open_in(path: Path) -> str:
    """The program that has a document open, told by the owner file it leaves beside it; empty if none."""
    word_owner_files = {path.with_name("~$" + path.name), path.with_name("~$" + path.name[2:])}
    if any(owner.exists() for owner in word_owner_files):
        return "Word"
    return "LibreOffice" if path.with_name(f".~lock.{path.name}#").exists() else ""


def _cannot_write(path: Path, fault: OSError) -> Problem:
    where = Place(str(path))
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        hint = "free some space, or write to another disk with -o; the earlier file is untouched"
        return error("DK507", f"the disk is full: {path} was not written", where, hint)
    reason = (fault.strerror or str(fault)).lower()
    hint = "close it if it is open in Word, check that you may write there, or choose another place with -o"
    return error("DK505", f"cannot write {path}: {reason}", where, hint)


def content_key(*contents: bytes | str) -> str:
    """A key for a cache: the same for the same contents, in the same order."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for content in contents:
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class DamagedError(Exception):
    """Raised when a cache holds something other than what was stored: the caller makes the data again."""


_START = struct.Struct("<8sQIQ")
"""Mark, length of the head, its check sum, and the length of the whole file."""

_MARK = b"dkslice1"


class SlicedEntry:
    """An entry of a cache whose head has been read, and whose slices are read when they are asked for.

    It stays readable, and the same, when another process replaces the entry.
    """

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        mark, length, check, size = _START.unpack(self._read(0, _START.size))
        if mark != _MARK or os.fstat(descriptor).st_size != size or length > size:
            raise DamagedError("not an entry with slices, or not the whole of one")
        self.head = self.slice(_START.size, length, check)
        self.first = _START.size + length
        """Where the first slice begins."""

    def slice(self, offset: int, length: int, check: int) -> bytes:
        """A part of the file whose check sum is known; raises `DamagedError`."""
        data = self._read(offset, length)
        if zlib.crc32(data) != check:
            raise DamagedError("a slice does not have its check sum")
        return data

    def _read(self, offset: int, length: int) -> bytes:
        try:
            if hasattr(os, "pread"):
                data = os.pread(self.descriptor, length, offset)
            else:
                os.lseek(self.descriptor, offset, os.SEEK_SET)
                data = os.read(self.descriptor, length)
        except (OSError, OverflowError, ValueError) as fault:
            raise DamagedError(str(fault)) from fault
        if len(data) != length:
            raise DamagedError("the file ends too early")
        return data

    def __del__(self) -> None:
        os.close(self.descriptor)


class Cache:
    """A folder of data that can be made again, keyed by content; without a folder it keeps nothing.

    An entry is written beside its place and then moved there, so that no process ever sees half of one. A damaged or
    unwritable entry counts as absent: the caller makes the data again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def get(self, name: str) -> bytes | None:
        """The stored bytes, or None; an entry whose check sum does not fit is as good as none."""
        from hashlib import blake2b

        if self.folder is None:
            return None
        try:
            stored = (self.folder / name).read_bytes()
        except OSError:
            return None
        data = stored[16:]
        return data if blake2b(data, digest_size=16).digest() == stored[:16] else None

    def put(self, name: str, data: bytes) -> None:
        """Store bytes for later; a folder that cannot be written to is left alone."""
        from hashlib import blake2b

        self._store(name, (blake2b(data, digest_size=16).digest(), data))

    def open(self, name: str) -> SlicedEntry | None:
        """An entry that `put_slices` stored, or None if there is none; raises `DamagedError`."""
        if self.folder is None:
            return None
        try:
            descriptor = os.open(self.folder / name, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError:
            return None
        return SlicedEntry(descriptor)

    def put_slices(self, name: str, head: bytes, slices: Iterable[bytes]) -> bool:
        """Store a head and slices, of which each can be read alone; whether that was possible."""
        body = b"".join(slices)
        start = _START.pack(_MARK, len(head), zlib.crc32(head), _START.size + len(head) + len(body))
        return self._store(name, (start, head, body))

    def remove(self, name: str) -> None:
        """Take an entry away, if that is possible."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                (self.folder / name).unlink()

    def moment(self) -> int | None:
        """Now, in nanoseconds, by the clock that gives files their times; None where nothing can be written."""
        made = self._temporary("moment")
        if made is None:
            return None
        path, descriptor = made
        try:
            return os.fstat(descriptor).st_mtime_ns
        finally:
            os.close(descriptor)
            path.unlink(missing_ok=True)

    def _store(self, name: str, parts: Iterable[bytes]) -> bool:
        made = self._temporary(name)
        if made is None or self.folder is None:
            return False
        path, descriptor = made
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(parts)
            os.replace(path, self.folder / name)
        except OSError:  # a full disk, say: what was to be kept can be made again
            path.unlink(missing_ok=True)
            return False
        return True

    def _temporary(self, name: str) -> tuple[Path, int] | None:
        """A new file in the folder, open for writing; None where that is impossible."""
        if self.folder is None:
            return None
        path = self.folder / f".{name}.{os.getpid()}.{os.urandom(4).hex()}.part"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            return path, os.open(path, flags, 0o600)
        except OSError:
            return None
