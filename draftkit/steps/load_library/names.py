"""Names: which files a library has, what each may hold, and which clause a file is a version of.

In: the name of a file within its library. Out: the shape of the file, the id of its clause.
"""

from __future__ import annotations

import unicodedata

from draftkit.model.clause import AUDIENCES
from draftkit.model.contact import CONTACT_SHAPE
from draftkit.model.extent import EXTENTS
from draftkit.model.library import LIBRARY_SHAPE
from draftkit.model.source import SOURCE_SHAPE
from draftkit.model.term import TERM_SHAPE
from draftkit.reading.shape import Field

ABOUT = "library.yaml"

REGISTERS = {"sources.yaml": SOURCE_SHAPE, "contacts.yaml": CONTACT_SHAPE, "terms.yaml": TERM_SHAPE}

FILES = {ABOUT: LIBRARY_SHAPE, **{name: Field(name, "mapping", item=shape) for name, shape in REGISTERS.items()}}
"""The shape of each file of a library that is no clause."""

_VARIANTS = frozenset({*EXTENTS, *AUDIENCES})


def clause_id(relative: str) -> str:
    """The id of the clause in a file of a library: folder and name, without version, nation, audience and ending.

    Systems store accented letters in different ways; ids have them composed.
    """
    composed = relative if relative.isascii() else unicodedata.normalize("NFC", relative)
    folder, _, name = composed.rpartition("/")
    stem = name.removesuffix(".md").partition("@")[0]
    while (parts := stem.rpartition("."))[0] and parts[2] in _VARIANTS:
        stem = parts[0]
    return f"{folder}/{stem}"
