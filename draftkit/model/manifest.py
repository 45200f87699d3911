"""The manifest: the record inside a .docx of what it was made from. It holds hashes, never the inputs' values."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from zlib import crc32

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class ClauseRecord:
    """One clause in a document."""

    anchor: str
    id: str
    title: str
    version: str
    status: str
    form: str
    key: str
    """A hash of the clause's file."""
    paragraphs: tuple[int, ...]
    """A short hash of each paragraph's text, in order."""
    within: bool = False
    """Whether it stands inside a sentence or a cell, among other words."""
    checked_on: str | None = None
    approved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a document was made from."""

    tool: str
    library: str
    library_version: str
    library_key: str
    template: str
    template_version: str
    template_key: str
    inputs_key: str
    as_at: str
    extent: tuple[str, ...]
    clauses: tuple[ClauseRecord, ...]
    paragraphs: tuple[tuple[str, int], ...]
    """How many paragraphs came from clauses, inputs and the template."""
    schema: int = SCHEMA_VERSION


def text_hash(text: str) -> int:
    """A short hash of a paragraph's words, the same however they are spaced or composed (CRC-32, no secret)."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\n" in text or "\t" in text:
        text = text.replace("\n", "").replace("\t", "")
    return crc32(text.replace(" ", "").encode())
