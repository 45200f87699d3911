"""Anchors: how each clause can be found again in a document that people have edited.

In: the XML of a clause's blocks. Out: the same in a content control and between two zero-length bookmarks in its first
and last paragraph. Office programs destroy one or the other, seldom both (docs/word/anchors.md).
"""

from __future__ import annotations

from draftkit.word.names import BOOKMARK, TAG
from draftkit.word.xml import attribute

TITLE_LIMIT = 64
"""Word shows at most so many characters of a control's title."""

_KIND = '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/><w:docPartCategory w:val="draftkit"/></w:docPartObj>'
"""A clause is a building block. LibreOffice 7.4 moves the footnotes of any other kind of control to its start."""


class Anchors:
    """Gives out the numbers that bookmarks and controls need."""

    def __init__(self) -> None:
        self.bookmarks = 0
        self.controls = 0

    def bookmark(self, name: str, around: str = "") -> str:
        """A bookmark, of no length or around something."""
        number = self.bookmarks
        self.bookmarks += 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{around}<w:bookmarkEnd w:id="{number}"/>'

    def control(self, inside: str, title: str) -> str:
        """Blocks in a content control of their own, so that they can be deleted in one go."""
        self.controls += 1
        alias = attribute(title[:TITLE_LIMIT])
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:id w:val="{self.controls}"/>{_KIND}</w:sdtPr>'
            f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )

    def anchored(self, inside: str, title: str, anchor: str) -> str:
        """Blocks with their anchors; blocks that print nothing have none."""
        first = inside.find("</w:pPr>")
        last = inside.rfind("</w:p>")
        if first < 0 or last < 0:
            return inside
        first += len("</w:pPr>")
        start = self.bookmark(f"{BOOKMARK}{anchor}_s")
        end = self.bookmark(f"{BOOKMARK}{anchor}_e")
        marked = f"{inside[:first]}{start}{inside[first:last]}{end}{inside[last:]}"
        self.controls += 1
        alias = attribute(title[:TITLE_LIMIT])
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{TAG}{anchor}"/><w:id w:val="{self.controls}"/>'
            f'<w15:appearance w15:val="hidden"/>{_KIND}</w:sdtPr><w:sdtContent>{marked}</w:sdtContent></w:sdt>'
        )
