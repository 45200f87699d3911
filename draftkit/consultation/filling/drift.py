"""Drift: how a form differs from the questions that were answered.

In: matches, and the answers. Out: a problem for each question that is gone, new, renumbered or reworded, with the old
and the new wording beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from draftkit.consultation.filling.matching import How, Match, Matched
from draftkit.consultation.filling.placing import has_answer
from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Delivered
from draftkit.consultation.wording import words_of
from draftkit.places import Place
from draftkit.problems import Problem, advice, warning

_AGAIN = "if it was issued again: draftkit consult questions, then draftkit consult start with the new questions"


def drift_problems(matched: Matched, answers: Mapping[str, Delivered], file: str) -> Iterable[Problem]:
    """What differs between a form and the questions that were answered."""
    for one in matched.matches:
        yield from _differences(one, file)
    for question in matched.gone:
        yield _gone(question, answers.get(question.id), file)
    for question in matched.new:
        yield _new(question, file)


def _differences(one: Match, file: str) -> Iterable[Problem]:
    found, asked = one.found, one.question
    if found is None:
        return
    where = Place(f"{file}#{found.where}" if found.where else file)
    if one.how is How.REWORDED:
        message = f"{asked.label} has other words in this form.\n  answered: {asked.text}\n  in the form: {found.text}"
        yield warning("DK734", message, where, _AGAIN)
    elif one.how is How.RENUMBERED and _name(asked) != _name(found):
        message = f"{asked.label} has another number in this form: {found.label}"
        yield warning("DK734", message, where, "check that the answer does not refer to questions by their old numbers")
    gone = [option for option in asked.options if words_of(option) not in set(map(words_of, found.options))]
    if gone and found.options:
        message = (
            f"{asked.label} offers other options in this form.\n  answered: {_listed(asked)}\n"
            f"  in the form: {_listed(found)}"
        )
        yield warning("DK734", message, where, _AGAIN)
    for unit, old, new in (("words", asked.words, found.words), ("characters", asked.characters, found.characters)):
        if old and new and old != new:
            message = f"{asked.label} allows {new:,} {unit} in this form, and {old:,} in questions.yaml"
            yield warning("DK734", message, where, "correct questions.yaml, and look at the answer")


def _name(question: Question) -> tuple[str, str]:
    return question.number.casefold(), question.part.casefold()


def _listed(question: Question) -> str:
    return ", ".join(f"'{option}'" for option in question.options)


def _gone(question: Question, given: Delivered | None, file: str) -> Problem:
    text = " ".join(question.text.split())[:200]
    if given is None or not has_answer(given):
        return advice("DK734", f"{question.label} is not in this form: {text}", Place(file), "it has no answer either")
    message = f"{question.label} was answered and is not in this form: {text}"
    where = Place(given.answer.file, given.answer.line) if given.answer.file else Place(file)
    hint = "the answer was not filled in; name its place in questions.yaml (answer_at) if the form has one"
    return warning("DK734", message, where, hint)


def _new(question: Question, file: str) -> Problem:
    text = " ".join(question.text.split())[:200]
    where = Place(f"{file}#{question.where}" if question.where else file)
    message = f"{question.label} is in this form and not in questions.yaml: {text}"
    return warning("DK734", message, where, _AGAIN)
