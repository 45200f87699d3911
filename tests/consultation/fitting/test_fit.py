"""Fitting: what is shortened, what is never touched, and what is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from draftkit.consultation.fitting import Fit, fit, in_words
from draftkit.consultation.rendering import delivered
from draftkit.consultation.response import Answer
from draftkit.files import Cache
from tests.support.responses import AS_AT, RESPONSE_YAML, answer, library, question, response
from tests.support.workspace import clause

LONG = clause("One two three four five. Six seven eight nine ten.", short="'One two three four.'", line="One two.")
TWO = {"law/a": LONG, "law/b": LONG}
BOTH = '{{ clause("law/a") }}\n\n{{ clause("law/b") }}'


def fitted(folder: Path, one: Answer, clauses: dict[str, str] = TWO, **limits: Any) -> Fit:
    made = response(one, questions=(question(**limits),))
    return fit(made, library(folder, clauses), as_at=AS_AT, cache=Cache())


def plain(folder: Path, found: Fit, clauses: dict[str, str] = TWO) -> str:
    [only], _ = delivered(found.response, library(folder, clauses), as_at=AS_AT, cache=Cache())
    return only.plain


def test_an_answer_within_its_limit_is_not_touched(tmp_path: Path) -> None:
    found = fitted(tmp_path, answer(BOTH, short="Short."), words=20)
    assert (found.fitted, found.problems, found.response.answers["1"].forms) == ((), (), ())


def test_a_question_without_a_limit_is_not_touched(tmp_path: Path) -> None:
    assert fitted(tmp_path, answer(BOTH)).fitted == ()


def test_no_more_is_lost_than_must_be(tmp_path: Path) -> None:
    found = fitted(tmp_path, answer(BOTH), words=14)
    assert plain(tmp_path, found) == "One two three four five. Six seven eight nine ten.\n\nOne two three four."
    assert list(in_words(found.fitted)) == [
        "Question 1: 20 -> 14 of 14 words.",
        "  law/b in its short form instead of its full text: 10 -> 4 words",
    ]


def test_with_the_same_loss_what_comes_first_stays(tmp_path: Path) -> None:
    assert fitted(tmp_path, answer(BOTH), words=15).response.answers["1"].forms == ("full", "short")


def test_one_changed_passage_is_better_than_two_with_the_same_loss(tmp_path: Path) -> None:
    same = {
        "law/a": clause("One two three.", short="One two."),
        "law/b": clause("One two three.", short="One two.", line="One."),
    }
    assert fitted(tmp_path, answer(BOTH), same, words=4).response.answers["1"].forms == ("full", "line")


def test_characters_count_as_well_as_words(tmp_path: Path) -> None:
    found = fitted(tmp_path, answer(BOTH), words=100, characters=60)
    assert len(plain(tmp_path, found)) <= 60
    assert found.fitted[0].characters_after <= 60
    assert next(in_words(found.fitted)).endswith("of 60 characters.")


def test_a_form_that_the_answer_asks_for_is_a_ceiling(tmp_path: Path) -> None:
    text = '{{ clause("law/a", form="line") }}\n\n{{ clause("law/b") }}'
    found = fitted(tmp_path, answer(text), words=6)
    assert plain(tmp_path, found) == "One two.\n\nOne two three four."


def test_a_sentence_to_keep_keeps_its_clause_long(tmp_path: Path) -> None:
    found = fitted(tmp_path, answer(BOTH, must_keep=("Six seven eight nine ten.",)), words=14)
    assert [problem.code for problem in found.problems] == ["DK775"]
    assert found.response.answers["1"].forms == ()


def test_a_form_that_has_the_sentence_to_keep_may_be_used(tmp_path: Path) -> None:
    clauses = {**TWO, "law/b": clause("One *two*. Three four five.", short="One two.", must_keep="[One two.]")}
    found = fitted(tmp_path, answer(BOTH), clauses, words=12)
    assert plain(tmp_path, found, clauses).endswith("ten.\n\nOne two.")


def test_a_clause_keeps_its_own_sentence_in_every_answer(tmp_path: Path) -> None:
    clauses = {**TWO, "law/b": LONG.replace("line: One two.", "line: One two.\nmust_keep: [Six seven eight nine ten.]")}
    found = fitted(tmp_path, answer(BOTH), clauses, words=14)
    assert found.response.answers["1"].forms == ("short", "full")


def test_a_sentence_to_keep_that_a_clause_does_not_have_is_told(tmp_path: Path) -> None:
    clauses = {**TWO, "law/b": LONG.replace("line: One two.", "line: One two.\nmust_keep: [Never said.]")}
    [problem] = fitted(tmp_path, answer(BOTH), clauses, words=14).problems
    assert (problem.code, problem.message) == ("DK776", "law/b is to keep a sentence that is not in it: 'Never said.'")


def test_a_shorter_text_of_the_whole_answer_is_used_when_it_loses_less(tmp_path: Path) -> None:
    found = fitted(tmp_path, answer(BOTH, short="One two three four five six seven eight nine."), words=9)
    assert plain(tmp_path, found) == "One two three four five six seven eight nine."
    assert list(in_words(found.fitted))[1] == "  the whole answer in its short text: 20 -> 9 words"


def test_a_shorter_text_may_place_clauses_that_are_shortened_as_well(tmp_path: Path) -> None:
    found = fitted(tmp_path, answer(BOTH, short='Yes. {{ clause("law/a", form="short") }}'), words=3)
    assert plain(tmp_path, found) == "Yes. One two."


def test_a_parameter_of_a_clause_stands_in_every_form(tmp_path: Path) -> None:
    body = clause(
        "In {{ case }} it was so and not otherwise.", short="In {{ case }}.", parameters="{case: {default: x, help: h}}"
    )
    found = fitted(tmp_path, answer('{{ clause("law/a", case="Kent") }}'), {"law/a": body}, words=4)
    assert plain(tmp_path, found, {"law/a": body}) == "In Kent."


def test_notes_count_and_a_later_mention_is_shorter(tmp_path: Path) -> None:
    cited = {
        "law/a": clause("One two three.[@cps-guide]", short="One two.", sources="[cps-guide]"),
        "law/b": clause("One two three.[@cps-guide]", short="One two.", sources="[cps-guide]"),
    }
    full = delivered(response(answer(BOTH)), library(tmp_path, cited), as_at=AS_AT, cache=Cache())[0][0].words
    found = fitted(tmp_path, answer(BOTH), cited, words=full - 1)
    text = plain(tmp_path, found, cited)
    [one] = found.fitted
    assert text.startswith("One two three.[1]\n\nOne two.\n\nSources\n[1] Crown Prosecution Service")
    assert (one.words_before, one.words_after) == (full, full - 6)


def test_what_does_not_fit_stays_and_the_message_says_by_how_much_and_why(tmp_path: Path) -> None:
    found = fitted(tmp_path, answer("Own words here.[@poca-1978]\n\n" + BOTH, line=9), words=10)
    [problem] = found.problems
    assert (problem.code, str(problem.place)) == ("DK775", "answers/1.md:9:1")
    assert problem.message == "Question 1 does not fit: at its shortest it is 3 words over 10"
    assert problem.hint == (
        "It consists of 3 words of its own text, 2 of law/a (line), 2 of law/b (line) and 6 of its list of sources.   "
        "Shorten its text, or leave out a clause or a citation."
    )
    assert found.response.answers["1"].forms == ()


def test_an_answer_with_nothing_to_shorten_is_told_so(tmp_path: Path) -> None:
    [problem] = fitted(tmp_path, answer("One two three."), words=2).problems
    assert problem.hint.startswith("It consists of 3 words of its own text.   Nothing in it can be shortened by itself")


def test_the_limit_of_a_portal_holds_where_the_question_has_none(tmp_path: Path) -> None:
    made = response(answer(BOTH))
    found = fit(made, library(tmp_path, TWO), as_at=AS_AT, cache=Cache(), most_characters=70)
    assert found.fitted[0].characters_after <= 70


def test_the_form_of_one_nation_does_not_change_that_of_another(tmp_path: Path) -> None:
    clauses = {
        "law/a": LONG,
        "law/a.scotland": LONG.replace("extent: [england-and-wales]", "extent: [scotland]").replace("One", "Uno"),
    }
    both = RESPONSE_YAML + "extent: [england-and-wales, scotland]\n"
    made = response(answer('{{ clause("law/a") }}'), questions=(question(words=14),), inputs=both)
    found = fit(made, library(tmp_path, clauses), as_at=AS_AT, cache=Cache())
    assert sum(len(each.shortened) for each in found.fitted) == 1
