"""Step 2: folders of clauses and templates -> a `Library`.

In: library folders (the first wins), template folders and a cache. Out: a `Library`, or a `DraftkitError` with every
fault of every file. What was read is kept in the cache file by file; a file is read again only when its size or time
of change differs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from draftkit.files import Cache, content_key, read_text
from draftkit.model.clause import AUDIENCES, CLAUSE_SHAPE, NO_PARAMETERS, Clause, Law
from draftkit.model.contact import CONTACT_SHAPE, Contact
from draftkit.model.extent import EXTENTS
from draftkit.model.library import LIBRARY_SHAPE, Library, synonyms_of
from draftkit.model.source import SOURCE_SHAPE, source_from
from draftkit.model.template import Template
from draftkit.model.template_fields import template_from
from draftkit.model.term import TERM_SHAPE, Term
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.reading.front_matter import split_front_matter
from draftkit.reading.shape import Field, group
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import read_yaml, refuse_illegal
from draftkit.version import __version__

CLAUSE_LIMIT = 256_000
"""Largest clause file, in bytes."""

REGISTERS = {"sources.yaml": SOURCE_SHAPE, "contacts.yaml": CONTACT_SHAPE, "terms.yaml": TERM_SHAPE}

_DATES = ("checked_on", "until", "reviewed_on", "approved_on", "withdrawn_on")
"""Keys of a clause, besides `from` and `review_by`, that hold dates."""

_VARIANTS = frozenset({*EXTENTS, *AUDIENCES})


Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class _File:
    """One file as it was read: what kind it is, its checked values and its text."""

    kind: str
    name: str
    key: str
    values: dict[str, Any]
    body: str = ""
    body_line: int = 1
    id: str = ""
    """The id of the clause, for a clause."""


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
    read = [file for folder in folders for file in _files_of(folder, cache, problems)]
    templates = _templates(template_folders, cache)
    if not read and not problems:
        names = ", ".join(str(folder) for folder in folders) or "no folder"
        hint = "draftkit init makes one; draftkit.toml says where to look"
        problems.append(
            error("DK217", f"there is no library in {names}", Place(str(folders[0])) if folders else None, hint)
        )
    clauses = _clauses(read, problems)
    about = next((file.values for file in read if file.kind == "library.yaml"), {})
    return Library(
        name=about.get("name") or "unnamed",
        version=about.get("version") or "0.0.0",
        key=content_key(*(file.key for file in read)),
        clauses=clauses,
        sources=_register(read, "sources.yaml", source_from),
        contacts=_register(read, "contacts.yaml", _contact),
        terms=_register(read, "terms.yaml", _term),
        templates=templates,
        house_styles=_house_styles(template_folders),
        synonyms=synonyms_of(file.values for file in read if file.kind == "library.yaml"),
    )


def _files_of(folder: Path, cache: Cache, problems: list[Problem]) -> list[_File]:
    """The files of one library folder, from the cache where they have not changed."""
    name = f"library-{content_key(str(folder.resolve()), __version__, _form_of_files())}.json"
    known = _remembered(cache, name)
    stamps: dict[str, list[int]] = {}
    read: dict[str, _File] = {}
    changed = False
    for path, stamp in _walk(folder, problems):
        relative = path.relative_to(folder).as_posix()
        stamps[relative] = stamp
        entry = known.get(relative)
        if entry and entry[0] == stamp:
            read[relative] = _File(*entry[1])
            continue
        changed = True
        try:
            read[relative] = _read_file(path, relative)
        except DraftkitError as fault:
            problems += fault.problems
    if (changed or len(known) != len(read)) and not problems:
        entries = {relative: [stamps[relative], _as_list(file)] for relative, file in read.items()}
        cache.put(name, json.dumps(entries, ensure_ascii=False, default=str).encode())
    return [read[relative] for relative in sorted(read)]


@lru_cache(maxsize=1)
def _form_of_files() -> str:
    """What the kept values depend on besides the files: a changed shape makes the cache useless."""
    shapes = (CLAUSE_SHAPE, LIBRARY_SHAPE, *REGISTERS.values())
    return repr((_File.__slots__, shapes))


def _remembered(cache: Cache, name: str) -> dict[str, Any]:
    stored = cache.get(name)
    if stored is None:
        return {}
    known: dict[str, Any] = json.loads(stored)
    return known


def _as_list(file: _File) -> list[object]:
    return [file.kind, file.name, file.key, file.values, file.body, file.body_line, file.id]


def _walk(folder: Path, problems: list[Problem]) -> Iterator[tuple[Path, list[int]]]:
    """Every file that belongs to a library, with its size and time of change, in a fixed order."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        hint = "check draftkit.toml, or the name after --library"
        problems.append(error("DK101", f"cannot read the folder {folder}: {reason}", Place(str(folder)), hint))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            hint = "put the file itself here: a library does not follow links"
            problems.append(error("DK118", f"{entry.name} is a symbolic link", Place(entry.path), hint))
        elif entry.is_dir():
            yield from _walk(Path(entry.path), problems)
        elif entry.name.endswith((".md", ".yaml")):
            state = entry.stat()
            yield Path(entry.path), [state.st_mtime_ns, state.st_size]


def _read_file(path: Path, relative: str) -> _File:
    """One file, read and checked against its shape; raises `DraftkitError`."""
    text = read_text(path, CLAUSE_LIMIT if path.suffix == ".md" else 1_000_000)
    key = content_key(text)
    if path.suffix == ".md":
        if "/" not in relative:
            hint = "put it in the folder of its family, such as legal-basis"
            raise DraftkitError([error("DK119", f"the clause {relative} has no family", Place(str(path), 1), hint)])
        front, body, body_line = split_front_matter(text, str(path))
        values = _checked(validate(front, CLAUSE_SHAPE))
        if values["status"] == "approved" and not values["approved_by"]:
            hint = "write who approved it, or set the status back to reviewed"
            place = front.place(("status",))
            raise DraftkitError([error("DK121", "the clause is approved, but by nobody", place, hint)])
        return _File("clause", str(path), key, values, body, body_line, clause_id(relative))
    located = read_yaml(text, str(path))
    if relative in REGISTERS:
        register = Field(relative, "mapping", item=REGISTERS[relative])
        return _File(relative, str(path), key, _checked(validate(located, register)))
    if relative == "library.yaml":
        return _File(relative, str(path), key, _checked(validate(located, LIBRARY_SHAPE)))
    hint = f"a library has library.yaml, {', '.join(REGISTERS)} and clauses in .md files"
    raise DraftkitError([error("DK119", f"{relative} is not a file of a library", Place(str(path)), hint)])


def _checked(answer: tuple[dict[str, Any], list[Problem]]) -> dict[str, Any]:
    values, problems = answer
    if problems:
        raise DraftkitError(problems)
    return values


class _Templates(Mapping[str, Template]):
    """The templates of some folders by name, each read when it is first asked for."""

    def __init__(self, paths: Mapping[str, Path], cache: Cache) -> None:
        self.paths = paths
        self.cache = cache
        self.read: dict[str, Template] = {}

    def __getitem__(self, name: str) -> Template:
        """A template; raises `DraftkitError` with every fault of its files."""
        if name not in self.read:
            self.read[name] = _template(self.paths[name], self.cache)
        return self.read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def _templates(folders: Sequence[Path], cache: Cache) -> _Templates:
    """Every template; the first folder that has one of a name wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/template.yaml")) if folder.is_dir() else []:
            found.setdefault(path.parent.name, path)
    return _Templates(found, cache)


def _template(path: Path, cache: Cache) -> Template:
    """One template from its two files; its checked declaration is kept in the cache by content."""
    text = read_text(path)
    outline_path = path.with_name("document.md")
    outline = read_text(outline_path)
    refuse_illegal(outline, str(outline_path))
    name = f"template-{content_key(text, __version__)}.json"
    stored = cache.get(name)
    if stored is not None:
        values, located = json.loads(stored), None
    else:
        located = read_yaml(text, str(path))
        values = located.data
    template = template_from(path.parent.name, values, located, outline, str(outline_path), content_key(text, outline))
    if stored is None:
        cache.put(name, json.dumps(values, ensure_ascii=False).encode())
    return template


def _house_styles(folders: Sequence[Path]) -> dict[str, str]:
    """The .docx files in the folders `house-style`, by name."""
    found: dict[str, str] = {}
    for folder in folders:
        for path in sorted((folder / "house-style").glob("*.docx")):
            if not path.name.startswith("~$"):
                found.setdefault(path.stem, str(path))
    return found


def _clauses(read: Sequence[_File], problems: list[Problem]) -> dict[str, tuple[Clause, ...]]:
    """The clauses by id, each with its versions, the newest first."""
    found: dict[str, list[Clause]] = {}
    for file in read:
        if file.kind == "clause":
            clause = _clause(file)
            twin = next((c for c in found.get(clause.id, []) if _same_edition(c, clause)), None)
            if twin is None:
                found.setdefault(clause.id, []).append(clause)
            elif _folder_of(twin) == _folder_of(clause):
                hint = f"{twin.file} has it already: raise the version of one of them"
                message = f"version {clause.version} of {clause.id} exists twice"
                problems.append(error("DK205", message, Place(clause.file, 1), hint))
    newest_first = {
        id: sorted(versions, key=lambda c: c.version_number, reverse=True) for id, versions in found.items()
    }
    return {id: tuple(newest_first[id]) for id in sorted(newest_first)}


def _same_edition(one: Clause, other: Clause) -> bool:
    return one.version == other.version and one.extent == other.extent


def _folder_of(clause: Clause) -> str:
    """The library folder that a clause's file lies in."""
    return clause.file[: clause.file.rfind(clause.id.split("/", 1)[0])]


def clause_id(relative: str) -> str:
    """The id of the clause in a file of a library: folder and name, without version, nation, audience and ending."""
    folder, _, name = relative.rpartition("/")
    stem = name.removesuffix(".md").partition("@")[0]
    while (parts := stem.rpartition("."))[0] and parts[2] in _VARIANTS:
        stem = parts[0]
    return f"{folder}/{stem}"


def _clause(file: _File) -> Clause:
    values = dict(file.values)
    law = tuple(_law(entry) for entry in values.pop("law"))
    parameters = tuple(_parameter(name, entry) for name, entry in values.pop("parameters").items())
    dates = {name: _date(values.pop(name)) for name in _DATES}
    made = {
        "since": _date(values.pop("from")),
        "review_by": _some_date(values.pop("review_by")),
        "order": int(values.pop("order")),
        "examples": tuple(values.pop("examples")),
        "law": law,
        "parameter_shape": group("parameters", *parameters) if parameters else NO_PARAMETERS,
    }
    rest = {name: _frozen(value) for name, value in values.items()}
    return Clause(
        id=file.id,
        file=file.name,
        body=file.body,
        body_line=file.body_line,
        key=file.key,
        **(rest | dates | made),
    )


def _law(values: dict[str, Any]) -> Law:
    since, until = _date(values["from"]), _date(values["until"])
    provisions, extent = tuple(values["provisions"]), tuple(values["extent"])
    return Law(values["source"], provisions, values["status"], since, until, extent, values["note"])


def _parameter(name: str, values: dict[str, Any]) -> Field:
    return Field(
        name,
        values["type"],
        label=values["label"] or "",
        help=values["help"],
        default=_frozen(values["default"]),
        choices=tuple(values["choices"]),
        item=Field(name) if values["type"] == "list" else None,
    )


def _register(read: Sequence[_File], kind: str, make: Callable[[str, dict[str, Any]], Entry]) -> dict[str, Entry]:
    """The entries of a register from every folder; the first folder that has a key wins."""
    entries: dict[str, Entry] = {}
    for file in read:
        if file.kind == kind:
            for key, values in file.values.items():
                entries.setdefault(key, make(key, values))
    return entries


def _contact(key: str, values: dict[str, Any]) -> Contact:
    numbers = {name: None if values[name] is None else int(values[name]) for name in ("minimum_age", "maximum_age")}
    dates = {name: _date(values[name]) for name in ("checked_on", "review_by")}
    rest = {name: _frozen(value) for name, value in values.items()}
    return Contact(**(rest | {"key": key} | numbers | dates))


def _term(key: str, values: dict[str, Any]) -> Term:
    exceptions = tuple(values["except"])
    rest = {name: _frozen(value) for name, value in values.items() if name != "except"}
    folded = tuple(phrase.casefold() for phrase in values["avoid"] if phrase)
    return Term(key=key, exceptions=exceptions, folded=folded, **rest)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _date(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _some_date(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
