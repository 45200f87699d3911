"""What upstream changed and what was changed here: two clauses -> the paragraphs in which what they say differs.

In: two versions of a clause, of whatever libraries. Out: changed passages, word by word, of everything that a review
would vouch for: the law and the other keys of that kind, a paragraph each, and the texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.curation.differences import Passage, passages
from draftkit.model.clause import Clause, Law
from draftkit.model.dates import day
from draftkit.model.extent import extent_in_words


def differences(old: Clause, new: Clause) -> tuple[Passage, ...]:
    """The paragraphs that have changed; none when both say the same."""
    texts = ("\n\n".join(_paragraphs(clause)) for clause in (old, new))
    return tuple(passage for passage in passages(*texts) if passage.changed)


def _paragraphs(clause: Clause) -> Iterator[str]:
    """Everything that a clause says, and when and where it says it."""
    yield f"title: {clause.title}"
    yield f"extent: {extent_in_words(clause.extent)}"
    for law in clause.law:
        yield f"law: {_law(law)}"
    for parameter in clause.parameters:
        yield f"parameter: {parameter.name} ({parameter.type}), default {parameter.default}"
    for name in ("audiences", "requires", "conflicts"):
        if getattr(clause, name):
            yield f"{name}: {', '.join(getattr(clause, name))}"
    for name, since in (("from", clause.since), ("until", clause.until)):
        if since:
            yield f"{name}: {day(since)}"
    for name in ("short", "line"):
        if getattr(clause, name):
            yield f"{name}: {getattr(clause, name).strip()}"
    yield clause.body.strip()


def _law(law: Law) -> str:
    words = [", ".join((law.source, *law.provisions)), law.status]
    words += [f"from {day(law.since)}"] if law.since else []
    words += [f"until {day(law.until)}"] if law.until else []
    words += [f"in {extent_in_words(law.extent)}"] if law.extent else []
    return " ".join(words)
