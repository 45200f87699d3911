"""Choosing: the words in a cell -> the options of a question that they name.

In: a cell and a question with options. Out: `Chosen`s, each an option as published or words that are none of them.
Several options in one cell are separated by a comma, semicolon, bar or line break, whatever the program; an option may
hold a comma itself, which is why options are looked for and not pieces.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from draftkit.consultation.questionnaire import Kind, Question
from draftkit.consultation.wording import folded


class Chosen(NamedTuple):
    """One thing that was chosen."""

    words: str
    known: bool
    """Whether it is one of the options."""


def chosen_in(cell: str, question: Question) -> tuple[Chosen, ...]:
    """What a cell says was chosen; the options in the order of the cell."""
    words = re.sub(r"^(\d+)\.0$", r"\1", cell.strip())
    if not words:
        return ()
    options = {folded(option): option for option in question.options}
    whole = _option(folded(words), options)
    if whole:
        return (Chosen(whole, True),)
    if question.kind is not Kind.MULTI_CHOICE:
        return (Chosen(" ".join(words.split()), False),)
    return tuple(dict.fromkeys(_pieces(words, options)))


def _option(flat: str, options: dict[str, str]) -> str:
    """The option that a text is; one with words of the respondent after it, such as `Other: a charity`, counts too."""
    if flat in options:
        return options[flat]
    for start, option in options.items():
        if start and re.match(re.escape(start) + r"\s*(:|- )", flat):
            return option
    other = next((option for start, option in options.items() if re.match(r"other\b", start)), "")
    return other if other and re.match(r"other( \(please (specify|state|describe)\))?\s*[:-]", flat) else ""


def _pieces(words: str, options: dict[str, str]) -> list[Chosen]:
    """The options, one after the other, in a text that names several."""
    rest = re.sub(r"\s*\n\s*", " ; ", words)
    found: list[Chosen] = []
    while rest := rest.lstrip(" ,;|"):
        piece = _longest_option(rest, options)
        if piece:
            found.append(Chosen(options[folded(rest[:piece])], True))
            rest = rest[piece:]
            continue
        end = re.search(r"[,;|]", rest)
        piece = end.start() if end else len(rest)
        found.append(Chosen(_option(folded(rest[:piece]), options) or rest[:piece].strip(), False))
        rest = rest[piece:]
    return [Chosen(one.words, one.known or one.words in options.values()) for one in found]


def _longest_option(rest: str, options: dict[str, str]) -> int:
    """How many characters of a text are an option that ends there or before a separator; 0 if none is."""
    ends = [found.start() for found in re.finditer(r"[,;|]|$", rest)][:60]
    for end in reversed(ends):
        if folded(rest[:end]) in options:
            return end
    return 0
