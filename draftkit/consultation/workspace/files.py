"""The names of the files in a response folder.

In: ids of questions and names of contributions. Out: names of files, and back.
"""

from __future__ import annotations

import re

QUESTIONS = "questions.yaml"
RESPONSE = "response.yaml"
ANSWERS = "answers"
POSITIONS = "positions.yaml"

_CONFLICT = re.compile(r"(?P<id>.+?)\.conflict\.(?P<source>.+)\.md\Z", re.IGNORECASE)


def answer_file(id: str) -> str:
    """The name of the file with the answer to a question."""
    return f"{id}.md"


def conflict_file(id: str, source: str) -> str:
    """The name of the file that holds what came from somewhere and does not fit what stood there."""
    name = re.sub(r"[^\w-]+", "-", source, flags=re.ASCII).strip("-")[:60] or "contribution"
    return f"{id}.conflict.{name}.md"


def conflict_of(name: str) -> tuple[str, str]:
    """The question and the contribution of such a file; both empty for other names."""
    found = _CONFLICT.fullmatch(name)
    return (found["id"], found["source"]) if found else ("", "")
