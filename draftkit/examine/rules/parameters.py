"""DK110, DK220, DK222, DK240: parameters that no text prints, that nobody explains, or that no example should have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.examine.texts import forms_of, pieces
from draftkit.model.clause import Clause
from draftkit.problems import Problem, advice, did_you_mean, error, warning

_NAME = re.compile(r"[A-Za-z_]\w*")


def parameters(subject: Subject) -> Iterator[Problem]:
    """What does not fit between the declared parameters, the texts and the examples."""
    for clause in subject.clauses():
        yield from _declared(clause, subject)
        yield from _examples(clause, subject)


def _declared(clause: Clause, subject: Subject) -> Iterator[Problem]:
    read: set[str] = set()
    for _, text in forms_of(clause) if clause.parameters else ():
        code = [text[start:end] for kind, start, end in pieces(text) if kind in {"{{", "{%"}]
        read.update(name for part in code for name in _NAME.findall(part))
    for parameter in clause.parameters:
        where = subject.at(clause, "parameters", parameter.name, key=True)
        if parameter.name not in read:
            yield warning("DK220", f"the parameter '{parameter.name}' is never used", where, "remove it, or use it")
        if not parameter.help.strip():
            where = subject.at(clause, "parameters", parameter.name, "help")
            hint = "say in a few words what it is for: whoever fills it in reads that"
            yield warning("DK240", f"the parameter '{parameter.name}' is not explained", where, hint)


def _examples(clause: Clause, subject: Subject) -> Iterator[Problem]:
    names = [parameter.name for parameter in clause.parameters]
    for number, example in enumerate(clause.examples):
        for name in example:
            if name not in names:
                hint = did_you_mean(name, names, "declare it under 'parameters', or remove it")
                where = subject.at(clause, "examples", number, name, key=True)
                yield error("DK110", f"'{name}' is not a parameter of the clause", where, hint)
    if not clause.examples:
        where = subject.at(clause, "examples", key=True)
        yield advice("DK222", "there is no example", where, "write 'examples: [{}]' at least")
