"""Skeletons: each text is read as Markdown once, whatever values it is filled with afterwards.

In: a text with tokens. Out: its `Skeleton`. The same clause in the next document has the same text, since a token is
a number and not a value: what was read is kept, by content. Fields of type markdown differ from document to document
and are not kept.
"""

from __future__ import annotations

from functools import lru_cache

from draftkit.steps.parse.blocks import BlockReader
from draftkit.steps.parse.slots import Skeleton, SourceText

SMALL = 20_000
"""Texts up to this length, in characters, are kept in great number …"""
LARGE = 10_000_000
"""… and longer ones, such as the outline of a long document, only a few."""


def skeleton_of(source: SourceText) -> Skeleton:
    """The skeleton of a text; raises `DraftkitError` when it is nested too deep."""
    if source.kind == "inputs" or len(source.text) > LARGE:
        return _read(source)
    return _small(source) if len(source.text) <= SMALL else _large(source)


@lru_cache(maxsize=1024)
def _small(source: SourceText) -> Skeleton:
    return _read(source)


@lru_cache(maxsize=2)
def _large(source: SourceText) -> Skeleton:
    return _read(source)


def _read(source: SourceText) -> Skeleton:
    return BlockReader(source).read(source.text)
