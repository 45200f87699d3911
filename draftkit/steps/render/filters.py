"""Filters: what templates may do to values, with limits on what it makes; and how a value is printed.

In: Jinja's own filters. Out: `LIMITED`, those that wording needs, each of which refuses to make anything huge.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from itertools import islice
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.filters import do_join

from draftkit.model.dates import day

OUTPUT_LIMIT = 5_000_000
"""Largest text that one template may make, in characters."""

STEP_LIMIT = 1_000_000
"""Most steps that the loops of one template may take."""

COUNT_LIMIT = 10_000
"""Largest number that may be given to a filter that makes so many of something."""

PRINTED_LIMIT = 50_000_000
"""Most characters of values that one template may print, one by one."""


class Allowance:
    """What is left of what a text, or several together, may do while they are rendered."""

    __slots__ = ("limits", "output", "printed", "steps")

    def __init__(self, steps: int = STEP_LIMIT, printed: int = PRINTED_LIMIT, output: int = OUTPUT_LIMIT) -> None:
        self.limits = (steps, printed, output)
        self.steps, self.printed, self.output = self.limits

    def step(self, count: int) -> None:
        """Take so many steps of a loop."""
        self.steps -= count
        if self.steps < 0:
            raise SecurityError(f"the loops take more than {self.limits[0]:,} steps")


_COUNTING = frozenset({"do_batch", "do_slice", "do_round", "do_truncate"})
"""The filters that are given such numbers."""

FILTERS = frozenset(
    {"abs", "batch", "capitalize", "count", "d", "default", "dictsort", "first", "groupby", "int", "items", "join"}
    | {"last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round"}
    | {"select", "selectattr", "slice", "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper"}
    | {"wordcount"}
)
"""Those of Jinja's filters that wording needs."""


def _limited(function: Any) -> Any:
    """A filter whose result must not be huge, and that is given no huge number beside its value."""

    @wraps(function)
    def limited(*arguments: Any, **options: Any) -> Any:
        counts = [one for one in (*arguments[1:], *options.values()) if type(one) is int]
        if function.__name__ in _COUNTING and any(abs(count) > COUNT_LIMIT for count in counts):
            raise SecurityError(f"a number here may be at most {COUNT_LIMIT:,}")
        result = function(*arguments, **options)
        if isinstance(result, str | list) and len(result) > OUTPUT_LIMIT:
            raise SecurityError("this makes a value that is too long")
        return result

    return limited


def printed(value: object) -> str:
    """A single value as words: dates as `29 April 2026`, truth as yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list | dict | tuple):
        raise TypeError("a list or group cannot be printed: print its entries in a loop")
    if not isinstance(value, str | int | float | Decimal | Printable | jinja2.Undefined):
        raise TypeError("this cannot be printed: call the function, or turn what a filter gave into a list")
    return str(value)


def _replaced(text: object, old: object, new: object, count: int = -1) -> str:
    """The filter `replace`, which looks at the length before it makes the text."""
    text, old, new = str(text), str(old), str(new)
    _refuse_length(len(text) + text.count(old) * len(new))
    return text.replace(old, new, count)


@jinja2.pass_eval_context
def _joined(context: Any, values: Any, separator: str = "", attribute: str | None = None) -> str:
    """The filter `join`, which looks at the length before it makes the text."""
    entries = list(values)
    _refuse_length(sum(len(one) for one in entries if isinstance(one, str)) + len(entries) * len(str(separator)))
    joined: str = do_join(context, entries, separator, attribute)
    return joined


def _refuse_length(length: int) -> None:
    if length > OUTPUT_LIMIT:
        raise SecurityError("this makes a value that is too long")


@jinja2.pass_context
def _counted(context: Any, entries: Any) -> Any:
    """What a loop goes through, counted, so that loops in loops come to an end."""
    if not isinstance(entries, list | tuple | dict | str):
        entries = list(islice(entries, STEP_LIMIT + 1))
    context.allowance.step(len(entries))
    return entries


class Printable:
    """A value that a template may print, and of which it may read the attributes named here."""

    __slots__ = ("attributes", "value")

    def __init__(self, value: Any, attributes: Mapping[str, str] | None = None) -> None:
        self.value = value
        self.attributes = attributes or {}

    def __str__(self) -> str:
        raise TypeError("a clause, contact or reference cannot be changed or joined: print it by itself")


def _concatenated(parts: list[Any]) -> str:
    """What `a ~ b` makes: each part as it would be printed."""
    texts = [printed(part) for part in parts]
    _refuse_length(sum(map(len, texts)))
    return "".join(texts)


LIMITED: Mapping[str, Any] = {
    **{name: _limited(JINJA_FILTERS[name]) for name in sorted(FILTERS)},
    "replace": _replaced,
    "join": _joined,
    "concatenated": _concatenated,
    "counted": _counted,
}
"""The filters of the sandbox; the last two stand for `a ~ b` and for what a loop goes through."""
