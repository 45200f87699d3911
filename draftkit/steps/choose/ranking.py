"""One clause: all its versions and variants -> the version to use, with the reason, or the refusal.

In: the versions of one id, what is `Wanted`, the register of sources. Out: a `Pick` or a `Refusal`; the same whatever
the order of the versions. Of the versions that fit, the one for the fewest nations goes first, then the one written for
the document's audience, then the one that somebody approved, then the newest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from draftkit.model.clause import STATUSES, Clause
from draftkit.model.dates import day
from draftkit.model.extent import extent_in_words, nations
from draftkit.model.selection import Pick, Refusal, Wanted
from draftkit.model.source import Source
from draftkit.steps.choose.rules import Stopped, stopped


def choose_version(
    id: str, versions: Sequence[Clause], wanted: Wanted, sources: Mapping[str, Source]
) -> Pick | Refusal:
    """The version to use for a document, or why there is none.

    When no single version covers all nations of the document, but several together do, the pick is for the first of
    them and `also` has the others.
    """
    answer = _for_whole_extent(id, versions, wanted, sources)
    if isinstance(answer, Pick) or len(nations(wanted.extent)) == 1:
        return answer
    parts: list[Pick] = []
    missing: list[str] = []
    for extent in _parts(versions, wanted, sources):
        part = _for_whole_extent(id, versions, replace(wanted, extent=extent), sources)
        if isinstance(part, Refusal):
            missing += extent
        elif all(part.clause is not other.clause for other in parts):
            parts.append(part)
    if not missing:
        return replace(parts[0], also=tuple(parts[1:])) if len(parts) > 1 else parts[0]
    if not parts:
        return answer
    covered = "; ".join(f"{extent_in_words(one.clause.extent)} (version {one.clause.version})" for one in parts)
    reason = f"there is no version for {extent_in_words(missing)}, only for {covered}"
    return replace(answer, code="DK209", reason=reason, hint="leave it out, or narrow 'extent' in the inputs")


def _parts(versions: Sequence[Clause], wanted: Wanted, sources: Mapping[str, Source]) -> list[tuple[str, ...]]:
    """The document's extent word by word; England and Wales in two where no version covers both."""
    parts: list[tuple[str, ...]] = []
    for word in wanted.extent:
        whole = replace(wanted, extent=(word,))
        fits = any(stopped(clause, whole, sources) is None for clause in versions)
        parts += [(word,)] if fits else [(nation,) for nation in sorted(nations((word,)))]
    return parts


def _for_whole_extent(
    id: str, versions: Sequence[Clause], wanted: Wanted, sources: Mapping[str, Source]
) -> Pick | Refusal:
    """The best single version that fits, or the refusal of the one that came nearest."""
    if len(versions) == 1:
        stop = stopped(versions[0], wanted, sources)
        return stop.refusal if stop else Pick(versions[0], f"the only version{_circumstances(versions[0], wanted)}")
    fitting: list[Clause] = []
    refused: list[tuple[Clause, Stopped]] = []
    for clause in versions:
        stop = stopped(clause, wanted, sources)
        if stop is None:
            fitting.append(clause)
        else:
            refused.append((clause, stop))
    if fitting:
        best = min(fitting, key=lambda clause: _place_in_order(clause, wanted))
        return Pick(best, _reason(best, fitting, refused, wanted))
    _, nearest = min(refused, key=lambda pair: _distance(*pair))
    return replace(nearest.refusal, id=id)


def _place_in_order(clause: Clause, wanted: Wanted) -> tuple[object, ...]:
    """What decides between versions that fit: the smallest goes first."""
    return (
        len(nations(clause.extent)),
        _audience_order(clause, wanted),
        -STATUSES.index(clause.status),
        *(-number for number in clause.version_number),
        clause.extent,
        clause.audiences,
    )


def _audience_order(clause: Clause, wanted: Wanted) -> tuple[int, int]:
    """Written for the audience and few others, then for everybody, then for others; for nobody in particular, broad."""
    if not wanted.audiences:
        return (1, -len(clause.audiences)) if clause.audiences else (0, 0)
    if not clause.audiences:
        return (1, 0)
    return (0 if set(clause.audiences) & set(wanted.audiences) else 2, len(clause.audiences))


def _distance(clause: Clause, stop: Stopped) -> tuple[object, ...]:
    """How far a refused version is from being used: its rule, then how soon it starts, then its age."""
    return (
        -stop.rule,
        stop.starts or date.max,
        *(-number for number in clause.version_number),
        clause.extent,
        clause.audiences,
    )


def _reason(best: Clause, fitting: Sequence[Clause], refused: Sequence[tuple[Clause, Stopped]], wanted: Wanted) -> str:
    """Why this version, in a sentence that names what was passed over."""
    variant = [one for one in fitting if _same_variant(one, best)]
    newer = [one for one in variant if one.version_number > best.version_number]
    count = len(variant)
    which = f"the newest of {count} versions that may be used" if count > 1 else "the only version that may be used"
    if newer:
        others = " and ".join(f"{one.version} ({one.status})" for one in newer)
        which = f"{best.status}, which goes before the newer {others}"
    words = which + _circumstances(best, wanted)
    if len(variant) < len(fitting):
        words += "; the variant nearest to the document's nations and audience"
    late = [pair for pair in refused if _same_variant(pair[0], best) and pair[0].version_number > best.version_number]
    if late and not newer:
        _, stop = min(late, key=lambda pair: _distance(*pair))
        words += f"; not a newer one, because {stop.refusal.reason}"
    return words


def _same_variant(one: Clause, other: Clause) -> bool:
    return one.extent == other.extent and one.audiences == other.audiences


def _circumstances(clause: Clause, wanted: Wanted) -> str:
    """Where the version applies and how its law stands on the day."""
    law = " and its law is in force" if any(one.status == "in-force" for one in clause.law) else ""
    if any(one.status == "unknown" for one in clause.law):
        law = "; the state of some of its law is unknown"
    return f", applies in {extent_in_words(clause.extent)}{law} on {day(wanted.as_at)}"
