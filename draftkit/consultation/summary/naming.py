"""Naming: ids for questions that no questionnaire names, as `questions.yaml` would have them.

In: a question. Out: `2a`, `5-comment`, or a slug of its words; unique by `-2`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from draftkit.consultation.questionnaire import Question


def id_of(question: Question, taken: Collection[str]) -> str:
    """An id that is not taken."""
    number = slug(question.number)
    if number:
        name = f"{number}{question.part}" if len(question.part) == 1 else f"{number}-{slug(question.part)}".rstrip("-")
    else:
        name = slug(question.text)[:40].strip("-") or "question"
    return free(name, taken)


def slug(words: str) -> str:
    """Words as small letters, digits and hyphens."""
    flat = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", flat).strip("-")


def free(name: str, taken: Collection[str]) -> str:
    """The name, with a number after it if it is taken."""
    number, tried = 1, name
    while tried in taken:
        number += 1
        tried = f"{name}-{number}"
    return tried
