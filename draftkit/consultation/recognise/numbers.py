"""Numbers of questions: `Question 1`, `Q12a`, `2(b)`, `A.1`, `3.2`, `(a)` at the beginning of a text.

In: text, and the number that the format printed before it. Out: number, part, how the number was written and the rest.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from draftkit.consultation.recognise.wording import begins_asking, orders, requests

_CARDINALS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty"
)
_NUMBER = r"(?:[A-Z]{1,2}[.-]?\s?)?\d{1,3}(?:\.\d{1,3}){0,3}"
_CALLED = r"(?:[A-Z]{1,2}[.-]?\s?)?\d{1,4}(?:\.\d{1,3}){0,3}"
"""Behind the word `Question`, where four digits are no year."""
_PART = r"(?:\s?\(\s?[a-z]{1,4}\s?\)|\s?\[\s?[a-z]\s?\]|\.?[a-z](?![a-z0-9]))"
_ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|x{1,3}i{0,3}|xiv|xv)"

EXPLICIT = re.compile(
    rf"""(?:(?:consultation|survey|specific|discussion|technical|further|additional|chapter|supplementary)\s+)?
    (?:question|cwestiwn|ques|qu|q|qn)\s*[.:]?\s*(?:no\.?\s*|number\s+|rhif\s+)?
    (?:(?P<number>{_CALLED})(?P<part>{_PART}(?:{_PART})?)?|(?P<cardinal>{_CARDINALS}))
    (?:\s+of\s+\d{{1,3}})?
    (?:,?\s*part\s+(?P<named>[a-z]))?
    (?:\s*/\s*(?:question|cwestiwn)\s*{_CALLED})?
    (?P<separator>\s*[.:)\]–—|-]+)?
    (?P<after>\s+|$)""",
    re.VERBOSE | re.IGNORECASE,
)
PLAIN = re.compile(
    rf"(?:(?P<open>[(\[])\s?)?(?P<number>{_NUMBER})(?P<part>{_PART}(?:{_PART})?)?"
    r"(?P<separator>\s?[.):\]]+|\s[–—-]|[–—-])?(?P<after>\s+|$)"
)
PART_ONLY = re.compile(
    rf"(?:\(\s?(?P<bracketed>[a-z]|{_ROMAN}|[A-Z])\s?\)|(?P<open>[a-z]|{_ROMAN}|[A-Z])\s?[).:])(?P<after>\s+|$)"
)
_NAMED = re.compile(r"(?:consultation )?(?:question|cwestiwn|q)\s*[:.]\s+(?=\S)", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:st|nd|rd|th|%|per\s?cent|million|billion|days|weeks|months|years|pages|words)\b", re.IGNORECASE
)


class Numbered(NamedTuple):
    """A text that begins with a number."""

    number: str
    """As published, without the word `Question`; empty for a part alone, such as `(a)`."""
    part: str
    rest: str
    """The text behind the number."""
    explicit: bool
    """Whether it says that it is a question: `Question 4`, `Q4`."""
    style: str
    """How it is written, such as `0.` or `(a)`; those of one list look alike."""
    printed: bool = False
    """Whether the format numbers it by itself."""


def numbered(text: str, printed: str = "") -> Numbered | None:
    """The number with which a text begins, if it begins with one."""
    whole = f"{printed} {text}".strip() if printed else text
    found = _explicit(whole) or _plain(whole, bool(printed)) or _part_only(whole)
    if found is None and printed:
        return Numbered("", "", text, explicit=False, style=printed, printed=True)
    return found._replace(printed=bool(printed)) if found else None


def is_only_a_number(text: str) -> bool:
    """Whether a cell holds nothing but the number of the question beside it."""
    if len(text) > 16:
        return False
    found = numbered(text)
    return found is not None and not found.rest and bool(found.number or found.part)


def _explicit(text: str) -> Numbered | None:
    match = EXPLICIT.match(text)
    if match is None:
        named = _NAMED.match(text)
        return Numbered("", "", text[named.end() :].strip(), explicit=True, style="Q") if named else None
    rest = text[match.end() :].strip()
    number = match["number"] or match["cardinal"] or ""
    if not match["separator"] and rest:
        if not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“‘(*[" or begins_asking(rest)):
            return None
        if re.match(r"(?:19|20)\d\d\b", rest):
            return None
    if match["cardinal"] and not match["separator"] and rest:
        return None
    return Numbered(number.replace(" ", ""), _part(match["part"] or match["named"]), rest, explicit=True, style="Q")


def _plain(text: str, printed: bool) -> Numbered | None:
    match = PLAIN.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    separator = (match["separator"] or "").strip()
    if _MONTH.match(rest) or _COUNTED.match(rest):
        return None
    bare = not separator and not match["open"] and not printed
    if bare and rest and not (rest[0].isupper() or rest[0] in "\"'“‘(*" or begins_asking(rest)):
        return None
    if bare and not match["part"] and re.match(r"(?:19|20)\d\d", match["number"]):
        return None
    if separator in ("-", "–", "—") and not printed and rest[:1].isdigit():
        return None
    number = match["number"]
    style = re.sub(r"\d+", "0", number) + ("a" if match["part"] else "") + (match["open"] or "") + separator[:1]
    return Numbered(number.replace(" ", ""), _part(match["part"]), rest, explicit=False, style=style)


def _part_only(text: str) -> Numbered | None:
    match = PART_ONLY.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    letter = match["bracketed"] or match["open"]
    if match["open"] and letter in "AI" and rest and rest[0].islower() and not orders(rest) and not requests(rest):
        return None
    shape = "i" if re.fullmatch(_ROMAN, letter) and len(letter) > 1 else "a" if letter.islower() else "A"
    return Numbered("", letter, rest, explicit=False, style=f"({shape})" if match["bracketed"] else f"{shape})")


def _part(text: str | None) -> str:
    """`(b)` as `b`, `(b)(ii)` as `b(ii)`."""
    letters = re.findall(r"[A-Za-z]+", text or "")
    return letters[0] + "".join(f"({one})" for one in letters[1:]) if letters else ""
