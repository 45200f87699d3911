"""Answers into a form: found again by words, number or address; what is gone, new, too long or has no place is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from draftkit.consultation.counting import count_characters, count_words
from draftkit.consultation.filling import FilledForm, fill_in
from draftkit.consultation.filling.matching import How, match
from draftkit.consultation.intake.word import passages_of_form
from draftkit.consultation.questionnaire import Kind, Question, Questionnaire
from draftkit.consultation.recognise import recognise
from draftkit.consultation.response import Answer, Delivered
from draftkit.model.document import Paragraph, Text
from draftkit.problems import DraftkitError, Problem
from draftkit.word.form.scan import scan_form
from draftkit.word.form.spots import Form
from tests.support.forms.layouts import COVER, DUTY, GUIDANCE, LAYOUTS, SUPPORT, TRAINING
from tests.support.forms.markup import cell, check_box, package, paragraph, row, run, table, text, text_field

BY_NAME = {layout.name: layout.make() for layout in LAYOUTS}
FORM = "form.docx"


def asked(form: bytes) -> tuple[Question, ...]:
    return in_form(scan_form(form, FORM).form)


def in_form(form: Form) -> tuple[Question, ...]:
    return recognise(passages_of_form(form)).questions


def given(question: Question, words: str = "", **more: Any) -> Delivered:
    blocks = tuple(Paragraph((Text(line),)) for line in words.split("\n\n")) if words else ()
    answer = Answer(question.id, words, f"answers/{question.id}.md", 10, **more)
    return Delivered(question, answer, blocks, words, count_words(words), count_characters(words))


def fill(form: bytes, questions: Sequence[Question], answers: Iterable[Delivered], **options: bool) -> FilledForm:
    return fill_in(form, FORM, Questionnaire(tuple(questions)), tuple(answers), in_form, **options)


def contents(data: bytes) -> dict[str, str]:
    return {spot.address: spot.content for spot in scan_form(data, FORM).form.spots if spot.content}


def found(problems: Iterable[Problem]) -> list[tuple[str, str, str]]:
    return [(one.severity.value, one.code, one.message) for one in problems]


def only(form: bytes, id: str) -> Question:
    return next(question for question in asked(form) if question.id == id)


def test_each_answer_goes_to_its_question() -> None:
    form = BY_NAME["two-columns"]
    questions = asked(form)
    made = fill(form, questions, [given(one, f"Answer to {one.id}") for one in questions])
    assert list(contents(made.data).values()) == ["Answer to 1", "Answer to 2", "Answer to 3"]
    assert (made.answered, made.proof.places, made.problems) == (3, 3, ())


def test_a_question_without_an_answer_stays_empty() -> None:
    form = BY_NAME["two-columns"]
    questions = asked(form)
    made = fill(form, questions, [given(questions[0], "Yes"), given(questions[1]), given(questions[2])])
    assert list(contents(made.data).values()) == ["Yes"]
    assert made.places == {"1": ["table 1 > row 2 > cell 2"], "2": [], "3": []}


def test_a_form_that_was_issued_again_is_noticed_with_what_is_new_gone_and_renumbered() -> None:
    again = package(
        table(
            row(cell(text("Question")), cell(text("Your response")), header=True),
            row(cell(text(f"1. {TRAINING}")), cell()),
            row(cell(text(f"2. {DUTY} (no more than 250 words)")), cell()),
            columns=2,
        )
    )
    questions = [one for one in asked(BY_NAME["two-columns"]) if one.id != "2"]
    made = fill(again, questions, [given(one, f"Answer to {one.id}") for one in questions])
    assert contents(made.data) == {"table 1 > row 3 > cell 2": "Answer to 1"}
    messages = [message for _, code, message in found(made.problems) if code == "DK734"]
    assert messages == [
        "Question 1 has another number in this form: Question 2",
        f"Question 3 was answered and is not in this form: {GUIDANCE}",
        f"Question 1 is in this form and not in questions.yaml: {TRAINING}",
    ]


REWORDED = "To whom should the new duty to report apply?"


def test_a_reworded_question_is_filled_in_and_shown_beside_its_old_wording() -> None:
    question = replace(only(BY_NAME["two-columns"], "1"), text=REWORDED)
    made = fill(BY_NAME["two-columns"], [question], [given(question, "To all")])
    assert contents(made.data) == {"table 1 > row 2 > cell 2": "To all"}
    message = next(message for _, code, message in found(made.problems) if "other words" in message)
    assert f"answered: {REWORDED}\n  in the form: {DUTY}" in message


def test_with_final_a_form_with_other_questions_is_refused() -> None:
    question = replace(only(BY_NAME["two-columns"], "1"), text=REWORDED)
    with pytest.raises(DraftkitError) as caught:
        fill(BY_NAME["two-columns"], [question], [given(question, "To all")], final=True)
    assert {problem.code for problem in caught.value.problems} == {"DK734"}


def test_a_limit_of_the_form_goes_before_that_of_questions_yaml() -> None:
    question = replace(only(BY_NAME["two-columns"], "1"), words=400)
    told = found(fill(BY_NAME["two-columns"], [question], [given(question, "word " * 300)]).problems)
    assert ("warning", "DK736", "the answer to Question 1 has 300 words; 250 are allowed") in told
    assert ("warning", "DK734", "Question 1 allows 250 words in this form, and 400 in questions.yaml") in told


def test_an_answer_over_its_limit_is_an_error_with_final() -> None:
    questions = asked(BY_NAME["two-columns"])
    answers = [given(questions[0], "word " * 300)]
    assert [one.code for one in fill(BY_NAME["two-columns"], questions, answers).problems] == ["DK736"]
    with pytest.raises(DraftkitError, match="has 300 words; 250 are allowed"):
        fill(BY_NAME["two-columns"], questions, answers, final=True)


def test_a_form_of_another_consultation_is_refused() -> None:
    other = Question("9", "What is your view on fisheries?", Kind.TEXT, number="9")
    with pytest.raises(DraftkitError) as caught:
        fill(BY_NAME["two-columns"], [other], [given(other, "None")])
    assert [one.code for one in caught.value.problems] == ["DK737"]


def test_a_document_without_questions_is_refused() -> None:
    letter = package(text("Dear reader"), text("Thank you for your interest in the consultation."))
    question = only(BY_NAME["two-columns"], "1")
    with pytest.raises(DraftkitError, match=r"no question could be told in form\.docx"):
        fill(letter, [question], [given(question, "Yes")])


def test_an_address_written_by_hand_is_used_where_nothing_else_claims_it() -> None:
    form = package(text("Some words that are no question."), table(row(cell(text("Remarks")), cell()), columns=2))
    address = scan_form(form, FORM).form.spots[0].address
    question = Question("7", "Anything else?", Kind.TEXT, number="7", answer_at=(address,))
    assert contents(fill(form, [question], [given(question, "No")]).data) == {address: "No"}


def test_two_answers_for_one_place_are_refused() -> None:
    form = BY_NAME["two-columns"]
    one, two, _ = asked(form)
    both = replace(two, answer_at=one.answer_at)
    with pytest.raises(DraftkitError, match="Question 1 and Question 2 are both to be answered at the same place"):
        fill(form, [one, both], [given(one, "A"), given(both, "B")], same=True)


def answer_all(questions: Iterable[Question], words: str, number: int) -> list[Delivered]:
    return [
        given(one, chosen=one.options[number : number + 1]) if one.options else given(one, words) for one in questions
    ]


def test_a_form_that_was_filled_is_filled_again() -> None:
    form = BY_NAME["mixed"]
    questions = asked(form)
    first = fill(form, questions, answer_all(questions, "First", 0))
    again = fill(first.data, questions, answer_all(questions, "Second", 1))
    assert again.data == fill(form, questions, answer_all(questions, "Second", 1)).data


def test_ticks_follow_the_options_and_single_choices_untick_the_others() -> None:
    form = BY_NAME["tick-characters"]
    questions = asked(form)
    one, three = questions[0], questions[2]
    first = fill(form, questions, [given(one, chosen=("Yes",)), given(three, chosen=("Health", "Sport"))])
    assert sorted(contents(first.data)) == sorted([one.answer_at[0], three.answer_at[0], three.answer_at[2]])
    second = fill(first.data, questions, [given(one, chosen=("No",)), given(three, chosen=("Sport",))])
    assert sorted(contents(second.data)) == sorted([one.answer_at[1], three.answer_at[2]])


def test_an_option_that_the_form_does_not_offer_is_refused_with_the_nearest() -> None:
    form = BY_NAME["tick-characters"]
    questions = asked(form)
    with pytest.raises(DraftkitError) as caught:
        fill(form, questions, [given(questions[0], chosen=("Not shure",))])
    assert [(one.code, one.hint) for one in caught.value.problems] == [("DK732", "did you mean 'Not sure'?")]


def test_the_text_of_a_closed_question_without_a_place_for_text_is_not_lost_silently() -> None:
    form = BY_NAME["tick-characters"]
    questions = asked(form)
    made = fill(form, questions, [given(questions[0], "Because it helps.", chosen=("Yes",))])
    assert [(one.code, one.severity.value, str(one.place)) for one in made.problems] == [
        ("DK735", "warning", "answers/1.md:10")
    ]


def test_a_closed_question_with_one_place_for_text_gets_the_option_and_the_explanation() -> None:
    form = package(table(row(cell(text(f"1. {SUPPORT} Yes / No. Please explain.")), cell()), columns=2))
    question = replace(asked(form)[0], kind=Kind.YES_NO, options=("Yes", "No"))
    made = fill(form, [question], [given(question, "It helps.", chosen=("Yes",))], same=True)
    assert list(contents(made.data).values()) == ["Yes\nIt helps."]


def test_each_row_of_a_table_gets_its_choice() -> None:
    form = BY_NAME["scale-table"]
    questions = asked(form)
    made = fill(form, questions, [given(questions[0], rows={"The definition": "Clear", "the guidance": "Not clear"})])
    at = questions[0].answer_at
    assert sorted(contents(made.data)) == sorted([at[0], at[8]])


def test_a_row_that_the_form_does_not_have_is_told() -> None:
    form = BY_NAME["scale-table"]
    questions = asked(form)
    with pytest.raises(DraftkitError, match="the form has no row 'The guidence' in Question 1"):
        fill(form, questions, [given(questions[0], rows={"The guidence": "Clear"})])


@pytest.mark.parametrize("confidential", [True, False])
def test_a_form_that_asks_whether_an_answer_is_confidential_is_told(confidential: bool) -> None:
    form = BY_NAME["ofcom-shape"]
    questions = {question.id: question for question in asked(form)}
    reason = "It names a case." if confidential else ""
    more = {"confidential": confidential, "confidential_reason": reason}
    made = fill(form, list(questions.values()), [given(questions[id], "Text", **more) for id in ("1", "2")])
    held = contents(made.data)
    assert held[questions["1"].confidential_at[0]] == ("Yes: It names a case." if confidential else "No")
    ticked = [address for address in questions["2"].confidential_at if address in held]
    assert ticked == [questions["2"].confidential_at[0 if confidential else 1]]


def test_a_confidential_answer_in_a_form_that_does_not_ask_is_told() -> None:
    form = BY_NAME["two-columns"]
    questions = asked(form)
    made = fill(form, questions, [given(one, "Text", confidential=True) for one in questions], final=True)
    assert [(one.code, one.severity.value) for one in made.problems] == [("DK739", "warning")]
    assert made.problems[0].message.endswith("that they are confidential: Question 1, Question 2, Question 3")


def test_an_answer_too_long_for_its_field_is_never_cut_off() -> None:
    form = package(paragraph(run("1. What should the duty cover? "), text_field(20)), protect="forms")
    questions = asked(form)
    with pytest.raises(DraftkitError, match="this field takes 20 characters; the answer has 26"):
        fill(form, questions, [given(questions[0], "Far more than the field ta")])


def test_only_places_that_a_protected_form_lets_people_edit_are_filled() -> None:
    form = package(
        paragraph(run("1. What should the duty cover? "), text_field()),
        table(row(cell(text("2. Why should it cover that?")), cell()), columns=2),
        protect="forms",
    )
    questions = asked(form)
    made = fill(form, questions, [given(one, "Text") for one in questions])
    assert list(contents(made.data).values()) == ["Text"]
    assert [one.code for one in made.problems] in ([], ["DK733"], ["DK735"])
    assert len(questions) == 1 or made.problems


def test_an_answer_that_was_deleted_leaves_an_empty_place_and_says_what_stood_there() -> None:
    form = package(paragraph(run("1. What should the duty cover? "), text_field()), protect="forms")
    questions = asked(form)
    first = fill(form, questions, [given(questions[0], "Schools")])
    again = fill(first.data, questions, [given(questions[0])])
    assert contents(again.data) == {}
    assert [one.message for one in again.problems] == ["there is no answer for this place any more; it held 'Schools'"]


def several(*texts: str) -> tuple[Question, ...]:
    numbered = enumerate(texts, 1)
    return tuple(Question(str(n), text, Kind.TEXT, number=str(n), answer_at=(f"a{n}",)) for n, text in numbered)


def test_two_questions_with_one_number_are_told_by_their_words() -> None:
    one, two = several("What is the duty?", "Who enforces it?")
    same = (replace(one, id="1"), replace(two, id="1-2", number="1"))
    matched = match(same, same[::-1], {"a1", "a2"}, same=False)
    assert [(pair.question.text, pair.answer_at) for pair in matched.matches] == [
        ("What is the duty?", ("a1",)),
        ("Who enforces it?", ("a2",)),
    ]


def test_questions_with_the_same_words_are_taken_in_their_order() -> None:
    same = several("Please explain.", "Please explain.", "Please explain.")
    matched = match(same, same, {"a1", "a2", "a3"}, same=False)
    assert [pair.answer_at for pair in matched.matches] == [("a1",), ("a2",), ("a3",)]
    assert {pair.how for pair in matched.matches} == {How.SAME}


def test_a_thousand_other_questions_are_all_told_apart() -> None:
    old = several(*(f"What do you think of proposal {n} on topic {n * 7}?" for n in range(1000)))
    new = several(*(f"How would rule {n} change your work with group {n * 3}?" for n in range(1000)))
    matched = match(old, new, set(), same=False)
    assert (len(matched.matches), len(matched.gone), len(matched.new)) == (0, 1000, 1000)


def test_boxes_and_texts_of_two_questions_are_not_mixed_up() -> None:
    boxes = paragraph(check_box(), run(" Yes "), check_box(), run(" No"))
    form = package(text(f"1. {SUPPORT}"), boxes, text(f"2. {COVER}"), text(""))
    first, second = asked(form)
    made = fill(form, [first, second], [given(first, chosen=("No",)), given(second, "Schools")])
    assert contents(made.data) == {first.answer_at[1]: "x", second.answer_at[0]: "Schools"}
