"""DK776, sentences that a clause is to keep, but that are not in its text: they protect nothing."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.model.sentences import stands_in
from draftkit.problems import Problem, warning


def kept_sentences(subject: Subject) -> Iterator[Problem]:
    """A warning for each sentence under `must_keep` that the full text does not have."""
    for clause in subject.clauses():
        for number, sentence in enumerate(clause.must_keep):
            if not stands_in(sentence, clause.body):
                message = f"this sentence is to be kept, but it is not in the text: '{sentence[:60]}'"
                hint = "copy it from the text word for word; a sentence with a parameter in it cannot be kept"
                yield warning("DK776", message, subject.at(clause, "must_keep", number), hint)
