"""Step 7: what a document was made from -> its `Manifest`.

In: the finished document and everything that went into it. Out: a `Manifest` of names, versions and hashes; no value
of the inputs is in it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from draftkit.model.document import Anchor, Document, Inline, Origin, plain_text
from draftkit.model.inputs import Inputs
from draftkit.model.library import Library
from draftkit.model.manifest import ClauseRecord, Manifest, text_hash
from draftkit.model.selection import Placement
from draftkit.model.template import Template
from draftkit.model.tree import paragraphs
from draftkit.version import __version__


def record(
    document: Document,
    inputs: Inputs,
    template: Template,
    library: Library,
    placements: tuple[Placement, ...],
    as_at: date,
) -> Manifest:
    """The manifest of a document."""
    lines = paragraphs(document.blocks, Origin("template", template.name))
    counts = Counter([origin.kind for _, _, origin in lines])
    within: set[str] = set()
    hashes: dict[str, list[int]] = {placement.anchor: [] for placement in placements}
    for inlines, region, _ in lines if placements else ():
        if region is not None and (text := plain_text(inlines)) and not text.isspace():
            hashes[region.anchor].append(text_hash(text))
        if Anchor in map(type, inlines):
            for anchor, text in _anchored_texts(inlines):
                hashes[anchor].append(text_hash(text))
                within.add(anchor)
    records = tuple(
        _clause_record(placement, tuple(hashes[placement.anchor]), placement.anchor in within)
        for placement in placements
    )
    return Manifest(
        tool=f"draftkit {__version__}",
        library=library.name,
        library_version=library.version,
        library_key=library.key,
        template=template.name,
        template_version=template.version,
        template_key=template.key,
        inputs_key=inputs.key,
        as_at=as_at.isoformat(),
        extent=inputs.extent,
        clauses=records,
        paragraphs=tuple((kind, counts[kind]) for kind in ("clause", "inputs", "template")),
    )


def _clause_record(placement: Placement, hashes: tuple[int, ...], within: bool) -> ClauseRecord:
    clause = placement.clause
    return ClauseRecord(
        anchor=placement.anchor,
        id=clause.id,
        title=clause.title,
        version=clause.version,
        status=clause.status,
        form=placement.form,
        key=clause.key,
        paragraphs=hashes,
        within=within,
        checked_on=clause.checked_on.isoformat() if clause.checked_on else None,
        approved_by=clause.approved_by,
    )


def _anchored_texts(inlines: tuple[Inline, ...]) -> list[tuple[str, str]]:
    """The text of each clause that stands inside a sentence or a cell, with its anchor."""
    texts = []
    for start, inline in enumerate(inlines):
        if isinstance(inline, Anchor) and inline.edge == "s":
            end = inlines.index(Anchor(inline.anchor, "e"), start)
            texts.append((inline.anchor, plain_text(inlines[start:end])))
    return texts
