"""Measuring a wording: what its own text and each option of its clauses count for, and the notes they bring.

In: a `Wording`. Out: the places in reading order, as `search` takes them; and for one selection its exact counts, as it
would be handed in. Options are measured where they stand, since a clause in a list or in brackets does not count for
the sum of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from draftkit.consultation.counting import count_characters, count_words
from draftkit.consultation.fitting.notes import notes_in
from draftkit.consultation.fitting.search import Option
from draftkit.consultation.fitting.wordings import FORMS, Place, Wording, form_of
from draftkit.consultation.rendering.delivering import before_notes
from draftkit.model.document import Block, Citation, Document, Inline, Link, Note, Origin, Text
from draftkit.model.passages import Passage, Rendered
from draftkit.model.sentences import stands_in
from draftkit.model.source import Source
from draftkit.model.tree import with_inlines
from draftkit.outputs.plain_text import as_plain_text, body_text
from draftkit.problems import DraftkitError
from draftkit.steps.cite.notes import cite
from draftkit.steps.parse.passages import parse_document

_MARK = re.compile("\ue0d0(\\d+)\ue0d1")


class Choice(NamedTuple):
    """An option of a place, and which one it is."""

    option: Option
    form: str
    words: int
    """How many words the passage has by itself, without notes."""


class Measured(NamedTuple):
    """A wording with everything that counts."""

    wording: Wording
    words: int
    """What its own text counts for, without clauses and notes …"""
    characters: int
    text_words: int
    """How many words it has with its clauses as asked for, without notes."""
    order: tuple[int | tuple[Inline, ...], ...]
    """In reading order: the index of a place, or notes of its own text."""
    choices: tuple[tuple[Choice, ...], ...]
    """For each place, in the order of the wording."""
    lost: tuple[str, ...] = ()
    """Sentences of clauses that are to be kept, but stand nowhere in them."""


class Measurer:
    """Measures wordings of one response."""

    def __init__(self, sources: Mapping[str, Source], titles: Mapping[str, str]) -> None:
        self.sources = sources
        self.titles = titles

    def measured(self, wording: Wording, must_keep: Sequence[str]) -> Measured:
        """What a wording and its options count for; `must_keep` are the sentences of the answer to be kept."""
        skeleton = _filled(wording, {place.number: _mark(index) for index, place in enumerate(wording.places)})
        blocks = self.blocks(skeleton)
        words, characters = _counts(blocks)
        choices, lost = [], []
        for index, place in enumerate(wording.places):
            keep = (*place.clause.must_keep, *must_keep)
            asked = self.text(place.options[0])
            lost += [one for one in place.clause.must_keep if not stands_in(one, asked)]
            kept = [sentence for sentence in keep if stands_in(sentence, asked)]
            choices.append(tuple(self.choices(wording, index, place, kept, (words, characters))))
        order = tuple(_order(notes_in_order(blocks)))
        asked_text = body_text(_without_notes(self.blocks(wording.passage)))
        return Measured(
            wording, words, characters, count_words(asked_text), order, tuple(choices), tuple(dict.fromkeys(lost))
        )

    def choices(
        self, wording: Wording, index: int, place: Place, kept: Sequence[str], own: tuple[int, int]
    ) -> Iterator[Choice]:
        """The options of a place that keep what is to be kept, each measured with only marks at the other places."""
        marks = {one.number: _mark(number) for number, one in enumerate(wording.places)}
        asked_words = count_words(self.text(place.options[0]))
        for rank, passage in enumerate(place.options):
            try:
                text = self.text(passage)
                blocks = self.blocks(_filled(wording, marks | {place.number: passage}))
            except DraftkitError:  # such a form has no room there, as several paragraphs inside a sentence
                continue
            if rank and (not text or not all(stands_in(sentence, text) for sentence in kept)):
                continue
            words, characters = _counts(blocks)
            loss = max(0, asked_words - count_words(text))
            notes = tuple(notes_in(self.blocks(passage)))
            option = Option(
                words - own[0], characters - own[1], loss, notes, FORMS.index(form_of(passage)) if rank else 0
            )
            yield Choice(option, form_of(passage), count_words(text))

    def blocks(self, passage: Passage) -> tuple[Block, ...]:
        """The blocks of a passage as a text of its own, with its citations not yet turned into notes."""
        document, _ = parse_document(Rendered(passage, ()))
        return before_notes(document.blocks, self.titles)

    def text(self, passage: Passage) -> str:
        """The text of a passage without notes."""
        return body_text(_without_notes(self.blocks(passage)))

    def handed_in(self, wording: Wording, forms: Sequence[str]) -> str:
        """The plain text of a selection, exactly as it is handed in."""
        passages = {
            place.number: next(option for option in place.options if form_of(option) == form)
            for place, form in zip(wording.places, forms, strict=True)
        }
        blocks = self.blocks(_filled(wording, passages))
        noted, _ = cite(Document(blocks, notes=1), self.sources)
        return as_plain_text(noted.blocks)


def _filled(wording: Wording, passages: Mapping[int, Passage]) -> Passage:
    """The passage of an answer with other passages in place of its clauses."""
    values = [passages.get(number, value) for number, value in enumerate(wording.passage.values)]
    return Passage(
        wording.passage.origin,
        wording.passage.text,
        wording.passage.file,
        wording.passage.first_line,
        None,
        tuple(values),
    )


def _mark(index: int) -> Passage:
    return Passage(Origin("clause", "mark"), f"\ue0d0{index}\ue0d1", "mark", 1)


def _counts(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """Words and characters, with notes as marks of one digit and not yet listed; marks of places count for nothing."""
    text = body_text(with_inlines(blocks, lambda inlines: tuple(_one_digit(inline) for inline in inlines)))
    marks = _MARK.findall(text)
    return count_words(text) - len(marks), count_characters(text) - sum(len(mark) + 2 for mark in marks)


def _one_digit(inline: Inline) -> Inline:
    return Note((), 1) if isinstance(inline, Citation | Note) else inline


def _without_notes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    def kept(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(inline for inline in inlines if not isinstance(inline, Citation | Note))

    return with_inlines(blocks, kept)


def notes_in_order(blocks: tuple[Block, ...]) -> list[int | Inline]:
    """The notes of a skeleton and the indexes of its places, in reading order."""
    found: list[int | Inline] = []

    def look(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        for inline in inlines:
            if isinstance(inline, Citation | Note):
                found.append(inline)
            elif isinstance(inline, Text):
                found.extend(int(number) for number in _MARK.findall(inline.text))
            elif isinstance(inline, Link):
                look(inline.inlines)
        return inlines

    with_inlines(blocks, look)
    return found


def _order(found: list[int | Inline]) -> Iterator[int | tuple[Inline, ...]]:
    """Neighbouring notes put together."""
    together: list[Inline] = []
    for one in found:
        if isinstance(one, int):
            if together:
                yield tuple(together)
            together = []
            yield one
        else:
            together.append(one)
    if together:
        yield tuple(together)
