"""Renewing: a folder of which some files are new, changed or gone -> a `Shelf`, for which only these are read.

In: a folder, the names and stamps of its files, and what was kept of it. Out: a `Shelf`, and the faults of files that
are not in it.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

from draftkit.files import content_key
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.steps.load_library.arrange import arrange
from draftkit.steps.load_library.index import REPEATED, Index, index_of
from draftkit.steps.load_library.keeping import Keeper
from draftkit.steps.load_library.names import ABOUT
from draftkit.steps.load_library.read_file import read_file
from draftkit.steps.load_library.records import FileRead
from draftkit.steps.load_library.row import Row, row_of
from draftkit.steps.load_library.shelf import Kept, Shelf
from draftkit.steps.load_library.walk import NUMBERS, STAMP, Walked

TICK = 20_000_000
"""How coarse the times of files may be, in nanoseconds: two changes within this time may leave the same stamp."""


def renewed(folder: Path, walked: Walked, kept: Kept | None, keeper: Keeper) -> tuple[Shelf, list[Problem]]:
    """The files that are sound, and the faults of the others; what was read is kept."""
    gathering = Gathering(folder, kept, keeper.moment())
    faults = gathering.gather(walked)
    order, clashes = arrange(gathering.rows, folder)
    places = {number: place for place, number in enumerate(order)}
    walked_rows = [number for number in range(len(gathering.rows)) if number in places]
    stamps = array(NUMBERS)
    for number in walked_rows:
        stamps.extend(gathering.stamps[number])
    index = index_of(
        gathering.about(),
        content_key(*(part for row in gathering.rows for part in (row.path, row.key))),
        [gathering.rows[number] for number in order],
        [places[number] for number in walked_rows],
        stamps,
        is_sound=not clashes,
    )
    shelf = Shelf(
        folder,
        index,
        fresh={places[number]: file for number, file in gathering.fresh.items() if number in places},
        kept=kept,
        kept_rows=[gathering.kept_rows[number] for number in order],
        on_damage=keeper.on_damage,
    )
    if gathering.fresh or kept is None or len(kept.index) != len(index):
        keeper.keep(shelf)
    return shelf, [*faults, *clashes]


class Gathering:
    """The rows of a folder in the making: kept ones where the file is as it was, others read anew."""

    def __init__(self, folder: Path, kept: Kept | None, moment: int | None) -> None:
        self.folder = folder
        self.kept = kept
        self.moment = moment or 0
        """When reading began, by the clock of the files."""
        self.rows: list[Row] = []
        self.stamps: list[array[int]] = []
        self.kept_rows: list[int] = []
        """For each row its row in what was kept, or -1."""
        self.fresh: dict[int, FileRead] = {}
        self.known: dict[str, tuple[int, array[int]]] = {}
        """For the name of each kept file its row and stamp."""

    def gather(self, walked: Walked) -> list[Problem]:
        """Add a row for every sound file; the faults of the others."""
        problems: list[Problem] = []
        kept_rows = _rows_of(self.kept.index) if self.kept else []
        if self.kept:
            stamps = self.kept.index.stamps
            for place, row in enumerate(self.kept.index.walked):
                self.known[kept_rows[row].path] = row, stamps[place * STAMP : (place + 1) * STAMP]
        for number, path in enumerate(walked.paths):
            stamp = walked.stamps[number * STAMP : (number + 1) * STAMP]
            kept_row, kept_stamp = self.known.get(path, (-1, None))
            if kept_stamp == stamp:
                self.rows.append(kept_rows[kept_row])
                self.kept_rows.append(kept_row)
                self.stamps.append(stamp)
                continue
            try:
                self._read(path, stamp)
            except DraftkitError as fault:
                if not self.folder.is_dir():
                    hint = "nothing was changed by draftkit; put the folder back, or correct draftkit.toml"
                    message = f"the folder {self.folder} went away while it was read"
                    return [*problems, error("DK126", message, Place(str(self.folder)), hint)]
                problems += fault.problems
        return problems

    def _read(self, path: str, stamp: array[int]) -> None:
        file = read_file(self.folder / path, path)
        self.fresh[len(self.rows)] = file
        self.rows.append(row_of(file, path))
        self.kept_rows.append(-1)
        may_change_unseen = max(stamp[0], stamp[1]) > self.moment - TICK
        self.stamps.append(array(NUMBERS, bytes(8 * STAMP)) if may_change_unseen else stamp)

    def about(self) -> dict[str, Any]:
        """What `library.yaml` says; nothing when there is none."""
        for number, row in enumerate(self.rows):
            if row.path == ABOUT:
                if number in self.fresh:
                    return self.fresh[number].values
                return self.kept.index.about if self.kept else {}
        return {}


def _rows_of(index: Index) -> list[Row]:
    """Every row of an index."""
    keys = [index.key_of(row) for row in range(len(index))]
    columns = [index.column(name) for name in ("id", "title", "order", *REPEATED)]
    return list(map(Row, index.paths, keys, *columns))
