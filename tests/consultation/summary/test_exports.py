"""Exports of survey programs: every answer is counted once, whatever program wrote the file."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from draftkit.consultation.questionnaire import Kind, Question, Questionnaire
from draftkit.consultation.summary.reading import findings, read_submissions
from draftkit.consultation.summary.results import Repeats, Result, Settings, Summary, summarise
from draftkit.consultation.summary.submissions import Submissions, Use
from draftkit.problems import DraftkitError

Table = Sequence[Sequence[str]]


def written(path: Path, rows: Table, encoding: str = "utf-8", ends: str = "\r\n", delimiter: str = ",") -> Path:
    made = io.StringIO()
    csv.writer(made, lineterminator=ends, delimiter=delimiter).writerows(rows)
    path.write_bytes(made.getvalue().encode(encoding))
    return path


def read(folder: Path, rows: Table, questionnaire: Questionnaire | None = None) -> Submissions:
    return read_submissions(written(folder / "export.csv", rows), questionnaire)


def summary_of(folder: Path, rows: Table, questionnaire: Questionnaire | None = None, **settings: object) -> Summary:
    made = read(folder, rows, questionnaire)
    return summarise(made, Settings(**settings), [*made.problems, *findings(made)])  # type: ignore[arg-type]


def counts(result: Result) -> dict[str, int]:
    return {one.answer: one.number for one in result.answers}


def codes(summary: Summary) -> list[str]:
    return [one.code for one in summary.problems]


def respondents(*answers: str, start: int = 1) -> list[list[str]]:
    return [[f"ANON-{number:04}", "1 March", answer] for number, answer in enumerate(answers, start)]


HEADER = ["Response ID", "Date Submitted", "2. Do you agree with the duty?"]


def test_citizen_space_with_one_column_for_each_option(tmp_path: Path) -> None:
    rows = [
        ["Response ID", "Date Started", "Date Submitted", "2. Do you agree with the duty?: Agree",
         "2. Do you agree with the duty?: Disagree", "2. Do you agree with the duty?: Not sure", "2 - please explain"],
        ["ANON-1", "", "", "Agree", "", "", "It helps."],
        ["ANON-2", "", "", "", "Disagree", "", "It hurts."],
        ["ANON-3", "", "", "Agree", "", "", ""],
        ["ANON-4", "", "", "", "", "", ""],
    ]  # fmt: skip
    summary = summary_of(tmp_path, rows)
    closed, comment = summary.results
    assert summary.format == "Citizen Space"
    assert (closed.asked.question.id, closed.asked.question.text) == ("2", "Do you agree with the duty?")
    assert counts(closed) == {"Agree": 2, "Disagree": 1, "Not sure": 0}
    assert (closed.base, closed.not_answered) == (3, 1)
    assert [one.percent for one in closed.answers] == ["67%", "33%", "0%"]
    assert (comment.asked.question.id, comment.asked.use, comment.base) == ("2-comment", Use.READ, 2)


def test_ticks_may_be_any_of_the_usual_marks(tmp_path: Path) -> None:
    rows = [
        ["Response ID", "Which apply? - Teacher", "Which apply? - Parent", "Which apply? - Other"],
        ["A", "x", "", "1"], ["B", "TRUE", "FALSE", "0"], ["C", "☑", "Yes", ""], ["D", "", "", ""],
    ]  # fmt: skip
    [result] = summary_of(tmp_path, rows).results
    assert counts(result) == {"Teacher": 3, "Parent": 1, "Other": 1}
    assert (result.base, result.adds_up) == (3, False)
    assert [one.percent for one in result.answers] == ["100%", "33%", "33%"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Yes", "", ""], ["", "No", ""], ["", "No", ""], ["", "", "Not sure"]], {"Yes": 1, "No": 2, "Not sure": 1}),
        ([["Yes", "No", "No"], ["No", "Yes", "No"], ["No", "Yes", "No"]], None),
        ([["1", "0", "0"], ["0", "1", "0"], ["0", "1", "0"]], {"Yes": 1, "No": 2, "Not sure": 0}),
        ([["TRUE", "FALSE", "FALSE"], ["FALSE", "TRUE", "FALSE"]], {"Yes": 1, "No": 1, "Not sure": 0}),
        ([["x", "", ""], ["", "x", ""], ["", "X", ""]], {"Yes": 1, "No": 2, "Not sure": 0}),
        ([["", "No", ""], ["", "No", ""]], {"Yes": 0, "No": 2, "Not sure": 0}),
    ],
)
def test_an_option_called_no_is_told_from_a_no_that_says_not_chosen(
    tmp_path: Path, rows: list[list[str]], expected: dict[str, int] | None
) -> None:
    header = ["Response ID", "2. Do you agree?: Yes", "2. Do you agree?: No", "2. Do you agree?: Not sure"]
    results = summary_of(tmp_path, [header, *([str(n), *row] for n, row in enumerate(rows))]).results
    if expected is None:
        assert len(results) == 3
        return
    assert [counts(one) for one in results] == [expected]


def test_options_that_are_numbers_are_told_from_marks(tmp_path: Path) -> None:
    header = ["Response ID", "2. How many?: 0", "2. How many?: 1", "2. How many?: 2"]
    rows = [["A", "0", "", ""], ["B", "", "1", ""], ["C", "", "", "2"], ["D", "0", "", ""]]
    assert counts(summary_of(tmp_path, [header, *rows]).results[0]) == {"0": 2, "1": 1, "2": 1}


def test_a_text_that_many_people_send_is_not_taken_for_an_option(tmp_path: Path) -> None:
    texts = ["Please make it short.", "Send it to every school.", "Please make it short."] * 5
    rows = [["Response ID", "8. What should we do?"], *([str(n), text] for n, text in enumerate(texts))]
    [result] = summary_of(tmp_path, rows).results
    assert (result.asked.use, len(result.texts)) == (Use.READ, 2)


def test_rows_answered_yes_and_no_are_a_question_each(tmp_path: Path) -> None:
    rows = [
        ["Response ID", "3. Do you agree with: Proposal A", "3. Do you agree with: Proposal B"],
        ["A", "Yes", "No"], ["B", "No", "No"], ["C", "Yes", "Not sure"],
    ]  # fmt: skip
    first, second = summary_of(tmp_path, rows).results
    assert (counts(first), counts(second)) == ({"Yes": 2, "No": 1}, {"No": 2, "Not sure": 1})
    assert [first.asked.question.id, second.asked.question.id] == ["3", "3-2"]


def test_a_single_column_with_the_words_of_options_keeps_the_order_of_the_scale(tmp_path: Path) -> None:
    answers = ["Disagree", "Strongly agree", "agree", "Agree", "Neither agree nor disagree", "", "Strongly disagree"]
    [result] = summary_of(tmp_path, [HEADER, *respondents(*answers)]).results
    assert counts(result) == {
        "Strongly agree": 1, "agree": 2, "Neither agree nor disagree": 1, "Disagree": 1, "Strongly disagree": 1,
    }  # fmt: skip
    assert result.asked.question.kind is Kind.SCALE


def test_the_questionnaire_gives_kinds_options_and_order(tmp_path: Path) -> None:
    asked = Questionnaire(
        (
            Question("2", "Do you agree with the duty?", Kind.CHOICE, "2", options=("No", "Not sure", "Yes")),
            Question("2-comment", "Please explain.", Kind.TEXT, "2", "comment"),
            Question("3", "Anything else?", Kind.TEXT, "3"),
        ),
        title="A duty to report",
    )
    rows = [[*HEADER, "2 - why?"], ["A", "", "yes", "Because"], ["B", "", "Maybe", ""], ["C", "", "YES ", ""]]
    summary = summary_of(tmp_path, rows, asked)
    closed, comment = summary.results
    assert [(one.answer, one.number, one.known) for one in closed.answers] == [
        ("No", 0, True), ("Not sure", 0, True), ("Yes", 2, True), ("Maybe", 1, False),
    ]  # fmt: skip
    assert comment.asked.question.id == "2-comment"
    assert [one.percent for one in closed.answers] == ["0%", "0%", "67%", "33%"]
    assert codes(summary) == ["DK793", "DK791"]
    assert "Question 3" in summary.problems[0].message
    assert summary.title == "A duty to report"


def test_a_question_may_be_called_like_a_column_of_the_program(tmp_path: Path) -> None:
    rows = [["Response ID", "Email address", "Status"], ["A", "a@example.org", "Head"], ["B", "", "Teacher"]]
    asked = Questionnaire(
        (
            Question("email", "Email address", Kind.ABOUT_YOU),
            Question("status", "Status", Kind.CHOICE, options=("Head", "Teacher")),
        )
    )
    email, status = summary_of(tmp_path, rows, asked).results
    assert (email.base, counts(status)) == (1, {"Head": 1, "Teacher": 1})
    assert summary_of(tmp_path, [["Response ID", "Email address", "Why?"], ["A", "b", "c"]]).results[0].base == 1


def test_a_column_with_the_number_but_other_words_is_told(tmp_path: Path) -> None:
    asked = Questionnaire((Question("2", "What colour is best for a door?", Kind.YES_NO, "2", options=("Yes", "No")),))
    summary = summary_of(tmp_path, [HEADER, *respondents("Yes", "No")], asked)
    assert codes(summary) == ["DK793"]
    assert "What colour" in summary.problems[0].message


def test_several_options_in_one_cell_are_found_though_they_hold_commas(tmp_path: Path) -> None:
    options = ("Police, fire or ambulance", "School", "Other (please specify)")
    asked = Questionnaire((Question("2", "Do you agree with the duty?", Kind.MULTI_CHOICE, "2", options=options),))
    rows = respondents(
        "School, Police, fire or ambulance",
        "police, fire or ambulance;School;",
        "School\nOther: a club",
        "Nothing, School",
    )
    [result] = summary_of(tmp_path, [HEADER, *rows], asked).results
    assert counts(result) == {
        "Police, fire or ambulance": 2, "School": 4, "Other (please specify)": 1, "Nothing": 1,
    }  # fmt: skip


def test_two_options_of_a_question_that_takes_one_are_counted_apart_and_told(tmp_path: Path) -> None:
    asked = Questionnaire((Question("2", "Do you agree with the duty?", Kind.CHOICE, "2", options=("Yes", "No")),))
    rows = [["Response ID", "2. Do you agree with the duty?: Yes", "2. Do you agree with the duty?: No"],
            ["A", "x", "x"], ["B", "x", ""]]  # fmt: skip
    summary = summary_of(tmp_path, rows, asked)
    assert counts(summary.results[0]) == {"Yes": 1, "No": 0, "(more than one option)": 1}
    assert codes(summary) == ["DK791"]


def test_survey_monkey_has_its_options_in_a_second_row(tmp_path: Path) -> None:
    rows = [
        ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Do you agree?", "Which apply?", "",
         "", "Anything else?"],
        ["", "", "", "", "", "Response", "Teacher", "Parent", "Other (please specify)", "Open-Ended Response"],
        ["101", "1", "", "01/03/2026", "", "Yes", "Teacher", "Parent", "", "No thank you"],
        ["102", "1", "", "02/03/2026", "", "No", "", "Parent", "Governor", ""],
    ]  # fmt: skip
    summary = summary_of(tmp_path, rows)
    agree, which, other, more = summary.results
    assert (summary.format, summary.rows) == ("SurveyMonkey", 2)
    assert counts(agree) == {"Yes": 1, "No": 1}
    assert counts(which) == {"Teacher": 1, "Parent": 2}
    assert [one.text for one in other.texts] == ["Governor"]
    assert [one.ids for one in more.texts] == [("101",)]


@pytest.mark.parametrize("import_row", [True, False], ids=["three rows of headings", "two rows of headings"])
def test_qualtrics_has_its_questions_in_the_second_row(tmp_path: Path, import_row: bool) -> None:
    rows = [
        ["StartDate", "EndDate", "Status", "ResponseId", "RecordedDate", "Q1", "Q2_1", "Q2_2", "Q2_2_TEXT", "Q3"],
        ["Start Date", "End Date", "Response Type", "Response ID", "Recorded Date", "Do you agree?",
         "Which apply? - Selected Choice - Teacher", "Which apply? - Selected Choice - Other",
         "Which apply? - Other - Text", "Why?"],
        *([['{"ImportId":"startDate","timeZone":"Z"}', *['{"ImportId":"QID1"}'] * 9]] if import_row else []),
        ["", "", "IP Address", "R_1", "", "Yes", "Teacher", "", "", "Because"],
        ["", "", "Survey Preview", "R_2", "", "No", "", "Other", "Governor", ""],
    ]  # fmt: skip
    summary = summary_of(tmp_path, rows)
    agree, which, other, why = summary.results
    assert (summary.format, summary.rows) == ("Qualtrics", 2)
    assert (agree.asked.question.number, counts(agree)) == ("1", {"Yes": 1, "No": 1})
    assert counts(which) == {"Teacher": 1, "Other": 1}
    assert [one.text for one in other.texts] == ["Governor"]
    assert why.base == 1
    assert "DK789" in codes(summary)


def test_any_table_may_have_its_options_in_a_second_row(tmp_path: Path) -> None:
    rows = [["UserID", "Unique ID", "Started", "1. Which apply?", "", "2. Why?"], ["", "", "", "Teacher", "Parent", ""],
            ["1", "u1", "", "Teacher", "", "Because"], ["2", "u2", "", "Teacher", "Parent", ""]]  # fmt: skip
    which, why = summary_of(tmp_path, rows).results
    assert (counts(which), why.base) == ({"Teacher": 2, "Parent": 1}, 1)


def test_a_title_above_the_headings_is_no_heading(tmp_path: Path) -> None:
    rows = [["Consultation on a duty"], ["Exported 1 March"], [], HEADER, *respondents("Yes", "No", "Yes")]
    summary = summary_of(tmp_path, rows)
    assert counts(summary.results[0]) == {"Yes": 2, "No": 1}
    assert [one.severity.value for one in summary.problems if one.code == "DK718"] == ["advice"]


def test_microsoft_forms_has_lists_with_semicolons(tmp_path: Path) -> None:
    rows = [["ID", "Start time", "Completion time", "Email", "Name", "Which apply?"]]
    rows += [
        [str(n), "", "", "anonymous", "", words] for n, words in enumerate(["A;B;", "A;", "B;C;", "A;C;", "A;", "B;"])
    ]
    summary = summary_of(tmp_path, rows)
    assert summary.format == "Microsoft Forms"
    assert counts(summary.results[-1]) == {"A": 4, "B": 3, "C": 2}


def test_google_forms_has_a_timestamp_first(tmp_path: Path) -> None:
    rows = [["Timestamp", "How useful is it, from 1 to 5?"], *(["2026/03/01", n] for n in "513352")]
    [result] = summary_of(tmp_path, rows).results
    assert counts(result) == {"1": 1, "2": 1, "3": 2, "5": 2}


def test_what_says_who_somebody_is_is_only_counted(tmp_path: Path) -> None:
    rows = [
        ["Response ID", "What is your name?", "What is your email address?", "What is the name of your organisation?",
         "Would you like your response to be confidential?"],
        ["A", "First Person", "a@example.org", "Example Charity (synthetic)", "No"],
        ["B", "Second Person", "b@example.org", "Secret Charity (synthetic)", "Yes"],
        ["C", "", "", "n/a", ""],
    ]  # fmt: skip
    summary = summary_of(tmp_path, rows)
    assert [result.asked.use for result in summary.results[:3]] == [Use.PERSONAL, Use.PERSONAL, Use.ORGANISATION]
    assert [result.texts for result in summary.results] == [(), (), (), ()]
    assert summary.organisations == ("Example Charity (synthetic)",)
    assert summary.confidential == 1


@pytest.mark.parametrize(
    "name", ["Test", "TEST USER", "testing 123", "Test response please ignore", "asdf", "test - delete"]
)
def test_a_test_is_told_and_left_out_only_when_asked(tmp_path: Path, name: str) -> None:
    rows = [["Response ID", "What is your name?", "Do you agree?"], ["A", name, "Yes"], ["B", "A Person", "No"]]
    told = summary_of(tmp_path, rows)
    assert (told.counted, "DK789" in codes(told)) == (2, True)
    without = summary_of(tmp_path, rows, without_trials=True)
    assert [one.id for one in without.left_out] == ["A"]
    assert counts(without.results[1]) == {"No": 1}


@pytest.mark.parametrize(
    "name", ["Test Valley Council", "Testament Group", "A. Tester-Smith", "The Testing Laboratory", "Jo Test"]
)
def test_a_name_with_test_in_it_is_no_test(tmp_path: Path, name: str) -> None:
    rows = [["Response ID", "What is your name?", "Do you agree?"], ["A", name, "Yes"]]
    assert "DK789" not in codes(summary_of(tmp_path, rows))


@pytest.mark.parametrize(
    ("repeats", "expected"), [("all", {"Yes": 2, "No": 1}), ("first", {"Yes": 2}), ("last", {"Yes": 1, "No": 1})]
)
def test_an_id_that_comes_again_is_told_and_counted_as_a_person_says(
    tmp_path: Path, repeats: str, expected: dict[str, int]
) -> None:
    rows = [HEADER, ["A", "", "Yes"], ["B", "", "Yes"], ["A", "", "No"]]
    summary = summary_of(tmp_path, rows, repeats=Repeats(repeats))
    assert "DK790" in codes(summary)
    assert counts(summary.results[0]) == expected


def test_one_response_can_be_left_out_by_its_id(tmp_path: Path) -> None:
    summary = summary_of(tmp_path, [HEADER, *respondents("Yes", "No")], without=frozenset({"ANON-0001"}))
    assert (counts(summary.results[0]), summary.counted) == ({"No": 1}, 1)


def test_a_row_that_was_cut_off_is_counted_and_told(tmp_path: Path) -> None:
    summary = summary_of(tmp_path, [[*HEADER, "3. More?"], ["A", "", "Yes", "x"], ["B", "", "No"]])
    assert counts(summary.results[0]) == {"Yes": 1, "No": 1}
    assert "DK718" in codes(summary)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_blank_rows_are_no_responses_and_told(tmp_path: Path, kind: str) -> None:
    rows = [HEADER, *respondents("Yes"), ["", "", ""], ["", "", ""], *respondents("No", start=2), ["", "", ""]]
    path = tmp_path / f"export.{kind}"
    if kind == "csv":
        written(path, rows)
    else:
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append([cell or None for cell in row])
        book.save(path)
    made = read_submissions(path)
    assert len(made.submissions) == 2
    assert [one.message for one in made.problems] == ["2 blank rows between the others"]


def test_a_formula_is_read_as_text_and_told(tmp_path: Path) -> None:
    rows = [["Response ID", "Why?"], ["A", '=HYPERLINK("https://example.org")'], ["B", "+44 is a prefix"], ["C", "- 5"]]
    summary = summary_of(tmp_path, rows)
    assert summary.results[0].texts[0].text.startswith("=HYPERLINK")
    assert [one.message for one in summary.problems if one.code == "DK794"] == [
        "2 cells would run as a formula in a spreadsheet, the first '=HYPERLINK(\"https://example.org\")'"
    ]


def test_what_programs_write_for_no_answer_is_no_answer(tmp_path: Path) -> None:
    rows = [[*HEADER, "3. Why?"], ["A", "", "Yes", "Because"], ["B", "", "Not Answered", "Not Answered"]]
    agree, why = summary_of(tmp_path, rows).results
    assert (counts(agree), agree.not_answered, why.base) == ({"Yes": 1}, 1, 1)


def test_an_answer_that_excel_made_an_error_of_is_told(tmp_path: Path) -> None:
    summary = summary_of(tmp_path, [["Response ID", "Why?"], ["A", "#NAME?"], ["B", "Because"]])
    assert [one.severity.value for one in summary.problems if one.code == "DK794"] == ["warning"]


def test_an_answer_as_long_as_a_cell_of_excel_may_be_cut_off(tmp_path: Path) -> None:
    assert "DK795" in codes(summary_of(tmp_path, [["Response ID", "Why?"], ["A", "a" * 32_767]]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_line_ends_and_delimiters_make_no_difference(
    tmp_path: Path, encoding: str, ends: str, delimiter: str
) -> None:
    rows = [[*HEADER, "3. Why?"], ["A", "", "Yes", "It’s “right” – now,\nand; then"], ["B", "", "No", ""]]
    made = read_submissions(written(tmp_path / "export.csv", rows, encoding, ends, delimiter))
    agree, why = summarise(made, Settings()).results
    assert (counts(agree), why.texts[0].text) == ({"Yes": 1, "No": 1}, "It’s “right” – now,\nand; then")


def test_a_workbook_gives_the_same_as_its_csv(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    rows = [[*HEADER, "3. How many stars?"], ["A", "", "Yes", 5], ["B", "", "No", 4], ["C", "", "", 5]]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "export.xlsx")
    from_book = summarise(read_submissions(tmp_path / "export.xlsx"), Settings())
    from_text = summary_of(tmp_path, [[str(cell) for cell in row] for row in rows])
    assert [counts(one) for one in from_book.results] == [counts(one) for one in from_text.results]


def test_campaign_texts_are_listed_once_with_everybody_who_sent_them(tmp_path: Path) -> None:
    rows = [["Response ID", "Why?"], ["A", "Stop it now."], ["B", "Another view"], ["C", "stop it  now"]]
    [result] = summary_of(tmp_path, rows).results
    assert [(one.text, one.ids) for one in result.texts] == [("Stop it now.", ("A", "C")), ("Another view", ("B",))]


def test_someone_who_answered_nothing_is_a_respondent_in_no_base(tmp_path: Path) -> None:
    summary = summary_of(tmp_path, [HEADER, *respondents("Yes", "")])
    assert (summary.counted, summary.results[0].base) == (2, 1)
    assert "DK788" in codes(summary)


CONSULT = ["Response ID", "Consultation", "Question number", "Question text", "Response text",
           "Response has been audited", "Original themes", "Current themes", "Position", "Auditors"]  # fmt: skip


def test_a_consult_export_has_a_row_for_each_response_to_each_question(tmp_path: Path) -> None:
    rows = [
        CONSULT,
        ["1", "C", "4", "What do you think?", "Good idea", "True", "", "Speed", "Agreement", ""],
        ["2", "C", "4", "What do you think?", "Bad idea", "True", "", "Cost", "Disagreement", ""],
        ["1", "C", "5", "Anything else?", "No thanks", "False", "", "", "", ""],
        ["", "C", "5", "Anything else?", "lost", "False", "", "", "", ""],
    ]
    summary = summary_of(tmp_path, rows)
    think, position, more = summary.results
    assert (summary.format, summary.rows) == ("a Consult export", 2)
    assert [one.text for one in think.texts] == ["Good idea", "Bad idea"]
    assert counts(position) == {"Agreement": 1, "Disagreement": 1}
    assert "not answers that respondents chose" in position.asked.note
    assert (more.base, "DK788" in codes(summary)) == (1, True)


def consult_folder(folder: Path) -> Path:
    single = {
        "question_text": "Do you agree?",
        "question_part_text": "",
        "question_number": 2,
        "question_part_number": 1,
    }
    free = single | {"question_part_text": "Why?", "question_part_number": 2, "question_part_type": "free_text"}
    multiple = {"question_text": "Which?", "question_number": 3, "question_part_type": "multiple_option"}
    files = {
        "respondents.jsonl": "".join(f'{{"themefinder_id": {id}, "demographic_data": {{}}}}\n' for id in (1, 2, 3)),
        "question_part_1/question_part.json": json.dumps(
            single | {"question_part_type": "single_option", "options": ["Yes", "No"]}
        ),
        "question_part_1/responses.jsonl": '{"themefinder_id": 1, "text": "Yes"}\n'
        '{"themefinder_id": 3, "text": "No"}\n',
        "question_part_2/question_part.json": json.dumps(free),
        "question_part_2/responses.jsonl": '{"themefinder_id": 1, "text": "Because."}\nnot json\n{"text": "lost"}\n',
        "question_part_10/question_part.json": json.dumps(multiple),
        "question_part_10/responses.jsonl": '{"themefinder_id": 2, "text": "A, B"}\n'
        '{"themefinder_id": 1, "text": ["A", "C"]}\n',
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_a_consult_folder_is_read_part_by_part(tmp_path: Path) -> None:
    made = read_submissions(consult_folder(tmp_path / "consult"))
    agree, why, which = (summarise(made, Settings())).results
    assert (counts(agree), agree.base, agree.not_answered) == ({"Yes": 1, "No": 1}, 2, 1)
    assert [one.text for one in why.texts] == ["Because."]
    assert (why.asked.question.text, why.asked.question.part) == ("Do you agree? Why?", "comment")
    assert counts(which) == {"A": 2, "B": 1, "C": 1}
    assert [(one.code, one.place.line if one.place else 0) for one in made.problems] == [("DK799", 2), ("DK799", 3)]


def test_a_link_in_a_consult_folder_is_not_followed(tmp_path: Path) -> None:
    folder = consult_folder(tmp_path / "consult")
    secret = tmp_path / "secret.jsonl"
    secret.write_text('{"themefinder_id": 9, "text": "secret"}\n')
    (folder / "question_part_2" / "responses.jsonl").unlink()
    (folder / "question_part_2" / "responses.jsonl").symlink_to(secret)
    made = read_submissions(folder)
    assert summarise(made, Settings()).results[1].texts == ()
    assert "reached by a link" in made.problems[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds nothing"),
        ("Response ID,Why?\n", "no response"),
        ("Response ID,Date Submitted\nA,B\n", "no question"),
    ],
)
def test_a_file_without_responses_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "export.csv").write_text(text)
    with pytest.raises(DraftkitError, match=message) as raised:
        read_submissions(tmp_path / "export.csv")
    assert raised.value.problems[0].code == "DK787"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n1 0 obj", b"<html><table><tr><td>x", b"\xef\xbb\xbf<!DOCTYPE html>", b"{\\rtf1"]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "export.csv").write_bytes(data + b"\nx,y\nz,w\n")
    with pytest.raises(DraftkitError, match="not an export"):
        read_submissions(tmp_path / "export.csv")


def test_a_folder_that_is_no_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DraftkitError, match="not an export"):
        read_submissions(tmp_path)


def test_a_consult_folder_of_today_has_options_beside_texts(tmp_path: Path) -> None:
    folder = tmp_path / "inputs"
    question = {
        "question_number": 1,
        "question_text": "Ban it?",
        "has_free_text": True,
        "multi_choice_options": ["Yes", "No"],
    }
    files = {
        "respondents.jsonl": '{"themefinder_id": 1}\n{"themefinder_id": 2}\n',
        "question_part_1/question.json": json.dumps(question),
        "question_part_1/responses.jsonl": '{"themefinder_id": 1, "text": "At once."}\n',
        "question_part_1/multi_choice.jsonl": '{"themefinder_id": 1, "options": ["Yes"]}\n'
        '{"themefinder_id": 2, "options": ["No"]}\n',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    made = read_submissions(folder)
    closed, comment = summarise(made, Settings()).results
    assert (counts(closed), [one.text for one in comment.texts]) == ({"Yes": 1, "No": 1}, ["At once."])
    assert [closed.asked.question.id, comment.asked.question.id] == ["1", "1-comment"]
    assert made.problems == ()


def test_the_rows_of_a_table_are_counted_by_its_columns(tmp_path: Path) -> None:
    table = Question("2", "Rate each.", Kind.TABLE, "2", rows=("Clarity", "Cost"), columns=("Good", "Bad"))
    rows = [["Response ID", "2. Rate each.: Clarity", "2. Rate each.: Cost"], ["A", "Good", "Bad"], ["B", "Good", ""]]
    clarity, cost = summary_of(tmp_path, rows, Questionnaire((table,))).results
    assert (counts(clarity), counts(cost)) == ({"Good": 2, "Bad": 0}, {"Good": 0, "Bad": 1})
