"""Extras: asking for a package that an installation may lack.

In: the format and the name of an extra. Out: a `UsageError` that says which line installs it.
"""

from __future__ import annotations

from draftkit.places import Place
from draftkit.problems import UsageError, error


def missing(extra: str, what: str, file: str = "") -> UsageError:
    """The error that says how to install the extra `extra`, without which `what` cannot be read or written."""
    message = f"{what} needs a package that is not installed"
    hint = f"install it with: pip install 'policy-draftkit[{extra}]'"
    return UsageError([error("DK713", message, Place(file) if file else None, hint)])
