"""Each rule over responses in memory: what it finds, where, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.ledger.entry import Entry
from draftkit.consultation.questionnaire import Kind
from draftkit.consultation.response import Evidence, Position, Status
from draftkit.consultation.status.rules import RULES
from draftkit.consultation.status.rules.at_odds import at_odds
from draftkit.consultation.status.rules.boilerplate import boilerplate
from draftkit.consultation.status.rules.closed import closed
from draftkit.consultation.status.rules.contradictions import contradictions
from draftkit.consultation.status.rules.earlier_positions import earlier_positions
from draftkit.consultation.status.rules.evidence_lacks import evidence_lacks
from draftkit.consultation.status.rules.evidence_repeated import evidence_repeated
from draftkit.consultation.status.rules.no_ask import no_ask
from draftkit.consultation.status.rules.over_limit import over_limit
from draftkit.consultation.status.rules.personal_data import personal_data
from draftkit.consultation.status.rules.position_missing import position_missing
from draftkit.consultation.status.rules.unanswered import unanswered
from draftkit.consultation.status.rules.uncited import uncited
from draftkit.problems import Severity
from tests.consultation.status.subjects import AGREE, DAY, asked, evidence, found, said, subject, words_at

YES_NO = ("Yes", "No", "Don't know")


def closed_question(id: str = "5", text: str = "Do you agree with the proposed duty?"):  # type: ignore[no-untyped-def]
    return asked(id, text, kind=Kind.SCALE, options=AGREE)


# unanswered


def test_an_empty_answer_is_an_error_and_one_that_is_required_says_so() -> None:
    pairs = [(asked("1"), said()), (asked("2", required=True), said()), (asked("3"), said("We agree."))]
    assert found(unanswered, *pairs) == [
        "Question 1 is not answered",
        "Question 2 is not answered, and the form says that it must be answered",
    ]


def test_a_question_without_a_number_is_called_by_its_words() -> None:
    name = replace(asked("name", "What is your name?"), number="")
    long = replace(asked("refer", "May we refer to the contents of your response in our statement?"), number="")
    assert found(unanswered, (name, said()), (long, said())) == [
        "'What is your name?' is not answered",
        "'May we refer to the contents of your response in …' is not answered",
    ]


@pytest.mark.parametrize(
    "answer", [said("x"), said(chosen=("Agree",)), said(rows={"A": "x"}), said("{{ summary }}")], ids=str
)
def test_text_a_choice_and_a_row_are_answers(answer) -> None:  # type: ignore[no-untyped-def]
    assert found(unanswered, (asked(), answer)) == []


@pytest.mark.parametrize("answer", [said(), said("  \n "), said(rows={"A": ""})], ids=str)
def test_blanks_are_none(answer) -> None:  # type: ignore[no-untyped-def]
    assert found(unanswered, (asked(), answer)) == ["Question 1 is not answered"]


def test_an_empty_box_for_comments_beside_a_choice_is_only_advice() -> None:
    pairs = [(closed_question(), said(chosen=("Agree",))), (asked("5-comment", "Please explain."), said())]
    [problem] = unanswered(subject(*pairs))
    assert problem.severity is Severity.ADVICE


def test_it_is_no_advice_when_nothing_was_chosen_or_the_form_wants_it() -> None:
    box = asked("5-comment", "Please explain.")
    assert [one.severity for one in unanswered(subject((closed_question(), said()), (box, said())))] == [
        Severity.ERROR,
        Severity.ERROR,
    ]
    pairs = [(closed_question(), said(chosen=("Agree",))), (replace(box, required=True), said())]
    assert [one.severity for one in unanswered(subject(*pairs))] == [Severity.ERROR]


# over the limit


def test_each_limit_that_an_answer_is_over_is_told() -> None:
    long = said("word " * 12)
    assert found(over_limit, (asked(words=10, characters=50), long)) == [
        "Question 1 has 12 words, and 10 are allowed: 2 too many",
        "Question 1 has 60 characters, and 50 are allowed: 10 too many",
    ]
    assert found(over_limit, (asked(words=12, characters=60), long)) == []


def test_what_no_portal_takes_is_advice() -> None:
    [problem] = over_limit(subject((asked(), said("x" * 32_001))))
    assert (problem.severity, problem.message) == (
        Severity.ADVICE,
        "Question 1 has 32,001 characters: more than a box of a portal takes",
    )


# boilerplate

POINTING = [
    "See above.",
    "See our answer to question 3.",
    "Please see our response to Q2.",
    "Please refer to our answer to questions 3 and 4.",
    "As above",
    "As set out in our response to question 12a.",
    "Same as question 4.",
    "Our answer to question 7 applies here.",
    "Covered in our answer to question 2.",
    "We refer you to our covering letter.",
    "See the attached document.",
    "Yes. See above.",
    "See question 3",
    "Ditto",
    "*See above*",
]


@pytest.mark.parametrize("text", POINTING)
def test_an_answer_that_only_points_elsewhere_is_found(text: str) -> None:
    [message] = found(boilerplate, (asked(), said(text, position="no-view")))
    assert message.startswith("Question 1 only points elsewhere")


NOTHING = [
    "No comment.",
    "No comments",
    "We have no further comments.",
    "We have no comments to make on this question.",
    "Nothing to add.",
    "N/A",
    "n/a.",
    "Not applicable.",
    "None",
    "We have no view.",
    "No further comment at this stage.",
    "We do not wish to comment.",
    "No. No comment.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_an_answer_that_says_nothing_is_found_unless_it_is_meant(text: str) -> None:
    [message] = found(boilerplate, (asked(), said(text)))
    assert message.startswith("Question 1 says nothing")
    assert found(boilerplate, (asked(), said(text, position="no-view"))) == []
    assert found(boilerplate, (asked("5-comment"), said(text, chosen=("Agree",)))) == []


@pytest.mark.parametrize("text", ["TBC", "tbc.", "To follow", "TODO", "???", "...", "Your answer here", "XXX"])
def test_an_answer_that_is_still_to_be_written_is_found(text: str) -> None:
    [message] = found(boilerplate, (asked(), said(text)))
    assert message.startswith("Question 1 is still to be written")


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "No, because it is too narrow.",
        "We agree.",
        "See above; in addition, schools need training.",
        "No comment on costs, but the duty should be wider.",
        "No comments were received from our members in time, so we answer for the staff.",
        "We have no evidence that the duty works in Wales.",
        "Nothing in the draft protects volunteers.",
        "None of the options goes far enough.",
        "See the tables in the report by the inspectorate on how schools keep records.",
        "The answer to this question is that schools need help.",
    ],
)
def test_an_answer_that_says_something_is_left_alone(text: str) -> None:
    found_here = found(boilerplate, (asked(), said(text)))
    assert found_here == []


@pytest.mark.parametrize(
    "text",
    ['{{ clause("legal-basis/a") }}', "# Law\n\n{{ clause('a/b') }}\n\n{{ contact('childline') }}"],
)
def test_clauses_alone_are_no_answer(text: str) -> None:
    assert found(boilerplate, (asked(), said(text))) == ["Question 1 is answered with clauses only"]
    assert found(boilerplate, (asked(), said(f"{text}\n\nSo schools need to know it."))) == []


def test_a_field_about_the_respondent_may_say_not_applicable() -> None:
    assert found(boilerplate, (asked(kind=Kind.ABOUT_YOU), said("N/A"))) == []
    assert found(boilerplate, (asked(about_you=True), said("N/A"))) == []


LONG = (
    "We think that the duty protects children when schools know how to act on it, and that training, time and a"
    " person to ask are what makes them act. Without these the duty is words on paper."
)


def test_nearly_the_same_answer_twice_is_found() -> None:
    again = LONG.replace("words on paper", "only a text")
    pairs = [(asked("1"), said(LONG)), (asked("2"), said(again)), (asked("3"), said(LONG[::-1]))]
    assert found(boilerplate, *pairs) == ["Question 2 is answered in nearly the same words as Question 1"]


def test_short_answers_may_be_the_same() -> None:
    assert found(boilerplate, (asked("1"), said("We agree with it.")), (asked("2"), said("We agree with it."))) == []


def test_answers_that_share_a_paragraph_are_different() -> None:
    more = " ".join(f"{word}ly" for word in LONG.split())
    assert found(boilerplate, (asked("1"), said(LONG)), (asked("2"), said(f"{LONG}\n\n{more}"))) == []


# evidence


def test_evidence_without_source_or_date_is_found() -> None:
    lists = (Evidence("report"), Evidence("page"), Evidence("page", date=DAY), Evidence("act"), Evidence("", "A talk"))
    assert found(evidence_lacks, (asked(), said("x", evidence=lists))) == [
        "'page' has no date: nobody can tell how old the evidence for Question 1 is",
        "this evidence for Question 1 names no source",
        "this evidence has no date: nobody can tell how old the evidence for Question 1 is",
    ]


def test_the_same_evidence_in_three_answers_is_told_once() -> None:
    pairs = [
        (asked("1"), said("x", evidence=evidence("report", "act"))),
        (asked("2"), said("As shown. [@report, p 4; @act]")),
        (asked("3"), said("x [@act]", evidence=evidence("report"))),
        (asked("4"), said("x", evidence=(Evidence("", "A talk"),))),
        (asked("5"), said("x", evidence=(Evidence("", "a  talk."),))),
    ]
    assert found(evidence_repeated, *pairs) == ["'report' supports 3 answers: 1, 2, 3"]
    assert found(evidence_repeated, *pairs[:2]) == []


def test_evidence_that_is_listed_and_cited_in_one_answer_counts_once() -> None:
    answer = said("One [@report]. Two [@report]. Three [@report].", evidence=evidence("report"))
    assert found(evidence_repeated, (asked(), answer)) == []


# figures and claims

UNCITED = [
    ("Last year 45% of pupils told nobody.", "figure", "45%"),
    ("Some 12 per cent of cases go unreported.", "figure", "12 per cent"),
    ("It cost £3.5 million.", "figure", "£3.5 million"),
    ("There were 1,204 of them.", "figure", "1,204"),
    ("One in ten children is affected.", "figure", "One in ten"),
    ("Five out of six never tell.", "figure", "Five out of six"),
    ("Reports have doubled.", "figure", "have doubled"),
    ("They rose by 30 in a year.", "figure", "rose by 3"),
    ("In 2025 there were 300 referrals in Kent.", "figure", "300 referrals"),
    ("Two-thirds say so.", "figure", "Two-thirds"),
    ("Most of the children never tell.", "figure", "Most of the children"),
    ("Research shows that training works.", "claim", "Research shows"),
    ("Several studies have found this.", "claim", "studies have found"),
    ("It is well known that children wait.", "claim", "It is well known"),
    ("According to the inspectorate, records are poor.", "claim", "According to the"),
    ("There is strong evidence for this.", "claim", "There is strong evidence"),
]


@pytest.mark.parametrize(("text", "kind", "words"), UNCITED)
def test_a_figure_or_claim_without_a_source_is_found_at_its_words(text: str, kind: str, words: str) -> None:
    answer = said(f"We agree.\n\n{text}")
    [problem] = uncited(subject((asked(), answer)))
    assert problem.message == f"the {kind} '{words}' cites nothing in its paragraph"
    assert words_at(problem, answer) == words


@pytest.mark.parametrize(
    "text",
    [
        "Last year 45% of pupils told nobody. [@report, p 4]",
        "Last year 45% of pupils told nobody, and most of the children wait. That is in the review.[^1]",
        "It rose by 30% ([the report](https://example.org/report)).",
        "We agree with section 47 of the 1989 Act and paragraph 12.",
        "Children under 18 and young people aged 16 or 17 are covered.",
        "The duty begins on 1 April 2027.",
        "Reports should be made within 24 hours.",
        "Fines should be up to 10% of turnover.",
        "We recommend a budget of £2 million.",
        "We propose that 50% of places go to schools.",
        "The 16 and 17 year olds that we see say so.",
        "Call 101 or 999.",
        "See question 3 and Part 2.",
        "Our answer has three parts.",
        "The consultation document says what it means.",
        "There is no evidence that the duty harms schools.",
        "We ask the Department to publish data that show how the duty works.",
        "{{ clause('victim-support/figures') }}",
        "The year 2025 was hard.",
    ],
)
def test_what_is_cited_asked_for_or_no_figure_is_left_alone(text: str) -> None:
    assert found(uncited, (asked(), said(text))) == []


def test_one_finding_for_each_paragraph() -> None:
    text = "It rose by 30%. It fell by 20%.\n\nIt cost £4.\n\nIt cost £5. [@report]"
    assert len(found(uncited, (asked(), said(text)))) == 2


def test_an_answer_that_lists_evidence_is_only_advised_to_cite_it() -> None:
    [problem] = uncited(subject((asked(), said("It cost £4.", evidence=evidence("report")))))
    assert (problem.severity, problem.hint) == (Severity.ADVICE, "if it is from the evidence of this answer: [@report]")
    [problem] = uncited(subject((asked(), said("Our helpline is busy. There were 2,000 calls."))))
    assert problem.severity is Severity.ADVICE
    [problem] = uncited(subject((asked(), said("It cost £4."))))
    assert problem.severity is Severity.WARNING


# asks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We agree. We are concerned that volunteers are left out.", "concerned"),
        ("The definition is too narrow.", "too narrow"),
        ("The draft does not go far enough.", "does not go far"),
        ("It fails to protect volunteers.", "fails to"),
        ("The guidance is unclear on this.", "unclear"),
    ],
)
def test_dissatisfaction_that_asks_for_nothing_is_found(text: str, words: str) -> None:
    answer = said(text, position="support")
    [problem] = no_ask(subject((asked(), answer)))
    assert problem.message == f"Question 1 says what is wrong ('{words}') and asks for nothing"
    assert words_at(problem, answer) == words


@pytest.mark.parametrize(
    "text",
    [
        "We are concerned that volunteers are left out. The duty should cover them.",
        "The definition is too narrow; we ask the Department to widen it.",
        "It fails to protect volunteers. We urge ministers to look again.",
        "The guidance is unclear and needs to say who reports.",
        "We would like the draft, which has gaps, to name them.",
        "We agree with all of it.",
    ],
)
def test_dissatisfaction_with_an_ask_is_left_alone(text: str) -> None:
    assert found(no_ask, (asked(), said(text, position="oppose"))) == []


def test_without_a_side_nothing_needs_to_be_asked_for() -> None:
    assert found(no_ask, (asked(), said("We are concerned.", position="neutral"))) == []
    assert found(no_ask, (asked(), said("We are concerned."))) == []


@pytest.mark.parametrize(
    "text",
    [
        "We recommend that more money is made available.",
        "We recommend better training.",
        "We strongly urge that this be looked at again.",
        "Recommendation 1: more training.",
        "In short, we call for clearer wording.",
        "We recommend:",
    ],
)
def test_a_recommendation_to_nobody_is_found(text: str) -> None:
    [message] = found(no_ask, (asked(), said(text)))
    assert message == f"this recommendation names nobody who should act: '{text}'"


@pytest.mark.parametrize(
    "text",
    [
        "We recommend that the Government funds it.",
        "We recommend that Ofcom publishes its method.",
        "We recommend that DfE extends the guidance.",
        "We urge ministers to act.",
        "We recommend that schools are given time.",
        "We recommend that the duty covers volunteers.",
        "We recommend that:\n\n- ministers consult on it;\n- it is reviewed.",
        "We recommend:\n1. more training in schools\n2. time",
        "We call for platforms to act sooner.",
        "We ask that the Example Commission (synthetic) reports on it.",
        "We agree with the recommendation.",
        "Members ask for training every year.",
    ],
)
def test_a_recommendation_that_names_who_should_act_is_left_alone(text: str) -> None:
    assert found(no_ask, (asked(), said(text))) == []


# positions


def test_a_position_is_missed_where_agreement_is_asked_for() -> None:
    [problem] = position_missing(subject((closed_question(), said("x", chosen=("Agree",)))))
    assert problem.message == "Question 5 asks whether you agree, and no position is given"
    assert problem.hint == "'Agree' is chosen, so write: position: support"
    assert len(found(position_missing, (asked(), said("We do.")))) == 1


def test_a_position_is_not_missed_elsewhere() -> None:
    pairs = [
        (asked("1"), said()),
        (asked("2"), said("x", position="no-view")),
        (asked("3", "What next?"), said("x")),
        (asked("4", about_you=True), said("x")),
        (closed_question(), said(chosen=("Agree",), position="support")),
        (asked("5-comment", "Do you agree with this choice?"), said("x")),
    ]
    assert found(position_missing, *pairs) == []


ODDS = [
    ("oppose", ("Agree",), "", "its position is 'oppose', but 'Agree' is chosen"),
    ("support", ("Strongly disagree",), "", "its position is 'support', but 'Strongly disagree' is chosen"),
    ("support", ("Don't know",), "", "its position is 'support', but 'Don't know' is chosen"),
    ("neutral", ("Agree",), "", "its position is 'neutral', but 'Agree' is chosen"),
    (
        "oppose",
        (),
        "We agree with the duty.",
        "its position is 'oppose', but its text begins 'We agree with the duty.'",
    ),
    (None, ("Disagree",), "We agree.", "'Disagree' is chosen, but its text begins 'We agree.'"),
    ("support", ("Agree",), "No.", "its position is 'support', but its text begins 'No.'"),
]


@pytest.mark.parametrize(("position", "chosen", "text", "message"), ODDS)
def test_an_answer_at_odds_with_itself_is_found(
    position: str | None, chosen: tuple[str, ...], text: str, message: str
) -> None:
    assert found(at_odds, (closed_question(), said(text, position=position, chosen=chosen))) == [
        f"Question 5: {message}"
    ]


@pytest.mark.parametrize(
    ("position", "chosen", "text"),
    [
        ("oppose", ("Disagree",), "We do not agree."),
        ("support", ("Strongly agree",), "We agree. It does not go far enough."),
        ("no-view", ("Don't know",), "No comment."),
        ("neutral", ("Neither agree nor disagree",), "There are two sides."),
        ("oppose", (), "We agree with the aim, but not with the means."),
        ("oppose", (), "We support 2,000 children a year."),
        ("support", (), "No child should wait for help."),
    ],
)
def test_an_answer_that_fits_together_is_left_alone(position: str, chosen: tuple[str, ...], text: str) -> None:
    assert found(at_odds, (closed_question(), said(text, position=position, chosen=chosen))) == []


def test_a_box_for_comments_is_one_with_its_question() -> None:
    box = (asked("5-comment", "Please explain your answer."), said("We strongly oppose the duty."))
    pairs = [(closed_question(), said(chosen=("Agree",))), box]
    assert found(at_odds, *pairs) == [
        "Question 5 comment: 'Agree' is chosen, but its text begins 'We strongly oppose the duty.'"
    ]


def test_what_is_wrong_with_a_choice_is_not_told_again_of_its_box() -> None:
    box = (asked("5-comment", "Please explain your answer."), said("There are two sides to it."))
    pairs = [(closed_question(), said(position="support", chosen=("Disagree",))), box]
    assert found(at_odds, *pairs) == ["Question 5: its position is 'support', but 'Disagree' is chosen"]


def test_yes_counts_only_where_agreement_is_asked_for() -> None:
    concerns = asked("7", "Do you have any concerns?", kind=Kind.YES_NO, options=YES_NO)
    assert found(at_odds, (concerns, said("We are worried.", position="oppose", chosen=("Yes",)))) == []
    agree = asked("7", "Should the duty apply to volunteers?", kind=Kind.YES_NO, options=YES_NO)
    assert len(found(at_odds, (agree, said("x", position="oppose", chosen=("Yes",))))) == 1


# contradictions


def test_answers_on_one_topic_contradict_each_other() -> None:
    pairs = [
        (asked("1"), said("x", position="support", topic="A duty")),
        (asked("2", "What next?"), said("x", position="oppose", topic="a  duty.")),
        (asked("3", "And then?"), said("x", position="neutral", topic="a duty")),
        (asked("4", "And so?"), said("x", position="oppose", topic="another duty")),
    ]
    [problem] = contradictions(subject(*pairs))
    assert (problem.severity, problem.message) == (
        Severity.WARNING,
        "Question 2 is 'oppose' and Question 1 is 'support' on 'a  duty.'",
    )


def test_a_reason_for_the_difference_settles_it() -> None:
    pairs = [
        (asked("1"), said("x", position="support", topic="a duty")),
        (asked("2"), said("x", position="oppose", topic="a duty", changed_position="Only for schools.")),
    ]
    assert found(contradictions, *pairs) == []


def test_much_the_same_question_answered_otherwise_is_advice() -> None:
    first = asked("1", "Do you agree that failure to report should be a criminal offence?")
    again = asked("9", "Should failing to report be a criminal offence?")
    [problem] = contradictions(subject((first, said("x", position="support")), (again, said("x", position="oppose"))))
    assert problem.severity is Severity.ADVICE


def test_parts_of_one_question_and_different_questions_do_not_contradict_each_other() -> None:
    text = "Do you agree that the duty should apply to {} who work with children?"
    pairs = [
        (asked("1", text.format("volunteers")), said("x", position="support")),
        (asked("2", text.format("police officers")), said("x", position="oppose")),
        (asked("3", "Do you agree?"), said("x", position="support")),
        (asked("4", "Do you agree?"), said("x", position="oppose")),
    ]
    assert found(contradictions, *pairs) == []


def earlier(position: str, **more: str) -> Entry:
    return Entry(
        "Response to 'A duty'", date(2025, 3, 3), "A duty", "Should failing to report be a criminal offence?",
        Position(position), number="4", **more,
    )  # fmt: skip


CITED = "'Response to 'A duty'' of 3 March 2025"
FAILING = asked("2", "Do you agree that failure to report should be a criminal offence?")


def test_a_contradiction_of_an_earlier_response_cites_document_and_date() -> None:
    answer = said("x", position="oppose", topic="failure to report")
    [problem] = earlier_positions(subject((FAILING, answer), ledger=[earlier("support", topic="failure to report")]))
    assert (problem.severity, problem.message) == (
        Severity.WARNING,
        f"Question 2 is opposed here, but {CITED} supported 'failure to report' (question 4)",
    )


def test_a_contradiction_that_is_only_likely_says_how_likely() -> None:
    [problem] = earlier_positions(subject((FAILING, said("x", position="oppose")), ledger=[earlier("support")]))
    assert problem.severity is Severity.ADVICE
    assert problem.hint.startswith("it asked in other words (100 % alike): Should failing to report be a criminal")


def test_a_change_of_position_that_is_explained_is_no_contradiction() -> None:
    answer = said("x", position="oppose", topic="t", changed_position="New evidence on false reports.")
    assert found(earlier_positions, (FAILING, answer), ledger=[earlier("support", topic="t")]) == []


def test_the_same_position_is_no_contradiction() -> None:
    answer = said("x", position="oppose", topic="t")
    assert found(earlier_positions, (FAILING, answer), ledger=[earlier("oppose", topic="t")]) == []


# personal data

PERSONAL = [
    ("Write to a.person@example.org for more.", "an e-mail address: a.person@example.org"),
    ("Ring 07700 900123 any time.", "a telephone number: 07700 900123"),
    ("Ring +44 7700 900123 any time.", "a telephone number: +44 7700 900123"),
    ("Our number is 01632 960123.", "a telephone number: 01632 960123"),
    ("She lives at ZZ1 1AA.", None),
    ("She lives at CT1 2AB.", "a postcode: CT1 2AB"),
    ("The number is QQ 12 34 56 C.", None),
    ("The number is AB 12 34 56 C.", "a National Insurance number: AB 12 34 56 C"),
    ("He was born on 4 May 2012.", "a date of birth: born on 4 May 2012"),
    (
        "A girl aged 14 at Example High School told us.",
        "what may tell who a child is: 'aged 14' beside a school and the sex",
    ),
    ("In 2025 schools told us that Alex Example, 14, was there.", "the name of a child or victim: 'Alex Example, 14'"),
    ("A child called Alex told us.", "the name of a child or victim: 'child called Alex'"),
    ("My son Alex was told.", "the name of a child or victim: 'My son Alex'"),
    (
        "A 14-year-old from Canterbury was groomed by her football coach.",
        "what may tell who a child is: '14-year-old' beside a place and a relation",
    ),
]


@pytest.mark.parametrize(("text", "what"), PERSONAL)
def test_personal_data_in_what_will_be_published_is_found(text: str, what: str | None) -> None:
    expected = [f"Question 1 is not confidential, and has {what}"] if what else []
    assert found(personal_data, (asked(), said(f"We agree. {text}"))) == expected


def test_nothing_is_said_of_a_confidential_answer_or_one_about_the_respondent() -> None:
    text = "Write to a.person@example.org."
    assert found(personal_data, (asked(), said(text, confidential=True))) == []
    assert found(personal_data, (asked(kind=Kind.ABOUT_YOU), said(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Write to policy@example.org or safeguarding@example.org.",
        "Call Childline on 0800 1111 or the line on 0808 800 5000.",
        "Call 0300 123 4567, 101 or 999.",
        "Children aged 14 or over are covered.",
        "Young people aged 16 to 18 at colleges are covered.",
        "Schools such as Example High School and Other Academy do this well.",
        "A child aged 14 cannot consent.",
        "16-year-olds in England told us.",
        "Section 47, Part 2 of the 1989 Act applies in England.",
        "Our report of 4 May 2012 says so. The NHS and DfE agreed in May.",
        "We met Ofcom, 14 times, in London.",
        "The form is A4 and the code B12.",
    ],
)
def test_contacts_of_organisations_and_general_statements_are_left_alone(text: str) -> None:
    assert found(personal_data, (asked(), said(text))) == []


# closing


@pytest.mark.parametrize(("closes", "count"), [(date(2026, 11, 21), 1), (DAY, 0), (date(2026, 11, 23), 0), (None, 0)])
def test_a_closing_date_in_the_past_is_told_from_the_day_after(closes: date | None, count: int) -> None:
    messages = found(closed, (asked(), said()), closes=closes)
    assert messages == ["the consultation closed on 21 November 2026"][:count]


def test_status_does_not_matter_to_what_is_found() -> None:
    ready = said("See above.", status=Status.SIGNED_OFF)
    assert len(found(boilerplate, (asked(), ready))) == 1


# any text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), min_size=1, max_size=4))
def test_every_rule_copes_with_any_text(texts: list[str]) -> None:
    pairs = [
        (replace(closed_question(str(number)), text=text), said(text, position="support", topic=text, chosen=(text,)))
        for number, text in enumerate(texts, 1)
    ]
    looked_at = subject(*pairs, ledger=[earlier("oppose", topic=texts[0])])
    for rule in RULES:
        for problem in rule.find(looked_at):
            assert problem.code == rule.code
            assert problem.message


HOSTILE = [
    "{{",
    "<!--",
    "1,",
    "1",
    "[@",
    "a ",
    "Yes ",
    "- we recommend:\n",
    "see above ",
    "aged 14 ",
    "half of the ",
    "@a.",
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_the_time_grows_with_the_length_of_a_text_and_not_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        looked_at = subject((closed_question(), said(piece * length, position="support")))
        started = process_time()
        for rule in RULES:
            list(rule.find(looked_at))
        return process_time() - started

    seconds(100)
    assert seconds(8_000) < 0.5 + 12 * seconds(2_000)
