"""Templates and house styles: folders of templates -> a mapping that reads each when it is first asked for.

In: template folders, of which the first wins. Out: templates by name, or a `DraftkitError` with every fault of one;
the paths of house styles by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.files import Cache, content_key, read_text
from draftkit.version import __version__

if TYPE_CHECKING:
    from draftkit.model.template import Template


class Templates(Mapping[str, "Template"]):
    """The templates of some folders by name, each read when it is first asked for."""

    def __init__(self, paths: Mapping[str, Path], cache: Cache) -> None:
        self.paths = paths
        self.cache = cache
        self.read: dict[str, Template] = {}

    def __getitem__(self, name: str) -> Template:
        """A template; raises `DraftkitError` with every fault of its files."""
        if name not in self.read:
            self.read[name] = _template(self.paths[name], self.cache)
        return self.read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def templates_of(folders: Sequence[Path], cache: Cache) -> Templates:
    """Every template; the first folder that has one of a name wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/template.yaml")) if folder.is_dir() else []:
            found.setdefault(path.parent.name, path)
    return Templates(found, cache)


def _template(path: Path, cache: Cache) -> Template:
    """One template from its two files; its checked declaration is kept in the cache by content."""
    # these bring YAML, and a list of clauses does without templates
    from draftkit.model.template_fields import template_from
    from draftkit.reading.yaml_text import read_yaml, refuse_illegal

    text = read_text(path)
    outline_path = path.with_name("document.md")
    outline = read_text(outline_path)
    refuse_illegal(outline, str(outline_path))
    name = f"template-{content_key(text, __version__)}.json"
    stored = cache.get(name)
    if stored is not None:
        values, located = json.loads(stored), None
    else:
        located = read_yaml(text, str(path))
        values = located.data
    template = template_from(path.parent.name, values, located, outline, str(outline_path), content_key(text, outline))
    if stored is None:
        cache.put(name, json.dumps(values, ensure_ascii=False).encode())
    return template


def house_styles_of(folders: Sequence[Path]) -> dict[str, str]:
    """The .docx files in the folders `house-style`, by name."""
    found: dict[str, str] = {}
    for folder in folders:
        for path in sorted((folder / "house-style").glob("*.docx")):
            if not path.name.startswith("~$"):
                found.setdefault(path.stem, str(path))
    return found
