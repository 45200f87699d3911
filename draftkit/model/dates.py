"""Dates as British documents write them, in any locale."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def day(value: date) -> str:
    """`29 April 2026`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def partial_day(text: str) -> str:
    """A date, a month or a year as text: `2024-05-07`, `2024-05` and `2024` become `7 May 2024`, `May 2024`, `2024`."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return text
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)
