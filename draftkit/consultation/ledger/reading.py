"""Reading a ledger: `positions.yaml` -> its entries, or every fault at its place.

In: a file. Out: entries in the order of the file, and warnings for those that were changed after they were recorded.
Two people who record at the same time both add to the end of the file; git puts both in when `.gitattributes` says
`positions.yaml merge=union`, and an entry that is there twice counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from draftkit.consultation.ledger.entry import LEDGER_SHAPE, Entry, entry_from, fingerprint_of
from draftkit.files import read_text
from draftkit.places import Place, place_in_text
from draftkit.problems import DraftkitError, Problem, error, warning
from draftkit.reading.located import Located
from draftkit.reading.plain_yaml import read_plain
from draftkit.reading.validate import sound_values, validate
from draftkit.reading.yaml_text import read_yaml

SIZE_LIMIT = 8_000_000
"""The largest ledger in bytes: more than ten years of a busy organisation."""

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def read_ledgers(files: Iterable[Path]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of several ledgers, each once, and warnings; raises `DraftkitError` with the faults of all."""
    entries: dict[object, Entry] = {}
    warnings: list[Problem] = []
    faults: list[Problem] = []
    for file in files:
        try:
            read = read_ledger(file)
        except DraftkitError as fault:
            faults += fault.problems
            continue
        warnings += changed_since(read)
        for entry in read:
            entries.setdefault((entry.said_in, entry.position, entry.date), entry)
    if faults:
        raise DraftkitError(faults)
    return tuple(entries.values()), tuple(warnings)


def read_ledger(path: Path) -> tuple[Entry, ...]:
    """The entries of a ledger; raises `DraftkitError` with every fault of the file."""
    return entries_in(read_text(path, SIZE_LIMIT), str(path))


def entries_in(text: str, file: str) -> tuple[Entry, ...]:
    """The entries in the text of a ledger; raises `DraftkitError`."""
    if not text.strip():
        return ()
    data = read_plain(text)
    values = sound_values(data, LEDGER_SHAPE) if isinstance(data, dict) else None
    if values is None:
        values = _looked_at_closely(text, file)
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines, 1) if line.lstrip().startswith("- ")]
    found: Sequence[dict[str, Any]] = values["positions"]
    exact = len(starts) == len(found)
    return tuple(
        entry_from(entry, Place(file, starts[at], 1, len(lines[starts[at] - 1]), lines[starts[at] - 1]))
        if exact
        else entry_from(entry, Place(file))
        for at, entry in enumerate(found)
    )


def _looked_at_closely(text: str, file: str) -> dict[str, Any]:
    """The checked values; raises `DraftkitError` with every fault at its place."""
    conflict = _CONFLICT.search(text)
    if conflict:
        where = place_in_text(file, text, conflict.start(), len(conflict[0]))
        hint = "keep what both sides added and delete the lines of git; docs/how-to/keep-positions.md avoids it"
        raise DraftkitError([error("DK773", "git left two versions of the ledger here", where, hint)])
    located = read_yaml(text, file)
    if located.data is None:
        located = Located({}, file, located.lines)
    if not isinstance(located.data, dict):
        hint = "put a line 'positions:' before the first entry"
        raise DraftkitError([error("DK773", "a ledger begins with the key 'positions'", Place(file, 1), hint)])
    values, problems = validate(located, LEDGER_SHAPE)
    if problems:
        raise DraftkitError(problems)
    return values


def changed_since(entries: Iterable[Entry]) -> list[Problem]:
    """A warning for each entry that no longer says what it said when it was recorded."""
    hint = "put it back as it was; a new position is a new entry, which draftkit consult record adds"
    return [
        warning("DK773", f"this entry of {entry.cited} was changed after it was recorded", entry.place, hint)
        for entry in entries
        if entry.fingerprint and entry.fingerprint != fingerprint_of(entry)
    ]
