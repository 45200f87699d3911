"""Faults of answers: told where people wrote them, with the file, the line and the column of the word at fault.

In: problems that the steps found, which know the text of an answer only after its clauses were put in. Out: the same
problems at the word that they quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from draftkit.consultation.response import Answer, Response
from draftkit.consultation.workspace import place_of
from draftkit.places import Place, place_in_text
from draftkit.problems import Problem, did_you_mean, error
from draftkit.reading.located import illegal_text, is_legal

_QUOTED = re.compile(r"'([^'\n]+)'")


def at_their_words(problems: Iterable[Problem], response: Response) -> list[Problem]:
    """The problems, each that is about an answer at the word that it quotes; in every answer that has the word."""
    answers = {answer.file: answer for answer in response.answers.values() if answer.text}
    return [replace(problem, place=place) for problem in problems for place in _places(problem, answers)]


def _places(problem: Problem, answers: Mapping[str, Answer]) -> list[Place | None]:
    place = problem.place
    if place is not None and (place.file not in answers or (place.column and place.source is not None)):
        return [place]
    possible = [answers[place.file]] if place is not None else list(answers.values())
    for word in _QUOTED.findall(problem.message):
        found = [where for one in possible if (where := _nearest(one, word, place.line if place else None))]
        if found:
            return [*found]
    return [place]


def _nearest(answer: Answer, word: str, line: int | None) -> Place | None:
    """The place of a word in an answer: on a line, else wherever it stands first."""
    text = answer.text
    offset = text.find(word)
    if offset < 0:
        return None
    if line is not None:
        start = _start_of_line(text, line - answer.line)
        end = text.find("\n", start)
        on_line = text.find(word, start, len(text) if end < 0 else end)
        offset = on_line if on_line >= 0 else offset
    return place_in_text(answer.file, text, offset, len(word), answer.line)


def _start_of_line(text: str, number: int) -> int:
    """Where a line of a text begins, counted from 0; the end of the text if it has fewer."""
    position = 0
    for _ in range(max(0, number)):
        following = text.find("\n", position)
        if following < 0:
            return len(text)
        position = following + 1
    return position


def illegal_texts(response: Response) -> Iterator[Problem]:
    """An error for each text of an answer with a character that must not get into a document.

    Files are looked at when they are read; a program may give anything, such as the tokens that stand for values.
    """
    for answer in response.answers.values():
        if not is_legal(answer.text):
            problem = illegal_text(answer.text, Place(answer.file or answer.question, answer.line))
            if problem is not None:
                yield problem


def unknown_evidence(response: Response, known: Iterable[str]) -> Iterator[Problem]:
    """An error for each source of evidence that neither `response.yaml` nor the library has."""
    keys = set(known)
    for answer in response.answers.values():
        for number, evidence in enumerate(answer.evidence):
            if evidence.source and evidence.source not in keys:
                place = place_of(answer, "evidence", number, "source")
                hint = did_you_mean(evidence.source, keys, "describe it under 'sources:' in response.yaml")
                yield error("DK202", f"there is no source '{evidence.source}'", place, hint)
