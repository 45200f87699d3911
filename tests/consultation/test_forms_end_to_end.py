"""Every layout, also as LibreOffice saves it: questions found, answers filled in, and read back by other programs.

pandoc must show each text between its question and the next. LibreOffice opens each filled form and saves it again:
what stands in its places then is compared with what was answered, ticks and choices included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from draftkit.consultation.filling.filling import FilledForm, fill_in
from draftkit.consultation.intake.word import passages_of_form
from draftkit.consultation.questionnaire import Kind, Question, Questionnaire
from draftkit.consultation.recognise import recognise
from draftkit.consultation.rendering import delivered
from draftkit.consultation.response import Answer, Delivered, Status
from draftkit.files import Cache
from draftkit.word.form.scan import scan_form
from draftkit.word.form.spots import Form
from tests.support.forms.layouts import LAYOUTS, Layout
from tests.support.judges import needs_office, needs_pandoc, office, pandoc
from tests.support.responses import library, response
from tests.support.xml import paragraphs

pytestmark = [pytest.mark.judges, needs_office, needs_pandoc]

FIRST, SECOND = "first", "second"
BY_NAME = {layout.name: layout for layout in LAYOUTS}


class Read(NamedTuple):
    """A form, as made here or as LibreOffice saved it, with the questions found in it."""

    layout: Layout
    name: str
    data: bytes
    questions: tuple[Question, ...]


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    folder = tmp_path_factory.mktemp("forms")
    paths = []
    for layout in LAYOUTS:
        paths.append(folder / f"{layout.name}.docx")
        paths[-1].write_bytes(layout.make())
    saved = office(paths, "docx", folder / "saved")
    read = {}
    for path in [*paths, *saved]:
        name = path.stem if path in paths else f"{path.stem}, saved by LibreOffice"
        read[name] = Read(BY_NAME[path.stem], name, path.read_bytes(), questions_of(path.read_bytes()))
    return read


@pytest.fixture(scope="module")
def filled(forms: dict[str, Read], tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, FilledForm]]:
    """Each form filled with the first answers; and those, filled again with the second."""
    folder = tmp_path_factory.mktemp("library")
    made = {}
    for name, form in forms.items():
        first = fill(form.data, form, FIRST, folder)
        made[name] = {FIRST: first, SECOND: fill(first.data, form, SECOND, folder)}
    return made


@pytest.fixture(scope="module")
def saved_again(filled: dict[str, dict[str, FilledForm]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The forms with the second answers as LibreOffice opens and saves them."""
    folder = tmp_path_factory.mktemp("filled")
    paths = {name: folder / f"{number}.docx" for number, name in enumerate(filled)}
    for name, path in paths.items():
        path.write_bytes(filled[name][SECOND].data)
    saved = office(list(paths.values()), "docx", folder / "saved")
    return {name: path.read_bytes() for name, path in zip(paths, saved, strict=True)}


def questions_of(data: bytes) -> tuple[Question, ...]:
    return recognise_form(scan_form(data, "form.docx").form)


def recognise_form(form: Form) -> tuple[Question, ...]:
    return recognise(passages_of_form(form)).questions


def fill(data: bytes, form: Read, which: str, folder: Path) -> FilledForm:
    answers = answers_to(form, which, folder)
    return fill_in(data, "form.docx", Questionnaire(form.questions), answers, recognise_form)


def answers_to(form: Read, which: str, folder: Path) -> tuple[Delivered, ...]:
    """An answer to each question: text with bold and a list, options, rows."""
    written = [answer_to(question, which) for question in form.questions]
    made = response(*written, questions=form.questions)
    return delivered(made, library(folder, {}), as_at=date(2026, 11, 24), cache=Cache())[0]


def answer_to(question: Question, which: str) -> Answer:
    chosen: tuple[str, ...] = ()
    rows: dict[str, str] = {}
    text = f"Our {which} answer to {question.id}: 3 < 5 & “quoted”."
    if question.options:
        options = question.options if which == FIRST else question.options[::-1]
        chosen, text = (options[:2] if question.kind is Kind.MULTI_CHOICE else options[:1]), ""
    elif question.kind is Kind.TABLE:
        rows, text = dict.fromkeys(question.rows, question.columns[0 if which == FIRST else -1]), ""
    elif question.kind is Kind.TEXT and which == SECOND:
        text += f"\n\n- **one** of {question.id}\n- two of {question.id}"
    elif question.characters or "date" in question.text:
        text = "24 November 2026"
    return Answer(question.id, text, chosen=chosen, rows=rows, status=Status.READY)


def names() -> Iterator[str]:
    for layout in LAYOUTS:
        yield layout.name
        yield f"{layout.name}, saved by LibreOffice"


every_form = pytest.mark.parametrize("name", list(names()))


@every_form
def test_every_question_is_found_with_its_kind_its_limit_and_a_place(name: str, forms: dict[str, Read]) -> None:
    form = forms[name]
    expected = [(q.id, q.text, q.kind, q.options, q.words, q.characters, q.rows) for q in form.layout.questions]
    assert [(q.id, q.text, str(q.kind), q.options, q.words, q.characters, q.rows) for q in form.questions] == expected
    assert all(question.answer_at for question in form.questions)


@every_form
@pytest.mark.parametrize("which", [FIRST, SECOND])
def test_every_question_is_answered_in_the_filled_form_and_proved(
    name: str, which: str, forms: dict[str, Read], filled: dict[str, dict[str, FilledForm]]
) -> None:
    made = filled[name][which]
    assert [str(problem.message) for problem in made.problems] == []
    assert made.answered == len(forms[name].questions)


@every_form
def test_a_second_fill_leaves_what_filling_the_empty_form_leaves(
    name: str, forms: dict[str, Read], filled: dict[str, dict[str, FilledForm]], tmp_path: Path
) -> None:
    direct = fill(forms[name].data, forms[name], SECOND, tmp_path)
    assert spots_and_lines(filled[name][SECOND].data) == spots_and_lines(direct.data)


def spots_and_lines(data: bytes) -> list[str]:
    form = scan_form(data, "form.docx").form
    return [f"{spot.address}: {spot.content}" for spot in form.spots] + [line.text for line in form.lines]


@every_form
def test_pandoc_reads_each_text_between_its_question_and_the_next(
    name: str, forms: dict[str, Read], filled: dict[str, dict[str, FilledForm]], tmp_path: Path
) -> None:
    path = tmp_path / "filled.docx"
    path.write_bytes(filled[name][SECOND].data)
    text = squeezed(re.sub(r"<[^>]+>", " ", pandoc(path, "html")).replace("•", " "))
    at = 0
    for question in forms[name].questions:
        at = text.index(squeezed(question.text), at)
        for line in answer_to(question, SECOND).text.split("\n"):
            at = text.index(squeezed(line.removeprefix("- ").replace("**", "")), at)


def squeezed(text: str) -> str:
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", '"')
    return "".join(plain.split())


@every_form
def test_libreoffice_keeps_every_answer_in_its_place(
    name: str, forms: dict[str, Read], filled: dict[str, dict[str, FilledForm]], saved_again: dict[str, bytes]
) -> None:
    """But for line breaks in a control for plain text, which LibreOffice takes out; and a check box that it saves for
    the second time becomes an ordinary control, so that only the character in it is left to compare.
    """
    ours, theirs = filled[name][SECOND].data, saved_again[name]
    held, kept = contents(ours, forms[name]), contents(theirs, forms[name])
    lost = {address for address in held if address not in kept}
    assert kept == {address: content for address, content in held.items() if address not in lost}
    if lost:
        assert all(" > control " in address for address in lost)
        assert squeezed(shown(theirs)) == squeezed(shown(ours))


def shown(data: bytes) -> str:
    return "\n".join(one.text for one in paragraphs(data))


def contents(data: bytes, form: Read) -> dict[str, str]:
    """What stands at the places of the questions, by address, without white space."""
    spots = {spot.address: squeezed(spot.content) for spot in scan_form(data, "form.docx").form.spots}
    return {address: spots[address] for q in form.questions for address in q.answer_at if address in spots}


@every_form
def test_the_right_words_and_ticks_stand_at_each_question(
    name: str, forms: dict[str, Read], filled: dict[str, dict[str, FilledForm]]
) -> None:
    at = contents(filled[name][SECOND].data, forms[name])
    for question in forms[name].questions:
        answer, held = answer_to(question, SECOND), [at[address] for address in question.answer_at]
        if answer.chosen and len(held) == len(question.options):
            assert held == ["x" if one in answer.chosen else "" for one in question.options]
        elif answer.chosen:
            assert held == [squeezed(one) for one in answer.chosen]
        elif answer.text:
            assert held[0].startswith(squeezed(answer.text.split("\n")[0]))
