"""A notation for published forms in text cases, and for what was recognised in them.

Lines: `# Heading`, `**bold**`, `- bullet`, `{1.} text` with a number that the format prints, `~ running header`,
`| cell | cell |` with ` // ` between paragraphs of a cell. Boxes: `[__]` a place for text (`[__ 500]` of 500
characters), `[..]` an empty paragraph, `[ ] label` a tick, `( ) label` a radio button, `[v One/Two]` a drop-down,
`[date]` a date. Boxes have the addresses b1, b2, … in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from draftkit.consultation.passages import Box, Cell, Passage
from draftkit.consultation.questionnaire import Question
from draftkit.consultation.recognise import Recognised

_BOX = re.compile(
    r"\[__ ?(\d*)\]|(\[\.\.\])|(\[ \]|\( \)) ?([^\[(]*(?:\((?! \))[^()]*\)[^\[(]*)*)|\[v ([^\]]*)\]|(\[date\])"
)


def passages(text: str) -> list[Passage]:
    """The passages of a form in notation."""
    numbers = count(1)
    made: list[Passage] = []
    table = 0
    row = 0
    group = 0
    for at, line in enumerate(text.split("\n"), 1):
        if not line.startswith("|"):
            row = 0
        if not line.strip():
            continue
        if "( )" not in line:
            group = at
        if line.startswith("|"):
            table, row = (table, row + 1) if row else (table + 1, 1)
            made += _row(line, at, table, row, group, numbers)
        else:
            made.append(_paragraph(line, at, group, numbers))
    return made


def _row(line: str, at: int, table: int, row: int, group: int, numbers: Iterator[int]) -> list[Passage]:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    made = []
    for column, cell in enumerate(cells, 1):
        for paragraph in cell.split(" // "):
            if paragraph:
                passage = _paragraph(paragraph, at, group, numbers)
                where = Cell(table, row, column, header=False)
                made.append(passage._replace(cell=where, where=f"table {table} > row {row} > cell {column}"))
    return made


def _paragraph(line: str, at: int, group: int, numbers: Iterator[int]) -> Passage:
    heading = re.match(r"(#+) ", line)
    printed = re.match(r"\{([^}]*)\} ?", line)
    level = len(heading[1]) if heading else 0
    text = line[heading.end() :] if heading else line
    furniture = text.startswith("~ ")
    bullet = text.startswith("- ")
    text = text[2:] if furniture or bullet else text
    number = printed[1] if printed else ""
    text = text[printed.end() :] if printed else text
    bold = text.startswith("**") and text.endswith("**")
    text = text[2:-2] if bold else text
    boxes = tuple(_box(found, at, group, next(numbers)) for found in _BOX.finditer(text))
    plain = re.sub(r"\s+", " ", _BOX.sub(" ", text)).strip().replace("⏎", "\n")
    return Passage(plain, f"line {at}", number, level, bullet, bold, None, boxes, furniture)


def _box(found: re.Match[str], at: int, group: int, number: int) -> Box:
    characters, weak, tick, label, options, day = found.groups()
    address = f"b{number}"
    if tick:
        radio = f"group {group}" if tick == "( )" else ""
        return Box("tick", label.strip(), address=address, group=radio)
    if options is not None:
        return Box("list", options=tuple(options.split("/")), address=address)
    if day:
        return Box("date", address=address)
    return Box("text", characters=int(characters or 0), address=f"paragraph {at}" if weak else address)


def told(found: Recognised) -> str:
    """What was recognised, in lines."""
    lines = [f"{name}: {value}" for name, value in (("title", found.title), ("body", found.body)) if value]
    lines += [f"closes: {found.closes}"] if found.closes else []
    for question in found.questions:
        lines += _question(question)
    lines += [f"left out: {_flat(left.text)} ({left.reason})" for left in found.left_out]
    return "\n".join(lines)


def _question(question: Question) -> Iterator[str]:
    limits = [f"{question.words} words"] * bool(question.words)
    limits += [f"{question.characters} characters"] * bool(question.characters)
    marks = [f"{{{', '.join(limits)}}}"] if limits else []
    marks += ["required"] * question.required + ["about you"] * question.about_you
    marks += [f"@{','.join(question.answer_at)}"] if any(question.answer_at) else []
    marks += [f"confidential@{','.join(question.confidential_at)}"] if question.confidential_at else []
    yield " ".join([f"{question.id} {question.kind.value}: {_flat(question.text)}", *marks])
    for name in ("options", "rows", "columns"):
        if getattr(question, name):
            yield f"    {name}: {' | '.join(_flat(word) for word in getattr(question, name))}"
    if question.section:
        yield f"    under: {_flat(question.section)}"
    if question.unsure:
        yield f"    unsure: {_flat(question.unsure)}"


def _flat(text: str) -> str:
    return text.replace("\n", "⏎")
