"""Forms as text: the lines and spots that a scan found, in a shape that a person can read in a test."""

from __future__ import annotations

from draftkit.word.form.spots import Form, FormLine, Spot


def shown(form: Form) -> str:
    """Each line with its spots where they stand: `p2: Name: {blank 1}`; addresses are shortened.

    After the address: the number that Word prints, `*` for a bullet, `#` for each level of a heading. In a spot: its
    kind, `=content`, `'label'`, `[options]`, `<characters`, `!` if it is locked.
    """
    return "\n".join(_line(form, line) for line in form.lines)


def _line(form: Form, line: FormLine) -> str:
    text = line.text
    for index in reversed(line.spots):
        spot = form.spots[index]
        text = text[: spot.offset] + _spot(spot) + text[spot.offset :]
    header = " header" if line.cell is not None and line.cell.header else ""
    marks = " ".join(filter(None, ("#" * line.level, line.number, "*" if line.bullet else "")))
    return f"{_short(line.address)}{header}: {marks + ' ' if marks else ''}{text.strip()}".replace("\n", "\\n").rstrip()


def _spot(spot: Spot) -> str:
    name = _short(spot.address).rpartition(" ")[2] if " > " in spot.address else _short(spot.address)
    pieces = [str(spot.kind)]
    if spot.content:
        pieces.append(f"={spot.content}")
    if spot.label:
        pieces.append(f" '{spot.label}'")
    if spot.options:
        pieces.append(f" [{'|'.join(spot.options)}]")
    if spot.characters:
        pieces.append(f" <{spot.characters}")
    if spot.group:
        pieces.append(" group")
    if spot.locked:
        pieces.append("!")
    return f"{{{name} {''.join(pieces)}}}"


def _short(address: str) -> str:
    words = {"paragraph ": "p", "table ": "t", "row ": "r", "cell ": "c", "text box ": "b"}
    words |= {"control ": "control", "tick ": "tick", "field ": "field", "blank ": "blank"}
    parts = []
    for part in address.split(" > "):
        for long, short in words.items():
            if part.startswith(long):
                part = short + part.removeprefix(long)
                break
        parts.append(part)
    return " ".join(parts)
