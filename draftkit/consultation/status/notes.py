"""Notes: a comment in the front matter of an answer that says that a finding is meant -> the findings without it.

In: findings and the response. Out: the findings that no note silences. A note is a line in the front matter, such as
`# draftkit: ignore DK764 the figure is our own count`; it needs a reason, and silences the code for the whole answer.
An error stays one, as in `draftkit.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from draftkit.consultation.response import Response
from draftkit.files import read_text
from draftkit.problems import DraftkitError, Problem, Severity

_NOTE = re.compile(r"^\s*#[ \t]*draftkit:[ \t]*ignore[ \t]+(DK\d{3})[ \t]+\S", re.MULTILINE)
_LATE = re.compile(r"\n---[ \t]*\n")


def without_silenced(problems: Iterable[Problem], response: Response) -> Iterator[Problem]:
    """The findings without those that a note in their answer silences; a file is read only if it has a finding."""
    known: dict[str, frozenset[str]] = {}
    answers = {answer.file for answer in response.answers.values() if answer.file}
    for problem in problems:
        file = problem.place.file if problem.place else ""
        if file not in answers or problem.severity is Severity.ERROR:
            yield problem
            continue
        if file not in known:
            known[file] = _silenced_in(file)
        if problem.code not in known[file]:
            yield problem


def _silenced_in(file: str) -> frozenset[str]:
    """The codes that the front matter of a file silences; none of a file that has gone meanwhile."""
    try:
        text = read_text(Path(file))
    except DraftkitError:
        return frozenset()
    if "draftkit:" not in text:
        return frozenset()
    end = _LATE.search(text)
    return frozenset(_NOTE.findall(text[: end.start()] if end else ""))
