"""`draftkit consult export`: a response -> a table or a folder that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.consult.delivering import delivery_options

if TYPE_CHECKING:
    from draftkit.cli.consult.delivering import HandedIn
    from draftkit.problems import Problem

FORMATS = ("csv", "xlsx", "consult", "citizen-space")


@click.command("export")
@click.option("-o", "--output", metavar="FILE|FOLDER", required=True, help="A .csv, a .xlsx, or a folder for consult.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="By the ending of -o if left out.")
@click.option("-f", "--force", is_flag=True, help="Replace what is there.")
@delivery_options
def command(
    output: str,
    format_: str | None,
    force: bool,
    folder: str,
    verbose: bool,
    **options: Any,
) -> None:
    """Write the answers as a table, or in the shape that another program reads.

    \b
    csv            a row for each question; safe to open in Excel
    xlsx           the same as a workbook
    citizen-space  a .csv with one respondent in a row, as Citizen Space exports it
    consult        a folder with question_part_1 and so on, as i.AI Consult and ThemeFinder read it

    \b
    draftkit consult export -o answers.xlsx
    draftkit consult export -o consult --format consult --edition public
    """
    from draftkit.cli.consult.delivering import hand_in
    from draftkit.cli.consult.telling import tell, tell_count

    chosen = _format_of(output, format_)
    _refuse_taken(output, chosen, force=force)
    handed_in = hand_in(folder, **options)
    problems = [*handed_in.problems, *_write(handed_in, output, chosen, force=force)]
    tell(handed_in.fitted, problems, verbose=verbose)
    _say_what_was_written(handed_in, output)
    tell_count(problems, verbose=verbose)


def _format_of(output: str, given: str | None) -> str:
    """The format; raises `UsageError` for an ending that is not of it."""
    from draftkit.problems import UsageError, error

    ending = Path(output).suffix.lower()
    by_ending = {".csv": "csv", ".xlsx": "xlsx", "": "consult"}
    chosen = given or by_ending.get(ending)
    if Path(output).is_dir() and given is None:
        chosen = "consult"
    needed = {"csv": ".csv", "xlsx": ".xlsx", "citizen-space": ".csv", "consult": ""}
    if chosen is None:
        hint = f"end it in .csv or .xlsx, or add --format: {', '.join(FORMATS)}"
        raise UsageError([error("DK603", f"'{output}' does not say in which format to write", None, hint)])
    if needed[chosen] and ending != needed[chosen]:
        hint = f"write -o {Path(output).with_suffix(needed[chosen])}"
        raise UsageError([error("DK603", f"'{output}' does not end in {needed[chosen]}", None, hint)])
    if chosen == "consult" and ending in {".csv", ".xlsx", ".json", ".jsonl", ".zip"}:
        hint = f"consult is a folder: write -o {Path(output).with_suffix('')}"
        raise UsageError([error("DK603", f"'{output}' is the name of a file", None, hint)])
    return chosen


def _refuse_taken(output: str, chosen: str, *, force: bool) -> None:
    from draftkit.cli.naming import refuse_existing

    if chosen != "consult":
        refuse_existing(output, force=force)


def _write(handed_in: HandedIn, output: str, chosen: str, *, force: bool) -> list[Problem]:
    """Write the file or folder; what to look at."""
    from draftkit.consultation.export.citizen_space import citizen_space_table
    from draftkit.consultation.export.consult_folder import MADE_BY, consult_files
    from draftkit.consultation.export.own_files import write_own_files
    from draftkit.consultation.export.tables import COLUMNS, csv_bytes, rows_of, too_long, xlsx_bytes
    from draftkit.files import write_atomically
    from draftkit.problems import raise_errors

    if chosen == "consult":
        return write_own_files(Path(output), consult_files(handed_in.entries), MADE_BY, force=force)
    if chosen == "citizen-space":
        header, row = citizen_space_table(handed_in.entries)
        write_atomically(Path(output), csv_bytes(header, [row]))
        return []
    rows = rows_of(handed_in.entries)
    problems = too_long(COLUMNS, rows, in_excel=chosen == "xlsx")
    raise_errors(problems)
    title = handed_in.response.questionnaire.title or "Answers"
    data = csv_bytes(COLUMNS, rows) if chosen == "csv" else xlsx_bytes(COLUMNS, rows, title, handed_in.as_at)
    write_atomically(Path(output), data)
    return problems


def _say_what_was_written(handed_in: HandedIn, output: str) -> None:
    from draftkit.cli.printing import say, short_path
    from draftkit.problems import number_of

    withheld = sum(one.withheld for one in handed_in.entries)
    answered = sum(one.is_answered for one in handed_in.entries)
    left_out = f"; {number_of(withheld, 'answer')} left out" if withheld else ""
    questions = number_of(len(handed_in.entries), "question")
    say(f"Wrote {short_path(output)} ({answered} of {questions} answered{left_out}).")
