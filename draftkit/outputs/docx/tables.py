"""Tables as WordprocessingML: a header row that repeats, no merged cells, rows that stay together.

In: a table of the document. Out: XML text. Column widths follow what the columns hold; they stand once, in the grid of
a table of fixed layout, and not in every cell (ECMA-376 part 1, 17.4.52).
"""

from __future__ import annotations

from draftkit.model.document import Cell, Table, Text, plain_text
from draftkit.outputs.docx.house_style import HouseStyle
from draftkit.outputs.docx.inlines import InlineWriter, run
from draftkit.outputs.docx.style_names import PARAGRAPHS, TABLE

ROWS_MEASURED = 12
"""How many rows decide the widths of the columns."""

WIDEST = 45
"""Longer texts than this, in characters, do not make a column wider."""

CHARACTER, MARGINS, LONGEST_WORD = 125, 260, 18
"""Width of a character and of a cell's margins, in twentieths of a point; longest word that must fit on one line."""


def table(block: Table, style: HouseStyle, inlines: InlineWriter) -> str:
    """The XML of a table."""
    widths = _widths(block, style.text_width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    left, right = _opening(style, "cell"), _opening(style, "cell right")
    sides = (*block.alignments, *("",) * len(widths))[: len(widths)]
    columns = [right if side == "right" else left for side in sides]
    headings = [_opening(style, "heading cell")] * len(widths)
    header = _row(headings, block.header, inlines, "<w:cantSplit/><w:tblHeader/>")
    rows = "".join([_row(columns, row, inlines, "<w:cantSplit/>") for row in block.rows])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style.style(TABLE)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>'
    )


def _opening(style: HouseStyle, role: str) -> str:
    return f'<w:tc><w:p><w:pPr><w:pStyle w:val="{style.style(PARAGRAPHS[role])}"/></w:pPr>'


def _row(opens: list[str], row: tuple[Cell, ...], inlines: InlineWriter, properties: str) -> str:
    """One row; a row with too few cells is filled up, as every row must fill the grid."""
    if len(row) < len(opens):
        row = (*row, *((),) * (len(opens) - len(row)))
    plain = inlines.open(0)
    written = []
    for open, cell in zip(opens, row, strict=True):
        only = cell[0] if len(cell) == 1 else None
        runs = run(only.text, plain) if type(only) is Text and not only.marks else inlines.runs(cell)
        written.append(f"{open}{runs}</w:p></w:tc>")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def _widths(block: Table, width: int) -> list[int]:
    """Widths of the columns, in twentieths of a point, that add up to the text width; headings fit word by word."""
    headings = [plain_text(cell) for cell in block.header]
    lengths = [min(len(heading), WIDEST) for heading in headings]
    for row in block.rows[:ROWS_MEASURED]:
        for number, cell in enumerate(row):
            only = cell[0] if len(cell) == 1 else None
            length = len(only.text) if type(only) is Text else len(plain_text(cell))
            if length > lengths[number]:
                lengths[number] = min(length, WIDEST)
    words = [max(map(len, heading.split()), default=1) for heading in headings]
    least = [min(word, LONGEST_WORD) * CHARACTER + MARGINS for word in words]
    if sum(least) >= width:
        least = [width // len(least)] * len(least)
    wanted = [max(0, length * CHARACTER + MARGINS - low) for length, low in zip(lengths, least, strict=True)]
    wanted = wanted if any(wanted) else [1] * len(wanted)
    rest = width - sum(least)
    total = sum(wanted)
    widths = [low + rest * more // total for low, more in zip(least, wanted, strict=True)]
    widths[-1] += width - sum(widths)
    return widths
