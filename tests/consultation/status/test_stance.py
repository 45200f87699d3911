"""What a ticked option or a first sentence says on a proposal."""

from __future__ import annotations

import pytest

from draftkit.consultation.questionnaire import Kind
from draftkit.consultation.status.stance import asks_agreement, stance_of_option, stance_of_sentence
from tests.consultation.status.subjects import AGREE, asked

ASKED = [
    ("Do you agree with the proposed duty?", True),
    ("Do you strongly agree with it?", True),
    ("Do you agree or disagree that the duty should apply to volunteers?", True),
    ("To what extent do you agree that schools are safe?", True),
    ("Does your organisation support option 2?", True),
    ("Should the duty apply to volunteers?", True),
    ("3. Should the duty apply to volunteers?", True),
    ("Do you think that the duty should apply to volunteers?", True),
    ("Do you consider the proposed fee to be reasonable?", True),
    ("Are you in favour of the ban?", True),
    ("What do you think of the duty?", False),
    ("Which of these options do you agree with?", False),
    ("How should the duty be enforced?", False),
    ("Who do you think should enforce it?", False),
    ("What is your name?", False),
    ("Do you agree to be contacted about your answer?", False),
    ("Do you agree to us publishing your response?", False),
    ("Do you agree to the proposed changes?", True),
    ("Do you have any other comments?", False),
    ("Please explain whether you agree.", False),
    ("Have you ever reported abuse?", False),
    ("Do you work with children?", False),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_questions_that_ask_for_agreement_are_known(text: str, expected: bool) -> None:
    assert asks_agreement(asked(text=text)) is expected


def test_options_of_agreement_ask_for_it_whatever_the_words() -> None:
    assert asks_agreement(asked(text="The duty is clear.", kind=Kind.SCALE, options=AGREE))


OPTIONS = [
    ("Strongly agree", "support"),
    ("Agree", "support"),
    ("Tend to agree", "support"),
    ("1 - Strongly agree", "support"),
    ("I agree with the proposal", "support"),
    ("In favour", "support"),
    ("Yes", "support"),
    ("Yes, for all services", "support"),
    ("Disagree", "oppose"),
    ("Strongly disagree", "oppose"),
    ("Do not agree", "oppose"),
    ("Against", "oppose"),
    ("No", "oppose"),
    ("No – none of them", "oppose"),
    ("Neither agree nor disagree", "neutral"),
    ("Don't know", "neutral"),
    ("Don’t know / no opinion", "neutral"),
    ("Not sure", "neutral"),
    ("Not applicable", "neutral"),
    ("Option B", None),
    ("Nominated officer", None),
    ("Yearly", None),
]


@pytest.mark.parametrize(("option", "expected"), OPTIONS)
def test_what_an_option_says(option: str, expected: str | None) -> None:
    assert stance_of_option(option, asked()) == expected


def test_yes_says_nothing_where_no_agreement_is_asked_for() -> None:
    assert stance_of_option("Yes", asked(text="Have you any concerns about the duty?")) is None
    assert stance_of_option("Yes", asked(text="Do you oppose the duty?")) is None
    assert stance_of_option("Yes", asked(text="Do you disagree with the duty?")) is None


SENTENCES = [
    ("We agree.", "support"),
    ("We strongly agree with the proposal.", "support"),
    ("Yes, we agree.", "support"),
    ("Yes.", "support"),
    ("We support the introduction of a duty.", "support"),
    ("We welcome this duty.", "support"),
    ("**We agree** that reports matter.", "support"),
    ("The charity fully endorses the approach.", "support"),
    ("The trust opposes this.", "oppose"),
    ("Agreed.", "support"),
    ("No.", "oppose"),
    ("No, it is too narrow.", "oppose"),
    ("We do not agree.", "oppose"),
    ("We don’t support this.", "oppose"),
    ("We strongly oppose the proposal.", "oppose"),
    ("We cannot support a ban.", "oppose"),
    ("We disagree with it.", "oppose"),
    ("The trust is opposed to any change.", "oppose"),
    ("We agree with the aim but oppose the means.", None),
    ("We agree in principle.", None),
    ("Although we agree, the duty is weak.", None),
    ("We agree with some of it.", None),
    ("We support more than 2,000 children every year.", None),
    ("We welcome the opportunity to respond.", None),
    ("We agree that nothing should not be reported.", None),
    ("Children agree to many things.", None),
    ("No child should wait.", None),
    ("Nobody agrees.", None),
    ("Our members work in schools.", None),
    ("No doubt this will help.", None),
    ("Yes and no.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_what_a_first_sentence_says(sentence: str, expected: str | None) -> None:
    assert stance_of_sentence(sentence, asked()) == expected


def test_yes_in_words_says_nothing_where_no_agreement_is_asked_for() -> None:
    assert stance_of_sentence("Yes, many.", asked(text="Have you any concerns about the duty?")) is None
