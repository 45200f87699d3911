"""One folder of a library, opened: its index, and its files one by one when they are asked for.

In: an index, what a cache kept, and the files that were read in this run. Out: `FileRead` values. A kept record that
turns out to be damaged is read again from its file.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from draftkit.files import DamagedError, SlicedEntry
from draftkit.steps.load_library.index import Index

if TYPE_CHECKING:
    from draftkit.steps.load_library.records import FileRead


Value = TypeVar("Value")


class Kept:
    """What a cache kept of a folder."""

    def __init__(self, index: Index, slices: tuple[array[int], ...], entry: SlicedEntry) -> None:
        self.index = index
        self.slices = slices
        self.entry = entry

    def record(self, row: int) -> bytes:
        """The bytes of a record; raises `DamagedError`."""
        offset, length, check = (numbers[row] for numbers in self.slices)
        return self.entry.slice(self.entry.first + offset, length, check)


class Shelf:
    """A folder of a library; `index` says what is in it."""

    def __init__(
        self,
        folder: Path,
        index: Index,
        *,
        fresh: dict[int, FileRead],
        kept: Kept | None = None,
        kept_rows: Sequence[int] = (),
        on_damage: Callable[[], None] = lambda: None,
    ) -> None:
        self.folder = folder
        self.index = index
        self.fresh = fresh
        """By row, the files that were read in this run."""
        self.kept = kept
        self.kept_rows = kept_rows
        """For each row its row in what was kept; empty where they are the same."""
        self.on_damage = on_damage
        """Called when a kept record is of no use."""

    @property
    def name(self) -> str:
        """The name of the library."""
        return self.index.about.get("name") or "unnamed"

    def path(self, row: int) -> str:
        """The path of a file, as shown in messages."""
        return f"{self.folder}/{self.index.paths[row]}"

    def record(self, row: int) -> bytes | None:
        """The bytes that were kept of a file, or None where there are none."""
        if self.kept is None or row in self.fresh:
            return None
        try:
            return self.kept.record(self.kept_rows[row] if self.kept_rows else row)
        except DamagedError:
            self.on_damage()
            return None

    def __getitem__(self, row: int) -> FileRead:
        """What a file holds; raises `DraftkitError` when it has to be read again and is faulty by now."""
        from draftkit.steps.load_library.records import from_bytes

        data = self.record(row)
        if data is not None:
            try:
                return from_bytes(data, self.index.paths[row], self.index.key_of(row), self.path(row))
            except DamagedError:
                self.on_damage()
        return self.read(row)

    def read(self, row: int) -> FileRead:
        """A file of which nothing was kept."""
        from draftkit.steps.load_library.read_file import read_file  # brings YAML, which most runs do without

        if row not in self.fresh:
            self.fresh[row] = read_file(self.folder / self.index.paths[row], self.index.paths[row])
        return self.fresh[row]

    def made(self, row: int, make: Callable[[FileRead], Value]) -> Value:
        """A value from a file; from the file itself where what was kept of it has not the shape of such a file."""
        try:
            return make(self[row])
        except (KeyError, TypeError, ValueError, AttributeError):
            if row in self.fresh:
                raise
            self.on_damage()
            return make(self.read(row))
