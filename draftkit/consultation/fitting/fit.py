"""Fitting a response: every answer that is over its limit is given the shorter wordings that lose least.

In: a `Response`, a `Library`, the date. Out: a `Fit`. Answers within their limits are not touched; an answer that
cannot be made to fit stays as it is written, and a problem says by how much the shortest possible one is over and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from draftkit.consultation.fitting.choosing import Chooser, Chosen
from draftkit.consultation.fitting.measuring import Measured, Measurer
from draftkit.consultation.fitting.results import Fit, Fitted, Shortened
from draftkit.consultation.fitting.search import Limits
from draftkit.consultation.fitting.telling import shortest_in_words
from draftkit.consultation.fitting.wordings import Wording, worded, wordings_of
from draftkit.consultation.questionnaire import Question
from draftkit.consultation.rendering import delivered
from draftkit.consultation.response import Answer, Delivered, Response
from draftkit.files import Cache
from draftkit.model.library import Library
from draftkit.model.sentences import stands_in
from draftkit.places import Place
from draftkit.problems import Problem, warning


def fit(response: Response, library: Library, *, as_at: date, cache: Cache, most_characters: int | None = None) -> Fit:
    """The response with every answer within its limits, as far as its wordings allow.

    `most_characters` is what a portal takes at most, whatever the question says. Raises `DraftkitError` for answers
    that cannot be rendered, also for their shorter texts.
    """
    handed_in, _ = delivered(response, library, as_at=as_at, cache=cache)
    over = {one.question.id: one for one in handed_in if not _limits(one.question, most_characters).allow(*_used(one))}
    if not over:
        return Fit(response, (), ())
    wordings = wordings_of(response, list(over), library, as_at=as_at, cache=cache)
    measurer = Measurer(wordings.sources, wordings.titles)
    answers: dict[str, Answer] = {}
    fitted: list[Fitted] = []
    problems: list[Problem] = []
    for id, one in over.items():
        measured = _measured(measurer, wordings.of[id], one.answer)
        problems += _lost_sentences(measured)
        limits = _limits(one.question, most_characters)
        chooser = Chooser(measurer, measured, limits)
        chosen = chooser.best()
        if chosen is None:
            message, hint = shortest_in_words(one, limits, chooser.shortest())
            problems.append(warning("DK775", message, Place(one.answer.file, one.answer.line, 1), hint))
        else:
            answers[id] = worded(one.answer, chosen.measured.wording.whole, chosen.forms)
            fitted.append(_fitted(one, chosen, measured[0]))
    changed = replace(response, answers={**response.answers, **answers})
    return Fit(changed, tuple(fitted), tuple(dict.fromkeys(problems)))


def _used(one: Delivered) -> tuple[int, int]:
    return one.words, one.characters


def _limits(question: Question, most_characters: int | None) -> Limits:
    allowed = [limit for limit in (question.characters, most_characters) if limit is not None]
    return Limits(question.words, min(allowed, default=None))


def _measured(measurer: Measurer, wordings: Sequence[Wording], answer: Answer) -> list[Measured]:
    """The wordings that have every sentence to be kept that the text as it is written has, that one first."""
    measured = [measurer.measured(each, answer.must_keep) for each in wordings]
    texts = [measurer.text(each.passage) for each in wordings]
    kept = [sentence for sentence in answer.must_keep if stands_in(sentence, texts[0])]
    return [
        one
        for one, text in zip(measured, texts, strict=True)
        if one is measured[0] or all(stands_in(sentence, text) for sentence in kept)
    ]


def _lost_sentences(measured: list[Measured]) -> Iterator[Problem]:
    for one in measured:
        for sentence in one.lost:
            clause = next(place.clause for place in one.wording.places if sentence in place.clause.must_keep)
            message = f"{clause.id} is to keep a sentence that is not in it: '{sentence[:60]}'"
            yield warning("DK776", message, Place(clause.file, 1), "copy it from the clause's text word for word")


def _fitted(one: Delivered, chosen: Chosen, written: Measured) -> Fitted:
    shortened = []
    measured = chosen.measured
    if measured.wording.whole != "text":
        shortened.append(Shortened("", "", "text", measured.wording.whole, written.text_words, measured.text_words))
    for place, choices, form in zip(measured.wording.places, measured.choices, chosen.forms, strict=True):
        asked, picked = choices[0], next(choice for choice in choices if choice.form == form)
        if picked.form != asked.form:
            shortened.append(
                Shortened(place.clause.id, place.clause.title, asked.form, picked.form, asked.words, picked.words)
            )
    return Fitted(one.question, one.words, chosen.words, one.characters, chosen.characters, tuple(shortened))
