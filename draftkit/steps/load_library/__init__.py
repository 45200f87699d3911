"""Step 2: folders of clauses and templates -> a `Library`.

In: library folders (the first wins), template folders and a cache. Out: a `Library`, or a `DraftkitError` with every
fault of every file. What was read is kept in the cache file by file; a file is read again only when its size or time
of change differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from draftkit.files import Cache, content_key
from draftkit.model.clause import Clause
from draftkit.model.library import Library, Pack, synonyms_of
from draftkit.model.source import source_from
from draftkit.model.template import Template
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.steps.load_library.folder import files_of
from draftkit.steps.load_library.merge import merge, variant_of
from draftkit.steps.load_library.read_file import REGISTERS, FileRead, clause_id
from draftkit.steps.load_library.templates import house_styles_of, templates_of
from draftkit.steps.load_library.values import clause_from, contact_from, register_from, term_from

__all__ = ["REGISTERS", "clause_id", "load_library", "load_what_is_sound"]


def load_library(
    folders: Sequence[str | Path], template_folders: Sequence[str | Path] = (), cache: Cache | None = None
) -> Library:
    """The library made of `folders`, with the templates of `template_folders`; in both the first folder wins.

    Raises `DraftkitError` with every fault of every file; a template's files are read when it is first used.
    """
    problems: list[Problem] = []
    paths = [Path(folder) for folder in folders], [Path(folder) for folder in template_folders]
    library = _load(*paths, cache or Cache(), problems)
    if problems:
        raise DraftkitError(problems)
    return library


def load_what_is_sound(
    folders: Sequence[str | Path], template_folders: Sequence[str | Path] = (), cache: Cache | None = None
) -> tuple[Library, list[Problem]]:
    """The library made of every file that can be read, and the faults of the others, of templates too."""
    problems: list[Problem] = []
    paths = [Path(folder) for folder in folders], [Path(folder) for folder in template_folders]
    library = _load(*paths, cache or Cache(), problems)
    sound: dict[str, Template] = {}
    for name in library.templates:
        try:
            sound[name] = library.templates[name]
        except DraftkitError as fault:
            problems += fault.problems
    return replace(library, templates=sound), problems


def _load(folders: Sequence[Path], template_folders: Sequence[Path], cache: Cache, problems: list[Problem]) -> Library:
    read = [(folder, files_of(folder, cache, problems)) for folder in folders]
    read = [(folder, files) for folder, files in read if files]
    packs = tuple(_pack(folder, files) for folder, files in read)
    files = [file for _, of_folder in read for file in of_folder]
    if not files and not problems:
        names = ", ".join(str(folder) for folder in folders) or "no folder"
        place = Place(str(folders[0])) if folders else None
        hint = "draftkit init makes one; draftkit.toml says where to look"
        problems.append(error("DK217", f"there is no library in {names}", place, hint))
    named = zip(read, packs, strict=True)
    clauses, hidden = _merged([_clauses(of_folder, pack.name, problems) for (_, of_folder), pack in named])
    about = next((file.values for file in files if file.kind == "library.yaml"), {})
    return Library(
        name=about.get("name") or "unnamed",
        version=about.get("version") or "0.0.0",
        key=content_key(*(file.key for file in files)),
        clauses=clauses,
        sources=register_from(files, "sources.yaml", source_from),
        contacts=register_from(files, "contacts.yaml", contact_from),
        terms=register_from(files, "terms.yaml", term_from),
        templates=templates_of(template_folders, cache),
        house_styles=house_styles_of(template_folders),
        synonyms=synonyms_of(file.values for file in files if file.kind == "library.yaml"),
        packs=packs,
        hidden=hidden,
    )


def _pack(folder: Path, files: Sequence[FileRead]) -> Pack:
    """A folder as a part of the library; its key is the same wherever the folder lies."""
    about = next((file.values for file in files if file.kind == "library.yaml"), {})
    key = content_key(*(part for file in files for part in (Path(file.name).relative_to(folder).as_posix(), file.key)))
    return Pack(about.get("name") or "unnamed", about.get("version") or "0.0.0", key, str(folder))


def _clauses(files: Sequence[FileRead], library: str, problems: list[Problem]) -> dict[str, list[Clause]]:
    """The clauses of one folder by id; a version that exists twice is reported, and left out."""
    found: dict[str, list[Clause]] = {}
    for file in files:
        if file.kind == "clause":
            clause = clause_from(file, library)
            others = found.setdefault(clause.id, [])
            twin = next((one for one in others if _same_edition(one, clause)), None)
            if twin is None:
                others.append(clause)
            else:
                hint = f"{twin.file} has it already: raise the version of one of them"
                message = f"version {clause.version} of {clause.id} exists twice"
                problems.append(error("DK205", message, Place(clause.file, 1), hint))
    problems += _differing_by_case(found)
    return found


def _differing_by_case(found: Mapping[str, Sequence[Clause]]) -> Iterator[Problem]:
    """Clauses that would be one file on Windows and macOS."""
    ids: dict[str, str] = {}
    for id in sorted(found):
        other = ids.setdefault(id.casefold(), id)
        if other != id:
            hint = "rename one of them: Windows and macOS take them for one"
            message = f"the names of {id} and {other} differ only in capital letters"
            yield error("DK213", message, Place(found[id][0].file, 1), hint)


def _same_edition(one: Clause, other: Clause) -> bool:
    return one.version == other.version and variant_of(one) == variant_of(other)


Versions = dict[str, tuple[Clause, ...]]
"""For each id, in order, its versions, the newest first."""


def _merged(packs: Sequence[dict[str, list[Clause]]]) -> tuple[Versions, Versions]:
    """The versions in use and the hidden ones, by id, each with the newest first."""
    clauses: Versions = {}
    hidden: Versions = {}
    for id in sorted({id for pack in packs for id in pack}):
        used, others = merge([pack.get(id, []) for pack in packs])
        clauses[id] = _newest_first(used)
        if others:
            hidden[id] = _newest_first(others)
    return clauses, hidden


def _newest_first(versions: Sequence[Clause]) -> tuple[Clause, ...]:
    return tuple(sorted(versions, key=lambda clause: clause.version_number, reverse=True))
