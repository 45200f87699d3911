"""Placing: what is to stand at each address of a form, and what has no place in it.

In: matches and the answers as they are handed in. Out: `Placed`: contents by address, what must be read back there,
and problems for everything that could not be placed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from draftkit.consultation.filling.choices import choose, mark_confidential
from draftkit.consultation.filling.matching import Match
from draftkit.consultation.filling.passages import passages_of
from draftkit.consultation.questionnaire import CLOSED, Kind, Question
from draftkit.consultation.response import Delivered
from draftkit.consultation.wording import folded
from draftkit.model.document import Paragraph, Text
from draftkit.outputs.docx.form.contents import Content, Prose, Words
from draftkit.places import Place
from draftkit.problems import Problem, did_you_mean, error, warning
from draftkit.word.form.spots import LISTS, TICKS, Spot

MOST = 12
"""How many questions a message names."""


@dataclass(slots=True)
class Placed:
    """What goes where."""

    contents: dict[str, Content] = field(default_factory=dict)
    passages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What the texts are made of, for the proof."""
    places: dict[str, list[str]] = field(default_factory=dict)
    """The addresses of each answer, by the id of its question."""
    confidential: list[str] = field(default_factory=list)
    """The questions whose answers are confidential where the form has no place to say so."""
    problems: list[Problem] = field(default_factory=list)


def place(matches: Iterable[Match], answers: Mapping[str, Delivered], spots: Mapping[str, Spot], file: str) -> Placed:
    """Put every answer where it goes."""
    placed = Placed()
    for match in matches:
        given = answers.get(match.question.id)
        if given is not None:
            _place(match, given, spots, placed, file)
    if placed.confidential:
        placed.problems.append(_unsaid(placed.confidential, file))
    return placed


def _unsaid(labels: Sequence[str], file: str) -> Problem:
    named = ", ".join(labels[:MOST]) + (f" and {len(labels) - MOST} more" if len(labels) > MOST else "")
    message = f"the form has no place beside these answers to say that they are confidential: {named}"
    hint = "say so where the form asks for it once, or in the letter with which you send it"
    return warning("DK739", message, Place(file), hint)


def has_answer(given: Delivered) -> bool:
    """Whether anything was answered."""
    answer = given.answer
    return bool(given.plain.strip() or answer.chosen or any(text.strip() for text in answer.rows.values()))


def _place(match: Match, given: Delivered, spots: Mapping[str, Spot], placed: Placed, file: str) -> None:
    if not match.answer_at or not any(match.answer_at):
        if has_answer(given):
            message = f"{match.question.label} is in the form, but no place for its answer was found"
            hint = "name the place in questions.yaml (answer_at), or write this answer into the form by hand"
            placed.problems.append(warning("DK735", message, _where(given, file), hint))
        return
    question = _as_it_stands(match)
    at = [spots.get(address) for address in match.answer_at]
    if question.kind is Kind.TABLE:
        contents = _table(match, given, at, placed, file)
    elif question.kind in CLOSED or any(spot is not None and spot.kind in TICKS | LISTS for spot in at):
        contents = _closed(match, given, at, placed, file)
    else:
        contents = _text(given, at)
    if given.answer.confidential or has_answer(given):
        contents = {**contents, **_confidentiality(match, given, spots, placed)}
    placed.contents.update(contents)
    written = [address for address, content in contents.items() if content]
    placed.places[match.question.id] = written if has_answer(given) else []


def _as_it_stands(match: Match) -> Question:
    """The question with its options and rows as they stand in the form; of another kind only if somebody said so."""
    found = match.found
    return match.question if found is None or found.kind is not match.question.kind else found


def _where(given: Delivered, file: str) -> Place:
    return Place(given.answer.file, given.answer.line) if given.answer.file else Place(file)


def _text(given: Delivered, at: list[Spot | None]) -> dict[str, Content]:
    """The text of an answer; the choice, if there is one, stands before it."""
    first = next((spot for spot in at if spot is not None), None)
    return {} if first is None else {first.address: _prose(given)}


def _prose(given: Delivered) -> Content:
    return Prose(given.blocks, given.plain)


def _closed(match: Match, given: Delivered, at: list[Spot | None], placed: Placed, file: str) -> dict[str, Content]:
    """Ticks, a drop-down, or the words of the options; an explanation that has no box of its own is reported."""
    question, answer = _as_it_stands(match), given.answer
    options = question.options if len(question.options) == len(at) else match.question.options
    chosen = answer.chosen or _chosen_in_words(given, options)
    boxes = [spot for spot in at if spot is not None and spot.kind in TICKS | LISTS]
    if not boxes:
        return _in_words(given, chosen, at)
    made = choose(chosen, options, at)
    for option in made.unknown:
        message = f"the form does not offer '{option}' for {question.label}"
        hint = did_you_mean(option, options, "it offers: " + ", ".join(f"'{one}'" for one in options[:12]))
        placed.problems.append(error("DK732", message, _where(given, file), hint))
    explanation = given.plain.strip() if answer.chosen else ""
    texts = [spot for spot in at if spot is not None and spot not in boxes]
    contents = dict(made.contents)
    if explanation and texts:
        contents[texts[0].address] = _prose(given)
    elif explanation:
        message = f"{question.label} has boxes to tick in the form, and none for the text of its answer"
        hint = "put the text into another answer, or send it with the form: it was not filled in"
        placed.problems.append(warning("DK735", message, _where(given, file), hint))
    return contents


def _chosen_in_words(given: Delivered, options: Iterable[str]) -> tuple[str, ...]:
    """The option that somebody wrote as the text of the answer."""
    said = folded(given.plain)
    return tuple(option for option in options if folded(option) == said)[:1] if said else ()


def _in_words(given: Delivered, chosen: tuple[str, ...], at: list[Spot | None]) -> dict[str, Content]:
    """The options chosen and the explanation, in one place for text."""
    first = next((spot for spot in at if spot is not None), None)
    if first is None:
        return {}
    words = ", ".join(chosen)
    if not given.answer.chosen or not given.plain.strip():
        return {first.address: Words(words) if words and given.answer.chosen else _prose(given)}
    return {first.address: Prose((Paragraph((Text(words),)), *given.blocks), f"{words}\n{given.plain}")}


def _table(match: Match, given: Delivered, at: list[Spot | None], placed: Placed, file: str) -> dict[str, Content]:
    """One choice or text for each row."""
    question, rows = _as_it_stands(match), given.answer.rows
    known = {folded(name): number for number, name in enumerate(question.rows)}
    width = max(1, len(at) // max(1, len(question.rows)))
    contents: dict[str, Content] = {}
    for number in range(len(question.rows)):
        name = next((one for one in rows if known.get(folded(one)) == number), None)
        cells = at[number * width : (number + 1) * width]
        contents |= _row(question, rows[name] if name is not None else "", cells, placed, _where(given, file))
    for name in rows:
        if folded(name) not in known and rows[name].strip():
            message = f"the form has no row '{name}' in {question.label}"
            hint = did_you_mean(name, question.rows, "it has: " + ", ".join(f"'{one}'" for one in question.rows[:12]))
            placed.problems.append(error("DK732", message, _where(given, file), hint))
    return contents


def _row(
    question: Question, said: str, cells: list[Spot | None], placed: Placed, where: Place
) -> Mapping[str, Content]:
    ticks = any(cell is not None and cell.kind in TICKS for cell in cells)
    if not ticks:
        first = next((cell for cell in cells if cell is not None), None)
        return {} if first is None else {first.address: Words(said)}
    made = choose([said] if said.strip() else [], question.columns, cells)
    for option in made.unknown:
        hint = did_you_mean(option, question.columns, "it offers: " + ", ".join(question.columns[:12]))
        message = f"the form does not offer '{option}' in a row of {question.label}"
        placed.problems.append(error("DK732", message, where, hint))
    return made.contents


def _confidentiality(match: Match, given: Delivered, spots: Mapping[str, Spot], placed: Placed) -> dict[str, Content]:
    answer = given.answer
    at = [spots[address] for address in match.confidential_at if address in spots]
    if at:
        return mark_confidential(at, answer.confidential, answer.confidential_reason)
    if answer.confidential:
        placed.confidential.append(match.question.label)
    return {}


def passages_at(placed: Placed) -> dict[str, tuple[str, ...]]:
    """What each text is made of."""
    return {
        address: passages_of(content.blocks)
        for address, content in placed.contents.items()
        if isinstance(content, Prose)
    }
