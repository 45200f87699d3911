"""Inputs: a summary -> the inputs file of the template `government-response`, with gaps where a person has to write.

In: a `Summary`, a questionnaire if there is one. Out: YAML that assembles as it stands. It holds counts and the words
of questions and options, and no free text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from draftkit.consultation.questionnaire import Questionnaire
from draftkit.consultation.summary.results import Result, Summary
from draftkit.consultation.summary.submissions import Use
from draftkit.consultation.summary.wording import is_about_confidentiality
from draftkit.reading.yaml_scalar import as_scalar

WEEKS = 12
"""Within how many weeks a response is to be published, or to be explained (Consultation Principles 2018, J)."""


def inputs_text(summary: Summary, questionnaire: Questionnaire | None, made_on: date) -> str:
    """The inputs file."""
    return "\n".join(_lines(summary, questionnaire, made_on)) + "\n"


def _lines(summary: Summary, questionnaire: Questionnaire | None, made_on: date) -> Iterator[str]:
    title = (questionnaire.title if questionnaire else "") or summary.title
    yield "# The government response to a consultation, begun by draftkit consult summarise."
    yield "# Write in place of each [TO CONFIRM: …], then: draftkit assemble and the name of this file."
    yield "# Counts come from the export. Themes, what you say to them and what you will do are for people to write."
    yield ""
    yield "template: government-response"
    yield f"title: {as_scalar(f'{title}: government response' if title else _gap('title of the response'))}"
    yield f"as_at: {made_on.isoformat()}"
    yield f"consultation_title: {as_scalar(title or _gap('title of the consultation, word for word'))}"
    yield f"department: {as_scalar((questionnaire.body if questionnaire else '') or _gap('department'))}"
    yield from _dates(questionnaire)
    yield f"contact_role: {as_scalar(_gap('role or team to write to'))}"
    yield f"background: {as_scalar(_gap('what was proposed and why, and what law it rests on'))}"
    yield f"responses_received: {summary.rows - len(summary.left_out)}"
    yield f"method: {as_scalar(_method(summary))}"
    yield f"overview: {as_scalar(_gap('what respondents said, in a few paragraphs, once somebody has read them'))}"
    yield ""
    yield "questions:"
    for result, comments in _printed(summary):
        yield from _question(result, comments)
    yield ""
    yield "you_said:"
    yield f"  - theme: {as_scalar(_gap('theme'))}"
    yield f"    said: {as_scalar(_gap('what you said'))}"
    yield f"    action: {as_scalar(_gap('what we will do, or why we will not'))}"
    yield f"    owner: {as_scalar(_gap('team'))}"
    yield f"    when: {as_scalar(_gap('when'))}"
    yield ""
    yield f"next_steps: {as_scalar(_gap('what happens next, and when'))}"
    yield ""
    yield from _respondents(summary)


def _gap(words: str) -> str:
    return f"[TO CONFIRM: {words}]"


def _dates(questionnaire: Questionnaire | None) -> Iterator[str]:
    closes = questionnaire.closes if questionnaire else None
    if closes is None:
        yield "# closed_on: 2026-12-18        the last day for responses; respond_by is twelve weeks later"
        return
    yield f"closed_on: {closes.isoformat()}"
    yield f"respond_by: {(closes + timedelta(weeks=WEEKS)).isoformat()}"


def _method(summary: Summary) -> str:
    words = [f"The responses were exported from {summary.format} and counted question by question."]
    if summary.format.startswith("a table"):
        words = ["The responses were exported as a table and counted question by question."]
    if summary.left_out:
        were = "was" if len(summary.left_out) == 1 else "were"
        words.append(f"{len(summary.left_out):,} of {summary.rows:,} {were} not counted: {_kinds(summary)}.")
    words.append(_gap("how responses by email and post were added, and how free text was read"))
    return " ".join(words)


def _kinds(summary: Summary) -> str:
    """What was left out, in words."""
    tests = sum(one.reason.startswith("a test") for one in summary.left_out)
    repeats = sum(one.reason.startswith("its ID comes again") for one in summary.left_out)
    others = len(summary.left_out) - tests - repeats
    kinds = [f"{tests:,} that tested the form"] if tests else []
    kinds += [f"{repeats:,} that came again under the same ID"] if repeats else []
    kinds += [f"{others:,} for other reasons {_gap('which')}"] if others else []
    return ", ".join(kinds)


def _printed(summary: Summary) -> Iterator[tuple[Result, Result | None]]:
    """The questions that stand in the response, each with that of the comments on it.

    Those that say who somebody is, or ask about confidentiality, are left out.
    """
    kept = [
        result
        for result in summary.results
        if result.asked.use in {Use.COUNT, Use.READ} and not is_about_confidentiality(result.asked.question.text)
    ]
    comments = {_commented(result): result for result in kept if _commented(result)}
    names = {f"{result.asked.question.number}/{result.asked.question.part}" for result in kept if result.answers}
    for result in kept:
        name = f"{result.asked.question.number}/{result.asked.question.part}"
        if result.answers and name in comments:
            yield result, comments.pop(name)
        elif _commented(result) not in names:
            yield result, None


def _commented(result: Result) -> str:
    """The number and part of the question on which this one asks for comments; empty if it is another kind."""
    question = result.asked.question
    if question.part.endswith("comment") and question.number and result.asked.use is Use.READ:
        return f"{question.number}/{question.part.removesuffix('comment').rstrip('-')}"
    return ""


def _question(result: Result, comments: Result | None) -> Iterator[str]:
    question = result.asked.question
    yield f"  - number: {as_scalar(_name(result))}"
    yield f"    question: {as_scalar(' '.join(question.text.split()))}"
    yield f"    answering: {result.base}"
    yield f"    not_answering: {result.not_answered}"
    if result.answers and result.base:
        yield f"    choose_several: {'false' if result.adds_up else 'true'}"
        yield "    answers:"
        for one in result.answers:
            yield f"      - answer: {as_scalar(' '.join(one.answer.split()))}"
            yield f"        count: {one.number}"
            yield f"        percent: {as_scalar(one.percent)}"
    if result.asked.note:
        yield f"    note: {as_scalar(result.asked.note)}"
    if question.about_you:
        yield "    about_you: true"
        return
    if comments is not None:
        yield f"    comments: {comments.base}"
    if result.asked.use is Use.READ or comments is not None:
        yield f"    themes: {as_scalar(_gap('themes of the free text, with how many raised each'))}"
    yield f"    response: {as_scalar(_gap(f'government response to {_called(result)}'))}"


def _called(result: Result) -> str:
    name = _name(result)
    return f"question {name}" if name else "this question"


def _name(result: Result) -> str:
    question = result.asked.question
    return question.label.removeprefix("Question ") if question.number else ""


def _respondents(summary: Summary) -> Iterator[str]:
    if not summary.organisations:
        yield "# respondents:               the organisations that agreed to be named"
        return
    yield "# As they named themselves, without those who asked for confidentiality. Keep those that may be named."
    yield "respondents:"
    for name in summary.organisations:
        yield f"  - {as_scalar(name)}"
