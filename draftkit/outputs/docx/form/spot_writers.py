"""The writers of spots: one way of writing for each kind.

In: the place of a spot and what was planned for it. Out: the paragraphs that belong to the answer; the tree is changed,
and with it the parts to which a control is bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from draftkit.outputs.docx.form.bookmarks import Bookmarks
from draftkit.outputs.docx.form.bound import binding_of, stored_date, with_value
from draftkit.outputs.docx.form.controls import (
    Surroundings,
    parts_of,
    show_placeholder,
    write_choice,
    write_control,
    write_date,
)
from draftkit.outputs.docx.form.fields import write_list_field, write_text_field
from draftkit.outputs.docx.form.formatting import has_kind
from draftkit.outputs.docx.form.line_spots import write_in_line
from draftkit.outputs.docx.form.lines import Line, Piece
from draftkit.outputs.docx.form.paragraphs import fill_paragraphs
from draftkit.outputs.docx.form.planning import Planned
from draftkit.outputs.docx.form.ticks import drawn_box, is_round, write_tick
from draftkit.places import Place
from draftkit.problems import Problem, advice, warning
from draftkit.word.form.scanned import ScannedForm, SpotPlace
from draftkit.word.form.spots import SpotKind
from draftkit.word.names import w

Element = etree._Element


class Writers:
    """Writes the spots of one form; keeps which other parts have to change with them."""

    def __init__(
        self,
        scanned: ScannedForm,
        marks: Bookmarks,
        styles: frozenset[str],
        texts: dict[str, list[Element]],
        file: str,
    ) -> None:
        self.marks = marks
        self.around = Surroundings(marks, styles, texts)
        self.all_parts: Mapping[str, bytes] = scanned.parts
        self.file = file
        self.parts: dict[str, bytes] = {}
        self.values: dict[str, dict[str, str]] = {}
        self.problems: list[Problem] = []
        self.boxes = _empty_boxes(scanned)

    def write(self, place: SpotPlace, planned: Planned) -> Sequence[Element]:
        """Write a spot; the elements that stand in its place now, as far as they are new."""
        if place.elements[0].tag == w("sdt"):
            self._control(place, planned)
            return ()
        match place.spot.kind:
            case SpotKind.CELL:
                self._cell(place, planned)
            case SpotKind.PARAGRAPH:
                return self._paragraphs(place, [one for one in place.elements if one.tag == w("p")], planned)
            case SpotKind.RICH_CONTROL:
                return self._shrunk(place, planned)
            case SpotKind.BLANK | SpotKind.INLINE:
                return write_in_line(place, planned.lines, self.marks)
            case SpotKind.TEXT_FIELD:
                write_text_field(place, planned.text)
            case SpotKind.LIST_FIELD:
                write_list_field(place, planned.text)
            case _:
                write_tick(place, bool(planned.text), self.boxes.get(place.spot.address, ()))
        return ()

    def _cell(self, place: SpotPlace, planned: Planned) -> None:
        cell = place.elements[0]
        paragraphs = list(cell.iterchildren(w("p")))
        if not paragraphs:
            paragraphs = [etree.SubElement(cell, w("p"))]
        self._paragraphs(place, paragraphs, planned)

    def _shrunk(self, place: SpotPlace, planned: Planned) -> Sequence[Element]:
        """A rich text control of which LibreOffice left only the first paragraph inside."""
        paragraphs = [one for one in place.elements if one.tag == w("p")]
        control = next((one for one in paragraphs[0].iterchildren(w("sdt")) if not has_kind(one)), None)
        made = self._paragraphs(place, paragraphs, planned, control)
        if control is not None and not planned.lines:
            show_placeholder(control, place, self.around)
        return made

    def _paragraphs(
        self, place: SpotPlace, paragraphs: Sequence[Element], planned: Planned, control: Element | None = None
    ) -> Sequence[Element]:
        mark = self.marks.mark(place) if planned.lines else None
        styles = self.around.placeholder_styles
        return fill_paragraphs(
            paragraphs,
            planned.lines or _drawn_lines(place),
            self.marks,
            mark=mark,
            ends=place.ends,
            size=place.size,
            placeholders=styles,
            control=control,
        )

    def _control(self, place: SpotPlace, planned: Planned) -> None:
        properties, _ = parts_of(place.elements[0])
        value = planned.text
        match place.spot.kind:
            case SpotKind.CHECK_CONTROL:
                write_tick(place, bool(planned.text))
                value = "true" if planned.text else "false"
            case SpotKind.LIST_CONTROL:
                write_choice(place, planned.text, self.around)
            case SpotKind.DATE_CONTROL:
                write_date(place, planned.day, planned.text, self.around)
                value = stored_date(properties, planned.day) if planned.day else planned.text
            case _:
                write_control(place, planned.lines, self.around)
        self._follow_binding(place, properties, value)

    def _follow_binding(self, place: SpotPlace, properties: Element, value: str) -> None:
        """Change the node that a control is bound to, and say so."""
        bound = binding_of(properties, self.all_parts, self.file)
        if bound is None:
            return
        where = Place(f"{self.file}#{place.spot.address}")
        if not bound.part or place.spot.kind is SpotKind.RICH_CONTROL:
            message = "this control shows a value kept elsewhere in the form, which draftkit could not change"
            hint = "open the filled form in Word and look whether the answer is there"
            self.problems.append(warning("DK738", message, where, hint))
            return
        data = self.parts.get(bound.part, self.all_parts[bound.part])
        self.parts[bound.part] = with_value(data, bound, value, self.file)
        self.values.setdefault(bound.part, {})[bound.path] = value
        message = f"this control shows a value that the form keeps in {bound.part}, which was changed with it"
        self.problems.append(advice("DK738", message, where, "nothing to do: Word shows the answer"))


def _drawn_lines(place: SpotPlace) -> list[Line]:
    """The lines that were drawn to be written on, about as wide as a page."""
    wide = {"": 0, "\t": 1, "…": 30}.get(place.drawn, 60)
    return [Line((Piece(place.drawn * wide),))] * place.size if wide else []


def _empty_boxes(scanned: ScannedForm) -> dict[str, list[str]]:
    """For each drawn box that is ticked, the empty boxes of each kind drawn nearest before and after it."""
    ticks = [spot for spot in scanned.form.spots if spot.kind is SpotKind.TICK]
    found: dict[str, list[str]] = {spot.address: [] for spot in ticks if spot.content}
    if not found:
        return found
    for order in (ticks, ticks[::-1]):
        seen: dict[bool, str] = {}
        for spot in order:
            if spot.content:
                found[spot.address] += seen.values()
                continue
            box = drawn_box(scanned.places[spot.address])
            if box:
                seen[is_round(box)] = box
    return found
