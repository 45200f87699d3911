"""Writing one value as YAML: quoted only where it would be read as something else without quotes.

In: a text or a date, or lists and groups of them. Out: the YAML on one line that reads back as that text, in a list in
brackets as well, here and in programs that take `no` for false or `1:30` for a number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from draftkit.problems import DraftkitError
from draftkit.reading.yaml_text import read_yaml

_OTHER_TYPES = re.compile(
    r"""y|yes|n|no|on|off|true|false|null|~
    |[-+]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[-+]?\d+)?|[-+]?\.inf|\.nan
    |[-+]?\d[\d_]*(:[0-5]?\d)+(\.\d*)?|0x[\da-f_]+|0o[0-7_]+|0b[01_]+
    |\d{4}-\d\d?-\d\d?""",
    re.VERBOSE | re.IGNORECASE,
)
"""What YAML 1.1 or 1.2 takes for a boolean, a number or a date."""

_UNQUOTABLE = re.compile("[\n\t\x85\u2028\u2029]")
_ESCAPES = {"\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}


def as_scalar(value: str | date) -> str:
    """The value as YAML on one line."""
    if isinstance(value, date):
        return value.isoformat()
    if _is_plain(value):
        return value
    if not _UNQUOTABLE.search(value):
        return "'" + value.replace("'", "''") + "'"
    return re.sub("[\x85\u2028\u2029]", lambda found: _ESCAPES[found.group()], json.dumps(value, ensure_ascii=False))


def as_yaml(value: str | date | Sequence[Any] | Mapping[str, Any]) -> str:
    """The value as YAML on one line; a list in brackets, a group of keys in braces."""
    if isinstance(value, str | date):
        return as_scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{as_scalar(key)}: {as_yaml(inner)}' for key, inner in value.items())}}}"
    return f"[{', '.join(as_yaml(entry) for entry in value)}]"


def _is_plain(value: str) -> bool:
    """Whether a text reads back as itself without quotes."""
    if _OTHER_TYPES.fullmatch(value) or _UNQUOTABLE.search(value):
        return False
    try:
        read = read_yaml(f"key: {value} # comment\nlist: [{value}, last]\n", "value")
    except DraftkitError:
        return False
    return bool(read.data == {"key": value, "list": [value, "last"]})
