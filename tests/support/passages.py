"""Passages as lines of text that a person can compare."""

from __future__ import annotations

from draftkit.consultation.passages import Box, Passage, Published


def shown(published: Published) -> str:
    """One line for each passage, then one for each problem, then what the file says of itself."""
    lines = [_passage(passage) for passage in published.passages]
    lines += [f"! {problem.code} {problem.place}: {problem.message}" for problem in published.problems]
    itself = [published.title, published.body, str(published.closes or "")]
    return "\n".join([*lines, *(f"= {value}" for value in itself if value)])


def _passage(passage: Passage) -> str:
    marks = [
        f"H{passage.level}" if passage.level else "",
        "furniture" if passage.furniture else "",
        "*" if passage.bullet else "",
        passage.number,
        f"({passage.cell.row},{passage.cell.column}{'h' if passage.cell.header else ''})" if passage.cell else "",
        f'"{passage.text}"' if passage.text else "",
        *map(_box, passage.boxes),
    ]
    return f"{passage.where}: " + " ".join(mark for mark in marks if mark)


def _box(box: Box) -> str:
    details = [
        box.label,
        " / ".join(box.options),
        f"{box.characters} characters" if box.characters else "",
        f"{box.words} words" if box.words else "",
        f"group {box.group}" if box.group else "",
        "required" if box.required else "",
    ]
    return f"[{box.kind}{': ' if any(details) else ''}{', '.join(detail for detail in details if detail)}]"
