"""Which of many documents hold a clause: their manifests, without their text.

In: paths of .docx files that anybody may have made, and a clause's id. Out: for each document with the clause its
version there; counts of documents that draftkit did not make, and of those that cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from draftkit.files import read_bytes
from draftkit.problems import DraftkitError
from draftkit.provenance.inspect import SIZE_LIMIT, manifest_of
from draftkit.word.reader import read_record


@dataclass(frozen=True, slots=True)
class InDocument:
    """A clause in a document, as its manifest says."""

    file: str
    version: str
    key: str
    """A hash of the clause's file at that time."""
    form: str
    status: str
    template: str
    as_at: str
    """The day for which the document was made."""


@dataclass(frozen=True, slots=True)
class DocumentsFound:
    """What was learnt from a number of documents."""

    uses: tuple[InDocument, ...] = ()
    made_with_draftkit: int = 0
    foreign: int = 0
    """Documents that draftkit did not make."""
    damaged: tuple[str, ...] = ()
    """Files that are no documents, or whose manifest cannot be read."""


def documents_with(id: str, files: Iterable[Path]) -> DocumentsFound:
    """Where a clause is, as documents say of themselves."""
    uses: list[InDocument] = []
    made = foreign = 0
    damaged = []
    for file in files:
        try:
            manifest = manifest_of(read_record(read_bytes(file, SIZE_LIMIT), str(file)), str(file))
        except DraftkitError:
            damaged.append(str(file))
            continue
        if manifest is None:
            foreign += 1
            continue
        made += 1
        found = [record for record in manifest.clauses if record.id == id]
        uses += [
            InDocument(
                str(file), str(one.version), str(one.key), one.form, one.status, manifest.template, manifest.as_at
            )
            for one in found
        ]
    return DocumentsFound(tuple(uses), made, foreign, tuple(damaged))
