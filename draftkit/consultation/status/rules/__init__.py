"""Rules: what is worth telling about a response, one rule per file, over a `Subject`.

In: a `Subject`. Out: problems. The rules are an ordered list; none knows another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from draftkit.consultation.status.rules.at_odds import at_odds
from draftkit.consultation.status.rules.boilerplate import boilerplate
from draftkit.consultation.status.rules.closed import closed
from draftkit.consultation.status.rules.contradictions import contradictions
from draftkit.consultation.status.rules.earlier_positions import earlier_positions
from draftkit.consultation.status.rules.evidence_lacks import evidence_lacks
from draftkit.consultation.status.rules.evidence_repeated import evidence_repeated
from draftkit.consultation.status.rules.no_ask import no_ask
from draftkit.consultation.status.rules.over_limit import over_limit
from draftkit.consultation.status.rules.personal_data import personal_data
from draftkit.consultation.status.rules.position_missing import position_missing
from draftkit.consultation.status.rules.unanswered import unanswered
from draftkit.consultation.status.rules.uncited import uncited
from draftkit.consultation.status.subject import Subject
from draftkit.problems import Problem


class Rule(NamedTuple):
    """A rule, with the code of its findings and the heading under which they are told."""

    code: str
    heading: str
    find: Callable[[Subject], Iterable[Problem]]


RULES: tuple[Rule, ...] = (
    Rule("DK771", "Closing date", closed),
    Rule("DK760", "Not answered", unanswered),
    Rule("DK772", "Over the limit", over_limit),
    Rule("DK767", "At odds with itself", at_odds),
    Rule("DK768", "Answers that contradict each other", contradictions),
    Rule("DK769", "Other than in an earlier response", earlier_positions),
    Rule("DK770", "Personal data", personal_data),
    Rule("DK766", "No position", position_missing),
    Rule("DK761", "Nothing of its own", boilerplate),
    Rule("DK765", "Nothing asked for", no_ask),
    Rule("DK764", "Figures and claims without a source", uncited),
    Rule("DK762", "Evidence without source or date", evidence_lacks),
    Rule("DK763", "The same evidence again", evidence_repeated),
)
"""Every rule, in the order in which its findings are told."""
