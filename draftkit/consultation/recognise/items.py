"""Items: passages made ready for recognition.

In: passages as readers of formats give them. Out: items with clean text, the number taken off, marks of what must be
answered noticed; running headers and footers are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from draftkit.consultation.passages import Box, Cell, Passage
from draftkit.consultation.recognise.about_you import field_in
from draftkit.consultation.recognise.numbers import Numbered, numbered
from draftkit.reading.located import BIDIRECTIONAL, ILLEGAL

_UNWANTED = re.compile(f"{ILLEGAL}|{BIDIRECTIONAL}|[\u00ad\u200b\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n ?")
_REQUIRED_MARK = re.compile(
    r"^\*\s*(?=\S)|\s*\*\s*$|\s*[(\[](?:required|mandatory|compulsory|must be answered|"
    r"this (?:question )?is (?:required|mandatory))[)\]]"
    r"\s*\*?|\s+(?:required|mandatory)\.?$",
    re.IGNORECASE,
)
_MAY_BE_REQUIRED = re.compile(r"\*|required|mandatory|compulsory|must be", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?:(?:click|tap)(?: or tap)?(?: here)? to enter (?:text|a date)|choose an item|"
    r"(?:enter|type|insert) (?:your )?text here)\.?$",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(r"\((?:optional|not required|not mandatory)\)", re.IGNORECASE)


class Matrix(NamedTuple):
    """A table in which each row is answered by itself."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    addresses: tuple[str, ...]
    """Row by row, one for each column."""
    ticks: bool


class Item(NamedTuple):
    """A passage made ready."""

    text: str
    """Without its number."""
    whole: str
    """With it, as people see it."""
    where: str
    number: Numbered | None = None
    level: int = 0
    bullet: bool = False
    bold: bool = False
    cell: Cell | None = None
    boxes: tuple[Box, ...] = ()
    required: bool = False
    column: str = ""
    """What its column of a table is for, where a heading says so: a name of `columns.py`."""
    matrix: Matrix | None = None

    @property
    def ticks(self) -> tuple[Box, ...]:
        return tuple(box for box in self.boxes if box.kind == "tick")


def items_of(passages: Iterable[Passage]) -> list[Item]:
    """Every passage that may matter, made ready."""
    shown = (passage for passage in passages if not passage.furniture and (passage.text.strip() or passage.boxes))
    return [_item(one) for passage in shown for one in _fields_apart(passage)]


def _fields_apart(passage: Passage) -> list[Passage]:
    """Each field of a line such as `Name: Postcode: Email:` by itself."""
    if passage.boxes or passage.text.count(":") < 2 or len(passage.text) > 200:
        return [passage]
    pieces = re.findall(r"[^:]+:", passage.text)
    if "".join(pieces) != passage.text.rstrip() or not all(field_in(piece) for piece in pieces):
        return [passage]
    return [passage._replace(text=piece) for piece in pieces]


def clean(text: str) -> str:
    """Without characters that must not stand in a file, with single spaces, and no space around breaks of lines."""
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()


def with_text(item: Item, text: str, printed: str = "") -> Item:
    """An item with another text, whose number is looked for again."""
    found = numbered(text, printed)
    rest = found.rest if found else text
    shorter = rest
    if _MAY_BE_REQUIRED.search(rest) and not _OPTIONAL.search(rest):
        shorter = _REQUIRED_MARK.sub("", rest).strip()
    required = item.required or shorter != rest
    whole = f"{printed} {text}".strip()
    return item._replace(text=shorter or rest, whole=whole, number=found, required=required)


def _item(passage: Passage) -> Item:
    text, prompted = _without_placeholder(clean(passage.text))
    starred = re.match(r"\*\s*(?=\S)", text)
    text = text[starred.end() :] if starred and not text.startswith("**") else text
    boxes = tuple(
        box._replace(label=clean(box.label), options=tuple(filter(None, map(clean, box.options))))
        for box in passage.boxes or prompted
    )
    required = bool(starred) or any(box.required for box in boxes)
    made = Item("", "", passage.where, None, passage.level, passage.bullet, passage.bold, passage.cell, boxes, required)
    return with_text(made, text, clean(passage.number))


def _without_placeholder(text: str) -> tuple[str, tuple[Box, ...]]:
    """The text without what Word shows in an empty control, which is all that a PDF or a copy has of it."""
    match = _PLACEHOLDER.search(text, max(0, len(text) - 60))
    if match is None:
        return text, ()
    words = match.group().lower()
    kind = "date" if "date" in words else "list" if "item" in words else "text"
    return text[: match.start()].rstrip(), (Box(kind),)
