"""Contributions: what somebody else wrote in answer to one question, wherever it came from.

In: what the readers of each kind of source find. Out: values that merging compares with what stands in the folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from draftkit.places import Place
from draftkit.problems import Problem

TEXT = "answer"
"""The key of a version under which its text is."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one source says on one question."""

    source: str
    """How to call where it came from: the name of the file or folder."""
    question: str
    """The id of the question; empty if there is no such question."""
    label: str
    """What the source calls the question."""
    version: Mapping[str, Any]
    """What it says, as `workspace.versions` has it."""
    whole: bool = False
    """Whether it says everything: then a key that is not there was emptied. Otherwise only what is there counts."""
    bases: tuple[Mapping[str, Any], ...] = ()
    """What it is known to have started from, the nearest first; besides nothing, from which everything started."""
    formatted: bool = False
    """Whether its Markdown was made from another format: then words and formatting count, not how they are typed."""
    plain: bool = False
    """Whether it came as plain text, so that it cannot say whether something is bold or a link: only words count."""
    place: Place | None = None


class Source(NamedTuple):
    """What was found in one source."""

    contributions: tuple[Contribution, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A key that was changed here and there, in different ways."""

    key: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one contribution."""

    contribution: Contribution
    taken: tuple[str, ...] = ()
    """The keys of which something was taken."""
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    """What was settled by itself and should be known, in sentences without a full stop."""
    known: bool = False
    """Whether it had been merged before."""
    file: str = ""
    """The file that holds the contribution until somebody settles it; or one to which nobody asked a question."""
