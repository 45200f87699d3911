"""Examining: whether every clause and template of a library does what it says.

In: a `Library`, the files to look at (all, if none are named) and a date. Out: problems. Each clause is rendered by
itself with each of its examples in each of its forms, and its sources, law, requirements and parameters are compared
with the rest; each template is assembled with nothing but a title and with its starter file. A file is read again only
to show where a fault in it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from draftkit.assemble import assemble
from draftkit.checks import CHECKS
from draftkit.files import Cache, read_text
from draftkit.model.clause import Clause
from draftkit.model.draft import Draft
from draftkit.model.library import Library
from draftkit.model.template import STANDARD_FIELDS, Template
from draftkit.outputs.inputs_file import starter_inputs
from draftkit.places import Place, place_in_text
from draftkit.problems import (
    DraftkitError,
    Problem,
    Severity,
    advice,
    did_you_mean,
    error,
    errors_in,
    warning,
)
from draftkit.reading.located import from_data
from draftkit.reading.shape import group
from draftkit.reading.yaml_text import read_yaml

FORMS = ("full", "short", "line")
NAME = "examination"

_CITED = re.compile(r"\[@([\w.:-]+)|;\s*@([\w.:-]+)")
_TITLED = re.compile(r"\bsource\(\s*[\"']([\w.:-]+)[\"']")
_REFERRED = re.compile(r"\bref\(\s*[\"']([\w./-]+)[\"']")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_OF_DOCUMENTS = frozenset({*(code for code, _ in CHECKS), "DK405", "DK408", "DK409"})
"""Findings about a document or a date, not about the clause."""


def examine_library(
    library: Library, files: Collection[str] = (), *, as_at: date | None = None, cache: Cache | None = None
) -> tuple[Problem, ...]:
    """Everything that is wrong with the clauses in `files`, or with all clauses, each finding once."""
    problems: list[Problem] = []
    for versions in library.clauses.values():
        for clause in versions:
            if not files or clause.file in files:
                problems += _compared(clause, library)
                if clause.status != "withdrawn":
                    problems += _rendered(clause, library, as_at or clause.review_by, cache)
    circles = _circles(library.clauses)
    problems += [problem for problem in circles if not files or (problem.place and problem.place.file in files)]
    return _each_once(problems)


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
    return _each_once(problems)


def clause_draft(
    clause: Clause,
    library: Library,
    *,
    form: str = "full",
    parameters: Mapping[str, Any] | None = None,
    as_at: date,
    cache: Cache | None = None,
) -> Draft:
    """A document of nothing but one clause, whatever the state of its law; raises `DraftkitError`."""
    alone = replace(clause, law=(), since=None, until=None, requires=(), conflicts=(), status="draft")
    outline = f'{{{{ clause("{clause.id}", form="{form}") }}}}'
    template = Template(
        name=NAME,
        file=clause.file,
        outline=outline,
        key="",
        title=clause.title,
        description=clause.summary,
        shape=group("inputs", *STANDARD_FIELDS),
        own_fields=(),
        house_style=f"{NAME}.docx",
        checks=tuple(code for code, _ in CHECKS),
    )
    lonely = replace(library, clauses={clause.id: (alone,)}, templates={NAME: template})
    inputs = {
        "template": NAME,
        "title": clause.title,
        "extent": list(clause.extent),
        "parameters": dict(parameters or {}),
    }
    return assemble(from_data(inputs, clause.file), lonely, as_at=as_at, cache=cache)


def _rendered(clause: Clause, library: Library, as_at: date, cache: Cache | None) -> Iterator[Problem]:
    """What is found when the clause is rendered in each form with each example."""
    for number, example in enumerate(clause.examples or ({},), 1):
        for form in FORMS:
            if form != "full" and not clause.text(form):
                continue
            try:
                found = clause_draft(clause, library, form=form, parameters=example, as_at=as_at, cache=cache).problems
            except DraftkitError as fault:
                found = fault.problems
            for problem in found:
                yield from _about_clause(problem, clause, library, number)


def _about_clause(problem: Problem, clause: Clause, library: Library, example: int) -> Iterator[Problem]:
    """A finding as one about the clause, at its place there; nothing for what concerns documents only."""
    word = next(iter(re.findall(r"'([^']+)'", problem.message)), "")
    if problem.code == "DK306":
        if word in library.clauses:
            return
        problem = error("DK201", f"a reference leads to '{word}', which does not exist", None, problem.hint)
    if problem.code == "DK401":
        message = f"example {example} has no value for {problem.message.removeprefix('to confirm: ')}"
        yield warning("DK222", message, _place(clause, "examples:"), "add it to the example, or give a default")
    elif problem.severity is Severity.ERROR or problem.code not in _OF_DOCUMENTS:
        found = problem.place and problem.place.line and problem.place.line >= clause.body_line
        yield problem if found else replace(problem, place=_place(clause, word))


def _compared(clause: Clause, library: Library) -> Iterator[Problem]:
    """What does not fit between the clause's front matter, its texts and the registers."""
    texts = "\n".join(text for text in (clause.body, clause.short, clause.line) if text)
    yield from _unknown_ids(clause, library)
    yield from _compared_sources(clause, library, texts)
    yield from _compared_parameters(clause, texts)


def _compared_sources(clause: Clause, library: Library, texts: str) -> Iterator[Problem]:
    """Sources that no register has, and the difference between those listed and those cited."""
    cited = {one or other for one, other in _CITED.findall(texts)} | set(_TITLED.findall(texts))
    lawful = {law.source for law in clause.law}
    for key in [*clause.sources, *lawful.difference(clause.sources, cited)]:
        if key not in library.sources:
            hint = did_you_mean(key, library.sources, "add it to sources.yaml")
            yield error("DK202", f"there is no source '{key}'", _place(clause, key), hint)
    for key in sorted(cited.difference(clause.sources)):
        if key in library.sources:
            yield warning("DK221", f"'{key}' is cited but not listed", _place(clause, key), "add it to 'sources'")
    for key in clause.sources:
        if key not in cited | lawful:
            yield warning("DK221", f"'{key}' is listed but not cited", _place(clause, key), "cite it, or remove it")


def _compared_parameters(clause: Clause, texts: str) -> Iterator[Problem]:
    """Parameters that no text prints, and values in examples that are no parameters."""
    code = " ".join(_JINJA.findall(texts))
    for parameter in clause.parameters:
        if not re.search(rf"\b{re.escape(parameter.name)}\b", code):
            where = _place(clause, f"{parameter.name}:")
            yield warning("DK220", f"the parameter '{parameter.name}' is never used", where, "remove it, or use it")
    names = {parameter.name for parameter in clause.parameters}
    for name in sorted({name for example in clause.examples for name in example} - names):
        hint = did_you_mean(name, names, "declare it under 'parameters', or remove it")
        yield error("DK110", f"'{name}' is not a parameter of the clause", _place(clause, f"{name}:"), hint)
    if not clause.examples:
        yield advice("DK222", "there is no example", _place(clause, "examples:"), "write 'examples: [{}]' at least")


def _unknown_ids(clause: Clause, library: Library) -> Iterator[Problem]:
    for key, ids in (("requires", clause.requires), ("conflicts", clause.conflicts)):
        for id in ids:
            if id not in library.clauses:
                hint = did_you_mean(id, library.clauses, "draftkit clauses list shows what there is")
                verb = "requires" if key == "requires" else "conflicts with"
                yield error("DK201", f"{clause.id} {verb} '{id}', which does not exist", _place(clause, id), hint)
    for id in _REFERRED.findall(clause.body):
        if id not in library.clauses:
            hint = did_you_mean(id, library.clauses)
            yield error("DK201", f"a reference leads to '{id}', which does not exist", _place(clause, id), hint)


def _circles(clauses: Mapping[str, tuple[Clause, ...]]) -> list[Problem]:
    """Every circle of clauses that require each other, once, at its first clause by name."""
    circles: dict[tuple[str, ...], Problem] = {}
    finished: set[str] = set()
    for start in clauses:
        path: list[str] = []
        stack: list[tuple[str, bool]] = [(start, True)]
        while stack:
            id, entering = stack.pop()
            if not entering:
                finished.add(path.pop())
            elif id in path:
                circle = path[path.index(id) :]
                first = circle.index(min(circle))
                ordered = tuple(circle[first:] + circle[:first])
                place = _place(clauses[ordered[0]][0], "requires:")
                message = f"these clauses require each other: {' -> '.join([*ordered, ordered[0]])}"
                circles[ordered] = error("DK206", message, place, "remove one of these from 'requires'")
            elif id not in finished:
                path.append(id)
                stack.append((id, False))
                required = {other for clause in clauses[id] for other in clause.requires if other in clauses}
                stack += [(other, True) for other in sorted(required, reverse=True)]
    return list(circles.values())


def _place(clause: Clause, word: str) -> Place:
    """Where a word stands in the clause's file; its first line if it is not there."""
    try:
        text = read_text(Path(clause.file))
    except DraftkitError:
        return Place(clause.file)
    found = re.search(rf"(?<![\w/-]){re.escape(word)}", text) if word else None
    if found is None:
        return Place(clause.file, 1)
    return place_in_text(clause.file, text, found.start(), len(word.rstrip(":")))


def _each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without those that say the same of the same file again."""
    kept: dict[tuple[str, str, str], Problem] = {}
    for problem in problems:
        kept.setdefault((problem.code, problem.message, problem.place.file if problem.place else ""), problem)
    return tuple(kept.values())
