"""Rules: what is worth telling about a library, one rule per file, over a `Subject`.

In: a `Subject`. Out: problems. The rules are an ordered list; none knows another. Where two find the same fault, the
one that comes first tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from draftkit.examine.rules.changed_since import changed_since
from draftkit.examine.rules.circles import circles
from draftkit.examine.rules.conflicts import conflicts
from draftkit.examine.rules.contacts import contacts
from draftkit.examine.rules.dates import dates
from draftkit.examine.rules.extents import extents
from draftkit.examine.rules.file_names import file_names
from draftkit.examine.rules.kept_sentences import kept_sentences
from draftkit.examine.rules.lengths import lengths
from draftkit.examine.rules.named_clauses import named_clauses
from draftkit.examine.rules.named_contacts import named_contacts
from draftkit.examine.rules.named_sources import named_sources
from draftkit.examine.rules.orphans import orphans
from draftkit.examine.rules.parameters import parameters
from draftkit.examine.rules.registers import registers
from draftkit.examine.rules.rendering import rendering
from draftkit.examine.rules.requirements import requirements
from draftkit.examine.rules.status_keys import status_keys
from draftkit.examine.rules.typed_text import typed_text
from draftkit.examine.rules.unused_entries import unused_entries
from draftkit.examine.rules.versions import versions
from draftkit.examine.subject import Subject
from draftkit.problems import Problem

Rule = Callable[[Subject], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    file_names,
    status_keys,
    dates,
    changed_since,
    versions,
    extents,
    named_clauses,
    named_sources,
    named_contacts,
    parameters,
    circles,
    requirements,
    conflicts,
    typed_text,
    lengths,
    kept_sentences,
    orphans,
    unused_entries,
    contacts,
    registers,
    rendering,
)
"""Every rule, in the order in which they run; the last one costs a thousand times as much as any other."""
