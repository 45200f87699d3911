"""Editors: YAML as an editor's parser sees it (YAML 1.2, core schema), and an independent validator of JSON Schema.

In: the text of a file, and a schema. Out: its values with numbers, truths and nothing of their own kinds (dates stay
text), and what the package `jsonschema` finds wrong.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

import yaml
from jsonschema import Draft7Validator

_CORE = (
    ("tag:yaml.org,2002:null", r"(?:~|null|Null|NULL|)\Z", "~nN"),
    ("tag:yaml.org,2002:bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", "tTfF"),
    ("tag:yaml.org,2002:int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z", "-+.0123456789"),
    ("tag:yaml.org,2002:float", r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z", "-+."),
)


class _Core(yaml.CSafeLoader):
    """PyYAML with the scalars of YAML 1.2 instead of 1.1."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern, _first in _CORE:
    _Core.add_implicit_resolver(_tag, re.compile(_pattern), [*_first, *([""] if "null" in _tag else [])])
_Core.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0 if re.match("0[ox]", node.value) else 10)
)


def seen_by_an_editor(text: str) -> Any:
    """The values of a YAML file as an editor's parser reads them."""
    return yaml.load(text, _Core)


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """What is wrong with a value, by the path of each place."""
    found = sorted(Draft7Validator(schema).iter_errors(value), key=lambda fault: fault.json_path)
    return [f"{fault.json_path}: {fault.message}" for fault in found]
