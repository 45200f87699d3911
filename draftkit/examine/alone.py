"""A clause alone: one version in one form -> a document of nothing else.

In: a `Clause`, the `Library` whose registers it uses, a form, values for its parameters, an extent, a day. Out: a
`Draft`. Law, period, audience and status do not matter here: an older version must render as well as the newest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from draftkit.assemble import assemble
from draftkit.checks import CHECKS
from draftkit.files import Cache
from draftkit.model.clause import Clause
from draftkit.model.draft import Draft
from draftkit.model.library import Library
from draftkit.model.template import STANDARD_FIELDS, Template
from draftkit.reading.located import from_data
from draftkit.reading.shape import group

NAME = "examination"


def clause_draft(
    clause: Clause,
    library: Library,
    *,
    form: str = "full",
    parameters: Mapping[str, Any] | None = None,
    extent: Sequence[str] = (),
    as_at: date,
    cache: Cache | None = None,
) -> Draft:
    """A document of nothing but one clause, whatever the state of its law; raises `DraftkitError`.

    It is for the nations in `extent`, or for all of the clause's own.
    """
    alone = replace(
        clause, law=(), requires=(), conflicts=(), audiences=(), since=None, until=None, status="draft", overrides=None
    )
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
        "extent": list(extent or clause.extent),
        "parameters": dict(parameters or {}),
    }
    return assemble(from_data(inputs, clause.file), lonely, as_at=as_at, cache=cache)
