"""Answers that hold clauses and fields: in Word they came back as the words that these print.

In: what came back and the blocks that the answer prints now. Out: whether nothing was changed, so that the clause stays
a clause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from draftkit.consultation.merging.contribution import TEXT, Contribution, Source
from draftkit.consultation.wording import words_of
from draftkit.model.document import Block, CrossReference, Inline, Link, Origin, Text
from draftkit.model.tree import paragraphs

_ORIGIN = Origin("inputs", "answer")
_TARGET = re.compile(r"\]\(<?[^)\s]*>?\)")
_NOTE = re.compile(r"\[\^[^\]]+\](:.*)?")
_MARKS = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+|^\s*\|?[\s|:-]+\|\s*$", re.MULTILINE)


def prints_more_than_it_says(text: str) -> bool:
    """Whether an answer prints other words than stand in its file."""
    return any(mark in text for mark in ("{{", "{%", "[@", "[^"))


def with_clauses_kept(source: Source, printed: Mapping[str, Collection[str]], written: Mapping[str, str]) -> Source:
    """A source in which texts that only repeat what the answer prints are the answer as it is written here."""
    return source._replace(contributions=tuple(_kept(one, printed, written) for one in source.contributions))


def _kept(one: Contribution, printed: Mapping[str, Collection[str]], written: Mapping[str, str]) -> Contribution:
    said = one.version.get(TEXT, "")
    words = words_of(said) if one.plain else _words(said)
    if not (one.formatted or one.plain) or words not in printed.get(one.question, ()):
        return one
    return replace(one, version={**one.version, TEXT: written[one.question]})


def _words(markdown: str) -> str:
    lines = [_MARKS.sub("", _TARGET.sub("]", _NOTE.sub("", line))) for line in markdown.split("\n")]
    return words_of(" ".join(lines))


def printed_words(blocks: Iterable[Block]) -> str:
    """The words that blocks print, without their notes."""
    return words_of(" ".join("".join(_texts(inlines)) for inlines, _, _ in paragraphs(blocks, _ORIGIN)))


def _texts(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text=text) | CrossReference(text=text):
                yield text
            case Link(inlines=inner):
                yield from _texts(inner)
            case _:
                continue
