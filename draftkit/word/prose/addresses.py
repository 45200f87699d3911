"""Addresses: where each paragraph of a form is, with its XML, so that what somebody typed there can be read as prose.

In: a form that was scanned. Out: the elements of each paragraph by the address that the scan gives it, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from draftkit.word.form.answered import Answers
from draftkit.word.form.blocks import Block, Table
from draftkit.word.form.body import BodyReader
from draftkit.word.form.numbering import Numbering
from draftkit.word.form.opened import OpenedForm
from draftkit.word.form.protection import Locks, protection_of
from draftkit.word.form.scanned import ScannedForm
from draftkit.word.form.styles import Styles
from draftkit.word.names import w


def elements_by_address(scanned: ScannedForm, opened: OpenedForm) -> dict[str, tuple[etree._Element, ...]]:
    """The `w:p` elements of every paragraph, in the tree that was scanned; `opened` gives styles and numbering."""
    body = scanned.tree.find(w("body"))
    if body is None:
        return {}
    locks = Locks(protection_of(opened.settings), body)
    reader = BodyReader(Styles(opened.styles), Numbering(opened.numbering), locks, Answers(scanned.tree))
    return dict(_paragraphs(reader.read(body)))


def _paragraphs(blocks: Iterable[Block]) -> Iterator[tuple[str, tuple[etree._Element, ...]]]:
    for block in blocks:
        if not isinstance(block, Table):
            yield block.address, tuple(block.elements)
            continue
        for row in block.rows:
            for cell in row:
                if not cell.merged:
                    yield from _paragraphs(cell.blocks)
