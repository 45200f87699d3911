"""Where answers stand in a form that draftkit filled in before, by the bookmarks that it left around each.

In: the tree of the main part. Out: `Answers`: where each answer starts and ends.
"""

from __future__ import annotations

from lxml import etree

from draftkit.word.form.marks import Mark, mark_of
from draftkit.word.form.spots import SpotKind
from draftkit.word.form.texts import BOOKMARK_START, P
from draftkit.word.names import w

IN_LINES = (SpotKind.BLANK, SpotKind.INLINE)
"""Kinds of spots within a line, whose answers do not start with a paragraph."""


class Answers:
    """The answers of paragraphs that draftkit wrote into the form, by the paragraph in which each starts."""

    def __init__(self, tree: etree._Element) -> None:
        self.starts: dict[etree._Element, tuple[Mark, tuple[etree._Element, ...]]] = {}
        self.ends: dict[Mark, etree._Element] = {}
        """Where each answer ends, those within lines too."""
        found: dict[Mark, etree._Element] = {}
        for element in tree.iter(BOOKMARK_START):
            named = mark_of(element.get(w("name")) or "")
            if named is not None:
                (found if named[1] else self.ends).setdefault(named[0], element)
        for mark, element in found.items():
            paragraph = next(element.iterancestors(P), None)
            if paragraph is not None and mark.kind not in IN_LINES:
                end = self.ends.get(mark)
                self.starts.setdefault(paragraph, (mark, (element,) if end is None else (element, end)))

    def last(self, first: etree._Element, ends: tuple[etree._Element, ...]) -> etree._Element:
        """The later sibling of the first paragraph of an answer with which it ends; itself if the end was lost."""
        parent = first.getparent()
        for ancestor in ends[-1].iterancestors():
            if ancestor.getparent() is parent:
                return ancestor
        return first
