"""DK761: answers that say nothing of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.consultation.response import Position
from draftkit.consultation.status.phrases import any_of
from draftkit.consultation.status.prose import shown
from draftkit.consultation.status.subject import Item, Subject
from draftkit.problems import Problem, warning

_PART = r"(?:question|q|section|part|answer)s?[ .]?"
_NUMBERS = r"\d{1,3}[a-z]?(?:(?:,| and| to|–|-| &) ?\d{1,3}[a-z]?){0,10}"
_ANSWER = (
    r"(?:our |the |my )?(?:response|answer|comment|reply|submission|letter|annex|document|statement)s?"
    rf"(?: (?:above|below|given|provided))?(?: (?:to|for|in|under|on|at))?(?: (?:the )?{_PART})?(?:{_NUMBERS})?"
)
_PLACE = any_of(
    rf"""
    above
    below
    overleaf
    earlier
    previous(?:ly)?
    (?:the |our )?(?:attached|enclosed|separate|covering|main|full|written)\b.{{0,60}}
    {_ANSWER}
    {_PART}{_NUMBERS}(?: above| below)?
    """
)
_ELSEWHERE = re.compile(
    any_of(
        rf"""
        (?:please )?(?:also )?(?:see|refer to|read|note)(?: also)? {_PLACE}
        (?:we |i )(?:would )?refer (?:you )?(?:back )?to {_PLACE}
        (?:as|same as|as per|as in)(?: in| to| by| under| for)? {_PLACE}
        as (?:stated|set out|outlined|explained|noted|mentioned)(?: in| by| under| for)? {_PLACE}
        (?:covered|answered|addressed|dealt with)(?: in| by| under| at)? {_PLACE}
        ditto|idem|same(?: again)?|as before
        {_ANSWER} (?:applies|apply|also applies|is relevant|covers this)(?: here)?
        """
    ),
    re.IGNORECASE,
)
_NO = r"(?:no|nothing)(?: (?:further|other|additional|specific|particular|more))?"
_THING = r"(?: (?:comments?|views?|opinion|response|answer|reply|observations?|evidence|remarks?))?"
_TO_ADD = (
    r"(?: (?:to (?:add|make|offer|say|submit)|at this (?:time|stage)|here|on this(?: question| point| matter)?)){0,2}"
)
_NOTHING = re.compile(
    any_of(
        rf"""
        (?:(?:we |i |the organisation )?(?:have|has) )?{_NO}{_THING}{_TO_ADD}
        n ?/ ?a|not applicable(?: to us)?|not relevant(?: to us)?|not answered
        none|nil
        (?:we )?(?:do not|don[’']?t) know
        (?:we )?(?:do not|don[’']?t) (?:wish|want) to (?:comment|answer)(?: on this)?
        (?:we )?(?:decline|prefer not) to (?:comment|answer|say)
        (?:we )?(?:offer|make|take|express) no (?:comment|view)s?(?: on this)?
        """
    ),
    re.IGNORECASE,
)
_LATER = re.compile(
    any_of(
        r"""
        t\.?b\.?[ac]\.?|to (?:be )?(?:confirm(?:ed)?|follow|do)|to ?do
        x{3,}|\?+|\.{2,}|…|-+|—
        lorem ipsum.{0,400}
        answer|text|draft
        (?:your|insert|add|write)(?: your| the)? (?:answer|text|response)(?: here)?
        """
    ),
    re.IGNORECASE,
)
_CHOICE = re.compile(r"yes|no|(?:strongly )?(?:dis)?agree|not sure|don[’']?t know", re.IGNORECASE)
_BEGINNING = re.compile(rf"^(?:{_CHOICE.pattern})[,;:.–—-]? +(?=\S)", re.IGNORECASE)
SHINGLE = 5
"""How many words in a row are compared."""

ALIKE = 0.8
"""From which share of these two answers count as nearly the same."""

FEWEST = 25
"""How many words an answer must have for that to be looked at."""


def boilerplate(subject: Subject) -> Iterator[Problem]:
    """Answers of clauses only, of phrases that say nothing, or nearly as another."""
    first_with: dict[tuple[str, ...], int] = {}
    for number, item in enumerate(subject.items):
        if not item.is_prose:
            continue
        found = _empty_words(item) or _like_another(subject, number, item, first_with)
        if found is not None:
            yield found


def _empty_words(item: Item) -> Problem | None:
    where = item.place()
    label = item.label
    if not item.prose.own:
        message = f"{label} is answered with clauses only"
        hint = "say in your own words what they mean for this question: who reads it has seen them elsewhere"
        return warning("DK761", message, where, hint)
    parts = [part for part in re.split(r"(?<=[.!?;])\s+|\n+", item.prose.own) if part.strip(" .;")]
    kinds = {_kind_of(part) for part in parts} or {"later"}
    if None in kinds or kinds == {"choice"}:
        return None
    said = shown(item.prose.own, 50)
    if "later" in kinds:
        return warning("DK761", f"{label} is still to be written: '{said}'", where, "write the answer")
    if "elsewhere" in kinds:
        hint = "each answer is read by itself, often by another person: say it again in a sentence or two"
        return warning("DK761", f"{label} only points elsewhere: '{said}'", where, hint)
    if item.answer.position is Position.NO_VIEW or item.answer.chosen:
        return None
    hint = "if that is meant, say so with 'position: no-view'"
    return warning("DK761", f"{label} says nothing: '{said}'", where, hint)


def _kind_of(part: str) -> str | None:
    """`choice`, `nothing`, `elsewhere`, `later`, or None for a sentence that says something."""
    words = part.strip().strip(".!;,:()[]*_\"'“”‘’ ")
    if _CHOICE.fullmatch(words):
        return "choice"
    for kind, pattern in (("nothing", _NOTHING), ("elsewhere", _ELSEWHERE), ("later", _LATER)):
        if not words or pattern.fullmatch(words) or pattern.fullmatch(_BEGINNING.sub("", words)):
            return kind if words else "later"
    return None


def _like_another(subject: Subject, number: int, item: Item, first_with: dict[tuple[str, ...], int]) -> Problem | None:
    """A finding if an earlier answer has most of the words in the same order."""
    words = re.findall(r"\w+", item.prose.own.casefold())
    if len(words) < FEWEST:
        return None
    rows = set(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
    shared: dict[int, int] = {}
    for row in rows:
        earlier = first_with.setdefault(row, number)
        if earlier != number:
            shared[earlier] = shared.get(earlier, 0) + 1
    if not shared:
        return None
    other, times = max(shared.items(), key=lambda one: (one[1], -one[0]))
    if times < ALIKE * len(rows):
        return None
    label = subject.items[other].label
    hint = "answer what is asked here, or say in a sentence that the two answers are the same and why"
    return warning("DK761", f"{item.label} is answered in nearly the same words as {label}", item.place(), hint)
