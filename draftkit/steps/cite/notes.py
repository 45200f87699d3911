"""Footnotes: every citation becomes a note, every note gets its number in reading order.

In: a `Document`, the sources. Out: the document with its notes numbered and filled, and the sources cited in the
order of their first mention; raises `DraftkitError` naming every key that no register has.
"""

from __future__ import annotations

from collections.abc import Mapping

from draftkit.model.document import Citation, Document, Inline, Link, Note, Paragraph, Text
from draftkit.model.source import Source
from draftkit.model.tree import with_inlines
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, did_you_mean, error
from draftkit.steps.cite.oscola import citation


def cite(document: Document, sources: Mapping[str, Source]) -> tuple[Document, tuple[Source, ...]]:
    """The document with its footnotes, and the sources it cites."""
    if document.notes == 0:
        return document, ()
    noter = Noter(sources)
    blocks = with_inlines(document.blocks, noter.noted)
    if noter.problems:
        raise DraftkitError(noter.problems)
    cited = tuple(sources[key] for key in noter.first_notes)
    return document._replace(blocks=blocks, notes=noter.count), cited


_NOTING = frozenset({Citation, Note, Link})
"""Inlines that are notes or may hold some."""


_PLAIN = frozenset({Text, Link})


def _has_notes(inlines: tuple[Inline, ...]) -> bool:
    return not _NOTING.isdisjoint(map(type, inlines))


class Noter:
    """Counts notes and remembers where each source was first cited."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.count = 0
        self.first_notes: dict[str, int] = {}
        self.problems: list[Problem] = []

    def noted(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Inlines with numbered notes in place of citations."""
        kinds = set(map(type, inlines))
        if _NOTING.isdisjoint(kinds):
            return inlines
        if kinds <= _PLAIN and not any(isinstance(one, Link) and _has_notes(one.inlines) for one in inlines):
            return inlines
        return tuple(self.note(inline) for inline in inlines)

    def note(self, inline: Inline) -> Inline:
        match inline:
            case Citation():
                self.count += 1
                return Note((Paragraph((*_capital(self.worded(inline)), Text("."))),), self.count)
            case Note(blocks=blocks):
                self.count += 1
                number = self.count
                return Note(with_inlines(blocks, self.inside_note), number)
            case Link(target=target, inlines=inner):
                return Link(target, self.noted(inner))
            case _:
                return inline

    def inside_note(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """A citation inside a footnote is written out there: notes have no notes."""
        if not any(isinstance(inline, Citation | Note) for inline in inlines):
            return inlines
        flat: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Citation):
                flat += self.worded(inline)
            elif isinstance(inline, Note):
                inner = [part for block in inline.blocks if isinstance(block, Paragraph) for part in block.inlines]
                flat += [Text(" ("), *self.inside_note(tuple(inner)), Text(")")]
            else:
                flat.append(inline)
        return tuple(flat)

    def worded(self, citing: Citation) -> tuple[Inline, ...]:
        """The words of a citation, of one or several sources."""
        words: list[Inline] = []
        for cite_ in citing.cites:
            source = self.sources.get(cite_.key)
            if source is None:
                place = Place(citing.file, citing.line) if citing.file else None
                hint = did_you_mean(cite_.key, self.sources, "add it to sources.yaml, or to 'sources:' in the inputs")
                self.problems.append(error("DK202", f"there is no source '{cite_.key}'", place, hint))
                continue
            first = self.first_notes.setdefault(cite_.key, self.count)
            words += [Text("; ")] if words else []
            words += citation(source, cite_.pinpoint, first if first != self.count else None)
        return tuple(words)


def _capital(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a note with a capital at its start, for short forms such as `the 1978 Act`."""
    first = words[0] if words else None
    if isinstance(first, Text) and first.text[:4] == "the ":
        return (Text("T" + first.text[1:], first.marks), *words[1:])
    return words
