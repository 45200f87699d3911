"""Front matter: a Markdown file that begins with YAML between two lines `---`.

In: the text of a file. Out: its front matter as `Located` data and its body with the line on which the body starts,
or a `DraftkitError` when the front matter is missing or does not end, or
the body has characters that must not get into a document.
"""

from __future__ import annotations

from typing import Any

from draftkit.places import Place
from draftkit.problems import DraftkitError, error
from draftkit.reading.located import Located, is_legal
from draftkit.reading.plain_yaml import read_plain
from draftkit.reading.yaml_text import read_yaml, refuse_illegal


def split_front_matter(text: str, file: str) -> tuple[Located, str, int]:
    """The front matter, the body, and the line (from 1) of the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        where = Place(file, 1, 1, 3, lines[0])
        hint = "begin the file with a line '---', then 'title: …' and the other keys, then '---'"
        raise DraftkitError([error("DK116", "there is no front matter", where, hint)])
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        hint = "put a line '---' between the keys and the text"
        raise DraftkitError([error("DK116", "the front matter does not end", Place(file, 1, 1, 3, lines[0]), hint)])
    front = read_yaml("\n".join([*lines[1:end], ""]), file, first_line=2, lines=lines)
    body = "\n".join(lines[end + 1 :])
    refuse_illegal(body, file, end + 2)
    return front, body, end + 2


def split_sound(text: str) -> tuple[Any, str, int] | None:
    """What `split_front_matter` gives, as plain data and without places; None for text that needs a closer look."""
    if not text.startswith("---\n"):
        return None
    end = text.find("\n---", 3)
    rest = end + 4
    if end < 0 or text[rest : rest + 1] not in ("", "\n"):
        return None
    body = text[rest + 1 :]
    data = read_plain(text[4 : end + 1]) if is_legal(body) else None
    return None if data is None else (data, body, text.count("\n", 0, rest) + 2)
