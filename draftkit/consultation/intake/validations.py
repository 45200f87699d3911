"""Validations: what the data validation of a sheet lets people enter, which is what a question offers.

In: a sheet of openpyxl and the parts of its workbook. Out: rules with the ranges of cells for which they hold. Lists on
another sheet written by Excel 2010 and later stand in an extension that openpyxl leaves out, so those are read from the
part itself (ECMA-376 part 1, 18.3.1.32; [MS-XLSX] 2.4.12).
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from draftkit.word.parts import parse_part

OPTION_LIMIT = 500
RULE_LIMIT = 2_000
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)")
_MARK = b"http://schemas.microsoft.com/office/excel/2006/main"
_NAMESPACES = {
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
    "xm": "http://schemas.microsoft.com/office/excel/2006/main",
}


class Rule(NamedTuple):
    """What may be entered in some ranges of cells."""

    ranges: tuple[tuple[int, int, int, int], ...]
    """First row, first column, last row, last column."""
    kind: str
    """`list`, `text` or `date`."""
    options: tuple[str, ...] = ()
    characters: int = 0

    def holds_at(self, row: int, column: int) -> bool:
        """Whether it is the rule of this cell."""
        return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.ranges)


def rules_of(sheet: Any, workbook: Any, parts: dict[str, bytes], file: str) -> tuple[Rule, ...]:
    """The rules of a sheet, those of its extension included."""
    found = []
    for item in sheet.data_validations.dataValidation[:RULE_LIMIT]:
        formulas = (str(item.formula1 or ""), str(item.formula2 or ""))
        found.append(_rule(str(item.sqref), str(item.type), str(item.operator or "between"), formulas, sheet, workbook))
    for where, formula in _in_extension(sheet, parts, file):
        found.append(_rule(where, "list", "", (formula, ""), sheet, workbook))
    return tuple(rule for rule in found if rule is not None)


def _rule(where: str, type: str, operator: str, formulas: tuple[str, str], sheet: Any, book: Any) -> Rule | None:
    ranges = tuple(_range(piece) for piece in where.split() if _RANGE.fullmatch(piece))
    if type == "list":
        return Rule(ranges, "list", _options(formulas[0], sheet, book))
    if type == "textLength":
        limit = formulas[1] if operator == "between" else formulas[0]
        number = int(limit) if limit.isdigit() else 0
        most = {"between": number, "lessThanOrEqual": number, "lessThan": max(0, number - 1), "equal": number}
        return Rule(ranges, "text", (), most.get(operator, 0))
    return Rule(ranges, "date") if type == "date" else None


def _range(piece: str) -> tuple[int, int, int, int]:
    found = _RANGE.fullmatch(piece)
    assert found is not None
    left, top, right, bottom = found.groups()
    return int(top), _column(left), int(bottom or top), _column(right or left)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _options(formula: str, sheet: Any, book: Any) -> tuple[str, ...]:
    """What a list offers: words in quotation marks, or the cells of a range, whose name may stand for it."""
    formula = formula.removeprefix("=").strip()
    if formula.startswith('"'):
        return tuple(option.strip() for option in formula.strip('"').split(",") if option.strip())
    if formula in book.defined_names:
        formula = str(book.defined_names[formula].attr_text or "")
    reference = _REFERENCE.fullmatch(formula)
    if reference:
        title = (reference[1] or reference[2]).replace("''", "'")
        if title not in book.sheetnames:
            return ()
        sheet, formula = book[title], reference[3]
    if not _RANGE.fullmatch(formula):
        return ()
    top, left, bottom, right = _range(formula)
    rows = range(top, min(bottom, top + OPTION_LIMIT) + 1)
    columns = range(left, min(right, left + 20) + 1)
    cells = (sheet._cells.get((row, column)) for row in rows for column in columns)
    found = [str(cell.value).strip() for cell in cells if cell is not None and cell.value is not None]
    return tuple(found[:OPTION_LIMIT])


def _in_extension(sheet: Any, parts: dict[str, bytes], file: str) -> list[tuple[str, str]]:
    """Ranges and formulas of the lists in a sheet's extension."""
    part = _part_of(sheet.title, parts, file)
    body = parts.get(part, b"")
    if _MARK not in body:
        return []
    found = []
    for item in parse_part(body, part, file).iterfind(".//x14:dataValidation[@type='list']", _NAMESPACES):
        formula = item.findtext("x14:formula1/xm:f", "", _NAMESPACES)
        found.append((str(item.findtext("xm:sqref", "", _NAMESPACES)), str(formula)))
    return found[:RULE_LIMIT]


def _part_of(title: str, parts: dict[str, bytes], file: str) -> str:
    """The name of the part that holds a sheet; empty if the workbook does not say."""
    if _MARK not in b"".join(body for name, body in parts.items() if "worksheets/" in name):
        return ""
    book = parse_part(parts["xl/workbook.xml"], "xl/workbook.xml", file)
    names = "xl/_rels/workbook.xml.rels"
    relations = {item.get("Id"): str(item.get("Target")) for item in parse_part(parts[names], names, file)}
    for item in book.iterfind("x:sheets/x:sheet", _NAMESPACES):
        if item.get("name") == title:
            target = relations.get(item.get(f"{{{_NAMESPACES['r']}}}id"), "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""
