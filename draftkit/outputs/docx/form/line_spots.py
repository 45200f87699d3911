"""Answers within a line: in place of a blank, or after a label such as `Name:`.

In: the place and the lines of an answer. Out: runs between two marks in the paragraph, and further paragraphs after it
where the place takes paragraphs. An emptied blank is drawn again as long as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from draftkit.outputs.docx.form.bookmarks import Bookmarks, take_out
from draftkit.outputs.docx.form.formatting import LEGIBLE, further_properties, indented, is_empty, run_properties
from draftkit.outputs.docx.form.lines import Line
from draftkit.outputs.docx.form.runs import broken_runs, paragraph_of, runs_of, set_text, text_run
from draftkit.word.form.scanned import Piece, SpotPlace
from draftkit.word.form.spots import SpotKind
from draftkit.word.names import w

Element = etree._Element

_ANSWER = frozenset(w(name) for name in ("r", "hyperlink", "proofErr", "ins"))
_NOT_SHOWN = frozenset(w(name) for name in ("bookmarkStart", "bookmarkEnd", "proofErr"))
_ENDINGS = frozenset(w(name) for name in ("bookmarkEnd", "permEnd", "commentRangeEnd"))


def write_in_line(place: SpotPlace, lines: Sequence[Line], marks: Bookmarks) -> list[Element]:
    """Put lines into a blank or after a label, or empty it; the further paragraphs that belong to the answer."""
    paragraph = place.elements[0]
    before, properties, old = _cleared(place, paragraph)
    if not lines:
        _redraw(place, paragraph, before, properties)
        return []
    mark = marks.mark(place)
    first, further = _divided(place, lines)
    runs = broken_runs(first, properties)
    if first and _touches(_text_before(before)):
        runs.insert(0, text_run(" ", properties))
    if first and _text_after(before, paragraph)[:1].isalnum():
        runs.append(text_run(" ", properties))
    start, end = marks.pair(mark.start, old), marks.pair(mark.end, old)
    _insert(paragraph, before, [*start, *runs, *([] if further else end)])
    made = [_paragraph(paragraph, line, properties) for line in further]
    for number, one in enumerate(made):
        (made[number - 1] if number else paragraph).addnext(one)
    if made:
        made[-1].extend(end)
    return made


def _divided(place: SpotPlace, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """What stands on the line itself, and what in paragraphs of its own."""
    if not place.spot.blocks:
        return list(lines), []
    if lines[0].indent:
        return [], list(lines)
    return [lines[0]], list(lines[1:])


def _paragraph(beside: Element, line: Line, properties: Element) -> Element:
    own = further_properties(beside.find(w("pPr")))
    return paragraph_of(indented(own, line), runs_of(line, properties))


def _cleared(place: SpotPlace, paragraph: Element) -> tuple[Element | None, Element, dict[str, str]]:
    """Take the answer or the blank out: after which child of the paragraph it stood, its formatting, its old ids."""
    if place.ends:
        return _without_answer(place, paragraph)
    if place.pieces:
        first = place.pieces[0].element.getparent()
        assert first is not None
        properties = _blank_format(place, first)
        for piece in place.pieces[:0:-1]:
            _cut_out(piece)
        left = _split(place.pieces[0], first)
        return left, properties, {}
    last = _last_content(paragraph)
    return last, _label_format(paragraph, last), {}


def _without_answer(place: SpotPlace, paragraph: Element) -> tuple[Element | None, Element, dict[str, str]]:
    start, ending = place.ends[0], place.ends[-1]
    before, last = start.getprevious(), ending.getparent()
    answer: list[Element] = []
    child = start.getnext()
    while child is not None and child is not ending:
        answer.append(child)
        child = child.getnext()
    run = next((one.find(w("rPr")) for one in answer if one.tag == w("r")), None)
    old = take_out(place.ends)
    for one in answer:
        parent = one.getparent()
        if one.tag in _ANSWER and parent is not None:
            parent.remove(one)
    if last is not None and last is not paragraph:
        _take_paragraphs(paragraph, last)
    if place.spot.kind is SpotKind.INLINE or run is None:
        return before, _label_format(paragraph, before), old
    return before, run_properties(run, _rich(place)), old


def _take_paragraphs(paragraph: Element, last: Element) -> None:
    """Take away the paragraphs of an answer after the one in which it starts."""
    following = paragraph.getnext()
    while following is not None and following.tag == w("p"):
        after = following.getnext()
        parent = following.getparent()
        assert parent is not None
        parent.remove(following)
        if following is last:
            return
        following = after


def _rich(place: SpotPlace) -> Sequence[str]:
    """What an answer's own bold and italic may have left in its first run."""
    return LEGIBLE[:4] if place.spot.blocks else ()


def _blank_format(place: SpotPlace, run: Element) -> Element:
    return run_properties(run.find(w("rPr")), _rich(place))


def _label_format(paragraph: Element, before: Element | None) -> Element:
    """The formatting of a label, without what makes it stand out."""
    while before is not None and not (before.tag == w("r") and before.find(w("t")) is not None):
        before = before.getprevious()
    if before is not None:
        return run_properties(before.find(w("rPr")), [*LEGIBLE, w("caps"), w("smallCaps")])
    return run_properties(paragraph.find(f"{w('pPr')}/{w('rPr')}"))


def _last_content(paragraph: Element) -> Element | None:
    """The last child of a paragraph that is not the end of something around it."""
    last = paragraph[-1] if len(paragraph) else None
    while last is not None and last.tag in _ENDINGS:
        last = last.getprevious()
    return last


def _touches(text: str) -> bool:
    """Whether an answer that follows on a text would touch it; brackets and quotation marks are to touch it."""
    return bool(text) and not text[-1].isspace() and text[-1] not in "([{/\"'“‘"


def _text_before(before: Element | None) -> str:
    """The text at whose end an answer is to stand; empty after anything else than text."""
    while before is not None and (before.tag in _NOT_SHOWN or all(child.tag == w("rPr") for child in before)):
        before = before.getprevious()
    if before is None or len(before) == 0 or before[-1].tag != w("t"):
        return ""
    return before[-1].text or ""


def _text_after(before: Element | None, paragraph: Element) -> str:
    """The text before which an answer is to stand."""
    run = before.getnext() if before is not None else next(paragraph.iterchildren(w("r")), None)
    inner = [child for child in run if child.tag != w("rPr")] if run is not None and run.tag == w("r") else []
    return (inner[0].text or "") if inner and inner[0].tag == w("t") else ""


def _insert(paragraph: Element, before: Element | None, elements: Sequence[Element]) -> None:
    """Put elements after a child of the paragraph, or after its properties."""
    if before is None:
        own = paragraph.find(w("pPr"))
        if own is None:
            paragraph[0:0] = list(elements)
            return
        before = own
    for one in reversed(elements):
        before.addnext(one)


def _cut_out(piece: Piece) -> None:
    parent = piece.element.getparent()
    assert parent is not None
    if not piece.end:
        parent.remove(piece.element)
        return
    text = piece.element.text or ""
    set_text(piece.element, text[: piece.start] + text[piece.end :])


def _split(piece: Piece, run: Element) -> Element:
    """Cut a piece out of its run, which ends before it; what followed is in a new run after it."""
    right = etree.Element(w("r"), dict(run.attrib), run.nsmap)
    own = run.find(w("rPr"))
    if own is not None:
        right.append(deepcopy(own))
    following = list(piece.element.itersiblings())
    if piece.end:
        text = piece.element.text or ""
        set_text(piece.element, text[: piece.start])
        if text[piece.end :]:
            set_text(etree.SubElement(right, w("t")), text[piece.end :])
        if not piece.element.text:
            run.remove(piece.element)
    else:
        run.remove(piece.element)
    right.extend(following)
    if len(right) > (own is not None):
        run.addnext(right)
    return run


def _redraw(place: SpotPlace, paragraph: Element, before: Element | None, properties: Element) -> None:
    """Draw an emptied blank again, and join it with the text that it was one run with."""
    if place.spot.kind is not SpotKind.BLANK:
        return
    run = text_run((place.drawn or "_") * max(1, place.size), properties)
    _insert(paragraph, before, [run])
    following = run.getnext()
    previous = run.getprevious()
    if following is not None and following.tag == w("r"):
        _join(run, following)
    if previous is not None and previous.tag == w("r"):
        _join(previous, run)


def _join(left: Element, right: Element) -> None:
    """Make two runs with the same properties one."""
    own, other = left.find(w("rPr")), right.find(w("rPr"))
    if _said(own) != _said(other) or (left.attrib and right.attrib and dict(left.attrib) != dict(right.attrib)):
        return
    left.attrib.update(dict(right.attrib))
    inner = [child for child in right if child.tag != w("rPr")]
    if inner and len(left) and left[-1].tag == w("t") and inner[0].tag == w("t"):
        set_text(left[-1], (left[-1].text or "") + (inner[0].text or ""))
        inner = inner[1:]
    left.extend(inner)
    parent = right.getparent()
    assert parent is not None
    parent.remove(right)


def _said(properties: Element | None) -> str:
    if properties is None or is_empty(properties):
        return ""
    return etree.tostring(properties, encoding="unicode", with_tail=False)
