"""Step 2: folders of clauses and templates -> a `Library`.

In: library folders (the first wins), template folders and a cache. Out: a `Library`, or a `DraftkitError` with every
fault of every file. What was read is kept in the cache (docs/decisions/0011-the-index-of-a-library.md); a file is read
again only when it has changed, and a clause is made only when it is asked for.

    walk         a folder                   -> names and stamps of its files
    keeping      the cache                  -> the index of the files that have not changed
    read_file    each other file            -> its checked values and its text
    arrange      one folder's rows          -> its clauses, the newest version first
    merge        the rows of all folders    -> those in use, those hidden
    clauses      the rows in use            -> `Clause` values, one by one
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.files import Cache
from draftkit.model.library import Library, Pack, synonyms_of
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.steps.load_library.clauses import Clauses
from draftkit.steps.load_library.folder import open_shelf
from draftkit.steps.load_library.registers import Contacts, Sources, Terms
from draftkit.steps.load_library.shelves import Shelves
from draftkit.steps.load_library.templates import house_styles_of, templates_of

if TYPE_CHECKING:
    from draftkit.model.template import Template
    from draftkit.steps.load_library.names import REGISTERS, clause_id

__all__ = ["REGISTERS", "clause_id", "load_library", "load_what_is_sound"]


def __getattr__(name: str) -> object:
    """What other rooms need to know of the names of files; a list of clauses does without the shapes that it brings."""
    if name not in ("REGISTERS", "clause_id"):
        raise AttributeError(f"module {__name__} has no attribute '{name}'")
    from draftkit.steps.load_library import names

    return getattr(names, name)


Report = Callable[[str], None]
"""Called with a sentence about something that was set right by itself, for `-v`."""


def load_library(
    folders: Sequence[str | Path],
    template_folders: Sequence[str | Path] = (),
    cache: Cache | None = None,
    report: Report = lambda words: None,
) -> Library:
    """The library made of `folders`, with the templates of `template_folders`; in both the first folder wins.

    Raises `DraftkitError` with every fault of every file; a template's files are read when it is first used.
    """
    problems: list[Problem] = []
    paths = [Path(folder) for folder in folders], [Path(folder) for folder in template_folders]
    library = _load(*paths, cache or Cache(), problems, report)
    if problems:
        raise DraftkitError(problems)
    return library


def load_what_is_sound(
    folders: Sequence[str | Path],
    template_folders: Sequence[str | Path] = (),
    cache: Cache | None = None,
    report: Report = lambda words: None,
) -> tuple[Library, list[Problem]]:
    """The library made of every file that can be read, and the faults of the others, of templates too."""
    problems: list[Problem] = []
    paths = [Path(folder) for folder in folders], [Path(folder) for folder in template_folders]
    library = _load(*paths, cache or Cache(), problems, report)
    sound: dict[str, Template] = {}
    for name in library.templates:
        try:
            sound[name] = library.templates[name]
        except DraftkitError as fault:
            problems += fault.problems
    return replace(library, templates=sound), problems


def _load(
    folders: Sequence[Path], template_folders: Sequence[Path], cache: Cache, problems: list[Problem], report: Report
) -> Library:
    with _collection_paused():
        opened = [open_shelf(folder, cache, problems, report) for folder in folders]
        shelves = Shelves([shelf for shelf in opened if len(shelf.index)])
        used, hidden = shelves.sort_out()
    if not shelves.shelves and not problems:
        names = ", ".join(str(folder) for folder in folders) or "no folder"
        place = Place(str(folders[0])) if folders else None
        hint = "draftkit init makes one; draftkit.toml says where to look"
        problems.append(error("DK217", f"there is no library in {names}", place, hint))
    packs = tuple(_pack(shelf.index.about, shelf.index.key, shelf.folder) for shelf in shelves.shelves)
    abouts = [shelf.index.about for shelf in shelves.shelves if shelf.index.about]
    about = abouts[0] if abouts else {}
    return Library(
        name=about.get("name") or "unnamed",
        version=about.get("version") or "0.0.0",
        key="+".join(pack.key for pack in packs),
        clauses=Clauses(shelves, used),
        sources=Sources(shelves.shelves),
        contacts=Contacts(shelves.shelves),
        terms=Terms(shelves.shelves),
        templates=templates_of(template_folders, cache),
        house_styles=house_styles_of(template_folders),
        synonyms=synonyms_of(abouts),
        packs=packs,
        hidden=Clauses(shelves, hidden),
    )


def _pack(about: dict[str, str], key: str, folder: Path) -> Pack:
    """A folder as a part of the library."""
    return Pack(about.get("name") or "unnamed", about.get("version") or "0.0.0", key, str(folder))


@contextmanager
def _collection_paused() -> Iterator[None]:
    """A pause of the cyclic garbage collector, which would look at a hundred thousand new values without a cycle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
