"""References: a text that names clauses -> the same text with another name in the place of one.

In: ids, and texts of clauses, templates and settings. Out: texts in which each whole id `law/a` has become another,
while `law/a-b` and `xlaw/a` stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)

Rename = Callable[[str], str]


def renamed_word(old: str, new: str) -> Rename:
    """What becomes of a word that is an id, or `id@version`."""
    return lambda word: new + word[len(old) :] if word.partition("@")[0] == old else word


def renamed_in_code(old: str, new: str) -> Rename:
    """What becomes of a text in which ids stand in quotes inside `{{ … }}` and `{% … %}`; prose stays."""
    quoted = re.compile(rf"""(?P<quote>["']){re.escape(old)}(?P=quote)""")

    def inside(found: re.Match[str]) -> str:
        return quoted.sub(lambda word: f"{word['quote']}{new}{word['quote']}", found.group())

    return lambda text: _JINJA.sub(inside, text)


def renamed_anywhere(old: str, new: str) -> Rename:
    """What becomes of a text, such as a template's declaration, in which every whole id is a reference."""
    whole = re.compile(rf"(?<![\w./-]){re.escape(old)}(?![\w/-]|\.\w)")
    return lambda text: whole.sub(lambda _: new, text)
