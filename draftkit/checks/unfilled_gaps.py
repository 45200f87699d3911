"""DK401, gaps that a person wrote into their inputs as `[TO CONFIRM: …]`; missing fields are found when inputs load."""

from __future__ import annotations

import re
from collections import deque

from draftkit.model.inputs import OutlineText
from draftkit.model.subject import Subject
from draftkit.problems import Problem, warning

_GAP = r"\[TO CONFIRM:?\s*([^\]]*)\]"


def unfilled_gaps(subject: Subject) -> list[Problem]:
    """A warning for each different gap in the texts of the inputs."""
    if "[TO CONFIRM" not in "".join(subject.document.values):
        return []
    located = subject.inputs.located
    problems: dict[str, Problem] = {}
    stack: deque[tuple[object, tuple[str | int, ...]]] = deque([(located.data, ())])
    while stack:
        value, path = stack.popleft()
        if isinstance(value, dict):
            stack += [(inner, (*path, key)) for key, inner in value.items()]
        elif isinstance(value, list):
            stack += [(inner, (*path, number)) for number, inner in enumerate(value)]
        elif isinstance(value, str) and "[TO CONFIRM" in value:
            for match in re.finditer(_GAP, value):
                message = f"to confirm: {match[1].strip() or 'a gap'}"
                hint = "find out and replace the words in square brackets"
                place = value.place(match[0]) if isinstance(value, OutlineText) else located.place(path)
                problems.setdefault(match[0], warning("DK401", message, place, hint))
    return list(problems.values())
