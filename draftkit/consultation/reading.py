"""Reading a published consultation: a file of any format -> its passages.

In: the bytes of a file and its name. Out: `Published`, or a `DraftkitError` that says why it cannot be read. What the
bytes are decides, not the ending of the name, where the two differ.
"""

from __future__ import annotations

from draftkit.consultation.intake.published import format_of, read_published
from draftkit.consultation.passages import Published
from draftkit.places import Place
from draftkit.problems import Problem, warning


def read_passages(data: bytes, file: str, format: str = "") -> Published:
    """The passages of a published consultation; `format` is for somebody who knows better what it is."""
    format = format or format_of(data, file)
    if format != "docx":
        return read_published(data, file, format)
    from draftkit.consultation.intake.word import passages_of_form
    from draftkit.word.form.scan import scan_form

    form = scan_form(data, file).form
    properties = form.properties or {}
    return Published(passages_of_form(form), "docx", _tracked(form.tracked, file), properties.get("title", "").strip())


def _tracked(changes: int, file: str) -> tuple[Problem, ...]:
    if not changes:
        return ()
    count = "a tracked change" if changes == 1 else f"{changes} tracked changes"
    hint = "check that this is the form as it was issued, and not a copy that somebody worked on"
    return (warning("DK706", f"{file} has {count}: it was read as if all were accepted", Place(file), hint),)
