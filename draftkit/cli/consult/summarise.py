"""`draftkit consult summarise`: an export of responses -> counts, a page with charts, inputs for a response to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import json_option, no_color_option

if TYPE_CHECKING:
    from draftkit.consultation.questionnaire import Questionnaire
    from draftkit.consultation.summary.results import Result, Summary

PAGE = "summary.html"
INPUTS = "government-response.yaml"


@click.command("summarise")
@click.argument("responses")
@click.option("--questions", metavar="FILE", help="questions.yaml: kinds, options and their order as published.")
@click.option(
    "-o",
    "--output",
    metavar="FOLDER|FILE",
    help=f"Write {PAGE} and {INPUTS} into this folder, or one of them under this name (.html or .yaml).",
)
@click.option("-f", "--force", is_flag=True, help="Replace files that exist.")
@click.option("--without-tests", is_flag=True, help="Leave out responses that look like tests.")
@click.option("--without", multiple=True, metavar="ID", help="Leave out the response with this ID; give it again.")
@click.option(
    "--repeats",
    type=click.Choice(["all", "first", "last"]),
    default="all",
    help="Which of several responses with one ID to count; all if left out.",
)
@click.option("--decimals", type=click.IntRange(0, 1), default=0, help="Decimals of percentages; 0 if left out.")
@click.option("--without-texts", is_flag=True, help="Leave free text and names out of the page.")
@no_color_option
@json_option
def command(
    responses: str,
    questions: str | None,
    output: str | None,
    force: bool,
    without_tests: bool,
    without: tuple[str, ...],
    repeats: str,
    decimals: int,
    without_texts: bool,
    as_json: bool,
) -> None:
    """Count the RESPONSES to a consultation, question by question.

    RESPONSES is an export as .csv or .xlsx, with one respondent in each row (Citizen Space, SurveyMonkey, Qualtrics,
    Microsoft Forms, Google Forms), an export of Consult, or a folder of its question parts.

    Percentages are of those who answered the question. Free text is listed in the page for reading; it is not analysed.
    Nothing is left out of the counts unless you say so.

    \b
    draftkit consult summarise responses.csv --questions questions.yaml
    draftkit consult summarise responses.csv -o summary --without-tests
    """
    from draftkit.cli.printing import formatted, in_order, say, say_json
    from draftkit.consultation.questions_file import read_questions
    from draftkit.consultation.summary.reading import findings, read_submissions
    from draftkit.consultation.summary.results import Repeats, Settings, summarise

    targets = _targets(output, force=force)
    questionnaire = read_questions(Path(questions)) if questions else None
    read = read_submissions(Path(responses), questionnaire)
    settings = Settings(
        decimals, without_tests, _known_ids(without, [one.id for one in read.submissions]), Repeats(repeats)
    )
    problems = [*read.problems, *findings(read)]
    summary = summarise(read, settings, problems)
    if problems:
        say(formatted(in_order(problems), "full") + "\n")
    if as_json:
        say_json(_record(summary))
    else:
        say(_in_words(summary), error=False)
    _write(targets, summary, questionnaire, with_texts=not without_texts)


def _targets(output: str | None, *, force: bool) -> dict[str, Path]:
    """Where the page and the inputs go; raises `UsageError` before anything is read."""
    from draftkit.cli.naming import refuse_existing
    from draftkit.problems import UsageError, error

    if not output:
        return {}
    path = Path(output)
    ending = path.suffix.lower()
    if ending in {".html", ".htm"} and not path.is_dir():
        return {PAGE: refuse_existing(output, force=force)}
    if ending in {".yaml", ".yml"} and not path.is_dir():
        return {INPUTS: refuse_existing(output, force=force)}
    if ending and not path.is_dir():
        hint = f"give a folder, for {PAGE} and {INPUTS}, or a name that ends in .html or .yaml"
        raise UsageError([error("DK603", f"'{output}' is neither a folder nor a .html or .yaml", None, hint)])
    return {name: refuse_existing(str(path / name), force=force) for name in (PAGE, INPUTS)}


def _known_ids(named: tuple[str, ...], known: list[str]) -> frozenset[str]:
    """The IDs to leave out; raises `UsageError` for one that no response has."""
    from draftkit.places import Place
    from draftkit.problems import UsageError, did_you_mean, error

    hint = "an ID stands in the column 'Response ID'; a response without one is called 'row 5'"
    unknown = [
        error("DK606", f"no response has the ID '{id}'", Place("--without"), did_you_mean(id, known, hint))
        for id in named
        if id not in known
    ]
    if unknown:
        raise UsageError(unknown)
    return frozenset(named)


def _write(
    targets: dict[str, Path], summary: Summary, questionnaire: Questionnaire | None, *, with_texts: bool
) -> None:
    from draftkit.cli.opening import today
    from draftkit.cli.printing import say, short_path
    from draftkit.consultation.summary.inputs import inputs_text
    from draftkit.consultation.summary.page import page
    from draftkit.files import make_folder, write_atomically

    for name, path in targets.items():
        make_folder(path.parent)
        is_page = name == PAGE
        text = page(summary, with_texts=with_texts) if is_page else inputs_text(summary, questionnaire, today())
        write_atomically(path, text.encode())
        shown = short_path(str(path))
        holds = (
            "It holds what people wrote: keep it where the responses are kept." if with_texts else "It holds counts."
        )
        say(f"Wrote {shown}. {holds}" if is_page else f"Wrote {shown}. Fill it in, then: draftkit assemble {shown}")


def _in_words(summary: Summary) -> str:
    """The counts, for a screen."""
    from draftkit.cli.printing import plain

    lines = [f"{summary.counted:,} of {summary.rows:,} responses counted, from {plain(summary.format)}."]
    lines += [f"Left out: {plain(one.id)} ({plain(one.reason)})" for one in summary.left_out]
    for result in summary.results:
        lines += ["", *_of_question(result, summary.counted)]
    return "\n".join(lines)


def _of_question(result: Result, counted: int) -> list[str]:
    from draftkit.cli.printing import plain, table
    from draftkit.consultation.summary.submissions import Use

    question = result.asked.question
    name = f"{question.label}: {question.text}" if question.number else question.text
    lines = [click.style(" ".join(plain(name).split()), bold=True)]
    if result.asked.use is not Use.COUNT:
        kinds = {Use.READ: "to read", Use.PERSONAL: "not shown", Use.ORGANISATION: "organisations, not shown"}
        return [*lines, f"  {result.base:,} of {counted:,} answered; {kinds[result.asked.use]}"]
    lines.append(
        f"  {result.base:,} of {counted:,} answered{'' if result.adds_up else '; several answers were possible'}"
    )
    rows = [
        (f"  {one.answer}{'' if one.known else ' (no option)'}", f"{one.number:>6,}", f"{one.percent:>6}")
        for one in result.answers
    ]
    return [*lines, *(table(rows).split("\n") if rows else [])]


def _record(summary: Summary) -> dict[str, object]:
    """The counts, for a program; without free text and names."""
    return {
        "source": summary.source,
        "format": summary.format,
        "title": summary.title,
        "responses": {"in_export": summary.rows, "counted": summary.counted, "confidential": summary.confidential},
        "left_out": [one._asdict() for one in summary.left_out],
        "questions": [_question_record(result) for result in summary.results],
        "problems": [
            {"severity": one.severity.value, "code": one.code, "message": one.message} for one in summary.problems
        ],
    }


def _question_record(result: Result) -> dict[str, object]:
    question = result.asked.question
    return {
        "id": question.id,
        "number": question.number,
        "part": question.part,
        "text": question.text,
        "kind": question.kind.value,
        "use": result.asked.use.value,
        "guessed": result.asked.guessed,
        "answering": result.base,
        "not_answering": result.not_answered,
        "percentages_add_up": result.adds_up,
        "answers": [
            {"answer": one.answer, "count": one.number, "percent": one.percent, "is_option": one.known}
            for one in result.answers
        ],
        "texts": len(result.texts),
    }
