"""Writing into a form: the answers into their spots, everything else as it was.

In: the bytes of the form, its scan, what is to stand at which address. Out: `Filled`: the bytes of the filled form,
what stands where now, and problems. A spot with a problem is left as it was; the caller decides whether that stops it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from draftkit.outputs.docx.form.bookmarks import Bookmarks
from draftkit.outputs.docx.form.contents import Content
from draftkit.outputs.docx.form.placeholders import placeholder_styles, placeholder_texts
from draftkit.outputs.docx.form.planning import Planned, plan
from draftkit.outputs.docx.form.splicing import Part
from draftkit.outputs.docx.form.spot_writers import Writers
from draftkit.outputs.docx.form.units import Units
from draftkit.outputs.docx.form.zip_entry import with_entries
from draftkit.problems import Problem
from draftkit.word.form.scanned import ScannedForm


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with answers in it."""

    data: bytes
    written: Mapping[str, str]
    """The text that stands at each address that was written to; `x` for a tick."""
    emptied: Mapping[str, str]
    """What stood at each address that was emptied."""
    changed_parts: Mapping[str, Mapping[str, str]]
    """Parts besides the main one that had to change with a bound control: the new value by the path of its node."""
    kept: frozenset[str]
    """Addresses at which a box was ticked already as it is to be."""
    problems: tuple[Problem, ...]


def fill_form(data: bytes, scanned: ScannedForm, contents: Mapping[str, Content], file: str) -> Filled:
    """The form with `contents` at their addresses; `scanned` is used up, as its tree changes.

    An address that the form does not have is the caller's fault (`KeyError`). What does not fit a spot is a problem,
    and the spot is left alone.
    """
    found = plan(scanned, contents, file)
    planned = found.planned
    if not planned:
        return Filled(data, {}, {}, {}, found.kept, found.problems)
    units = Units([scanned.places[address] for address in planned])
    part = Part(scanned.parts[scanned.main], scanned.tree, units.originals)
    marks = Bookmarks(scanned.tree, [scanned.places[address] for address, one in planned.items() if one.marked])
    texts = placeholder_texts(scanned.parts, scanned.main, file) if _empties(planned) else {}
    styles = placeholder_styles(scanned.parts, scanned.main, file)
    writers = Writers(scanned, marks, styles, texts, file)
    for address, one in reversed(tuple(planned.items())):
        units.add(scanned.places[address], writers.write(scanned.places[address], one))
    changed = {scanned.main: part.spliced(units.changes(part)), **writers.parts}
    return Filled(
        with_entries(data, changed),
        {address: one.text for address, one in planned.items() if one.text},
        {address: scanned.places[address].spot.content for address, one in planned.items() if not one.text},
        writers.values,
        found.kept,
        (*found.problems, *writers.problems),
    )


def _empties(planned: Mapping[str, Planned]) -> bool:
    return any(not one.text for one in planned.values())
