"""Properties of scans: every text of a form comes back, addresses are unique, and no XML makes a scan stumble."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from draftkit.word.form.scan import scan_form
from draftkit.word.form.spots import Form
from tests.support.forms.layouts import LAYOUTS
from tests.support.forms.markup import cell, control, package, paragraph, row, run, table, text
from tests.support.forms.oddities import ODDITIES
from tests.support.forms.shapes import SHAPES
from tests.support.xml import parts_of, repacked, w

CHARACTERS = st.characters(blacklist_categories=("Cs", "Cc", "Cf"), blacklist_characters="\ufffe\uffff")
WORDS = st.text(st.one_of(CHARACTERS, st.sampled_from("☐☑□■○●✓[](x)_….: \u00a0?123abc")), max_size=60)
DRAWN = re.compile(r"[\W_xX✓✔☐☑☒□■○●]+")
FORMS = [*(layout.make for layout in LAYOUTS), *ODDITIES.values(), *SHAPES.values()]


def letters(words: str) -> str:
    """What no drawn box, blank or placeholder is made of."""
    return DRAWN.sub("", words)


def everything(form: Form) -> str:
    return "".join([*(line.text for line in form.lines), *(spot.content for spot in form.spots)])


def blocks(words: list[str]) -> list[str]:
    """The words in paragraphs, split runs, cells, nested cells, controls and lists."""
    makers = [
        text,
        lambda each: text(each, number=0),
        lambda each: paragraph(run(each[:3]), run(each[3:])),
        lambda each: table(row(cell(text(each)), cell()), columns=2),
        lambda each: table(row(cell(table(row(cell(text(each))), columns=1))), columns=1),
        lambda each: control("", text(each), placeholder=False),
        lambda each: paragraph(control("<w:group/>", run(each), placeholder=False)),
    ]
    return [makers[place % len(makers)](each) for place, each in enumerate(words)]


@given(st.lists(WORDS, max_size=12))
@settings(max_examples=150, deadline=None)
def test_every_text_of_a_form_comes_back(words: list[str]) -> None:
    found = everything(scan_form(package(*blocks(words)), "form.docx").form)
    for each in words:
        if not re.search(
            r"[\[<«‹{(]\s*\w|click|tap|press|select|choose|pick|start|free|text|insert|enter", each.lower()
        ):
            assert letters(each) in letters(found)


@given(st.lists(WORDS, max_size=12))
@settings(max_examples=100, deadline=None)
def test_addresses_are_unique_and_spots_stand_in_their_lines(words: list[str]) -> None:
    form = scan_form(package(*blocks(words)), "form.docx").form
    addresses = [spot.address for spot in form.spots]
    assert len(set(addresses)) == len(addresses)
    for number, line in enumerate(form.lines):
        assert all(form.spots[index].line == number for index in line.spots)
        assert all(0 <= form.spots[index].offset <= len(line.text) for index in line.spots)
    assert sorted(index for line in form.lines for index in line.spots) == list(range(len(form.spots)))


TAGS = [w(name) for name in ("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr", "pPr", "rPr", "tcPr")]
TAGS += [w(name) for name in ("ins", "del", "fldChar", "instrText", "ffData", "bookmarkStart", "sectPr", "tab", "sym")]


@given(
    st.sampled_from(FORMS), st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(TAGS)), max_size=8), st.data()
)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_xml_makes_a_scan_stumble(make: object, changes: list[tuple[int, str]], data: st.DataObject) -> None:
    """Elements are renamed, emptied, moved and taken out at random; the parts around are left as they are."""
    original = make()  # type: ignore[operator]
    tree = etree.fromstring(parts_of(original)["word/document.xml"])
    for place, tag in changes:
        elements = list(tree.iter(etree.Element))[2:]
        if not elements:
            break
        element = elements[place % len(elements)]
        parent = element.getparent()
        action = data.draw(st.sampled_from(["rename", "empty", "remove", "attributes", "double"]))
        if action == "rename":
            element.tag = tag
        elif action == "empty":
            del element[:]
        elif action == "attributes":
            element.attrib.clear()
        elif parent is not None and action == "remove":
            parent.remove(element)
        elif parent is not None:
            parent.append(etree.fromstring(etree.tostring(element)))
    changed = repacked(original, {"word/document.xml": etree.tostring(tree)})
    form = scan_form(changed, "form.docx").form
    addresses = [spot.address for spot in form.spots]
    assert len(set(addresses)) == len(addresses)
