"""Extent: the nations in which a rule applies.

In: the words used in files. Out: whether one extent covers another, and how to write it in a sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

EXTENTS = ("england-and-wales", "england", "wales", "scotland", "northern-ireland")

_NATIONS = {
    "england-and-wales": ("england", "wales"),
    "england": ("england",),
    "wales": ("wales",),
    "scotland": ("scotland",),
    "northern-ireland": ("northern-ireland",),
}

_NAMES = {
    "england-and-wales": "England and Wales",
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}


def nations(extent: Iterable[str]) -> frozenset[str]:
    """The single nations that an extent is made of."""
    return _nations(tuple(extent))


@lru_cache(maxsize=1024)
def _nations(extent: tuple[str, ...]) -> frozenset[str]:
    return frozenset(nation for word in extent for nation in _NATIONS[word])


def covers(extent: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether a rule of this extent applies everywhere in the wanted one."""
    return nations(wanted) <= nations(extent)


def nations_in_words(places: Collection[str]) -> str:
    """Single nations in words, in the order in which they are always named, England and Wales together."""
    left = set(places)
    if {"england", "wales"} <= left:
        left = left - {"england", "wales"} | {"england-and-wales"}
    return extent_in_words([word for word in EXTENTS if word in left])


def extent_in_words(extent: Iterable[str]) -> str:
    """`England and Wales`, `England, Scotland and Northern Ireland`."""
    names = [_NAMES[word] for word in extent]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "no nation"
