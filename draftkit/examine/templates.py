"""A template alone: what stops it with nothing but a title, and with its starter file as it stands.

In: a `Template`, the `Library` it is used with, a day. Out: errors.
"""

from __future__ import annotations

from datetime import date

from draftkit.assemble import assemble
from draftkit.files import Cache
from draftkit.model.library import Library
from draftkit.model.template import Template
from draftkit.outputs.inputs_file import starter_inputs
from draftkit.problems import DraftkitError, Problem, errors_in
from draftkit.reading.located import from_data
from draftkit.reading.yaml_text import read_yaml


def examine_template(
    template: Template, library: Library, *, as_at: date, cache: Cache | None = None
) -> tuple[Problem, ...]:
    """The errors that stop the template with nothing but a title, and with its starter file as it stands."""
    problems: list[Problem] = []
    nearly_empty = from_data({"template": template.name, "title": "Title"}, template.file)
    try:
        starter = read_yaml(starter_inputs(template), f"starter file of {template.name}")
    except DraftkitError as fault:
        return fault.problems
    for located in (nearly_empty, starter):
        try:
            assemble(located, library, as_at=as_at, cache=cache)
        except DraftkitError as fault:
            problems += errors_in(fault.problems)
    return tuple(dict.fromkeys(problems))
