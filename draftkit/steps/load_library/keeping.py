"""Keeping: what was read of a folder, in one file of the cache, and getting it back.

In: a `Shelf`. Out: what was kept of it. A file of the cache that another version wrote is as good as none; so is one
that is damaged, which is removed and reported. It is replaced as a whole, so two processes may write it at once.
"""

from __future__ import annotations

import os
import sys
import zlib
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from draftkit.files import Cache, DamagedError
from draftkit.problems import DraftkitError
from draftkit.steps.load_library.index import SLICES, decode, encode
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
        from draftkit.steps.load_library.records import to_bytes

        if self.cache.folder is None:
            return
        records: list[bytes] = []
        try:
            for row in range(len(shelf.index)):
                records.append(shelf.record(row) or to_bytes(shelf.read(row)))
        except DraftkitError:  # a record was damaged, and its file is faulty by now: the next run will tell
            return
        lengths = [len(record) for record in records]
        offsets = [0, *accumulate(lengths)][:-1]
        columns = zip(SLICES, (offsets, lengths, map(zlib.crc32, records)), strict=True)
        slices = b"".join(array(code, numbers).tobytes() for code, numbers in columns)
        self.cache.put_slices(self.name, encode(shelf.index, slices, form(), self.place), records)


@lru_cache(maxsize=1)
def form() -> str:
    """What the kept values depend on besides the files: the code that reads and checks them.

    The version of draftkit would do for people who install it; those who change it need not think of the cache.
    """
    package = Path(__file__).parents[2]
    state = []
    for folder in (package / "model", package / "reading", Path(__file__).parent):
        with suppress(OSError), os.scandir(folder) as found:  # a package in an archive has no files
            for entry in found:
                if entry.name.endswith(".py"):
                    state.append((entry.name, entry.stat().st_size, entry.stat().st_mtime_ns))
    return f"{__version__} {sys.byteorder} {zlib.crc32(repr(sorted(state)).encode()):08x}"
