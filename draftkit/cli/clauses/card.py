"""A clause on one page: a version and how it stands -> what it is, its law, its sources, its users and its text.

In: a `Shown`, the `Library` and a form. Out: text for a terminal, or the same as values for a program.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import click

from draftkit.cli.clauses.history import holds, people
from draftkit.cli.clauses.list import record as list_record
from draftkit.cli.plain_text import readable
from draftkit.cli.printing import plain, short_path, text_width
from draftkit.curation.addressing import name_of
from draftkit.curation.comparison import law_in_words
from draftkit.curation.showing import Shown, fingerprint_state
from draftkit.curation.usage import clause_usage, contacts_in
from draftkit.examine import clause_draft
from draftkit.model.clause import Clause, Law
from draftkit.model.dates import day
from draftkit.model.document import plain_text
from draftkit.model.extent import extent_in_words
from draftkit.model.library import Library
from draftkit.places import Place
from draftkit.problems import UsageError, error
from draftkit.steps.cite.oscola import citation

FORMS = {"full": "Text", "short": "Short form", "line": "Line to take"}


def card(shown: Shown, library: Library, form: str) -> str:
    """Everything about a version; raises `UsageError` when it has no such form."""
    clause = shown.clause
    text = _text(shown, library, form)
    sections = [
        click.style(plain(clause.title), bold=True),
        _wrapped(clause.summary),
        "\n".join(_facts(shown)),
        _section("Law", [_law(law, library) for law in clause.law]),
        _section("Sources", [_source(key, library) for key in clause.sources]),
        _section("Contacts", [_contact(key, library) for key in contacts_in(clause)]),
        _section("Parameters", [f"{one.name}: {one.help}" for one in clause.parameters]),
        _section("Guidance for the drafter; never printed", [clause.guidance.strip()] if clause.guidance else []),
        _section("Used by", _users(clause.id, library)),
        _section("Other versions and variants", [_other(one, shown) for one in _others(shown)]),
        f"{click.style(FORMS[form], bold=True)}\n{textwrap.indent(text, '  ')}",
    ]
    return "\n\n".join(section for section in sections if section)


def record(shown: Shown, library: Library, form: str) -> dict[str, Any]:
    """The same for a program."""
    clause = shown.clause
    return {
        **list_record(clause),
        "reviewed_on": clause.reviewed_on,
        "approved_on": clause.approved_on,
        "withdrawn_on": clause.withdrawn_on,
        "withdrawn_because": clause.withdrawn_because,
        "holds": holds(clause),
        "as_at": shown.as_at,
        "usable": shown.usable,
        "reason": shown.reason,
        "fingerprint": fingerprint_state(clause).partition(":")[0],
        "overrides": clause.overrides,
        "requires": clause.requires,
        "conflicts": clause.conflicts,
        "law": [_law_record(law) for law in clause.law],
        "sources": [{"key": key, "citation": _source(key, library)} for key in clause.sources],
        "contacts": contacts_in(clause),
        "parameters": [{"name": one.name, "type": one.type, "help": one.help} for one in clause.parameters],
        "guidance": clause.guidance,
        "used_by": [one._asdict() for one in clause_usage(clause.id, library)],
        "others": [name_of(one, with_version=True) for one in _others(shown)],
        "form": form,
        "text": _text(shown, library, form),
    }


def _facts(shown: Shown) -> list[str]:
    """Labels with values; those without a value are left out."""
    clause = shown.clause
    usable = "" if shown.usable else f"may not be used on {day(shown.as_at)}: {shown.reason}"
    facts = {
        "Id": name_of(clause),
        "Version": clause.version,
        "Status": "; ".join([clause.status, *people(clause)]),
        "Note": usable,
        "Holds": holds(clause),
        "Wording": fingerprint_state(clause) if clause.fingerprint or clause.status in {"reviewed", "approved"} else "",
        "Extent": extent_in_words(clause.extent),
        "Audiences": ", ".join(clause.audiences) or "everybody",
        "Topics": ", ".join(clause.topics),
        "Checked": _checked(clause),
        "Review by": day(clause.review_by) + (" (lapsed)" if clause.review_by < shown.as_at else ""),
        "Owner": clause.owner or "",
        "Requires": ", ".join(clause.requires),
        "Conflicts": ", ".join(clause.conflicts),
        "Overrides": clause.overrides or "",
        "Library": clause.library,
        "File": short_path(clause.file),
    }
    return [f"{name + ':':<11}{plain(value)}" for name, value in facts.items() if value]


def _checked(clause: Clause) -> str:
    confidence = f" ({clause.confidence})" if clause.confidence else ""
    return (day(clause.checked_on) if clause.checked_on else "nobody has compared it with its sources") + confidence


def _law(law: Law, library: Library) -> str:
    """Provisions, the Act, whether it is in force, since when and where."""
    source = library.sources.get(law.source)
    title = plain_text(citation(source)) if source else law.source
    provisions = f", {', '.join(law.provisions)}" if law.provisions else ""
    return f"{title}{provisions}: {law_in_words(law)}"


def _law_record(law: Law) -> dict[str, Any]:
    return {
        "source": law.source,
        "provisions": law.provisions,
        "status": law.status,
        "from": law.since,
        "until": law.until,
        "extent": law.extent,
        "note": law.note,
    }


def _source(key: str, library: Library) -> str:
    source = library.sources.get(key)
    if source is None:
        return f"{key}: not in sources.yaml"
    return f"{plain_text(citation(source))} [{key}, {source.confidence or 'unchecked'}]"


def _contact(key: str, library: Library) -> str:
    contact = library.contacts.get(key)
    if contact is None:
        return f"{key}: not in contacts.yaml"
    checked = f"checked on {day(contact.checked_on)}" if contact.checked_on else "never checked"
    return f"{contact.name} [{key}, {contact.confidence}, {checked}]"


def _users(id: str, library: Library) -> list[str]:
    """Who uses the clause, each once for each way."""
    return list(dict.fromkeys(f"{one.kind} {one.name} {one.how}" for one in clause_usage(id, library)))


def _others(shown: Shown) -> list[Clause]:
    return [one for one in shown.everything if one is not shown.clause]


def _other(clause: Clause, shown: Shown) -> str:
    return f"{name_of(clause, with_version=True)}: {clause.status}, {holds(clause)}"


def _section(title: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    return "\n".join([click.style(title, bold=True), *(_wrapped(entry, "  ") for entry in entries)])


def _wrapped(text: str, indent: str = "") -> str:
    """Text in lines of readable length, those after the first further in."""
    further = indent + ("  " if indent else "")
    flat = " ".join(plain(text).split())
    return textwrap.fill(
        flat,
        text_width(),
        initial_indent=indent,
        subsequent_indent=further,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _text(shown: Shown, library: Library, form: str) -> str:
    """The wording, with the parameters' defaults, and its notes; raises `UsageError` when it has no such form."""
    clause = shown.clause
    if not clause.text(form):
        hint = f"it has: {', '.join(one for one in FORMS if clause.text(one))}"
        raise UsageError([error("DK219", f"{clause.id} has no {form} form", Place("--form"), hint)])
    draft = clause_draft(clause, library, form=form, as_at=shown.as_at)
    return readable(draft.document.blocks, text_width() - 2)
