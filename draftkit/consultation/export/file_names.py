"""File names: the name of the text file for each question.

In: ids of questions. Out: names such as `02a.txt`, which sort as the questions do, are told apart without regard to
capitals, and that Windows takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending (learn.microsoft.com, Naming Files)."""

_LONGEST = 80


def text_files(ids: Iterable[str]) -> dict[str, str]:
    """For each id the name of its file."""
    known = list(ids)
    digits = max([2, *(len(found[0]) for id in known if (found := re.match(r"\d+", id)))])
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id in known:
        stem = re.sub(r"\A\d+", lambda found: found[0].zfill(digits), id)[:_LONGEST].rstrip("-")
        stem = f"question-{stem}" if _RESERVED.match(stem) or not stem else stem
        number, tried = 1, stem
        while tried in taken:
            number += 1
            tried = f"{stem}-{number}"
        taken.add(tried)
        names[id] = f"{tried}.txt"
    return names
