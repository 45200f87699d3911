"""Units: the elements of a form that are written anew because an answer goes into them.

In: the places that are written to, before and after. Out: for each span of the part the text that replaces it. A unit
within another is written with it; what stands between two elements of a unit is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from draftkit.outputs.docx.form.splicing import Part, Span, written
from draftkit.word.form.scanned import SpotPlace
from draftkit.word.names import w

Element = etree._Element


class Units:
    """Which elements of the original are replaced, and by what."""

    def __init__(self, places: Iterable[SpotPlace]) -> None:
        self.parts: dict[Element, list[Element]] = {}
        """What stands now in place of each element of the original; nothing for one that is gone."""
        self._of: dict[str, list[Element]] = {}
        """The elements of each place; once it is written to, its marks no longer say how far its answer went."""
        for place in places:
            self._of[place.spot.address] = originals_of(place)
            for element in self._of[place.spot.address]:
                self.parts[element] = [element]
        self.inner = {one for one in self.parts if any(above in self.parts for above in one.iterancestors())}

    @property
    def originals(self) -> list[Element]:
        return list(self.parts)

    def add(self, place: SpotPlace, made: Sequence[Element]) -> None:
        """Say which elements belong to an answer, besides the first one of its place."""
        first = place.elements[0]
        if first in self.parts:
            kept = self.parts[first]
            self.parts[first] = [*kept, *(one for one in made if one not in kept)]
        for element in self._of[place.spot.address]:
            if element is not first and element in self.parts and element.getparent() is None:
                self.parts[element] = []

    def changes(self, part: Part) -> list[tuple[Span, str]]:
        """The spans that change, with their new text."""
        return [(part.spans[one], written(now)) for one, now in self.parts.items() if one not in self.inner]


def originals_of(place: SpotPlace) -> list[Element]:
    """The elements that have to be written anew when a place is written to."""
    first = place.elements[0]
    if first.tag == w("r"):
        return list(dict.fromkeys(_paragraph(run) for run in place.elements))
    found = list(place.elements)
    last = place.ends[-1].getparent() if place.ends and first.tag == w("p") else None
    following = found[-1].getnext() if last is not None and last not in found else None
    while following is not None and following.tag == w("p"):
        found.append(following)
        if following is last:
            return found
        following = following.getnext()
    return found if last is None or last in found else list(place.elements)


def _paragraph(run: Element) -> Element:
    """The paragraph that a run is in."""
    return next((above for above in run.iterancestors(w("p"))), run)
