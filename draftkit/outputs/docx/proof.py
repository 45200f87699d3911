"""Proof: the finished parts are read back, and every text of the inputs is found again in them.

In: the XML of the parts and the texts that the document prints. Out: nothing, or a `DraftkitError` that names what was
lost. The reader shares no code with the writer but the names of elements.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.problems import DraftkitError, error
from draftkit.word.xml import escape, unescape


def text_of(part: str) -> str:
    """The characters of a part: text, line breaks, tabs, and a line end after each paragraph."""
    plain = part.replace('<w:t xml:space="preserve">', "<w:t>").replace("<w:br/>", "<w:t>\n<")
    plain = plain.replace("<w:tab/>", "<w:t>\t<").replace("</w:p>", "<w:t>\n<")
    return unescape("".join([piece[: piece.find("<")] for piece in plain.split("<w:t>")[1:]]))


def prove(parts: Sequence[str], values: Sequence[str]) -> None:
    """Raise `DraftkitError` unless every value is found in the parts.

    Most values stand whole between two tags, in the order in which they were read: each is looked for from where the
    last one was found, so that the cost grows with the document, not with its square. Those with line breaks, tabs or
    gaps are looked for in the text of the parts.
    """
    position = 0
    rest = []
    body = parts[0]
    everything = "".join(values)
    plain = not any(character in everything for character in "&<>")
    for value in values:
        found = body.find(f">{value if plain else escape(value)}</w:t>", position)
        if found < 0:
            rest.append(value)
        else:
            position = found
    if rest:
        _prove_in_text("\n".join(text_of(part) for part in parts), rest)


def _prove_in_text(written: str, values: Sequence[str]) -> None:
    position = 0
    lost = []
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
