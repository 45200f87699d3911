"""Documents that hold a clause: a folder of .docx files -> what is said about them.

In: a clause's id, a folder and the library, for what is newer. Out: a `DocumentsUsage`, for a person or a program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from draftkit.cli.printing import fitted, plain, say, short_path
from draftkit.curation.addressing import variants_of
from draftkit.curation.folders import FilesFound, files_below
from draftkit.model.clause import Clause
from draftkit.model.library import Library
from draftkit.places import Place
from draftkit.problems import UsageError, error, number_of
from draftkit.provenance.documents import DocumentsFound, InDocument, documents_with

ENDINGS = frozenset({".docx", ".dotx", ".docm"})


@dataclass(frozen=True, slots=True)
class DocumentsUsage:
    """Where a clause is in the documents of a folder."""

    folder: str
    found: DocumentsFound
    looked_at: FilesFound
    newer: tuple[str, ...]
    """For each use what is newer than its version, in words; empty for nothing."""

    def show(self) -> None:
        """Print the documents, and how many others there are."""
        if self.found.uses:
            rows = [
                (short_path(one.file), one.version, one.form, one.as_at, newer or "the newest version")
                for one, newer in zip(self.found.uses, self.newer, strict=True)
            ]
            say(f"\n{click.style('Word documents', bold=True)}", error=False)
            say(fitted(list(dict.fromkeys(rows)), ("file", "version", "form", "as at", "now")), error=False)
        say(self._counts())

    def _counts(self) -> str:
        files = len({one.file for one in self.found.uses})
        total = len(self.looked_at.files)
        where = "this folder" if self.folder == "." else plain(self.folder)
        parts = [f"In {files:,} of the {number_of(total, 'Word document')} in {where} and below it"]
        if self.found.foreign:
            parts.append(f"{self.found.foreign:,} not made with draftkit")
        if self.found.damaged:
            parts.append(f"{len(self.found.damaged):,} that cannot be read")
        if self.looked_at.cut_short:
            parts.append("there are more files than are looked at: give a smaller folder with --in")
        return "; ".join(parts) + "."

    def record(self) -> dict[str, Any]:
        """The same for a program."""
        uses = [asdict(one) | {"newer": newer or None} for one, newer in zip(self.found.uses, self.newer, strict=True)]
        return {
            "folder": self.folder,
            "looked_at": len(self.looked_at.files),
            "cut_short": self.looked_at.cut_short,
            "uses": uses,
            "made_with_draftkit": self.found.made_with_draftkit,
            "foreign": self.found.foreign,
            "damaged": list(self.found.damaged),
        }


def documents_usage(id: str, folder: Path, library: Library) -> DocumentsUsage:
    """The documents in and below a folder that hold a clause."""
    looked_at = files_below(folder, ENDINGS)
    found = documents_with(id, looked_at.files)
    versions = library.clauses[id]
    return DocumentsUsage(str(folder), found, looked_at, tuple(_newer(one, versions) for one in found.uses))


def refuse_no_folder(folder: str) -> None:
    """Refuse a folder of documents that does not exist; raises `UsageError`."""
    path = Path(folder)
    if not path.is_dir():
        what = "is a file, not a folder" if path.exists() else "does not exist"
        hint = "give a folder; what lies below it is looked at too"
        raise UsageError([error("DK601", f"the folder '{folder}' {what}", Place("--in"), hint)])


def _newer(use: InDocument, versions: Sequence[Clause]) -> str:
    """The newest version of the variant in a document, if that is another one, with its status."""
    variants = variants_of(versions)
    same_file = [one for one in variants if any(clause.key == use.key for clause in one)]
    same_version = [one for one in variants if any(clause.version == use.version for clause in one)]
    [newest, *_] = (same_file or same_version or variants)[0]
    if newest.version == use.version:
        return "" if newest.key == use.key else f"{newest.version} ({newest.status}) reads otherwise now"
    return f"{newest.version} ({newest.status}) is newer"
