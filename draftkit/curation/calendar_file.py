"""A calendar: what falls due -> an iCalendar file (RFC 5545) that any calendar program can subscribe to or import.

In: `Due` values and the library's name. Out: text with CRLF line ends, the same whenever it is made: nothing in it
comes from the clock. Each entry keeps its identity when its day moves, so that a calendar moves it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from draftkit.curation.due import Due
from draftkit.files import content_key

LINE = 75
"""The most octets that a line may have, without its end (RFC 5545, 3.1)."""

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TITLES = {"review": "Review", "contact": "Check", "law": "Law", "version": "Version"}


def calendar(items: Iterable[Due], library: str) -> str:
    """The calendar of everything that has a day; all entries last the whole of it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//draftkit//draftkit clauses due//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(f'Due in {library}')}",
    ]
    taken: set[str] = set()
    for item in items:
        if item.on is not None:
            lines += _event(item, item.on, _identity(item, library, taken))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(item: Due, on: date, identity: str) -> list[str]:
    title = f"{_TITLES[item.kind]}: {item.title}"
    owner = f"\nOwner: {item.owner}" if item.owner else ""
    words = f"{item.what}: {item.says}.{owner}"
    end = [f"DTEND;VALUE=DATE:{_stamp(on + timedelta(days=1))}"] if on < date.max else []
    return [
        "BEGIN:VEVENT",
        f"UID:{identity}",
        f"DTSTAMP:{_stamp(on)}T000000Z",
        f"DTSTART;VALUE=DATE:{_stamp(on)}",
        *end,
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_escaped(words)}",
        f"CATEGORIES:{_TITLES[item.kind].upper()}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _stamp(on: date) -> str:
    return on.isoformat().replace("-", "")


def _identity(item: Due, library: str, taken: set[str]) -> str:
    """The same for the same thing to do, whatever its day; a number sets apart what would be the same."""
    words = (library, item.kind, item.what, item.says)
    number = 0
    while (identity := f"{content_key(*words, str(number))}@draftkit") in taken:
        number += 1
    taken.add(identity)
    return identity


def _escaped(text: str) -> str:
    """Text as a value (RFC 5545, 3.3.11)."""
    clean = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    escaped = clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most `LINE` octets, those after the first with a space before them."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += width
    yield piece
