"""Planning: what each spot of a form gets, and what does not fit.

In: a scanned form and contents by address. Out: what is to be written at each address, in the order of the form, and
problems: locked spots, fields that are too short, options that a drop-down does not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from draftkit.outputs.docx.form.contents import Chosen, Content, Day, Prose, Tick, Words
from draftkit.outputs.docx.form.controls import language_of, shown_in, takes_line_breaks
from draftkit.outputs.docx.form.dates import names_known, read_date
from draftkit.outputs.docx.form.lines import Line, Piece, lines_of, plain_lines, without_fields
from draftkit.outputs.docx.form.runs import ILLEGAL
from draftkit.places import Place
from draftkit.problems import Problem, did_you_mean, error, warning
from draftkit.word.form.marks import MARKED
from draftkit.word.form.scanned import ScannedForm, SpotPlace
from draftkit.word.form.spots import LISTS, TICKS, SpotKind
from draftkit.word.names import w


@dataclass(frozen=True, slots=True)
class Planned:
    """What a spot gets."""

    text: str
    """As it will be read; empty for an empty place, `x` for a tick."""
    lines: tuple[Line, ...] = ()
    day: date | None = None
    marked: bool = False
    """Whether the answer stands between marks."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written."""

    planned: Mapping[str, Planned]
    """By address, in the order of the form."""
    kept: frozenset[str]
    """Addresses at which a box is ticked already as it is to be."""
    problems: tuple[Problem, ...]


def plan(scanned: ScannedForm, contents: Mapping[str, Content], file: str) -> Plan:
    """What is to be written at each address, in the order of the form."""
    planned: dict[str, Planned] = {}
    kept: set[str] = set()
    problems: list[Problem] = []
    unknown = [address for address in contents if address not in scanned.places]
    if unknown:
        raise KeyError(unknown[0])
    for spot in scanned.form.spots:
        if spot.address not in contents:
            continue
        place = scanned.places[spot.address]
        where = Place(f"{file}#{spot.address}")
        made, found = _planned(place, contents[spot.address], where)
        problems += found
        if made is not None and not _is_as_it_should_be(place, made):
            planned[spot.address] = made
        elif made is not None and made.text:
            kept.add(spot.address)
    return Plan(planned, frozenset(kept), tuple(problems))


def _is_as_it_should_be(place: SpotPlace, made: Planned) -> bool:
    """Whether nothing has to be written: a box is as it should be, a place is empty or holds what is not ours.

    Text in a cell or paragraph that draftkit did not put there belongs to somebody else; without an answer, it stays.
    """
    spot = place.spot
    if spot.kind in TICKS:
        return bool(spot.content) == bool(made.text)
    if made.text:
        return False
    return place.mark is None and (not spot.content or spot.kind in MARKED)


def _planned(place: SpotPlace, content: Content, where: Place) -> tuple[Planned | None, list[Problem]]:
    spot = place.spot
    made, problems = _for_kind(place, content, where)
    if made is None:
        return None, problems
    if spot.locked and not _is_as_it_should_be(place, made):
        message = "the form does not let anybody write here, so the answer was not filled in"
        hint = "ask the body for a form in which this place is not locked, or send this answer with it"
        return None, [warning("DK733", message, where, hint)] if made.text else []
    illegal = ILLEGAL.search(made.text)
    if illegal:
        message = f"a Word document cannot hold the character U+{ord(illegal[0]):04X}, which is in this answer"
        return None, [error("DK739", message, where, "take it out of the answer")]
    length = len(made.text.encode("utf-16-le", "surrogatepass")) // 2
    if spot.characters and length > spot.characters and spot.kind not in TICKS:
        message = f"this field takes {spot.characters:,} characters; the answer has {length:,}"
        hint = "shorten the answer; nothing is cut off without you"
        return None, [*problems, error("DK731", message, where, hint)]
    return made, problems


def _for_kind(place: SpotPlace, content: Content, where: Place) -> tuple[Planned | None, list[Problem]]:
    kind = place.spot.kind
    if kind in TICKS:
        on = content.on if isinstance(content, Tick) else plain_of(content).strip().lower() in {"x", "yes", "true"}
        return Planned("x" if on else ""), []
    if kind in LISTS:
        return _chosen(place, plain_of(content).strip(), where)
    if kind is SpotKind.DATE_CONTROL:
        return _date(place, content, where)
    if kind in (SpotKind.TEXT_CONTROL, SpotKind.TEXT_FIELD):
        return _plain(place, plain_of(content)), []
    rich = place.spot.blocks or kind is SpotKind.RICH_CONTROL
    lines = lines_of(content) if rich and isinstance(content, Prose) else plain_lines(plain_of(content))
    if kind is SpotKind.RICH_CONTROL:
        lines = tuple(without_fields(line) for line in lines)
    text = "\n".join(line.text for line in lines)
    return Planned(text, lines, marked=kind in MARKED and bool(lines)), []


def plain_of(content: Content) -> str:
    """A content as plain text."""
    match content:
        case Prose(plain=plain):
            return plain
        case Words(text=text):
            return text
        case Chosen(option=option):
            return option
        case Day(day=day):
            return f"{day.day} {day:%B %Y}"
        case Tick(on=on):
            return "Yes" if on else "No"


def _plain(place: SpotPlace, text: str) -> Planned:
    """Plain text, in one line where the place takes no line breaks."""
    lines = plain_lines(text)
    if place.spot.kind is SpotKind.TEXT_CONTROL and not takes_line_breaks(place) and len(lines) > 1:
        words = " ".join(line.text for line in lines if line.text.strip())
        lines = (Line((Piece(words),)),)
    return Planned("\n".join(line.text for line in lines), lines)


def _chosen(place: SpotPlace, wanted: str, where: Place) -> tuple[Planned | None, list[Problem]]:
    if not wanted:
        return Planned(""), []
    options = place.spot.options
    same = [option for option in options if option == wanted] or [
        option for option in options if _folded(option) == _folded(wanted)
    ]
    if same:
        return Planned(same[0]), []
    if place.elements[0].find(f"{w('sdtPr')}/{w('comboBox')}") is not None:
        return Planned(wanted), []
    message = f"'{wanted[:80]}' is not an option of this drop-down"
    listed = "the options: " + ", ".join(f"'{option}'" for option in options[:12])
    return None, [error("DK732", message, where, did_you_mean(wanted, options, listed))]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")


def _date(place: SpotPlace, content: Content, where: Place) -> tuple[Planned, list[Problem]]:
    text = plain_of(content).strip()
    day = content.day if isinstance(content, Day) else read_date(text)
    if not text:
        return Planned(""), []
    if day is None:
        message = f"'{text[:60]}' is not a date that draftkit can read; it was written as it stands"
        return Planned(text), [warning("DK739", message, where, "write it as 2026-11-30 or 30 November 2026")]
    found: list[Problem] = []
    if not names_known(language_of(place)):
        message = f"the form wants a date in the language '{language_of(place)}'; it was written in English"
        found.append(warning("DK739", message, where, "correct the name of the month in the filled form"))
    return Planned(shown_in(place, day), day=day), found
