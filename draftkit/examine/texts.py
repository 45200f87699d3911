"""Texts of clauses as they stand in the file: what in them is printed, what is code, and what is cited.

In: Markdown with Jinja and citations. Out: the same text with everything that is not printed blanked out, letter by
letter, so that places stay right; or the keys that its citations and calls name. All of it takes time that grows with
the length of the text only, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from draftkit.model.clause import Clause
from draftkit.model.library import Library

_OPENERS = re.compile(r"\{\{|\{%|\{#|<!--|\[@")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "<!--": "-->"}
_CITATION = re.compile(r"\[@[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")
_ATTRIBUTES = re.compile(r"\{[.:][^{}\n]*\}")
_CITED = re.compile(r"(?:\[|;[ \t\n]?[ \t]?)@([\w.:-]+)")
_CALLED = re.compile(r"(?<!\w)(source|contact|ref)\(\s?[\"']([\w./:@-]+)[\"']")
_NAME = re.compile(r"\{\{-?\s?([A-Za-z_]\w*)[\s|}-]")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


class Named(NamedTuple):
    """A key that a text names, and where."""

    kind: str
    """source, contact or ref."""
    key: str
    form: str
    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of a text that is not printed as it stands."""

    kind: str
    """Its opening: `{{`, `{%`, `{#`, `<!--` or `[@`."""
    start: int
    end: int


def pieces(text: str) -> list[Piece]:
    """The code, comments and citations of a text, in order."""
    found: list[Piece] = []
    unclosed: set[str] = set()
    at = 0
    while opening := _OPENERS.search(text, at):
        kind, start = opening[0], opening.start()
        at = opening.end()
        if kind == "[@":
            citation = _CITATION.match(text, start)
            if citation:
                at = citation.end()
                found.append(Piece(kind, start, at))
        elif kind not in unclosed:
            end = text.find(_CLOSERS[kind], at)
            if end < 0:
                unclosed.add(kind)
                continue
            at = end + len(_CLOSERS[kind])
            found.append(Piece(kind, start, at))
    return found


def printed(text: str) -> str:
    """The text with code, comments, citations and attributes blanked out; as long as it was, with the same lines."""
    if not re.search(r"[{<\[]", text):
        return text
    kept: list[str] = []
    at = 0
    for _, start, end in pieces(text):
        kept += [text[at:start], _blank(text[start:end])]
        at = end
    return _ATTRIBUTES.sub(lambda match: _blank(match[0]), "".join([*kept, text[at:]]))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def forms_of(clause: Clause) -> Iterator[tuple[str, str]]:
    """The forms that a clause has, each with its text."""
    for form in ("full", "short", "line"):
        text = clause.text(form)
        if text:
            yield form, text


def named_in(clause: Clause) -> Iterator[Named]:
    """Every source, contact and clause that the texts of a clause cite, print or refer to."""
    for form, text in forms_of(clause):
        yield from names_in(text, form)


def names_in(text: str, form: str = "full") -> Iterator[Named]:
    """Every source, contact and clause that one text names."""
    for match in _CITED.finditer(text):
        yield Named("source", match[1], form, match.start(1), match.end(1))
    for match in _CALLED.finditer(text):
        yield Named(match[1], match[2], form, match.start(2), match.end(2))


def word_count(text: str, clause: Clause, library: Library) -> int:
    """How many words a text prints, its citations apart: of each value the words of its default or its entry."""
    count = len(_WORD.findall(printed(text)))
    for kind, start, end in pieces(text):
        if kind == "{{":
            count += max(1, len(_WORD.findall(_value(text[start:end], clause, library))))
    return count


def _value(code: str, clause: Clause, library: Library) -> str:
    """About what an expression prints; nothing when that cannot be told."""
    called = _CALLED.search(code)
    if called:
        source, contact = library.sources.get(called[2]), library.contacts.get(called[2])
        if called[1] == "source" and source:
            return source.title
        if called[1] == "contact" and contact:
            parts = (contact.name, contact.purpose, contact.serves, contact.phone, contact.hours, contact.url)
            return " ".join(part for part in parts if part)
    name = _NAME.match(code)
    default = next((one.default for one in clause.parameters if name and one.name == name[1]), None)
    return str(default or "")
