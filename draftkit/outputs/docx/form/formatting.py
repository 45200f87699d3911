"""Formatting: what an answer takes over from the place where it goes.

In: the properties of runs and paragraphs as they stand in a form. Out: properties for the answer, as new elements. The
look of a placeholder is not taken over, nor what belongs to one paragraph alone: a section break, a list number, a
tracked change.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from draftkit.model.document import CONFIRM, EMPHASIS, STRONG
from draftkit.outputs.docx.form.lines import STEP, Line
from draftkit.word.names import W, w

Element = etree._Element

_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
"""The order of run properties (ECMA-376 part 1, 17.3.2)."""

_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
"""The order of paragraph properties (ECMA-376 part 1, 17.3.1)."""

_RUN_RANK = {w(name): rank for rank, name in enumerate(_RUN.split())}
_PARAGRAPH_RANK = {w(name): rank for rank, name in enumerate(_PARAGRAPH.split())}

_TRACKED = [w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange")]
_ONCE = [w(name) for name in ("numPr", "pageBreakBefore", "sectPr", "pPrChange")]
"""What the further paragraphs of an answer do not repeat."""

LEGIBLE = [w(name) for name in ("b", "bCs", "i", "iCs", "u")]
"""What the words of a label have to stand out, which an answer beside it does not take over."""


_CONTROLS = frozenset(
    {w(name) for name in ("text", "richText", "dropDownList", "comboBox", "date")}
    | {"{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"}
)
"""What makes a content control one of a kind."""


def own_control(element: Element, content: Element) -> bool:
    """Whether something in the contents of a control is not in another control that has a kind of its own."""
    for above in element.iterancestors():
        if above is content:
            return True
        if above.tag == w("sdt") and has_kind(above):
            return False
    return True


def has_kind(control: Element) -> bool:
    """Whether a content control says of what kind it is."""
    properties = control.find(w("sdtPr"))
    return properties is not None and any(child.tag in _CONTROLS for child in properties)


def run_properties(source: Element | None, without: Iterable[str] = ()) -> Element:
    """A copy of the run properties, or empty ones, without tracked changes and without some properties."""
    made = deepcopy(source) if source is not None else etree.Element(w("rPr"), {}, {"w": W})
    made.tail = None
    drop(made, (*_TRACKED, *without))
    for repeated in [child for child in made if made.find(str(child.tag)) is not child]:
        made.remove(repeated)  # LibreOffice writes bold twice into the mark of a paragraph
    return made


def without_placeholder(source: Element | None, styles: frozenset[str]) -> Element | None:
    """Run properties without the style of a placeholder and the colour that goes with it."""
    style = source.find(w("rStyle")) if source is not None else None
    if source is None or style is None or style.get(w("val"), "") not in styles:
        return source
    return run_properties(source, [w("rStyle"), w("color")])


def drop(properties: Element, names: Iterable[str]) -> None:
    """Take properties away."""
    for name in names:
        for found in properties.findall(name):
            properties.remove(found)


def is_empty(properties: Element) -> bool:
    """Whether properties say nothing."""
    return len(properties) == 0 and not properties.attrib


def set_property(properties: Element, name: str, **values: str) -> Element:
    """Set a property, at the place that the order of the schema gives it."""
    rank = _PARAGRAPH_RANK if properties.tag == w("pPr") else _RUN_RANK
    found = properties.find(w(name))
    if found is None:
        found = properties.makeelement(w(name))
        mine = rank[w(name)]
        after = [child for child in properties if rank.get(str(child.tag), 99) > mine]
        if after:
            after[0].addprevious(found)
        else:
            properties.append(found)
    for key, value in values.items():
        found.set(w(key), value)
    return found


def marked(place: Element, marks: int, *, linked: bool = False) -> Element:
    """The run properties of a place with the marks of a piece of text."""
    made = deepcopy(place)
    if marks & STRONG:
        for name in ("b", "bCs"):
            _switch_on(made, name)
    if marks & EMPHASIS:
        for name in ("i", "iCs"):
            _switch_on(made, name)
    if linked:
        set_property(made, "color", val="0563C1")
        set_property(made, "u", val="single")
    if marks & CONFIRM:
        set_property(made, "highlight", val="yellow")
    return made


def _switch_on(properties: Element, name: str) -> None:
    found = set_property(properties, name)
    found.attrib.pop(w("val"), None)


def further_properties(first: Element | None) -> Element | None:
    """The paragraph properties of the second and later paragraphs of an answer."""
    if first is None:
        return None
    made = deepcopy(first)
    made.tail = None
    drop(made, _ONCE)
    mark = made.find(w("rPr"))
    if mark is not None:
        drop(mark, _TRACKED)
        if is_empty(mark):
            made.remove(mark)
    return None if is_empty(made) else made


def indented(properties: Element | None, line: Line) -> Element | None:
    """Paragraph properties with the indent of a line on top of their own."""
    if not line.indent:
        return properties
    made = deepcopy(properties) if properties is not None else etree.Element(w("pPr"), {}, {"w": W})
    indent = set_property(made, "ind")
    side = w("start") if indent.get(w("start")) else w("left")
    left = indent.get(side, "0")
    indent.set(side, str((int(left) if left.lstrip("-").isdigit() else 0) + line.indent))
    for name in ("firstLine", "hanging", *_IN_CHARACTERS):
        indent.attrib.pop(w(name), None)
    if line.lead:
        indent.set(w("hanging"), str(STEP))
    return made


_IN_CHARACTERS = ("firstLineChars", "hangingChars", "leftChars", "startChars")
"""Indents in hundredths of a character, which go before those in points."""
