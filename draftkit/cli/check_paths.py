"""What `draftkit check` looks at: paths from the command line -> libraries, templates and inputs files.

In: paths and a `Workspace`. Out: `Subjects`, with problems for paths that are nothing draftkit knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.files import near_file
from draftkit.places import Place
from draftkit.problems import Problem, error
from draftkit.steps.load_library import REGISTERS
from draftkit.workspace import FILE_NAME, Workspace, read_settings

LIBRARY_FILES = frozenset({"library.yaml", *REGISTERS})
INPUTS_ENDINGS = frozenset({".yaml", ".yml", ".json", ".toml"})
WORD_ENDINGS = frozenset({".docx", ".dotx", ".docm"})


@dataclass(slots=True)
class Subjects:
    """What there is to be checked."""

    libraries: list[Path] = field(default_factory=list)
    """Folders of clauses to read, in the order in which they win."""
    templates: list[Path] = field(default_factory=list)
    """Folders of templates to read, in the order in which they win."""
    wanted: list[Path] = field(default_factory=list)
    """Files and folders whose clauses and templates are looked at."""
    inputs: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wants(self, file: str) -> bool:
        """Whether a clause or template of this file was asked for."""
        path = Path(file).resolve()
        return any(path == one or one in path.parents for one in self.wanted)


def subjects_of(words: Sequence[str], workspace: Workspace) -> Subjects:
    """What the words name; without any, the clauses and templates of the workspace."""
    subjects = Subjects()
    if not words:
        subjects.wanted += workspace.own_folders or workspace.starter
    for word in words:
        path = Path(word)
        if not path.exists():
            subjects.problems.append(error("DK101", f"there is no file or folder {word}", Place(word), near_file(path)))
        elif path.is_dir():
            _add_folder(path, subjects)
        else:
            _add_file(path, subjects)
    subjects.libraries += workspace.libraries
    subjects.templates += workspace.templates
    return subjects


def _add_folder(folder: Path, subjects: Subjects) -> None:
    """A library, templates or part of them; otherwise whatever of these is inside."""
    root = library_root(folder)
    if root or _has_templates(folder) or (folder / "template.yaml").is_file():
        _add_wanted(folder, root, subjects)
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            _add_folder(entry, subjects)
        elif entry.name == FILE_NAME or (entry.suffix in INPUTS_ENDINGS and _names_template(entry)):
            _add_file(entry, subjects)


def _add_wanted(path: Path, root: Path | None, subjects: Subjects) -> None:
    subjects.wanted.append(path.resolve())
    if root:
        subjects.libraries.append(root.resolve())
    else:
        folder = path if path.is_dir() else path.parent
        holder = folder.parent if (folder / "template.yaml").is_file() else folder
        subjects.templates.append(holder.resolve())


def _add_file(path: Path, subjects: Subjects) -> None:
    root = library_root(path.parent)
    of_template = path.name in {"template.yaml", "document.md"} and (path.parent / "template.yaml").is_file()
    if of_template:
        _add_wanted(path.parent, None, subjects)
    elif path.name in LIBRARY_FILES and root:
        _add_wanted(root, root, subjects)
    elif path.suffix == ".md" and root:
        _add_wanted(path, root, subjects)
    elif path.name == FILE_NAME:
        read_settings(path.resolve())
    elif path.suffix.lower() in WORD_ENDINGS:
        hint = f"draftkit inspect {path} shows what it was made from"
        subjects.problems.append(error("DK605", "check does not read Word documents", Place(str(path)), hint))
    elif path.suffix in INPUTS_ENDINGS:
        subjects.inputs.append(path)
    else:
        hint = "give inputs files (.yaml), a library of clauses, or a folder of templates"
        if path.suffix == ".md":
            hint = "a clause lies in a folder of a library, and the library has a file library.yaml"
        subjects.problems.append(error("DK605", "this is nothing that draftkit checks", Place(str(path)), hint))


def library_root(folder: Path) -> Path | None:
    """The library that a folder is or lies in."""
    return next((one for one in _upwards(folder) if any((one / name).is_file() for name in LIBRARY_FILES)), None)


def _upwards(folder: Path) -> Iterator[Path]:
    """The folder and the two above it: a clause lies at most that deep."""
    yield folder
    yield from list(folder.resolve().parents)[:2]


def _has_templates(folder: Path) -> bool:
    return any(folder.glob("*/template.yaml"))


def _names_template(path: Path) -> bool:
    """Whether a file in a folder looks like inputs: it has a key `template` at its start of a line."""
    with path.open("rb") as file:
        beginning = file.read(200_000)
    return any(line.lstrip(b'{ "').startswith(b"template") for line in beginning.splitlines())
