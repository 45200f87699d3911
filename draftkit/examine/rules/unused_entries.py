"""DK246, DK247: sources and contacts of a register that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.examine.texts import named_in, names_in
from draftkit.problems import Problem, advice


def unused_entries(subject: Subject) -> Iterator[Problem]:
    """A piece of advice for each entry that no clause and no template names; inputs may still use a source."""
    used: dict[str, set[str]] = {"source": set(), "contact": set()}
    for versions in subject.library.clauses.values():
        for clause in versions:
            used["source"].update(clause.sources, (law.source for law in clause.law))
            for named in named_in(clause):
                used.setdefault(named.kind, set()).add(named.key)
    for template in subject.library.templates.values():
        for named in names_in(template.outline):
            used.setdefault(named.kind, set()).add(named.key)
    for key in subject.library.sources:
        if key not in used["source"]:
            where = subject.in_register("sources.yaml", key, key=True)
            hint = "take it out, unless people cite it in their inputs"
            yield advice("DK246", f"no clause or template uses the source '{key}'", where, hint)
    for key, contact in subject.library.contacts.items():
        if key not in used["contact"]:
            where = subject.in_register("contacts.yaml", key, key=True)
            unverified = "" if contact.may_be_printed else ", and nobody has verified it"
            hint = "check it and use it, or take it out" if unverified else "use it, or take it out"
            yield advice("DK247", f"no clause or template prints the contact '{key}'{unverified}", where, hint)
