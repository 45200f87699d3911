"""The report on a response: days, counts, what blocks, and the page that is made from it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.questionnaire import Question, Questionnaire
from draftkit.consultation.response import Answer, Response, Status
from draftkit.consultation.status.page import page
from draftkit.consultation.status.report import Report, blocking_in_words, closing_in_words, counts_in_words
from draftkit.consultation.status.reporting import status_of
from draftkit.reading.located import Located, is_legal
from tests.consultation.status.subjects import DAY, SOURCES, asked, said


def report(*pairs: tuple[Question, Answer], closes: date | None = None, title: str = "A duty") -> Report:
    answers = {question.id: replace(answer, question=question.id) for question, answer in pairs}
    published = Questionnaire(tuple(question for question, _ in pairs), title, "A body (synthetic)", closes)
    response = Response(Path("response"), published, Located({}, "response.yaml"), answers)
    return status_of(response, (), (), DAY, sources=SOURCES)


CLOSING = [
    (0, "closes today, 22 November 2026: check until what time"),
    (1, "closes tomorrow, 23 November 2026"),
    (12, "closes in 12 days, on 4 December 2026"),
    (-1, "closed yesterday, on 21 November 2026"),
    (-3, "closed 3 days ago, on 19 November 2026"),
]


@pytest.mark.parametrize(("days", "words"), CLOSING)
def test_the_days_to_the_closing_date_are_told(days: int, words: str) -> None:
    made = report((asked(), said("x")), closes=DAY + timedelta(days))
    assert (made.days_left, closing_in_words(made)) == (days, words)


def test_a_consultation_may_have_no_closing_date() -> None:
    made = report((asked(), said("x")))
    assert (made.days_left, closing_in_words(made)) == (None, "no closing date is known")


def test_a_closing_date_in_response_yaml_counts_before_the_published_one() -> None:
    published = Questionnaire((asked(),), closes=date(2026, 11, 1))
    inputs = Located({"closing_date": "2026-12-01"}, "response.yaml")
    response = Response(Path("response"), published, inputs, {"1": said("x")})
    made = status_of(response, (), (), DAY, sources=SOURCES)
    assert (made.closes, [problem.code for problem in made.problems if problem.code == "DK771"]) == (
        date(2026, 12, 1),
        [],
    )


def test_states_are_counted() -> None:
    made = report(
        (asked("1"), said()),
        (asked("2"), said("x")),
        (asked("3"), said("x", status=Status.READY)),
        (asked("4"), said("x", status=Status.SIGNED_OFF)),
    )
    assert counts_in_words(made) == "4 questions: 1 empty, 1 drafting, 1 ready, 1 signed off"
    assert made.done == 2


def test_what_blocks_is_counted_by_kind() -> None:
    made = report(
        (asked("1"), said()),
        (asked("2", words=1), said("We agree.", position="oppose")),
        (asked("3", "What?"), said("x", position="support", topic="t")),
        (asked("4", "How?"), said("x", position="oppose", topic="t")),
    )
    assert (
        blocking_in_words(made)
        == "1 not answered, 1 over the limit, 1 at odds with itself, 1 contradicting another answer"
    )


def test_advice_and_other_warnings_block_nothing() -> None:
    made = report((asked(text="What?"), said("We are sure that 45% of pupils told nobody.")))
    assert ([problem.code for problem in made.problems], made.blocking) == (["DK764"], {})


def test_a_response_without_questions_has_a_page() -> None:
    assert "0 of 0 answers" in page(report())


class Outline(HTMLParser):
    """The elements of a page, and whether each that is opened is closed."""

    VOID = frozenset({"meta", "br", "rect", "line", "link"})

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


LEGAL = st.text(max_size=60).filter(is_legal)


@given(LEGAL, LEGAL, LEGAL, st.integers(0, 5))
def test_whatever_people_write_stands_in_the_page_as_text(title: str, text: str, owner: str, limit: int) -> None:
    made = report(
        (asked("1", text or "x", words=limit, section=owner), said("two words", owner=owner)),
        (asked("2", section=title), said(text)),
        title=title,
    )
    outline = Outline(page(made))
    assert outline.open == []
    assert "script" not in outline.tags
    shown = " ".join("".join(outline.text).split())
    assert " ".join(owner.split()) in shown
    assert " ".join(title.split()) in shown


def full_report() -> Report:
    questions = [asked(str(number), words=100, section=f"Part {number // 20}") for number in range(1, 61)]
    return report(*((one, said("word " * (4 * int(one.number)))) for one in questions), closes=DAY)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = page(full_report())
    outline = Outline(text)
    assert {"script", "img", "link", "iframe", "object", "form"} & set(outline.tags) == set()
    targets = [value for _, name, value in outline.attributes if name in {"href", "src", "action"}]
    assert all(value and value.startswith("#") for value in targets)
    assert re.findall(r"https?://|@import|url\((?!#)", text) == []


def test_the_page_is_made_for_everybody() -> None:
    text = page(full_report())
    outline = Outline(text)
    assert ("html", "lang", "en-GB") in outline.attributes
    assert outline.tags.count("h1") == 1
    assert outline.tags.count("main") == 1
    levels = [int(tag[1]) for tag in outline.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert outline.tags.count("caption") == outline.tags.count("table")
    headings = [value for tag, name, value in outline.attributes if tag == "th" and name == "scope"]
    assert len(headings) == outline.tags.count("th")
    charts = text.split("<svg ")[1:]
    assert len(charts) == 4
    assert all(
        'role="img" aria-labelledby=' in chart and "<title id=" in chart and "<desc id=" in chart for chart in charts
    )
    ids = [value for _, name, value in outline.attributes if name == "id"]
    assert len(ids) == len(set(ids))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ["#ffffff", "#f8f8f8", "#f3f2f1"])
def test_text_has_enough_contrast_on_every_ground(ground: str) -> None:
    text = page(full_report())
    colours = {found if len(found) == 7 else f"#{''.join(2 * one for one in found[1:])}" for found in
               re.findall(r"(?<![-\w])color: (#[0-9a-f]{3,6})", text)}  # fmt: skip
    assert colours
    for colour in colours:
        lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, colour


def test_the_chart_says_in_words_what_it_shows() -> None:
    text = page(
        report((asked("1", words=4), said("one two three four five six")), (asked("2", words=8), said("one two")))
    )
    assert "1 of 2 is over the limit. question 1: 6 of 4 words; question 2: 2 of 8 words." in text
    assert '<th scope="row">1</th><td>words</td><td class="number">6</td><td class="number">4</td>' in text


def test_what_is_over_its_limit_is_told_without_colour() -> None:
    assert '6 of 4 <span class="over">2 over</span>' in page(
        report((asked("1", words=4), said("one two three four five six")))
    )
