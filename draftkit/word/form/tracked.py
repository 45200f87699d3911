"""Tracked changes: how many a document has.

In: the tree of its main part. Out: the number of changes that somebody could accept or reject (ECMA-376 part 1,
17.13.5).
"""

from __future__ import annotations

from lxml import etree

from draftkit.word.names import w

CHANGES = tuple(
    w(name)
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "cellMerge",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "numberingChange",
    )
)


def count_tracked(tree: etree._Element) -> int:
    """How many tracked changes the main part has."""
    return sum(1 for _ in tree.iter(*CHANGES))
