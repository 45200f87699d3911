"""Wording: the text of a clause -> what a reader would read, for searching and for excerpts.

In: Markdown with Jinja and citations, and the registers. Out: plain text in one line; contacts and sources that the
text prints stand there by name, what only a document would fill is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.model.library import Library

_CITATION = re.compile(r"\[@([^\]\n]*)\]")
_PRINTED = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.S)
_CONTROL = re.compile(r"\{%.*?%\}|\{#.*?#\}|<!--.*?-->", re.S)
_CALL = re.compile(r"""(contact|source)\(\s*["']([^"']+)["']""")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s]*\)")
_MARKUP = re.compile(
    r"^[ \t]*(?:#+|>|[-*+](?=\s)|\d+\.(?=\s)|\[\^[^\]]*\]:)|\[![A-Z]+\]|\[\^[^\]]*\]|[*`|]|:?-{3,}:?", re.M
)

_UNITS = {
    "s": "section",
    "ss": "section",
    "sch": "schedule",
    "schs": "schedule",
    "reg": "regulation",
    "regs": "regulation",
    "art": "article",
    "arts": "article",
    "para": "paragraph",
    "paras": "paragraph",
    "pt": "part",
    "ch": "chapter",
}
UNIT_WORDS = _UNITS | {full: full for full in _UNITS.values()} | {"sections": "section", "articles": "article"}
"""For each way to write the kind of a provision its full name."""


def plain_wording(text: str | None, library: Library) -> str:
    """What a clause's text says, still in its lines and with the marks of Markdown, which no index sees."""
    if not text:
        return ""
    if "{" in text or "<!--" in text:
        text = _PRINTED.sub(lambda found: _printed(found[1], library), _CONTROL.sub(" ", text))
    if "[" in text:
        text = _LINK.sub(r"\1", _CITATION.sub("", text))
    return text.strip()


def without_markup(text: str) -> str:
    """Text in one line, without the marks of Markdown."""
    return " ".join(_MARKUP.sub(" ", text).split())


def _printed(expression: str, library: Library) -> str:
    """What an expression prints, if that is a contact or a source."""
    call = _CALL.match(expression)
    if call is None:
        return ""
    kind, key = call.groups()
    if kind == "contact":
        contact = library.contacts.get(key)
        return contact.name if contact else key
    source = library.sources.get(key)
    return source.title if source else key


def contacts_in(text: str) -> list[str]:
    """The keys of the contacts that a text prints."""
    return [found[2] for found in _CALL.finditer(text) if found[1] == "contact"] if "contact(" in text else []


def cited_in(text: str | None) -> Iterator[tuple[str, str]]:
    """The keys and pinpoints of the sources that a text cites."""
    for found in _CITATION.finditer(text or ""):
        for part in found[1].split(";"):
            key, _, pinpoint = part.strip().removeprefix("@").partition(",")
            yield key.strip(), pinpoint.strip()


def provision_in_words(provision: str) -> str:
    """`s 1(1)` as `section 1(1)`, each part of `ss 80-83, sch 3` with its kind written out."""
    return re.sub(r"[a-z]+", lambda found: UNIT_WORDS.get(found[0], found[0]), provision)
