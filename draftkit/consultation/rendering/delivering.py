"""Delivering: each answer taken out of the document, with notes of its own, as it is handed in.

In: a composed document. Out: a `Delivered` for each question: blocks without the marks of where they came from, plain
text, and what both count for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from draftkit.consultation.counting import count_characters, count_words
from draftkit.consultation.rendering.composing import composed
from draftkit.consultation.rendering.inputs import answer_path
from draftkit.consultation.response import Answer, Delivered, Response
from draftkit.files import Cache
from draftkit.model.document import (
    Anchor,
    Block,
    Callout,
    CrossReference,
    Document,
    Heading,
    Inline,
    Link,
    List,
    Note,
    Quote,
    Region,
    Text,
)
from draftkit.model.draft import Composed, Draft
from draftkit.model.library import Library
from draftkit.model.source import Source
from draftkit.model.tree import regions, with_inlines
from draftkit.outputs.plain_text import as_plain_text
from draftkit.steps.cite.notes import cite


def delivered(
    response: Response, library: Library, *, as_at: date, cache: Cache
) -> tuple[tuple[Delivered, ...], Draft]:
    """Every answer as it is handed in, in the order of the questions, and the draft of the whole response.

    Clauses and fields are put in; citations are notes numbered from 1 in each answer. The draft's problems are what
    needs attention. Raises `DraftkitError` with every fault of all answers, at the places where people wrote them.
    """
    made, draft = composed(response, library, as_at=as_at, cache=cache)
    return delivered_from(made, response, library), draft


def delivered_from(made: Composed, response: Response, library: Library) -> tuple[Delivered, ...]:
    """Every answer of a composed response."""
    written_at = {one.origin.name: one.blocks for one in regions(made.document.blocks, "inputs")}
    titles = {placement.clause.id: placement.clause.title for placement in made.worded.rendered.placements}
    sources = {**library.sources, **made.worded.inputs.sources}
    handed_in = []
    for number, question in enumerate(response.questionnaire.questions):
        answer = response.answers.get(question.id) or Answer(question.id)
        written = written_at.get(answer_path(number), ()) if answer.text.strip() else ()
        blocks = by_itself(written, sources, titles)
        plain = as_plain_text(blocks)
        handed_in.append(Delivered(question, answer, blocks, plain, count_words(plain), count_characters(plain)))
    return tuple(handed_in)


def by_itself(
    written: tuple[Block, ...], sources: Mapping[str, Source], titles: Mapping[str, str]
) -> tuple[Block, ...]:
    """The blocks of one answer as a text of its own: notes from 1, headings from level 1, no marks of origin."""
    if not written:
        return ()
    noted, _ = cite(Document(before_notes(written, titles), notes=1), sources)
    return noted.blocks


def before_notes(written: tuple[Block, ...], titles: Mapping[str, str]) -> tuple[Block, ...]:
    """The same, with its citations not yet turned into notes."""
    flat = tuple(_without_regions(written))
    return _headings_from_one(with_inlines(flat, lambda inlines: _plain_inlines(inlines, titles)))


def _without_regions(blocks: Iterable[Block]) -> Iterable[Block]:
    """The blocks, those of clauses among them as if they had been written there."""
    for block in blocks:
        match block:
            case Region(blocks=inner):
                yield from _without_regions(inner)
            case Quote(blocks=inner) | Callout(blocks=inner):
                yield block._replace(blocks=tuple(_without_regions(inner)))
            case List(items=items):
                yield block._replace(items=tuple(tuple(_without_regions(item)) for item in items))
            case _:
                yield block


def _plain_inlines(inlines: tuple[Inline, ...], titles: Mapping[str, str]) -> tuple[Inline, ...]:
    """Inlines without anchors; a reference to a clause names it, since its number means nothing elsewhere."""
    if not any(isinstance(inline, Anchor | CrossReference | Link | Note) for inline in inlines):
        return inlines
    return tuple(_plain_inline(inline, titles) for inline in inlines if not isinstance(inline, Anchor))


def _plain_inline(inline: Inline, titles: Mapping[str, str]) -> Inline:
    match inline:
        case CrossReference(clause=clause):
            return Text(f"‘{titles.get(clause, clause)}’")
        case Link(inlines=inner):
            return inline._replace(inlines=_plain_inlines(inner, titles))
        case Note(blocks=blocks):
            return inline._replace(blocks=with_inlines(blocks, lambda within: _plain_inlines(within, titles)))
        case _:
            return inline


def _headings_from_one(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Headings as they stand in a text of their own: the highest has level 1."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    shift = 1 - min(levels, default=1)
    return tuple(
        block._replace(level=block.level + shift, number="") if isinstance(block, Heading) else block
        for block in blocks
    )
