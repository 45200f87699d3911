"""Proof: the finished parts are read back, and every text of the inputs is found again in them.

In: the XML of the parts and the texts that the document prints. Out: nothing, or a `DraftkitError` that names what was
lost. The reader shares no code with the writer but the names of elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from draftkit.problems import DraftkitError, error
from draftkit.word.xml import unescape


def text_of(part: str) -> str:
    """The characters of a part: text, line breaks, tabs, and a line end after each paragraph."""
    plain = part.replace('<w:t xml:space="preserve">', "<w:t>").replace("<w:br/>", "<w:t>\n<")
    plain = plain.replace("<w:tab/>", "<w:t>\t<").replace("</w:p>", "<w:t>\n<")
    return unescape("".join([piece[: piece.find("<")] for piece in plain.split("<w:t>")[1:]]))


def prove(parts: Iterable[str], values: Sequence[str]) -> None:
    """Raise `DraftkitError` unless every value is found in the parts.

    Values mostly stand in the order in which they were read, so that the search goes on from where the last one was
    found: the cost grows with the document, not with its square.
    """
    written = "\n".join(text_of(part) for part in parts)
    lost = []
    position = 0
    for value in values:
        found = written.find(value, position)
        if found < 0:
            found = written.find(value)
        if found < 0:
            lost.append(value)
        else:
            position = found
    if lost:
        raise DraftkitError(
            error("DK508", f"this text of the inputs is not in the document: '{value[:80]}'", None, _HINT)
            for value in lost
        )


_HINT = "nothing was written; this is a fault of draftkit: please report it with the inputs"
