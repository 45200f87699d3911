"""A clause on one page: the versions of a clause -> what it is, its law, its sources and its text.

In: all versions of a clause, the `Library`, a form and a date. Out: text for a terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date

import click

from draftkit.cli.plain_text import readable
from draftkit.cli.printing import plain
from draftkit.examine import clause_draft
from draftkit.model.clause import Clause, Law
from draftkit.model.dates import day
from draftkit.model.document import plain_text
from draftkit.model.extent import extent_in_words
from draftkit.model.library import Library
from draftkit.model.selection import Pick, Wanted
from draftkit.places import Place
from draftkit.problems import UsageError, error
from draftkit.steps.choose import choose_version
from draftkit.steps.cite.oscola import citation

_LAW_IN_WORDS = {
    "in-force": "in force",
    "partly": "partly in force",
    "not-in-force": "not in force",
    "unknown": "nobody could verify whether it is in force",
    "repealed": "repealed",
}


def card(versions: Sequence[Clause], library: Library, form: str, as_at: date) -> str:
    """Everything about the version that holds on a day, or about the newest with the reason why it does not."""
    choice = choose_version(versions[0].id, versions, Wanted(versions[0].extent, as_at), library.sources)
    clause = choice.clause if isinstance(choice, Pick) else versions[0]
    if not clause.text(form):
        hint = f"it has: {', '.join(one for one in ('full', 'short', 'line') if clause.text(one))}"
        raise UsageError([error("DK219", f"{clause.id} has no {form} form", Place("--form"), hint)])
    usable = "" if isinstance(choice, Pick) else f"may not be used on {day(as_at)}: {choice.reason}"
    sections = [
        click.style(plain(clause.title), bold=True),
        _wrapped(clause.summary),
        "\n".join(_facts(clause, versions, usable)),
        _section("Law", [_law(law, library) for law in clause.law]),
        _section("Sources", [_source(key, library) for key in clause.sources]),
        _section("Parameters", [f"{one.name}: {one.help}" for one in clause.parameters]),
        _section("Guidance for the drafter; never printed", [clause.guidance.strip()] if clause.guidance else []),
        _text(clause, library, form, as_at),
    ]
    return "\n\n".join(section for section in sections if section)


def _facts(clause: Clause, versions: Sequence[Clause], usable: str) -> list[str]:
    """Labels with values; those without a value are left out."""
    older = [one.version for one in versions if one is not clause]
    others = f" (also: {', '.join(older)})" if older else ""
    facts = {
        "Id": clause.id,
        "Version": clause.version + others,
        "Status": clause.status + (f", by {clause.approved_by}" if clause.approved_by else ""),
        "Note": usable,
        "Extent": extent_in_words(clause.extent),
        "Audiences": ", ".join(clause.audiences) or "everybody",
        "Topics": ", ".join(clause.topics),
        "Checked": day(clause.checked_on) if clause.checked_on else "nobody has compared it with its sources",
        "Review by": day(clause.review_by),
        "Owner": clause.owner or "",
        "Requires": ", ".join(clause.requires),
        "Conflicts": ", ".join(clause.conflicts),
        "File": clause.file,
    }
    return [f"{name + ':':<11}{plain(value)}" for name, value in facts.items() if value]


def _law(law: Law, library: Library) -> str:
    """Provisions, the Act, whether it is in force, and since when."""
    source = library.sources.get(law.source)
    title = plain_text(citation(source)) if source else law.source
    words = [_LAW_IN_WORDS[law.status]]
    words += [f"from {day(law.since)}"] if law.since else []
    words += [f"until {day(law.until)}"] if law.until else []
    provisions = f", {', '.join(law.provisions)}" if law.provisions else ""
    return f"{title}{provisions}: {' '.join(words)}"


def _source(key: str, library: Library) -> str:
    source = library.sources.get(key)
    if source is None:
        return f"{key}: not in sources.yaml"
    checked = f"{source.confidence or 'unchecked'}"
    return f"{plain_text(citation(source))} [{key}, {checked}]"


def _section(title: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    return "\n".join([click.style(title, bold=True), *(_wrapped(entry, "  ") for entry in entries)])


def _wrapped(text: str, indent: str = "") -> str:
    """Text in lines of readable length, those after the first further in."""
    further = indent + ("  " if indent else "")
    flat = " ".join(plain(text).split())
    return textwrap.fill(
        flat, 90, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False, break_long_words=False
    )


def _text(clause: Clause, library: Library, form: str, as_at: date) -> str:
    """The wording, with the parameters' defaults, and its notes."""
    draft = clause_draft(clause, library, form=form, as_at=as_at)
    title = {"full": "Text", "short": "Short form", "line": "Line to take"}[form]
    return f"{click.style(title, bold=True)}\n{textwrap.indent(readable(draft.document.blocks), '  ')}"
