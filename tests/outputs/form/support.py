"""Forms filled and read back: small helpers that the tests of filling share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lxml import etree

from draftkit.model.document import EMPHASIS, STRONG, Block, Link, List, Note, Paragraph, Text
from draftkit.outputs.docx.form.contents import Chosen, Content, Day, Prose, Tick, Words
from draftkit.outputs.docx.form.writing import Filled, fill_form
from draftkit.outputs.plain_text import as_plain_text
from draftkit.word.form.proof import Expected, Proof, prove_filled
from draftkit.word.form.scan import scan_form
from draftkit.word.form.spots import LISTS, TICKS, Spot, SpotKind
from tests.support.xml import parts_of, text_of, w

FORM = "form.docx"

RICH: tuple[Block, ...] = (
    Paragraph(
        (
            Text("We "),
            Text("strongly", STRONG),
            Text(" & "),
            Text("clearly", EMPHASIS),
            Text(" agree <see> "),
            Link("https://example.org/a?b=c&d=e", (Text("the page"),)),
            Text("."),
        )
    ),
    List(
        False,
        1,
        (
            (Paragraph((Text("Schools"),)),),
            (Paragraph((Text("Clubs"),)), List(True, 3, ((Paragraph((Text("of sport"),)),),))),
        ),
    ),
    Paragraph((Text("Evidence"), Note((Paragraph((Text("Annual survey 2025"),)),), 1), Text(" follows."))),
)

RICH_TEXT = (
    "We strongly & clearly agree <see> the page.\n•\tSchools\n•\tClubs\n3.\tof sport\nEvidence[1] follows.\n"
    "Sources\n[1]\tAnnual survey 2025"
)

CONTROL_TEXT = RICH_TEXT.replace("the page", "the page (https://example.org/a?b=c&d=e)")
"""In a control, where LibreOffice would show the code of a field."""

LIST_FIRST: tuple[Block, ...] = (
    List(False, 1, ((Paragraph((Text("First of all", STRONG),)),),)),
    Paragraph((Text("x"),)),
)


def prose(blocks: tuple[Block, ...]) -> Prose:
    return Prose(blocks, as_plain_text(blocks))


def spots_of(data: bytes) -> dict[str, Spot]:
    return {spot.address: spot for spot in scan_form(data, FORM).form.spots}


def filled(data: bytes, contents: Mapping[str, Content]) -> Filled:
    return fill_form(data, scan_form(data, FORM), contents, FORM)


def proved(original: bytes, made: Filled) -> Proof:
    expected = {address: Expected("x") for address in made.kept}
    expected |= {address: Expected(text) for address, text in made.written.items()}
    expected |= {address: Expected() for address in made.emptied}
    changed = {name: values.values() for name, values in made.changed_parts.items()}
    return prove_filled(original, made.data, expected, changed, FORM)


def content_for(spot: Spot, content: Prose) -> Content:
    """Something that fits a spot."""
    if spot.kind in TICKS:
        return Tick(True)
    if spot.kind is SpotKind.DATE_CONTROL:
        return Day(date(2026, 11, 30))
    return Chosen(spot.options[-1]) if spot.kind in LISTS else content


def nothing_for(spot: Spot) -> Content:
    return Tick(False) if spot.kind in TICKS else Words("")


def everywhere(data: bytes, content: Prose) -> dict[str, Content]:
    return {address: content_for(spot, content) for address, spot in spots_of(data).items()}


def body_of(data: bytes) -> etree._Element:
    body = etree.fromstring(parts_of(data)["word/document.xml"]).find(w("body"))
    assert body is not None
    return body


def canonical(data: bytes) -> bytes:
    """The body without what does not show: empty elements either way, spaces kept or not."""
    body = body_of(data)
    for element in body.iter(w("t")):
        element.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return bytes(etree.tostring(body, method="c14n"))


def shown_lines(data: bytes) -> list[str]:
    return [text_of(paragraph) for paragraph in body_of(data).iter(w("p"))]
