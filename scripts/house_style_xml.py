"""Style definitions as values, and their XML: paragraph properties, run properties, whole styles.

In: frozen values in points and twips. Out: text whose elements stand in the order that the schema (and Microsoft's
validator) asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Line:
    """One border line: its side, its weight in eighths of a point, its distance in points and its colour."""

    side: str
    weight: int
    space: int
    colour: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop in twips."""

    position: int
    kind: str = "left"
    leader: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Paragraph properties; spaces are points, indents are twips, None leaves the parent style's value."""

    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    lines: tuple[Line, ...] = ()
    fill: str | None = None
    tabs: tuple[Tab, ...] = ()
    before: float | None = None
    after: float | None = None
    line_spacing: float | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    align: str | None = None
    outline: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Run properties; size is points, None leaves the parent style's value."""

    font: str | None = None
    bold: bool = False
    italic: bool = False
    no_proof: bool = False
    colour: str | None = None
    size: float | None = None
    underline: bool = False
    box: str | None = None
    fill: str | None = None
    superscript: bool = False
    language: str | None = None


PLAIN = Text()
PLAIN_PARAGRAPH = Paragraph()


@dataclass(frozen=True, slots=True)
class Style:
    """One style. `based_on` and `follow` are style ids; `extra` is XML that follows the run properties (tables)."""

    kind: str
    id: str
    name: str
    based_on: str | None = None
    follow: str | None = None
    priority: int = 99
    default: bool = False
    custom: bool = False
    hidden: bool = False
    gallery: bool = False
    paragraph: Paragraph = PLAIN_PARAGRAPH
    text: Text = PLAIN
    extra: str = ""


def w(element: str, /, *content: str, **attributes: str | int | None) -> str:
    """An element of WordprocessingML with these attributes (None: left out) and this XML inside."""
    given = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None)
    inside = "".join(content)
    return f"<w:{element}{given}>{inside}</w:{element}>" if inside else f"<w:{element}{given}/>"


def wrap(name: str, *content: str) -> str:
    """An element around its content, or nothing when there is no content."""
    return w(name, *content) if any(content) else ""


def flag(name: str, on: bool) -> str:
    """An on/off property, written only when it is on."""
    return w(name) if on else ""


def twips(points: float | None) -> int | None:
    """Points as twentieths of a point."""
    return None if points is None else round(points * 20)


def shading(fill: str | None) -> str:
    """A plain background colour."""
    return w("shd", val="clear", color="auto", fill=fill) if fill else ""


def border(name: str, line: Line) -> str:
    """One border line under the element name that its place asks for."""
    return w(name, val="single", sz=line.weight, space=line.space, color=line.colour)


def paragraph_borders(lines: Sequence[Line]) -> str:
    """The borders of a paragraph, given in the order top, left, bottom, right."""
    return wrap("pBdr", *(border(line.side, line) for line in lines))


def tab_stops(tabs: Sequence[Tab]) -> str:
    """The tab stops of a paragraph."""
    return wrap("tabs", *(w("tab", val=tab.kind, leader=tab.leader, pos=tab.position) for tab in tabs))


def paragraph_spacing(paragraph: Paragraph) -> str:
    """Space before and after, and the distance of lines as a multiple of single spacing."""
    line = None if paragraph.line_spacing is None else round(paragraph.line_spacing * 240)
    before, after = twips(paragraph.before), twips(paragraph.after)
    if before is after is line is None:
        return ""
    return w("spacing", before=before, after=after, line=line, lineRule=None if line is None else "auto")


def paragraph_indents(paragraph: Paragraph) -> str:
    """Left, right and hanging indents."""
    if paragraph.left is paragraph.right is paragraph.hanging is None:
        return ""
    return w("ind", left=paragraph.left, right=paragraph.right, hanging=paragraph.hanging)


def paragraph_properties(paragraph: Paragraph) -> str:
    """`w:pPr`, its children in schema order."""
    return wrap(
        "pPr",
        flag("keepNext", paragraph.keep_next),
        flag("keepLines", paragraph.keep_lines),
        flag("pageBreakBefore", paragraph.page_break),
        paragraph_borders(paragraph.lines),
        shading(paragraph.fill),
        tab_stops(paragraph.tabs),
        paragraph_spacing(paragraph),
        paragraph_indents(paragraph),
        w("jc", val=paragraph.align) if paragraph.align else "",
        "" if paragraph.outline is None else w("outlineLvl", val=paragraph.outline),
    )


def text_properties(text: Text) -> str:
    """`w:rPr`, its children in schema order."""
    half_points = None if text.size is None else round(text.size * 2)
    return wrap(
        "rPr",
        w("rFonts", ascii=text.font, hAnsi=text.font, eastAsia=text.font, cs=text.font) if text.font else "",
        w("b") + w("bCs") if text.bold else "",
        w("i") + w("iCs") if text.italic else "",
        flag("noProof", text.no_proof),
        w("color", val=text.colour) if text.colour else "",
        "" if half_points is None else w("sz", val=half_points) + w("szCs", val=half_points),
        w("u", val="single") if text.underline else "",
        w("bdr", val="single", sz=4, space=0, color=text.box) if text.box else "",
        shading(text.fill),
        w("vertAlign", val="superscript") if text.superscript else "",
        w("lang", val=text.language, eastAsia=text.language) if text.language else "",
    )


def style_xml(style: Style) -> str:
    """`w:style`, its children in schema order."""
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.based_on) if style.based_on else "",
        w("next", val=style.follow) if style.follow else "",
        w("uiPriority", val=style.priority),
        w("semiHidden") + w("unhideWhenUsed") if style.hidden else "",
        flag("qFormat", style.gallery),
        paragraph_properties(style.paragraph),
        text_properties(style.text),
        style.extra,
        type=style.kind,
        default=1 if style.default else None,
        customStyle=1 if style.custom else None,
        styleId=style.id,
    )
