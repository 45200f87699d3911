"""Problems: everything draftkit has to tell a person about their material.

In: a code, a message, a place, a hint. Out: `Problem` values, which steps return or raise together in one
`DraftkitError`. Libraries never print; only the doors (`cli/`) turn problems into words on a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from draftkit.places import Place

Read = TypeVar("Read")

AS_NEAR = 0.02
"""How much less like the word that was written another known word may be and still be named beside the nearest."""


class Severity(StrEnum):
    """How much a problem matters: an error stops the document, a warning needs a decision, advice may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding."""

    severity: Severity
    code: str
    """A code such as `DK104`; `docs/reference/codes.md` explains each."""
    message: str
    """What is wrong, with the very word at fault."""
    place: Place | None = None
    hint: str = ""
    """What to do about it."""


class DraftkitError(Exception):
    """Raised when a step cannot go on; carries every problem found so far, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{problem.place or ''}: {problem.message}" for problem in self.problems))


class UsageError(DraftkitError):
    """Raised when the call or the configuration is wrong, not the person's material (exit code 2)."""


def error(code: str, message: str, place: Place | None = None, hint: str = "") -> Problem:
    """A problem that stops the document."""
    return Problem(Severity.ERROR, code, message, place, hint)


def warning(code: str, message: str, place: Place | None = None, hint: str = "") -> Problem:
    """A problem that needs a person's decision."""
    return Problem(Severity.WARNING, code, message, place, hint)


def advice(code: str, message: str, place: Place | None = None, hint: str = "") -> Problem:
    """A problem that a person may ignore."""
    return Problem(Severity.ADVICE, code, message, place, hint)


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that are errors."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def raise_errors(problems: Sequence[Problem]) -> None:
    """Raise one `DraftkitError` with all of `problems` if any of them is an error."""
    if errors_in(problems):
        raise DraftkitError(problems)


def attempt(read: Callable[[], Read], problems: list[Problem]) -> Read | None:
    """What `read` gives, or None, when what is wrong is added to `problems`."""
    try:
        return read()
    except DraftkitError as fault:
        problems += fault.problems
        return None


def number_of(count: int, thing: str) -> str:
    """`1 clause`, `2 clauses`."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, those as near as it, or `otherwise` when none is near."""
    import difflib

    matches = difflib.get_close_matches(word, list(dict.fromkeys(known)), n=3, cutoff=0.6)
    if not matches:
        return otherwise
    likeness = [difflib.SequenceMatcher(None, match, word).ratio() for match in matches]
    return one_of([match for match, like in zip(matches, likeness, strict=True) if like >= likeness[0] - AS_NEAR])


def one_of(words: Sequence[str]) -> str:
    """`did you mean 'one'?`, `did you mean 'one', 'two' or 'three'?`."""
    quoted = [f"'{word}'" for word in words]
    return f"did you mean {' or '.join([', '.join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)}?"
