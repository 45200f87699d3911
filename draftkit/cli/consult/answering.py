"""Answering: a response folder -> its answers, rendered over the settings of the workspace.

In: the folder and the options of a command. Out: an `Answered`; raises `DraftkitError` with every fault at its place.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from draftkit.cli.opening import day_of, open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.consultation.fitting import Fitted
    from draftkit.consultation.response import Delivered, Response
    from draftkit.files import Cache
    from draftkit.model.draft import Draft
    from draftkit.model.library import Library
    from draftkit.problems import Problem
    from draftkit.workspace import Workspace


class Answered(NamedTuple):
    """A response with everything around it."""

    response: Response
    delivered: tuple[Delivered, ...]
    draft: Draft
    library: Library
    workspace: Workspace
    cache: Cache
    as_at: date
    as_written: tuple[Delivered, ...] = ()
    """The answers before they were shortened, if they were."""
    fitted: tuple[Fitted, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What reading and fitting found, apart from the problems of the draft."""


def completed(response: Response, workspace: Workspace, library: Library, *, final: bool = False) -> Response:
    """The response over the values that the workspace gives for every document.

    A final one has no annex for the people who clear it, unless `response.yaml` asks for it: it goes to somebody else.
    """
    from draftkit.cli.set_values import complete_inputs
    from draftkit.consultation.rendering.inputs import TEMPLATE
    from draftkit.steps.load_inputs import merged

    inputs = merged(response.inputs, {"template": TEMPLATE}, {})
    inputs = complete_inputs(inputs, workspace, {}, library)
    return replace(response, inputs=merged(inputs, {"sign_off": "false"}, {}) if final else inputs)


def answered(
    folder: Path,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_at: date | None,
    house_style: str = "",
    *,
    final: bool = False,
) -> Answered:
    """The answers in a folder; raises `DraftkitError` with every fault."""
    from draftkit.cli.targets import refuse_unknown_house_style
    from draftkit.consultation.rendering import delivered
    from draftkit.consultation.workspace import read_response
    from draftkit.files import Cache

    read = read_response(folder)
    workspace = open_workspace(libraries, templates, house_style)
    library = open_library(workspace)
    refuse_unknown_house_style(workspace, library)
    response = completed(read, workspace, library, final=final)
    cache, day = Cache(workspace.cache), day_of(response.inputs, as_at)
    made, draft = delivered(response, library, as_at=day, cache=cache)
    return Answered(response, made, draft, library, workspace, cache, day, problems=response.problems)


def fitted(one: Answered, most_characters: int | None = None) -> Answered:
    """The same with answers shortened where they are over their limits, or over what a portal takes at most."""
    from draftkit.consultation.fitting import fit
    from draftkit.consultation.rendering import delivered

    found = fit(one.response, one.library, as_at=one.as_at, cache=one.cache, most_characters=most_characters)
    if not found.fitted:
        return one._replace(problems=(*one.problems, *found.problems))
    made, draft = delivered(found.response, one.library, as_at=one.as_at, cache=one.cache)
    return one._replace(
        response=found.response,
        delivered=made,
        draft=draft,
        as_written=one.delivered,
        fitted=found.fitted,
        problems=(*one.problems, *found.problems),
    )


def not_ready(one: Answered, *, final: bool) -> list[Problem]:
    """Answers over their limits, missing, or not ready: warnings, and errors in a final response."""
    from draftkit.consultation.response import Status
    from draftkit.consultation.status.rules.over_limit import over_limit
    from draftkit.consultation.status.rules.unanswered import unanswered
    from draftkit.consultation.status.subject import subject_of
    from draftkit.problems import Problem, Severity

    subject = subject_of(one.response, one.delivered, (), {}, one.as_at)
    found = [*over_limit(subject), *unanswered(subject)]
    for item in subject.answered():
        if item.answer.status not in (Status.READY, Status.SIGNED_OFF):
            word = "drafting" if item.answer.status is Status.EMPTY else item.answer.status.value
            message = f"{item.question.label} is {word}: nobody has said that it is ready"
            hint = "set 'status: ready' or 'signed-off' in its file once somebody has read it"
            found.append(Problem(Severity.ERROR, "DK780", message, item.place("status"), hint))
    if final:
        return found
    return [
        replace(problem, severity=Severity.WARNING) if problem.severity is Severity.ERROR else problem
        for problem in found
    ]
