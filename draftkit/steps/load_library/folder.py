"""One folder of a library -> a `Shelf`: only files that are new or have changed are read, the others were kept.

In: a folder and a cache. Out: a `Shelf`; faults are added to a list. What was read is kept for the next run.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

from draftkit.files import Cache
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.steps.load_library.arrange import arrange
from draftkit.steps.load_library.index import Row, index_of
from draftkit.steps.load_library.keeping import Keeper, Report
from draftkit.steps.load_library.names import ABOUT
from draftkit.steps.load_library.records import FileRead, row_of
from draftkit.steps.load_library.shelf import Kept, Shelf
from draftkit.steps.load_library.walk import NUMBERS, STAMP, Walked, walk

TICK = 20_000_000
"""How coarse the times of files may be, in nanoseconds: two changes within this time may leave the same stamp."""


def open_shelf(folder: Path, cache: Cache, problems: list[Problem], report: Report) -> Shelf:
    """Every file of a folder that is sound."""
    keeper = Keeper(folder, cache, report)
    try:
        walked = walk(folder, problems)
    except DraftkitError as fault:
        problems += fault.problems
        walked = Walked([], array(NUMBERS))
    kept = keeper.kept()
    if kept and kept.index.is_sound and kept.index.texts["path"] == walked.paths and kept.index.stamps == walked.stamps:
        return Shelf(folder, kept.index, fresh={}, kept=kept, on_damage=keeper.on_damage)
    gathering = Gathering(folder, kept, keeper.moment())
    problems += gathering.gather(walked)
    sorted_rows, clashes = arrange(gathering.rows, folder)
    problems += clashes
    index = index_of(gathering.about(), gathering.rows, gathering.stamps, sorted_rows, is_sound=not clashes)
    shelf = Shelf(
        folder,
        index,
        fresh=gathering.fresh,
        kept=kept,
        kept_rows=gathering.kept_rows,
        on_damage=keeper.on_damage,
    )
    if gathering.fresh or kept is None or len(kept.index) != len(index):
        keeper.keep(shelf)
    return shelf


class Gathering:
    """The rows of a folder in the making: kept ones where the file is as it was, others read anew."""

    def __init__(self, folder: Path, kept: Kept | None, moment: int | None) -> None:
        self.folder = folder
        self.kept = kept
        self.moment = moment or 0
        """When reading began, by the clock of the files."""
        self.rows: list[Row] = []
        self.stamps = array(NUMBERS)
        self.kept_rows: list[int] = []
        """For each row its row in what was kept, or -1."""
        self.fresh: dict[int, FileRead] = {}

    def gather(self, walked: Walked) -> list[Problem]:
        """Add a row for every sound file; the faults of the others."""
        problems: list[Problem] = []
        kept_rows = self.kept.index.rows() if self.kept else []
        known = {row.path: number for number, row in enumerate(kept_rows)}
        for number, path in enumerate(walked.paths):
            stamp = walked.stamps[number * STAMP : (number + 1) * STAMP]
            kept_row = known.get(path, -1)
            if self._is_as_it_was(kept_row, stamp):
                self.rows.append(kept_rows[kept_row])
                self.kept_rows.append(kept_row)
                self.stamps.extend(stamp)
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

    def _is_as_it_was(self, kept_row: int, stamp: array[int]) -> bool:
        if self.kept is None or kept_row < 0:
            return False
        return bool(self.kept.index.stamps[kept_row * STAMP : (kept_row + 1) * STAMP] == stamp)

    def _read(self, path: str, stamp: array[int]) -> None:
        from draftkit.steps.load_library.read_file import read_file  # brings YAML, which most runs do without

        file = read_file(self.folder / path, path)
        self.fresh[len(self.rows)] = file
        self.rows.append(row_of(file, path))
        self.kept_rows.append(-1)
        may_change_unseen = max(stamp[0], stamp[1]) > self.moment - TICK
        self.stamps.extend([0] * STAMP if may_change_unseen else stamp)

    def about(self) -> dict[str, Any]:
        """What `library.yaml` says; nothing when there is none."""
        for number, row in enumerate(self.rows):
            if row.path == ABOUT:
                if number in self.fresh:
                    return self.fresh[number].values
                return self.kept.index.about if self.kept else {}
        return {}
