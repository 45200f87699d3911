"""Requirements: ids of clauses -> these and everything that they require, each before what requires it.

In: ids and the clauses of a library. Out: ids, each once. Raises `DraftkitError` for a circle and for a requirement
that does not exist. Walks without recursion: a chain may be as long as the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftkit.model.clause import Clause
from draftkit.places import Place
from draftkit.problems import DraftkitError, did_you_mean, error


def with_required(ids: Iterable[str], clauses: Mapping[str, Sequence[Clause]]) -> list[str]:
    """The ids and every id that any version of them requires."""
    found: dict[str, None] = {}
    for start in ids:
        if start in found:
            continue
        path = {start: _required(start, clauses)}
        while path:
            id, required = next(reversed(path.items()))
            following = next(required, None)
            if following is None:
                found[id] = None
                del path[id]
            elif following in path:
                raise _circle([*path, following], clauses)
            elif following not in found:
                path[following] = _required(following, clauses)
    return list(found)


def _required(id: str, clauses: Mapping[str, Sequence[Clause]]) -> Iterator[str]:
    for clause in clauses[id]:
        for required in clause.requires:
            if required not in clauses:
                message = f"{id} requires '{required}', which does not exist"
                raise DraftkitError([error("DK201", message, Place(clause.file, 1), did_you_mean(required, clauses))])
            yield required


def _circle(path: Sequence[str], clauses: Mapping[str, Sequence[Clause]]) -> DraftkitError:
    circle = " -> ".join(path[path.index(path[-1]) :])
    place = Place(clauses[path[-2]][0].file, 1)
    hint = "remove one of these from 'requires'"
    return DraftkitError([error("DK206", f"these clauses require each other: {circle}", place, hint)])
