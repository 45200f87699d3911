"""Passages of a text: the paragraphs, lists and tables that blank lines part, and when two of them say the same.

In: Markdown. Out: its passages; for each a form in which only the way it is typed is gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_BULLET = re.compile(r"^(\s*)[*+-]\s+", re.M)
_NUMBER = re.compile(r"^(\s*)\d+[.)]\s+", re.M)
_STRONG = re.compile(r"__(?=\S)(.+?)(?<=\S)__")
_EMPHASIS = re.compile(r"(?<![\w*])_(?=\S)(.+?)(?<=\S)_(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ITEM = re.compile(r"\s*(- |# )|\s*\|")
_DEFINITION = re.compile(r"\[\^([^\]]+)\]:")
_ADDRESS = re.compile(r"\]\(<?[^)\s]*>?\)")
_HARD_BREAK = re.compile(r"\\?\n")
_WORDS = re.compile(r"\w+")
_CITED = re.compile(r"(?<!\\)\[(@[^\]]*|\^[^\]]+)\]")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u2011": "-"})

Likeness = Callable[[str], str]
"""Gives passages that count as the same the same form."""


def passages_of(text: str) -> list[str]:
    """The passages of a text, in order; code between fences is one."""
    passages: list[str] = []
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1][:3]
        elif mark and mark[1].startswith(fence):
            fence = ""
        if line.strip() or fence:
            lines.append(line)
        elif lines:
            passages.append("\n".join(lines))
            lines = []
    return [*passages, "\n".join(lines)] if lines else passages


def as_text(passages: list[str]) -> str:
    """The text that the passages make."""
    return "\n\n".join(passages)


def as_typed(passage: str) -> str:
    """The passage, character by character, but for the spaces at the ends of lines."""
    return "\n".join(line.rstrip() for line in passage.split("\n"))


def without_idle_notes(text: str) -> str:
    """The text without notes that nothing in it calls."""
    passages = passages_of(text)
    called = {
        name
        for passage in passages
        if not _DEFINITION.match(passage)
        for name in re.findall(r"\[\^([^\]]+)\]", passage)
    }
    kept = [one for one in passages if not (found := _DEFINITION.match(one)) or found[1] in called]
    return as_text(kept)


def as_plain(passage: str) -> str:
    """The words of a passage and nothing else: what plain text can say of it."""
    text = _ADDRESS.sub("] ", as_read(passage))
    return " ".join(_WORDS.findall(_HARD_BREAK.sub(" ", text).casefold()))


def as_read(passage: str) -> str:
    """What a reader sees: marks of lists and emphasis in one style, lines joined, quotes of one kind, no notes."""
    if _DEFINITION.match(passage):
        return ""
    text = _CITED.sub("", passage.translate(_QUOTES))
    text = _NUMBER.sub(r"\1# ", _BULLET.sub(r"\1- ", text))
    text = _EMPHASIS.sub(r"*\1*", _STRONG.sub(r"**\1**", text))
    text = _ESCAPE.sub(r"\1", text)
    joined: list[str] = []
    for line in text.split("\n"):
        if joined and not _ITEM.match(line):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line.strip())
    return "\n".join(" ".join(line.split()) for line in joined)
