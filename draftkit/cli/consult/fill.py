"""`draftkit consult fill`: the body's own Word form -> the same form with the answers of a response in it.

In: the form, the folder of the response. Out: a second .docx, which was read back beside the form before it was
written; what needs attention on standard error. The form itself is never changed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import Day, folder_options, json_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from draftkit.cli.consult.answering import Answered
    from draftkit.consultation.filling import FilledForm
    from draftkit.consultation.response import Delivered, Response
    from draftkit.problems import Problem

GAP = "DK401"

FORM_LIMIT = 100_000_000
"""Largest form read, in bytes."""


@click.command("fill", short_help="Fill in the body's own Word form.")
@click.argument("form", metavar="FORM.docx")
@click.option("-o", "--output", metavar="FILLED.docx", default="", help="The filled form; without it NAME-filled.docx.")
@click.option("--in", "folder", metavar="FOLDER", default=".", help="The folder of the response; the current one.")
@click.option("--fit", is_flag=True, help="Shorten answers that are over their limits, with the least loss.")
@click.option(
    "--final", is_flag=True, help="Refuse gaps, answers over their limits or not ready, and what does not fit."
)
@click.option("--as-at", type=Day(), metavar="DATE", help="The date for which law and clauses are chosen.")
@click.option("-f", "--force", is_flag=True, help="Replace a filled form that exists.")
@folder_options
@click.option("-v", "--verbose", is_flag=True, help="Show all hints and advice.")
@json_option
def command(
    form: str,
    output: str,
    folder: str,
    as_at: date | None,
    libraries: tuple[str, ...],
    as_json: bool,
    **options: Any,
) -> None:
    """Fill in FORM.docx, the Word form of the body that consults, with the answers in the folder of the response.

    Answers go into cells, boxes, fields and blanks, in the formatting of the place; nothing else in the file changes.
    That is checked before anything is written. FORM.docx itself stays as it is.

    \b
    draftkit consult fill form.docx                    writes form-filled.docx
    draftkit consult fill form.docx -o sent.docx --final
    """
    from draftkit.assemble import collection_paused
    from draftkit.cli.consult.answering import answered, fitted
    from draftkit.cli.consult.fill_report import record, summary
    from draftkit.cli.consult.telling import tell, tell_count
    from draftkit.cli.printing import in_order, say, say_json
    from draftkit.files import write_atomically

    path = Path(form)
    data = _read(path)
    target = _target(path, output, data, force=options["force"])
    with collection_paused():
        one = answered(Path(folder), libraries, options["templates"], as_at, final=options["final"])
        one = fitted(one) if options["fit"] else one
        filled, problems = _filled(path, data, one, final=options["final"])
    write_atomically(target, filled.data)
    shown = in_order(problems)
    if as_json:
        say_json(record(filled, one.delivered, shown, str(target)))
        return
    tell(one.fitted, shown, verbose=options["verbose"])
    say(summary(filled, one.delivered, target, final=options["final"]), error=False)
    tell_count(shown, verbose=options["verbose"])


def _read(path: Path) -> bytes:
    """The bytes of the form; a form that is open in Word may have changes that are not in the file yet."""
    from draftkit.cli.printing import formatted, say
    from draftkit.files import open_in, read_bytes
    from draftkit.places import Place
    from draftkit.problems import warning

    data = read_bytes(path, FORM_LIMIT)
    program = open_in(path)
    if program:
        message = f"{path.name} is open in {program}; what is not saved there yet is not in the filled form"
        say(formatted([warning("DK506", message, Place(str(path)), "save and close it, then fill it again")], "full"))
    return data


def _target(form: Path, output: str, data: bytes, *, force: bool) -> Path:
    """Where the filled form goes: never where the form is, unless it is one that was filled in before."""
    from draftkit.places import Place
    from draftkit.problems import UsageError, error

    ending = ".dotx" if form.suffix.lower() == ".dotx" else ".docx"
    named = Path(output) if output else form.with_name(f"{form.stem}-filled{ending}")
    if named.is_dir():
        named = named / f"{form.stem}-filled{ending}"
    if named.suffix.lower() != ending:
        message = f"this form is a {ending[1:]} file, and so is the filled one; '{output}' does not end in {ending}"
        raise UsageError([error("DK603", message, Place("-o"), f"-o {named.stem}{ending}")])
    if _is_same_file(named, form):
        _refuse_overwriting(form, data, force=force)
    elif named.exists() and not force:
        hint = "choose another name with -o, or replace it with --force; changes made in it by hand are lost then"
        raise UsageError([error("DK607", f"{named} exists already", Place(str(named)), hint)])
    return named


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _refuse_overwriting(form: Path, data: bytes, *, force: bool) -> None:
    """Raise `UsageError` unless the form is a filled one, and it was asked for."""
    from draftkit.places import Place
    from draftkit.problems import UsageError, error
    from draftkit.word.form.scan import scan_form

    where = Place(str(form))
    if not any(place.mark is not None for place in scan_form(data, str(form)).places.values()):
        hint = "give another name with -o; the form as the body issued it stays as it is"
        raise UsageError([error("DK603", "the form itself is never written over", where, hint)])
    if not force:
        hint = "give another name with -o, or fill it again in place with --force"
        raise UsageError([error("DK607", f"{form} exists already", where, hint)])


def _filled(path: Path, data: bytes, one: Answered, *, final: bool) -> tuple[FilledForm, list[Problem]]:
    """The filled form, and what needs attention; raises `DraftkitError` for what a final one may not have."""
    from dataclasses import replace

    from draftkit.cli.consult.answering import not_ready
    from draftkit.cli.final import final_faults, weighed
    from draftkit.cli.opening import today
    from draftkit.consultation.extract import fingerprint
    from draftkit.consultation.filling import fill_in
    from draftkit.consultation.intake.word import passages_of_form
    from draftkit.consultation.recognise import recognise
    from draftkit.problems import raise_errors

    draft = replace(one.draft, problems=tuple(_of_answers(one.draft.problems, one.response, one.delivered)))
    if final:
        raise_errors([*not_ready(one, final=True), *final_faults(draft, one.workspace.minimum_status, today())])
    problems = [*one.problems, *weighed(draft.problems, one.workspace.checks)]
    raise_errors(problems)
    questionnaire = one.response.questionnaire
    filled = fill_in(
        data,
        str(path),
        questionnaire,
        one.delivered,
        lambda form: recognise(passages_of_form(form)).questions,
        same=fingerprint(data) == questionnaire.fingerprint,
        final=final,
    )
    return filled, [*problems, *filled.problems]


def _of_answers(problems: Iterable[Problem], response: Response, answers: Sequence[Delivered]) -> Iterator[Problem]:
    """The problems, gaps of response.yaml only where an answer prints them: a form holds nothing else of it."""
    from draftkit.places import Place
    from draftkit.problems import warning

    told = set()
    for one in problems:
        if one.code != GAP or one.place is None or one.place.file != response.inputs.file:
            yield one
            told |= {one.place.file} if one.code == GAP and one.place is not None else set()
    for given in answers:
        _, gap, rest = given.plain.partition("[TO CONFIRM")
        if gap and given.answer.file not in told:
            place = Place(given.answer.file, given.answer.line)
            words = rest.partition("]")[0].lstrip(": ")
            message = f"{given.question.label} still has [TO CONFIRM: {words}]"
            yield warning(GAP, message, place, "find out, and fill in what the answer takes it from")
