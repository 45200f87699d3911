"""Content controls: what kind a `w:sdt` is, and what its properties say (ECMA-376 part 1, 17.5.2).

In: the element. Out: `Control`. A control that only wraps text, such as a group, a repeated section, a table of
contents or a suggestion made in Google Docs, has no kind: what it holds is read as if it were not there.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from draftkit.word.form.marks import Mark, mark_of
from draftkit.word.form.spots import SpotKind
from draftkit.word.form.styles import switched_on, value_of
from draftkit.word.form.wording import says_only_where_to_type
from draftkit.word.names import w

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

_KINDS = {
    W14 + "checkbox": SpotKind.CHECK_CONTROL,
    w("dropDownList"): SpotKind.LIST_CONTROL,
    w("comboBox"): SpotKind.LIST_CONTROL,
    w("date"): SpotKind.DATE_CONTROL,
    w("text"): SpotKind.TEXT_CONTROL,
    w("richText"): SpotKind.RICH_CONTROL,
}
_WRAPPERS = frozenset(
    {w(name) for name in ("group", "docPartObj", "docPartList", "picture", "citation", "bibliography", "equation")}
    | {_W15 + "repeatingSection", _W15 + "repeatingSectionItem"}
)
_INSIDE = (w("sdt"), w("tbl"), w("fldChar"), w("sectPr"))
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})


class Control(NamedTuple):
    """What the properties of a content control say."""

    kind: SpotKind | None
    """None for a control that only wraps what it holds."""
    content: etree._Element | None
    """Its `w:sdtContent`."""
    title: str = ""
    options: tuple[str, ...] = ()
    placeholder: bool = False
    """Whether it shows its placeholder."""
    ticked: bool = False
    locked: bool = False
    group: bool = False
    """Whether it is a group, whose text outside other controls nobody can change."""
    typed: bool = True
    """Whether its properties name its kind; a rich text control made by Word does not."""
    bound: bool = False
    """Whether it shows a property of the document, such as its title."""
    answer: tuple[Mark, tuple[etree._Element, ...]] | None = None
    """The mark of the answer that draftkit wrote into it, and its bookmarks."""


def read_control(element: etree._Element) -> Control:
    """The kind and properties of a content control."""
    properties = element.find(w("sdtPr"))
    content = element.find(w("sdtContent"))
    if properties is None:
        return Control(None, content)
    tags = {child.tag: child for child in properties}
    group = w("group") in tags
    if not _WRAPPERS.isdisjoint(tags) or value_of(properties, "tag").startswith("goog_rdk"):
        return Control(None, content, group=group)
    name = next((tag for tag in _KINDS if tag in tags), None)
    kind = _KINDS[name] if name is not None else SpotKind.RICH_CONTROL
    answer = answer_marks(content) if kind is SpotKind.RICH_CONTROL else None
    empty = switched_on(properties, "showingPlcHdr")
    if kind is SpotKind.RICH_CONTROL and answer is None and content is not None and _holds_more(content, empty):
        return Control(None, content)
    box = tags.get(W14 + "checkbox")
    lists = tags.get(w("dropDownList"))
    return Control(
        kind,
        content,
        value_of(properties, "alias"),
        _options(lists if lists is not None else tags.get(w("comboBox"))),
        empty,
        box is not None and _ticked(box),
        value_of(properties, "lock") in _LOCKS,
        group,
        name is not None or w("placeholder") in tags or w("showingPlcHdr") in tags,
        _is_property(tags.get(w("dataBinding"))),
        answer,
    )


def answer_marks(content: etree._Element | None) -> tuple[Mark, tuple[etree._Element, ...]] | None:
    """The mark of the answer that draftkit wrote into a control, and the bookmarks of it; None if there is none."""
    found: list[etree._Element] = []
    mark = None
    for element in content.iter(w("bookmarkStart")) if content is not None else ():
        named = mark_of(element.get(w("name")) or "")
        if named is None or named[0].kind is not SpotKind.RICH_CONTROL or mark not in (None, named[0]):
            continue
        around = next(element.iterancestors(w("sdt")), None)
        if content is not None and around is content.getparent():
            mark = named[0]
            found.append(element)
    return None if mark is None else (mark, tuple(found))


def _holds_more(content: etree._Element, empty: bool) -> bool:
    """Whether a control holds more than text; LibreOffice puts one of no kind around the text of an empty control."""
    inside = content.iter(*_INSIDE)
    return any(not (empty and each.tag == w("sdt") and _has_no_kind(each)) for each in inside)


def _has_no_kind(control: etree._Element) -> bool:
    properties = control.find(w("sdtPr"))
    return properties is None or all(child.tag in (w("id"), w("rPr")) for child in properties)


def _options(element: etree._Element | None) -> tuple[str, ...]:
    """What a list offers, as shown; an item without a value is Word's `Choose an item.`"""
    items = element.iterchildren(w("listItem")) if element is not None else ()
    shown = []
    for item in items:
        value = item.get(w("value"))
        text = item.get(w("displayText")) or value or ""
        if value != "" and text and not (item.get(w("displayText")) is None and says_only_where_to_type(text)):
            shown.append(text)
    return tuple(shown)


def _ticked(box: etree._Element) -> bool:
    checked = box.find(W14 + "checked")
    return checked is not None and checked.get(W14 + "val", "1") in ("1", "true", "on")


def _is_property(binding: etree._Element | None) -> bool:
    return binding is not None and any(
        word in (binding.get(w("xpath")) or "") for word in ("coreProperties", "CoverPageProperties", ":Properties")
    )
