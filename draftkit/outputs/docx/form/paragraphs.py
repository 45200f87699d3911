"""Answers of paragraphs: cells, empty paragraphs under a question, controls around paragraphs.

In: the paragraphs that a place has and the lines of an answer. Out: the paragraphs it has then, in the tree. The first
paragraph stays itself; what is not text in it (comments, permissions, bookmarks) stays around the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from draftkit.outputs.docx.form.bookmarks import Bookmarks, indent_name, kept_indent, take_out
from draftkit.outputs.docx.form.formatting import (
    further_properties,
    has_kind,
    indented,
    is_empty,
    own_control,
    run_properties,
    set_property,
    without_placeholder,
)
from draftkit.outputs.docx.form.lines import Line
from draftkit.outputs.docx.form.runs import paragraph_of, runs_of
from draftkit.word.form.marks import Mark
from draftkit.word.names import W, w

Element = etree._Element

_TEXT = frozenset(
    w(name) for name in ("r", "hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "proofErr", "customXml")
)
"""What an answer in a paragraph consists of."""


def fill_paragraphs(
    paragraphs: Sequence[Element],
    lines: Sequence[Line],
    marks: Bookmarks,
    *,
    mark: Mark | None,
    ends: Sequence[Element] = (),
    size: int = 1,
    format: Element | None = None,
    placeholders: frozenset[str] = frozenset(),
    control: Element | None = None,
) -> list[Element]:
    """Replace what the paragraphs say by the lines, or empty them; the paragraphs that stand there then.

    `mark` is put around the answer; `ends` are the bookmarks of the one that is there. `size` is how many paragraphs
    there are without an answer. `format` are run properties that go before those of the paragraph. `control` is a
    content control in the first paragraph that is to hold its text.
    """
    old = take_out(ends)
    first = paragraphs[0]
    place = format if format is not None else _run_format(first, placeholders, marked=bool(old))
    _restore_indent(first, old)
    section = _take_section(paragraphs)
    before, after = _emptied(paragraphs, control)
    own = first.find(w("pPr"))
    further = further_properties(own)
    count = max(1, len(lines) or size)
    made = [first, *(paragraph_of(further, ()) for _ in range(count - 1))]
    for number, line in enumerate(lines):
        _fill(made[number], line, place, None if number else control)
    if lines and lines[0].indent:
        kept = own.find(w("ind")) if own is not None else None
        name = indent_name(mark.number if mark else 0, kept)
        before = [*before, *marks.pair(name, old)]
        _set_properties(first, indented(own, lines[0]))
    if lines and mark is not None:
        before = [*before, *marks.pair(mark.start, old)]
        after = [*marks.pair(mark.end, old), *after]
    _put_around(made, before, after)
    for number, paragraph in enumerate(made[1:]):
        made[number].addnext(paragraph)
    if section is not None:
        _properties(made[-1]).append(section)
    return made


def _run_format(first: Element, placeholders: frozenset[str], *, marked: bool) -> Element:
    """The run properties that somebody who types into a paragraph gets.

    Those of the paragraph's mark; without any, those of the first run, which the mark then takes so that they are
    found again when the place is filled a second time.
    """
    mark = first.find(f"{w('pPr')}/{w('rPr')}")
    own = run_properties(without_placeholder(mark, placeholders))
    if marked or not is_empty(own):
        return own
    run = next(first.iter(w("r")), None)
    found = run.find(w("rPr")) if run is not None else None
    taken = run_properties(without_placeholder(found, placeholders))
    if not is_empty(taken) and found is not None and taken.find(w("rStyle")) is None:
        _set_mark(first, taken)
    return taken


def _set_mark(paragraph: Element, properties: Element) -> None:
    own = _properties(paragraph)
    mark = own.find(w("rPr"))
    if mark is None:
        mark = set_property(own, "rPr")
    for one in run_properties(properties):
        set_property(mark, etree.QName(one).localname).attrib.update(dict(one.attrib))


def _properties(paragraph: Element) -> Element:
    """The properties of a paragraph, which get made if there are none."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"), nsmap={"w": W})
        paragraph.insert(0, found)
    return found


def _set_properties(paragraph: Element, properties: Element | None) -> None:
    own = paragraph.find(w("pPr"))
    if own is not None:
        paragraph.remove(own)
    if properties is not None:
        paragraph.insert(0, properties)


def _restore_indent(first: Element, old: dict[str, str]) -> None:
    """Give the first paragraph the indent that it had before its answer started with a list."""
    kept = kept_indent(first)
    if kept is None:
        return
    bookmark, left, hanging = kept
    old.update(take_out([bookmark]))
    own = first.find(w("pPr"))
    indent = own.find(w("ind")) if own is not None else None
    if own is None or indent is None:
        return
    for name in ("left", "start", "firstLine", "hanging"):
        indent.attrib.pop(w(name), None)
    if left != "n":
        indent.set(w("start" if left.startswith("s") else "left"), left.lstrip("s"))
    if hanging != "n":
        indent.set(w("hanging" if hanging.startswith("-") else "firstLine"), hanging.lstrip("-"))
    if not indent.attrib:
        own.remove(indent)
    if is_empty(own):
        first.remove(own)


def _take_section(paragraphs: Sequence[Element]) -> Element | None:
    """The section break in the last of the paragraphs that has one; it stays at the end of the place."""
    found = None
    for paragraph in paragraphs:
        section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            found = section
            _properties(paragraph).remove(section)
    return found


def _emptied(paragraphs: Sequence[Element], control: Element | None) -> tuple[list[Element], list[Element]]:
    """Take out the text, and all paragraphs but the first; what stands before and after the answer."""
    before: list[Element] = []
    after: list[Element] = []
    for paragraph in paragraphs:
        for child in list(paragraph):
            if child.tag == w("pPr"):
                continue
            if child is control:
                _empty_control(child)
                continue
            paragraph.remove(child)
            is_text = child.tag in _TEXT or _is_wrapper(child)
            if is_text and child.find(f".//{w('commentReference')}") is None:
                continue
            ending = str(child.tag).endswith("End") or child.tag in _TEXT
            (after if ending and not _is_zero_length(child, before) else before).append(child)
    for paragraph in paragraphs[1:]:
        parent = paragraph.getparent()
        assert parent is not None
        parent.remove(paragraph)
    return before, after


def _is_wrapper(child: Element) -> bool:
    """Whether a child is a control of no kind, such as Google Docs puts around text."""
    return child.tag == w("sdt") and all(own_control(run, child) for run in child.iter(w("r"))) and not has_kind(child)


def _empty_control(control: Element) -> None:
    content = control.find(w("sdtContent"))
    for child in list(content) if content is not None else ():
        assert content is not None
        content.remove(child)


def _is_zero_length(end: Element, before: Sequence[Element]) -> bool:
    """Whether an end belongs to the bookmark just before it."""
    last = before[-1] if before else None
    return (
        last is not None
        and end.tag == w("bookmarkEnd")
        and last.tag == w("bookmarkStart")
        and last.get(w("id")) == end.get(w("id"))
    )


def _fill(paragraph: Element, line: Line, place: Element, control: Element | None) -> None:
    own = paragraph.find(w("pPr"))
    if line.indent and paragraph.getparent() is None:
        _set_properties(paragraph, indented(own, line))
    content = control.find(w("sdtContent")) if control is not None else None
    (paragraph if content is None else content).extend(runs_of(line, place))


def _put_around(made: Sequence[Element], before: Sequence[Element], after: Sequence[Element]) -> None:
    """Put what stood around the text where it belongs: after the properties of the first, at the end of the last."""
    first = made[0]
    position = 1 if len(first) and first[0].tag == w("pPr") else 0
    first[position:position] = list(before)
    made[-1].extend(after)
