"""`draftkit consult questions`: a published consultation -> questions.yaml, and a table of what was found in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import json_option, no_color_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftkit.consultation.extract import Extracted
    from draftkit.consultation.questionnaire import Question, Questionnaire
    from draftkit.word.form.spots import Form

FORMATS = ("docx", "pdf", "html", "xlsx", "csv", "md")

SIZE_LIMIT = 100_000_000
"""Largest published file read, in bytes."""

SHOWN = 20
"""How many passages that were left out are printed; all of them are in the file."""

_PUBLISHED = frozenset({".docx", ".docm", ".doc", ".pdf", ".html", ".htm", ".xlsx", ".csv", ".odt", ".rtf"})


@click.command("questions")
@click.argument("file", metavar="FORM")
@click.option("-o", "--output", metavar="FILE", help="The questions file to write; - prints it.")
@click.option("-f", "--force", is_flag=True, help="Replace the file if it exists, corrections in it included.")
@click.option("--format", type=click.Choice(FORMATS), help="What FORM is, where its name does not say so.")
@click.option("--places", is_flag=True, help="List the places for answers of a Word form, with their addresses.")
@no_color_option
@json_option
def command(file: str, output: str | None, force: bool, format: str | None, places: bool, as_json: bool) -> None:
    """Find the questions in a published consultation.

    FORM is a .docx, .pdf, .html, .xlsx, .csv or .md. What had to be guessed is marked as unsure, with the reason; what
    looks like a question and was left out is listed with the reason. Look through both before you go on.

    \b
    draftkit consult questions form.docx -o questions.yaml
    draftkit consult questions form.docx --places    shows every address for answer_at
    """
    from draftkit.cli.printing import formatted, in_order, say, say_json
    from draftkit.consultation.extract import extract
    from draftkit.files import read_bytes

    data = read_bytes(_published(file), SIZE_LIMIT)
    if places:
        _say_places(data, file, format, as_json=as_json)
        return
    target = _target(output, file, force=force)
    extracted = extract(data, file, format or "")
    if extracted.problems:
        say(formatted(in_order(extracted.problems), "full") + "\n")
    if as_json:
        say_json(_record(extracted.questionnaire))
    else:
        say(_in_words(extracted.questionnaire), error=output == "-")
    _write(extracted, target, output)


def _published(file: str) -> Path:
    """The path of the form; raises `UsageError` for an address on the web."""
    from draftkit.problems import UsageError, error

    if "://" in file:
        hint = "open it in a browser, save the form or the page, and give the name of that file"
        raise UsageError(
            [error("DK101", f"{file} is an address on the web, and draftkit never goes there", None, hint)]
        )
    return Path(file)


def _target(output: str | None, file: str, *, force: bool) -> Path | None:
    """Where the questions file goes; raises before anything is read."""
    from draftkit.cli.naming import refuse_existing
    from draftkit.problems import UsageError, error

    if output in (None, "", "-"):
        return None
    path = Path(output or "")
    if path.is_dir() or (output or "").endswith("/"):
        path = path / "questions.yaml"
    if path.suffix.lower() in _PUBLISHED or path.resolve() == Path(file).resolve():
        hint = f"write -o {path.with_suffix('.yaml')}"
        raise UsageError([error("DK603", f"questions are written as YAML, and '{output}' is not", None, hint)])
    return refuse_existing(str(path), force=force)


def _write(extracted: Extracted, target: Path | None, output: str | None) -> None:
    from draftkit.cli.printing import say, short_path
    from draftkit.consultation.questions_text import questions_text
    from draftkit.files import make_folder, write_atomically

    if output == "-":
        say(questions_text(extracted.questionnaire).rstrip("\n"), error=False)
        return
    if target is None:
        say("\nNothing was written. To keep them: -o questions.yaml")
        return
    make_folder(target.parent)
    write_atomically(target, questions_text(extracted.questionnaire).encode())
    shown = short_path(str(target))
    say(f"\nWrote {shown}. Compare it with the published form, then: draftkit consult start {shown}")


def _in_words(questionnaire: Questionnaire) -> str:
    """The table of what was found, what is unsure and what was left out."""
    from draftkit.cli.printing import fitted

    rows = [_row(question) for question in questionnaire.questions]
    parts = [fitted(rows, ("id", "kind", "limit", "question")), _summary(questionnaire)]
    unsure = [question for question in questionnaire.questions if question.unsure]
    if unsure:
        parts.append(
            "\n".join(["Unsure, so look at them:", *(f"  {one.id}: {_cut(one.unsure, 300)}" for one in unsure)])
        )
    if questionnaire.left_out:
        parts.append(_left_out(questionnaire))
    return "\n\n".join(parts)


def _row(question: Question) -> tuple[str, str, str, str]:
    mark = "?" if question.unsure else ""
    return f"{question.id}{mark}", question.kind.value, _limit(question), _cut(question.text, 80)


def _limit(question: Question) -> str:
    words = f"{question.words:,} words" if question.words else ""
    characters = f"{question.characters:,} characters" if question.characters else ""
    return ", ".join(filter(None, (words, characters)))


def _cut(text: str, width: int) -> str:
    from draftkit.cli.printing import plain

    text = " ".join(plain(text).split())
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def _summary(questionnaire: Questionnaire) -> str:
    """How many there are, and what the document says of itself."""
    from draftkit.cli.printing import plain
    from draftkit.consultation.questionnaire import CLOSED
    from draftkit.model.dates import day
    from draftkit.problems import number_of

    questions = questionnaire.questions
    about = sum(question.about_you for question in questions)
    closed = sum(question.kind in CLOSED for question in questions)
    unsure = sum(bool(question.unsure) for question in questions)
    text = f"{number_of(len(questions), 'question')}: {closed} closed, {about} about you, {unsure} unsure"
    lines = [f"{text}; {number_of(len(questionnaire.left_out), 'passage')} left out."]
    named = [plain(" ".join(word.split())) for word in (questionnaire.title, questionnaire.body) if word]
    lines += [" · ".join(named)] if named else []
    lines += [f"Closes on {day(questionnaire.closes)}."] if questionnaire.closes else []
    return "\n".join(lines)


def _left_out(questionnaire: Questionnaire) -> str:
    lines = ["Left out, although it looks like a question:"]
    for left in questionnaire.left_out[:SHOWN]:
        lines += [f"  {_cut(left.where, 60) or 'somewhere'}: {_cut(left.text, 80)}", f"      {_cut(left.reason, 300)}"]
    more = len(questionnaire.left_out) - SHOWN
    return "\n".join([*lines, f"  … and {more:,} more, all in the questions file" if more > 0 else ""]).rstrip()


def _record(questionnaire: Questionnaire) -> dict[str, object]:
    """What was found, for a program."""
    from dataclasses import asdict

    return asdict(questionnaire)


def _say_places(data: bytes, file: str, format: str | None, *, as_json: bool) -> None:
    """Every spot of a Word form."""
    from draftkit.cli.printing import fitted, say, say_json
    from draftkit.consultation.intake.published import format_of
    from draftkit.problems import DraftkitError, error, number_of
    from draftkit.word.form.scan import scan_form

    if (format or format_of(data, file)) != "docx":
        hint = "addresses are those of a Word form, into which draftkit writes answers"
        raise DraftkitError([error("DK707", f"{file} is no Word form, so it has no addresses", None, hint)])
    form = scan_form(data, file).form
    if as_json:
        spots = [spot._asdict() | {"text": form.lines[spot.line].text} for spot in form.spots]
        say_json({"places": spots})
        return
    rows: Sequence[tuple[str, ...]] = [
        (spot.address, spot.kind.value, _cut(spot.label or _words_beside(form, spot.line), 60)) for spot in form.spots
    ]
    if rows:
        say(fitted(rows, ("address", "kind", "beside")), error=False)
    say(f"{number_of(len(rows), 'place')}. An address goes into answer_at of its question in questions.yaml.")


def _words_beside(form: Form, line: int) -> str:
    """The words of a line, or those nearest before it."""
    return next((form.lines[at].text for at in range(line, max(-1, line - 5), -1) if form.lines[at].text.strip()), "")
