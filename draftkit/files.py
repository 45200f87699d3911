"""Files: reading text with limits, writing whole or not at all, and a cache of data keyed by content.

In: paths and bytes. Out: text, a written file, or a `DraftkitError` that says what the person can do. Output goes to
a temporary file beside the target, is synced and then moved into place, so an earlier output is never half lost.
"""

from __future__ import annotations

import errno
import os
import tempfile
from hashlib import blake2b
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
        if path.is_dir():
            raise DraftkitError([error("DK101", f"{path} is a folder, not a file", Place(str(path)))])
        size = path.stat().st_size
        if size > limit:
            raise DraftkitError([_too_big(path, size, limit)])
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as fault:
        raise DraftkitError([_cannot_read(path, fault)]) from fault
    if len(data) > limit:
        raise DraftkitError([_too_big(path, len(data), limit)])
    return data


def _too_big(path: Path, size: int, limit: int) -> Problem:
    message = f"this file has {size:,} bytes; draftkit reads at most {limit:,}"
    return error("DK105", message, Place(str(path)), "check that this is the file you meant, or split it")


def _cannot_read(path: Path, fault: OSError) -> Problem:
    if isinstance(fault, FileNotFoundError):
        return error("DK101", f"there is no file {path}", Place(str(path)), near_file(path))
    reason = (fault.strerror or str(fault)).lower()
    return error("DK101", f"cannot read {path}: {reason}", Place(str(path)), "check the name and your access to it")


def near_file(path: Path) -> str:
    """A hint that names a file in the same folder with nearly the same name."""
    try:
        names = [entry.name for entry in os.scandir(path.parent)]
    except OSError:
        return f"the folder {path.parent} does not exist either"
    return did_you_mean(path.name, names, "check the name and the folder you are in")


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
    digest = blake2b(digest_size=16)
    for content in contents:
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Cache:
    """A folder of data that can be made again, keyed by content; without a folder it keeps nothing.

    A damaged or unwritable entry counts as absent: the caller makes the data again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def get(self, name: str) -> bytes | None:
        """The stored bytes, or None; an entry whose check sum does not fit is as good as none."""
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
        if self.folder is None:
            return
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(blake2b(data, digest_size=16).digest() + data)
            os.replace(temporary, self.folder / name)
        except OSError:
            return
