"""Searching: what somebody typed, and an index -> an `Answer`.

In: any text at all, an `Index`, and which clauses may be shown. Out: what has everything that was looked for; after
that what lacks one thing, and what has anything of it; withdrawn clauses come last among their like. Words that stand
nowhere are replaced by the nearest that do. The same query over the same library gives the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice

from draftkit.curation.search.answer import Answer, Change, Hit
from draftkit.curation.search.entries import CLAUSE, CONTACT, SOURCE, clause_named
from draftkit.curation.search.grouping import Group, Wording, grouped
from draftkit.curation.search.index import DamagedIndexError, Index, Match
from draftkit.curation.search.query import Part, is_longer, read_query, wanted_words
from draftkit.curation.search.spelling import is_within, near_words, nearest, two_words
from draftkit.curation.search.words import base, content_of, texts_of
from draftkit.model.clause import Clause
from draftkit.model.contact import Contact
from draftkit.model.source import Source

KINDS = (CLAUSE, SOURCE, CONTACT)
MOST_TOPICS = 6
MOST_SERVICES = 3
_MOST_CORRECTED = 5
_COMMON = 2000
_FEWEST_FOR_ALL_BUT_ONE, _MOST_FOR_ALL_BUT_ONE = 3, 8

Passes = Callable[[Clause], bool]
Stages = Iterator[tuple[bool, Iterator[Match]]]


def search(
    index: Index,
    text: str,
    *,
    kinds: Sequence[str] = (CLAUSE,),
    passes: Passes = lambda clause: True,
    limit: int = 10,
) -> Answer:
    """What fits `text`; clauses only where `passes` says so, at most `limit` of each kind."""
    typed = read_query(text)
    searched, changes, unknown = _spelled(text, typed, index)
    parts, lost = _without_lost_phrases(read_query(searched), index)
    asked = grouped(parts, index.meanings, index.is_known)
    groups = _without(asked.groups, unknown)
    hits: list[Hit] = []
    more = False
    for kind in kinds:
        stages = _stages(index, kind, groups, _as_typed(parts))
        found = list(islice(_found(index, stages, groups, passes, bool(unknown)), limit + 1))
        more = more or len(found) > limit
        hits += found[:limit]
    services = _services(index, groups) if CLAUSE in kinds and CONTACT not in kinds and not unknown else ()
    words = [word.text for word in wanted_words(typed)]
    return Answer(
        typed=text,
        searched=searched,
        hits=tuple(hits),
        more=more,
        services=services,
        topics=_topics(index, hits, words, groups),
        changes=tuple(changes),
        unknown=tuple(unknown.values()),
        lost_phrases=tuple(lost),
        near_words=() if hits else tuple(_near(index, words)),
        notes=asked.notes,
        shortened=is_longer(text),
    )


def _spelled(text: str, parts: Sequence[Part], index: Index) -> tuple[str, list[Change], dict[str, str]]:
    """The text with words that stand nowhere replaced, the replacements, and the words without one as typed."""
    changes: dict[str, str] = {}
    unknown: dict[str, str] = {}
    pieces = []
    end = 0
    wanted = wanted_words(parts)
    for word in wanted:
        if word.text in unknown or index.is_known(word.text):
            continue
        if word is wanted[-1] and len(word.text) > 2 and index.begins_a_word(word.text):
            continue
        if len(changes) + len(unknown) >= _MOST_CORRECTED:
            unknown[word.text] = text[word.start : word.end]
            continue
        instead = changes.get(word.text) or nearest(word.text, index.known, index.is_known)
        instead = instead or two_words(word.text, index.is_known)
        if instead is None:
            unknown[word.text] = text[word.start : word.end]
            continue
        changes[word.text] = instead
        pieces += [text[end : word.start], instead]
        end = word.end
    return "".join([*pieces, text[end:]]), [Change(*pair) for pair in changes.items()], unknown


def _without_lost_phrases(parts: Sequence[Part], index: Index) -> tuple[list[Part], list[str]]:
    """The parts, where a phrase in quotation marks that stands nowhere counts as its words; and these phrases."""
    kept, lost = [], []
    for part in parts:
        if part.quoted:
            group = grouped([part], lambda keys: {}, index.is_known).groups
            if not any(next(index.matches(kind, group, every=True), None) for kind in KINDS):
                lost.append(" ".join(word.text for word in part.words))
                part = Part(part.words, False)
        kept.append(part)
    return kept, lost


def _without(groups: Sequence[Group], unknown: Iterable[str]) -> tuple[Group, ...]:
    """The groups that anything can have."""
    lost = set(unknown)
    return tuple(group for group in groups if not lost.issuperset(group.wordings[0].words) or len(group.wordings) > 1)


def _as_typed(parts: Sequence[Part]) -> Group | None:
    """Everything that was typed as one phrase, if that is some words outside quotation marks."""
    if len(parts) != 1 or parts[0].quoted or len(wanted_words(parts)) < 2:
        return None
    return Group((Wording(tuple(word.text for word in parts[0].words)),))


def _found(index: Index, stages: Stages, groups: Sequence[Group], passes: Passes, lacking: bool) -> Iterator[Hit]:
    """Hits, the best first, each clause once: the variant that fits best stands for the others."""
    seen: set[str] = set()
    for every, matches in stages:
        withdrawn = []
        for match in matches:
            if match.name in seen:
                continue
            found = _named(index, match)
            if isinstance(found, Clause) and not passes(found):
                continue
            seen.add(match.name)
            hit = match, found, every and not lacking
            if isinstance(found, Clause) and found.status == "withdrawn":
                withdrawn.append(hit)
            else:
                yield _hit(index, groups, *hit)
        for hit in withdrawn:
            yield _hit(index, groups, *hit)


def _stages(index: Index, kind: str, groups: Sequence[Group], as_typed: Group | None) -> Stages:
    """Whether matches have every group, and the matches: as typed, with every group, with all but one, with any."""
    if not groups:
        return
    if as_typed:
        yield True, index.matches(kind, [as_typed], every=True)
    yield True, index.matches(kind, groups, every=True)
    if _FEWEST_FOR_ALL_BUT_ONE <= len(groups) <= _MOST_FOR_ALL_BUT_ONE:
        yield False, _all_but_one(index, kind, groups)
    if len(groups) > 1:
        yield False, index.matches(kind, _telling(index, groups), every=False)


def _telling(index: Index, groups: Sequence[Group]) -> list[Group]:
    """The rarest groups, as many as stand in some two thousand entries: the others would hardly change the order."""
    times = {group: _how_common(index, group) for group in groups}
    kept: list[Group] = []
    for group in sorted(groups, key=lambda group: times[group]):
        if kept and sum(times[one] for one in kept) + times[group] > _COMMON:
            break
        kept.append(group)
    return kept


def _how_common(index: Index, group: Group) -> int:
    """In about how many entries a group stands."""
    return sum(min(index.how_common(word) for word in wording.words) for wording in group.wordings)


def _all_but_one(index: Index, kind: str, groups: Sequence[Group]) -> Iterator[Match]:
    """What lacks one group only: the score is the sum of what is there, so that a rare word is missed most."""
    rests = [[group for group in groups if group is not left_out] for left_out in groups]
    found = [index.matches(kind, rest, every=True) for rest in rests]
    return merge(*found, key=lambda match: (match.score, match.name, match.variant))


def _named(index: Index, match: Match) -> Clause | Source | Contact:
    """What an entry of the index is in the library; raises `DamagedIndexError` if it is nothing there."""
    try:
        if match.kind == CLAUSE:
            return clause_named(index.library, match.name, match.variant)
        return (index.library.sources if match.kind == SOURCE else index.library.contacts)[match.name]
    except KeyError as fault:
        raise DamagedIndexError(f"the library has no {match.kind} {match.name}") from fault


def _hit(index: Index, groups: Sequence[Group], match: Match, found: Clause | Source | Contact, every: bool) -> Hit:
    title, excerpt = index.marked(match, groups)
    return Hit(found, title, excerpt, every)


def _services(index: Index, groups: Sequence[Group]) -> tuple[Contact, ...]:
    """Services that have everything that was looked for, and may be printed."""
    matches = index.matches(CONTACT, groups, every=True) if groups else iter(())
    contacts = (index.library.contacts[match.name] for match in matches)
    return tuple(islice((contact for contact in contacts if contact.may_be_printed), MOST_SERVICES))


def _topics(index: Index, hits: Sequence[Hit], words: Sequence[str], groups: Sequence[Group]) -> tuple[str, ...]:
    """Topics that the words name, then those of the best clauses; when nothing was found, the nearest or commonest."""
    counts = index.topics()
    meant = {base(word) for group in groups for wording in group.wordings for word in wording.words}
    meant |= {base(word) for word in words}
    scores: Counter[str] = Counter()
    best = [hit.found for hit in hits if isinstance(hit.found, Clause) and hit.every_word]
    for rank, clause in enumerate(best):
        scores.update(dict.fromkeys(clause.topics, 10 // (rank + 2)))
    for topic in counts:
        named = content_of(texts_of(topic))
        if named and all(base(word) in meant for word in named):
            scores[topic] += 4 * len(named)
    if not scores:
        near = [topic for topic in counts if any(_resembles(topic, word) for word in words[:_MOST_CORRECTED])]
        scores.update(near or dict(Counter(counts).most_common(MOST_TOPICS)))
    ranked = sorted(scores, key=lambda topic: (-scores[topic], -counts.get(topic, 0), topic))
    return tuple(ranked[:MOST_TOPICS])


def _resembles(topic: str, word: str) -> bool:
    """Whether a word of a topic is nearly a word."""
    return len(word) > 3 and any(is_within(word, one, min(2, len(word) // 3)) for one in topic.split("-"))


def _near(index: Index, words: Sequence[str]) -> list[str]:
    """Words of the library that resemble those typed, further off than a slip of the keyboard."""
    found: dict[str, None] = {}
    for word in words[:_MOST_CORRECTED]:
        most = min(3, len(word) // 3)
        found.update(dict.fromkeys(near for near in near_words(word, index.known, most)[:3] if index.how_common(near)))
    return list(found)[:5]
