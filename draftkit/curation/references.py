"""References: where clauses and templates name a clause, and the same text with another name in its place.

In: ids, and texts of clauses, templates and settings. Out: who names an id; a text in which each whole id `law/a` has
become another, while `law/a-b` and `xlaw/a` stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from draftkit.model.clause import Clause
from draftkit.model.library import Library

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


def users_of(id: str, library: Library) -> list[str]:
    """The clauses that require or mention an id, and the templates that name it or its family, in words."""
    names = renamed_in_code(id, "")
    family = renamed_in_code(id.rpartition("/")[0], "")
    users = []
    for other, versions in library.clauses.items():
        if other != id and any(id in one.requires for one in versions):
            users.append(f"{other} requires it")
        elif other != id and any(_is_changed(one, names) for one in versions):
            users.append(f"{other} refers to it")
    for template in library.templates.values():
        if names(template.outline) != template.outline:
            users.append(f"the template {template.name} names it")
        elif family(template.outline) != template.outline:
            users.append(f"the template {template.name} takes clauses of its family")
    return users


def _is_changed(clause: Clause, rename: Rename) -> bool:
    texts = [clause.text(form) or "" for form in ("full", "short", "line")]
    return any(rename(text) != text for text in texts)
