"""The subject of an examination: a library with its files, the day, and the place of everything that was written.

In: a `Library`, the files that were asked for, a day. Out: a `Subject`, from which each rule takes clauses and
registers and asks where a key, an entry or a word stands. A file is read at most once, and only when somebody asks for
a place in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from draftkit.files import Cache, read_text
from draftkit.model.clause import Clause
from draftkit.model.library import Library
from draftkit.places import Place, place_in_text
from draftkit.problems import DraftkitError, did_you_mean
from draftkit.reading.front_matter import split_front_matter
from draftkit.reading.located import Located
from draftkit.reading.yaml_text import read_yaml

FORMS = ("full", "short", "line")

FORM_KEYS = {"short": "short", "line": "line"}
"""The keys of the front matter that hold a form; the full form is the body."""


class Files:
    """The files of a library, each read when it is first asked for; one that cannot be read any more is empty."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._located: dict[str, Located] = {}

    def text(self, file: str) -> str:
        """The text of a file; empty when it has gone since the library was read, so that it has no places."""
        if file not in self._texts:
            try:
                self._texts[file] = read_text(Path(file))
            except DraftkitError:
                self._texts[file] = ""
        return self._texts[file]

    def located(self, file: str) -> Located:
        """The keys of a file with their places: of a clause's front matter, or of the whole file."""
        if file not in self._located:
            try:
                text = self.text(file)
                front = split_front_matter(text, file)[0] if file.endswith(".md") else read_yaml(text, file)
            except DraftkitError:
                front = Located({}, file)
            self._located[file] = front if isinstance(front.data, dict) else Located({}, file)
        return self._located[file]


@dataclass(frozen=True)
class Subject:
    """What there is to be examined."""

    library: Library
    wanted: frozenset[str]
    """The files whose faults are told; all, if there are none."""
    today: date
    cache: Cache
    files: Files

    def clauses(self) -> Iterator[Clause]:
        """Every version of every clause that was asked for."""
        return (clause for versions in self.library.clauses.values() for clause in versions if self.wants(clause.file))

    def wants(self, file: str) -> bool:
        """Whether the faults of a file are told."""
        return not self.wanted or file in self.wanted

    def near(self, word: str, known: Mapping[str, object], otherwise: str = "") -> str:
        """A hint with the nearest known word; looked for once for each word, as it takes long in a long register."""
        key = (word, id(known))
        if key not in self._hints:
            same = next((one for one in known if one.casefold() == word.casefold()), None)
            case = f"did you mean '{same}'? Capital and small letters are different" if same else ""
            self._hints[key] = case or did_you_mean(word, known, otherwise)
        return self._hints[key]

    def at(self, clause: Clause, *path: str | int, key: bool = False) -> Place:
        """The place of a value of a clause's front matter, or of its key; the file's first line if it has none."""
        return self.files.located(clause.file).place(path, key=key)

    def in_text(self, clause: Clause, form: str, start: int, end: int) -> Place:
        """The place of a piece of one of a clause's texts, from `start` to `end`."""
        if form == "full":
            return place_in_text(clause.file, clause.body, start, end - start, clause.body_line)
        return self._in_front_matter(clause, form, start, end)

    def _in_front_matter(self, clause: Clause, form: str, start: int, end: int) -> Place:
        """The same for a text that YAML may have folded or written with escapes: found again by its words."""
        text = clause.text(form) or ""
        value = self.at(clause, FORM_KEYS[form])
        lines = self.files.text(clause.file).split("\n")
        first = value.line or 1
        following = (number for number, line in enumerate(lines[first:], first) if re.match(r"[^\s#]", line))
        written = "\n".join(lines[first - 1 : next(following, len(lines))])
        pattern = re.compile(r"\s+".join(re.escape(word).replace("'", "''?") for word in text[start:end].split()))
        earlier = sum(1 for match in pattern.finditer(text) if match.start() < start)
        matches = list(pattern.finditer(written, (value.column or 1) - 1))
        if not pattern.pattern or earlier >= len(matches):
            return value
        match = matches[earlier]
        width = len(match[0].partition("\n")[0])
        return place_in_text(clause.file, written, match.start(), width, first)

    @cached_property
    def _hints(self) -> dict[tuple[str, int], str]:
        return {}

    @cached_property
    def registers(self) -> Mapping[str, Mapping[str, Located]]:
        """For each register, such as `sources.yaml`, the file that each of its keys comes from."""
        found: dict[str, dict[str, Located]] = {}
        for name in ("sources.yaml", "contacts.yaml", "terms.yaml"):
            entries = found.setdefault(name, {})
            for pack in self.library.packs:
                file = Path(pack.folder) / name
                if file.is_file():
                    located = self.files.located(str(file))
                    for key in located.data:
                        entries.setdefault(key, located)
        return found

    def in_register(self, name: str, entry: str, *path: str | int, key: bool = False) -> Place:
        """The place of an entry of a register, or of something in it."""
        located = self.registers[name].get(entry)
        return located.place((entry, *path), key=key) if located else Place(name)
