"""The workspace: what `draftkit.toml`, the environment and the command line say about where things are.

In: the current folder, environment variables and flags. Out: a frozen `Workspace` that knows each value and, in words,
where it came from; flags come before the environment, that before the file, that before the defaults. The starter
library and templates that come with draftkit are always last in their lists, where the first wins. Raises `UsageError`
with every fault of the file at its place.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from draftkit.files import read_text
from draftkit.model.clause import STATUSES
from draftkit.places import Place
from draftkit.problems import Problem, UsageError, error
from draftkit.reading.located import Located, Mark
from draftkit.reading.shape import Field, group, text_list
from draftkit.reading.validate import validate

FILE_NAME = "draftkit.toml"
SEVERITIES = ("error", "warning", "advice", "off")
FINAL_STATUSES = tuple(status for status in STATUSES if status != "withdrawn")
HOUSE_STYLE_ENDINGS = (".docx", ".dotx", ".docm", ".dotm")

WORKSPACE_SHAPE = group(
    "workspace",
    text_list("libraries", "Folders of clauses, the first wins; relative to this file.", choices=()),
    text_list("templates", "Folders of templates, the first wins; relative to this file."),
    Field("house_style", help="The name or path of the house style for every document."),
    Field("minimum_status", "choice", choices=FINAL_STATUSES, help="The least status of a clause in a final document."),
    Field("inputs", "mapping", item=Field("value", "any"), help="Values merged under every inputs file."),
    Field(
        "checks",
        "mapping",
        item=Field("severity", "choice", choices=SEVERITIES),
        help="How much a finding matters, by its code.",
    ),
    help="The settings of a folder in which documents are made.",
)

_KEY = re.compile(r"\s*([\w-]+|\"[^\"]*\")\s*=\s*")
_TABLE = re.compile(r"\s*\[\s*([\w-]+)\s*\]")
_CODE = re.compile(r"DK\d{3}\Z")


@dataclass(frozen=True, slots=True)
class Flags:
    """What the command line says; empty where it says nothing."""

    libraries: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    house_style: str = ""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where things are, and how documents are made here."""

    file: Path | None
    """The `draftkit.toml` in force, if there is one."""
    libraries: tuple[Path, ...]
    """Folders of clauses, the starter library last."""
    templates: tuple[Path, ...]
    """Folders of templates, the starter templates last."""
    house_style: str
    """A name, an absolute path, or empty for what the template says."""
    minimum_status: str
    inputs: Mapping[str, Any]
    checks: Mapping[str, str]
    cache: Path
    starter: tuple[Path, ...]
    """The folders among these that come with draftkit."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """For each field, in words, where its value came from."""

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """The folders of clauses and templates that did not come with draftkit."""
        return tuple(folder for folder in (*self.libraries, *self.templates) if folder not in self.starter)


def find_workspace(folder: Path, environment: Mapping[str, str], flags: Flags | None = None) -> Workspace:
    """The workspace that holds in `folder`; raises `UsageError` with every fault of its settings."""
    flags = flags or Flags()
    file = next((place / FILE_NAME for place in (folder, *folder.parents) if (place / FILE_NAME).is_file()), None)
    settings = read_settings(file) if file else {}
    origins: dict[str, str] = {}
    problems: list[Problem] = []
    lists: dict[str, tuple[Path, ...]] = {}
    starters = []
    for name, variable, given in (
        ("libraries", "DRAFTKIT_LIBRARY", flags.libraries),
        ("templates", "DRAFTKIT_TEMPLATES", flags.templates),
    ):
        own, origins[name] = _folders(name, variable, given, folder, environment, file, settings, problems)
        starter = starter_folder("clauses" if name == "libraries" else name)
        starters += [starter] if starter else []
        lists[name] = tuple(dict.fromkeys([*(one for one in own if one != starter), *([starter] if starter else [])]))
    house_style, origins["house_style"] = _house_style(flags, folder, environment, file, settings, problems)
    if problems:
        raise UsageError(problems)
    for name, default in (("minimum_status", "default"), ("inputs", "nothing set"), ("checks", "nothing set")):
        origins[name] = str(file) if file and settings.get(name) else default
    cache, origins["cache"] = cache_folder(environment)
    return Workspace(
        file,
        lists["libraries"],
        lists["templates"],
        house_style,
        settings.get("minimum_status") or "approved",
        settings.get("inputs") or {},
        settings.get("checks") or {},
        cache,
        tuple(starters),
        origins,
    )


def read_settings(file: Path) -> dict[str, Any]:
    """The checked content of a `draftkit.toml`, with the keys it has; raises `UsageError`."""
    import tomllib

    text = read_text(file)
    lines = text.split("\n")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        found = re.search(r" \(at line (\d+), column (\d+)\)", str(fault))
        line, column = (int(found[1]), int(found[2])) if found else (len(text.rstrip().split("\n")), 1)
        source = lines[line - 1] if line <= len(lines) else None
        message = f"this is not valid TOML: {str(fault).partition(' (at')[0]}"
        hint = 'text stands in quotes, a list in square brackets: libraries = ["clauses"]'
        raise UsageError([error("DK103", message, Place(str(file), line, column, 1, source), hint)]) from fault
    located = Located(data, str(file), lines, _marks(data, lines))
    values, problems = validate(located, WORKSPACE_SHAPE)
    checks = data.get("checks")
    for code in checks if isinstance(checks, dict) else ():
        if not _CODE.match(code):
            hint = "a code is DK and three digits, as at the beginning of each finding: DK404"
            problems.append(error("DK110", f"'{code}' is not a code", located.place(("checks", code), key=True), hint))
    if problems:
        raise UsageError(problems)
    return {name: value for name, value in values.items() if name in data}


def _marks(data: dict[str, Any], lines: list[str]) -> dict[int, dict[str | int, Mark]]:
    """Where each key of the file and of its tables stands; what is written otherwise has no place."""
    marks: dict[int, dict[str | int, Mark]] = {id(data): {}}
    holder: Any = data
    for number, line in enumerate(lines, 1):
        table = _TABLE.match(line)
        if table:
            column = table.start(1) + 1
            marks[id(data)][table[1]] = (number, column, number, column)
            holder = data.get(table[1])
            marks.setdefault(id(holder), {})
            continue
        key = _KEY.match(line)
        if key and isinstance(holder, dict) and key[1].strip('"') in holder:
            column = line.index(key[1]) + 1
            marks[id(holder)][key[1].strip('"')] = (number, column, number, key.end() + 1)
    return marks


def _folders(
    name: str,
    variable: str,
    given: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    file: Path | None,
    settings: Mapping[str, Any],
    problems: list[Problem],
) -> tuple[list[Path], str]:
    """The folders of clauses or templates from the first place that names any, and that place in words."""
    option = "--library" if name == "libraries" else "--templates"
    if given:
        return _existing(given, folder, option, Place(option), problems), f"the option {option}"
    if environment.get(variable):
        words = tuple(word for word in environment[variable].split(os.pathsep) if word)
        return _existing(words, folder, variable, Place(variable), problems), f"the environment variable {variable}"
    if file is None:
        return [], "default"
    if name in settings:
        place = next((Place(str(file), number, 1, len(line), line) for number, line in _lines(file) if name in line))
        return _existing(tuple(settings[name]), file.parent, FILE_NAME, place, problems), str(file)
    default = file.parent / ("clauses" if name == "libraries" else "templates")
    return ([default.resolve()], "default beside draftkit.toml") if default.is_dir() else ([], "default")


def _lines(file: Path) -> list[tuple[int, str]]:
    return list(enumerate(read_text(file).split("\n"), 1))


def _existing(words: tuple[str, ...], beside: Path, named_in: str, place: Place, problems: list[Problem]) -> list[Path]:
    """The folders that words name, seen from `beside`; reports those that do not exist."""
    folders = []
    for word in words:
        path = (beside / Path(word).expanduser()).resolve()
        if path.is_dir():
            folders.append(path)
        else:
            what = "is a file, not a folder" if path.exists() else "does not exist"
            hint = f"create it, or correct {named_in}"
            problems.append(error("DK601", f"the folder '{word}' {what}", place, hint))
    return folders


def _house_style(
    flags: Flags,
    folder: Path,
    environment: Mapping[str, str],
    file: Path | None,
    settings: Mapping[str, Any],
    problems: list[Problem],
) -> tuple[str, str]:
    """The house style as a name or an absolute path, and where it was chosen."""
    choices = (
        (flags.house_style, folder, "the option --house-style"),
        (environment.get("DRAFTKIT_HOUSE_STYLE", ""), folder, "the environment variable DRAFTKIT_HOUSE_STYLE"),
        (settings.get("house_style") or "", file.parent if file else folder, str(file)),
    )
    for word, beside, origin in choices:
        if word and not word.lower().endswith(HOUSE_STYLE_ENDINGS) and "/" not in word:
            return word, origin
        if word:
            path = (beside / Path(word).expanduser()).resolve()
            if not path.is_file():
                hint = "give the path of a .docx, or the name of a house style"
                place = Place(origin.rpartition(" ")[2])
                problems.append(error("DK513", f"there is no house style {word}", place, hint))
            return str(path), origin
    return "", "default: what the template says"


def starter_folder(name: str) -> Path | None:
    """Where clauses, templates or examples that come with draftkit are: in the package, or beside it."""
    package = Path(__file__).resolve().parent
    return next((path for path in (package / "starter" / name, package.parent / name) if path.is_dir()), None)


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[Path, str]:
    """The folder for what can be made again, and where it was chosen."""
    if environment.get("DRAFTKIT_CACHE"):
        return Path(environment["DRAFTKIT_CACHE"]).expanduser().absolute(), "the environment variable DRAFTKIT_CACHE"
    home = Path(environment.get("HOME") or "~").expanduser()
    if platform == "win32":
        folder = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "draftkit" / "cache"
    elif platform == "darwin":
        folder = home / "Library" / "Caches" / "draftkit"
    else:
        folder = Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "draftkit"
    return folder, "default for this computer"
