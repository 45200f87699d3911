"""Sentences that are to be kept: whether one stands in a text, however the two are written.

In: a sentence as somebody copied it, with or without its marks and citations, and a text. Out: yes or no.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"\[@[^\]]*\]|\[\^[^\]]*\]|[*_`\\]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def stands_in(sentence: str, text: str) -> bool:
    """Whether a sentence stands in a text, apart from marks of Markdown, citations, spaces and the kind of quotes."""
    return _bare(sentence) in _bare(text)


def _bare(text: str) -> str:
    return " ".join(_MARKUP.sub("", text.translate(_QUOTES)).split())
