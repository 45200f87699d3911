"""Markdown: the door to pyromark (pulldown-cmark), the parser of CommonMark with tables, footnotes and callouts.

In: text. Out: a list of events, as pyromark gives them: `{"Start": …}`, `{"End": …}`, `{"Text": …}` or a plain word.
"""

from __future__ import annotations

from typing import Any

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
)


BLOCKS = frozenset(
    {"Paragraph", "Heading", "List", "Item", "Table", "BlockQuote", "CodeBlock", "HtmlBlock", "DefinitionList"}
)
"""The events that start a block."""


class Events:
    """The events of a Markdown text, and how far they have been read."""

    __slots__ = ("at", "items")

    def __init__(self, items: list[Any]) -> None:
        self.items = items
        self.at = 0


def markdown_events(text: str) -> list[Any]:
    """The events of a Markdown text, with neighbouring pieces of text put together."""
    return list(pyromark.events(text, options=_OPTIONS, merge_text=True))


def name_of(body: Any) -> str:
    """The name of what starts or ends: `Paragraph`, `Heading`, `Link` …"""
    return body if type(body) is str else next(iter(body))
