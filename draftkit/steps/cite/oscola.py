"""OSCOLA: how a source is cited (Oxford University Standard for Citation of Legal Authorities, 4th edition).

In: a `Source`, a pinpoint and, for a later mention, the number of the note of the first. Out: inlines without the
closing full stop. Legislation is cited in full each time; other sources get a short form with `(n 3)`.
"""

from __future__ import annotations

import re

from draftkit.model.dates import day, partial_day
from draftkit.model.document import EMPHASIS, Inline, Link, NoteReference, Text
from draftkit.model.source import Source

_NEUTRAL = r"\[\d{4}\] (UKSC|UKPC|UKHL|EW(CA|HC)|EWCA|EWHC|UKUT|UKFTT|CSIH|CSOH|HCJAC|NICA|NIKB|NIQB)"


def citation(source: Source, pinpoint: str = "", first_note: int | None = None) -> tuple[Inline, ...]:
    """A source as it is cited in a footnote."""
    if pinpoint.isdigit() and source.type == "case" and re.match(_NEUTRAL, source.citation or ""):
        pinpoint = f"[{pinpoint}]"
    return tuple(part for part in _words(source, pinpoint, first_note) if not isinstance(part, Text) or part.text)


def _words(source: Source, pinpoint: str, first_note: int | None) -> tuple[Inline, ...]:
    if first_note is not None and not source.is_legislation:
        return _later(source, pinpoint, first_note)
    if source.is_legislation:
        return (Text(", ".join(part for part in (_instrument(source), pinpoint) if part)),)
    if source.type == "case":
        return _case(source, pinpoint)
    inlines = _published(source)
    return (*inlines, Text(f", {pinpoint}")) if pinpoint else inlines


def _instrument(source: Source) -> str:
    """`Protection of Children Act 1978`; instruments with their number, bills with theirs after a space."""
    if not source.number or source.type in {"act", "scottish-act"}:
        return source.title
    return f"{source.title}{' ' if source.type == 'bill' else ', '}{source.number}"


def _case(source: Source, pinpoint: str) -> tuple[Inline, ...]:
    name = Text(source.title, EMPHASIS)
    if not source.citation:
        where = ", ".join(part for part in (source.court, _date(source)) if part)
        return (name, Text(f" ({where})" if where else ""), Text(f", {pinpoint}" if pinpoint else ""))
    return (name, Text(f" {source.citation}"), Text(f", {pinpoint}" if pinpoint else ""))


def _date(source: Source) -> str:
    return partial_day(source.dated) if source.dated else ""


def _published(source: Source) -> tuple[Inline, ...]:
    """Guidance, reports, news, articles, debates and web pages."""
    author = [Text(f"{source.author}, ")] if source.author else []
    match source.type:
        case "report":
            details = ", ".join(part for part in (source.number, _date(source)) if part)
            body: list[Inline] = [Text(source.title, EMPHASIS), Text(f" ({details})" if details else "")]
        case "news":
            paper = source.publication or source.publisher
            named = [Text(" "), Text(paper, EMPHASIS)] if paper else []
            body = [Text(f"‘{source.title}’"), *named, Text(f" ({_date(source) or 'undated'})")]
        case "article":
            year = f"({source.dated[:4]}) " if source.dated else ""
            journal = " ".join(part for part in (source.volume, source.journal, source.page) if part)
            body = [Text(f"‘{source.title}’ {year}{journal}".rstrip())]
        case "hansard":
            body = [Text(" ".join(part for part in (source.title, _date(source)) if part))]
            body += [Text(f", {source.number}")] if source.number else []
        case _:
            details = ", ".join(part for part in (source.publisher, _date(source)) if part)
            body = [Text(f"‘{source.title}’"), Text(f" ({details})" if details else "")]
    return (*author, *body, *_address(source))


def _address(source: Source) -> tuple[Inline, ...]:
    """The web address in angle brackets, and the day it was read."""
    if not source.url:
        return ()
    shown = Text(source.url)
    link: Inline = Link(source.url, (shown,)) if source.url.startswith("https://") else shown
    read = f"> accessed {day(source.accessed)}" if source.accessed else ">"
    return (Text(" <"), link, Text(read))


def _later(source: Source, pinpoint: str, first_note: int) -> tuple[Inline, ...]:
    name = source.short or (source.author or f"‘{source.title}’" if source.type != "case" else source.title)
    marks = EMPHASIS if source.type == "case" else 0
    end = f"), {pinpoint}" if pinpoint else ")"
    return (Text(name, marks), Text(" (n "), NoteReference(first_note), Text(end))
