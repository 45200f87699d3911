"""Notes: what the next note of an answer counts for in its list of sources.

In: citations in reading order, and what was cited before. Out: words and characters. Most sources are cited in full
when they are first mentioned and shortly afterwards, so that a note's length depends on the notes before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from draftkit.consultation.counting import count_characters, count_words
from draftkit.model.document import Block, Citation, Inline, Link, Note
from draftkit.model.source import Source
from draftkit.model.tree import with_inlines
from draftkit.outputs.plain_text import SOURCES, note_text
from draftkit.steps.cite.notes import Noter


class Cited(NamedTuple):
    """What an answer has cited so far."""

    notes: int = 0
    """How many notes there are."""
    first: tuple[tuple[str, int], ...] = ()
    """For each source that may be cited again, the number of its first note, in alphabetical order."""


HEADING_WORDS = count_words(SOURCES)
HEADING_CHARACTERS = count_characters(f"\n\n{SOURCES}")
"""What the heading over the list counts for, with the blank line before it."""


class NoteCounter:
    """Counts notes; what was counted before is remembered, since the same state is met again and again."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.known: dict[tuple[Cited, tuple[Inline, ...]], tuple[Cited, int, int]] = {}

    def after(self, cited: Cited, notes: tuple[Inline, ...]) -> tuple[Cited, int, int]:
        """What is cited after these notes, and the words and characters that they add."""
        if not notes:
            return cited, 0, 0
        found = self.known.get((cited, notes))
        if found is None:
            found = self.known[cited, notes] = self._after(cited, notes)
        return found

    def _after(self, cited: Cited, notes: tuple[Inline, ...]) -> tuple[Cited, int, int]:
        noter = Noter(self.sources)
        noter.count, noter.first_notes = cited.notes, dict(cited.first)
        words = characters = 0
        for inline in notes:
            note = noter.note(inline)
            if isinstance(note, Note):
                entry = f"[{note.number}] {note_text(note)}"
                words += count_words(entry)
                characters += count_characters(f"\n{entry}") + len(str(note.number)) - 1
        return Cited(noter.count, tuple(sorted(noter.first_notes.items()))), words, characters


def only(cited: Cited, keys: Collection[str]) -> Cited:
    """The state without the sources that are not cited again: it makes no difference where they were cited."""
    return Cited(cited.notes, tuple(entry for entry in cited.first if entry[0] in keys))


def repeated_keys(notes: tuple[Inline, ...], sources: Mapping[str, Source]) -> set[str]:
    """The sources in notes that are cited otherwise when they were cited before."""
    return {key for inline in notes for key in _keys(inline) if key in sources and not sources[key].is_legislation}


def _keys(inline: Inline) -> Iterator[str]:
    if isinstance(inline, Citation):
        yield from (cite.key for cite in inline.cites)
    elif isinstance(inline, Note):
        for within in notes_in(inline.blocks):
            yield from _keys(within)


def notes_in(blocks: tuple[Block, ...]) -> list[Inline]:
    """The citations and notes of blocks, in reading order."""
    found: list[Inline] = []

    def look(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        for inline in inlines:
            if isinstance(inline, Citation | Note):
                found.append(inline)
            elif isinstance(inline, Link):
                look(inline.inlines)
        return inlines

    with_inlines(blocks, look)
    return found
