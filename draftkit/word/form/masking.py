"""Masking: the answers of a form taken out of its tree, so that what is left can be compared.

In: a scanned form and the addresses of its answers. Out: its tree with a mask in place of each answer; the scan is used
up. Of a paragraph in which an answer stands within a line, runs that were cut in two count as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from draftkit.word.form.scanned import ScannedForm, SpotPlace
from draftkit.word.form.spots import SpotKind
from draftkit.word.names import w

Element = etree._Element

MASK = "\U0010fffd"
"""A character for private use that stands where an answer stood."""

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_KEPT = (
    *(w(name) for name in ("sectPr", "commentRangeStart", "commentRangeEnd", "commentReference")),
    *(w(name) for name in ("permStart", "permEnd", "sdt")),
    *_BOOKMARKS,
)
_KINDS = frozenset({w(name) for name in ("text", "richText", "dropDownList", "comboBox", "date")} | {_W14 + "checkbox"})
_OURS = ("_dkf_", "_dki_")
_STATES = (
    (w("date"), w("fullDate")),
    (w("dropDownList"), w("lastValue")),
    (w("comboBox"), w("lastValue")),
    (_W14 + "checked", _W14 + "val"),
)
"""What an answer changes in the properties of a control: an attribute of an element."""


def mask_answers(scanned: ScannedForm, addresses: Iterable[str]) -> Element:
    """The tree of the main part with the answers at some addresses masked."""
    wanted = set(addresses)
    places = [scanned.places[spot.address] for spot in scanned.form.spots if spot.address in wanted]
    within: dict[Element, None] = {}
    for place in reversed(places):
        for paragraph in _mask(place):
            within[paragraph] = None
    for paragraph in within:
        _normalise(paragraph)
    for element in scanned.tree.iter():
        if element.tail is not None and not element.tail.strip():
            element.tail = None
    return scanned.tree


def _mask(place: SpotPlace) -> Iterable[Element]:
    """Mask one answer; the paragraphs in which it stands within a line."""
    first = place.elements[0]
    if first.tag == w("sdt"):
        _mask_control(first)
        around = list(first.iterancestors(w("p")))[:1]
        if around and place.spot.kind is SpotKind.RICH_CONTROL:
            _forget_answer(around[0], place)
        return around
    match place.spot.kind:
        case SpotKind.CELL:
            paragraphs = list(first.iterchildren(w("p")))
            first.extend(_anchors(paragraphs))
            _take(paragraphs)
            return ()
        case SpotKind.RICH_CONTROL:
            return _mask_shrunk(place)
        case SpotKind.PARAGRAPH:
            paragraphs = [element for element in place.elements if element.tag == w("p")]
            for anchor in _anchors(paragraphs):
                first.addprevious(anchor)
            _take(paragraphs)
            return ()
        case SpotKind.BLANK | SpotKind.INLINE:
            _mask_in_line(place, first)
            return (first,)
        case SpotKind.TICK:
            _mask_pieces(place)
            return (first,)
        case _:
            return list(_mask_field(place))


def _mask_shrunk(place: SpotPlace) -> Iterable[Element]:
    """Mask an answer of several paragraphs of which only the first is still in its control."""
    paragraphs = [element for element in place.elements if element.tag == w("p")]
    _take(paragraphs[1:])
    control = next((one for one in paragraphs[0].iterchildren(w("sdt")) if _is_plain(one)), None)
    if control is not None:
        _mask_control(control)
    _take([one for one in paragraphs[0] if one is not control and one.tag != w("pPr")])
    _forget_answer(paragraphs[0], place)
    return paragraphs[:1]


def _forget_answer(paragraph: Element, place: SpotPlace) -> None:
    """Take out the marks of an answer beside its control, and the indent that a list gave the paragraph."""
    ids = {one.get(w("id")) for one in place.ends}
    _take(list(place.ends))
    _take([one for one in paragraph.iter(w("bookmarkEnd")) if one.get(w("id")) in ids])
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        _take(properties.findall(w("ind")))
        if len(properties) == 0:
            paragraph.remove(properties)


def _take(elements: Iterable[Element]) -> None:
    for element in elements:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _anchors(parents: Iterable[Element]) -> list[Element]:
    """What an answer must not take away: section breaks, comments, permissions, bookmarks that are not draftkit's."""
    found = [element for parent in parents for element in parent.iter(*_KEPT)]
    ours = {one.get(w("id")) for one in found if (one.get(w("name")) or "").startswith(_OURS)}
    kept = [one for one in found if not (one.tag in _BOOKMARKS and one.get(w("id")) in ours) and not _is_plain(one)]
    return sorted(kept, key=lambda one: (str(one.tag).endswith("End"), _shown(one)))


def _is_plain(element: Element) -> bool:
    """Whether an element is a content control of no kind of its own."""
    properties = element.find(w("sdtPr")) if element.tag == w("sdt") else None
    return element.tag == w("sdt") and (properties is None or not any(one.tag in _KINDS for one in properties))


def _mask_control(control: Element) -> None:
    properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
    if properties is not None:
        _take(properties.findall(w("showingPlcHdr")))
        for name, state in _STATES:
            for element in properties.iter(name):
                element.attrib.pop(state, None)
        for box in properties.iter(_W14 + "checkbox"):
            _take(box.findall(_W14 + "checked"))
    if content is not None:
        cells = list(content.iter(w("tc")))
        for holder in cells or [content]:
            children = [child for child in holder if child.tag != w("tcPr")]
            anchors = _anchors(children)
            _take(children)
            holder.extend(anchors)


def _mask_in_line(place: SpotPlace, paragraph: Element) -> None:
    """Mask what stands between two marks, or the characters of a blank."""
    if not place.ends:
        _mask_pieces(place)
        return
    start, end = place.ends[0], place.ends[-1]
    last = next(end.iterancestors(w("p")), paragraph)
    if last is not paragraph:
        following = paragraph.getnext()
        while following is not None:
            sibling, following = following, None if following is last else following.getnext()
            _take([sibling])
    ids = {one.get(w("id")) for one in place.ends}
    if place.spot.kind is SpotKind.BLANK:
        run = etree.Element(w("r"), nsmap=paragraph.nsmap)
        etree.SubElement(run, w("t")).text = MASK
        start.addprevious(run)
    inside = [start]
    for sibling in start.itersiblings():
        inside.append(sibling)
        if sibling is end:
            break
    _take(inside)
    _take([one for one in paragraph.iter(w("bookmarkEnd")) if one.get(w("id")) in ids])


def _mask_pieces(place: SpotPlace) -> None:
    """Put a mask in place of the characters that a blank or box is drawn with."""
    for number, piece in reversed(list(enumerate(place.pieces))):
        mask = MASK if number == 0 else ""
        if piece.end:
            text = piece.element.text or ""
            piece.element.text = text[: piece.start] + mask + text[piece.end :]
        else:
            shown = piece.element.makeelement(w("t"))
            shown.text = mask
            piece.element.addnext(shown)
            _take([piece.element])


def _mask_field(place: SpotPlace) -> Iterator[Element]:
    """Mask the result of a form field and the state in its data."""
    shown = False
    if place.elements[0].tag == w("fldSimple"):
        _take(place.elements[0].findall(w("r")))
    for run in place.elements:
        yield from list(run.iterancestors(w("p")))[:1]
        for child in list(run):
            if child.tag == w("fldChar"):
                for data in child.iter(w("checkBox"), w("ddList")):
                    _take([*data.findall(w("checked")), *data.findall(w("result"))])
                kind = child.get(w("fldCharType"))
                shown = kind == "separate" or (shown and kind != "end")
                if kind == "separate":
                    run.remove(child)
            elif shown and child.tag != w("rPr"):
                run.remove(child)


def _normalise(paragraph: Element) -> None:
    """Replace the contents of a paragraph by a text in which it does not matter how it was cut into runs."""
    tokens: list[str] = []
    _collect(paragraph, tokens)
    properties = paragraph.find(w("pPr"))
    for child in list(paragraph):
        if child is not properties:
            paragraph.remove(child)
    for text in tokens:
        etree.SubElement(paragraph, "token").text = text


def _collect(parent: Element, tokens: list[str]) -> None:
    look = ""
    for child in parent:
        if child.tag == w("r"):
            look = _collect_run(child, tokens, look)
            continue
        look = ""
        if child.tag == w("pPr"):
            continue
        if next(child.iter(w("r")), None) is not None:
            tokens.append(f"{child.tag!s} {sorted(child.attrib.items())!r}")
            _collect(child, tokens)
            tokens.append(f"/{child.tag!s}")
        else:
            tokens.append(_shown(child))


def _collect_run(run: Element, tokens: list[str], look: str) -> str:
    """Add what a run holds to the tokens; how it looks, if the next run may go on with its text."""
    own = run.find(w("rPr"))
    mine = f"{_shown(own) if own is not None else ''} {sorted(run.attrib.items())}"
    for child in run:
        if child.tag == w("rPr"):
            continue
        if child.tag != w("t"):
            tokens.append(f"{mine} {_shown(child)}")
            look = ""
            continue
        for number, piece in enumerate((child.text or "").split(MASK)):
            if number:
                tokens.append(MASK)
                look = ""
            if piece and look == mine:
                tokens[-1] += piece
            elif piece:
                tokens.append(f"{mine}: {piece}")
                look = mine
    return look


def _shown(element: Element) -> str:
    tail, element.tail = element.tail, None
    text = etree.tostring(element, method="c14n").decode()
    element.tail = tail
    return text
