"""Parts: `(a)` and `(ii)` under the question whose number they continue.

In: an item with a number, and the last question with one. Out: number and part of the question that begins with it.
"""

from __future__ import annotations

import re

from draftkit.consultation.recognise.draft import Draft
from draftkit.consultation.recognise.items import Item

_APART = re.compile(r"(?:.* )?(?:comment|other)(?: \d+)?")
_ROMAN = re.compile(r"[ivx]+")


def part_of(draft: Draft, item: Item, stem: Draft | None) -> None:
    """Give a draft its number and part."""
    number = item.number
    if number is None:
        return
    if number.number or number.explicit:
        draft.number, draft.part = number.number, number.part
        return
    if not number.part or stem is None:
        if number.part:
            draft.text.append(item.whole.removesuffix(item.text).strip())
        return
    draft.lettered = True
    draft.number = stem.number
    draft.part = _below(stem.part.split(" ")[0], number.part)
    draft.wording += [*stem.text, *stem.wording]


def is_apart(part: str) -> bool:
    """Whether a part is one that draftkit names: a box beside a closed question, `comment`, `a comment`, `other`."""
    return bool(_APART.fullmatch(part))


def _below(before: str, part: str) -> str:
    """The part after another: `(ii)` after `a` is `a(ii)`, `(i)` after `a(i)` too, and `(b)` after `a(ii)` is `b`."""
    letter, _, inner = before.partition("(")
    inner = inner.rstrip(")")
    roman = bool(_ROMAN.fullmatch(part))
    if not roman or not letter or _ROMAN.fullmatch(letter):
        return part
    if part == "i" and letter != "h":
        return f"{letter}(i)"
    return f"{letter}({part})" if inner or len(part) > 1 else part
