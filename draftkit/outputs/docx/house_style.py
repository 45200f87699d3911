"""The prepared house style: everything the writer takes from a .docx made in Word.

In: what `prepare.py` found. Out: a `HouseStyle`: its static parts already deflated, the ids of its styles, its
section with headers and footers ready for a marking, and which styles it lacked; also as JSON, for the cache.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from draftkit.places import Place
from draftkit.problems import Problem, advice
from draftkit.word.package import Entry
from draftkit.word.xml import escape

MARKING = "{{draftkit:marking}}"
"""Stands in a header or footer where the protective marking goes."""
ORGANISATION = "{{draftkit:organisation}}"
"""Stands where the name of the organisation goes."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A header or footer."""

    name: str
    """The part's name, such as `word/header1.xml`."""
    marked: str
    """Its XML with `MARKING` and `ORGANISATION` in it."""
    plain: str
    """Its XML for documents without a marking."""

    def filled(self, marking: str, organisation: str) -> str:
        """Its XML for one document."""
        text = self.marked.replace(MARKING, escape(marking)) if marking else self.plain
        return text.replace(ORGANISATION, escape(" ".join(organisation.split())))


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What the writer takes from a house style."""

    static: tuple[Entry, ...]
    """Parts that are the same in every document."""
    furniture: tuple[Furniture, ...]
    styles: Mapping[str, str]
    """The id of each style by its name in small letters, as it is written between quotes in XML."""
    section: str
    """The XML of the section properties."""
    relationships: tuple[tuple[str, str, str], ...]
    """Id, type and target of each relationship of the main part."""
    content_types: tuple[tuple[str, str], ...]
    """Part name and content type of every part above."""
    extensions: tuple[tuple[str, str], ...]
    """File name ending and content type of its media."""
    abstract_numbers: str
    """Its own numbering definitions, which its styles may refer to."""
    numbers: str
    next_abstract: int
    next_number: int
    text_width: int
    """Width between the margins, in twentieths of a point."""
    missing: tuple[str, ...]
    """Styles that were added from the built-in house style."""

    def style(self, name: str) -> str:
        """The id of a style by its name."""
        return self.styles[name.lower()]

    def problems(self, file: str) -> tuple[Problem, ...]:
        """Advice about what had to be added."""
        if not self.missing:
            return ()
        message = f"this house style lacks {len(self.missing)} styles: {', '.join(self.missing)}"
        hint = "draftkit's own were used; define them in the house style to change how they look"
        return (advice("DK503", message, Place(file), hint),)


def to_json(style: HouseStyle) -> bytes:
    """A prepared house style as it is kept in the cache."""
    values = {name: getattr(style, name) for name in HouseStyle.__slots__}
    values["static"] = [(e.name, b64encode(e.deflated).decode(), e.check, e.size) for e in style.static]
    values["furniture"] = [(part.name, part.marked, part.plain) for part in style.furniture]
    return json.dumps(values, ensure_ascii=False).encode()


def from_json(stored: bytes) -> HouseStyle:
    """What `to_json` was given."""
    values = json.loads(stored)
    values["static"] = tuple(Entry(name, b64decode(body), check, size) for name, body, check, size in values["static"])
    values["furniture"] = tuple(Furniture(*part) for part in values["furniture"])
    for name in ("relationships", "content_types", "extensions"):
        values[name] = tuple(tuple(row) for row in values[name])
    values["missing"] = tuple(values["missing"])
    return HouseStyle(**values)
