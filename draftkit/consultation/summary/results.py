"""Results: submissions -> counts for each question, with the base stated, and lists of texts to read.

In: `Submissions`, and which of them a person leaves out. Out: a `Summary`. Percentages are of those who answered the
question, not of all respondents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from draftkit.consultation.questionnaire import Kind
from draftkit.consultation.summary import percentages
from draftkit.consultation.summary.submissions import Asked, Submission, Submissions, Use
from draftkit.consultation.wording import folded
from draftkit.problems import Problem

SMALL = 5
"""Counts below this about who people are may show who somebody is; five is a usual threshold of disclosure control."""


class Repeats(StrEnum):
    """What is done with responses that have one ID."""

    ALL = "all"
    FIRST = "first"
    LAST = "last"


class Settings(NamedTuple):
    """What a person decides about a summary."""

    decimals: int = 0
    without_trials: bool = False
    without: frozenset[str] = frozenset()
    """IDs of responses to leave out."""
    repeats: Repeats = Repeats.ALL


class Counted(NamedTuple):
    """An answer and how often it was given."""

    answer: str
    number: int
    percent: str
    known: bool = True
    """Whether it is one of the options."""


class Given(NamedTuple):
    """A text, and the responses that give it word for word."""

    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What was answered to one question."""

    asked: Asked
    base: int
    """How many answered it."""
    not_answered: int
    answers: tuple[Counted, ...] = ()
    texts: tuple[Given, ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether each respondent is counted once, so that the percentages add up to 100."""
        return self.asked.question.kind is not Kind.MULTI_CHOICE

    @property
    def smallest(self) -> int:
        """The smallest count that is not 0."""
        return min((one.number for one in self.answers if one.number), default=0)


class LeftOut(NamedTuple):
    """A response that is not counted."""

    id: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a consultation's responses say."""

    source: str
    format: str
    title: str
    rows: int
    """How many responses the export has."""
    counted: int
    """How many are counted."""
    left_out: tuple[LeftOut, ...]
    results: tuple[Result, ...]
    organisations: tuple[str, ...]
    """As they were named, without those who asked for confidentiality."""
    confidential: int
    """How many respondents asked for confidentiality."""
    decimals: int = 0
    problems: tuple[Problem, ...] = ()


def summarise(read: Submissions, settings: Settings, problems: Sequence[Problem] = ()) -> Summary:
    """The summary of some submissions; `problems` were found before."""
    kept, left_out = _kept(read.submissions, settings)
    results = tuple(_result(index, asked, kept, settings.decimals) for index, asked in enumerate(read.asked))
    return Summary(
        source=read.source,
        format=read.format,
        title=read.title,
        rows=len(read.submissions),
        counted=len(kept),
        left_out=tuple(left_out),
        results=results,
        organisations=_organisations(read.asked, kept),
        confidential=sum(one.confidential for one in kept),
        decimals=settings.decimals,
        problems=tuple(problems),
    )


def _kept(submissions: Sequence[Submission], settings: Settings) -> tuple[list[Submission], list[LeftOut]]:
    """The submissions to count, and those to leave out with the reason."""
    kept: list[Submission] = []
    left_out: list[LeftOut] = []
    chosen = _chosen_of_repeats(submissions, settings.repeats)
    for submission in submissions:
        reason = _reason_to_leave_out(submission, settings, chosen)
        if reason:
            left_out.append(LeftOut(submission.id, submission.where, reason))
        else:
            kept.append(submission)
    return kept, left_out


def _chosen_of_repeats(submissions: Sequence[Submission], repeats: Repeats) -> dict[str, str]:
    """For each ID the place of the one response that counts; nothing when all do."""
    if repeats is Repeats.ALL:
        return {}
    ordered = submissions if repeats is Repeats.LAST else tuple(reversed(submissions))
    return {one.id: one.where for one in ordered}


def _reason_to_leave_out(submission: Submission, settings: Settings, chosen: dict[str, str]) -> str:
    if submission.id in settings.without:
        return "left out by its ID"
    if settings.without_trials and submission.trial:
        return f"a test: {submission.trial}"
    if chosen and chosen[submission.id] != submission.where:
        return f"its ID comes again, and only the {settings.repeats} counts"
    return ""


def _result(index: int, asked: Asked, kept: Sequence[Submission], decimals: int) -> Result:
    given = [(one.id, one.answers[index]) for one in kept if index in one.answers]
    base = len(given)
    if asked.use is Use.COUNT:
        answers = _counted(asked, [words for _, words in given], base, decimals)
        return Result(asked, base, len(kept) - base, answers)
    texts = _texts((id, words[0]) for id, words in given) if asked.use is Use.READ else ()
    return Result(asked, base, len(kept) - base, texts=texts)


MORE_THAN_ONE = "(more than one option)"


def _counted(asked: Asked, given: Sequence[Sequence[str]], base: int, decimals: int) -> tuple[Counted, ...]:
    """Each option in its order with its count, those never chosen too; then answers that are no options."""
    question = asked.question
    is_multiple = question.kind is Kind.MULTI_CHOICE
    flat = [words if is_multiple or len(words) < 2 else (MORE_THAN_ONE,) for words in given]
    counts = Counter(word for words in flat for word in dict.fromkeys(words))
    unknown = sorted((word for word in counts if word not in question.options), key=lambda word: (-counts[word], word))
    order = [*dict.fromkeys(question.options), *unknown]
    numbers = [counts[word] for word in order]
    made = percentages.of_base(numbers, base, decimals) if is_multiple else percentages.that_sum(numbers, decimals)
    known = set(question.options)
    return tuple(
        Counted(word, number, percent, word in known)
        for word, number, percent in zip(order, numbers, made, strict=True)
        if number or not asked.observed
    )


def _texts(given: Iterable[tuple[str, str]]) -> tuple[Given, ...]:
    """Texts in the order of the export, the same text once with all who give it."""
    together: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for id, text in given:
        flat = folded(text)
        shown.setdefault(flat, text)
        together.setdefault(flat, []).append(id)
    return tuple(Given(shown[flat], tuple(ids)) for flat, ids in together.items())


def _organisations(asked: Sequence[Asked], kept: Collection[Submission]) -> tuple[str, ...]:
    """The organisations named, in alphabetical order; without those of respondents who asked for confidentiality."""
    fields = [index for index, one in enumerate(asked) if one.use is Use.ORGANISATION]
    named: dict[str, str] = {}
    for submission in kept:
        for index in fields:
            for name in submission.answers.get(index, ()) if not submission.confidential else ():
                if folded(name) not in _NONE:
                    named.setdefault(folded(name), " ".join(name.split()))
    return tuple(sorted(named.values(), key=str.casefold))


_NONE = {"", "none", "n/a", "na", "no", "not applicable", "individual", "an individual", "myself", "self", "-", "nil"}
