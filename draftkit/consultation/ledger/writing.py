"""Writing a ledger: its text and new entries -> its text with the entries at the end, every earlier byte as it was.

In: the bytes of a ledger, or none for a new one. Out: bytes, which were read again and hold the old entries and the
new. Each entry is one line: two people who add at once add different lines, and git can put in both, whereas it mixes
up longer entries that have lines in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.consultation.ledger.entry import Entry, fingerprint_of, keys_of
from draftkit.consultation.ledger.reading import entries_in
from draftkit.places import Place
from draftkit.problems import DraftkitError, error
from draftkit.reading.yaml_scalar import as_scalar

BEGINNING = """\
# Positions that were taken in responses that were sent. draftkit consult record adds to the end; nothing is changed
# or taken out. In git, this line in .gitattributes lets two people add at once: positions.yaml merge=union
positions:
"""

_NOTHING_YET = re.compile(r"^(positions[ \t]*:)[ \t]*(?:\[[ \t]*\]|~|null)[ \t]*(?=\r?$)", re.MULTILINE)
_ITEM = re.compile(r"^([ \t]*)- ", re.MULTILINE)


def with_entries(data: bytes, file: str, entries: Sequence[Entry]) -> bytes:
    """The ledger with entries added; raises `DraftkitError` when it cannot be read or the entries do not fit in."""
    text = data.decode("utf-8-sig")
    before = _read(text, file)
    if not text.strip():
        text = BEGINNING
    elif not before:
        text = _NOTHING_YET.sub(r"\1", text)
    ending = "\r\n" if "\r\n" in text else "\n"
    indent = found[1] if before and (found := _ITEM.search(text)) else ""
    added = "".join(_line(entry, indent, ending) for entry in entries)
    made = f"{text}{'' if text.endswith(ending) else ending}{added}"
    after = _read(made, file)
    if [_said(one) for one in after] != [_said(one) for one in (*before, *entries)]:
        hint = "its last lines are laid out in another way; put 'positions:' on a line of its own and the entries below"
        raise DraftkitError([error("DK773", "entries cannot be added at the end of this ledger", Place(file), hint)])
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + made.encode("utf-8")


def _read(text: str, file: str) -> tuple[Entry, ...]:
    return entries_in(text.replace("\r\n", "\n").replace("\r", "\n"), file)


def _said(entry: Entry) -> object:
    return keys_of(entry)


def _line(entry: Entry, indent: str, ending: str) -> str:
    keys = keys_of(entry) | {"fingerprint": fingerprint_of(entry)}
    written = ((key, "true" if isinstance(value, bool) else as_scalar(value)) for key, value in keys.items())
    return f"{indent}- {{{', '.join(f'{key}: {value}' for key, value in written)}}}{ending}"
