"""Wordings: every text that an answer may have, and the forms that the clauses in it may have.

In: a `Response` and the ids of the questions to look at. Out: for each question its wordings. All are rendered as the
answer itself is, at most nine times for the whole response: `text`, `short` and `line`, each with its clauses as asked
for, all short, and all as lines.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from draftkit.assemble import word
from draftkit.consultation.rendering.inputs import answer_path, inputs_of
from draftkit.consultation.response import Answer, Response
from draftkit.consultation.workspace import place_of
from draftkit.files import Cache
from draftkit.model.clause import Clause
from draftkit.model.library import Library
from draftkit.model.passages import Passage
from draftkit.model.source import Source

WHOLES = ("text", "short", "line")
"""The texts of an answer, from the longest to the shortest."""

FORMS = ("full", "short", "line")


class Place(NamedTuple):
    """A clause in an answer, and the passages that may stand there; the first is what the answer asks for."""

    number: int
    """The number of its token."""
    clause: Clause
    options: tuple[Passage, ...]


class Wording(NamedTuple):
    """One text of an answer."""

    whole: str
    passage: Passage
    places: tuple[Place, ...]
    """In the order in which the answer asks for the clauses."""


class Wordings(NamedTuple):
    """The wordings of all answers that were looked at."""

    of: Mapping[str, tuple[Wording, ...]]
    """By the id of the question; the first is the text as it is written."""
    sources: Mapping[str, Source]
    titles: Mapping[str, str]
    """The titles of clauses, by id."""


def wordings_of(response: Response, ids: Collection[str], library: Library, *, as_at: date, cache: Cache) -> Wordings:
    """Every wording of the answers to the questions with these ids; raises `DraftkitError`."""
    found: dict[str, list[Wording]] = {id: [] for id in ids}
    titles: dict[str, str] = {}
    sources: dict[str, Source] = dict(library.sources)
    for whole in WHOLES:
        having = [id for id in ids if text_of(response.answers[id], whole).strip()]
        if not having:
            continue
        rendered = _Rendered(with_text(response, having, whole), library, as_at, cache)
        for id, wording in rendered.wordings(having, whole).items():
            found[id].append(wording)
        titles |= rendered.titles
        sources |= rendered.sources
    return Wordings({id: tuple(several) for id, several in found.items()}, sources, titles)


def text_of(answer: Answer, whole: str) -> str:
    """One of the texts of an answer."""
    return {"text": answer.text, "short": answer.short, "line": answer.line_form}[whole]


def with_text(response: Response, ids: Collection[str], whole: str, forms: tuple[str, ...] = ()) -> Response:
    """The response with one of their texts as the text of these answers, and forms for the clauses in it."""
    changed = {id: worded(response.answers[id], whole, forms) for id in ids}
    return replace(response, answers={**response.answers, **changed})


def worded(answer: Answer, whole: str, forms: tuple[str, ...]) -> Answer:
    """An answer with one of its texts as its text, and forms for the clauses in it."""
    if whole == "text":
        return replace(answer, forms=forms)
    line = place_of(answer, whole).line or answer.line
    return replace(answer, text=text_of(answer, whole), line=line, forms=forms)


class _Rendered:
    """The answers of a response as passages, with their clauses in every form."""

    def __init__(self, response: Response, library: Library, as_at: date, cache: Cache) -> None:
        self.response = response
        self.library = library
        self.as_at = as_at
        self.cache = cache
        self.titles: dict[str, str] = {}
        self.sources: Mapping[str, Source] = {}
        self.numbers = {question.id: number for number, question in enumerate(response.questionnaire.questions)}

    def wordings(self, ids: Collection[str], whole: str) -> dict[str, Wording]:
        """For each question one wording, with what may stand in place of its clauses."""
        asked = self.passages(ids, "")
        most = max((len(_clauses(passage)) for passage in asked.values()), default=0)
        others = [self.passages(ids, form, most) for form in FORMS[1:]] if most else []
        return {
            id: Wording(whole, passage, tuple(_places(passage, [other[id] for other in others])))
            for id, passage in asked.items()
        }

    def passages(self, ids: Collection[str], form: str, count: int = 0) -> dict[str, Passage]:
        """The answers with all their clauses in a form, where they have it and it is shorter than what is asked for."""
        answers = {id: replace(self.response.answers[id], forms=(form,) * count) for id in ids}
        response = replace(self.response, answers={**self.response.answers, **answers})
        made = word(inputs_of(response), self.library, as_at=self.as_at, cache=self.cache)
        self.titles |= {placement.clause.id: placement.clause.title for placement in made.rendered.placements}
        self.sources = made.inputs.sources
        values = made.rendered.outline.values
        by_path = {value.origin.name: value for value in values if isinstance(value, Passage)}
        return {id: by_path[answer_path(self.numbers[id])] for id in ids if answer_path(self.numbers[id]) in by_path}


def _clauses(passage: Passage) -> list[tuple[int, Passage]]:
    """The clauses in an answer, each with the number of its token, in the order in which they are asked for."""
    return [
        (number, value)
        for number, value in enumerate(passage.values)
        if isinstance(value, Passage) and value.placement is not None
    ]


def _places(passage: Passage, others: list[Passage]) -> list[Place]:
    places = []
    for number, asked in _clauses(passage):
        options = {form_of(asked): asked}
        for other in others:
            value = other.values[number]
            if isinstance(value, Passage):
                options.setdefault(form_of(value), value)
        if asked.placement is not None:
            places.append(Place(number, asked.placement.clause, tuple(options.values())))
    return places


def form_of(passage: Passage) -> str:
    """The form in which a clause stands."""
    return passage.placement.form if passage.placement else ""
