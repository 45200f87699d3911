"""DK762: evidence without a source or without a date."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.consultation.response import Evidence
from draftkit.consultation.status.subject import Subject
from draftkit.model.source import Source
from draftkit.problems import Problem, warning


def evidence_lacks(subject: Subject) -> Iterator[Problem]:
    """Evidence that nobody could look up, or of which nobody can say how old it is."""
    for item in subject.items:
        for number, evidence in enumerate(item.answer.evidence):
            where = item.place("evidence", number)
            if not evidence.source:
                hint = "add the source to response.yaml and give its key; your own figures are a source of type report"
                yield warning("DK762", f"this evidence for {item.label} names no source", where, hint)
            source = subject.sources.get(evidence.source)
            if evidence.date is None and not _is_dated(evidence, source):
                named = f"'{evidence.source}'" if evidence.source else "this evidence"
                message = f"{named} has no date: nobody can tell how old the evidence for {item.label} is"
                hint = "write 'date: 2026-03-31' beside it, or into the source"
                yield warning("DK762", message, where, hint)


def _is_dated(evidence: Evidence, source: Source | None) -> bool:
    """Whether its source says of when it is; a law is of its year, and a source that nobody knows is told elsewhere."""
    if source is None:
        return bool(evidence.source)
    return bool(source.dated or source.citation or source.is_legislation)
