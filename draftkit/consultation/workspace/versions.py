"""Versions: what is known of an answer as it once was, so that a contribution can be told from what it started from.

In: answers and contributions. Out: values of keys with the text, and the small files in `.draftkit/answers` in which
they are kept: one for each version, named by its content, so that copies of a folder never fight over them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from draftkit.consultation.response import Answer
from draftkit.consultation.workspace.read_answer import read_answer
from draftkit.consultation.workspace.write_answer import changed_answer, values_of
from draftkit.files import content_key, make_folder, read_text, write_atomically
from draftkit.problems import DraftkitError

BASE = ".draftkit/answers"
TEXT = "answer"
"""The key under which a version holds the text, which stands below the front matter in files."""

Version = Mapping[str, Any]
"""Values of keys as `values_of` gives them and the text; what is not there is empty, or not known."""


def version_of(answer: Answer) -> dict[str, Any]:
    """All that an answer says."""
    return {**values_of(answer), **({TEXT: answer.text} if answer.text else {})}


def version_bytes(version: Version) -> bytes:
    """A version as an answer file."""
    values = {key: value for key, value in version.items() if key != TEXT}
    return changed_answer(b"---\n---\n", "version", values, version.get(TEXT, ""))


def version_key(version: Version) -> str:
    """The name of a version: the same for the same content."""
    return content_key(json.dumps(version, sort_keys=True, ensure_ascii=False))[:16]


def known_names(folder: Path, id: str) -> set[str]:
    """The names of the versions of an answer that a response folder knows."""
    try:
        return {path.stem for path in (folder / BASE / id).iterdir() if path.suffix == ".md"}
    except OSError:
        return set()


def known_version(folder: Path, id: str, name: str) -> Version | None:
    """A version by its name; one that was damaged or changed counts as none."""
    path = folder / BASE / id / f"{name}.md"
    try:
        version = version_of(read_answer(read_text(path), str(path)).answer) if not path.is_symlink() else {}
    except DraftkitError:  # a version that cannot be read is one fewer to start from: merging asks a person then
        return None
    return version if version_key(version) == name else None


def record_version(folder: Path, id: str, version: Version) -> bool:
    """Keep a version for later merges; whether it was new."""
    path = folder / BASE / id / f"{version_key(version)}.md"
    if not version or path.exists():
        return False
    make_folder(path.parent)
    write_atomically(path, version_bytes(version))
    return True


def record_versions(folder: Path, answers: Iterable[Answer]) -> None:
    """Keep all answers as they are now: what is handed out can then be told from what comes back changed."""
    for answer in answers:
        record_version(folder, answer.question, version_of(answer))
