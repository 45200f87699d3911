"""Keeping: what was read of a folder, in one file of the cache, and getting it back.

In: a `Shelf`. Out: what was kept of it. A file of the cache that another version wrote is as good as none; so is one
that is damaged, which is removed and reported. It is replaced as a whole, so two processes may write it at once.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from draftkit.files import Cache, DamagedError
from draftkit.problems import DraftkitError
from draftkit.reading.shape import Field
from draftkit.steps.load_library.index import Slice, decode, encode
from draftkit.steps.load_library.names import SHAPES
from draftkit.steps.load_library.records import to_bytes
from draftkit.steps.load_library.shelf import Kept, Shelf
from draftkit.version import __version__

Report = Callable[[str], None]
"""Called with a sentence about something that was set right by itself, for `-v`."""


class Keeper:
    """Keeps one folder of a library in a cache."""

    def __init__(self, folder: Path, cache: Cache, report: Report) -> None:
        self.folder = folder
        self.cache = cache
        self.report = report
        self.place = str(folder.resolve())
        self.name = f"library-{zlib.crc32(os.fsencode(self.place)):08x}-{zlib.adler32(os.fsencode(self.place)):08x}.bin"
        self.was_damaged = False

    def kept(self) -> Kept | None:
        """What was kept of the folder; None when there is nothing of use."""
        try:
            entry = self.cache.open(self.name)
            if entry is None:
                return None
            found = decode(entry.head, form(), self.place)
        except DamagedError:
            self.on_damage()
            return None
        if found is None:
            self.report(f"another version of draftkit kept {self.folder}: it was read afresh")
            return None
        return Kept(*found, entry)

    def on_damage(self) -> None:
        """Take a damaged file away, so that the next run makes it again, and say so once."""
        self.cache.remove(self.name)
        if not self.was_damaged:
            self.report(f"the cache of {self.folder} was damaged: it is made again from the files")
        self.was_damaged = True

    def moment(self) -> int | None:
        """Now, by the clock of the cache; None where nothing can be kept."""
        return self.cache.moment()

    def keep(self, shelf: Shelf) -> None:
        """Keep every file of a shelf, as far as the cache can be written to."""
        if self.cache.folder is None:
            return
        records: list[bytes] = []
        slices: list[Slice] = []
        offset = 0
        try:
            for row in range(len(shelf.index)):
                record = shelf.record(row) or to_bytes(shelf.read(row))
                slices.append(Slice(offset, len(record), zlib.crc32(record)))
                records.append(record)
                offset += len(record)
        except DraftkitError:  # a record was damaged, and its file is faulty by now: the next run will tell
            return
        self.cache.put_slices(self.name, encode(shelf.index, slices, form(), self.place), records)


@lru_cache(maxsize=1)
def form() -> str:
    """What the kept values depend on besides the files: with another version or shape they are of no use."""
    return f"{__version__} {sys.byteorder} {zlib.crc32(repr([_outline(shape) for shape in SHAPES]).encode()):08x}"


def _outline(field: Field) -> tuple[object, ...]:
    """Everything about a field that decides what its checked values are."""
    inner = tuple(_outline(one) for one in (*field.fields, *((field.item,) if field.item else ())))
    return field.name, field.type, field.absence.value, repr(field.default), field.choices, field.pattern, inner
