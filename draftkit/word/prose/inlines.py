"""Inlines: stretches of text with formatting -> Markdown.

In: the stretches of a paragraph. Out: Markdown in which bold, italics, links and notes are as in Word, and every other
character stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.word.prose.escaping import escaped, escaped_start
from draftkit.word.prose.runs import Stretch

_EDGES = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)


def markdown_of(stretches: Sequence[Stretch], *, bold: bool = True) -> str:
    """The Markdown of a paragraph; with `bold` false, bold is not marked, as in a heading."""
    pieces = [_piece(one if bold else one._replace(bold=False)) for one in _tidied(stretches)]
    text = "".join(pieces).strip()
    lines = [line.strip(" \t") for line in text.replace("\t", " ").split("\n")]
    return "\\\n".join(escaped_start(line) for line in lines if line)


def plain_of(stretches: Sequence[Stretch]) -> str:
    """The text of a paragraph without its formatting."""
    return " ".join("".join(one.text for one in stretches).split())


def _tidied(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches with white space at their edges outside of the formatting, where Markdown wants it."""
    tidy: list[Stretch] = []
    for one in stretches:
        found = _EDGES.match(one.text)
        if one.note or not (one.bold or one.italic or one.link) or found is None:
            tidy.append(one)
            continue
        before, inside, after = found.groups()
        parts = (Stretch(before), one._replace(text=inside), Stretch(after))
        tidy += [part for part in parts if part.text]
    return tidy


def _piece(one: Stretch) -> str:
    if one.note:
        return f"[^{one.note}]"
    text = escaped(one.text)
    if not text.strip():
        return text
    marks = ("**" if one.bold else "") + ("*" if one.italic else "")
    text = f"{marks}{text}{marks[::-1]}"
    return f"[{text}]({_address(one.link)})" if one.link else text


def _address(link: str) -> str:
    """A target of a link as Markdown takes it."""
    return f"<{link}>" if re.search(r"[()]", link) else link
