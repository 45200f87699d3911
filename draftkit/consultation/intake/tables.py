"""Reading tables: a .csv or .xlsx of questions, or an export whose columns are the questions, as passages.

In: bytes. Out: `Published`. Below a header that names questions, each row is a question; a table of answers has its
questions in the header; anything else is passages in cells, as in a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from draftkit.consultation.intake.decoding import decode, without_text
from draftkit.consultation.intake.delimited import Line, read_delimited
from draftkit.consultation.intake.drawn import drawn
from draftkit.consultation.intake.header_words import (
    ANSWER,
    CONFIDENTIAL,
    NUMBER,
    OPTIONS,
    QUESTION,
    Columns,
    header_of,
)
from draftkit.consultation.intake.question_tables import Record, passages_of_records, record_of
from draftkit.consultation.intake.rows import header_rows
from draftkit.consultation.intake.validations import Rule
from draftkit.consultation.intake.workbook import Sheet, SheetCell, read_workbook
from draftkit.consultation.passages import Box, Cell, Passage, Published
from draftkit.places import Place
from draftkit.problems import Problem, advice

HEADER_DEPTH = 40
"""Within how many rows from the top the header of a table of questions must stand."""

_LIKE_QUESTION = re.compile(
    r".*\?\W*$|(Q(uestion)?\s?\.?)?\d{1,3}[a-z]?\s?[.):-]\s?\S.*|.*\?.*", re.IGNORECASE | re.DOTALL
)


def passages_of_workbook(data: bytes, file: str) -> Published:
    """The passages of a .xlsx; raises `DraftkitError` for one that cannot be read, or holds nothing."""
    book = read_workbook(data, file)
    problems = list(book.problems)
    found: list[Passage] = []
    filled = [sheet for sheet in book.sheets if sheet.rows]
    for number, sheet in enumerate(filled, 1):
        if len(filled) > 1:
            found.append(Passage(sheet.name, f"sheet {sheet.name}", furniture=True))
        found += _sheet(sheet, number, file, problems)
    if not found:
        raise without_text(file, "has no visible sheet that holds anything", "check that it is the file you meant")
    return Published(tuple(found), "xlsx", tuple(problems), book.title)


def passages_of_csv(data: bytes, file: str) -> Published:
    """The passages of a .csv or .tsv; raises `DraftkitError` for one that holds nothing or is too big."""
    text, problems = decode(data, file)
    lines, found = read_delimited(text, file)
    problems += found
    if not lines:
        raise without_text(file, "has no rows", "check that it is the file you meant")
    rows = {
        line.number: [SheetCell(line.number, at, cell) for at, cell in enumerate(line.cells, 1) if cell]
        for line in lines
    }
    sheet = Sheet(PurePath(file).stem, rows)
    passages = _sheet(sheet, 1, file, problems, csv=lines)
    return Published(tuple(passages), "csv", tuple(problems))


def _sheet(
    sheet: Sheet, table: int, file: str, problems: list[Problem], csv: list[Line] | None = None
) -> list[Passage]:
    where = "line" if csv is not None else f"sheet {sheet.name} > row"
    header, columns = _header(sheet)
    if columns:
        above = [row for row in sorted(sheet.rows) if row < header]
        below = [row for row in sorted(sheet.rows) if row > header]
        return [*_above(_cells(sheet, above, table, where)), *_questions(sheet, below, columns, header, where)]
    if _is_export(sheet):
        return _from_export(sheet, where, file, problems, csv)
    return _cells(sheet, sorted(sheet.rows), table, where)


def _above(found: list[Passage]) -> list[Passage]:
    """What stands above a table of questions; bold words alone in the first row are a title."""
    alone = len(found) == 1 or (len(found) > 1 and found[0].where != found[1].where)
    return [found[0]._replace(level=1, cell=None), *found[1:]] if found and found[0].bold and alone else found


def _header(sheet: Sheet) -> tuple[int, Columns]:
    """The row that says what the columns of a table of questions hold, and those columns."""
    for row in sorted(sheet.rows)[:HEADER_DEPTH]:
        columns = header_of([(cell.column, cell.text) for cell in sheet.rows[row]])
        if columns:
            return row, columns
    return 0, {}


def _questions(sheet: Sheet, rows: list[int], columns: Columns, header: int, where: str) -> list[Passage]:
    """The rows below a header. One that holds only one text, in no column of a question, is a heading."""
    found: list[Passage] = []
    records: list[Record] = []
    names = {cell.column: cell.text for cell in sheet.rows[header]}
    asks = names.get(columns.get(CONFIDENTIAL, 0), "")
    asking = _asking(sheet, rows, columns)
    for row in rows:
        cells = {cell.column: cell for cell in sheet.rows[row]}
        texts = {column: cell.text for column, cell in cells.items()}
        if texts == names:
            continue  # the header again, as on every printed page
        if records and _goes_on(texts, columns):
            records[-1] = _with_more(records[-1], texts, columns)
        elif _is_heading(cells, columns):
            found += passages_of_records(records)
            records = []
            found.append(Passage(next(iter(texts.values())), f"{where} {row}", level=2, bold=True))
        else:
            records.append(
                _ruled(record_of(texts, columns, f"{where} {row}", asks if row in asking else ""), sheet, row, columns)
            )
            left = {column: text for column, text in texts.items() if column not in columns.values()}
            found += passages_of_records(records[:-1]) if left else []
            if left:
                found += passages_of_records(records[-1:])
                records = []
                found += [Passage(" ".join(text.split()), f"{where} {row}") for text in left.values()]
    return found + passages_of_records(records)


def _asking(sheet: Sheet, rows: list[int], columns: Columns) -> set[int]:
    """The rows in which it is asked whether the answer is confidential: those with words or a rule there, or all."""
    column = columns.get(CONFIDENTIAL, 0)
    filled = {row for row in rows if any(cell.column == column for cell in sheet.rows[row])}
    ruled = {row for row in rows if any(rule.holds_at(row, column) for rule in sheet.rules)}
    return (filled | ruled) or set(rows)


def _is_heading(cells: dict[int, SheetCell], columns: Columns) -> bool:
    """Whether a row only holds the title of a section: one text, merged, bold or in another column than questions."""
    if len(cells) != 1:
        return False
    (cell,) = cells.values()
    if cell.column > max(columns.values()):
        return False
    if cell.column == columns[QUESTION] and cell.columns == 1:
        return cell.bold and not cell.text.rstrip().endswith("?") and NUMBER in columns
    return not cell.text.rstrip().endswith("?")


def _goes_on(texts: dict[int, str], columns: Columns) -> bool:
    """Whether a row only gives more options for the question above."""
    return OPTIONS in columns and set(texts) == {columns[OPTIONS]}


def _with_more(record: Record, texts: dict[int, str], columns: Columns) -> Record:
    options = f"{record.texts.get(OPTIONS, '')}\n{texts[columns[OPTIONS]]}"
    return record._replace(texts={**record.texts, OPTIONS: options})


def _ruled(record: Record, sheet: Sheet, row: int, columns: Columns) -> Record:
    """A row with what the rules of its answer's cell say."""
    if ANSWER not in columns:
        return record
    for rule in sheet.rules:
        if rule.holds_at(row, columns[ANSWER]):
            return record._replace(options=rule.options, kind=rule.kind, characters=rule.characters)
    return record


def _is_export(sheet: Sheet) -> bool:
    """Whether the first row holds questions and the rows below hold answers."""
    rows = sorted(sheet.rows)
    if header_rows([Line(row, _texts(sheet.rows[row])) for row in rows[:4]])[1]:
        return True
    first = sheet.rows[rows[0]]
    asking = sum(1 for cell in first if _LIKE_QUESTION.match(cell.text))
    below = sum(1 for row in rows[1:4] for cell in sheet.rows[row] if "?" in cell.text)
    return len(first) > 2 and len(rows) > 1 and (asking * 3 >= len(first) or (asking > 1 and below < asking))


def _from_export(sheet: Sheet, where: str, file: str, problems: list[Problem], csv: list[Line] | None) -> list[Passage]:
    rows = sorted(sheet.rows)
    lines = csv if csv is not None else [Line(row, _texts(sheet.rows[row])) for row in rows]
    header, texts, below = header_rows(lines)
    message = f"{len(below)} rows below the header look like answers and were not read as questions"
    problems.append(advice("DK717", message, Place(file, lines[0].number), "draftkit consult summarise reads answers"))
    asked = [text or name for name, text in zip(header, texts, strict=False)] if texts else list(header)
    return [
        Passage(*drawn(" ".join(text.split()))[:1], f"{where} {rows[0]}, column {at}")
        for at, text in enumerate(asked, 1)
        if text
    ]


def _texts(cells: Iterable[SheetCell]) -> tuple[str, ...]:
    texts = {cell.column: cell.text for cell in cells}
    return tuple(texts.get(column, "") for column in range(1, max(texts) + 1))


def _cells(sheet: Sheet, rows: list[int], table: int, where: str) -> list[Passage]:
    """Cells as passages in a table, each with what it offers; the cell right of a label is a place to answer."""
    found: list[Passage] = []
    for row in rows:
        cells = {cell.column: cell for cell in sheet.rows[row]}
        ruled = {rule_column: rule for rule, rule_column in _rules_in(sheet, row)}
        last = max([*cells, *ruled])
        for column in sorted({*cells, *ruled}):
            cell = cells.get(column, SheetCell(row, column, ""))
            place = Cell(table, row, column, cell.columns, cell.rows)
            text, boxes = drawn(cell.text, f"{where} {row}")
            boxes = (*boxes, *_offered(ruled.get(column), bool(cell.text)))
            number = f", column {column}" if last > 1 else ""
            found.append(Passage(text, f"{where} {row}{number}", bold=cell.bold, cell=place, boxes=boxes))
        if set(cells) == {1} and not ruled and cells[1].columns == 1 and _asks(cells[1].text):
            found.append(Passage("", f"{where} {row}, column 2", cell=Cell(table, row, 2), boxes=(Box("text"),)))
    return found


def _asks(text: str) -> bool:
    """Whether a text alone in its row asks for something to be put beside it."""
    return text.rstrip().endswith((":", "?")) and len(text) < 300


def _rules_in(sheet: Sheet, row: int) -> Iterable[tuple[Rule, int]]:
    for rule in sheet.rules:
        for top, left, bottom, _ in rule.ranges:
            if top <= row <= bottom:
                yield rule, left


def _offered(rule: Rule | None, filled: bool) -> tuple[Box, ...]:
    if rule is None or (filled and rule.kind != "list"):
        return ()
    return (Box(rule.kind, options=rule.options, characters=rule.characters),)
