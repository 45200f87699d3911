"""Prose: the paragraphs, lists and tables of a Word document that somebody else wrote, as Markdown.

    runs       a paragraph              -> stretches of text with their formatting, notes and links
    escaping   text                     -> Markdown that reads back as that text
    inlines    stretches                -> Markdown
    read       the bytes of a .docx     -> Prose, as it stands with all changes accepted, and as it was before them

It is what comes back by e-mail: written in Word, LibreOffice or Google Docs, with tracked changes or without.
"""

from __future__ import annotations

from draftkit.word.prose.read import Prose, ProseBlock, ProseTable, blocks_of, read_prose

__all__ = ["Prose", "ProseBlock", "ProseTable", "blocks_of", "read_prose"]
