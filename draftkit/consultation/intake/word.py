"""Word: the passages of a consultation that is published as a .docx.

In: the bytes of the file. Out: one passage for each line of text or place for an answer, in reading order. Raises
`DraftkitError` for files that are no Word document, are protected by a password, hold macros, or are Strict Open XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from draftkit.consultation.passages import Box, Cell, Passage
from draftkit.word.form.labels import label_spots
from draftkit.word.form.spots import LISTS, TICKS, Form, FormLine, Spot, SpotKind

_ENDS_SENTENCE = (".", "?", "!", ":", ";", ")", "]", "…", "”", '"')
_NUMBER_ONLY = re.compile(r"(?:question|q)\.?\s*\d+[a-z]?\s*[:.)–-]?|\(?[\da-z]{1,3}[.)]", re.IGNORECASE)


def passages_of_form(form: Form) -> tuple[Passage, ...]:
    """The passages of a form that was scanned."""
    labelling = _labelling_lines(form)
    return tuple(
        passage
        for place, line in enumerate(form.lines)
        if place not in labelling
        for passage in _passages_of_line(line, [form.spots[index] for index in line.spots])
    )


def _passages_of_line(line: FormLine, spots: Sequence[Spot]) -> Iterator[Passage]:
    """The passages of a paragraph, one for each line of it that stands for itself."""
    where = line.address.removesuffix(" > paragraph 1") if line.cell else line.address
    first = True
    for text, inside in _visual_lines(line.text, spots):
        _, rest = label_spots(text, inside)
        boxes = tuple(_box(spot) for spot in inside)
        plain = " ".join(rest.split())
        if not plain and not boxes:
            continue
        yield Passage(
            plain,
            where,
            line.number if first else "",
            line.level,
            line.bullet and first,
            line.bold,
            _cell(line),
            boxes,
            line.contents,
        )
        first = False


def _visual_lines(text: str, spots: Sequence[Spot]) -> Iterator[tuple[str, list[Spot]]]:
    """The lines that line breaks make of a paragraph; a sentence that goes on stays together."""
    if "\n" not in text.strip("\n"):
        yield text, list(spots)
        return
    starts = [0]
    for match in re.finditer("\n", text):
        before, after = text[starts[-1] : match.start()], text[match.end() :].partition("\n")[0]
        here = [spot for spot in spots if starts[-1] <= spot.offset <= match.start()]
        if here or not _goes_on(before, after):
            starts.append(match.end())
    for start, end in zip(starts, [*starts[1:], len(text) + 1], strict=True):
        inside = [spot._replace(offset=spot.offset - start) for spot in spots if start <= spot.offset < end]
        yield text[start : end - 1] if end <= len(text) else text[start:], inside


def _goes_on(before: str, after: str) -> bool:
    """Whether a line break stands within a sentence, or between a number and what is numbered."""
    before, after = before.strip(), after.strip()
    if not before or not after:
        return not before
    return after[0].islower() or _NUMBER_ONLY.fullmatch(before) is not None or not before.endswith(_ENDS_SENTENCE)


def _box(spot: Spot) -> Box:
    if spot.kind in TICKS:
        kind = "tick"
    elif spot.kind in LISTS:
        kind = "list"
    else:
        kind = "date" if spot.kind is SpotKind.DATE_CONTROL else "text"
    return Box(kind, spot.label, spot.options, spot.characters, spot.address, spot.group)


def _cell(line: FormLine) -> Cell | None:
    cell = line.cell
    return None if cell is None else Cell(cell.table, cell.row, cell.column, cell.columns, cell.rows, cell.header)


def _labelling_lines(form: Form) -> frozenset[int]:
    """The lines that only label a tick in the cell beside them, so that the words are not given twice."""
    alone: dict[tuple[int, int], set[str]] = {}
    for line in form.lines:
        if line.cell is not None and len(line.spots) == 1 and not line.text.strip():
            spot = form.spots[line.spots[0]]
            if spot.kind in TICKS and spot.label:
                alone.setdefault((line.cell.table, line.cell.row), set()).add(spot.label)
    return frozenset(
        place
        for place, line in enumerate(form.lines)
        if line.cell is not None
        and not line.spots
        and " ".join(line.text.split()) in alone.get((line.cell.table, line.cell.row), ())
    )
