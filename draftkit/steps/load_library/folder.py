"""One folder of a library -> a `Shelf`: only files that are new or have changed are read, the others were kept.

In: a folder and a cache. Out: a `Shelf`; faults are added to a list.
"""

from __future__ import annotations

from array import array
from pathlib import Path

from draftkit.files import Cache
from draftkit.problems import DraftkitError, Problem
from draftkit.steps.load_library.keeping import Keeper, Report
from draftkit.steps.load_library.shelf import Shelf
from draftkit.steps.load_library.walk import NUMBERS, Walked, walk


def open_shelf(folder: Path, cache: Cache, problems: list[Problem], report: Report) -> Shelf:
    """Every file of a folder that is sound."""
    keeper = Keeper(folder, cache, report)
    try:
        walked = walk(folder, problems)
    except DraftkitError as fault:
        problems += fault.problems
        walked = Walked([], array(NUMBERS))
    kept = keeper.kept()
    if kept and kept.index.fits(*walked):
        return Shelf(folder, kept.index, fresh={}, kept=kept, on_damage=keeper.on_damage)
    # this brings YAML and validation, which most runs do without
    from draftkit.steps.load_library.renewing import renewed

    shelf, faults = renewed(folder, walked, kept, keeper)
    problems += faults
    return shelf
