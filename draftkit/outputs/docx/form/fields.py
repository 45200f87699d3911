"""Legacy form fields: text and drop-downs (ECMA-376 part 1, 17.16.5 and 17.16.7 to 17.16.22).

In: the runs of a field, from the one with `begin` to the one with `end`. Out: the field with its result; its name, its
limits and what it runs on stay. An emptied text field holds the five spaces that Word puts there.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from draftkit.outputs.docx.form.formatting import run_properties
from draftkit.outputs.docx.form.runs import text_run
from draftkit.word.form.scanned import SpotPlace
from draftkit.word.names import w

Element = etree._Element

EMPTY = "\u2002" * 5


def write_text_field(place: SpotPlace, text: str) -> None:
    """Put text into a FORMTEXT field, or empty it."""
    _set_result(place.elements, text or EMPTY, always=True)


def write_list_field(place: SpotPlace, option: str) -> None:
    """Choose an entry of a FORMDROPDOWN field; without one, the first is shown, as Word does."""
    entries = next((found for run in place.elements for found in run.iter(w("ddList"))), None)
    if entries is None:
        return
    shown = [entry.get(w("val")) or "" for entry in entries.iterchildren(w("listEntry"))]
    result = entries.find(w("result"))
    if not option:
        if result is not None:
            entries.remove(result)
    else:
        if result is None:
            result = entries.makeelement(w("result"))
            entries.insert(0, result)
        result.set(w("val"), str(shown.index(option)))
    _set_result(place.elements, option or next(iter(shown), ""), always=False)


def _set_result(runs: Sequence[Element], text: str, *, always: bool) -> None:
    """Set what a field shows; `always` makes the place for it where the field has none."""
    if runs[0].tag == w("fldSimple"):
        _set_simple(runs[0], text)
        return
    begin = _character(runs, "begin")
    separate = _character(runs, "separate")
    end = _character(runs, "end")
    if begin is None or end is None or (separate is None and not always):
        return
    last = _split_before(end)
    if separate is None:
        opening = text_run("", run_properties(_own(last)))
        etree.SubElement(opening, w("fldChar")).set(w("fldCharType"), "separate")
        last.addprevious(opening)
        separate = opening[-1]
    first = _split_after(separate)
    results = _between(runs, first, last)
    looks = [_own(run) for run in results if run.find(w("t")) is not None] or [_own(one) for one in results]
    look = run_properties(looks[0] if looks else _own(first))
    for run in results:
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
    first.addnext(text_run(text, look))


def _set_simple(field: Element, text: str) -> None:
    """Set what a `w:fldSimple` shows."""
    old = field.findall(w("r"))
    look = run_properties(_own(old[0]) if old else None)
    for run in old:
        field.remove(run)
    field.append(text_run(text, look))


def _own(run: Element) -> Element | None:
    return run.find(w("rPr"))


def _character(runs: Sequence[Element], kind: str) -> Element | None:
    """The `w:fldChar` of a kind: the first `begin` and `separate`, the last `end`."""
    found = [one for run in runs for one in run.iterchildren(w("fldChar")) if one.get(w("fldCharType")) == kind]
    if not found:
        return None
    return found[-1] if kind == "end" else found[0]


def _split_after(child: Element) -> Element:
    """Make a child the last of its run; the run."""
    run = child.getparent()
    assert run is not None
    following = list(child.itersiblings())
    if following:
        run.addnext(_with(run, following))
    return run


def _split_before(child: Element) -> Element:
    """Make a child the first of its run after the properties; the run that it is in then."""
    run = child.getparent()
    assert run is not None
    before = [one for one in child.itersiblings(preceding=True) if one.tag != w("rPr")]
    if not before:
        return run
    right = _with(run, [child, *child.itersiblings()])
    run.addnext(right)
    return right


def _with(run: Element, children: Sequence[Element]) -> Element:
    made = etree.Element(run.tag, dict(run.attrib), run.nsmap)
    own = _own(run)
    if own is not None:
        made.append(deepcopy(own))
    made.extend(children)
    return made


def _between(runs: Sequence[Element], first: Element, last: Element) -> list[Element]:
    """The runs of the result: those between two runs of the field, in whatever paragraphs they are."""
    parent = first.getparent()
    assert parent is not None
    found = []
    child = first.getnext()
    while child is not None and child is not last:
        if child.tag in (w("r"), w("ins"), w("hyperlink")):
            found.append(child)
        child = child.getnext()
    if last.getparent() is parent:
        return found
    inside = [run for run in runs if run.getparent() is not parent and run is not last]
    return found + [run for run in inside if run.find(w("fldChar")) is None]
