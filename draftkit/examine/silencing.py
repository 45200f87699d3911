"""Silencing: notes beside a finding that say it is meant -> the findings without it.

In: problems and the texts of the files. Out: the problems that no note silences, and a finding for each note that
gives no reason or silences nothing. In the body of a clause a note is `<!-- draftkit: ignore DK241 reason -->`, in
front matter and registers `# draftkit: ignore DK241 reason`; it stands on the line of the finding, or alone on the
line before. An error stays one, as in `draftkit.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from draftkit.examine.subject import Files
from draftkit.places import Place
from draftkit.problems import Problem, Severity, advice, warning

_NOTE = re.compile(r"(?:<!--|#)[ \t]?draftkit:[ \t]?ignore(?![\w-])([^\n]*)")
_WORDS = re.compile(r"[ \t]*(DK\d{3})?(.*)", re.DOTALL)


class Note(NamedTuple):
    """A note that a finding is meant."""

    place: Place
    code: str
    reason: str
    line: int
    """The line whose findings it silences."""


def silenced(problems: Iterable[Problem], files: Iterable[str], texts: Files) -> Iterator[Problem]:
    """The problems that no note silences, and what is wrong with the notes themselves."""
    notes = [note for file in files for note in notes_in(texts.text(file), file)]
    by_line: dict[tuple[str, int, str], list[Note]] = {}
    for note in notes:
        if note.code and note.reason:
            by_line.setdefault((note.place.file, note.line, note.code), []).append(note)
    used: set[Note] = set()
    errors: set[Note] = set()
    for problem in problems:
        place = problem.place
        meant = by_line.get((place.file, place.line or 0, problem.code), []) if place else []
        if problem.severity is Severity.ERROR:
            errors.update(meant)
        else:
            used.update(meant)
        if not meant or problem.severity is Severity.ERROR:
            yield problem
    for note in notes:
        yield from _about(note, note in used, note in errors)


def notes_in(text: str, file: str) -> Iterator[Note]:
    """The notes of a file."""
    if "draftkit:" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        match = _NOTE.search(line) if "draftkit:" in line else None
        if match:
            said = match[1].partition("-->")[0] if match[0].startswith("<!--") else match[1]
            words = _WORDS.match(said)
            code, reason = (words[1] or "", words[2].strip()) if words else ("", "")
            alone = not line[: match.start()].strip() and not line.partition("-->")[2].strip()
            place = Place(file, number, match.start() + 1, len(match[0].rstrip()), line)
            yield Note(place, code, reason, number + 1 if alone else number)


def _about(note: Note, used: bool, on_error: bool) -> Iterator[Problem]:
    if not note.code or not note.reason:
        what = "names no code" if not note.code else f"gives no reason for ignoring {note.code}"
        hint = "write: draftkit: ignore DK241 why it is meant"
        yield warning("DK258", f"this note {what}, so that nothing is ignored", note.place, hint)
    elif on_error and not used:
        hint = "mend what is wrong: a note silences warnings and advice"
        yield advice("DK259", f"{note.code} is an error here, which cannot be ignored", note.place, hint)
    elif not used:
        where = "on this line" if note.line == note.place.line else "on the next line"
        yield advice("DK259", f"there is no {note.code} to ignore {where}", note.place, "take the note out")
