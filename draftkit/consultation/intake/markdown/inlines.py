"""Inlines: the text of a line of Markdown without its marks.

In: a line or paragraph. Out: what a reader of the finished page sees: emphasis, code, links and entities taken out,
escaped characters as themselves.
"""

from __future__ import annotations

import html
import re

_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\]]+)\](?:\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^>\s]+|[^<>\s@]+@[^<>\s]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRESSED = re.compile(
    r"(?<![\w*])(\*)(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)(_)(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)"
)
_CODE = re.compile(r"(`+)(.+?)\1")
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_KEPT = 0xF0000
"""Escaped characters wait in a private plane until all marks are gone."""
_WAITING = re.compile(f"[{chr(_KEPT + 1)}-{chr(_KEPT + 127)}]")


def plain_text(text: str) -> str:
    """The text that a reader sees, with single blanks."""
    text = _ESCAPE.sub(lambda found: chr(_KEPT + ord(found[1])), text)
    text = _CODE.sub(lambda found: "".join(chr(_KEPT + ord(c)) if c in "*_~<[]!`" else c for c in found[2]), text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
    text = _STRUCK.sub(r"\1", _STRONG.sub(r"\2", text))
    text = _STRESSED.sub(lambda found: found[2] or found[4], text)
    text = html.unescape(text)
    text = _WAITING.sub(lambda found: chr(ord(found[0]) - _KEPT), text)
    return " ".join(text.split())
