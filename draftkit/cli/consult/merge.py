"""`draftkit consult merge`: contributions from other copies -> the folder of a response, conflicts side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import json_option, no_color_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftkit.consultation.merging.contribution import Conflict, Outcome, Source
    from draftkit.consultation.merging.merge import Merge
    from draftkit.consultation.merging.side_by_side import Word
    from draftkit.consultation.response import Response

_SETTLED_WHILE_MERGING = frozenset({"DK745", "DK746"})
"""Faults of a folder that merging helps to mend."""

_NAMES = {"answer": "text", "line": "line", "must_keep": "sentences to keep", "changed_position": "why it changed"}


@click.command("merge", short_help="Take in what others wrote.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path())
@click.option("--in", "folder", metavar="FOLDER", default=".", help="The folder of the response; else this one.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken, and write nothing.")
@json_option
@no_color_option
def command(sources: tuple[str, ...], folder: str, dry_run: bool, as_json: bool) -> None:
    """Take in what others wrote: another copy of the folder, answer files, Word documents by e-mail, tables.

    What only one side changed is taken. What both changed is shown side by side and kept in a file beside the answer
    until somebody settles it: nothing is chosen, nothing is lost. Merging the same source again changes nothing.

    Without SOURCE, the answers are noted as they are now: copies of the folder that are handed out after that can be
    told from what comes back.

    \b
    draftkit consult merge ../legal-copy
    draftkit consult merge returned.docx answers.csv
    """
    from draftkit.consultation.merging.merge import carry_out, merge
    from draftkit.consultation.merging.questions import Questions
    from draftkit.consultation.merging.sources import has_word, read_source
    from draftkit.consultation.workspace import look_into_response
    from draftkit.problems import raise_errors

    response = look_into_response(Path(folder))
    raise_errors([one for one in response.problems if one.code not in _SETTLED_WHILE_MERGING])
    if not sources:
        _note(response, dry_run=dry_run)
        return
    from_word = any(has_word(Path(source)) for source in sources)
    questions = Questions(response.questionnaire.questions, _published_lines(response) if from_word else ())
    read = [read_source(Path(source), response.folder, questions) for source in sources]
    printed = any(one.formatted or one.plain for source in read for one in source.contributions)
    made = merge(response, _with_clauses_kept(read, response) if printed else read)
    if not dry_run:
        carry_out(made)
    if as_json:
        _print_json(made)
    else:
        _print(made, response, dry_run=dry_run)
    if made.conflicts or any(one.severity == "error" for one in made.problems):
        raise click.exceptions.Exit(1)


def _published_lines(response: Response) -> frozenset[str]:
    """The lines of the published form, if it lies where it was: what stood in it is nobody's answer."""
    from draftkit.consultation.extract import fingerprint
    from draftkit.consultation.merging.from_form import lines_of_form
    from draftkit.files import read_bytes
    from draftkit.problems import DraftkitError

    name = Path(response.questionnaire.source).name
    for folder in (response.folder, response.folder.resolve().parent, Path.cwd()):
        path = folder / name
        if not name.lower().endswith(".docx") or not path.is_file():
            continue
        try:
            data = read_bytes(path, 100_000_000)
            if fingerprint(data) == response.questionnaire.fingerprint:
                return lines_of_form(data, str(path))
        except DraftkitError:  # a form that cannot be read does not help; what came back is read all the same
            continue
    return frozenset()


def _with_clauses_kept(sources: list[Source], response: Response) -> list[Source]:
    """The sources, told apart from what answers with clauses and fields print."""
    from draftkit.cli.opening import day_of, open_library, open_workspace
    from draftkit.cli.printing import say
    from draftkit.cli.set_values import complete_inputs
    from draftkit.consultation.merging.rendered import printed_words, prints_more_than_it_says, with_clauses_kept
    from draftkit.consultation.rendering import delivered
    from draftkit.consultation.wording import words_of
    from draftkit.files import Cache
    from draftkit.problems import DraftkitError

    written = {id: one.text for id, one in response.answers.items() if prints_more_than_it_says(one.text)}
    if not written:
        return sources
    workspace = open_workspace()
    try:
        library = open_library(workspace)
        inputs = complete_inputs(response.inputs, workspace, {}, library)
        whole = replace(response, inputs=inputs)
        made, _ = delivered(whole, library, as_at=day_of(inputs, None), cache=Cache(workspace.cache))
    except DraftkitError as fault:
        say(f"Answers with clauses are compared as they are written, not as they print: {fault.problems[0].message}")
        return sources
    printed = {
        one.question.id: (printed_words(one.blocks), words_of(one.plain)) for one in made if one.question.id in written
    }
    return [with_clauses_kept(source, printed, written) for source in sources]


def _note(response: Response, *, dry_run: bool) -> None:
    """Keep the answers as they are, so that copies can be told from what comes back."""
    from draftkit.cli.printing import say
    from draftkit.consultation.workspace.versions import record_versions
    from draftkit.problems import number_of

    if not dry_run:
        record_versions(response.folder, response.answers.values())
    say(f"Noted {number_of(len(response.answers), 'answer')} as they are now. Hand out copies of the whole folder,")
    say("with .draftkit in it, and merge them when they come back.")


def _print(made: Merge, response: Response, *, dry_run: bool) -> None:
    from draftkit.cli.printing import formatted, in_order, say
    from draftkit.problems import number_of

    labels = {question.id: question.label for question in response.questionnaire.questions}
    for outcome in made.outcomes:
        if outcome.taken or outcome.notes:
            _print_taken(outcome, labels)
    for outcome in made.conflicts:
        _print_conflict(outcome, labels)
    if made.problems:
        say(formatted(in_order(made.problems), "full"))
    taken = sum(1 for one in made.outcomes if one.taken)
    same = sum(1 for one in made.outcomes if not one.taken and not one.conflicts and one.contribution.question)
    words = [f"{number_of(taken, 'answer')} changed" if taken else "nothing changed", f"{same} as before"]
    words += [f"{number_of(len(made.conflicts), 'conflict')}"] if made.conflicts else []
    say(f"{'Would be: ' if dry_run else ''}{', '.join(words)}.")
    if made.conflicts and not dry_run:
        say("To settle a conflict, put what is to stand into the answer, then delete the file that is named beside it.")


def _print_taken(outcome: Outcome, labels: dict[str, str]) -> None:
    from draftkit.cli.printing import plain, say

    one = outcome.contribution
    what = ", ".join(_NAMES.get(key, key.replace("_", " ")) for key in outcome.taken)
    notes = "; ".join(outcome.notes)
    say(plain(f"{labels[one.question]}: {what or 'nothing'} from {one.source}{f' ({notes})' if notes else ''}"))


def _print_conflict(outcome: Outcome, labels: dict[str, str]) -> None:
    from draftkit.cli.printing import plain, say, text_width

    one = outcome.contribution
    width = max(20, (text_width(160) - 3) // 2)
    say()
    say(click.style(plain(f"{labels[one.question]}: changed here and in {one.source}, see {outcome.file}"), bold=True))
    for conflict in outcome.conflicts:
        name = _NAMES.get(conflict.key, conflict.key.replace("_", " "))
        say(f"{f'{name}, here':<{width}} | {name}, {plain(one.source)}"[: 2 * width + 3])
        _print_columns(conflict, width)


def _print_columns(conflict: Conflict, width: int) -> None:
    from draftkit.cli.printing import say
    from draftkit.consultation.merging.side_by_side import side_by_side

    for row in side_by_side(_text(conflict.mine), _text(conflict.theirs), width):
        mine, used = _column(row.mine, "red")
        theirs, _ = _column(row.theirs, "green")
        say(f"{mine}{' ' * max(0, width - used)} | {theirs}".rstrip())


def _text(value: Any) -> str:
    """The value of a key as people read it."""
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_text(inner)}" for key, inner in value.items())
    return "\n".join(map(_text, value)) if isinstance(value, tuple | list) else str(value or "")


def _column(words: Sequence[Word], colour: str) -> tuple[str, int]:
    """One line of a column and how many characters it takes; words that differ are coloured and underlined."""
    from draftkit.cli.printing import plain
    from draftkit.consultation.merging.side_by_side import cells

    shown = [plain(word.text) for word in words]
    styled = [
        click.style(text, fg=colour, underline=True) if word.differs else text
        for word, text in zip(words, shown, strict=True)
    ]
    return " ".join(styled), cells(" ".join(shown))


def _print_json(made: Merge) -> None:
    from draftkit.cli.printing import say_json

    say_json(
        {
            "answers": [
                {
                    "question": one.contribution.question or None,
                    "label": one.contribution.label,
                    "source": one.contribution.source,
                    "taken": list(one.taken),
                    "conflicts": [{"key": each.key, "here": each.mine, "there": each.theirs} for each in one.conflicts],
                    "notes": list(one.notes),
                    "file": one.file or None,
                }
                for one in made.outcomes
            ],
            "problems": [{"code": one.code, "message": one.message, "place": str(one.place)} for one in made.problems],
        }
    )
