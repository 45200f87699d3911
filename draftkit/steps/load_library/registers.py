"""The registers of several folders as mappings that are read when they are first used.

In: shelves, of which the first that has a key wins. Out: sources, contacts and terms by key.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from draftkit.steps.load_library.shelf import Shelf

if TYPE_CHECKING:
    from draftkit.model.contact import Contact
    from draftkit.model.source import Source
    from draftkit.model.term import Term
    from draftkit.steps.load_library.records import FileRead

Value = TypeVar("Value")


class Register(Mapping[str, Value]):
    """The entries of one register; the file's name is `file`."""

    file = ""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self.shelves = shelves

    @abstractmethod
    def make(self, key: str, values: dict[str, Any]) -> Value:
        """An entry from the checked values of its keys."""

    @cached_property
    def found(self) -> dict[str, Value]:
        """Every entry; raises `DraftkitError` when a file has to be read again and is faulty by now."""
        found: dict[str, Value] = {}
        for shelf in self.shelves:
            if self.file in shelf.index.paths:
                found = shelf.made(shelf.index.paths.index(self.file), self._entries) | found
        return found

    def _entries(self, file: FileRead) -> dict[str, Value]:
        return {key: self.make(key, values) for key, values in file.values.items()}

    def __getitem__(self, key: str) -> Value:
        return self.found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


class Sources(Register["Source"]):
    """Sources by key."""

    file = "sources.yaml"

    def make(self, key: str, values: dict[str, Any]) -> Source:
        from draftkit.model.source import source_from

        return source_from(key, values)


class Contacts(Register["Contact"]):
    """Contacts by key."""

    file = "contacts.yaml"

    def make(self, key: str, values: dict[str, Any]) -> Contact:
        from draftkit.steps.load_library.values import contact_from

        return contact_from(key, values)


class Terms(Register["Term"]):
    """Terms by key."""

    file = "terms.yaml"

    def make(self, key: str, values: dict[str, Any]) -> Term:
        from draftkit.steps.load_library.values import term_from

        return term_from(key, values)
