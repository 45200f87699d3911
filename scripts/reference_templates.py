"""The page of templates: those shipped with their fields, and what outlines and clauses may use.

In: a `Library`. Out: Markdown. Names and arguments of the functions come from the code; what each does is written here,
and a function without a description, or a description without a function, is an error.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from reference_tables import fields_table, nested, table

from draftkit.model.library import Library
from draftkit.model.template import Template
from draftkit.steps.render.filters import COUNT_LIMIT, FILTERS, OUTPUT_LIMIT, STEP_LIMIT
from draftkit.steps.render.functions import clause_functions, outline_functions
from draftkit.steps.render.outline import CLAUSE_NAMES, _Outline
from draftkit.steps.render.sandbox import _STRING_METHODS

FUNCTIONS = {
    "clause": """The clause with this id, when it is printed. `form` is full, short or line; with `optional=true` a
    clause that may not be used is left out instead of being an error; other names are values of its parameters.""",
    "clauses": """The clauses of a family, to loop over: those that the inputs name under `clauses`, else `default` (a
    list of ids), else all that fit `topics=` and `audiences=`. Each has `id`, `title` and `summary`, and is placed when
    it is printed.""",
    "placed": "Whether a clause has been printed in full so far.",
    "contact": """A service from contacts.yaml in one line. One that is not verified, or serves none of the document's
    nations, is left out and reported.""",
    "source": "The title of a source; with `short=true` its short form.",
    "ref": """A cross-reference to a clause: the number of its first paragraph, or its title. The clause must be in the
    document.""",
    "attributed": "A claim with its attribution before it and its source in a footnote: 'Police said that …'.",
    "single_source": """The name of the news outlet when every claim rests on one news item, otherwise nothing; it also
    reports DK402.""",
    "styled": "A paragraph in one of the styles question, subtitle, caption or source.",
    "evidence": "What an answer rests on, in a line, with the sources in footnotes.",
    "table_of_sources": "The list of the sources that the document cites, by kind.",
    "sign_off_annex": "An annex, with a heading, that lists each clause of the document with its version, status, "
    "approver and date of checking; nothing when the inputs say `sign_off: false`. In Word it is one control, "
    "deleted in one go.",
}
"""What each function does."""

NAMES = {
    "as_at": "The date for which law and clauses are chosen.",
    "extent": "Where the document applies.",
    "audiences": "Whom it is for.",
}
"""What a clause may use besides its parameters and the functions."""


def templates_page(library: Library) -> str:
    """Every template, and what may be used in one."""
    of_clauses = cast("Mapping[str, Callable[..., Any]]", clause_functions(cast("Any", None)))
    of_outlines = {**_Outline.functions(cast("Any", None)), **outline_functions(cast("Any", None))}
    if differing := of_outlines.keys() ^ FUNCTIONS.keys() | (of_clauses.keys() | NAMES.keys()) ^ CLAUSE_NAMES:
        raise ValueError(f"scripts/reference_templates.py and the functions of templates differ: {differing}")
    only = {name: function for name, function in of_outlines.items() if name not in of_clauses}
    return "\n\n".join(
        [
            "# Templates",
            _ABOUT,
            *(part for template in library.templates.values() for part in _template(template)),
            "## What outlines and clauses may use",
            _LANGUAGE,
            "### Functions for clauses",
            "Outlines may call them too.",
            table(("function", "what it gives"), _functions(of_clauses)),
            "A clause's text also sees its own parameters and:",
            table(("name", "what it is"), [(f"`{name}`", text) for name, text in NAMES.items()]),
            "### Functions for outlines",
            "An outline also sees every field of its template, by name.",
            table(("function", "what it gives"), _functions(only)),
            "### Filters",
            f"{_words(FILTERS)}. They work as in Jinja; there are no others.",
            f"Text has the methods {_words(_STRING_METHODS)}.",
            _LIMITS,
            "### Markdown",
            _MARKDOWN,
        ]
    )


_ABOUT = """\
A template is a folder with `template.yaml`, which [declares its fields](files.md#templateyaml), and `document.md`, its
outline: Jinja over Markdown. `draftkit templates show NAME` prints its fields, `draftkit new NAME` an inputs file with
them."""

_LANGUAGE = """\
`{{ … }}` prints a value, `{% if … %}`, `{% for … %}` and `{% set … %}` work as in Jinja. What a value prints is never
read as Markdown, except the value of a field of type markdown, which is read by itself. A paragraph, list item, table
row or heading whose values are all empty is left out. Ids of clauses and names of families stand in quotes in the
outline; none is built from pieces."""

_LIMITS = f"""\
Text and lists cannot be multiplied and `**` does not exist. One template makes at most {OUTPUT_LIMIT:,} characters, its
loops take at most {STEP_LIMIT:,} steps, and a number given to a filter is at most {COUNT_LIMIT:,}."""

_MARKDOWN = """\
Paragraphs, `#` headings, lists, tables with one header row, `>` quotations, `> [!NOTE]` boxes (also TIP, IMPORTANT,
WARNING, CAUTION), labels with values (`To` on one line, `: Minister` on the next), `**strong**`, `*emphasis*`, `code`,
links to `https://`, `mailto:` and `tel:`, footnotes (`[^1]` and `[^1]: text`), citations (`[@key]`,
`[@key, s 1(2)]`, `[@one, s 1; @two]`) and gaps (`[TO CONFIRM: what]`). A heading that ends in `{.annex}` begins an
annex. HTML and images are refused in clauses and outlines; in inputs, HTML prints as it was typed."""


def _template(template: Template) -> Iterable[str]:
    yield f"## {template.name}"
    yield f"{template.title} {template.version}. {template.description}"
    yield (
        f"House style `{template.house_style}`, numbering `{template.numbering}`. Besides these fields it has the "
        "[fields of every template](files.md#inputs)."
    )
    yield fields_table(template.own_fields)
    for name, inner in nested(template.own_fields):
        yield f"Keys of each entry of `{name}`:"
        yield fields_table(inner.fields)


def _functions(functions: Mapping[str, Callable[..., Any]]) -> list[tuple[str, str]]:
    return [(f"`{name}{_arguments(function)}`", FUNCTIONS[name]) for name, function in functions.items()]


def _arguments(function: Callable[..., Any]) -> str:
    """What is written in the brackets, as a template writes it."""
    parts = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            parts.append("…")
        elif parameter.default is inspect.Parameter.empty:
            parts.append(parameter.name)
        else:
            parts.append(f"{parameter.name}={_literal(parameter.default)}")
    return f"({', '.join(parts)})"


def _literal(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return "none" if value is None else str(value).lower()


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in sorted(words))
