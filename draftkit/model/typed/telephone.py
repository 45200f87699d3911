"""Telephone numbers in text.

In: text. Out: numbers of the United Kingdom and of other countries, the European helplines (116 123), and the short
ones (999, 101, codes for text messages) where the words around say that somebody is to call them. Dates, years,
sections, quantities, sums of money and the numbers of companies are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.model.typed.stretch import Stretch

_GAP = "[ \u00a0\u2009\u202f.-]?"
_HOME = re.compile(rf"(?<![\w+#/£$€-])(?<!\d[.,])(?:\(0\d{{2,5}}\)|0\d{{2,5}}){_GAP}(?:\d{_GAP}){{2,12}}")
_ABROAD = re.compile(
    rf"(?<![\w+])(?:\+|00 ?)[1-9]\d{{0,2}}{_GAP}(?:\(0\){_GAP})?(?:\(?\d\)?{_GAP}){{6,13}}(?<=\d)(?!\w)"
)
_HARMONISED = re.compile("(?<![\\w.,/£-])116[ \u00a0-]?(?:000|006|111|117|123)(?![\\w/])(?!,\\d)")
_SHORT = re.compile(r"(?<![\w.,/£$€+#-])(?:999|101|111|112|105|119|159|195|18000)(?![\w/%°-])(?![.,]\d)")
_TEXT_CODE = re.compile(r"(?<![\w.,/£$€+#-])\d{5,6}(?![\w/%°-])(?![.,]\d)")

_OPENING = r"[ \n,:;(*_\"“‘'–—-]"
_CALLING = re.compile(
    r"(?<!\w)(?:(?:call|dial|ring|phone|text|contact)(?:s|ed|ing|ling)?|tele?(?:phone)?|sms|whatsapp|helpline|hotline"
    r"|freephone|emergency|emergencies|police|ambulance|report(?:ed|ing|s)?(?: it| this| them)? (?:on|to|via|by|using))"
    rf"(?:\.?{_OPENING}+(?:on|to|is|or|and|at|via|by|use|using|free|for|in|an|a|the|your|local|force|service|services"
    rf"|number|scotland|nhs|us|them|immediately|now|first|always|straight|away|once|\d{{3}}))*\.?{_OPENING}+$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r" (?:emergency|non-emergency|call|calls|service|services|number|line|helpline|option|operator|handler)(?!\w)",
    re.IGNORECASE,
)
_TEXTING = re.compile(
    r"(?<!\w)(?:text|texts|texting|sms)[ \n:(*_\"“‘']+(?:(?:[^\s.;]{1,20}[ \n]){0,4}?(?:to|on)[ \n])?[*_\"“‘']*$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?<!\w)(?:ss?|sections?|arts?|articles?|regs?|regulations?|rr?|rules?|paras?|paragraphs?|pt|parts?|sch|schedules?"
    r"|cl|clauses?|c|chapter|pp?|pages?|nos?|s?si|order|note|footnote|annex|table|figure|box|question|step|room|form"
    r"|act|vol|volume|issue|lines?|rows?|over|under|about|around|nearly|almost|than|recommendation)"
    "\\.?[ \u00a0\n]?\\(?$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    "[ \u00a0\n](?:of|per|million|thousand|hundred|(?:page|case|image|offence|report|day|hour|minute|word|time|victim"
    "|record|file|respondent|response|contact|member|officer|school|site|metre|pound|character|survivor|arrest|charge"
    "|conviction|girl|boy|adult|pupil|year|month|week|other|more|new|different|separate)s?|people|children|families"
    r"|or more|or fewer|were|was|had|have)(?!\w)",
    re.IGNORECASE,
)
_BEFORE = 60
"""How many characters before a short number are looked at for what it is."""


def telephone_numbers(text: str) -> Iterator[Stretch]:
    """Every telephone number, once."""
    taken = -1
    for start, end in sorted({*_long_numbers(text), *_short_numbers(text)}, key=lambda span: (span[0], -span[1])):
        if start >= taken:
            taken = end
            yield Stretch(start, end, text[start:end])


def _long_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _HOME.finditer(text):
        end = _end_of_home_number(text, match)
        if end:
            yield match.start(), end
    for match in _ABROAD.finditer(text):
        if len(re.sub(r"\D", "", match[0])) >= 9:
            yield match.span()
    for match in _HARMONISED.finditer(text):
        if not _is_reference_or_quantity(text, match):
            yield match.span()


def _end_of_home_number(text: str, match: re.Match[str]) -> int:
    """Where a number that begins with 0 ends, or 0 if it is none: it has ten or eleven digits, or is a short 0800."""
    ends = [match.start() + at + 1 for at, letter in enumerate(match[0]) if letter.isdigit()]
    for length in (11, 10, 8):
        end = ends[length - 1] if len(ends) >= length else 0
        if not end or re.match(r"[\w/]|[.,-]\d", text[end : end + 2]):
            continue
        written = text[match.start() : end]
        digits = re.sub(r"\D", "", written)
        if digits[1] in "046" or re.fullmatch(r"\d{2}[-. ]\d{2}[-. ]\d{4}", written):
            return 0
        if length > 8 or _is_short_service(written, text[max(0, match.start() - _BEFORE) : match.start()]):
            return end
    return 0


def _is_short_service(written: str, before: str) -> bool:
    """Whether eight digits are a number such as 0800 1111 or 0845 46 47, and not hours or the number of a company."""
    if written.isdigit():
        return written.startswith("0800") and bool(_CALLING.search(before))
    if re.fullmatch("0845[ \u00a0]46[ \u00a0]?4\\d", written):
        return True
    found = re.fullmatch("0(?:800|500)[ \u00a0](\\d\\d)(\\d\\d)", written)
    return found is not None and not (int(found[1]) <= 24 and found[2] in {"00", "15", "30", "45"})


def _short_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _SHORT.finditer(text):
        called = _CALLED.match(text, match.end()) or _CALLING.search(_sentence_before(text, match.start()))
        if called and not _is_reference_or_quantity(text, match):
            yield match.span()
    for match in _TEXT_CODE.finditer(text):
        if _TEXTING.search(_sentence_before(text, match.start())) and not _is_reference_or_quantity(text, match):
            yield match.span()


def _sentence_before(text: str, at: int) -> str:
    """The end of what the sentence says before a place."""
    before = text[max(0, at - _BEFORE) : at]
    return before[max(before.rfind(end) for end in (". ", "! ", "? ", "\n\n")) + 1 :]


def _is_reference_or_quantity(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    return bool(_REFERENCE.search(before) or _QUANTITY.match(text, match.end()))
