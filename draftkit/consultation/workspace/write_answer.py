"""Writing answer files: a new one whose comments teach how to fill it in, and changes to one that is there.

In: a question and what is known of its answer; or the bytes of a file and other values. Out: the text of the file, in
which everything else is as it was.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from draftkit.consultation.questionnaire import Kind, Question
from draftkit.consultation.response import Answer, Evidence, Status
from draftkit.consultation.workspace.shape import KEYS
from draftkit.problems import DraftkitError
from draftkit.reading.front_matter_edit import edit_front_matter
from draftkit.reading.yaml_edit import Value
from draftkit.reading.yaml_scalar import as_scalar
from draftkit.reading.yaml_text import read_yaml

WIDTH = 100
"""Longest line of a question's copy and of the comments."""
_COMMENT_AT = 24
"""The column of the comments behind keys."""
_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED_TRUTH = re.compile(rb"([\r\n]confidential: )'(true|false)'")


def starter_answer(question: Question, chosen: str = "", text: str = "") -> str:
    """The text of the file for a question, with an option chosen and a text if those are known."""
    lines = ["---", f"question: {as_scalar(question.id)}", *_copy("text", question.text)]
    lines += _comment(_what_to_do(question))
    if not question.about_you and question.kind is not Kind.ABOUT_YOU:
        lines += [
            _key("position", "", "support, oppose, neutral or no-view"),
            _key("reasons", "", "why, in a sentence or two; kept for the next consultation"),
            _key("topic", "", "the proposition, in the same words each time: a duty to report"),
            _key("changed_position", "", "why, if you said otherwise before"),
        ]
    if question.options:
        several = question.kind is Kind.MULTI_CHOICE
        how = "take the # away before each that you choose" if several else "take the # away before the one you choose"
        lines.append(_key("chosen", "", how))
        lines += [f"{'' if option == chosen else '# '}- {as_scalar(option)}" for option in question.options]
    if question.rows:
        lines.append(_key("rows", "", _some_of("in each one of: ", question.columns)))
        lines += [f"  {as_scalar(row)}:" for row in question.rows]
    lines += [
        _key("confidential", "false", "or true; then the reason as well"),
        "confidential_reason:",
        _key("owner", "", "who writes it: a role or initials"),
        _key("status", "drafting" if chosen or text else "empty", "empty, drafting, ready or signed-off"),
    ]
    if not question.about_you and question.kind is not Kind.ABOUT_YOU:
        lines += [
            _key("evidence", "[]", "keys of sources: [annual-review, survey]"),
            _key("must_keep", "[]", "sentences that no shortening may take out"),
            _key("short", "", "a shorter wording of the whole answer"),
            _key("line", "", "the whole answer in a line"),
        ]
    return "\n".join([*lines, "---", "", *([text, ""] if text else [])])


def _some_of(words: str, options: Iterable[str]) -> str:
    listed = "; ".join(" ".join(option.split()) for option in options)
    return f"{words}{listed}"[:200] if listed else "what you answer in each"


def _what_to_do(question: Question) -> str:
    """Where the answer goes, and how long it may be."""
    if question.options or question.rows:
        words = "Choose below."
        words += " A comment on it has a question of its own, or stands below the second ---."
    else:
        words = "Write the answer below the second ---, in Markdown."
    limits = [f"{question.words:,} words" if question.words else ""]
    limits += [f"{question.characters:,} characters" if question.characters else ""]
    limit = " and ".join(filter(None, limits))
    words += f" At most {limit}." if limit else ""
    return f"{words} The form says that it must be answered." if question.required else words


def _comment(words: str) -> list[str]:
    return [f"## {line}" for line in textwrap.wrap(words, WIDTH - 3)]


def _key(name: str, value: str, comment: str) -> str:
    written = f"{name}: {value}".rstrip()
    return f"{written.ljust(_COMMENT_AT - 1)} # {comment}"


def _copy(name: str, text: str) -> list[str]:
    """A key with a text, in several lines where it is long and reads back the same."""
    single = f"{name}: {as_scalar(text)}"
    if len(single) <= WIDTH:
        return [single]
    folded = [f"{name}: >-", *(f"  {line}" for line in textwrap.wrap(text, WIDTH - 2, break_on_hyphens=False))]
    try:
        same = read_yaml("\n".join(folded) + "\n", name).data == {name: text}
    except DraftkitError:
        same = False
    return folded if same else [single]


def changed_answer(data: bytes, file: str, changes: Mapping[str, Any], text: str | None = None) -> bytes:
    """The bytes of an answer file with other values of keys and, unless it is None, another text.

    Comments, order, line ends and everything else stay as they were. Raises `DraftkitError` when the file cannot be
    edited; it is not changed then.
    """
    if _BREAK.split(data.decode("utf-8", "replace").removeprefix("\ufeff"), maxsplit=1)[0].rstrip() != "---":
        data = b"---\n---\n\n" + data.removeprefix(b"\xef\xbb\xbf")
    settled = {key: value for key, value in changes.items() if key in KEYS}
    made = edit_front_matter(data, file, settled, KEYS) if settled else data
    made = _QUOTED_TRUTH.sub(rb"\1\2", made, count=1)
    return made if text is None else _with_text(made, text)


def _with_text(data: bytes, text: str) -> bytes:
    """The file with another text below its front matter, its lines ended as there."""
    whole = data.decode("utf-8")
    line_end = found.group() if (found := _BREAK.search(whole)) else "\n"
    position = 0
    marks = 0
    while marks < 2:
        found = _BREAK.search(whole, position)
        end = found.end() if found else len(whole)
        marks += whole[position : found.start() if found else end].removeprefix("\ufeff").rstrip() == "---"
        position = end
        if not found and marks < 2:
            break
    head = whole[:position] if _BREAK.match(whole[position - 1 : position]) else whole[:position] + line_end
    body = _BREAK.sub("\n", text).strip("\n")
    written = f"\n{body}\n" if body else ""
    return (head + written.replace("\n", line_end)).encode("utf-8")


def values_of(answer: Answer) -> dict[str, Value]:
    """What stands in the front matter for an answer, without what is empty: for comparing and for writing."""
    values: dict[str, Value] = {
        "position": answer.position.value if answer.position else None,
        "reasons": answer.reasons or None,
        "topic": answer.topic or None,
        "changed_position": answer.changed_position or None,
        "chosen": answer.chosen or None,
        "rows": dict(answer.rows) or None,
        "confidential": "true" if answer.confidential else None,
        "confidential_reason": answer.confidential_reason or None,
        "owner": answer.owner or None,
        "status": answer.status.value if answer.status is not Status.EMPTY else None,
        "evidence": tuple(_evidence(entry) for entry in answer.evidence) or None,
        "must_keep": answer.must_keep or None,
        "short": answer.short or None,
        "line": answer.line_form or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _evidence(entry: Evidence) -> dict[str, str]:
    found = {"source": entry.source, "note": entry.note, "date": entry.date.isoformat() if entry.date else ""}
    return {key: value for key, value in found.items() if value}
