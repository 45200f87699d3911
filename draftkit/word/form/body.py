"""The body: paragraphs and tables of a form in reading order, tracked changes accepted, wrappers left out.

In: the body of the main part. Out: `Block` values with addresses. An answer between marks counts as many paragraphs as
the spot had while it was empty, and a content control as one, so that addresses stay the same when a form is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from draftkit.word.form.answered import IN_LINES, Answers
from draftkit.word.form.blocks import Block, Cell, Found, Paragraph, Table, Token
from draftkit.word.form.controls import read_control
from draftkit.word.form.lines import read_line
from draftkit.word.form.marks import Mark
from draftkit.word.form.numbering import Numbering
from draftkit.word.form.protection import Locks
from draftkit.word.form.spots import SpotKind
from draftkit.word.form.styles import Look, Styles, int_of, switched_on, tab_stops, value_of
from draftkit.word.form.texts import SDT, TBL, P, TextReader, holds_blocks, shown_text
from draftkit.word.names import MC, w

_TRANSPARENT = frozenset(
    {w(name) for name in ("customXml", "smartTag", "ins", "moveTo", "sdtContent")} | {f"{{{MC}}}AlternateContent"}
)
_TEXT_BOX = w("txbxContent")
_FIELD_PARAGRAPHS = 300
"""Over how many paragraphs an answer in a form field may go."""
_UNENDED_FIELDS = 20
"""After how many form fields without an end no other one is looked for, as each takes time."""
_NARROW = 240
"""Twentieths of a point below which a column is a gap and no room for an answer."""


class BodyReader:
    """Reads a body; one reader serves for one document."""

    def __init__(self, styles: Styles, numbering: Numbering, locks: Locks, answers: Answers) -> None:
        self._styles = styles
        self._numbering = numbering
        self._locks = locks
        self._answers = answers
        self._texts = TextReader(styles, locks.locked)
        self._texts.permissions = locks.permit
        self._tables = 0
        self.unended = 0
        """How many form fields have no end."""
        self._around: list[int] = []
        """The numbers of the tables around the place that is being read."""

    def read(self, parent: etree._Element, prefix: str = "") -> list[Block]:
        """The blocks in a body, a cell or a text box; `prefix` is what their addresses begin with."""
        container = _Container(self, prefix)
        container.walk(parent)
        self._texts.close()
        for block in container.blocks:
            if isinstance(block, Paragraph) and block.tokens:
                read_line(block)
        return container.blocks

    def text_boxes(self, pictures: list[etree._Element], address: str) -> list[Paragraph]:
        """The paragraphs in the text boxes among these pictures, each box once."""
        found: list[Paragraph] = []
        for content in _text_box_contents(pictures):
            reader = BodyReader(self._styles, self._numbering, self._locks, self._answers)
            reader._tables, reader._around = self._tables, self._around
            inside = reader.read(content, f"{address} > text box {len(found) + 1} > ")
            self._tables = reader._tables
            found += list(_paragraphs(inside))
        return found


def _text_box_contents(pictures: list[etree._Element]) -> Iterator[etree._Element]:
    for picture in pictures:
        choice = picture.find(f"{{{MC}}}Choice")
        for content in (picture if choice is None else choice).iter(_TEXT_BOX):
            if next(content.iterancestors(_TEXT_BOX), None) is None or choice is not None:
                yield content


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)


class _Container:
    """Counts the paragraphs and tables of one body, cell or text box while it is walked."""

    def __init__(self, reader: BodyReader, prefix: str) -> None:
        self.reader = reader
        self.prefix = prefix
        self.blocks: list[Block] = []
        self.paragraphs = 0
        self.tables = 0
        self.last: etree._Element | None = None
        """The element with which the answer ends that is being passed over."""
        self.merging: Paragraph | None = None
        """The paragraph to which the next one is joined: its mark is deleted, or a form field goes on."""

    def walk(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if self.last is not None:
                self.last = None if child is self.last else self.last
            elif tag == P:
                self.paragraph(child)
            elif tag == TBL:
                self.table(child)
            elif tag == SDT:
                self.control(child)
            elif tag in (w("permStart"), w("permEnd")):
                self.reader._locks.permit(child)
            elif tag == f"{{{MC}}}AlternateContent":
                choice = child.find(f"{{{MC}}}Choice")
                self.walk(choice if choice is not None else child)
            elif tag in _TRANSPARENT:
                self.walk(child)

    def address(self) -> str:
        return f"{self.prefix}paragraph {self.paragraphs + 1}"

    def paragraph(self, element: etree._Element) -> None:
        answer = self.reader._answers.starts.get(element)
        if answer is not None and self.is_range(element, *answer):
            self.answer(element, *answer)
            return
        properties = element.find(w("pPr"))
        block = self.merging or Paragraph([], self.address())
        block.elements.append(element)
        self.describe(block, element, properties)
        self.merging = None
        self.go_on(block, element)
        if _mark_is_deleted(properties):
            self.merging = block
            return
        if self.reader._texts.open:
            self.merging = block if self.field_ends_after(element) else None
            if self.merging is None:
                self.reader._texts.close()
        if block not in self.blocks[-1:]:
            self.blocks.append(block)
            self.paragraphs += 1

    def go_on(self, block: Paragraph, element: etree._Element) -> None:
        """Add the further paragraphs of an answer that starts within a line."""
        marks = [token.mark for token in block.tokens if token.mark and token.starts and token.mark.kind in IN_LINES]
        ended = {token.mark for token in block.tokens if token.mark and not token.starts}
        answers = self.reader._answers
        if not marks or marks[-1] in ended or marks[-1] not in answers.ends:
            return
        end = answers.ends[marks[-1]]
        last = answers.last(element, (end,))
        further = []
        for sibling in () if last is element else element.itersiblings():
            further += [Token("\n"), Token(shown_text(sibling))]
            if sibling is last:
                block.tokens += [*further, Token("", end, mark=marks[-1])]
                self.last = last
                return

    def field_ends_after(self, element: etree._Element) -> bool:
        """Whether the form field that is open at the end of a paragraph ends in one of the next ones."""
        if self.reader.unended > _UNENDED_FIELDS:
            return False
        depth = self.reader._texts.depth
        for sibling, _ in zip(element.itersiblings(P), range(_FIELD_PARAGRAPHS), strict=False):
            for character in sibling.iter(w("fldChar")):
                depth += {"begin": 1, "end": -1}.get(character.get(w("fldCharType")) or "", 0)
                if depth <= 0:
                    return True
        self.reader.unended += 1
        return False

    def describe(self, block: Paragraph, element: etree._Element, properties: etree._Element | None) -> None:
        """Complete a block by what one more paragraph holds and says."""
        reader = self.reader
        style = value_of(properties, "pStyle") or reader._styles.default
        look = reader._styles.look(style)
        reader._locks.changed = False
        before = reader._locks.locked(False)
        tokens = reader._texts.read(element, bold=look.bold, hidden=look.hidden)
        block.locked = before and reader._locks.locked(False) and not reader._locks.changed
        if block.tokens:
            reader_open = block.tokens
            reader_open += tokens
        else:
            block.tokens = tokens
        ends_section = properties is not None and properties.find(w("sectPr")) is not None
        if ends_section:
            reader._locks.end_section()
        pictures = reader._texts.pictures
        block.fixed = block.fixed or ends_section or reader._texts.breaks or bool(pictures)
        block.contents = look.contents
        block.leaders = tab_stops(properties, look.leaders)
        block.framed = properties is not None and properties.find(w("pBdr")) is not None
        outline = value_of(properties, "outlineLvl")
        block.level = look.level if not outline else (int_of(outline, 9) + 1) % 10
        self.number(block, properties, look, style)
        if pictures:
            block.boxes += reader.text_boxes(pictures, block.address)

    def number(self, block: Paragraph, properties: etree._Element | None, look: Look, style: str) -> None:
        own = properties.find(w("numPr")) if properties is not None else None
        list_id = value_of(own, "numId") or look.list_id
        if not list_id or list_id == "0":
            return
        level = value_of(own, "ilvl")
        if level:
            number = int_of(level)
        elif look.list_level is not None:
            number = look.list_level
        else:
            number = self.reader._numbering.level_of_style(list_id, style)
        block.number, block.bullet = self.reader._numbering.next(list_id, number)

    def answer(self, element: etree._Element, mark: Mark, ends: tuple[etree._Element, ...]) -> None:
        """An answer of paragraphs that stands where empty ones were."""
        last = self.reader._answers.last(element, ends)
        elements = [element]
        for sibling in () if last is element else element.itersiblings():
            elements.append(sibling)
            if sibling is last:
                break
        block = Paragraph(elements, self.address())
        content = "\n".join(shown_text(each) for each in elements)
        control = next(element.iter(SDT), None) if mark.kind is SpotKind.RICH_CONTROL else None
        found = Found(
            mark.kind,
            "control 1" if mark.kind is SpotKind.RICH_CONTROL else "",
            elements=tuple(each for each in elements if each.tag == P),
            label=read_control(control).title if control is not None else "",
            content=content.strip(),
            blocks=True,
            locked=self.reader._locks.locked(False),
            mark=mark,
            ends=ends,
            size=mark.size,
            drawn=mark.drawn,
        )
        block.found = [found]
        self.blocks.append(block)
        self.paragraphs += mark.size if mark.kind is SpotKind.PARAGRAPH else 1
        self.last = None if last is element else last

    def is_range(self, element: etree._Element, mark: Mark, ends: tuple[etree._Element, ...]) -> bool:
        """Whether the answer that starts in a paragraph is of paragraphs, and not within a control in that one."""
        if mark.kind is SpotKind.PARAGRAPH:
            return True
        return mark.kind is SpotKind.RICH_CONTROL and self.reader._answers.last(element, ends) is not element

    def control(self, element: etree._Element) -> None:
        """A content control around paragraphs, tables or other controls."""
        control = read_control(element)
        found = self.reader._texts.control(element, control) if holds_blocks(element) else None
        if found is None:
            self.reader._locks.groups += control.group
            if control.content is not None:
                self.walk(control.content)
            self.reader._locks.groups -= control.group
            return
        block = Paragraph([element], self.address(), found=[found])
        found.name = "control 1"
        self.blocks.append(block)
        self.paragraphs += 1

    def table(self, element: etree._Element) -> None:
        self.tables += 1
        reader = self.reader
        reader._tables += 1
        parent = reader._around[-1] if reader._around else 0
        table = Table(f"{self.prefix}table {self.tables}", reader._tables, len(reader._around) + 1, parent)
        reader._around.append(table.number)
        for row in _rows(element):
            table.rows.append(self.cells(table, row))
        reader._around.pop()
        span_rows(table)
        self.blocks.append(table)

    def cells(self, table: Table, row: etree._Element) -> list[Cell]:
        """The cells of a row."""
        properties = row.find(w("trPr"))
        before = max(0, int_of(value_of(properties, "gridBefore")))
        column = 1 + before
        skipped = 1 if before else 0  # LibreOffice makes a cell of it, and addresses must not change with that
        header = switched_on(properties, "tblHeader")
        number = len(table.rows) + 1
        cells: list[Cell] = []
        for element, around in _cells(row):
            about = element.find(w("tcPr"))
            columns = max(1, min(63, int_of(value_of(about, "gridSpan"), 1)))
            address = f"{table.address} > row {number} > cell {len(cells) + 1 + skipped}"
            cell = Cell(element, address, number, column, columns, header=header)
            merge = about.find(w("vMerge")) if about is not None else None
            cell.merged = merge is not None and merge.get(w("val")) in (None, "continue")
            shade = about.find(w("shd")) if about is not None else None
            cell.shaded = shade is not None and (shade.get(w("fill")) or "auto").lower() not in ("auto", "ffffff")
            width = about.find(w("tcW")) if about is not None else None
            if width is not None and width.get(w("type")) == "dxa":
                cell.narrow = 0 < int_of(width.get(w("w"))) < _NARROW
            cell.found = self.answered(element)
            if cell.found is None:
                cell.blocks = self.cell_blocks(element, around, address)
            cells.append(cell)
            column += columns
        table.width = max(table.width, column - 1)
        return cells

    def answered(self, element: etree._Element) -> Found | None:
        """The spot that a cell is in which draftkit wrote an answer."""
        starts = self.reader._answers.starts
        marked = [starts[child] for child in element.iterchildren(P) if child in starts]
        if not marked or marked[0][0].kind is not SpotKind.CELL:
            return None
        mark, ends = marked[0]
        locked = self.reader._locks.locked(False)
        content = shown_text(element).strip()
        return Found(
            SpotKind.CELL,
            "",
            0,
            (element,),
            content=content,
            blocks=True,
            locked=locked,
            mark=mark,
            ends=ends,
            size=mark.size,
        )

    def cell_blocks(self, element: etree._Element, around: etree._Element | None, address: str) -> list[Block]:
        """What a cell holds; the whole is a content control if one is around the cell."""
        reader = self.reader
        if around is not None:
            found = reader._texts.control(around, read_control(around))
            if found is not None:
                found.name, found.elements = "control 1", (around,)
                return [Paragraph([around], f"{address} > paragraph 1", found=[found])]
        return reader.read(element, f"{address} > ")


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    run = properties.find(w("rPr")) if properties is not None else None
    return run is not None and (run.find(w("del")) is not None or run.find(w("moveFrom")) is not None)


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those in controls and wrappers too, without deleted ones."""
    for child in parent:
        if child.tag == w("tr"):
            properties = child.find(w("trPr"))
            if properties is None or properties.find(w("del")) is None:
                yield child
        elif child.tag in (SDT, *_TRANSPARENT):
            yield from _rows(child)


def _cells(
    parent: etree._Element, around: etree._Element | None = None
) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """The cells of a row, each with the content control around it, if there is one."""
    for child in parent:
        if child.tag == w("tc"):
            yield child, around
        elif child.tag == SDT:
            yield from _cells(child, child)
        elif child.tag in _TRANSPARENT:
            yield from _cells(child, around)


def span_rows(table: Table) -> None:
    """Set how many rows each cell spans that is merged downwards."""
    above: dict[int, Cell] = {}
    for row in table.rows:
        current: dict[int, Cell] = {}
        for cell in row:
            first = above.get(cell.column)
            if cell.merged and first is not None:
                first.rows += 1
                current[cell.column] = first
            else:
                cell.merged = False
                current[cell.column] = cell
        above = current
