"""Reading one file of a library -> its checked values and its text.

In: a path, and the name of the file within its library. Out: a `FileRead`, or a `DraftkitError` with every fault of
the file. A sound file is read without places; only for one that is not, they are worked out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from draftkit.files import TEXT_LIMIT, content_key, read_text
from draftkit.model.clause import CLAUSE_SHAPE
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.reading.front_matter import split_front_matter, split_sound
from draftkit.reading.located import Located
from draftkit.reading.plain_yaml import read_plain
from draftkit.reading.validate import sound_values, validate
from draftkit.reading.yaml_text import read_yaml
from draftkit.steps.load_library.names import FILES, clause_id
from draftkit.steps.load_library.records import FileRead

CLAUSE_LIMIT = 256_000
"""Largest clause file, in bytes."""


def read_file(path: Path, relative: str) -> FileRead:
    """One file, read and checked against its shape; raises `DraftkitError`."""
    text = read_text(path, CLAUSE_LIMIT if path.suffix == ".md" else TEXT_LIMIT)
    if path.suffix == ".md":
        return read_clause(text, path, relative)
    if relative not in FILES:
        hint = f"a library has {', '.join(FILES)} and clauses in .md files"
        raise DraftkitError([error("DK119", f"{relative} is not a file of a library", Place(str(path)), hint)])
    data = read_plain(text)
    values = None if data is None else sound_values(data, FILES[relative])
    if values is None:
        values, problems = validate(read_yaml(text, str(path)), FILES[relative])
        if problems:
            raise DraftkitError(problems)
    return FileRead(relative, str(path), content_key(text), values)


def read_clause(text: str, path: Path, relative: str) -> FileRead:
    """The clause that a text is, as the file `relative` of a library; raises `DraftkitError`."""
    if "/" not in relative:
        hint = "put it in the folder of its family, such as legal-basis"
        raise DraftkitError([error("DK119", f"the clause {relative} has no family", Place(str(path), 1), hint)])
    id = clause_id(relative)
    found = split_sound(text)
    values = sound_values(found[0], CLAUSE_SHAPE) if found else None
    if found is None or values is None or any(_contradictions(values, Located({}, ""), id, relative)):
        front, body, body_line = split_front_matter(text, str(path))
        values, problems = validate(front, CLAUSE_SHAPE)
        problems = problems or list(_contradictions(values, front, id, relative))
        if problems:
            raise DraftkitError(problems)
    else:
        _, body, body_line = found
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
