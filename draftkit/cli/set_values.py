"""Values from elsewhere: `--set`, the `[inputs]` of the workspace and the house style, put over and under inputs.

In: `Located` inputs, a `Workspace`, `--set key=value` words. Out: `Located` inputs in which every value that a person
wrote keeps its place; or a `UsageError` for keys that no template knows. Values of `--set` are text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from draftkit.places import Place
from draftkit.problems import Problem, UsageError, did_you_mean, error
from draftkit.reading.located import Located, from_data
from draftkit.reading.shape import Absence, Field, group
from draftkit.reading.validate import validate
from draftkit.steps.load_inputs import merged

if TYPE_CHECKING:
    from draftkit.model.library import Library
    from draftkit.model.template import Template
    from draftkit.workspace import Workspace

_WORD_LISTS = frozenset({"extent", "audiences", "topics", "clauses", "without_clauses"})
"""Lists of words without commas: `--set extent=england,wales` gives two."""


def read_values(words: Iterable[str]) -> dict[str, Any]:
    """`to.role=Minister` as nested data; raises `UsageError`."""
    values: dict[str, Any] = {}
    for word in words:
        path, equals, text = word.partition("=")
        keys = [key.strip() for key in path.split(".")]
        if not equals or not all(keys):
            raise UsageError(
                [error("DK604", f"'{word}' is not KEY=VALUE", Place("--set"), "write --set title='A title'")]
            )
        holder = values
        for key in keys[:-1]:
            inner = holder.setdefault(key, {})
            if not isinstance(inner, dict):
                message = f"'{key}' is given both as a text and as a group"
                raise UsageError([error("DK604", message, Place("--set"), "remove one of the two")])
            holder = inner
        words_of_list = len(keys) == 1 and keys[0] in _WORD_LISTS
        holder[keys[-1]] = [part.strip() for part in text.split(",") if part.strip()] if words_of_list else text
    return values


def complete_inputs(located: Located, workspace: Workspace, values: Mapping[str, Any], library: Library) -> Located:
    """The inputs over the workspace's own, and under the values and the house style of the command line."""
    template = library.templates.get(str(values.get("template") or located.data.get("template")))
    above = dict(values)
    if template is not None:
        _refuse_unfit(values, template)
    below = {key: value for key, value in workspace.inputs.items() if template and key in _names(template)}
    if workspace.house_style and workspace.origins["house_style"].startswith("the "):
        above["house_style"] = workspace.house_style
    elif workspace.house_style:
        below["house_style"] = workspace.house_style
    return merged(_overlaid(located, above), below, {})


def _names(template: Template) -> set[str]:
    return {field.name for field in template.shape.fields}


def _refuse_unfit(values: Mapping[str, Any], template: Template) -> None:
    """Refuse unknown keys and values of the wrong kind as faults of the option, not of the inputs file."""
    shape = group("inputs", *template.shape.fields)
    _, problems = validate(from_data(values, "--set"), shape)
    wrong = [problem for problem in problems if problem.code != "DK112"]
    if wrong:
        inner = {field.name: _first_key(field) for field in template.shape.fields if field.fields}
        raise UsageError(_with_hint(problem, inner) for problem in wrong)


def _first_key(group: Field) -> str:
    """The key that a group needs most."""
    return next((inner for inner in group.fields if inner.absence is Absence.ERROR), group.fields[0]).name


def _with_hint(problem: Problem, inner: Mapping[str, str]) -> Problem:
    """A problem with a hint for the command line where the one for files does not help."""
    key = problem.message.split("'")[1]
    if "must be a group" in problem.message and key in inner:
        return replace(problem, hint=f"name a key inside it: --set {key}.{inner[key]}=…")
    if "must be a list" in problem.message:
        return replace(problem, hint="lists of texts and groups are written in the inputs file")
    return problem


def _overlaid(located: Located, above: Mapping[str, Any]) -> Located:
    """The inputs with values put over them, key by key down to the last."""
    if not above:
        return located
    marks = dict(located.marks)
    return replace(located, data=_over(located.data, above, marks), marks=marks)


def _over(data: Mapping[str, Any], above: Mapping[str, Any], marks: dict[int, Any]) -> dict[str, Any]:
    combined = dict(data)
    for key, value in above.items():
        under = data.get(key)
        combined[key] = _over(under, value, marks) if isinstance(value, dict) and isinstance(under, dict) else value
    marks[id(combined)] = {key: mark for key, mark in marks.get(id(data), {}).items() if key in data}
    return combined


def refuse_unknown_profile(workspace: Workspace, library: Library) -> None:
    """Refuse keys under `[inputs]` in `draftkit.toml` that no template has; raises `UsageError`."""
    known = {name for template in library.templates.values() for name in _names(template)}
    problems = [
        error("DK110", f"no template has a field '{key}'", Place(str(workspace.file)), did_you_mean(key, known))
        for key in workspace.inputs
        if key not in known
    ]
    if problems:
        raise UsageError(problems)
