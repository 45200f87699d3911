"""Telling: what was shortened and what needs attention, in the same words and order for every command that delivers.

In: what was fitted, and problems. Out: text on standard error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftkit.consultation.fitting import Fitted
    from draftkit.problems import Problem


def tell(fitted: Iterable[Fitted], problems: Sequence[Problem] = (), *, verbose: bool = False) -> None:
    """Print what was shortened, and then what needs attention; nothing if there is neither."""
    from draftkit.cli.explaining import findings
    from draftkit.cli.printing import say
    from draftkit.consultation.fitting import in_words

    shortened = list(in_words(fitted))
    if shortened:
        say("\n".join(["Shortened to fit:", *(f"  {line}" for line in shortened), ""]))
    found = findings(problems, verbose=verbose)
    if found:
        say(f"{found}\n")


def tell_count(problems: Sequence[Problem], *, verbose: bool) -> None:
    """Print how much there is to look at, once it was said what was written."""
    from draftkit.cli.explaining import to_look_at
    from draftkit.cli.printing import say

    if problems:
        say(to_look_at(problems, verbose=verbose))
