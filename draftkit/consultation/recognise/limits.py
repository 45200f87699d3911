"""Limits: how long an answer may be, as the wording says it.

In: text. Out: the most words and characters, limits that are in neither, and the text without the sentence or bracket
that holds nothing else. `between 100 and 300 words` and `500-750 words` have the upper number as their limit.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES = {word: number for number, word in enumerate(re.findall(r"\w+", _SMALL), 1)}
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(re.findall(r"\w+", _ROUND), 2)}
_SCALES = {"hundred": 100, "thousand": 1000}
_WORD_NUMBER = "|".join(
    [*_ONES, *_TENS, *_SCALES, "a(?= hundred| thousand)", "and(?= (?:" + "|".join([*_ONES, *_TENS]) + "))"]
)
_WRITTEN = rf"(?:(?:{_WORD_NUMBER})(?:[\s-]+(?:{_WORD_NUMBER}))*)"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3}){1,2}(?!\d)|\d{1,7}(?:\.\d{1,3})?k?(?!\d)"
_AMOUNT = rf"(?:{_DIGITS}|{_WRITTEN})"
_UNIT = (
    r"(?P<unit>words?|characters?|chars?\b|letters(?= (?:in|including|with))|pages?|sides?(?: of a4)?|paragraphs?|"
    r"sentences?|lines?|bullet points?|minutes?|geiriau|gair|o eiriau)"
)
_TAIL = r"(?:\s*\((?:including|excluding|incl\.?|with|without|not including)[^()]{0,40}\)|\s+including spaces)?"

_UNIT_WORD = re.compile(
    r"\b(?:words?|char(?:acter)?s?|letters|pages?|sides?|paragraphs?|sentences?|lines?|bullet|minutes?|geiriau|gair|eiriau)\b",
    re.IGNORECASE,
)
_SPANNED = re.compile(
    rf"(?<![\w.])(?P<low>{_AMOUNT})\s*(?:words?|characters?)?\s*(?:-|–|—|to|and)\s*(?P<high>{_AMOUNT})[\s-]*{_UNIT}\b{_TAIL}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|from|of)\s*$", re.IGNORECASE)
_BEFORE = (
    r"(?:no(?:t)? (?:\w+ ){0,2}(?:more|longer|greater) than|n't (?:\w+ ){0,2}(?:more|longer) than|dim mwy na|"
    r"uchafswm(?: o)?|not? (?:exceed(?:ing)?|to exceed)|(?:up )?to a? ?max(?:imum|\.)?(?: length)?(?: of)?|"
    r"(?:should|must|may|can)(?: ?not|not) exceed|max(?:imum|\.)?(?: length| limit| size| word count|"
    r" number)?(?: of| is)?:?|"
    r"up to|at most|fewer than|less than|under|within|"
    r"(?:word|character)?\s*(?:limit|limited|restrict(?:ed)?|cap(?:ped)?|keep|kept)(?: of| to| is| at| it to|"
    r" your \w+ to|"
    r" your \w+ \w+ to| your \w+ within| (?:each|all|every) [\w ]{0,40}? to| this to| (?:the|any) \w+ to)?:?|"
    r"in|using|use|of|about|around|approximately|write|maximum)"
)
_AFTER = (
    r"(?:or (?:fewer|less|under)|(?:at )?(?:the )?max(?:imum|\.)?(?: limit| length)?|limit|or below|at most|in length|"
    r"allowed|permitted|remaining|left|only|per (?:answer|question|response|box))"
)
_SINGLE = re.compile(rf"(?<![\w.,£$])(?P<amount>{_AMOUNT})[\s-]*{_UNIT}\b", re.IGNORECASE)
_LED = re.compile(
    rf"\b{_BEFORE}\s+(?:a |the |about |around |approximately |roughly |(?:a )?(?:total|maximum|max\.?) (?:of )?)?$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(rf"(?P<said>\s*{_AFTER}\b)?{_TAIL}", re.IGNORECASE)
_COUNTED = re.compile(
    rf"(?P<unit>word|character|page|terfyn geiriau)s?\s*(?:(?:count|limit|allowance|maximum|max\.?)\s*"
    r"(?:is|of|for this answer|:|=|–|-)*|[:=])\s*"
    rf"(?:max(?:imum|\.)?\s*)?(?P<amount>{_AMOUNT})(?!\s*%)(?:\s*(?:words?|characters?))?",
    re.IGNORECASE,
)
_STRONG = re.compile(r"(?:in|using|use|of|about|around|approximately|write)\s", re.IGNORECASE)
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        """
    please kindly the your my a an this these answer answers response responses reply replies you we limit limited
    limits keep kept is are be to should must can may will have has use using write in of with it up no not do more
    longer than maximum max word words character characters count there box text field provide give each per
    question questions for and or section that ask brief short free length allowed below recommend suggest
    approximately approx about around here within only all every any if possible uchafswm dim mwy na o terfyn
    geiriau guide guidance recommended suggested note including excluding spaces references footnotes enter type
    part chapter respond submitted submit restrict restricted exceed s
    """,
    )
)
"""Words that a sentence on the length of answers is made of."""
_EVERY = re.compile(
    r"\b(?:each|every|all|any|per)\b.{0,40}\b(?:answers?|responses?|questions?|box|boxes|replies)\b"
    r"|\banswers (?:in [\w ]{1,30} )?(?:should|must|are|may|can)|\byour answers\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\b(?:in total|overall|altogether|as a whole|combined|in all)\b", re.IGNORECASE)


class Found(NamedTuple):
    """A limit in a text."""

    start: int
    end: int
    amount: int
    unit: str
    """`words`, `characters`, or what else it counts in."""


class Limits(NamedTuple):
    """What a text says on how long an answer may be."""

    words: tuple[int, ...] = ()
    characters: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    """Limits that cannot be counted, word for word: `two pages`."""

    def __bool__(self) -> bool:
        return bool(self.words or self.characters or self.others)


def limits_in(text: str) -> Limits:
    """Every limit in a text."""
    found = _all(text)
    words = tuple(dict.fromkeys(one.amount for one in found if one.unit == "words"))
    characters = tuple(dict.fromkeys(one.amount for one in found if one.unit == "characters"))
    others = tuple(text[one.start : one.end].strip() for one in found if one.unit not in ("words", "characters"))
    return Limits(words, characters, others)


def is_for_all(text: str) -> bool:
    """Whether a limit is said of every answer."""
    return bool(_EVERY.search(text)) and not _IN_ALL.search(text)


def is_only_a_limit(text: str) -> bool:
    """Whether a text says how long an answer may be, and nothing else."""
    return 0 < len(text) <= LONGEST and _rest_is_empty(text, _all(text))


def without_limits(text: str) -> str:
    """The text without brackets and sentences at its end that hold a limit and nothing else."""
    while True:
        shorter = _without_last(text)
        if shorter == text or not shorter:
            return text
        text = shorter


def _without_last(text: str) -> str:
    bracket = re.search(r"\s*[(\[]([^()\[\]]*(?:\([^()]*\))?[^()\[\]]*)[)\]]\s*[.:*]?\s*$", text)
    if bracket and is_only_a_limit(bracket[1]):
        kept = text[: bracket.start()].rstrip()
        stop = re.search(r"[.:]", text[bracket.end(1) :])
        return kept if kept.endswith((".", "?", "!", ":")) or stop is None else f"{kept}{stop.group()}"
    sentences = [*re.finditer(r"(?<=[.?!:)])\s+(?=[A-Z0-9(\[])|\s[–—-]\s|\n", text)]
    for boundary in sentences[:-5:-1]:
        if is_only_a_limit(text[boundary.end() :]):
            return text[: boundary.start()].rstrip()
    return text


def _rest_is_empty(text: str, found: list[Found]) -> bool:
    if not found:
        return False
    rest, at = "", 0
    for one in found:
        rest += text[at : one.start] + " "
        at = one.end
    return _is_filling(rest + text[at:])


def _all(text: str) -> list[Found]:
    """Limits without overlap, in order; looked for only near words such as `words` and `characters`."""
    found: list[Found] = []
    for start, end in _windows(text[:LONGEST_TEXT]):
        for match in _SPANNED.finditer(text, start, end):
            left = _BETWEEN.search(text, max(start, match.start() - 12), match.start())
            first = left.start() if left else match.start()
            found.append(Found(first, match.end(), _number(match["high"]), _unit(match["unit"])))
        for match in _COUNTED.finditer(text, start, end):
            found.append(Found(match.start(), match.end(), _number(match["amount"]), _unit(match["unit"])))
        for match in _SINGLE.finditer(text, start, end):
            limit = _single(text, match)
            if limit is not None:
                found.append(limit)
    return _without_overlap(found)


LONGEST_TEXT = 8_000
"""How much of one paragraph is looked through."""

AROUND = 90
"""How many characters before and after a unit a limit may begin and end."""


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches of a text around units, without overlap."""
    windows: list[tuple[int, int]] = []
    for match in _UNIT_WORD.finditer(text):
        start, end = max(0, match.start() - AROUND), min(len(text), match.end() + AROUND)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _single(text: str, match: re.Match[str]) -> Found | None:
    """An amount with a unit, if it limits the answer: said so, or alone in its bracket or sentence."""
    led = _LED.search(text, max(0, match.start() - AROUND), match.start())
    after = _FOLLOWED.match(text, match.end())
    start, end = led.start() if led else match.start(), after.end() if after else match.end()
    found = Found(start, end, _number(match["amount"]), _unit(match["unit"]))
    if after is not None and after["said"]:
        return found
    if led is not None:
        said = led.group().strip().lower()
        if not _STRONG.match(led.group()) or (found.amount >= 50 and said in ("in", "using")):
            return found
    rest = _sentence_around(text, start, end).replace(text[start:end], " ", 1)
    return found if _is_filling(rest) and found.amount > 1 else None


def _is_filling(text: str) -> bool:
    """Whether every word of a text says only that there is a limit."""
    return all(word in _FILLERS for word in re.findall(r"[^\W\d_]+", text.lower()))


def _sentence_around(text: str, start: int, end: int) -> str:
    first, last = max(0, start - LONGEST), min(len(text), end + LONGEST)
    left = max((found.end() for found in _BEGINNING.finditer(text, first, start)), default=first)
    right = _ENDING.search(text, end, last)
    return text[left : right.start() if right else last]


LONGEST = 300
"""How many characters of a sentence around a limit are looked at, and of one that holds nothing else."""

_BEGINNING = re.compile(r"[.?!:;(\[]\s*|\n")
_ENDING = re.compile(r"[.?!;)\]]|\n")


def _without_overlap(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if one.amount > 0 and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return kept


def _unit(word: str) -> str:
    word = word.lower()
    if word.startswith(("word", "ge", "gair", "o e", "terfyn")):
        return "words"
    return "characters" if word.startswith(("char", "letter")) else word


def _number(text: str) -> int:
    """A number in digits or words; 0 for none."""
    digits = re.sub(r"[,\s\u00a0\u2009\u202f]", "", text.lower())
    if digits[:1].isdigit():
        return int(float(digits.rstrip("k")) * (1000 if digits.endswith("k") else 1))
    total = current = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
        else:
            current += _ONES.get(word, 0) + _TENS.get(word, 0)
    return total + current
