"""Starting a response: a folder that reads as empty, filled in from the profile, and kept when questions change."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from draftkit.cli.main import main
from draftkit.consultation.questionnaire import Kind, Question, Questionnaire
from draftkit.consultation.questions_text import questions_text
from draftkit.consultation.response import Answer, Evidence, Position, Response, Status
from draftkit.consultation.workspace import read_response
from draftkit.consultation.workspace.prefill import prefilled
from draftkit.consultation.workspace.read_answer import read_answer
from draftkit.consultation.workspace.reissue import compare
from draftkit.consultation.workspace.start import Plan, carry_out, plan_start
from draftkit.consultation.workspace.write_answer import changed_answer, starter_answer, values_of
from draftkit.problems import DraftkitError
from tests.support.strategies import ANY_TEXT

PROFILE = {
    "name": "Example Children's Charity (synthetic)",
    "email": "policy@example.org",
    "telephone": "020 7946 0000",
    "role": "Head of policy",
    "represents": "Young people in care",
}

ABOUT = {"kind": Kind.ABOUT_YOU, "about_you": True}


def question(id: str, text: str, kind: Kind = Kind.TEXT, **more: object) -> Question:
    number, _, part = id.partition("-")
    return Question(id, text, kind, number=number if number[0].isdigit() else "", part=part, **more)  # type: ignore[arg-type]


def start(at: Path, *questions: Question, profile: dict[str, str] | None = None) -> Plan:
    questionnaire = Questionnaire(questions, title="A consultation (synthetic)", closes=date(2026, 12, 18))
    text = questions_text(questionnaire).encode()
    plan = plan_start(at, questionnaire, text, "template: consultation-response\n", profile or {})
    at.mkdir(exist_ok=True)
    carry_out(plan, at)
    return plan


def write(at: Path, id: str, text: str, **values: str) -> None:
    path = at / "answers" / f"{id}.md"
    path.write_bytes(changed_answer(path.read_bytes(), str(path), values, text))


def texts(response: Response) -> dict[str, str]:
    return {id: answer.text for id, answer in response.answers.items() if answer.text}


EVERY_KIND = (
    question("1", "Do you agree: yes, or no?", Kind.YES_NO, options=("Yes", "No", "Don’t know")),
    question("1-comment", "Please explain.", words=500, characters=4000, required=True),
    question("2", "Which ones? " * 30, Kind.MULTI_CHOICE, options=("# One", "Two: the second", "- three", "no", "12")),
    question("3", "How often?", Kind.TABLE, rows=("At home: always", "Online"), columns=("Never", "Often")),
    question("4", "A 'question' with \"quotes\",\na line break and # a hash", Kind.SCALE, options=tuple("12345")),
    Question("name", "Your name", Kind.ABOUT_YOU, about_you=True),
)


def test_a_new_folder_reads_without_a_finding_and_is_empty(tmp_path: Path) -> None:
    start(tmp_path, *EVERY_KIND)
    response = read_response(tmp_path)
    assert response.problems == ()
    assert {answer.status for answer in response.answers.values()} == {Status.EMPTY}
    assert list(response.answers) == [one.id for one in EVERY_KIND]


@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda one: one.id)
def test_taking_away_the_mark_before_an_option_chooses_it(one: Question) -> None:
    text = starter_answer(one)
    for option, line in zip(one.options, [x for x in text.split("\n") if x.startswith("# - ")], strict=True):
        assert read_answer(text.replace(line, line.removeprefix("# ")), "a.md").answer.chosen == (option,)
        assert read_answer(text.replace(line, line.removeprefix("#")), "a.md").answer.chosen == (option,)


def test_the_limit_is_stated_in_the_file() -> None:
    assert "At most 500 words and 4,000 characters." in starter_answer(EVERY_KIND[1])


@pytest.mark.parametrize(
    ("asked", "options", "expected"),
    [
        ("What is your email address?", (), "policy@example.org"),
        ("E-mail", (), "policy@example.org"),
        ("Contact telephone number", (), "020 7946 0000"),
        ("What is the name of your organisation?", (), "Example Children's Charity (synthetic)"),
        ("Organisation", (), "Example Children's Charity (synthetic)"),
        ("Name of organisation (if applicable)", (), "Example Children's Charity (synthetic)"),
        ("What is your role in the organisation?", (), "Head of policy"),
        ("What is your name?", (), ""),
        ("Name of contact person in your organisation", (), ""),
        ("Tell us about the organisation and how many children it has supported since 2019", (), ""),
        (
            "Are you responding as an individual or on behalf of an organisation?",
            ("An individual", "On behalf of an organisation"),
            "On behalf of an organisation",
        ),
        ("In what capacity are you responding?", ("A parent", "A teacher"), ""),
        ("What is your sex?", ("Female", "Male", "Prefer not to say"), ""),
    ],
)
def test_what_the_profile_knows_is_filled_in_and_nothing_else(
    asked: str, options: tuple[str, ...], expected: str
) -> None:
    kind = Kind.CHOICE if options else Kind.ABOUT_YOU
    chosen, text = prefilled(Question("q", asked, kind, options=options, about_you=True), PROFILE)
    assert (chosen or text) == expected


def test_a_question_on_the_subject_is_never_filled_in() -> None:
    assert prefilled(question("1", "Should the email address be published?"), PROFILE) == ("", "")


def test_starting_again_with_the_same_questions_changes_no_byte(tmp_path: Path) -> None:
    start(tmp_path, *EVERY_KIND)
    write(tmp_path, "1-comment", "Our answer.")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    plan = start(tmp_path, *EVERY_KIND)
    assert (plan.write, plan.remove) == ({}, ())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_answers_go_with_their_questions_when_one_is_put_in(tmp_path: Path) -> None:
    old = [question("1", "Who?"), question("2", "Where does it apply?"), question("2-comment", "Please explain."),
           question("3", "When should it begin?"), question("3-comment", "Please explain.")]  # fmt: skip
    start(tmp_path, *old)
    for one in old:
        write(tmp_path, one.id, f"Answer to: {one.text} {one.id}")
    new = [question("1", "Who?"), question("2", "What is new here?"), question("3", "Where does it apply?"),
           question("3-comment", "Please explain."), question("4", "When should it begin?"),
           question("4-comment", "Please explain.")]  # fmt: skip
    plan = start(tmp_path, *new)
    assert plan.reissue.moved == {"2": "3", "2-comment": "3-comment", "3": "4", "3-comment": "4-comment"}
    response = read_response(tmp_path)
    assert response.problems == ()
    assert texts(response) == {
        "1": "Answer to: Who? 1",
        "3": "Answer to: Where does it apply? 2",
        "3-comment": "Answer to: Please explain. 2-comment",
        "4": "Answer to: When should it begin? 3",
        "4-comment": "Answer to: Please explain. 3-comment",
    }


def test_the_answer_to_a_question_that_is_gone_is_kept(tmp_path: Path) -> None:
    start(tmp_path, question("1", "Who?"), question("2", "Where?"))
    write(tmp_path, "2", "Everywhere.")
    plan = start(tmp_path, question("1", "Who?"))
    assert plan.kept_elsewhere == {"2": "earlier/2.md"}
    assert "Everywhere." in (tmp_path / "earlier" / "2.md").read_text("utf-8")
    assert (tmp_path / "earlier" / "questions.yaml").exists()
    assert read_response(tmp_path).problems == ()


def test_a_number_that_another_question_has_now_does_not_take_its_answer(tmp_path: Path) -> None:
    start(tmp_path, question("1", "Should sanctions be criminal for individuals?"))
    write(tmp_path, "1", "No.")
    start(tmp_path, question("1", "How is the register to be funded next year?"))
    response = read_response(tmp_path)
    assert texts(response) == {}
    assert "No." in (tmp_path / "earlier" / "1.md").read_text("utf-8")


def test_a_reworded_question_keeps_its_answer_and_is_reported(tmp_path: Path) -> None:
    start(tmp_path, question("1", "Should the duty apply to all teachers in schools?"))
    write(tmp_path, "1", "Yes.")
    plan = start(tmp_path, question("1", "Should the duty apply to all teachers and staff in schools?"))
    assert plan.reissue.reworded == ("1",)
    response = read_response(tmp_path)
    assert (texts(response), [one.code for one in response.problems]) == ({"1": "Yes."}, ["DK749"])


def test_other_options_are_reported(tmp_path: Path) -> None:
    start(tmp_path, question("1", "Agree?", Kind.CHOICE, options=("Yes", "No")))
    plan = start(tmp_path, question("1", "Agree?", Kind.CHOICE, options=("Yes", "No", "Not sure")))
    assert plan.reissue.altered == ("1",)


def test_questions_that_change_places_change_their_answers(tmp_path: Path) -> None:
    start(tmp_path, question("1", "Who?"), question("2", "Where?"))
    write(tmp_path, "1", "W.")
    write(tmp_path, "2", "E.")
    start(tmp_path, question("1", "Where?"), question("2", "Who?"))
    assert texts(read_response(tmp_path)) == {"1": "E.", "2": "W."}


def test_a_file_with_a_name_of_its_own_goes_along_and_overwrites_none(tmp_path: Path) -> None:
    start(tmp_path, question("1", "Who?"), question("2", "Where?"))
    (tmp_path / "answers" / "1.md").rename(tmp_path / "answers" / "3.md")
    (tmp_path / "answers" / "3.md").write_text("---\nquestion: 1\n---\nW.\n", "utf-8")
    write(tmp_path, "2", "E.")
    start(tmp_path, question("1", "Who?"), question("2", "New and unheard of"), question("3", "Where?"))
    assert texts(read_response(tmp_path)) == {"1": "W.", "3": "E."}


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "response").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "response" / "answers").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DraftkitError, match="is a link"):
        start(tmp_path / "response", question("1", "Who?"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


ASKED = (
    "Who reports?",
    "Where does it apply?",
    "When should it begin?",
    "What sanctions are fit?",
    "Why now or never?",
)
ORDERS = st.permutations(ASKED)


@given(ORDERS, st.integers(1, 5), ORDERS, st.integers(1, 5))
def test_an_answer_is_always_under_its_own_question_or_kept_elsewhere(
    tmp_path_factory: pytest.TempPathFactory, old: list[str], some: int, new: list[str], others: int
) -> None:
    at = tmp_path_factory.mktemp("response")
    start(at, *(question(str(n), text) for n, text in enumerate(old[:some], 1)))
    for n, text in enumerate(old[:some], 1):
        write(at, str(n), f"On: {text}")
    start(at, *(question(str(n), text) for n, text in enumerate(new[:others], 1)))
    response = read_response(at)
    found = {one.text: response.answers[one.id].text for one in response.questionnaire.questions}
    assert {asked: f"On: {asked}" for asked in new[:others] if asked in old[:some]} == {
        asked: text for asked, text in found.items() if text
    }
    kept = "".join(path.read_text("utf-8") for path in (at / "earlier").glob("*.md"))
    assert all(f"On: {asked}" in kept for asked in old[:some] if asked not in new[:others])


def test_nothing_changed_is_nothing_to_report() -> None:
    assert compare(EVERY_KIND, EVERY_KIND).is_empty


FED = ANY_TEXT.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))
LINE = FED.filter(lambda text: text.strip())
KEYWORD = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Any answer as it is read from a file."""
    text = draw(FED).strip("\n")
    evidence = draw(
        st.lists(
            st.builds(Evidence, KEYWORD, LINE | st.just(""), st.none() | st.dates(date(1000, 1, 1)))
            | st.builds(Evidence, st.just(""), LINE.filter(lambda t: not t.strip().isidentifier())),
            max_size=3,
        )
    )
    return Answer(
        question="1",
        text=text if text.strip() else "",
        position=draw(st.none() | st.sampled_from(Position)),
        chosen=tuple(dict.fromkeys(draw(st.lists(LINE, max_size=3)))),
        rows=draw(st.dictionaries(LINE, LINE, max_size=3)),
        confidential=draw(st.booleans()),
        status=draw(st.sampled_from([Status.DRAFTING, Status.READY, Status.SIGNED_OFF])),
        evidence=tuple(evidence),
        must_keep=tuple(draw(st.lists(LINE, max_size=2))),
        **{key: draw(LINE | st.just("")) for key in ("reasons", "topic", "confidential_reason", "owner", "short")},
    )


def unplaced(answer: Answer) -> Answer:
    return replace(answer, file="", line=1, front=None)


@given(answers(), st.sampled_from(EVERY_KIND), st.sampled_from(["\n", "\r\n"]))
def test_an_answer_that_is_written_is_read_back_equal(answer: Answer, one: Question, line_end: str) -> None:
    new = starter_answer(one).replace("\n", line_end).encode()
    written = changed_answer(new, "a.md", values_of(answer), answer.text)
    read = read_answer(written.decode().replace(line_end, "\n"), "a.md").answer
    assert unplaced(replace(read, question="1")) == unplaced(answer)
    assert written.replace(b"\r\n", b"\n").count(b"## ") >= new.count(b"## ")


def run(at: Path, *words: str) -> Result:
    with contextlib.chdir(at):
        return CliRunner().invoke(main, ["consult", *words])


def test_the_command_makes_a_folder_and_says_what_comes_next(tmp_path: Path) -> None:
    (tmp_path / "draftkit.toml").write_text('[organisation]\nname = "A charity (synthetic)"\n', "utf-8")
    (tmp_path / "questions.yaml").write_text(
        questions_text(Questionnaire((Question("org", "Organisation", Kind.ABOUT_YOU, about_you=True),), "On a duty")),
        "utf-8",
    )
    done = run(tmp_path, "start", "questions.yaml", "-o", "ours")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Next: cd ours, fill in response.yaml" in done.stderr
    response = read_response(tmp_path / "ours")
    assert response.answers["org"].text == "A charity (synthetic)"
    assert response.inputs.data["consultation_title"] == "On a duty"
    assert "answers" not in response.inputs.data
    assert "organisation" not in response.inputs.data, "draftkit.toml gives it"


def test_the_command_lists_what_a_new_issue_changes(tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(questions_text(Questionnaire((question("1", "Who?"), question("2", "Where?")))))
    run(tmp_path, "start", "q.yaml", "-o", ".")
    (tmp_path / "q2.yaml").write_text(questions_text(Questionnaire((question("1", "Where?"), question("2", "Why?")))))
    done = run(tmp_path, "start", "q2.yaml", "-o", ".")
    assert done.exit_code == 0
    assert "moved  2 is 1 now" in done.stderr
    assert "gone   1 (earlier/1.md)" in done.stderr
    assert "new    2" in done.stderr
