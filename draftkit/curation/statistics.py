"""Statistics: a library -> how much there is of what, and what it still needs.

In: a `Library` and today. Out: `Statistics`, counts by the words that clauses use of themselves. Each id counts once,
by its newest version, unless a field says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from draftkit.curation.addressing import variants_of
from draftkit.curation.due import check_by, is_in_use
from draftkit.model.clause import Clause
from draftkit.model.library import Library

NOBODY = "nobody"

_MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[@[^\]]*\]|\]\([^)]*\)", re.DOTALL)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a library; every mapping has its most frequent word first, unless it is about months."""

    clauses: int
    variants: int
    """Clauses for other nations or audiences beside the first one of each id."""
    older: int
    """Versions that are not the newest of their variant."""
    words: int
    """Words of the full text of the newest version of every variant, as they are written, without code."""
    families: Mapping[str, int]
    statuses: Mapping[str, int]
    extents: Mapping[str, int]
    """A clause counts for each extent that it names."""
    owners: Mapping[str, int]
    confidences: Mapping[str, int]
    unchecked: int
    """Clauses that nobody ever compared with their sources."""
    reviews: Mapping[str, int]
    """For each month, such as `2027-05`, the reviews that fall due in it, the earliest first."""
    lapsed: int
    """Reviews that have lapsed."""
    sources: int
    sources_unchecked: int
    contacts: int
    contacts_lapsed: int
    """Contacts that must be checked again, or were never checked."""
    terms: int
    templates: int


def statistics(library: Library, today: date) -> Statistics:
    """The counts of a library as they are today."""
    newest = [versions[0] for versions in library.clauses.values()]
    variants = [variant for versions in library.clauses.values() for variant in variants_of(versions)]
    used = [one for variant in variants for one in variant if _needs_review(one, variant, today)]
    return Statistics(
        clauses=len(newest),
        variants=len(variants) - len(newest),
        older=sum(len(variant) - 1 for variant in variants),
        words=sum(words_in(variant[0].body) for variant in variants),
        families=_counted(clause.family for clause in newest),
        statuses=_counted(clause.status for clause in newest),
        extents=_counted(word for clause in newest for word in clause.extent),
        owners=_counted(clause.owner or NOBODY for clause in newest),
        confidences=_counted(clause.confidence or "unchecked" for clause in newest),
        unchecked=sum(clause.checked_on is None for clause in newest),
        reviews=dict(sorted(Counter(clause.review_by.isoformat()[:7] for clause in used).items())),
        lapsed=sum(clause.review_by < today for clause in used),
        sources=len(library.sources),
        sources_unchecked=sum(one.confidence in {None, "unchecked", "unverified"} for one in library.sources.values()),
        contacts=len(library.contacts),
        contacts_lapsed=sum((check_by(one) or date.min) < today for one in library.contacts.values()),
        terms=len(library.terms),
        templates=len(library.templates),
    )


def words_in(text: str) -> int:
    """How many words a text has, without markup and code."""
    return len(_WORD.findall(_MARKUP.sub(" ", text)))


def _needs_review(clause: Clause, variant: tuple[Clause, ...], today: date) -> bool:
    return clause.status != "withdrawn" and is_in_use(clause, variant, today)


def _counted(words: Iterable[str]) -> dict[str, int]:
    """The words with how often they occur, the most frequent first, those as frequent in alphabetical order."""
    return dict(sorted(Counter(words).items(), key=lambda one: (-one[1], one[0])))
