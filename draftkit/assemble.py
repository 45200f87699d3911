"""The pipeline, on one screen: inputs and library -> a `Draft` -> the bytes of a document.

    1 load_inputs    what a person wrote        -> Inputs
    2 load_library   folders                    -> Library        (load_library, called once for many documents)
    3 choose         Inputs, Library, date      -> Selection
    4 render         Selection                  -> Rendered       each passage knows its clause
    5 parse          Rendered                   -> Document
    6 finish         Document                   -> Document       citations, listings, numbers, references
    7 check, record  Document                   -> problems, Manifest
    8 write          Draft                      -> bytes

Nothing here reads a clock, prints, or keeps anything between two calls.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from draftkit.checks import check
from draftkit.files import Cache
from draftkit.model.draft import Composed, Draft, Worded
from draftkit.model.inputs import Inputs
from draftkit.model.library import Library
from draftkit.model.subject import Subject
from draftkit.model.template import Template
from draftkit.outputs.docx.load_style import load_house_style
from draftkit.outputs.docx.writer import write_docx
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, did_you_mean, error, raise_errors
from draftkit.reading.located import Located, from_data
from draftkit.steps.choose import choose
from draftkit.steps.cite.listings import fill_listings
from draftkit.steps.cite.notes import cite
from draftkit.steps.load_inputs import load_inputs, template_of
from draftkit.steps.number import number_document
from draftkit.steps.parse.passages import parse_document
from draftkit.steps.record import record
from draftkit.steps.render.outline import render_document, wanted_clauses

Report = Callable[[int, str], None]
"""Called with the number of each step and what it made, for `-v`."""


def assemble(
    inputs: Located | Mapping[str, Any],
    library: Library,
    *,
    as_at: date,
    cache: Cache | None = None,
    report: Report = lambda number, made: None,
) -> Draft:
    """The document that `inputs` describe, as the law and the clauses stood on `as_at`.

    Raises `DraftkitError` with every error found by the step that could not go on.
    """
    with collection_paused():
        cache = cache or Cache()
        return finish(compose(inputs, library, as_at=as_at, cache=cache, report=report), library, cache, report)


def compose(
    inputs: Located | Mapping[str, Any],
    library: Library,
    *,
    as_at: date,
    cache: Cache,
    report: Report = lambda number, made: None,
) -> Composed:
    """Steps 1 to 5: the document without its notes and numbers; raises `DraftkitError`."""
    worded = word(inputs, library, as_at=as_at, cache=cache, report=report)
    parsed, found_parsing = parse_document(worded.rendered)
    report(5, f"{len(parsed.blocks)} blocks")
    return Composed(worded, parsed, (*worded.problems, *found_parsing))


def word(
    inputs: Located | Mapping[str, Any],
    library: Library,
    *,
    as_at: date,
    cache: Cache,
    report: Report = lambda number, made: None,
) -> Worded:
    """Steps 1 to 4: the texts of the document, before they are read as Markdown; raises `DraftkitError`."""
    located = inputs if isinstance(inputs, Located) else from_data(inputs)
    template = template_of(located, library.templates)
    loaded = load_inputs(located, template, library.sources)
    report(1, f"{len(loaded.values)} inputs for the template {template.name}")
    report(2, f"{len(library.clauses)} clauses in {library.name} {library.version}")
    selection = choose(loaded, library, as_at, wanted_clauses(template, loaded))
    report(3, f"{len(selection.picks)} clauses may be used, {len(selection.refusals)} may not")
    rendered, found_rendering = render_document(loaded, template, selection, library, cache)
    report(4, f"{len(rendered.placements)} clauses placed, {len(rendered.outline.values)} values in the outline")
    return Worded(loaded, template, selection, rendered, as_at, (*loaded.problems, *found_rendering))


def finish(composed: Composed, library: Library, cache: Cache, report: Report = lambda number, made: None) -> Draft:
    """Steps 6 and 7: notes, listings, numbers, then what is told of the document; raises `DraftkitError`."""
    loaded, template, as_at = composed.worded.inputs, composed.worded.template, composed.worded.as_at
    placements = composed.worded.rendered.placements
    noted, cited = cite(composed.document, {**library.sources, **loaded.sources})
    listed = fill_listings(noted, cited, placements)
    document = number_document(listed, template.numbering)
    report(6, f"{document.notes} footnotes, {len(cited)} sources")
    subject = Subject(document, loaded, placements, library.terms, as_at)
    house_style = house_style_path(loaded, template, library)
    found_in_style = _problems_of_style(house_style, cache)
    problems = (*composed.problems, *check(subject, template.checks), *found_in_style)
    raise_errors(problems)
    manifest = record(document, loaded, template, library, placements, as_at)
    report(7, f"{len(problems)} findings, manifest of {len(manifest.clauses)} clauses")
    return Draft(
        title=str(loaded.values["title"]),
        marking=_marking(loaded),
        organisation=_organisation(loaded),
        as_at=as_at,
        numbering=template.numbering,
        document=document,
        manifest=manifest,
        selection=composed.worded.selection,
        placements=placements,
        problems=problems,
        house_style=house_style,
        properties={"subject": template.title, "status": "Draft"},
    )


def write(draft: Draft, format: str = "docx", *, made_at: datetime | None = None, cache: Cache | None = None) -> bytes:
    """The bytes of a draft in a format (so far `docx`); `made_at` is the date in its properties, else its as-at date.

    Raises `DraftkitError` when the house style cannot be used or the written file does not hold what it should.
    """
    if format != "docx":
        message = f"draftkit does not write '{format}'"
        raise DraftkitError([error("DK512", message, None, did_you_mean(format, ["docx"], "formats: docx"))])
    with collection_paused():
        return write_docx(draft, made_at=made_at, cache=cache or Cache())


@contextmanager
def collection_paused() -> Iterator[None]:
    """A pause of the cyclic garbage collector.

    A long document is made of a hundred thousand small values without a single cycle; looking through them again and
    again for cycles would take a quarter of the time, and more the longer the document is.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def house_style_path(inputs: Inputs, template: Template, library: Library) -> str:
    """The path of the house style that the inputs or the template name; raises `DraftkitError` if there is none."""
    name = inputs.values.get("house_style") or template.house_style
    if name in library.house_styles:
        return library.house_styles[name]
    if name.lower().endswith((".docx", ".dotx", ".docm", ".dotm")) or "/" in name:
        return str(Path(inputs.located.file).parent / name)
    place = inputs.located.place(("house_style",)) if inputs.values.get("house_style") else Place(template.file)
    known = ", ".join(library.house_styles)
    hint = did_you_mean(name, library.house_styles, f"there are: {known}; or give the path of a .docx")
    raise DraftkitError([error("DK513", f"there is no house style '{name}'", place, hint)])


def _problems_of_style(path: str, cache: Cache) -> tuple[Problem, ...]:
    """What the house style lacks; one that does not exist stops `write`, not a look at the document."""
    return load_house_style(Path(path), cache).problems(path) if Path(path).is_file() else ()


def _marking(inputs: Inputs) -> str:
    marking = inputs.values.get("marking") or "none"
    return "" if marking == "none" else str(marking)


def _organisation(inputs: Inputs) -> str:
    organisation = inputs.values.get("organisation")
    name = organisation.get("name") if isinstance(organisation, Mapping) else organisation
    return str(name or "")
