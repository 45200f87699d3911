"""The table styles of a house style: from a look to Normal Table, Table Grid and Policy Table.

In: a `Look`. Out: the styles as values.
"""

from __future__ import annotations

from collections.abc import Sequence

from house_style_looks import Look
from house_style_xml import Line, Paragraph, Style, Text, border, shading, text_properties, w


def cell_margins(vertical: int, horizontal: int) -> str:
    """The inner margins of cells, in twips."""
    sides = (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal))
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides))


def table_borders(weight: int, colour: str, sides: Sequence[str]) -> str:
    """The borders of a table on these sides."""
    return w("tblBorders", *(border(side, Line(side, weight, 0, colour)) for side in sides))


def table_properties(*content: str) -> str:
    """`w:tblPr` of a table style, starting at the left margin of the text."""
    return w("tblPr", w("tblInd", w=0, type="dxa"), *content)


def policy_table(look: Look) -> Style:
    """The table of policy papers: thin rules, a shaded bold header row that repeats, bold row headings."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    shown = sides if look.table_verticals else ("top", "bottom", "insideH")
    heavy = w("tcBorders", border("bottom", Line("bottom", 12, 0, look.accent)))
    first_row = w(
        "tblStylePr",
        text_properties(Text(bold=True, colour=look.accent)),
        w("trPr", w("cantSplit"), w("tblHeader")),
        w("tcPr", heavy, shading(look.tint), w("vAlign", val="bottom")),
        type="firstRow",
    )
    first_column = w("tblStylePr", text_properties(Text(bold=True)), type="firstCol")
    extra = (
        table_properties(table_borders(4, look.rule, shown), cell_margins(28, 100))
        + w("trPr", w("cantSplit"))
        + first_row
        + first_column
    )
    return Style(
        "table",
        "PolicyTable",
        "Policy Table",
        "TableNormal",
        None,
        34,
        custom=True,
        gallery=True,
        paragraph=Paragraph(after=0, line_spacing=1.0),
        extra=extra,
    )


def table_styles(look: Look) -> list[Style]:
    """The default table, Word's grid and draftkit's own table; and the default (empty) list style."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    grid = table_properties(table_borders(4, "auto", sides))
    return [
        Style(
            "table",
            "TableNormal",
            "Normal Table",
            default=True,
            hidden=True,
            extra=table_properties(cell_margins(0, 108)),
        ),
        Style(
            "table",
            "TableGrid",
            "Table Grid",
            "TableNormal",
            priority=40,
            paragraph=Paragraph(after=0, line_spacing=1.0),
            extra=grid,
        ),
        policy_table(look),
        Style("numbering", "NoList", "No List", default=True, hidden=True),
    ]
