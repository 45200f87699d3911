"""draftkit assembles Word documents for policy work from a library of reusable, sourced, dated clauses.

    import draftkit

    library = draftkit.load_library(["clauses"], ["templates"])
    inputs = draftkit.read_inputs("kent.yaml")
    draft = draftkit.assemble(inputs, library, as_at=date(2026, 11, 22))
    Path("kent.docx").write_bytes(draftkit.write(draft))

Nothing is imported before it is used, so that `draftkit --help` costs no more than Click.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from draftkit.version import __version__

if TYPE_CHECKING:
    from draftkit.assemble import assemble, write
    from draftkit.files import Cache
    from draftkit.model.draft import Draft
    from draftkit.model.library import Library
    from draftkit.model.manifest import Manifest
    from draftkit.problems import DraftkitError, Problem, Severity
    from draftkit.provenance.inspect import Inspection, inspect_document
    from draftkit.steps.load_inputs import read_inputs
    from draftkit.steps.load_library import load_library

_HOMES = {
    "Cache": "draftkit.files",
    "Draft": "draftkit.model.draft",
    "DraftkitError": "draftkit.problems",
    "Inspection": "draftkit.provenance.inspect",
    "Library": "draftkit.model.library",
    "Manifest": "draftkit.model.manifest",
    "Problem": "draftkit.problems",
    "Severity": "draftkit.problems",
    "assemble": "draftkit.assemble",
    "inspect_document": "draftkit.provenance.inspect",
    "load_library": "draftkit.steps.load_library",
    "read_inputs": "draftkit.steps.load_inputs",
    "write": "draftkit.assemble",
}
"""Where each public name lives."""

__all__ = [
    "Cache",
    "Draft",
    "DraftkitError",
    "Inspection",
    "Library",
    "Manifest",
    "Problem",
    "Severity",
    "__version__",
    "assemble",
    "inspect_document",
    "load_library",
    "read_inputs",
    "write",
]


def __getattr__(name: str) -> object:
    """The public names, each imported when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'draftkit' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """The package; `draftkit.assemble` is the function, also once the module of that name has been imported."""

    def __setattr__(self, name: str, value: object) -> None:
        shadows = name in _HOMES and isinstance(value, ModuleType)
        super().__setattr__(name, getattr(value, name) if shadows else value)


sys.modules[__name__].__class__ = _Package
