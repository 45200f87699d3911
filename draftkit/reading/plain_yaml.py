"""YAML without places: the data of sound text, in half the time.

In: the text of one YAML document. Out: the same data as `read_yaml` gives, or None for text that it would refuse or
that needs more care: then `read_yaml` says what is wrong and where. Most files are sound, so most never pay for places.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from draftkit.reading.located import is_legal
from draftkit.reading.yaml_text import DEPTH_LIMIT, NULLS, VALUE_LIMIT, EventParser

_ODD = object()
"""Stands for a value that `read_yaml` must look at."""


def read_plain(text: str) -> Any:
    """The data, or None where the text is empty, faulty or unusual."""
    if not is_legal(text):
        return None
    try:
        return _built(EventParser(text))
    except yaml.YAMLError:
        return None


def _scalar(event: Any) -> Any:
    """Text or None, as `read_yaml` understands a scalar."""
    text: str = event.value
    if not event.style:
        return None if text in NULLS else text
    return _ODD if "\r" in text or (event.style == '"' and not is_legal(text)) else text


_MAKERS: dict[type, Callable[[Any], Any]] = {
    yaml.ScalarEvent: _scalar,
    yaml.MappingStartEvent: lambda event: {},
    yaml.SequenceStartEvent: lambda event: [],
}
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_AROUND = frozenset({yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent})


def _built(parser: Any) -> Any:
    """The data of all events; None at the first that is out of the ordinary."""
    root: list[Any] = []
    container: Any = root
    key: str | None = None
    stack: list[tuple[Any, str | None]] = []
    for count, event in enumerate(iter(parser.get_event, None)):
        kind = type(event)
        if kind in _ENDS:
            container, key = stack.pop()
            continue
        if kind in _AROUND:
            continue
        make = _MAKERS.get(kind)
        value = _ODD if make is None or event.anchor or event.tag or count > VALUE_LIMIT else make(event)
        if type(container) is list:
            container.append(value)
        elif key is not None:
            container[key] = value
            key = None
        elif type(value) is str and value not in container:
            key = value
            continue
        else:
            return None
        if value is _ODD or len(stack) == DEPTH_LIMIT:
            return None
        if kind is not yaml.ScalarEvent:
            stack.append((container, key))
            container, key = value, None
    return root[0] if len(root) == 1 else None
