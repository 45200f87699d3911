"""Footnotes as WordprocessingML: `footnotes.xml` with its separators, and bookmarks for references to notes.

In: the notes that the body's writer collected. Out: the XML of the part, and the body with a bookmark around every
mark that a later note refers to (ECMA-376 part 1, 17.11).
"""

from __future__ import annotations

import re

from draftkit.model.document import Note, NoteReference, Paragraph
from draftkit.outputs.docx.anchors import Anchors
from draftkit.outputs.docx.blocks import BlockWriter
from draftkit.outputs.docx.house_style import HouseStyle
from draftkit.outputs.docx.inlines import InlineWriter, Links, note_bookmark
from draftkit.outputs.docx.numbering import Numbering
from draftkit.outputs.docx.style_names import NOTE_MARK, PARAGRAPHS
from draftkit.word.names import R, W
from draftkit.word.xml import DECLARATION

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def footnotes_part(notes: list[Note], style: HouseStyle, links: Links, numbering: Numbering, anchors: Anchors) -> str:
    """The XML of `footnotes.xml`."""
    mark = f'<w:rPr><w:rStyle w:val="{style.style(NOTE_MARK)}"/></w:rPr>'
    lead = f'<w:r>{mark}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    inlines = InlineWriter(style, links, anchors)
    written = [_footnote(note, style, inlines, numbering, lead) for note in notes]
    return f'{DECLARATION}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{_SEPARATORS}{"".join(written)}</w:footnotes>'


def _footnote(note: Note, style: HouseStyle, inlines: InlineWriter, numbering: Numbering, lead: str) -> str:
    """One footnote: its number stands in its first paragraph."""
    opening = f'<w:p><w:pPr><w:pStyle w:val="{style.style(PARAGRAPHS["note"])}"/></w:pPr>'
    blocks = note.blocks
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        body = f"{opening}{lead}{inlines.runs(blocks[0].inlines)}</w:p>"
    else:
        writer = BlockWriter(style, inlines, numbering, inlines.anchors)
        writer.current = opening
        first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else Paragraph(())
        rest = blocks[1:] if blocks and isinstance(blocks[0], Paragraph) else blocks
        body = f"{opening}{lead}{inlines.runs(first.inlines)}</w:p>{writer.body(rest) if rest else ''}"
    return f'<w:footnote w:id="{note.number}">{body}</w:footnote>'


def referred_notes(notes: list[Note]) -> frozenset[int]:
    """The numbers of the notes that other notes refer to."""
    found = set()
    for note in notes:
        for block in note.blocks:
            if isinstance(block, Paragraph):
                found |= {inline.number for inline in block.inlines if isinstance(inline, NoteReference)}
    return frozenset(found)


def with_note_bookmarks(body: str, referred: frozenset[int], anchors: Anchors) -> str:
    """The body with a bookmark around the mark of each note that is referred to."""
    if not referred:
        return body
    mark = re.compile(r'<w:r><w:rPr><w:rStyle w:val="[^"]*"/></w:rPr><w:footnoteReference w:id="(\d+)"/></w:r>')

    def bookmarked(match: re.Match[str]) -> str:
        number = int(match[1])
        return anchors.bookmark(note_bookmark(number), match[0]) if number in referred else match[0]

    return mark.sub(bookmarked, body)
