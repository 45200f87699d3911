"""A whole document: inputs, library and date -> a `Selection` for every clause that may be asked for.

In: `Inputs`, a `Library`, a date, and the words quoted in the outline. Out: a `Selection` with a reason for every pick
and every refusal; the same whatever the order of the files. The cost depends on the clauses asked for, not on how many
others the library has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from draftkit.model.inputs import Inputs
from draftkit.model.library import Library
from draftkit.model.selection import Pick, Refusal, Selection, Wanted
from draftkit.problems import DraftkitError, Problem, did_you_mean, error
from draftkit.steps.choose.ranking import choose_version
from draftkit.steps.choose.requiring import with_required


def choose(inputs: Inputs, library: Library, as_at: date, wanted: Iterable[str]) -> Selection:
    """The versions that hold on `as_at` for the document, for the ids and families in `wanted`.

    Raises `DraftkitError` when the inputs name clauses that do not exist, or clauses require each other in a circle.
    """
    unknown = _unknown(inputs, library.clauses)
    if unknown:
        raise DraftkitError(unknown)
    picks: dict[str, Pick] = {}
    refusals: dict[str, Refusal] = {}
    sources = {**library.sources, **inputs.sources}
    ids = with_required([*_ids(wanted, library), *inputs.clauses], library.clauses)
    asked_for = {*inputs.clauses, *(one for id in ids for clause in library.clauses[id] for one in clause.requires)}
    for id in ids:
        fit = Wanted(inputs.extent, as_at, inputs.audiences, id in asked_for)
        answer = choose_version(id, library.clauses[id], fit, sources)
        if isinstance(answer, Pick):
            picks[id] = answer
        else:
            refusals[id] = answer
    return Selection(as_at, picks, refusals)


def _ids(wanted: Iterable[str], library: Library) -> list[str]:
    """The ids among the wanted words, and all ids of the families among them, in alphabetical order."""
    ids = set()
    for word in wanted:
        if word in library.clauses:
            ids.add(word)
        else:
            ids.update(library.families.get(word, ()))
    return sorted(ids)


def _unknown(inputs: Inputs, clauses: Mapping[str, object]) -> list[Problem]:
    problems = []
    for key, ids in (("clauses", inputs.clauses), ("without_clauses", inputs.without_clauses)):
        for number, id in enumerate(ids):
            if id not in clauses:
                hint = did_you_mean(id, clauses, "draftkit clauses list shows what there is")
                place = inputs.located.place((key, number))
                problems.append(error("DK201", f"there is no clause '{id}'", place, hint))
    return problems
