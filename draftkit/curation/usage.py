"""Usage: where a library and its templates name a clause, a source or a contact.

In: an id or key, and a `Library`. Out: `Mention` values, each with the file and line. A file is read again only to find
the line on which a name stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from draftkit.files import read_text
from draftkit.model.clause import Clause
from draftkit.model.library import Library
from draftkit.model.template import Template
from draftkit.problems import DraftkitError


class Mention(NamedTuple):
    """A place that names something."""

    kind: str
    """template, clause or inputs."""
    name: str
    """The template, the clause with its version, or the file."""
    how: str
    """What it does with it, as a verb: requires, refers to, cites …"""
    file: str
    line: int
    """From 1; 0 when it is not known."""


Uses = Callable[[str], str]
"""A line of text -> what it does with the thing looked for; empty for nothing."""


def clause_usage(id: str, library: Library) -> list[Mention]:
    """Every template that places a clause or its family, and every other clause that names it."""
    family = id.rpartition("/")[0]
    found = _in_templates(library, _quoted({id: "places it", family: f"places clauses of {family}"}))
    for clause in _clauses(library):
        if clause.id != id or clause.overrides:
            found += _in_clause(clause, _verbs(clause, id), _call("ref|clause", id, "refers to it"), id)
    return found


def source_usage(key: str, library: Library) -> list[Mention]:
    """Every clause and template that cites a source, prints its title or rests on it as law."""
    citing = _citing(key)
    found = _in_templates(library, citing)
    for clause in _clauses(library):
        verbs = ["lists it as a source"] if key in clause.sources else []
        verbs += ["rests on it as law"] if any(law.source == key for law in clause.law) else []
        found += _in_clause(clause, verbs, citing, key)
    return found


def contact_usage(key: str, library: Library) -> list[Mention]:
    """Every clause and template that prints a contact."""
    printing = _call("contact", key, "prints it")
    found = _in_templates(library, printing)
    for clause in _clauses(library):
        found += _in_clause(clause, [], printing, key)
    return found


def source_keys(library: Library) -> set[str]:
    """The keys of all sources that any clause or template uses."""
    cited = re.compile(r"@([\w.:-]+)|\bsource\(\s*[\"']([\w.:-]+)[\"']")
    found = {one or other for text in _texts(library) for one, other in cited.findall(text)}
    for clause in _clauses(library):
        found |= {*clause.sources, *(law.source for law in clause.law)}
    return found


def contact_keys(library: Library) -> set[str]:
    """The keys of all contacts that any clause or template prints."""
    printed = re.compile(r"\bcontact\(\s*[\"']([^\"']+)[\"']")
    return {key for text in _texts(library) for key in printed.findall(text)}


def contacts_in(clause: Clause) -> list[str]:
    """The keys of the contacts that a clause prints, in order."""
    texts = "\n".join(text for text in (clause.body, clause.short, clause.line) if text)
    return list(dict.fromkeys(re.findall(r"\bcontact\(\s*[\"']([^\"']+)[\"']", texts)))


def mentions_in_text(text: str, word: str) -> list[int]:
    """The lines, from 1, on which a word stands by itself."""
    whole = re.compile(rf"(?<![\w./-]){re.escape(word)}(?![\w/-]|\.\w)")
    return [number for number, line in enumerate(text.split("\n"), 1) if whole.search(line)]


def _texts(library: Library) -> Iterator[str]:
    for clause in _clauses(library):
        yield from (text for text in (clause.body, clause.short, clause.line) if text)
    for template in library.templates.values():
        yield template.outline


def _clauses(library: Library) -> Iterator[Clause]:
    for versions in library.clauses.values():
        yield from versions


def _in_templates(library: Library, uses: Uses) -> list[Mention]:
    return [
        Mention("template", template.name, how, template.file, number)
        for template in library.templates.values()
        for number, how in _lines(template, uses)
    ]


def _lines(template: Template, uses: Uses) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(template.outline.split("\n"), 1):
        how = uses(line)
        if how:
            yield number, how


def _in_clause(clause: Clause, verbs: Iterable[str], uses: Uses, word: str) -> list[Mention]:
    """What a clause does with something: by its keys, and line by line in its texts."""
    name = f"{clause.id}@{clause.version}"
    texts = "\n".join(text for text in (clause.body, clause.short, clause.line) if text)
    verbs = list(verbs)
    if not verbs and not uses(texts):
        return []
    lines = _read(clause.file).split("\n")
    in_front = mentions_in_text("\n".join(lines[: clause.body_line - 1]), word)
    found = [Mention("clause", name, verb, clause.file, in_front[0] if in_front else 0) for verb in verbs]
    printed = [(number, how) for number, line in enumerate(lines, 1) if (how := uses(line))]
    return found + [Mention("clause", name, how, clause.file, number) for number, how in printed]


def _read(file: str) -> str:
    """The text of a file that may have gone since the library was read."""
    try:
        return read_text(Path(file))
    except DraftkitError:
        return ""


def _verbs(clause: Clause, id: str) -> list[str]:
    """What a clause's keys say of another clause."""
    verbs = ["requires it"] if id in clause.requires else []
    verbs += ["conflicts with it"] if id in clause.conflicts else []
    if clause.overrides and clause.overrides.partition("@")[0] == id:
        verbs.append(f"takes the place of {clause.overrides}")
    return verbs


def _quoted(words: dict[str, str]) -> Uses:
    """A line that has one of the words in quotation marks."""
    pattern = re.compile(r"\"([^\"]*)\"|'([^']*)'")

    def uses(line: str) -> str:
        found = {one or other for one, other in pattern.findall(line)}
        return next((how for word, how in words.items() if word in found), "")

    return uses


def _call(function: str, word: str, how: str) -> Uses:
    """A line that calls a function with the word."""
    pattern = re.compile(rf"\b(?:{function})\(\s*[\"']{re.escape(word)}[\"']")
    return lambda line: how if pattern.search(line) else ""


def _citing(key: str) -> Uses:
    """A line that cites a source, or prints its title."""
    cited = re.compile(rf"\[@{re.escape(key)}(?![\w.:-]*\w)|;\s*@{re.escape(key)}(?![\w.:-]*\w)")
    printed = _call("source", key, "prints its title")
    return lambda line: "cites it" if cited.search(line) else printed(line)
