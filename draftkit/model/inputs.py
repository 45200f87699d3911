"""Inputs: what a person wrote for one document, checked and completed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from draftkit.model.source import Source
from draftkit.problems import Problem
from draftkit.reading.located import Located


class MarkdownText(str):
    """Text of a field of type markdown: the only text of the inputs that carries markup."""

    __slots__ = ("path",)

    path: tuple[str | int, ...]
    """The keys and numbers that lead to the field."""

    def __new__(cls, text: str, path: tuple[str | int, ...]) -> MarkdownText:
        made = super().__new__(cls, text)
        made.path = path
        return made


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
