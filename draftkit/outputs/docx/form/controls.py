"""Content controls: text, formatted text, drop-downs and dates (ECMA-376 part 1, 17.5.2).

In: the `w:sdt` of a spot and what it is to hold. Out: the control with its contents and the state in its properties; it
keeps its locks, its title and its tag. An emptied control shows its placeholder again.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from typing import NamedTuple

from lxml import etree

from draftkit.outputs.docx.form.bookmarks import Bookmarks, take_out
from draftkit.outputs.docx.form.dates import DEFAULT, shown_date
from draftkit.outputs.docx.form.formatting import (
    LEGIBLE,
    own_control,
    run_properties,
    set_property,
    without_placeholder,
)
from draftkit.outputs.docx.form.lines import Line, Piece
from draftkit.outputs.docx.form.paragraphs import fill_paragraphs
from draftkit.outputs.docx.form.runs import broken_runs, text_run
from draftkit.word.form.scanned import SpotPlace
from draftkit.word.form.spots import SpotKind
from draftkit.word.names import W, w

Element = etree._Element

_BEFORE_PLACEHOLDER = frozenset(w(name) for name in ("rPr", "alias", "tag", "id", "lock", "placeholder", "temporary"))


class Surroundings(NamedTuple):
    """What a control needs to know of the rest of the form."""

    marks: Bookmarks
    placeholder_styles: frozenset[str]
    placeholder_texts: dict[str, list[Element]]
    """The runs of each placeholder in the glossary of the form, by its name."""


def write_control(place: SpotPlace, lines: Sequence[Line], around: Surroundings) -> None:
    """Put lines into a control for text; without any, show its placeholder."""
    control = place.elements[0]
    properties, content = parts_of(control)
    own = _own_format(properties)
    rich = place.spot.kind is SpotKind.RICH_CONTROL
    paragraphs = [child for child in _holder(content) if child.tag == w("p")]
    _show_placeholder(properties, not lines)
    if not lines:
        _empty(place, content, paragraphs, properties, around)
        return
    mark = around.marks.mark(place) if rich else None
    if paragraphs:
        count = lines if rich else [_joined(lines)]
        styles = around.placeholder_styles
        format = _with_paragraph(own, paragraphs[0], styles) if not rich else own
        options = {"mark": mark, "ends": place.ends, "size": place.size, "placeholders": styles}
        fill_paragraphs(paragraphs, count, around.marks, format=format, **options)  # type: ignore[arg-type]
        return
    format = own if own is not None else _run_format(content, around, rich=rich)
    old = take_out(place.ends)
    _clear(content)
    runs = broken_runs(lines, format)
    if mark is not None:
        runs = [*around.marks.pair(mark.start, old), *runs, *around.marks.pair(mark.end, old)]
    content.extend(runs)


def write_choice(place: SpotPlace, option: str, around: Surroundings) -> None:
    """Choose an entry of a drop-down by what it shows; empty for none."""
    properties, _ = parts_of(place.elements[0])
    entries = properties.find(w("dropDownList"))
    if entries is None:
        entries = properties.find(w("comboBox"))
    value = option
    for item in entries.iterchildren(w("listItem")) if entries is not None else ():
        if (item.get(w("displayText")) or item.get(w("value")) or "") == option:
            value = item.get(w("value")) or option
    if entries is not None:
        entries.attrib.pop(w("lastValue"), None)
        if option:
            entries.set(w("lastValue"), value)
    _write_one(place, option, around)


def write_date(place: SpotPlace, day: date | None, text: str, around: Surroundings) -> None:
    """Set a date and show it as `text`; without a date, show a text that is none."""
    properties, _ = parts_of(place.elements[0])
    found = properties.find(w("date"))
    if found is not None:
        found.attrib.pop(w("fullDate"), None)
        if day is not None:
            found.set(w("fullDate"), f"{day.isoformat()}T00:00:00Z")
    _write_one(place, text, around)


def shown_in(place: SpotPlace, day: date) -> str:
    """A date in the picture of a control."""
    found = parts_of(place.elements[0])[0].find(w("date"))
    picture = _value(found, "dateFormat") if found is not None else ""
    return shown_date(day, picture or DEFAULT, language_of(place))


def language_of(place: SpotPlace) -> str:
    """The language of a control for dates."""
    found = parts_of(place.elements[0])[0].find(w("date"))
    return _value(found, "lid") if found is not None else ""


def takes_line_breaks(place: SpotPlace) -> bool:
    """Whether a control for text may hold line breaks (`w:multiLine`)."""
    text = parts_of(place.elements[0])[0].find(w("text"))
    return text is None or text.get(w("multiLine"), "0") in ("1", "true", "on")


def parts_of(control: Element) -> tuple[Element, Element]:
    """The properties and the contents of a control; the contents get made if there are none."""
    properties = control.find(w("sdtPr"))
    assert properties is not None, "a control without properties is no spot"
    content = control.find(w("sdtContent"))
    if content is None:
        content = etree.SubElement(control, w("sdtContent"))
    return properties, content


def _write_one(place: SpotPlace, text: str, around: Surroundings) -> None:
    write_control(place, [Line((Piece(text),))] if text else [], around)


def _value(element: Element, name: str) -> str:
    child = element.find(w(name))
    return child.get(w("val"), "") if child is not None else ""


def _holder(content: Element) -> Element:
    """What holds the paragraphs of a control: itself, or the cell inside it."""
    cell = next(content.iter(w("tc")), None)
    return content if cell is None else cell


def _own_format(properties: Element) -> Element | None:
    found = properties.find(w("rPr"))
    return run_properties(found) if found is not None else None


def _with_paragraph(own: Element | None, paragraph: Element, styles: frozenset[str]) -> Element:
    """The formatting of a plain control around a paragraph: that of the control, else of the text in it."""
    if own is not None:
        return own
    run = next(paragraph.iter(w("r")), None)
    found = run.find(w("rPr")) if run is not None else paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return run_properties(without_placeholder(found, styles))


def _run_format(content: Element, around: Surroundings, *, rich: bool) -> Element:
    """The formatting of what a control within a line holds; bold may be an answer's own where bold is allowed."""
    run = next(content.iter(w("r")), None)
    found = run.find(w("rPr")) if run is not None else None
    without = [*LEGIBLE, w("color")] if rich else []
    return run_properties(without_placeholder(found, around.placeholder_styles), without)


def _joined(lines: Sequence[Line]) -> Line:
    """Several lines as one with line breaks."""
    return Line((Piece("\n".join(line.text for line in lines)),))


def _clear(content: Element) -> None:
    """Take out what a control holds, but not other controls that have a kind of their own."""
    for child in list(content):
        nested = [run for run in child.iter(w("r")) if not own_control(run, content)]
        if not str(child.tag).endswith(("Start", "End")) and not nested:
            content.remove(child)


def _show_placeholder(properties: Element, shown: bool) -> None:
    found = properties.find(w("showingPlcHdr"))
    if found is not None and not shown:
        properties.remove(found)
    if shown and found is None:
        new = etree.Element(w("showingPlcHdr"), nsmap={"w": W})
        position = max(
            (number for number, one in enumerate(properties, 1) if one.tag in _BEFORE_PLACEHOLDER), default=0
        )
        properties.insert(position, new)


def _empty(
    place: SpotPlace, content: Element, paragraphs: Sequence[Element], properties: Element, around: Surroundings
) -> None:
    """Show the placeholder: the one that the form's glossary keeps, else Word's own words."""
    name = properties.find(f"{w('placeholder')}/{w('docPart')}")
    known = around.placeholder_texts.get(name.get(w("val"), "")) if name is not None else None
    runs = [deepcopy(run) for run in known or [_words(place, around)]]
    options = {"mark": None, "ends": place.ends, "size": place.size}
    if paragraphs:
        made = fill_paragraphs(paragraphs, [], around.marks, **options)  # type: ignore[arg-type]
        made[0].extend(runs)
        return
    take_out(place.ends)
    _clear(content)
    content.extend(runs)


def show_placeholder(control: Element, place: SpotPlace, around: Surroundings) -> None:
    """Show Word's own placeholder in a control that holds nothing."""
    properties, content = parts_of(control)
    _show_placeholder(properties, True)
    content.append(_words(place, around))


def _words(place: SpotPlace, around: Surroundings) -> Element:
    words = {
        SpotKind.LIST_CONTROL: "Choose an item.",
        SpotKind.DATE_CONTROL: "Click or tap to enter a date.",
    }.get(place.spot.kind, "Click or tap here to enter text.")
    look = etree.Element(w("rPr"), nsmap={"w": W})
    if around.placeholder_styles:
        set_property(look, "rStyle", val=min(around.placeholder_styles))
    return text_run(words, look)
