"""Inputs: what a person wrote for one document, checked and completed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from draftkit.model.source import Source
from draftkit.places import Place, place_in_text
from draftkit.problems import Problem
from draftkit.reading.located import Located


class MarkdownText(str):
    """Text of a field of type markdown: the only text of the inputs that carries markup."""

    __slots__ = ("path",)

    path: tuple[str | int, ...]
    """The keys and numbers that lead to the field."""

    def __new__(cls, text: str, path: tuple[str | int, ...]) -> Self:
        made = super().__new__(cls, text)
        made.path = path
        return made


class OutlineText(MarkdownText):
    """Markdown that may call what outlines may: the text of an answer in the folder of a response.

    No reader of inputs files makes one. Whoever puts one into the data of inputs says that this text is an outline; it
    is rendered in the sandbox, without the inputs' other outlines within its reach.
    """

    __slots__ = ("file", "first_line", "forms")

    file: str
    """The file it stands in."""
    first_line: int
    """The line of the file on which it starts."""
    forms: tuple[str, ...]
    """For the clauses it places, in order: a form to use instead of a longer one that it asks for; or empty."""

    def __new__(
        cls, text: str, file: str, first_line: int = 1, forms: tuple[str, ...] = (), path: tuple[str | int, ...] = ()
    ) -> Self:
        made = super().__new__(cls, text, path)
        made.file, made.first_line, made.forms = file, first_line, forms
        return made

    def at(self, path: tuple[str | int, ...]) -> OutlineText:
        """The same text, at this path of the inputs."""
        return OutlineText(str(self), self.file, self.first_line, self.forms, path)

    def place(self, word: str) -> Place:
        """The place of the first such word in its file, or that of its beginning."""
        return place_in_text(self.file, self, max(self.find(word), 0), max(1, len(word)), self.first_line)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The checked inputs of one document."""

    template: str
    values: Mapping[str, Any]
    """Every field of the template; gaps hold `[TO CONFIRM: label]`."""
    sources: Mapping[str, Source]
    """The document's own sources."""
    located: Located
    """What the person wrote, for places."""
    key: str
    """A hash of what the person wrote."""
    as_at: date | None
    extent: tuple[str, ...]
    audiences: tuple[str, ...]
    topics: tuple[str, ...]
    clauses: tuple[str, ...]
    without_clauses: tuple[str, ...]
    parameters: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    """Gaps and other findings that do not stop a draft."""


def outline_texts(values: Mapping[str, Any]) -> Iterator[OutlineText]:
    """Every text of the inputs that is an outline, in a field or in an entry of a list of groups."""
    for value in values.values():
        if type(value) is OutlineText:
            yield value
        elif type(value) is list:
            for entry in value:
                if type(entry) is dict:
                    yield from (inner for inner in entry.values() if type(inner) is OutlineText)
