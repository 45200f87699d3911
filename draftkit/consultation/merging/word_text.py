"""The text that blocks of a Word document make, with the notes that they call.

In: prose as `word/prose` reads it. Out: Markdown of one answer; blocks for finding answers under headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftkit.consultation.merging.documents import DocumentBlock
from draftkit.consultation.merging.questions import Questions
from draftkit.word.prose import ProseBlock, ProseTable
from draftkit.word.prose.read import Block

_NOTE = re.compile(r"\[\^(e?\w+)\]")


def document_blocks(blocks: Iterable[Block], questions: Questions, *, ours: bool = False) -> Iterator[DocumentBlock]:
    """The blocks of a document; a table in which questions stand is read cell by cell, another one stays a table.

    A response of `ours` has its answers under headings, and a table of positions that has none.
    """
    for block in blocks:
        if isinstance(block, ProseBlock):
            yield _document_block(block)
        elif all(len(row) <= 1 for row in block.rows) or (not ours and _asks(block, questions)):
            for row in block.rows:
                for cell in row:
                    yield from map(_document_block, cell)
        else:
            yield DocumentBlock(_as_table(block), where=block.where)


def _document_block(block: ProseBlock) -> DocumentBlock:
    number = block.number if block.level or not block.item else ""
    number = number or block.number
    return DocumentBlock(block.markdown, block.level, block.bold, block.where, block.plain, number, block.item)


def _asks(table: ProseTable, questions: Questions) -> bool:
    return any(
        questions.beginning(block.plain) is not None or (column == 0 and questions.find(block.plain) is not None)
        for row in table.rows
        for column, cell in enumerate(row)
        for block in cell
    )


def _as_table(table: ProseTable) -> str:
    """A table in Markdown, its first row the header."""
    rows = [[" ".join(block.markdown for block in cell).replace("\\\n", " ") for cell in row] for row in table.rows]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = [[cell.replace("|", "\\|") for cell in row] + [""] * (width - len(row)) for row in rows]
    lines.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def joined(blocks: Iterable[Block]) -> str:
    """The Markdown of some blocks, the items of a list on lines below each other."""
    text = ""
    before_was_item = False
    for block in blocks:
        if isinstance(block, ProseTable):
            piece, is_item = _as_table(block), False
        else:
            heading = f"{'#' * min(block.level, 6)} " if block.level else ""
            piece, is_item = f"{block.item}{heading}{block.markdown}", bool(block.item)
        if piece.strip():
            text += ("\n" if is_item and before_was_item else "\n\n") + piece if text else piece
            before_was_item = is_item
    return text


def with_notes(text: str, notes: Mapping[str, str]) -> str:
    """The text with the notes that it calls below it, numbered from 1."""
    called: Sequence[str] = list(dict.fromkeys(id for id in _NOTE.findall(text) if notes.get(id)))
    names = {id: str(number) for number, id in enumerate(called, 1)}
    text = _NOTE.sub(lambda found: f"[^{names[found[1]]}]" if found[1] in names else "", text)
    return "\n\n".join([text, *(f"[^{names[id]}]: {notes[id]}" for id in called)])
