"""Inspecting a document: its manifest, and where each of its clauses is now.

In: the path of a .docx, and a library if its wording may be compared. Out: an `Inspection` that says for each clause
how it was found, how sure that is, and whether its text is still what was written. Bookmarks are asked first, then
content controls, then the hashes of paragraphs, then the words themselves: office programs destroy some of these and
keep others (docs/word/anchors.md).
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.files import read_bytes
from draftkit.model.library import Library
from draftkit.model.manifest import SCHEMA_VERSION, ClauseRecord, Manifest, text_hash
from draftkit.places import Place
from draftkit.problems import DraftkitError, error
from draftkit.provenance.wording import find_by_words
from draftkit.word.names import BOOKMARK, MANIFEST_PROPERTY
from draftkit.word.reader import WordParagraph, WordText, read_word

SIZE_LIMIT = 100_000_000

MANIFEST_LIMIT = 20_000_000
"""Longest manifest that is unpacked, in bytes."""

ENOUGH = 0.5
"""What share of a clause's paragraphs must be found by hash to say that the clause is there."""


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause of the manifest, and what has become of it."""

    record: ClauseRecord
    found_by: str
    """bookmarks, controls, paragraph hashes, text; empty when it is not in the document any more."""
    certainty: float
    """From 0 to 1."""
    changed: bool
    """Whether its text differs from what was written."""
    paragraphs: int
    """How many paragraphs it has now."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a document says about itself."""

    file: str
    manifest: Manifest | None
    manifest_found_in: str
    """custom XML, custom properties, or empty."""
    clauses: tuple[FoundClause, ...]


def inspect_document(path: str | Path, library: Library | None = None) -> Inspection:
    """The inspection of a .docx; raises `DraftkitError` when it is no Word document or its manifest is damaged."""
    path = Path(path)
    document = read_word(read_bytes(path, SIZE_LIMIT), str(path))
    manifest, found_in = _read_manifest(document, str(path))
    if manifest is None:
        return Inspection(str(path), None, "", ())
    shown = [paragraph for paragraph in document.paragraphs if paragraph.text.strip() or paragraph.bookmarks]
    hashes = [text_hash(paragraph.text) for paragraph in shown]
    found = tuple(_find(record, shown, hashes, library) for record in manifest.clauses)
    return Inspection(str(path), manifest, found_in, found)


def manifest_of(document: WordText, file: str) -> Manifest | None:
    """The manifest of a document that was read; None if it has none. Raises `DraftkitError` for a damaged one."""
    return _read_manifest(document, file)[0]


def _read_manifest(document: WordText, file: str) -> tuple[Manifest | None, str]:
    if document.manifest:
        return _manifest(document.manifest, file), "custom XML"
    text = _unpacked(document.custom, file)
    return (_manifest(text, file), "custom properties") if text else (None, "")


def _unpacked(custom: Mapping[str, str], file: str) -> str:
    """The manifest from the pieces in custom properties."""
    pieces = [custom[name] for name in sorted(custom) if name.startswith(MANIFEST_PROPERTY)]
    if not pieces:
        return ""
    try:
        unpacking = zlib.decompressobj()
        unpacked = unpacking.decompress(b64decode("".join(pieces)), MANIFEST_LIMIT)
        if not unpacking.eof:
            raise _damaged(file, "it does not end, or is far too long")
        return unpacked.decode()
    except (zlib.error, Base64Error, UnicodeDecodeError) as fault:
        raise _damaged(file, str(fault)) from fault


def _manifest(text: str, file: str) -> Manifest:
    try:
        values = json.loads(text)
        if values["schema"] > SCHEMA_VERSION:
            hint = "update draftkit"
            message = f"{file} was made by a newer version ({values['tool']})"
            raise DraftkitError([error("DK514", message, Place(file), hint)])
        clauses = tuple(
            ClauseRecord(**entry | {"paragraphs": tuple(entry["paragraphs"])}) for entry in values["clauses"]
        )
        counts = tuple((str(kind), int(count)) for kind, count in values["paragraphs"])
        return Manifest(**values | {"clauses": clauses, "paragraphs": counts, "extent": tuple(values["extent"])})
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise _damaged(file, str(fault)) from fault


def _damaged(file: str, reason: str) -> DraftkitError:
    hint = "ask for the document as it was first written, or assemble it again"
    return DraftkitError([error("DK514", f"the manifest in {file} is damaged: {reason}", Place(file), hint)])


def _find(
    record: ClauseRecord, shown: Sequence[WordParagraph], hashes: Sequence[int], library: Library | None
) -> FoundClause:
    """A clause, by the surest way that works."""
    for found_by, certainty, numbers in (
        ("bookmarks", 1.0, _by_bookmarks(record, shown)),
        ("controls", 0.9, _by_controls(record, shown)),
    ):
        if numbers:
            now = tuple(hashes[number] for number in numbers if shown[number].text.strip())
            if record.within and len(numbers) == 1:
                now = (text_hash(_between(record, shown[numbers[0]])),)
            cut_short = found_by == "controls" and record.paragraphs[: len(now)] == now
            changed = now != record.paragraphs and not cut_short
            return FoundClause(record, found_by, certainty, changed, len(now))
    known = set(hashes)
    share = sum(1 for one in record.paragraphs if one in known) / max(1, len(record.paragraphs))
    if share >= ENOUGH:
        found = sum(1 for one in record.paragraphs if one in known)
        return FoundClause(record, "paragraph hashes", round(0.8 * share, 2), share < 1, found)
    if library is not None:
        likeness, count = find_by_words(record, shown, library)
        if likeness:
            return FoundClause(record, "text", round(0.7 * likeness, 2), True, count)
    return FoundClause(record, "", 0.0, True, 0)


def _by_bookmarks(record: ClauseRecord, shown: Sequence[WordParagraph]) -> list[int]:
    """The numbers of the paragraphs from the clause's first bookmark to its last."""
    start, end = f"{BOOKMARK}{record.anchor}_s", f"{BOOKMARK}{record.anchor}_e"
    first = next((number for number, one in enumerate(shown) if start in one.bookmarks), None)
    last = next((number for number, one in enumerate(shown) if end in one.bookmarks), None)
    return list(range(first, last + 1)) if first is not None and last is not None and first <= last else []


def _between(record: ClauseRecord, paragraph: WordParagraph) -> str:
    """The words between a clause's two bookmarks in one paragraph; all of them when one is gone."""
    start = paragraph.bookmarks.get(f"{BOOKMARK}{record.anchor}_s", 0)
    end = paragraph.bookmarks.get(f"{BOOKMARK}{record.anchor}_e", len(paragraph.text))
    return paragraph.text[start:end]


def _by_controls(record: ClauseRecord, shown: Sequence[WordParagraph]) -> list[int]:
    return [number for number, one in enumerate(shown) if record.anchor in one.controls]
