"""Filling: a form and the answers of a response -> the filled form, proved, and what needs attention.

In: the bytes of the form, the questionnaire that was answered, the answers as they are handed in. Out: `FilledForm`.
Nothing is written to disk here. Raises `DraftkitError` for a form that cannot be filled, or whose proof fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from draftkit.consultation.filling.drift import drift_problems
from draftkit.consultation.filling.matching import Matched, match, twice
from draftkit.consultation.filling.placing import Placed, passages_at, place
from draftkit.consultation.questionnaire import CLOSED, Kind, Question, Questionnaire
from draftkit.consultation.response import Delivered
from draftkit.outputs.docx.form.writing import Filled, fill_form
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, Severity, error, raise_errors, warning
from draftkit.word.form.proof import Expected, Proof, prove_filled
from draftkit.word.form.scan import scan_form
from draftkit.word.form.spots import Form

Recognise = Callable[[Form], Sequence[Question]]
"""What finds the questions in a scanned form."""

FINAL = frozenset({"DK731", "DK733", "DK734", "DK735", "DK736"})
"""What a form that is to be sent may not have."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with the answers of a response."""

    data: bytes
    proof: Proof
    matched: Matched
    places: Mapping[str, Sequence[str]]
    """Where the answer to each question stands, by the id of the question; empty for one that was not answered."""
    emptied: Mapping[str, str]
    """What stood at each address that was emptied."""
    problems: tuple[Problem, ...]

    @property
    def answered(self) -> int:
        """How many questions have an answer in the form."""
        return sum(1 for places in self.places.values() if places)


def fill_in(
    data: bytes,
    file: str,
    questionnaire: Questionnaire,
    answers: Sequence[Delivered],
    recognise: Recognise,
    *,
    same: bool = False,
    final: bool = False,
) -> FilledForm:
    """Fill a form; with `final`, everything that a form to be sent may not have is an error.

    `same` says that the form is the very file from which the questions were read.
    """
    scanned = scan_form(data, file)
    spots = {spot.address: spot for spot in scanned.form.spots}
    found = recognise(scanned.form)
    matched = match(questionnaire.questions, found, spots.keys(), same=same)
    _refuse_other_forms(matched, found, file)
    given = {one.question.id: one for one in answers}
    placed = place(matched.matches, given, spots, file)
    problems = [*drift_problems(matched, given, file), *_collisions(matched, file), *placed.problems]
    problems += _over_limits(matched, given, file)
    filled = fill_form(data, scanned, placed.contents, file)
    problems += [*filled.problems, *_emptied(filled, file)]
    problems = _weighed(problems, final=final)
    raise_errors(problems)
    expected = _expected(filled, placed)
    changed = {name: values.values() for name, values in filled.changed_parts.items()}
    proof = prove_filled(data, filled.data, expected, changed, file)
    places = _written_places(placed, filled)
    return FilledForm(filled.data, proof, matched, places, filled.emptied, tuple(problems))


def _refuse_other_forms(matched: Matched, found: Sequence[Question], file: str) -> None:
    """Raise `DraftkitError` for a form in which nothing can be answered."""
    if any(any(one.answer_at) for one in matched.matches):
        return
    if not found:
        message = f"no question could be told in {file}, so nothing was filled in"
        hint = "is it the form for answers? Name the places in questions.yaml (answer_at) if it is"
    elif matched.matches:
        message = f"the questions are in {file}, but no place for an answer"
        hint = "is it the form for answers, or the document that is consulted on?"
    else:
        message = f"none of the questions that were answered is in {file}, which has {len(found)} other ones"
        hint = "is it the form of another consultation? Otherwise: draftkit consult questions reads it anew"
    raise DraftkitError([error("DK737", message, Place(file), hint)])


def _collisions(matched: Matched, file: str) -> Iterable[Problem]:
    for address, users in twice(matched.matches).items():
        named = " and ".join(one.question.label for one in users)
        message = f"{named} are both to be answered at the same place"
        hint = "correct answer_at of one of them in questions.yaml"
        yield error("DK735", message, Place(f"{file}#{address}"), hint)


def _over_limits(matched: Matched, given: Mapping[str, Delivered], file: str) -> Iterable[Problem]:
    """Answers that are longer than the question allows, as it stands in the form."""
    for one in matched.matches:
        answer = given.get(one.question.id)
        if answer is None or not answer.plain.strip():
            continue
        words, characters = _limits(one.found, one.question)
        for number, limit, unit in ((answer.words, words, "words"), (answer.characters, characters, "characters")):
            if limit is not None and number > limit:
                message = f"the answer to {one.question.label} has {number:,} {unit}; {limit:,} are allowed"
                place = Place(answer.answer.file or file, answer.answer.line if answer.answer.file else None)
                yield warning("DK736", message, place, "shorten it, or try --fit")


def _limits(found: Question | None, asked: Question) -> tuple[int | None, int | None]:
    """The limits of a question; those of the form, if it states any."""
    if found is not None and (found.words or found.characters) and found.kind not in CLOSED | {Kind.TABLE}:
        return found.words or asked.words, found.characters or asked.characters
    return asked.words, asked.characters


def _emptied(filled: Filled, file: str) -> Iterable[Problem]:
    """What stood in the form and is gone, because there is no answer any more; a tick is no loss of words."""
    for address, content in filled.emptied.items():
        if content not in ("", "x"):
            message = f"there is no answer for this place any more; it held '{' '.join(content.split())[:80]}'"
            yield warning("DK739", message, Place(f"{file}#{address}"), "nothing to do, if that was meant")


def _weighed(problems: Iterable[Problem], *, final: bool) -> list[Problem]:
    return [
        replace(one, severity=Severity.ERROR)
        if final and one.code in FINAL and one.severity is Severity.WARNING
        else one
        for one in problems
    ]


def _expected(filled: Filled, placed: Placed) -> dict[str, Expected]:
    passages = passages_at(placed)
    made = {address: Expected("x") for address in filled.kept}
    made |= {address: Expected(text, passages.get(address, ())) for address, text in filled.written.items()}
    return made | {address: Expected() for address in filled.emptied}


def _written_places(placed: Placed, filled: Filled) -> dict[str, list[str]]:
    """Where each answer stands: at the places that were written to, or that held it already."""
    return {
        id: [address for address in addresses if address in filled.written or address in filled.kept]
        for id, addresses in placed.places.items()
    }
