"""Dates as a form writes them: Word's date pictures, in the language of the control.

In: a date, a picture such as `d MMMM yyyy` and a language tag. Out: text. Month and day names are known in English and
Welsh; others are written in English, which the caller reports.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_WELSH_MONTHS = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
_WELSH_DAYS = "Llun Mawrth Mercher Iau Gwener Sadwrn Sul"
_ENGLISH = _MONTHS.split(), _DAYS.split()
_WELSH = _WELSH_MONTHS.split(), [f"Dydd {day}" for day in _WELSH_DAYS.split()]
_PICTURE = re.compile("'[^']*'|[dD]{1,4}|M{1,4}|[yY]{1,4}|[^dDMyY']+|'")

DEFAULT = "d MMMM yyyy"

_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d{4})"),
    re.compile(r"(?:\w+day,? )?(?P<d>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<name>[A-Za-z]{3,9})\.?,? (?P<y>\d{4})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9}) (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})"),
)


def names_known(language: str) -> bool:
    """Whether the names of months are known in a language."""
    return language.lower()[:2] in {"", "en", "cy"}


def shown_date(day: date, picture: str, language: str = "") -> str:
    """A date in a picture (ECMA-376 part 1, 17.16.4.1); literal text stands in single quotes."""
    months, days = _WELSH if language.lower().startswith("cy") else _ENGLISH
    pieces = []
    for part in _PICTURE.findall(picture or DEFAULT):
        if part.startswith("'"):
            pieces.append(part.strip("'"))
        elif part[0] in "dD":
            pieces.append(_numbered(day.day, days[day.weekday()], len(part)))
        elif part[0] == "M":
            pieces.append(_numbered(day.month, months[day.month - 1], len(part)))
        elif part[0] in "yY":
            pieces.append(f"{day.year:04}" if len(part) > 2 else f"{day.year % 100:02}")
        else:
            pieces.append(part)
    return "".join(pieces)


def _numbered(number: int, name: str, letters: int) -> str:
    """`5`, `05`, `Tue`, `Tuesday`."""
    return (str(number), f"{number:02}", name.split()[-1][:3], name)[min(letters, 4) - 1]


def read_date(text: str) -> date | None:
    """The date that a text is, day before month; None if it is none."""
    plain = " ".join(text.split())
    for form in _FORMS:
        match = form.fullmatch(plain)
        if match is None:
            continue
        found = match.groupdict()
        month = int(found["m"]) if "m" in found else _month(found["name"])
        try:
            return date(int(found["y"]), month, int(found["d"]))
        except ValueError:
            return None
    return None


def _month(name: str) -> int:
    """The number of a month by its name or the first letters of it; 0 if there is none."""
    every = enumerate(_ENGLISH[0], 1)
    return next((number for number, month in every if month.lower().startswith(name.lower())), 0)
