"""Finding the workspace: folder, environment and flags -> a `Workspace`.

In: the current folder, environment variables and flags. Out: a frozen `Workspace`; flags come before the environment,
that before the file, that before the defaults. The starter library and templates that come with draftkit are always
last in their lists, where the first wins. Raises `UsageError` with every fault of the settings at its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from draftkit.problems import Problem, UsageError
from draftkit.workspace.folders import NamedFolder, named_folders, naming_in_force
from draftkit.workspace.standard_folders import FILE_NAME, cache_folder, starter_folder
from draftkit.workspace.styles import chosen_house_style


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
    """Merged under every inputs file: the profile of the organisation, and over it `[inputs]`."""
    checks: Mapping[str, str]
    cache: Path
    starter: tuple[Path, ...]
    """The folders among these that come with draftkit."""
    organisation: Mapping[str, str] = field(default_factory=dict)
    """The profile of the organisation, as far as it is given."""
    positions: Path | None = None
    """The ledger of positions, if the file of settings names one."""
    packs: Mapping[Path, str] = field(default_factory=dict)
    """For each folder among these that an installed package brought: the package, in words."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """For each field, in words, where its value came from."""

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """The folders of clauses and templates that neither came with draftkit nor with a package."""
        return tuple(
            folder
            for folder in (*self.libraries, *self.templates)
            if folder not in self.starter and folder not in self.packs
        )

    @property
    def own_library(self) -> Path | None:
        """The first folder of clauses that is the workspace's own, where overrides are written."""
        return next((folder for folder in self.libraries if folder in self.own_folders), None)


def find_workspace(folder: Path, environment: Mapping[str, str], flags: Flags | None = None) -> Workspace:
    """The workspace that holds in `folder`; raises `UsageError` with every fault of its settings."""
    flags = flags or Flags()
    file = next((place / FILE_NAME for place in (folder, *folder.parents) if (place / FILE_NAME).is_file()), None)
    settings = _settings(file) if file else {}
    problems: list[Problem] = []
    libraries_named = naming_in_force("libraries", flags.libraries, folder, environment, file, settings)
    templates_named = naming_in_force("templates", flags.templates, folder, environment, file, settings)
    libraries = named_folders(libraries_named, problems, packs=True)
    templates = named_folders(templates_named, problems, packs=False)
    templates += [NamedFolder(one.pack.templates, one.pack) for one in libraries if one.pack and one.pack.templates]
    house_style, style_origin = chosen_house_style(_style_choices(flags, folder, environment, file, settings), problems)
    if problems:
        raise UsageError(problems)
    cache, cache_origin = cache_folder(environment)
    origins = {
        "libraries": libraries_named.origin,
        "templates": templates_named.origin,
        "house_style": style_origin,
        "cache": cache_origin,
    }
    for name, default in (("minimum_status", "default"), ("inputs", "nothing set"), ("checks", "nothing set")):
        origins[name] = str(file) if file and settings.get(name) else default
    if file and settings.get("organisation"):
        origins["inputs"] = str(file)
    starters = {name: starter_folder(name) for name in ("clauses", "templates")}
    return Workspace(
        file=file,
        libraries=_with_starter(libraries, starters["clauses"]),
        templates=_with_starter(templates, starters["templates"]),
        house_style=house_style,
        minimum_status=settings.get("minimum_status") or "approved",
        inputs=_inputs(settings),
        checks=settings.get("checks") or {},
        cache=cache,
        starter=tuple(folder for folder in starters.values() if folder),
        organisation=_organisation(settings),
        positions=file.parent / settings["positions"] if file and settings.get("positions") else None,
        packs={one.path: str(one.pack.pack) for one in (*libraries, *templates) if one.pack},
        origins=origins,
    )


def _with_starter(named: Iterable[NamedFolder], starter: Path | None) -> tuple[Path, ...]:
    """The folders, each once, and last the one that comes with draftkit."""
    own = (one.path for one in named if one.path != starter)
    return tuple(dict.fromkeys([*own, *([starter] if starter else [])]))


def _style_choices(
    flags: Flags, folder: Path, environment: Mapping[str, str], file: Path | None, settings: Mapping[str, Any]
) -> Sequence[tuple[str, Path, str]]:
    """The words that may name a house style, in the order in which they win."""
    return (
        (flags.house_style, folder, "the option --house-style"),
        (environment.get("DRAFTKIT_HOUSE_STYLE", ""), folder, "the environment variable DRAFTKIT_HOUSE_STYLE"),
        (settings.get("house_style") or "", file.parent if file else folder, str(file)),
    )


def _organisation(settings: Mapping[str, Any]) -> dict[str, str]:
    return {key: value for key, value in (settings.get("organisation") or {}).items() if value}


def _inputs(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The values of `[inputs]` over those that the profile of the organisation gives for fields of templates."""
    organisation = _organisation(settings)
    if not organisation:
        return settings.get("inputs") or {}
    from draftkit.workspace.settings import PROFILE

    profile = {PROFILE[key]: value for key, value in organisation.items() if key in PROFILE}
    return profile | (settings.get("inputs") or {})


def _settings(file: Path) -> dict[str, Any]:
    """The settings of a file, for which alone the code that validates is imported."""
    from draftkit.workspace.settings import read_settings

    return read_settings(file)
