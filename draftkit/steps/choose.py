"""Step 3: inputs and library -> a `Selection`: for each clause the document may ask for, one version or a refusal.

In: `Inputs`, the clauses of a `Library`, a date, and the words quoted in the outline. Out: a `Selection` with a
reason for every pick and every refusal; the same whatever the order of the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from draftkit.model.clause import Clause, Law
from draftkit.model.dates import day
from draftkit.model.extent import covers, extent_in_words
from draftkit.model.inputs import Inputs
from draftkit.model.library import Library
from draftkit.model.selection import Pick, Refusal, Selection
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, did_you_mean, error


def choose(inputs: Inputs, library: Library, as_at: date, wanted: Iterable[str]) -> Selection:
    """The versions that hold on `as_at` in the document's extent, for the ids and families in `wanted`.

    Raises `DraftkitError` when the inputs name clauses that do not exist, or may not be used.
    """
    unknown = _unknown(inputs, library.clauses)
    if unknown:
        raise DraftkitError(unknown)
    picks: dict[str, Pick] = {}
    refusals: dict[str, Refusal] = {}
    for id in _with_required([*_ids(wanted, library.clauses), *inputs.clauses], library.clauses):
        answer = choose_version(id, library.clauses[id], inputs.extent, as_at)
        if isinstance(answer, Pick):
            picks[id] = answer
        else:
            refusals[id] = answer
    return Selection(as_at, picks, refusals)


def choose_version(id: str, versions: Sequence[Clause], extent: Sequence[str], as_at: date) -> Pick | Refusal:
    """The newest version that may be used, or the refusal of the newest one; `versions` has the newest first."""
    refusals = []
    for clause in versions:
        refusal = refuse(clause, extent, as_at)
        if refusal is None:
            return Pick(clause, _reason(clause, versions, as_at))
        refusals.append(refusal)
    return refusals[0]


def refuse(clause: Clause, extent: Sequence[str], as_at: date) -> Refusal | None:
    """Why a version may not be used, or None."""
    if clause.status == "withdrawn":
        return Refusal(clause.id, "DK210", f"version {clause.version} was withdrawn", "choose another clause")
    if not covers(clause.extent, extent):
        reason = f"it applies in {extent_in_words(clause.extent)}, the document in {extent_in_words(extent)}"
        return Refusal(clause.id, "DK209", reason, "leave it out, or narrow 'extent' in the inputs")
    for law in clause.law:
        refusal = _refuse_law(clause, law, as_at)
        if refusal:
            return refusal
    return None


def _refuse_law(clause: Clause, law: Law, as_at: date) -> Refusal | None:
    """A refusal when provisions that a clause states as law are not law on the day."""
    what = f"{', '.join(law.provisions)} of {law.source}" if law.provisions else law.source
    if law.status in {"in-force", "partly"} and law.since and as_at < law.since:
        reason = f"{what} is in force only from {day(law.since)}, the document is as at {day(as_at)}"
        return Refusal(clause.id, "DK208", reason, "choose a later date with as_at, or leave the clause out")
    if law.until and as_at >= law.until:
        reason = f"{what} ceased to be in force on {day(law.until)}, the document is as at {day(as_at)}"
        return Refusal(clause.id, "DK208", reason, "choose an earlier date with as_at, or leave the clause out")
    if law.status == "repealed" and law.until is None:
        return Refusal(clause.id, "DK208", f"{what} has been repealed", "leave the clause out")
    return None


def _reason(clause: Clause, versions: Sequence[Clause], as_at: date) -> str:
    which = "the only version" if len(versions) == 1 else f"the newest of {len(versions)} versions that may be used"
    law = " and its law is in force" if any(one.status == "in-force" for one in clause.law) else ""
    if any(one.status == "unknown" for one in clause.law):
        law = "; the state of some of its law is unknown"
    return f"{which}, applies in {extent_in_words(clause.extent)}{law} on {day(as_at)}"


def _ids(wanted: Iterable[str], clauses: Mapping[str, object]) -> list[str]:
    """The ids among the wanted words, and all ids of the families among them."""
    words = set(wanted)
    return [id for id in clauses if id in words or id.rpartition("/")[0] in words]


def _with_required(ids: Iterable[str], clauses: Mapping[str, Sequence[Clause]]) -> list[str]:
    """The ids and every id they require, each once; raises `DraftkitError` for a circle."""
    found: dict[str, None] = {}
    for id in ids:
        _add(id, clauses, found, ())
    return list(found)


def _add(id: str, clauses: Mapping[str, Sequence[Clause]], found: dict[str, None], path: tuple[str, ...]) -> None:
    if id in path:
        circle = " -> ".join([*path[path.index(id) :], id])
        place = Place(clauses[path[-1]][0].file, 1)
        hint = "remove one of these from 'requires'"
        raise DraftkitError([error("DK206", f"these clauses require each other: {circle}", place, hint)])
    if id in found:
        return
    for clause in clauses[id]:
        for required in clause.requires:
            if required not in clauses:
                hint = did_you_mean(required, clauses)
                message = f"{id} requires '{required}', which does not exist"
                raise DraftkitError([error("DK201", message, Place(clause.file, 1), hint)])
            _add(required, clauses, found, (*path, id))
    found[id] = None


def _unknown(inputs: Inputs, clauses: Mapping[str, object]) -> list[Problem]:
    problems = []
    for key, ids in (("clauses", inputs.clauses), ("without_clauses", inputs.without_clauses)):
        for number, id in enumerate(ids):
            if id not in clauses:
                hint = did_you_mean(id, clauses, "draftkit clauses list shows what there is")
                place = inputs.located.place((key, number))
                problems.append(error("DK201", f"there is no clause '{id}'", place, hint))
    return problems
