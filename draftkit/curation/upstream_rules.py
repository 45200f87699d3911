"""Rules about clauses that take the place of another library's: what `draftkit check` says of them.

In: a `Library` and the files that were asked for. Out: problems, and for each override under which upstream has moved
on the `Override` itself, so that the differences can be shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.curation.upstream import (
    Override,
    Versions,
    newest_of_pack,
    overridden_version,
    overrides_in,
    same_wording,
    upstream_of,
)
from draftkit.files import read_text
from draftkit.model.clause import Clause
from draftkit.model.library import Library, Pack
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, advice, did_you_mean, error, warning
from draftkit.reading.front_matter import split_front_matter
from draftkit.steps.load_library.merge import variant_of


@dataclass(slots=True)
class Findings:
    """What was found."""

    problems: list[Problem] = field(default_factory=list)
    moved_on: list[Override] = field(default_factory=list)
    """The overrides under which upstream has changed."""


def examine_overrides(library: Library, files: Collection[str]) -> Findings:
    """Everything there is to say about the overrides in these files."""
    found = Findings()
    for pack in library.packs:
        wanted = [clause for clause in newest_of_pack(pack, library) if clause.file in files]
        if not any(clause.overrides or clause.id in library.hidden for clause in wanted):
            continue
        upstream = upstream_of(pack, library)
        found.problems += [problem for clause in wanted for problem in _hiding(clause, upstream)]
        try:
            overrides = [one for one in overrides_in(pack, library, upstream) if one.clause.file in files]
        except DraftkitError as fault:
            found.problems += fault.problems
            continue
        for override in overrides:
            found.problems += _about(override, pack, library, upstream)
        found.moved_on += [override for override in overrides if override.has_moved_on]
    return found


def _hiding(clause: Clause, upstream: Versions) -> Iterator[Problem]:
    """A clause that takes the place of another library's without saying so."""
    same = [one for one in upstream.get(clause.id, ()) if variant_of(one) == variant_of(clause)]
    if same and not clause.overrides:
        message = f"this hides {clause.id} {same[0].version} of the library {same[0].library}"
        hint = f"write 'overrides: {clause.id}@{same[0].version}' if that is meant, or give it another name"
        yield warning("DK267", message, Place(clause.file, 1), hint)


def _about(override: Override, pack: Pack, library: Library, upstream: Versions) -> Iterator[Problem]:
    place = place_of_overrides(override.clause)
    id = override.clause.id
    if not override.upstream:
        yield without_target(override.clause, pack, library, upstream)
    elif override.then is None:
        known = list(dict.fromkeys(one.version for one in override.upstream))
        accept = f"draftkit clauses override {id} --accept records {known[0]}"
        hint = did_you_mean(override.version, known, f"it has: {', '.join(known)}; {accept}")
        message = f"{override.now.library} has no version {override.version} of {id}"
        yield error("DK264", message, place, hint)
    elif override.has_moved_on:
        hint = f"take over what you need, then: draftkit clauses override {id} --accept"
        yield warning("DK265", moved_on_in_words(override), place, hint)
    if override.upstream and same_wording(override.clause, override.now):
        message = f"this says the same as {id} {override.now.version} of {override.now.library}"
        yield advice("DK266", message, place, "delete it, and the other library's clause is used again")


def moved_on_in_words(override: Override) -> str:
    """What upstream did since a clause was overridden."""
    now = override.now
    what = f"{now.library} has version {now.version}"
    if now.status == "withdrawn":
        what += ", which it has withdrawn"
    elif now.version == override.version:
        what = f"{now.library} has changed version {now.version}"
    return f"upstream changed under your override: {what}; yours was made from {override.version}"


def without_target(clause: Clause, pack: Pack, library: Library, upstream: Mapping[str, object]) -> Problem:
    """An override of nothing: the clause has gone, never was, or belongs to a library that comes before this one."""
    id, version = clause.id, overridden_version(clause)
    place = place_of_overrides(clause)
    earlier = earlier_with(id, pack, library)
    if earlier:
        hint = f"put '{pack.name}' before '{earlier}' in draftkit.toml: the first library wins"
        return error("DK263", f"{id} overrides a clause of {earlier}, which comes before this library", place, hint)
    if id in upstream:
        hint = "draftkit clauses show lists its variants; correct 'extent' and 'audiences', or the version"
        message = f"no later library has {id} {version} or a variant like this one"
        return error("DK263", message, place, hint)
    otherwise = "take 'overrides' out if the clause is all yours now"
    hint = did_you_mean(id, upstream, otherwise)
    return error("DK263", f"no later library has the clause {id} that this one overrides", place, hint)


def earlier_with(id: str, pack: Pack, library: Library) -> str:
    """The name of an earlier library that has a clause of this id."""
    for earlier in library.packs[: library.packs.index(pack)]:
        if any(clause.id == id for clause in newest_of_pack(earlier, library)):
            return earlier.name
    return ""


def place_of_overrides(clause: Clause) -> Place:
    """Where the key `overrides` stands in a clause's file."""
    try:
        return split_front_matter(read_text(Path(clause.file)), clause.file)[0].place(("overrides",))
    except DraftkitError:
        return Place(clause.file, 1)
