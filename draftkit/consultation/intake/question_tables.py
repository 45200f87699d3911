"""Tables of questions: rows below a header such as `No. | Question | Type | Options | Word limit` as passages.

In: rows of cells with the columns of their roles. Out: passages in the shape that forms have: a heading for a section,
the question, its boxes, its limit in words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from draftkit.consultation.intake.drawn import drawn
from draftkit.consultation.intake.header_words import (
    ANSWER,
    CHARACTERS,
    CONFIDENTIAL,
    GUIDANCE,
    LIMIT,
    NUMBER,
    OPTIONS,
    PART,
    QUESTION,
    REQUIRED,
    SECTION,
    TYPE,
    WORDS,
    Columns,
)
from draftkit.consultation.passages import Box, Passage

_SEVERAL = re.compile(r"multi|check ?box|tick all|select all|any of|several|more than one|choose all", re.IGNORECASE)
_YES_NO = re.compile(r"yes ?(/|or|,|-) ?no(?P<third>.*(not sure|don.?t know|unsure).*)?", re.IGNORECASE)
_THIRD = re.compile(r"not sure|don.?t know|unsure", re.IGNORECASE)
_DATE = re.compile(r"\bdate\b", re.IGNORECASE)
_TEXT = re.compile(r"free.?text|open|text|essay|comment|long|short|paragraph|narrative|write", re.IGNORECASE)
_COMMENT = re.compile(r"(\+|and|with|plus|&) ?(a |an )?(free.?text|comments?|text|explanation)", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:\n|;|\||•|·|●|\u2022| / )\s*")
_BULLET = re.compile(r"^\s*(?:[-*•·●☐□▢]|\(?[a-zA-Z0-9]{1,2}[.)])\s+")
_YES = re.compile(r"y(es)?|true|1|x|✓|required|mandatory", re.IGNORECASE)


class Record(NamedTuple):
    """One row, ready to become passages."""

    where: str
    texts: dict[str, str]
    """By role."""
    options: tuple[str, ...] = ()
    """What the answer's cell offers by its own rules."""
    kind: str = ""
    """`list`, `text` or `date` if the answer's cell has such a rule."""
    characters: int = 0
    asks: str = ""
    """The words of the header that ask whether an answer is confidential."""


def record_of(cells: dict[int, str], columns: Columns, where: str, asks: str = "") -> Record:
    """A row by roles."""
    return Record(where, {role: cells.get(column, "").strip() for role, column in columns.items()}, asks=asks)


def passages_of_records(records: list[Record]) -> list[Passage]:
    """The passages of a table of questions."""
    found: list[Passage] = []
    section = ""
    for record in records:
        now = record.texts.get(SECTION, "")
        if now and now != section:
            section = now
            found.append(Passage(now, record.where, level=2))
        found += _question(record)
    return found


def _question(record: Record) -> list[Passage]:
    texts = record.texts
    text = texts.get(QUESTION, "")
    if not text:
        return _besides(record)
    number = texts.get(NUMBER, "")
    part = texts.get(PART, "").strip("() .")
    if part and len(part) <= 2 and not number.lower().endswith(part.lower()):
        number = f"{number}{part}"
    asked, drawn_boxes = drawn(text.replace("\n", " "))
    boxes = drawn_boxes or _boxes(record)
    limit = _limit(texts)
    found = [Passage(asked, record.where, number=number)]
    if texts.get(GUIDANCE):
        found.append(Passage(_one_line(texts[GUIDANCE]), record.where))
    if limit:
        found.append(Passage(limit, record.where))
    found.append(Passage("", record.where, boxes=boxes))
    if _COMMENT.search(texts.get(TYPE, "")) and any(box.kind != "text" for box in boxes):
        found.append(Passage("Please comment:", record.where, boxes=(Box("text", characters=record.characters),)))
    if record.asks:
        ticks = drawn(texts.get(CONFIDENTIAL, ""))[1] or (Box("tick", "Yes"), Box("tick", "No"))
        found.append(Passage(_one_line(record.asks), record.where, boxes=ticks))
    return found


def _besides(record: Record) -> list[Passage]:
    """The texts of a row without a question, such as a heading within the table."""
    return [Passage(_one_line(text), record.where) for text in record.texts.values() if text]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _boxes(record: Record) -> tuple[Box, ...]:
    texts = record.texts
    type = texts.get(TYPE, "")
    required = bool(_YES.fullmatch(texts.get(REQUIRED, "")))
    options = options_of(texts.get(OPTIONS, "")) or record.options or _told_by(type)
    if options:
        if _SEVERAL.search(type):
            return tuple(Box("tick", option, required=required) for option in options)
        if record.kind == "list" and not texts.get(OPTIONS):
            return (Box("list", options=options, required=required),)
        return tuple(Box("tick", option, group=record.where, required=required) for option in options)
    if record.kind == "date" or (_DATE.search(type) and not _TEXT.search(type)):
        return (Box("date", required=required),)
    answer, boxes = drawn(texts.get(ANSWER, ""))
    if boxes and not answer:
        return boxes
    return (Box("text", characters=record.characters or _characters(texts), required=required, words=_words(texts)),)


def options_of(text: str) -> tuple[str, ...]:
    """The options in one cell, whatever separates them; commas only where nothing else does."""
    text = text.strip()
    if not text or text.lower() in {"n/a", "none", "-", "–", "free text", "not applicable"}:
        return ()
    pieces = _CUT.split(text)
    if len(pieces) == 1 and "/" in text:
        pieces = text.split("/")
    if len(pieces) == 1 and "," in text:
        pieces = re.split(r",\s*(?![^(]*\))", text)
    return tuple(piece for piece in (_BULLET.sub("", piece).strip() for piece in pieces) if piece)


def _told_by(type: str) -> tuple[str, ...]:
    """The options that a type names itself: `Yes/No`, `Yes / No / Not sure`."""
    found = _YES_NO.search(type)
    if not found:
        return ()
    third = _THIRD.search(type)
    return ("Yes", "No", third[0].capitalize()) if third else ("Yes", "No")


def _limit(texts: dict[str, str]) -> str:
    """The limit as a sentence, so that it reads as in a form."""
    words, characters = _words(texts), _characters(texts)
    pieces = [f"{words:,} words" if words else "", f"{characters:,} characters" if characters else ""]
    told = " and ".join(piece for piece in pieces if piece)
    return f"Maximum {told}." if told else ""


def _words(texts: dict[str, str]) -> int:
    limit = texts.get(LIMIT, "")
    return _number(texts.get(WORDS, "")) or (_number(limit) if "char" not in limit.lower() else 0)


def _characters(texts: dict[str, str]) -> int:
    limit = texts.get(LIMIT, "")
    return _number(texts.get(CHARACTERS, "")) or (_number(limit) if "char" in limit.lower() else 0)


def _number(text: str) -> int:
    found = re.search(r"\d{1,3}(?:[,\u00a0 ]\d{3})+|\d{1,6}", text)
    return int(re.sub(r"\D", "", found[0])) if found else 0
