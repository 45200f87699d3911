"""Editions: what the public edition of a response leaves out, and what must therefore not be in it.

In: a `Response`. Out: the same without its confidential answers, their reasons, the evidence used only there, and what
`response.yaml` says for the body alone; and the texts that are looked for in the finished file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from draftkit.consultation.response import Answer, Delivered, Response
from draftkit.model.sentences import sentences
from draftkit.places import Place
from draftkit.problems import DraftkitError, error
from draftkit.reading.located import Located

CONFIDENTIAL = "This answer is confidential and is not published."
ABOUT_YOU = "Details of the respondent are not published."

FOR_THE_BODY = ("contact_email", "confidentiality", "approved_by")
"""Keys of `response.yaml` that are for the body that asks, not for the public."""

WITHOUT_NAME = "The response may be published without our name"
NAMING = ("organisation", "about_us")
"""Keys that say who responds."""

WHOLLY_CONFIDENTIAL = "The response is confidential"

_CITED = re.compile(r"@([\w.:-]+)|[\"']([\w.:-]+)[\"']")


class Secret(NamedTuple):
    """A text that must not be in the public edition."""

    text: str
    what: str
    """What it is part of, for people: `the answer to Question 5`."""
    place: Place | None = None
    strict: bool = False
    """Whether it must not be there even if somebody also wrote it elsewhere: the name in an edition without it."""


def public(response: Response) -> Response:
    """The response without what is not for the public; raises `DraftkitError` when all of it is confidential."""
    data = response.inputs.data
    if data.get("publication") == WHOLLY_CONFIDENTIAL:
        place = response.inputs.place(("publication",))
        message = "response.yaml says that the response is confidential: there is no public edition of it"
        raise DraftkitError([error("DK777", message, place, "change 'publication', or leave out --edition public")])
    withheld = notices(response)
    answers = {id: Answer(id) if id in withheld else one for id, one in response.answers.items()}
    left_out = _left_out_keys(response)
    kept = {key: value for key, value in data.items() if key not in left_out}
    if "organisation" in left_out:
        kept["organisation"] = "Name withheld"
    kept |= {"sign_off": "false", "edition": "Public edition, without confidential answers"}
    public_only = replace(response, answers=answers, inputs=_with(response.inputs, kept))
    used = used_sources(public_only)
    if isinstance(kept.get("sources"), dict):
        kept["sources"] = {key: entry for key, entry in kept["sources"].items() if key in used}
    return replace(public_only, inputs=_with(response.inputs, kept))


def notices(response: Response) -> dict[str, str]:
    """For each answer that the public edition leaves out, what stands in its place."""
    found = {}
    for question in response.questionnaire.questions:
        answer = response.answers.get(question.id) or Answer(question.id)
        if answer.confidential:
            found[question.id] = CONFIDENTIAL
        elif question.about_you and (answer.text.strip() or answer.chosen or answer.rows):
            found[question.id] = ABOUT_YOU
    return found


def secrets(response: Response, handed_in: Sequence[Delivered]) -> Iterator[Secret]:
    """Every text that the public edition must not have, sentence by sentence."""
    withheld = notices(response)
    for one in handed_in:
        if one.question.id in withheld:
            what = f"the answer to {one.question.label}"
            place = Place(one.answer.file, one.answer.line, 1) if one.answer.file else None
            yield from (Secret(text, what, place) for text in _texts_of(one))
    data = response.inputs.data
    for key in _left_out_keys(response):
        value = data.get(key)
        for text in _strings(value):
            what = f"'{key}' of response.yaml"
            yield from (Secret(sentence, what, strict=key == "organisation") for sentence in sentences(text))
    used = used_sources(public(response))
    own = data.get("sources")
    for key, entry in own.items() if isinstance(own, dict) else ():
        if key not in used:
            texts = [str(entry.get(name) or "") for name in ("title", "url", "note")] if isinstance(entry, dict) else []
            yield from (Secret(text, f"the source '{key}'") for text in texts if text)


def permitted(response: Response, handed_in: Sequence[Delivered]) -> Iterator[str]:
    """What may be in the public edition, from what people wrote for it: a confidential sentence may stand there too."""
    withheld = notices(response)
    for question in response.questionnaire.questions:
        yield from (question.text, question.label, question.section, *question.rows)
    yield from (response.questionnaire.title, response.questionnaire.body)
    left_out = _left_out_keys(response)
    used = used_sources(public(response))
    for key, value in response.inputs.data.items():
        if key == "sources" and isinstance(value, dict):
            value = {name: entry for name, entry in value.items() if name in used}
        if key not in left_out:
            yield from _strings(value)
    for one in handed_in:
        if one.question.id not in withheld:
            yield from _texts_of(one, whole=True)


def _left_out_keys(response: Response) -> tuple[str, ...]:
    nameless = response.inputs.data.get("publication") == WITHOUT_NAME
    return (*FOR_THE_BODY, *NAMING) if nameless else FOR_THE_BODY


def _texts_of(one: Delivered, *, whole: bool = False) -> Iterator[str]:
    """The texts of one answer: as it is handed in, its front matter, its shorter wordings."""
    answer = one.answer
    evidence = [text for entry in answer.evidence for text in (entry.note,)]
    texts = [one.plain, answer.reasons, answer.topic, answer.confidential_reason, answer.changed_position]
    texts += [answer.short, answer.line_form, *answer.must_keep, *answer.chosen, *answer.rows.values(), *evidence]
    if whole:
        yield from (text for text in texts if text)
        return
    for text in texts:
        yield from (sentence for sentence in sentences(text) if not _is_list_heading(sentence))


def _is_list_heading(sentence: str) -> bool:
    """Whether a line is not the answer's own: the heading of its sources, or a mention by the number of a note."""
    return sentence == "Sources" or re.search(r"\(n \d+\)", sentence) is not None


def used_sources(response: Response) -> set[str]:
    """The keys of sources that anything in a response may cite."""
    texts = [text for answer in response.answers.values() for text in (answer.text, answer.short, answer.line_form)]
    texts += [text for key, value in response.inputs.data.items() if key != "sources" for text in _strings(value)]
    used = {key for text in texts for match in _CITED.finditer(text) for key in match.groups() if key}
    used |= {key.rstrip(".") for key in used}
    used |= {one.source for answer in response.answers.values() for one in answer.evidence}
    claims = response.inputs.data.get("claims")
    used |= {str(claim.get("source")) for claim in claims or () if isinstance(claim, dict)}
    return used


def _strings(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _strings(inner)


def _with(located: Located, data: dict[str, Any]) -> Located:
    """The same inputs with other data; the places of what is left stay known."""
    marks = dict(located.marks)
    marks[id(data)] = {key: mark for key, mark in located.marks.get(id(located.data), {}).items() if key in data}
    return replace(located, data=data, marks=marks)
