"""`draftkit consult start`: the questions of a consultation -> a folder with a file for each answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import folder_options, open_library, open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftkit.consultation.questionnaire import Questionnaire
    from draftkit.consultation.workspace.start import Plan
    from draftkit.workspace import Workspace

TEMPLATE = "consultation-response"


@click.command("start", short_help="Make a folder to answer in.")
@click.argument("questions", metavar="QUESTIONS.yaml")
@click.option("-o", "--output", metavar="FOLDER", default="response", help="The folder; 'response' without it.")
@folder_options
def command(questions: str, output: str, libraries: tuple[str, ...], templates: tuple[str, ...]) -> None:
    """Make a folder in which people answer the questions in QUESTIONS.yaml: response.yaml, and a file for each answer.

    What draftkit.toml says under [organisation] is filled in where a question asks for it. If the consultation is
    issued again, run this again with the new questions: answers go with their questions, and none is overwritten.

    \b
    draftkit consult questions FORM.docx -o questions.yaml
    draftkit consult start questions.yaml
    """
    from draftkit.consultation.questions_file import SIZE_LIMIT, read_questions
    from draftkit.consultation.workspace.start import carry_out, plan_start
    from draftkit.files import make_folder, read_bytes

    path, folder = Path(questions), Path(output)
    questionnaire = read_questions(path)
    workspace = open_workspace(libraries, templates)
    inputs = _starter(workspace, questionnaire)
    plan = plan_start(folder, questionnaire, read_bytes(path, SIZE_LIMIT), inputs, workspace.organisation)
    make_folder(folder)
    is_new = not (folder / "questions.yaml").exists()
    carry_out(plan, folder)
    _report(plan, folder, questionnaire, is_new=is_new)


def _starter(workspace: Workspace, questionnaire: Questionnaire) -> str:
    """The text of a new response.yaml, with what the questionnaire knows filled in."""
    from draftkit.cli.naming import named
    from draftkit.outputs.inputs_file import starter_inputs

    template = named(TEMPLATE, open_library(workspace).templates, "template")
    values = {
        "title": f"Response to the consultation: {questionnaire.title}" if questionnaire.title else "",
        "consultation_title": questionnaire.title,
        "consultation_body": questionnaire.body,
        "closing_date": questionnaire.closes.isoformat() if questionnaire.closes else "",
    }
    known = {key: value for key, value in values.items() if value}
    given = {key for key in workspace.inputs if key not in known}
    return starter_inputs(template, given, known, ("answers",), "draftkit consult status, then consult respond.")


def _report(plan: Plan, folder: Path, questionnaire: Questionnaire, *, is_new: bool) -> None:
    """Say what was made, what changed, and what comes next."""
    from draftkit.cli.printing import say
    from draftkit.problems import number_of

    if not plan.write and not plan.remove:
        say(
            f"Nothing to do: {folder} has a file for each of its {number_of(len(questionnaire.questions), 'question')}."
        )
        return
    if is_new:
        count = number_of(len(questionnaire.questions), "question")
        say(f"Made {folder}: response.yaml, and answers/ with a file for each of {count}.")
    else:
        _report_changes(plan, folder)
    if plan.filled_in:
        say(f"Filled in from [organisation] in draftkit.toml, as drafts: {_some(plan.filled_in)}")
    unsure = [question.id for question in questionnaire.questions if question.unsure]
    if unsure:
        say(f"Unsure in questions.yaml, to be looked at before you answer: {_some(unsure)}")
    where = "" if folder.resolve() == Path.cwd() else f"cd {folder}, "
    say(f"\nNext: {where}fill in response.yaml and the files in answers/.")
    say("draftkit consult status shows how far you are.")


def _report_changes(plan: Plan, folder: Path) -> None:
    from draftkit.cli.printing import say, table

    change = plan.reissue
    moved = [f"{then} is {now} now" for then, now in change.moved.items()]
    gone = [f"{id} ({plan.kept_elsewhere[id]})" if id in plan.kept_elsewhere else id for id in change.gone]
    rows = [
        ("moved", "their answers went with them", moved),
        ("reworded", "read the answer again", change.reworded),
        ("altered", "options, rows or limits differ", change.altered),
        ("gone", "answers are kept in earlier/", gone),
        ("new", "with a file to fill in", plan.started),
    ]
    say(f"{folder} has the new questions." if not change.is_empty else f"{folder} was completed.")
    shown = [(word, _some(ids), meaning) for word, meaning, ids in rows if ids]
    if shown:
        say(table(shown))


def _some(words: Sequence[str], most: int = 12) -> str:
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return f"{', '.join(words[:most])}{more}"
