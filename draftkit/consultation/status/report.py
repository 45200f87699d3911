"""The report: a line for each question, what was found, and what keeps the response from being sent.

In: a `Subject` and problems. Out: a `Report`, which the table, the page and the JSON are made from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from draftkit.consultation.counting import Use, uses
from draftkit.consultation.response import Position, Status
from draftkit.consultation.status.rules import RULES
from draftkit.consultation.status.subject import Item, Subject
from draftkit.model.dates import day
from draftkit.problems import Problem, Severity, number_of

FILES = "Faults in the files"
"""The heading of what no rule tells: faults of files, of clauses and fields in answers, of the ledger."""

BLOCKS: Mapping[str, str] = {
    "DK760": "not answered",
    "DK772": "over the limit",
    "DK767": "at odds with itself",
    "DK768": "contradicting another answer",
}
"""What keeps a response from being sent, by the code of the finding; errors of any other code are faults in files."""

FAULT = "fault in the files"

DONE = (Status.READY, Status.SIGNED_OFF)

GAP = "DK401"

_HEADINGS = {**{rule.code: rule.heading for rule in RULES}, GAP: "Gaps in response.yaml"}


@dataclass(frozen=True, slots=True)
class Row:
    """A question with how far its answer is."""

    id: str
    label: str
    """Its number and part, or empty."""
    text: str
    section: str
    owner: str
    status: Status
    words: int
    characters: int
    uses: tuple[Use, ...]
    """What it uses of each limit that is stated."""
    evidence: int
    position: Position | None
    confidential: bool
    required: bool
    file: str

    @property
    def over(self) -> bool:
        """Whether it is over a limit."""
        return any(use.over for use in self.uses)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind."""

    code: str
    """Empty for faults in files, which have many."""
    heading: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How far a response is."""

    title: str
    body: str
    closes: date | None
    day: date
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    estimated: bool = False
    """Whether words were counted as written, because clauses and fields could not be put in."""

    @property
    def days_left(self) -> int | None:
        """Days to the closing date, negative when it has passed."""
        return (self.closes - self.day).days if self.closes else None

    @property
    def counts(self) -> dict[Status, int]:
        """How many answers are in each state."""
        found = Counter(row.status for row in self.rows)
        return {status: found[status] for status in Status}

    @property
    def done(self) -> int:
        """How many answers are ready or signed off."""
        return sum(row.status in DONE for row in self.rows)

    @property
    def gaps(self) -> int:
        """How many gaps response.yaml has."""
        return sum(problem.code == GAP for problem in self.problems)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The findings by kind, in the order of the rules; faults in files first."""
        by_code: dict[str, list[Problem]] = {}
        for problem in self.problems:
            by_code.setdefault(problem.code if problem.code in _HEADINGS else "", []).append(problem)
        codes = ("", *_HEADINGS)
        return tuple(Group(code, _HEADINGS.get(code, FILES), tuple(by_code[code])) for code in codes if code in by_code)

    @property
    def blocking(self) -> dict[str, int]:
        """What keeps the response from being sent, and how many of each."""
        found = Counter(BLOCKS.get(problem.code, FAULT) for problem in self.problems if blocks(problem))
        return {kind: found[kind] for kind in (*BLOCKS.values(), FAULT) if kind in found}


def blocks(problem: Problem) -> bool:
    """Whether a finding keeps the response from being sent: every error, and a contradiction that is a warning."""
    return problem.severity is Severity.ERROR or (problem.code in BLOCKS and problem.severity is Severity.WARNING)


def report_of(subject: Subject, problems: Iterable[Problem], *, estimated: bool = False) -> Report:
    """The report of a subject with everything that was found."""
    published = subject.response.questionnaire
    rows = tuple(map(_row, subject.items))
    return Report(published.title, published.body, subject.closes, subject.day, rows, tuple(problems), estimated)


def _row(item: Item) -> Row:
    question, answer = item.question, item.answer
    numbered = question.label.removeprefix("Question ") if question.number or question.part else ""
    return Row(
        id=question.id,
        label=numbered,
        text=" ".join(question.text.split()),
        section=question.section,
        owner=answer.owner,
        status=answer.status if item.is_answered or answer.status is not Status.DRAFTING else Status.EMPTY,
        words=item.words,
        characters=item.characters,
        uses=uses(question, item.words, item.characters) if item.is_answered else (),
        evidence=len(answer.evidence),
        position=answer.position,
        confidential=answer.confidential,
        required=question.required,
        file=answer.file,
    )


def closing_in_words(report: Report) -> str:
    """When the consultation closes: `closes in 12 days, on 4 December 2026`; nobody publishes the time of day alike."""
    left = report.days_left
    if left is None or report.closes is None:
        return "no closing date is known"
    on = day(report.closes)
    if left == 0:
        return f"closes today, {on}: check until what time"
    if left == 1:
        return f"closes tomorrow, {on}"
    if left > 0:
        return f"closes in {left:,} days, on {on}"
    return f"closed {'yesterday' if left == -1 else f'{-left:,} days ago'}, on {on}"


STATES = {
    Status.EMPTY: "empty",
    Status.DRAFTING: "drafting",
    Status.READY: "ready",
    Status.SIGNED_OFF: "signed off",
}
"""How states are called where people read them."""


def counts_in_words(report: Report) -> str:
    """`79 questions: 12 empty, 40 drafting, 20 ready, 7 signed off`."""
    number = len(report.rows)
    states = ", ".join(f"{count:,} {STATES[status]}" for status, count in report.counts.items() if count)
    return f"{number_of(number, 'question')}: {states}"


def blocking_in_words(report: Report) -> str:
    """`3 not answered, 1 over the limit`, or nothing."""
    return ", ".join(f"{count:,} {_plural(kind, count)}" for kind, count in report.blocking.items())


def still_to_do(report: Report) -> str:
    """What is not done although nothing blocks: `4 answers are not ready, response.yaml has 2 gaps`, or nothing."""
    open_answers = len(report.rows) - report.done
    parts = []
    if open_answers:
        parts.append(f"{open_answers:,} {'answer is' if open_answers == 1 else 'answers are'} not ready")
    if report.gaps:
        parts.append(f"response.yaml has {number_of(report.gaps, 'gap')}")
    return ", ".join(parts)


def standing(report: Report) -> tuple[str, str]:
    """How the response stands in a phrase, and what that is made of."""
    if report.blocking:
        return "Not ready to be sent", blocking_in_words(report)
    left = still_to_do(report)
    return ("Nothing blocks; still to do", left) if left else ("Ready to be sent", "")


def _plural(kind: str, count: int) -> str:
    return kind.replace("fault in", "faults in") if count > 1 else kind
