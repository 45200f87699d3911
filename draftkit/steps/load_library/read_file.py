"""Reading one file of a library -> its checked values and its text.

In: a path, and the name of the file within its library. Out: a `FileRead`, or a `DraftkitError` with every fault of
the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.files import TEXT_LIMIT, content_key, read_text
from draftkit.model.clause import AUDIENCES, CLAUSE_SHAPE
from draftkit.model.contact import CONTACT_SHAPE
from draftkit.model.extent import EXTENTS
from draftkit.model.library import LIBRARY_SHAPE
from draftkit.model.source import SOURCE_SHAPE
from draftkit.model.term import TERM_SHAPE
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.reading.front_matter import split_front_matter
from draftkit.reading.located import Located
from draftkit.reading.shape import Field
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import read_yaml

CLAUSE_LIMIT = 256_000
"""Largest clause file, in bytes."""

REGISTERS = {"sources.yaml": SOURCE_SHAPE, "contacts.yaml": CONTACT_SHAPE, "terms.yaml": TERM_SHAPE}

FILES = {
    "library.yaml": LIBRARY_SHAPE,
    **{name: Field(name, "mapping", item=shape) for name, shape in REGISTERS.items()},
}
"""The shape of each file of a library that is no clause."""

_VARIANTS = frozenset({*EXTENTS, *AUDIENCES})


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file as it was read: what kind it is, its checked values and its text."""

    kind: str
    """`clause`, or the name of the file."""
    name: str
    """The path, as shown in messages."""
    key: str
    """A hash of the whole file."""
    values: dict[str, Any]
    body: str = ""
    body_line: int = 1
    id: str = ""
    """The id of the clause, for a clause."""


def clause_id(relative: str) -> str:
    """The id of the clause in a file of a library: folder and name, without version, nation, audience and ending.

    Systems store accented letters in different ways; ids have them composed.
    """
    folder, _, name = unicodedata.normalize("NFC", relative).rpartition("/")
    stem = name.removesuffix(".md").partition("@")[0]
    while (parts := stem.rpartition("."))[0] and parts[2] in _VARIANTS:
        stem = parts[0]
    return f"{folder}/{stem}"


def read_file(path: Path, relative: str) -> FileRead:
    """One file, read and checked against its shape; raises `DraftkitError`."""
    text = read_text(path, CLAUSE_LIMIT if path.suffix == ".md" else TEXT_LIMIT)
    if path.suffix == ".md":
        return read_clause(text, path, relative)
    if relative not in FILES:
        hint = f"a library has {', '.join(FILES)} and clauses in .md files"
        raise DraftkitError([error("DK119", f"{relative} is not a file of a library", Place(str(path)), hint)])
    values, problems = validate(read_yaml(text, str(path)), FILES[relative])
    if problems:
        raise DraftkitError(problems)
    return FileRead(relative, str(path), content_key(text), values)


def read_clause(text: str, path: Path, relative: str) -> FileRead:
    """The clause that a text is, as the file `relative` of a library; raises `DraftkitError`."""
    if "/" not in relative:
        hint = "put it in the folder of its family, such as legal-basis"
        raise DraftkitError([error("DK119", f"the clause {relative} has no family", Place(str(path), 1), hint)])
    front, body, body_line = split_front_matter(text, str(path))
    values, problems = validate(front, CLAUSE_SHAPE)
    id = clause_id(relative)
    problems = problems or list(_contradictions(values, front, id, relative))
    if problems:
        raise DraftkitError(problems)
    return FileRead("clause", str(path), content_key(text), values, body, body_line, id)


def _contradictions(values: dict[str, Any], front: Located, id: str, relative: str) -> Iterator[Problem]:
    """Keys that do not fit each other, or the name of the file."""
    if values["status"] == "approved" and not values["approved_by"]:
        hint = "write who approved it, or set the status back to reviewed"
        yield error("DK121", "the clause is approved, but by nobody", front.place(("status",)), hint)
    overridden = (values["overrides"] or id).rpartition("@")[0] or id
    if overridden != id:
        hint = f"write '{id}@' and the version in the other library, or move this file to {overridden}.md"
        message = f"this is {id}, but it overrides {overridden}: a clause overrides only another library's of its id"
        yield error("DK211", message, front.place(("overrides",)), hint)
    _, at, named = relative.removesuffix(".md").rpartition("/")[2].partition("@")
    if at and named != values["version"]:
        message = f"the file's name says version '{named}', its front matter {values['version']}"
        hint = f"name it {clause_id(relative).rpartition('/')[2]}@{values['version']}.md, or correct the version"
        yield error("DK122", message, front.place(("version",)), hint)
