"""Word documents that come back: forms filled in by hand, our own response, any document with headings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import draftkit
from draftkit.cli.main import main
from draftkit.consultation.extract import extract
from draftkit.consultation.merging.from_form import lines_of_form
from draftkit.consultation.merging.from_word import from_word
from draftkit.consultation.merging.questions import Questions
from draftkit.consultation.questions_file import read_questions
from draftkit.consultation.rendering import delivered
from draftkit.consultation.workspace import look_into_response
from draftkit.files import Cache
from draftkit.problems import DraftkitError
from draftkit.word.form.scan import scan_form
from draftkit.word.form.spots import LISTS, TICKS
from tests.consultation.merging.test_merge import conflicts, folder, run, text_of, write
from tests.support.forms.layouts import LAYOUTS, Layout
from tests.support.forms.markup import cell, package, paragraph, row, table, text
from tests.support.forms.markup import run as words
from tests.support.forms.typed import typed
from tests.support.judges import needs_office, office
from tests.support.strategies import ANY_TEXT

ROOT = Path(__file__).resolve().parents[3]


def saved(at: Path, *blocks: str, name: str = "back.docx") -> str:
    (at / name).write_bytes(package(*blocks))
    return str(at / name)


def inserted(inner: str) -> str:
    return f'<w:ins w:id="1" w:author="A role" w:date="2026-11-20T10:00:00Z">{inner}</w:ins>'


def deleted(said: str) -> str:
    return (
        '<w:del w:id="2" w:author="A role" w:date="2026-11-20T10:00:00Z">'
        f'<w:r><w:delText xml:space="preserve">{said}</w:delText></w:r></w:del>'
    )


def test_answers_under_headings_are_found_by_number_and_by_words(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    back = saved(
        tmp_path,
        text("Our thoughts", style="Heading1"),
        text("Dear colleagues, here are our answers."),
        text("Question 1 - please explain", style="Heading2"),
        text("We agree."),
        text("How should it be funded?", bold=True),
        text("By the department."),
        text("In full."),
        text("Annex", style="Heading1"),
        text("Nothing here is an answer."),
    )
    assert run(ours, back).exit_code == 0
    assert (text_of(ours, "1-comment"), text_of(ours, "3")) == ("We agree.", "By the department.\n\nIn full.")


def test_a_table_of_questions_and_answers_is_read_row_by_row(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    rows = [
        row(cell(text("Question")), cell(text("Your response")), header=True),
        row(cell(text("Question 1: Do you agree with the duty?")), cell(text("Agree"))),
        row(cell(text("Question 3: How should it be funded?")), cell(text("By councils."), text("Or not."))),
    ]
    assert run(ours, saved(tmp_path, table(*rows, columns=2))).exit_code == 0
    assert look_into_response(ours).answers["1"].chosen == ("Agree",)
    assert text_of(ours, "3") == "By councils.\n\nOr not."


def test_an_option_with_paragraphs_below_it_is_a_choice_and_a_text(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    back = saved(
        tmp_path,
        text("Question 1", style="Heading2"),
        text("Not sure"),
        text("The definition is missing."),
        text("We ask for one."),
        text("Question 2", style="Heading2"),
        text("Everybody should."),
        text("The police too."),
    )
    assert run(ours, back).exit_code == 0
    assert look_into_response(ours).answers["1"].chosen == ("Not sure",)
    assert text_of(ours, "1") == "The definition is missing.\n\nWe ask for one."
    assert text_of(ours, "2") == "Everybody should.\n\nThe police too."


def test_bold_lists_and_links_come_back_as_markdown(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    code = '<w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r>'
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    link = f"{marks[0]}{code}{marks[1]}{words('our review')}{marks[2]}"
    back = saved(
        tmp_path,
        text("Question 3", style="Heading2"),
        paragraph(words("We "), words("strongly ", bold=True), words("agree, see "), link, words(".")),
        text("• typed bullet"),
        text("numbered", number=0),
        text("under it", number=1),
        text("An asterisk * and a_name_here, 2 * 3 = 6, [^1], {{ title }} and <b>."),
        text("# no heading"),
    )
    assert run(ours, back).exit_code == 0
    assert text_of(ours, "3").split("\n\n") == [
        "We **strongly** agree, see [our review](https://example.org/a).",
        "- typed bullet\n1. numbered\n    1. under it",
        'An asterisk \\* and a_name_here, 2 \\* 3 = 6, {{ "[^" }}1], {{ "{{" }} title }} and \\<b>.',
        "\\# no heading",
    ]


def test_tracked_changes_are_read_as_accepted_and_what_they_did_not_touch_is_ours(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "It began so, and was changed here.\n\nThe second one.")
    back = saved(
        tmp_path,
        text("Question 3", style="Heading2"),
        text("It began so."),
        paragraph(words("The "), deleted("second"), inserted(words("last")), words(" one.")),
    )
    done = run(ours, back)
    assert done.exit_code == 0
    assert text_of(ours, "3") == "It began so, and was changed here.\n\nThe last one."
    assert "back.docx has 2 tracked changes: it is read as if all were accepted" in done.stderr


def test_a_tracked_change_where_we_changed_too_is_a_conflict(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "It is changed here.")
    heading = text("Question 3", style="Heading2")
    back = saved(tmp_path, heading, paragraph(words("It "), deleted("was"), inserted(words("is changed there"))))
    assert run(ours, back).exit_code == 1
    assert text_of(ours, "3") == "It is changed here."
    assert conflicts(ours) == ["3.conflict.back-docx.md"]


def test_a_document_that_came_back_unchanged_changes_nothing(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    clause = '{{ clause("legal-basis/pseudo-photographs", form="short") }}'
    written = f"We *do*.\n\n* one\n* two\n\n{clause}\n\nIt is so.[@poca-1978, s 1]"
    write(ours, "3", written, position="support", confidential="true", confidential_reason="It names a service.")
    write(ours, "1-comment", "We *really* **do**.\n\n1. one\n2. two")
    write(ours, "1", chosen=("Agree",))
    write(ours, "4a", rows={"Online": "Often", "At home": "Never"})
    made = CliRunner().invoke(main, ["consult", "respond", "--in", str(ours), "-o", str(tmp_path / "ours.docx")])
    assert made.exit_code == 0, made.stderr
    before = {path: path.read_bytes() for path in (ours / "answers").iterdir()}
    done = run(ours, str(tmp_path / "ours.docx"))
    assert (done.exit_code, conflicts(ours)) == (0, [])
    assert {path: path.read_bytes() for path in (ours / "answers").iterdir()} == before
    assert "nothing changed" in done.stderr


def test_a_document_without_answers_says_so(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    done = run(ours, saved(tmp_path, text("Minutes of a meeting")))
    assert done.exit_code == 1
    assert "no answer to any of the questions was found in back.docx" in done.stderr


def test_a_question_in_word_that_there_is_not_is_kept(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    back = saved(tmp_path, text("Question 99", style="Heading2"), text("Nobody asked."))
    done = run(ours, back)
    assert "there is no question 'Question 99'" in done.stderr
    assert "Nobody asked." in "".join(path.read_text("utf-8") for path in (ours / "unplaced").iterdir())


def test_an_old_or_encrypted_document_is_refused(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    done = run(ours, str(tmp_path / "old.docx"))
    assert done.exit_code == 1
    assert "is an old .doc file or is protected by a password" in done.stderr


def filled_by_hand(form: bytes) -> tuple[bytes, dict[str, object]]:
    """A form with something typed or ticked for each question, and what that is by the id of the question."""
    spots = {spot.address: spot for spot in scan_form(form, "form.docx").form.spots}
    typed_in: dict[str, str] = {}
    expected: dict[str, object] = {}
    for question in extract(form, "form.docx").questionnaire.questions:
        address = next((one for one in question.answer_at if one in spots), "")
        if not address or spots[address].kind in LISTS:
            continue
        if spots[address].kind in TICKS:
            typed_in[address] = "x"
            expected[question.id] = {question.rows[0]: question.columns[0]} if question.rows else (question.options[0],)
            continue
        several = spots[address].blocks and spots[address].kind.value in ("cell", "paragraph")
        typed_in[address] = f"Typed in answer to {question.id}." + ("\nAnd a second paragraph." if several else "")
        expected[question.id] = typed_in[address].replace("\n", "\n\n")
    return typed(form, typed_in), expected


def given_back(path: Path, form: bytes) -> dict[str, object]:
    """What is read from a form that came back, by the id of the question."""
    questions = Questions(extract(form, "form.docx").questionnaire.questions, lines_of_form(form, "form.docx"))
    said = {one.question: one.version for one in from_word(path, questions).contributions}
    return {id: one.get("rows") or one.get("chosen") or one.get("answer") for id, one in said.items()}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_form_that_a_colleague_filled_in_gives_every_answer_back(tmp_path: Path, layout: Layout) -> None:
    form = layout.make()
    made, expected = filled_by_hand(form)
    (tmp_path / "back.docx").write_bytes(made)
    assert given_back(tmp_path / "back.docx", form) == expected


@needs_office
@pytest.mark.judges
def test_forms_that_libreoffice_saved_after_they_were_filled_in_give_every_answer_back(tmp_path: Path) -> None:
    forms = {layout.name: layout.make() for layout in LAYOUTS}
    expected: dict[str, dict[str, object]] = {}
    for name, form in forms.items():
        made, expected[name] = filled_by_hand(form)
        (tmp_path / f"{name}.docx").write_bytes(made)
    (tmp_path / "saved").mkdir()
    office([tmp_path / f"{name}.docx" for name in forms], "docx", tmp_path / "saved")
    back = {name: given_back(tmp_path / "saved" / f"{name}.docx", form) for name, form in forms.items()}
    assert back["legacy-fields"].pop("3") == ("England",), "LibreOffice chooses the first entry of a drop-down field"
    assert back == expected


@pytest.fixture(scope="module")
def library() -> draftkit.Library:
    return draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"])


LINE = ANY_TEXT.map(lambda text: " ".join(text.replace("[@", "").split())).filter(str.strip)
TYPED = st.lists(LINE, min_size=1, max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED)
def test_whatever_is_typed_in_word_prints_the_same_from_the_answer(
    library: draftkit.Library, tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    at = tmp_path_factory.mktemp("typed")
    ours = folder(at / "ours")
    back = saved(at, text("Question 3", style="Heading2"), *(text(line) for line in lines))
    questions = Questions(read_questions(ours / "questions.yaml").questions)
    said = [one.version["answer"] for one in from_word(Path(back), questions).contributions if one.question == "3"]
    if not said:
        return
    write(ours, "3", said[0])
    try:
        made, _ = delivered(look_into_response(ours), library, as_at=date(2026, 11, 22), cache=Cache())
    except DraftkitError as fault:
        raise AssertionError([problem.message for problem in fault.problems], said[0]) from fault
    printed = next(one.plain for one in made if one.question.id == "3")
    assert printed.split() == " ".join(lines).split()
