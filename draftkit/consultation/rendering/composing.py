"""Composing a response: the document that all answers make, or every fault of all of them at once.

In: a `Response`, a `Library`, the date. Out: the composed document and its `Draft`; raises `DraftkitError`. A step that
meets faults ends: the answers that have them are then left out and the rest goes on, so that nobody mends an unknown
clause only to be told of a wrong citation in the next file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from draftkit.assemble import compose, finish
from draftkit.consultation.rendering.faults import at_their_words, illegal_texts, unknown_evidence
from draftkit.consultation.rendering.inputs import inputs_of
from draftkit.consultation.response import Response
from draftkit.files import Cache
from draftkit.model.draft import Composed, Draft
from draftkit.model.library import Library
from draftkit.problems import DraftkitError, Problem, errors_in

TIMES = 4
"""How often what is left is tried again: once for each step that may find faults."""


def composed(
    response: Response,
    library: Library,
    *,
    as_at: date,
    cache: Cache,
    notices: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Composed, Draft]:
    """The whole response as a document, with `notices` in place of answers that an edition leaves out, by id.

    Raises `DraftkitError` with every fault at its place.
    """
    if illegal := list(illegal_texts(response)):
        raise DraftkitError(illegal)
    own = response.inputs.data.get("sources")
    known = [*library.sources, *(own if isinstance(own, dict) else ())]
    faults = list(unknown_evidence(response, known))
    trying = _without_evidence(response) if faults else response
    for _ in range(TIMES):
        try:
            made = compose(inputs_of(trying, notices), library, as_at=as_at, cache=cache)
            draft = finish(made, library, cache)
        except DraftkitError as fault:
            found = at_their_words(fault.problems, response)
            faults += found if not faults else errors_in(found)
            trying, left_out = _without_faulty(trying, found)
            if not left_out:
                break
            continue
        if not faults:
            return made, replace(draft, problems=tuple(at_their_words(draft.problems, response)))
        break
    raise DraftkitError(_each_once(faults))


def _without_evidence(response: Response) -> Response:
    return replace(response, answers={id: replace(one, evidence=()) for id, one in response.answers.items()})


def _without_faulty(response: Response, problems: Iterable[Problem]) -> tuple[Response, bool]:
    """The response without the text of the answers that have errors, and whether there were any."""
    files = {problem.place.file for problem in errors_in(problems) if problem.place is not None}
    faulty = {id for id, answer in response.answers.items() if answer.file in files and answer.text.strip()}
    answers = {id: replace(one, text="") if id in faulty else one for id, one in response.answers.items()}
    return replace(response, answers=answers), bool(faulty)


def _each_once(problems: Iterable[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))
