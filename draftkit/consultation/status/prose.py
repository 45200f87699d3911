"""Prose: the text that somebody wrote as an answer, as the rules look at it.

In: Markdown with clauses and fields. Out: the same text, character for character as long, in which everything that
nobody wrote as a sentence is blank; its paragraphs and its sentences, each with where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from draftkit.consultation.response import Answer
from draftkit.places import Place, place_in_text

_CODE = re.compile(
    r"\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|\{#.{0,1000}?#\}|<!--.{0,1000}?-->|`[^`\n]{0,500}`|\]\([^)\s]{0,500}\)",
    re.DOTALL,
)
_CITATION = re.compile(r"\[[@^][^\]\n]{0,300}\]|(?<!\w)\(?n \d{1,3}\)")
_CITED = re.compile(
    r"\[[@^]|\]\(https?:|https?://|\{\{\s*(?:clause|clauses|source|attributed|cite)\b|\bsource:|\bfootnote \d",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\{\{-?\s*(?:clause|clauses|contact|contacts|source)\s*\(")
_LOOP = re.compile(r"\{%-?\s*for\s+(\w{1,60})\s+in\s+(?:clauses|contacts)\s*\(")
_END = re.compile(
    r"(?<=[.!?])[\"”’')*_]{0,4}(?:\[[@^][^\]\n]{0,300}\]){0,5}\s+|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+•>#|]|\d{1,3}[.)])[ \t])"
)
_GOES_ON = re.compile(
    r"^[ \t]*\d{1,3}\.$|(?:^|[\s(])(?:e\.g|i\.e|cf|vs?|paras?|pp?|ss?|sch|reg|cl|mr|mrs|ms|dr|prof|st|rt|hon|[A-Z])\.$",
    re.IGNORECASE | re.MULTILINE,
)
"""What ends with a full stop and does not end a sentence: the number of an item, and abbreviations."""

_MARKS = re.compile(r"^[ \t]*(?:[-*+•>#]+|\d{1,3}[.)])[ \t]+|[*_#>|]+")


class Stretch(NamedTuple):
    """A paragraph or sentence."""

    start: int
    end: int
    words: str


class Prose:
    """The text of an answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.text = answer.text

    @cached_property
    def written(self) -> str:
        """The text with all that is no prose made blank: code, clauses, comments, targets of links, citations."""
        return _CITATION.sub(_blank, _CODE.sub(_blank, self.text))

    @cached_property
    def own(self) -> str:
        """What is left when clauses, contacts and markup are taken out; other fields count as something written."""
        loops = set(_LOOP.findall(self.text))

        def placed(match: re.Match[str]) -> str:
            code = match[0]
            if not code.startswith("{{"):
                return "" if code.startswith(("{", "<")) else " "
            by_loop = re.match(r"\{\{-?\s*(\w+)", code)
            return "" if _PLACED.match(code) or (by_loop and by_loop[1] in loops) else "field"

        left = _CITATION.sub("", _CODE.sub(placed, self.text))
        lines = (line for line in left.split("\n") if not line.lstrip().startswith("#"))
        return " ".join(_MARKS.sub(" ", "\n".join(lines)).split())

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """Its sentences, items of lists and headings, in order."""
        return tuple(_sentences(self.written))

    @cached_property
    def paragraphs(self) -> tuple[Stretch, ...]:
        """Its paragraphs, as written."""
        ends = [match.span() for match in re.finditer(r"\n[ \t]*\n\s*", self.text)]
        starts = [0, *(end for _, end in ends)]
        return tuple(
            Stretch(start, end, self.text[start:end])
            for start, end in zip(starts, [*(start for start, _ in ends), len(self.text)], strict=True)
        )

    def is_cited(self, start: int) -> bool:
        """Whether the paragraph in which a place stands cites anything."""
        return any(one.start <= start < one.end and _CITED.search(one.words) for one in self.paragraphs)

    def place(self, start: int, end: int) -> Place:
        """Where characters of the text stand in the answer's file."""
        width = max(1, len(self.text[start:end].split("\n", 1)[0].rstrip()))
        return place_in_text(self.answer.file, self.text, start, width, self.answer.line)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _sentences(text: str) -> Iterator[Stretch]:
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match[0] and _GOES_ON.search(text, max(start, match.start() - 12), match.start()):
            continue
        yield from _stretch(text, start, match.start())
        start = match.end()
    yield from _stretch(text, start, len(text))


def _stretch(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The stretch without space around it; nothing for one without a word."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if any(letter.isalnum() for letter in words):
        yield Stretch(start, start + len(words), words)


def plain_words(words: str) -> str:
    """A sentence without marks of Markdown, on one line."""
    return " ".join(_MARKS.sub("", words).split())


def shown(words: str, most: int = 70) -> str:
    """The beginning of a sentence, as it is quoted in a message."""
    line = plain_words(words)
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"
