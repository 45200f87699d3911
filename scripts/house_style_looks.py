"""The looks of the two house styles: the choices in which one differs from the other, as data.

`house_style_sheet.py` turns a look into styles. Every text colour here has a contrast of at least 4.5:1 on white and on
the look's tint.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """How one heading level looks: size in points, weight, colour and space around it in points."""

    size: float
    bold: bool
    colour: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The choices in which one house style differs from another; colours are RRGGBB, sizes and spaces are points."""

    file_name: str
    title: str
    font: str
    accent: str
    muted: str
    tint: str
    rule: str
    link: str
    body_size: float
    body_after: float
    line_spacing: float
    title_size: float
    title_bold: bool
    title_rule: bool
    heading_rule: bool
    question_bar: bool
    quote_bar: bool
    table_verticals: bool
    footer_align: str
    organisation: str
    headings: tuple[Heading, ...]


GOVERNMENT = Look(
    file_name="government.docx",
    title="draftkit house style: Government",
    font="Arial",
    accent="12305C",
    muted="484D52",
    tint="EBEFF5",
    rule="7A8794",
    link="0B4A8F",
    body_size=12,
    body_after=7,
    line_spacing=1.15,
    title_size=20,
    title_bold=True,
    title_rule=False,
    heading_rule=False,
    question_bar=False,
    quote_bar=False,
    table_verticals=True,
    footer_align="center",
    organisation="",
    headings=(
        Heading(16, True, "12305C", 18, 6),
        Heading(14, True, "12305C", 14, 4),
        Heading(13, True, "000000", 12, 4),
        Heading(12, True, "12305C", 10, 3),
        Heading(12, False, "12305C", 10, 3),
        Heading(12, False, "484D52", 10, 4),
    ),
)
ORGANISATION = Look(
    file_name="organisation.docx",
    title="draftkit house style: Organisation",
    font="Arial",
    accent="00504D",
    muted="3F4B4B",
    tint="E3F1EF",
    rule="5F8F8B",
    link="005EA5",
    body_size=12,
    body_after=8,
    line_spacing=1.2,
    title_size=26,
    title_bold=False,
    title_rule=True,
    heading_rule=True,
    question_bar=True,
    quote_bar=True,
    table_verticals=False,
    footer_align="right",
    organisation="Organisation name",
    headings=(
        Heading(20, False, "00504D", 22, 8),
        Heading(16, False, "00504D", 16, 5),
        Heading(13, True, "222222", 12, 4),
        Heading(12, True, "00504D", 10, 3),
        Heading(12, False, "00504D", 10, 3),
        Heading(12, False, "3F4B4B", 10, 4),
    ),
)
LOOKS = (GOVERNMENT, ORGANISATION)
