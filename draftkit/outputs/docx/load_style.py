"""Loading a house style: from a .docx to a prepared `HouseStyle`, by way of the cache.

In: the path of a house style. Out: the prepared value; a file that has been prepared before is not opened as a package
again, and lxml is not imported for it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from draftkit.files import Cache, content_key, read_bytes
from draftkit.outputs.docx.house_style import HouseStyle, from_json, to_json
from draftkit.outputs.docx.style_names import ALL
from draftkit.version import __version__

SIZE_LIMIT = 30_000_000

BASE = Path(__file__).with_name("base.docx")
"""The built-in house style; it has every style the writer uses."""


def load_house_style(path: Path, cache: Cache) -> HouseStyle:
    """The prepared house style in a file; raises `DraftkitError` when it cannot be used."""
    try:
        state = path.stat()
    except OSError:
        return _loaded(path, 0, 0, cache)
    return _loaded(path, state.st_mtime_ns, state.st_size, cache)


@lru_cache(maxsize=32)
def _loaded(path: Path, _changed: int, _size: int, cache: Cache) -> HouseStyle:
    data = read_bytes(path, SIZE_LIMIT)
    name = f"house-{content_key(data, __version__, repr(HouseStyle.__slots__), repr(ALL))}.json"
    stored = cache.get(name)
    if stored is not None:
        return from_json(stored)
    from draftkit.outputs.docx.prepare import prepare

    style = prepare(data, str(path), read_bytes(BASE, SIZE_LIMIT))
    cache.put(name, to_json(style))
    return style
