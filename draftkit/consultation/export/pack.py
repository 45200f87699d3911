"""The paste pack: entries -> the files of a folder from which a portal is filled in.

In: entries and what the page says on top. Out: names with bytes: a text file for each box, and `index.html`. Text files
are UTF-8 without a byte order mark, which would be pasted too, and have the line ends of Windows, which every box of a
browser takes as one (HTML, 4.10.11). They end where the text ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.consultation.export.file_names import text_files
from draftkit.consultation.export.handing_in import Entry
from draftkit.consultation.export.pack_page import Heading, pack_page

PAGE = "index.html"
MADE_BY = "draftkit consult paste"


def pack_files(entries: Sequence[Entry], heading: Heading) -> dict[str, bytes]:
    """Every file of the pack, by its name."""
    names = text_files(one.question.id for one in entries)
    texts = {names[one.question.id]: text_bytes(one.text) for one in entries if one.text.strip()}
    return {**texts, PAGE: pack_page(entries, names, heading).encode()}


def text_bytes(text: str) -> bytes:
    """A text as it stands in its file."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
