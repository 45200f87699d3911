"""Stance: what a ticked option or a first sentence says on a proposal.

In: a question, an option, a sentence. Out: a `Position`, or None where it cannot be told for certain: a wrong alarm
costs more than one that is missing.
"""

from __future__ import annotations

import re

from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Position
from draftkit.consultation.status.prose import plain_words

_DEGREE = (
    r"(?:(?:strongly|fully|broadly|completely|totally|definitely|mostly|largely|partly|somewhat|slightly|tend to"
    r"|i|we) )*"
)
_NEITHER = re.compile(
    r"neither|neutral|not sure|unsure|uncertain|undecided|don[’']?t know|do not know|no (?:view|opinion|preference)"
    r"|prefer not to|not applicable|n/a\b|no comment"
)
_AGAINST = re.compile(
    rf"{_DEGREE}(?:disagree|oppose|object|reject|against|not (?:agree|support|in favour)"
    rf"|(?:do|does) not (?:agree|support)|don[’']?t (?:agree|support)|unfavourable)\b"
)
_FOR = re.compile(rf"{_DEGREE}(?:agree|support|in favour|favour|favourable|approve|endorse|accept)\b")
_YES = re.compile(r"(?:yes|y|true)\b")
_NO = re.compile(r"(?:no|n|false)\b")

_ASKED = re.compile(
    r"\b(?:do|does|would|could) (?:you|your organisation|respondents)(?: \w+){0,3}? "
    r"(?:agree(?! to (?:be|us|the use|your|being|our))|disagree|support|oppose|favour|endorse|approve|object|accept)\b"
    r"|\bto what extent (?:do|does|would) (?:you|your organisation)(?: \w+){0,3}? "
    r"(?:agree|disagree|support|oppose|favour)\b"
    r"|\bare you (?:\w+ ){0,2}(?:in favour|supportive|content|against|opposed)\b"
    r"|\b(?:do|does|would) (?:you|your organisation)(?: \w+){0,2} (?:think|consider|believe|feel)\b[^?]{0,300}"
    r"\b(?:should|right|appropriate|proportionate|correct|reasonable)\b"
    r"|^(?:\w+ ?[.):] ?)?(?:should|ought) \w",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"^(?:\W*\w{0,4}[.):] )?(?:what|which|how|who|whom|where|when|why|please (?:explain|describe|provide|give|set))\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:do|would) you(?: \w+){0,3}? (?:disagree|oppose|object)\b(?! or (?:agree|support))"
    r"|\bare you (?:\w+ ){0,2}(?:against|opposed)\b",
    re.IGNORECASE,
)
_EXTENT = re.compile(r"^\W*to what extent", re.IGNORECASE)

_MIXED = re.compile(
    r"\b(?:but|however|although|though|while|whilst|whereas|except|unless|provided|subject to|in part|partly|partially"
    r"|some|aims?|intentions?|ambitions?|objectives?|principle|spirit|need to|yet|only|both|neither|not only|rather"
    r"|nor|instead|if)\b",
    re.IGNORECASE,
)
_WE = r"(?:we|i|yes|the [\w ]{2,40}|our [\w ]{2,40})"
_THING = (
    r"(?:\w+ ){0,5}?(?:proposals?|dut(?:y|ies)|approach(?:es)?|measures?|changes?|introduction|idea|recommendations?"
    r"|options?|plans?|ban|requirements?|polic(?:y|ies)|amendments?|bill|extension|removal|offences?|it|this)\b"
)
_NOT = r"(?:do(?:es)? not|don[’']t|cannot|can[’']t) (?:\w+ )?(?:agree|support|accept)"
_TEXT_AGAINST = re.compile(
    rf"^(?:no\b[,.;:!–—-]|no$|(?:strongly )?disagree\b"
    rf"|{_WE},? (?:\w+ ){{0,3}}?(?:disagrees?|opposes?|objects? to|rejects?|{_NOT}"
    rf"|(?:am|are|is) (?:\w+ )?(?:opposed to|against|not in favour))\b)",
    re.IGNORECASE,
)
_TEXT_FOR = re.compile(
    rf"^(?:yes\b[,.;:!–—-]|yes$|(?:strongly )?agree(?:d)?\b"
    rf"|{_WE},? (?:\w+ ){{0,3}}?(?:agrees?(?! to differ)|(?:am|are|is) in favour|endorses? {_THING}"
    rf"|(?:supports?|welcomes?|favours?|backs?) {_THING})\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no longer|cannot|\w+n[’']t)\b", re.IGNORECASE)


def asks_agreement(question: Question) -> bool:
    """Whether it asks for agreement with something, by its words or by the options that it offers."""
    stances = {_by_its_words(option) for option in question.options}
    if {Position.SUPPORT, Position.OPPOSE} <= stances:
        return True
    if not _ASKED.search(question.text):
        return False
    return not _OPEN.match(question.text) or bool(_EXTENT.match(question.text))


def stance_of_option(option: str, question: Question) -> Position | None:
    """What somebody says who ticks an option; yes and no count only where agreement is asked for."""
    found = _by_its_words(option)
    words = option.strip().casefold()
    if found is None and asks_agreement(question) and not _TURNED.search(question.text):
        if _YES.match(words):
            return Position.SUPPORT
        if _NO.match(words):
            return Position.OPPOSE
    return found


def _by_its_words(option: str) -> Position | None:
    words = " ".join(option.casefold().split()).lstrip("0123456789.)( –-:")
    if _NEITHER.match(words):
        return Position.NEUTRAL
    if _AGAINST.match(words):
        return Position.OPPOSE
    return Position.SUPPORT if _FOR.match(words) else None


def stance_of_sentence(sentence: str, question: Question) -> Position | None:
    """What the first sentence of an answer says, if it says it without reserve."""
    words = plain_words(sentence)
    if _MIXED.search(words) or _TURNED.search(question.text):
        return None
    yes_or_no = re.match(r"(?:yes|no)\b", words, re.IGNORECASE)
    if yes_or_no and not asks_agreement(question):
        return None
    if _TEXT_AGAINST.match(words):
        return Position.OPPOSE
    return Position.SUPPORT if _TEXT_FOR.match(words) and not _DENIED.search(words) else None
