"""Values: the checked values of files -> clauses and the entries of registers.

In: what `read_file` gave, or what the cache kept of it, where dates are ISO text. Out: the values of `draftkit.model`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from draftkit.model.clause import NO_PARAMETERS, Clause, Law
from draftkit.model.contact import Contact
from draftkit.model.term import Term
from draftkit.reading.shape import Field, group
from draftkit.steps.load_library.records import FileRead

_DATES = ("checked_on", "until", "reviewed_on", "approved_on", "withdrawn_on")
"""Keys of a clause, besides `from` and `review_by`, that hold dates."""


def clause_from(file: FileRead, library: str) -> Clause:
    """The clause of a file of the library of that name."""
    values = dict(file.values)
    law = tuple(_law(entry) for entry in values.pop("law"))
    parameters = tuple(_parameter(name, entry) for name, entry in values.pop("parameters").items())
    dates = {name: _date(values.pop(name)) for name in _DATES}
    made = {
        "since": _date(values.pop("from")),
        "review_by": _some_date(values.pop("review_by")),
        "order": int(values.pop("order")),
        "examples": tuple(values.pop("examples")),
        "law": law,
        "parameter_shape": group("parameters", *parameters) if parameters else NO_PARAMETERS,
    }
    rest = {name: _frozen(value) for name, value in values.items()}
    return Clause(
        id=file.id,
        file=file.name,
        body=file.body,
        body_line=file.body_line,
        key=file.key,
        library=library,
        **(rest | dates | made),
    )


def _law(values: dict[str, Any]) -> Law:
    since, until = _date(values["from"]), _date(values["until"])
    provisions, extent = tuple(values["provisions"]), tuple(values["extent"])
    return Law(values["source"], provisions, values["status"], since, until, extent, values["note"])


def _parameter(name: str, values: dict[str, Any]) -> Field:
    return Field(
        name,
        values["type"],
        label=values["label"] or "",
        help=values["help"],
        default=_frozen(values["default"]),
        choices=tuple(values["choices"]),
        item=Field(name) if values["type"] == "list" else None,
    )


def contact_from(key: str, values: dict[str, Any]) -> Contact:
    """A contact from the checked keys of its entry."""
    numbers = {name: None if values[name] is None else int(values[name]) for name in ("minimum_age", "maximum_age")}
    dates = {name: _date(values[name]) for name in ("checked_on", "review_by")}
    rest = {name: _frozen(value) for name, value in values.items()}
    return Contact(**(rest | {"key": key} | numbers | dates))


def term_from(key: str, values: dict[str, Any]) -> Term:
    """A term from the checked keys of its entry."""
    exceptions = tuple(values["except"])
    rest = {name: _frozen(value) for name, value in values.items() if name != "except"}
    folded = tuple(phrase.casefold() for phrase in values["avoid"] if phrase)
    return Term(key=key, exceptions=exceptions, folded=folded, **rest)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _date(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _some_date(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
