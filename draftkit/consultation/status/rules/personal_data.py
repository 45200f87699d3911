"""DK770: personal data in an answer that will be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from draftkit.consultation.status.phrases import any_of
from draftkit.consultation.status.prose import Stretch
from draftkit.consultation.status.subject import Subject
from draftkit.model.typed.addresses import addresses
from draftkit.model.typed.telephone import telephone_numbers
from draftkit.problems import Problem, warning

_ROLES = re.compile(
    any_of(
        r"""
        info|enquir\w*|inquir\w*|contact\w*|office|admin\w*|hello|mail|team|secretar\w*|reception|general
        policy|press|media|comms|communications|correspondence|public\w*|consultations?|responses?|research
        help\w*|support|safeguarding|complaints?|feedback|no-?reply|webmaster
        data\.?protection|dpo|foi
        """
    )
    + r"(?:[.+-].*)?",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"(?:\+44|0)?(?:3\d\d|8\d\d|9\d\d|500)|1\d\d$|116|999")
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR 0AA|[A-PR-UWYZ](?:[A-HK-Y]?\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])"
    r" ?\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])"
)
_NUMBERS = (
    (re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b"), "a National Insurance number"),
    (
        re.compile(r"(?<=NHS number )\d{3}[ -]?\d{3}[ -]?\d{4}\b|(?<=NHS No )\d{3}[ -]?\d{3}[ -]?\d{4}\b"),
        "an NHS number",
    ),
    (
        re.compile(
            r"\b(?:born on|date of birth:?|DOB:?|d\.o\.b\.:?)\s+(?:the )?"
            r"\d{1,2}(?:st|nd|rd|th)?[ /.-]\w{1,9}[ /.-]\d{2,4}",
            re.IGNORECASE,
        ),
        "a date of birth",
    ),
)

_CHILD = re.compile(
    r"aged? (?P<age>\d{1,2})(?! ?(?:and|or|to|-|–) ?(?:\d|over|under|above|below|older|younger))\b"
    r"|(?P<year>\d{1,2})[- ]year[- ]old(?!s)|in year \d{1,2}\b",
    re.IGNORECASE,
)
_NAMED_AGE = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z'’-]+){0,2}, (?:aged )?(?:[3-9]|1[0-7])(?:,| \(| who\b|\.)")
_CALLED = re.compile(
    r"\b(?:girl|boy|child|pupil|student|teenager|son|daughter|victim|survivor|patient|young person|client)s?,? "
    r"(?:called|named|whose name is|known as) [A-Z][a-z]+"
    r"|\b(?:[Mm]y|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir) (?:(?:grand)?(?:son|daughter)|niece|nephew|sister|brother),? "
    r"[A-Z][a-z]{2,}\b"
)
_CALLED_HAS = (
    *("called ", "named ", "whose name", "known as "),
    *("son", "daughter", "niece", "nephew", "sister", "brother", "year"),
)
"""What a sentence without a figure has at least one of, if it names a child."""
_DIGIT = re.compile(r"\d")
_MANY_DIGITS = re.compile(r"\d(?:[ \u00a0\u2009\u202f().-]{0,3}\d){7}")
_SCHOOL = re.compile(
    r"\b(?:[A-Z][\w’'.-]+ ){1,5}"
    r"(?:School|Academy|College|Primary|Infants?|Juniors?|High|Grammar|Nursery|Sixth Form)\b"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_TOWN = any_of(
    rf"""
    {_MONTH}|Year|Part|Section|Question|Chapter|Annex|Table|Figure|Parliament|Government
    England|Wales|Scotland|Britain|Great|Northern|United|European|Europe
    """
)
_PLACE = re.compile(rf"\b(?:in|from|near|of) (?!{_NO_TOWN}\b)[A-Z][a-z]{{2,}}(?:[- ][A-Z][a-z]+)?\b")
_RELATION = re.compile(
    r"\b(?:her|his|their|the child[’']s|my) (?:\w+ )?(?:(?:step-?|grand)?(?:father|mother)|uncle|aunt|brother|sister"
    r"|teacher|coach|tutor|priest|vicar|neighbour|foster carer|babysitter|headteacher)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(rf"\b(?:on|in) (?:\d{{1,2}} )?(?:{_MONTH})(?: (?:19|20)\d\d)?\b")
_SEX = re.compile(r"\b(?:girl|boy|daughter|son|schoolgirl|schoolboy)\b", re.IGNORECASE)


class _Found(NamedTuple):
    start: int
    end: int
    what: str
    hint: str


_CONTACT = (
    "take it out, or mark the answer confidential with the reason; contacts of the organisation go into 'about you'"
)
_IDENTIFIES = "leave out the name, the place or the school: 'a child in the county'; one detail less is often enough"


def personal_data(subject: Subject) -> Iterator[Problem]:
    """Addresses, numbers and postcodes of persons, and details that together tell who a child is.

    Not in confidential answers, nor in those about the respondent, where they are asked for.
    """
    for item in subject.argued():
        if item.answer.confidential:
            continue
        for found in sorted([*_contacts(item.prose.written), *_children(item.prose.sentences)]):
            message = f"{item.label} is not confidential, and has {found.what}"
            yield warning("DK770", message, item.prose.place(found.start, found.end), found.hint)


def _contacts(text: str) -> Iterator[_Found]:
    for address in addresses(text) if "@" in text else ():
        name, at, _ = address.words.partition("@")
        if at and "/" not in name and not _ROLES.fullmatch(name):
            yield _Found(address.start, address.end, f"an e-mail address: {address.words}", _CONTACT)
    for number in telephone_numbers(text) if _MANY_DIGITS.search(text) else ():
        if not _SERVICE.match(re.sub(r"[^\d+]", "", number.words)):
            yield _Found(number.start, number.end, f"a telephone number: {number.words.strip()}", _CONTACT)
    if not _DIGIT.search(text):
        return
    for match in _POSTCODE.finditer(text):
        yield _Found(match.start(), match.end(), f"a postcode: {match[0]}", _CONTACT)
    for pattern, what in _NUMBERS:
        for match in pattern.finditer(text):
            yield _Found(match.start(), match.end(), f"{what}: {match[0]}", _CONTACT)


def _children(sentences: tuple[Stretch, ...]) -> Iterator[_Found]:
    for sentence in sentences:
        words = sentence.words
        if not _DIGIT.search(words) and not any(part in words for part in _CALLED_HAS):
            continue
        named = _NAMED_AGE.search(words) or _CALLED.search(words)
        if named:
            start = sentence.start + named.start()
            yield _Found(
                start, start + len(named[0]), f"the name of a child or victim: '{named[0].strip(' ,.')}'", _IDENTIFIES
            )
            continue
        age = _CHILD.search(words)
        if age and _is_child(age):
            yield from _jigsaw(sentence, age)


def _is_child(age: re.Match[str]) -> bool:
    years = age["age"] or age["year"]
    return years is None or 0 < int(years) < 18


def _jigsaw(sentence: Stretch, age: re.Match[str]) -> Iterator[_Found]:
    """A finding where an age stands beside a school, or beside two other details of one child."""
    words = sentence.words
    kinds = (
        ("a school", _SCHOOL),
        ("a place", _PLACE),
        ("a relation", _RELATION),
        ("a date", _WHEN),
        ("the sex", _SEX),
    )
    details = [name for name, pattern in kinds if pattern.search(words)]
    if "a school" in details or len(details) > 2 or {"a place", "a relation"} <= set(details):
        beside = " and ".join([", ".join(details[:-1]), details[-1]] if len(details) > 1 else details)
        start = sentence.start + age.start()
        what = f"what may tell who a child is: '{age[0]}' beside {beside}"
        yield _Found(start, start + len(age[0]), what, _IDENTIFIES)
