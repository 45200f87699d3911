"""Contributions from a form that somebody filled in by hand: ticks, drop-downs, fields, cells, paragraphs.

In: the parts of the .docx and the questions that were answered. Out: contributions by question. Spots that the scan
still tells are read first; where what was typed hides the spot, the place that questions.yaml names is looked up, if
the question stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.consultation.filling.matching import Match, match
from draftkit.consultation.intake.word import passages_of_form
from draftkit.consultation.merging.contribution import TEXT, Contribution
from draftkit.consultation.merging.questions import TYPED_NUMBER, Questions
from draftkit.consultation.merging.values import answer_values, truth
from draftkit.consultation.merging.word_text import joined
from draftkit.consultation.questionnaire import Kind, Question
from draftkit.consultation.recognise import recognise
from draftkit.consultation.wording import folded, words_of
from draftkit.places import Place
from draftkit.word.form.opened import OpenedForm, open_form
from draftkit.word.form.scan import scan_form
from draftkit.word.form.scanned import ScannedForm
from draftkit.word.form.spots import LISTS, TICKS, FormLine, Spot, SpotKind
from draftkit.word.prose.addresses import elements_by_address
from draftkit.word.prose.escaping import escaped, escaped_start
from draftkit.word.prose.read import blocks_of

_PARAGRAPH = re.compile(r"(?P<around>.* > )?paragraph (?P<number>\d+)\Z")
_RICH = frozenset({SpotKind.CELL, SpotKind.PARAGRAPH, SpotKind.RICH_CONTROL})


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that came back."""

    scanned: ScannedForm
    opened: OpenedForm
    file: str
    spots: Mapping[str, Spot]
    elements: Mapping[str, Sequence[Any]]
    lines: Mapping[str, FormLine]
    """By their addresses, in order."""


def answers_in_form(parts: Mapping[str, bytes], path: Path, questions: Questions) -> dict[str, Contribution]:
    """What stands in the places for answers, by the id of the question; empty if this is no form."""
    file = str(path)
    scanned, opened = scan_form(parts, file), open_form(parts, file)
    spots = {spot.address: spot for spot in scanned.form.spots}
    found = recognise(passages_of_form(scanned.form)).questions
    matched = match(questions.questions, found, spots.keys(), same=False)
    lines = {line.address: line for line in scanned.form.lines}
    form = _Form(scanned, opened, file, spots, elements_by_address(scanned, opened), lines)
    by_id = {one.question.id: one for one in matched.matches}
    asked = _lines_with_questions(form, questions)
    made: dict[str, Contribution] = {}
    for question in questions.questions:
        version = _version(question, by_id.get(question.id), form, asked, questions)
        if version:
            place = Place(f"{file}#{(question.answer_at or ('',))[0] or question.label}")
            made[question.id] = Contribution(
                path.name, question.id, question.label, version, formatted=True, place=place
            )
    return made


def _version(
    question: Question, one: Match | None, form: _Form, asked: Mapping[str, str], questions: Questions
) -> dict[str, Any]:
    version = _of_spots(question, one, form) if one is not None and one.found is not None else {}
    if not version and (question.kind in (Kind.TEXT, Kind.ABOUT_YOU) or not question.options):
        text = _typed(question, form, asked, questions)
        version = answer_values(question, text)
    if one is not None and version:
        confidential = [form.spots[address] for address in one.confidential_at if address in form.spots]
        version |= _confidential(confidential)
    return version


def _of_spots(question: Question, one: Match, form: _Form) -> dict[str, Any]:
    """What stands in the spots of a question."""
    at = [form.spots.get(address) for address in one.answer_at]
    found = one.found or question
    if question.kind is Kind.TABLE or found.kind is Kind.TABLE:
        return _of_table(found, at)
    ticks = [spot for spot in at if spot is not None and spot.kind in TICKS]
    if ticks:
        options = found.options if len(found.options) == len(at) else question.options
        return _of_ticks(question, options, at, form)
    contents = [_content(spot, form) for spot in at if spot is not None]
    text = "\n\n".join(content for content in contents if content.strip())
    return answer_values(question, text)


def _of_ticks(question: Question, options: Sequence[str], at: Sequence[Spot | None], form: _Form) -> dict[str, Any]:
    known = {folded(option): option for option in reversed(question.options)}
    chosen = []
    for number, spot in enumerate(at):
        if spot is not None and spot.kind in TICKS and spot.content:
            label = options[number] if len(options) == len(at) else spot.label
            chosen.append(known.get(folded(label), label))
    texts = [_content(spot, form) for spot in at if spot is not None and spot.kind not in TICKS]
    text = "\n\n".join(content for content in texts if content.strip())
    return ({"chosen": tuple(dict.fromkeys(chosen))} if chosen else {}) | ({TEXT: text} if text else {})


def _of_table(question: Question, at: Sequence[Spot | None]) -> dict[str, Any]:
    width = max(1, len(at) // max(1, len(question.rows)))
    rows: dict[str, str] = {}
    for number, row in enumerate(question.rows):
        cells = [spot for spot in at[number * width : (number + 1) * width] if spot is not None]
        for column, spot in enumerate(cells):
            if spot.kind in TICKS and spot.content and column < len(question.columns):
                rows[row] = question.columns[column]
            elif spot.kind not in TICKS and spot.content.strip() and row not in rows:
                rows[row] = spot.content.strip()
    return {"rows": rows} if rows else {}


def _content(spot: Spot, form: _Form) -> str:
    """What stands in a spot, as Markdown."""
    if not spot.content.strip():
        return ""
    if spot.kind in LISTS:
        return spot.content
    if spot.kind in _RICH:
        elements = form.scanned.places[spot.address].elements
        inside = [child for one in elements for child in one] if spot.kind is SpotKind.CELL else list(elements)
        text = joined(blocks_of(inside, form.opened, form.file))
        if text.strip():
            return text
    return _plain(spot.content)


def _plain(text: str) -> str:
    """Plain text with line breaks as Markdown: each line is a paragraph."""
    return "\n\n".join(escaped_start(escaped(line.strip())) for line in text.split("\n") if line.strip())


def _confidential(spots: Sequence[Spot]) -> dict[str, Any]:
    """Whether the place that asks for it says that the answer is confidential."""
    if len(spots) == 1 and spots[0].kind not in TICKS:
        said = spots[0].content.strip()
        return {"confidential": "true"} if said and truth(said.split(".")[0].split(",")[0]) else {}
    first = spots[0] if spots else None
    return {"confidential": "true"} if first is not None and first.kind in TICKS and first.content else {}


def _lines_with_questions(form: _Form, questions: Questions) -> dict[str, str]:
    """The addresses of the lines that are questions, with the id of each; by words, else by number and words."""
    asked: dict[str, str] = {}
    last: Question | None = None
    for address, line in form.lines.items():
        found = questions.beginning(TYPED_NUMBER.sub("", line.text, count=1), last)
        found = found or questions.beginning(line.text, last)
        if found is not None:
            last = found[0]
            asked[address] = last.id
    return asked


def _typed(question: Question, form: _Form, asked: Mapping[str, str], questions: Questions) -> str:
    """What was typed at the place that questions.yaml names, if its question stands beside it."""
    address = next((one for one in question.answer_at if one), "")
    lines = [one for one, id in asked.items() if id == question.id]
    if not address or not lines:
        return ""
    found = _PARAGRAPH.fullmatch(address)
    if found is None:
        return _in_cell(address, lines, form, asked, questions)
    where = _PARAGRAPH.fullmatch(question.where)
    line = _PARAGRAPH.fullmatch(lines[0])
    if where is None or line is None or (found["around"] or "") != (where["around"] or ""):
        return ""
    if (line["around"] or "") != (found["around"] or ""):
        return ""
    first = int(line["number"]) + max(1, int(found["number"]) - int(where["number"]))
    return _between(line["around"] or "", first, form, asked, questions)


def _in_cell(address: str, lines: Sequence[str], form: _Form, asked: Mapping[str, str], questions: Questions) -> str:
    """What a cell holds that is in the table of its question, without questions that stand in it."""
    table = address.split(" > row ")[0]
    if not any(line.startswith(f"{table} > row ") for line in lines):
        return ""
    inside = [one for one in form.elements if one.startswith(f"{address} > paragraph ") and one not in asked]
    inside = [one for one in inside if not _is_furniture(one, form, questions)]
    elements = [element for one in inside for element in form.elements[one]]
    return joined(blocks_of(elements, form.opened, form.file))


def _is_furniture(address: str, form: _Form, questions: Questions) -> bool:
    return address in form.lines and questions.is_furniture(form.lines[address].text)


def _between(around: str, first: int, form: _Form, asked: Mapping[str, str], questions: Questions) -> str:
    """The paragraphs from one on, up to the next question, heading or the end of what they stand in."""
    elements: list[Any] = []
    number = first
    while (address := f"{around}paragraph {number}") in form.elements:
        line = form.lines.get(address)
        if address in asked or (line is not None and (line.level or line.spots)):
            break
        elements += [] if _is_furniture(address, form, questions) else form.elements[address]
        number += 1
    return joined(blocks_of(elements, form.opened, form.file))


def lines_of_form(data: bytes, file: str) -> frozenset[str]:
    """The words of every line of a published form; raises `DraftkitError` if it cannot be read."""
    return frozenset(words_of(line.text) for line in scan_form(data, file).form.lines)
