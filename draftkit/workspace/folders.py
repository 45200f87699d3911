"""Folders of clauses and templates: words of an option, a variable or `draftkit.toml` -> where they lead.

In: words and the folder they are seen from. Out: `NamedFolder` values in the same order; what a word does not lead to
is reported at the very word.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from draftkit.files import read_text
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.workspace.standard_folders import FILE_NAME

if TYPE_CHECKING:
    from draftkit.workspace.packs import PackFolders


@dataclass(frozen=True, slots=True)
class NamedFolder:
    """A folder, and the installed pack that it belongs to if a name led to it."""

    path: Path
    pack: PackFolders | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """Where folders are named: words, and what to say about them."""

    words: tuple[str, ...]
    beside: Path
    """The folder that the words are seen from."""
    named_in: str
    """The option, variable or file that names them."""
    origin: str
    """The same in words."""
    file: Path | None = None
    """The file that they are written in."""


def naming_in_force(
    name: str,
    given: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    file: Path | None,
    settings: Mapping[str, Any],
) -> Naming:
    """The first place that names any folders of a kind, `libraries` or `templates`: option, variable, file, default."""
    option, variable = _NAMES[name]
    if given:
        return Naming(given, folder, option, f"the option {option}")
    if environment.get(variable):
        words = tuple(word for word in environment[variable].split(os.pathsep) if word)
        return Naming(words, folder, variable, f"the environment variable {variable}")
    if file is not None and name in settings:
        return Naming(tuple(settings[name]), file.parent, FILE_NAME, str(file), file)
    default = "clauses" if name == "libraries" else "templates"
    if file is not None and (file.parent / default).is_dir():
        return Naming((default,), file.parent, FILE_NAME, "default beside draftkit.toml")
    return Naming((), folder, "", "default")


_NAMES = {"libraries": ("--library", "DRAFTKIT_LIBRARY"), "templates": ("--templates", "DRAFTKIT_TEMPLATES")}


def named_folders(naming: Naming, problems: list[Problem], *, packs: bool) -> list[NamedFolder]:
    """What the words lead to; with `packs`, a word that is no folder may be the name of an installed pack."""
    found = []
    for word in naming.words:
        path = (naming.beside / Path(word).expanduser()).resolve()
        if path.is_dir():
            found.append(NamedFolder(path))
        elif packs and not _looks_like_path(word) and not path.exists():
            found += _installed(word, naming, problems)
        else:
            what = "is a file, not a folder" if path.exists() else "does not exist"
            hint = f"create it, or correct {naming.named_in}"
            problems.append(error("DK601", f"the folder '{word}' {what}", _place(word, naming), hint))
    return found


def _looks_like_path(word: str) -> bool:
    return "/" in word or "\\" in word or word.startswith((".", "~"))


def _installed(word: str, naming: Naming, problems: list[Problem]) -> list[NamedFolder]:
    """The library of an installed pack; reports what is wrong with it."""
    from draftkit.workspace.packs import find_pack

    near = tuple(path.name for path in naming.beside.iterdir() if path.is_dir() and not path.name.startswith("."))
    try:
        pack = find_pack(word, near)
    except DraftkitError as fault:
        place = _place(word, naming)
        problems += [error(one.code, one.message, place, one.hint) for one in fault.problems]
        return []
    return [NamedFolder(pack.library, pack)]


def _place(word: str, naming: Naming) -> Place:
    """The word in the file that names it, or the option or variable."""
    if naming.file is None:
        return Place(naming.named_in)
    for number, line in enumerate(read_text(naming.file).split("\n"), 1):
        for quoted in (f'"{word}"', f"'{word}'"):
            if quoted in line:
                return Place(str(naming.file), number, line.index(quoted) + 2, len(word), line)
    return Place(str(naming.file))
