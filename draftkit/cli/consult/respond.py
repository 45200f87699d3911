"""`draftkit consult respond`: a response folder -> the organisation's own Word response.

In: the folder of the response. Out: a .docx in the house style; with `--edition public` one without anything
confidential, which was read back before it was written. What needs attention goes to standard error.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import Day, folder_options, today

if TYPE_CHECKING:
    from collections.abc import Mapping

    from draftkit.cli.consult.answering import Answered
    from draftkit.model.draft import Draft
    from draftkit.model.source import Source
    from draftkit.problems import Problem


@click.command("respond", short_help="Write your own Word response.")
@click.option("-o", "--output", metavar="FILE.docx", default="", help="The document; response.docx in the folder.")
@click.option("--in", "folder", metavar="FOLDER", default=".", help="The folder of the response; the current one.")
@click.option(
    "--edition",
    type=click.Choice(["full", "public"]),
    default="full",
    help="public leaves out what is confidential, and proves it; full if left out.",
)
@click.option("--fit", "fitting", is_flag=True, help="Shorten answers that are over their limits, with the least loss.")
@click.option("--final", is_flag=True, help="Refuse gaps, answers over their limits, and what is not ready to be sent.")
@click.option("--as-at", type=Day(), metavar="DATE", help="The date for which law and clauses are chosen.")
@click.option("--house-style", default="", metavar="NAME", help="The name or path of another house style.")
@folder_options
@click.option("-v", "--verbose", is_flag=True, help="Show all hints and advice.")
def command(
    output: str, folder: str, edition: str, as_at: date | None, libraries: tuple[str, ...], **options: Any
) -> None:
    """Write the response in FOLDER as a Word document of your own: every question with its number and exact words, your
    answer, the evidence in footnotes, what is confidential and why.

    \b
    draftkit consult respond                           writes response.docx
    draftkit consult respond --edition public          writes response-public.docx, without what is confidential
    draftkit consult respond --fit --final             the one to send
    """
    from draftkit.assemble import collection_paused, write
    from draftkit.cli.assemble import made_at_of
    from draftkit.cli.consult.answering import answered, fitted
    from draftkit.cli.targets import deliver
    from draftkit.problems import raise_errors

    target = _target(output, Path(folder), edition)
    final, style = options["final"], options["house_style"]
    made_at = made_at_of(os.environ)
    with collection_paused():
        one = answered(Path(folder), libraries, options["templates"], as_at, style, final=final)
        one = fitted(one) if options["fitting"] else one
        draft, sources, problems = _draft(one, edition, final=final)
        data = write(draft, made_at=made_at or datetime.combine(draft.as_at, time(), UTC), cache=one.cache)
        if edition == "public":
            problems += _proved(one, draft, sources, data, target)
    raise_errors(problems)
    deliver(data, target)
    _tell(one, draft, problems, target, len(data), edition, **options)


def _target(output: str, folder: Path, edition: str) -> str:
    """The file to write; raises `UsageError`."""
    from draftkit.cli.targets import targets_of

    name = "response-public" if edition == "public" else "response"
    return targets_of((str(folder / f"{name}.yaml"),), output)[0][1]


def _draft(one: Answered, edition: str, *, final: bool) -> tuple[Draft, Mapping[str, Source], list[Problem]]:
    """The document of an edition, its own sources, and what needs attention.

    Raises `DraftkitError` for what a final one may not have.
    """
    from draftkit.cli.consult.answering import not_ready
    from draftkit.cli.final import final_faults, weighed
    from draftkit.consultation.rendering.composing import composed
    from draftkit.consultation.rendering.editions import notices, public
    from draftkit.problems import raise_errors

    draft = one.draft
    sources: dict[str, Source] = {}
    if edition == "public":
        shown = public(one.response)
        made, draft = composed(shown, one.library, as_at=one.as_at, cache=one.cache, notices=notices(one.response))
        sources = dict(made.worded.inputs.sources)
    found = not_ready(one, final=final)
    if final:
        raise_errors([*found, *final_faults(draft, one.workspace.minimum_status, today())])
        draft = replace(draft, properties={**draft.properties, "status": "Final"})
    return draft, sources, [*one.problems, *weighed([*draft.problems, *found], one.workspace.checks)]


def _proved(one: Answered, draft: Draft, sources: Mapping[str, Source], data: bytes, target: str) -> list[Problem]:
    """What is told of the public edition; raises `DraftkitError` when anything confidential is in the bytes."""
    from draftkit.consultation.rendering.public_proof import prove_public

    outline = one.library.templates[draft.manifest.template].outline
    every = {**one.library.sources, **sources}
    handed_in = (*one.delivered, *one.as_written)
    return prove_public(data, target, one.response, handed_in, draft, outline, every)


def _tell(
    one: Answered, draft: Draft, problems: list[Problem], target: str, size: int, edition: str, **options: Any
) -> None:
    """Say what was shortened, what needs attention, and what was written."""
    from draftkit.cli.consult.telling import tell
    from draftkit.cli.explaining import summary
    from draftkit.cli.printing import say
    from draftkit.consultation.rendering.editions import notices
    from draftkit.problems import number_of

    tell(one.fitted)
    shown = replace(draft, problems=tuple(dict.fromkeys(problems)))
    final, verbose = options["final"], options["verbose"]
    say(summary(shown, target, size, today=today(), verbose=verbose, dry_run=False, final=final))
    if edition == "public":
        count = len(notices(one.response))
        proved = "proved by reading the file back that nothing of it is in there"
        what = f"{number_of(count, 'answer')} left out; {proved}" if count else "nothing had to be left out"
        say(f"Public edition: {what}.")
