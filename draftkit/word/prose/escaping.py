"""Escaping: plain text as Markdown that reads back as that text, with as few backslashes as will do.

In: text of a paragraph. Out: Markdown (CommonMark 0.31, 2.4). What would be a command of a template or call a note
becomes its characters: nobody writes commands in Word. A citation such as `[@key]` stays one: who types it means it.
"""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"[`*]|\\(?=[!-/:-@\[-`{-~\n]|\Z)|~(?=~)|!(?=\[)")
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_BRACKET = re.compile(r"\[(?=[^\[\]]*\]\s*[(\[:])")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_COMMAND = re.compile(r"\{[{%#]|\[\^")
_FIRST = re.compile(r"(?:[-+>:]|#{1,6})(?=\s|\Z)|>|={2,}\s*\Z|-{2,}\s*\Z|_{3,}\s*\Z|\|")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")


def escaped(text: str) -> str:
    """Text within a line."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    for pattern in (_UNDERSCORE, _BRACKET, _ANGLE, _ENTITY):
        text = pattern.sub(r"\\\g<0>", text)
    return _COMMAND.sub(lambda found: f'{{{{ "{found.group()}" }}}}', text)


def escaped_start(line: str) -> str:
    """A line whose beginning would be a list, a heading, a quote or a rule."""
    line = line.lstrip(" \t")
    if _FIRST.match(line):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line
