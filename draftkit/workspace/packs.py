"""Packs: installed Python packages that bring a library, found by their entry points in `draftkit.libraries`.

In: the name of a pack. Out: the package that brings it, and its folders of clauses and templates; raises `UsageError`
when there is none, or it cannot be used. Nothing of a package is imported or run: its metadata name a module, and the
folder of that module is looked for. Importing `importlib.metadata` costs more than all other settings together, so
this is called only for a word that is no folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.problems import UsageError, did_you_mean, error

if TYPE_CHECKING:
    from importlib.metadata import Distribution

GROUP = "draftkit.libraries"


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """An entry point: which package brings a library of which name."""

    name: str
    module: str
    """The module whose folder holds the library."""
    package: str
    version: str
    """The version of the package, which need not be that of the library."""

    def __str__(self) -> str:
        return f"the package {self.package} {self.version}"


@dataclass(frozen=True, slots=True)
class PackFolders:
    """Where the parts of an installed pack lie."""

    pack: InstalledPack
    library: Path
    templates: Path | None


def installed_packs() -> tuple[InstalledPack, ...]:
    """Every pack that the installed packages offer, by name; of a package installed twice, what Python would import."""
    from importlib.metadata import distributions

    found: dict[str, list[InstalledPack]] = {}
    for distribution in distributions():
        text = distribution.read_text("entry_points.txt")
        if text and GROUP in text:
            name = (distribution.name or "").lower().replace("_", "-")
            found.setdefault(name, list(_entries(distribution)))
    return tuple(sorted((pack for packs in found.values() for pack in packs), key=lambda pack: pack.name))


def _entries(distribution: Distribution) -> Iterator[InstalledPack]:
    try:
        entries = list(distribution.entry_points.select(group=GROUP))
    except (TypeError, ValueError) as fault:
        message = f"the package {distribution.name} declares its libraries wrongly"
        hint = f"in its entry points, under {GROUP}, each line reads: name = module"
        raise UsageError([error("DK616", message, None, hint)]) from fault
    for entry in entries:
        module = entry.value.partition(":")[0].strip()
        yield InstalledPack(entry.name, module, distribution.name, distribution.version)


def find_pack(name: str, near: tuple[str, ...] = ()) -> PackFolders:
    """The installed pack of a name; `near` are other words that a person may have meant. Raises `UsageError`."""
    packs = installed_packs()
    named = [pack for pack in packs if pack.name == name]
    if not named:
        known = [pack.name for pack in packs]
        installed = f"; installed are: {', '.join(known)}" if known else ""
        otherwise = f"create the folder '{name}', or install the package that brings it{installed}"
        hint = did_you_mean(name, [*known, *near], otherwise)
        raise UsageError([error("DK615", f"'{name}' is neither a folder nor an installed pack", None, hint)])
    if len(named) > 1:
        message = f"{' and '.join(str(pack) for pack in named)} both bring the pack '{name}'"
        raise UsageError([error("DK616", message, None, "uninstall one of them")])
    return _folders_of(named[0])


def _folders_of(pack: InstalledPack) -> PackFolders:
    """Where an installed pack lies; raises `UsageError`."""
    folders = _module_folders(pack)
    for folder in folders:
        for library in (folder, folder / "clauses"):
            if (library / "library.yaml").is_file():
                templates = folder / "templates"
                brought = library != folder and templates.is_dir()
                return PackFolders(pack, library.resolve(), templates.resolve() if brought else None)
    if folders and not any(folder.is_dir() for folder in folders):
        hint = f"install it unpacked: pip install {pack.package}"
        raise UsageError([error("DK616", f"{pack} lies in a zip file; a pack must be in a folder", None, hint)])
    hint = "library.yaml belongs in the folder of the module, or in the folder 'clauses' there; tell who made it"
    raise UsageError([error("DK616", f"{pack} names '{pack.module}', which has no library.yaml", None, hint)])


def _module_folders(pack: InstalledPack) -> list[Path]:
    """The folders of the module that a pack names, found without importing it; raises `UsageError`."""
    top, *below = pack.module.split(".")
    spec = _spec(top)
    if spec is None:
        hint = f"install it again: pip install --force-reinstall {pack.package}"
        raise UsageError([error("DK616", f"{pack} names '{pack.module}', which is not installed", None, hint)])
    if spec.submodule_search_locations is None:
        hint = "a pack is a folder with library.yaml; tell who made it"
        raise UsageError([error("DK616", f"{pack} names '{pack.module}', a single file", None, hint)])
    return [Path(folder, *below) for folder in spec.submodule_search_locations]


def _spec(top: str) -> ModuleSpec | None:
    """Where Python would find a module without dots; this imports nothing."""
    from importlib.util import find_spec

    try:
        return find_spec(top) if top.isidentifier() else None
    except (ImportError, ValueError):
        return None
