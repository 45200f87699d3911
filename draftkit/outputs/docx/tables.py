"""Tables as WordprocessingML: a header row that repeats, no merged cells, rows that stay together.

In: a table of the document. Out: XML text. Column widths follow what the columns hold.
"""

from __future__ import annotations

from draftkit.model.document import Cell, Table, plain_text
from draftkit.outputs.docx.house_style import HouseStyle
from draftkit.outputs.docx.inlines import InlineWriter
from draftkit.outputs.docx.style_names import PARAGRAPHS, TABLE
from draftkit.word.xml import attribute

ROWS_MEASURED = 12
"""How many rows decide the widths of the columns."""

NARROWEST, WIDEST = 8, 45
"""Bounds of the lengths, in characters, that widths are shared by."""


def table(block: Table, style: HouseStyle, inlines: InlineWriter) -> str:
    """The XML of a table."""
    widths = _widths(block, style.text_width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    opens = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    heading = _opening(style, "heading cell")
    left, right = _opening(style, "cell"), _opening(style, "cell right")
    columns = [f"{open}{right if side == 'right' else left}" for open, side in _paired(opens, block.alignments)]
    header = _row([f"{open}{heading}" for open in opens], block.header, inlines, "<w:cantSplit/><w:tblHeader/>")
    rows = "".join([_row(columns, row, inlines, "<w:cantSplit/>") for row in block.rows])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{attribute(style.style(TABLE))}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>'
    )


def _opening(style: HouseStyle, role: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{attribute(style.style(PARAGRAPHS[role]))}"/></w:pPr>'


def _paired(opens: list[str], alignments: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(open, alignments[number] if number < len(alignments) else "") for number, open in enumerate(opens)]


def _row(opens: list[str], row: tuple[Cell, ...], inlines: InlineWriter, properties: str) -> str:
    """One row; a row with too few cells is filled up, as every row must fill the grid."""
    cells = (*row, *((),) * (len(opens) - len(row)))
    written = [f"{open}{inlines.runs(cell)}</w:p></w:tc>" for open, cell in zip(opens, cells, strict=True)]
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def _widths(block: Table, width: int) -> list[int]:
    """Widths of the columns, in twentieths of a point, that add up to the text width."""
    rows = (block.header, *block.rows[:ROWS_MEASURED])
    lengths = [NARROWEST] * len(block.header)
    for row in rows:
        for number, cell in enumerate(row):
            length = len(plain_text(cell))
            lengths[number] = max(lengths[number], min(length, WIDEST))
    total = sum(lengths)
    widths = [width * length // total for length in lengths]
    widths[-1] += width - sum(widths)
    return widths
