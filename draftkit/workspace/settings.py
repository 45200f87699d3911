"""Settings: a `draftkit.toml` -> its checked values, with the keys it has.

In: a file. Out: a dict that fits `WORKSPACE_SHAPE`; raises `UsageError` with every fault at its place.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from draftkit.files import read_text
from draftkit.model.clause import STATUSES
from draftkit.places import Place
from draftkit.problems import UsageError, error
from draftkit.reading.located import Located, Mark
from draftkit.reading.shape import Field, group, text_list
from draftkit.reading.validate import validate

SEVERITIES = ("error", "warning", "advice", "off")
FINAL_STATUSES = tuple(status for status in STATUSES if status != "withdrawn")

ORGANISATION = group(
    "organisation",
    Field("name", help="Its full name.", example="Example Children's Charity (synthetic)"),
    Field("about", help="What it does, for whom and where, in two or three sentences."),
    Field("represents", help="Whom it represents, as forms of consultations ask."),
    Field("role", help="The role of the person to ask.", example="Head of policy"),
    Field("email", help="A shared mailbox, since responses may be published.", example="policy@example.org"),
    Field("telephone", help="A number that may be published."),
    Field("address", help="Its postal address, on one line."),
    help="Who makes documents here: put into every document and form that asks for it.",
)

PROFILE = {"name": "organisation", "about": "about_us", "role": "contact_role", "email": "contact_email"}
"""The fields of templates that the keys of the organisation are merged under."""

WORKSPACE_SHAPE = group(
    "workspace",
    text_list(
        "libraries",
        "Folders of clauses, relative to this file, or names of installed packs; the first wins.",
        choices=(),
    ),
    text_list("templates", "Folders of templates, the first wins; relative to this file.", choices=()),
    Field("house_style", help="The name or path of the house style for every document."),
    Field("positions", help="The ledger of positions taken in consultation responses; relative to this file."),
    Field("minimum_status", "choice", choices=FINAL_STATUSES, help="The least status of a clause in a final document."),
    ORGANISATION,
    Field("inputs", "mapping", item=Field("value", "any"), help="Values merged under every inputs file."),
    Field(
        "checks",
        "mapping",
        item=Field("severity", "choice", choices=SEVERITIES),
        help="How much a finding matters, by its code.",
    ),
    help="The settings of a folder in which documents are made.",
)

_KEY = re.compile(r"\s*([\w-]+|\"[^\"]*\")\s*=\s*")
_TABLE = re.compile(r"\s*\[\s*([\w-]+)\s*\]")
_CODE = re.compile(r"DK\d{3}\Z")


def read_settings(file: Path) -> dict[str, Any]:
    """The checked content of a `draftkit.toml`, with the keys it has; raises `UsageError`."""
    import tomllib

    text = read_text(file)
    lines = text.split("\n")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        found = re.search(r" \(at line (\d+), column (\d+)\)", str(fault))
        line, column = (int(found[1]), int(found[2])) if found else (len(text.rstrip().split("\n")), 1)
        source = lines[line - 1] if line <= len(lines) else None
        message = f"this is not valid TOML: {str(fault).partition(' (at')[0]}"
        hint = 'text stands in quotes, a list in square brackets: libraries = ["clauses"]'
        raise UsageError([error("DK103", message, Place(str(file), line, column, 1, source), hint)]) from fault
    located = Located(data, str(file), lines, _marks(data, lines))
    values, problems = validate(located, WORKSPACE_SHAPE)
    checks = data.get("checks")
    for code in checks if isinstance(checks, dict) else ():
        if not _CODE.match(code):
            hint = "a code is DK and three digits, as at the beginning of each finding: DK404"
            problems.append(error("DK110", f"'{code}' is not a code", located.place(("checks", code), key=True), hint))
    if problems:
        raise UsageError(problems)
    return {name: value for name, value in values.items() if name in data}


def _marks(data: dict[str, Any], lines: list[str]) -> dict[int, dict[str | int, Mark]]:
    """Where each key of the file and of its tables stands; what is written otherwise has no place."""
    marks: dict[int, dict[str | int, Mark]] = {id(data): {}}
    holder: Any = data
    for number, line in enumerate(lines, 1):
        table = _TABLE.match(line)
        if table:
            column = table.start(1) + 1
            marks[id(data)][table[1]] = (number, column, number, column)
            holder = data.get(table[1])
            marks.setdefault(id(holder), {})
            continue
        key = _KEY.match(line)
        if key and isinstance(holder, dict) and key[1].strip('"') in holder:
            column = line.index(key[1]) + 1
            marks[id(holder)][key[1].strip('"')] = (number, column, number, key.end() + 1)
    return marks
