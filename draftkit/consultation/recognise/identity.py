"""Identity: the ids of questions, which are their names in files.

In: questions without ids. Out: the same with ids: `2a` from number and part, `5-comment`, `email-address` from a field
on the respondent, the first words of others; no id twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from draftkit.consultation.questionnaire import Question
from draftkit.consultation.recognise.about_you import field_in
from draftkit.consultation.recognise.parts import is_apart

LONGEST = 40
_FILLERS = re.compile(
    r"an?|and|are|as|at|be|by|do|does|for|from|if|in|is|it|of|on|or|please|that|the|this|to|what|which|with|you|your"
)
_NAMED = re.compile(
    r"organisation|name|email-address|telephone|address|postcode|role|date|website|representing|capacity"
)
"""Fields of which each form has at most one, so that their name is their id."""


def with_ids(questions: Sequence[Question]) -> list[Question]:
    """The questions, each with an id of its own."""
    taken: dict[str, int] = {}
    made = []
    parent = ""
    for question in questions:
        name = _name(question, parent)
        if not is_apart(question.part):
            parent = name
        count = taken.get(name, 0) + 1
        while count > 1 and f"{name}-{count}" in taken:
            count += 1
        taken[name] = count
        unique = name if count == 1 else f"{name}-{count}"
        taken.setdefault(unique, 1)
        made.append(replace(question, id=unique))
    return made


def _name(question: Question, parent: str) -> str:
    if question.number:
        return _of_number(question.number, question.part)
    if is_apart(question.part) and parent:
        return f"{parent}-{_plain(question.part)}"
    field = field_in(question.text)
    return field if _NAMED.fullmatch(field) else _slug(question.text)


def _of_number(number: str, part: str) -> str:
    name = _plain(number)
    for piece in re.findall(r"[A-Za-z]+|\d+", part):
        short = len(piece) == 1 or re.fullmatch(r"[ivx]{1,4}", piece)
        name += piece.lower() if short and name[-1:].isdigit() else f"-{piece.lower()}"
    return name or "question"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def _slug(text: str) -> str:
    """The first words that say something."""
    words = _plain(text).split("-")
    telling = [word for word in words if not _FILLERS.fullmatch(word) and (len(word) > 1 or word.isdigit())] or words
    name = ""
    for word in telling[:6]:
        if len(name) + len(word) + 1 > LONGEST:
            break
        name = f"{name}-{word}" if name else word
    return name or _plain(text)[:LONGEST].strip("-") or "question"
