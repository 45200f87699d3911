"""The shape of an answer file: the keys above the text, and the other ways in which people write their values.

In: the data of a front matter as it was read. Out: the same data in the one form that the shape knows.
"""

from __future__ import annotations

import re
from typing import Any

from draftkit.consultation.response import Position, Status
from draftkit.reading.shape import Field, group, text_list

EVIDENCE_ENTRY = group(
    "evidence",
    Field("source", help="The key of a source in response.yaml or in the library.", example="annual-review-2026"),
    Field("note", help="What it shows, or what it is when it has no key."),
    Field("date", "date", help="The day it was published or observed."),
    help="Something that the answer rests on.",
)

ANSWER_FILE_SHAPE = group(
    "answer file",
    Field("question", help="The id of the question in questions.yaml; without it the name of the file counts."),
    Field("text", help="The question as it was asked when the file was made: a copy, to read."),
    Field("position", "choice", choices=tuple(Position), help="What you think of what the question proposes."),
    Field("reasons", help="Why, in a sentence or two; kept in the ledger of positions."),
    Field("topic", help="The proposition that the position is on, in the same words in every response."),
    Field("changed_position", help="Why the position differs from that of an earlier response."),
    text_list("chosen", "The option you choose, word for word; a list where several may be chosen."),
    Field("rows", "mapping", item=Field("answer"), help="For a table: each row with what you answer in it."),
    Field("confidential", "boolean", default=False, help="Whether the answer is to be kept confidential."),
    Field("confidential_reason", help="Why; bodies that ask want a reason."),
    Field("owner", help="Who writes it: a role or initials.", example="Policy"),
    Field("status", "choice", choices=tuple(Status), help="How far it is."),
    Field(
        "evidence", "list", item=EVIDENCE_ENTRY, help="What the answer rests on: keys of sources, or words with a date."
    ),
    text_list("must_keep", "Sentences of the text that no shortening may take out, word for word."),
    Field("short", help="A shorter wording of the whole text."),
    Field("line", help="The whole answer in a line."),
    help="The keys of a file in the folder answers.",
)

KEYS = tuple(field.name for field in ANSWER_FILE_SHAPE.fields)

_LISTS = ("chosen", "evidence", "must_keep")
_WORDS = {"position": tuple(Position), "status": tuple(Status)}
_KEY = re.compile(r"[\w.-]+\Z")


def settle(data: Any) -> None:
    """Bring data into the one form in place: a single word for a list, 'No view' for `no-view`, a key for evidence.

    Done in place, so that the places of the values stay known.
    """
    if not isinstance(data, dict):
        return
    for key in _LISTS:
        if isinstance(data.get(key), str | dict):
            data[key] = [data[key]]
    for key, words in _WORDS.items():
        value = data.get(key)
        if isinstance(value, str):
            word = re.sub(r"[\s_-]+", "-", value.strip().lower())
            data[key] = word if word in words else value
    rows: Any = data.get("rows")
    for row in [row for row, value in rows.items() if value is None] if isinstance(rows, dict) else ():
        del rows[row]
    evidence: Any = data.get("evidence")
    for number, entry in enumerate(evidence if isinstance(evidence, list) else ()):
        if isinstance(entry, str):
            evidence[number] = {"source": entry} if _KEY.match(entry) else {"note": entry}
