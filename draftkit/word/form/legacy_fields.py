"""Legacy form fields: what the data of a `FORMTEXT`, `FORMCHECKBOX` or `FORMDROPDOWN` field says.

In: the `w:ffData` of the field's first run and its code. Out: `FieldData` (ECMA-376 part 1, 17.16.7 to 17.16.22).
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from draftkit.word.form.spots import SpotKind
from draftkit.word.form.styles import int_of, switched_on, value_of
from draftkit.word.names import w

KINDS = {
    "FORMTEXT": SpotKind.TEXT_FIELD,
    "FORMCHECKBOX": SpotKind.CHECK_FIELD,
    "FORMDROPDOWN": SpotKind.LIST_FIELD,
}


class FieldData(NamedTuple):
    """What is known of a legacy form field."""

    kind: SpotKind
    label: str = ""
    """Its help text."""
    options: tuple[str, ...] = ()
    ticked: bool = False
    chosen: str = ""
    characters: int = 0
    enabled: bool = True
    default: str = ""
    """The text that it shows while nobody has written into it."""


def kind_of_code(code: str) -> SpotKind | None:
    """The kind of form field that the code of a field stands for; None for any other field."""
    words = code.split(maxsplit=1)
    return KINDS.get(words[0].upper()) if words else None


def read_field(kind: SpotKind, data: etree._Element | None) -> FieldData:
    """What the data of a form field say; a field without data is an empty one."""
    if data is None:
        return FieldData(kind)
    box, entries, words = (data.find(w(name)) for name in ("checkBox", "ddList", "textInput"))
    options = (
        tuple(each.get(w("val")) or "" for each in entries.iterchildren(w("listEntry"))) if entries is not None else ()
    )
    chosen = value_of(entries, "result") if entries is not None else ""
    number = int_of(chosen, 0) if chosen else -1
    return FieldData(
        kind,
        _help(data),
        options,
        switched_on(box, "checked", switched_on(box, "default")),
        options[number] if 0 <= number < len(options) else "",
        max(0, int_of(value_of(words, "maxLength"))),
        switched_on(data, "enabled", True),
        value_of(words, "default"),
    )


def _help(data: etree._Element) -> str:
    return value_of(data, "helpText") or value_of(data, "statusText")
