"""Answers about the respondent that are known before anybody writes: from the profile of the organisation.

In: a question about the respondent and a profile. Out: the option to choose or the text, or nothing where the question
asks for something else. What is filled in is a draft like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from draftkit.consultation.questionnaire import Kind, Question

_ORGANISATION = re.compile(r"\b(organi[sz]ation|company|charity|body|employer|business)\b")
_NAME = re.compile(r"\bname\b")
_PERSON = re.compile(r"\b(your|full|first|last|sur)\s*name\b|\bcontact\b|\bperson\b")
_ASKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"\be-?mail\b")),
    ("telephone", re.compile(r"\b(tele)?phone\b|\bcontact number\b")),
    ("address", re.compile(r"\b(postal |your |contact )?address\b|\bpostcode\b")),
    ("role", re.compile(r"\b(your|job) (role|position|title)\b|\bjob title\b|\brole in\b|\bposition in\b")),
)
_FOR_ORGANISATION = re.compile(
    r"\bon behalf of an? (organi[sz]ation|group|body)|\ban? organi[sz]ation\b|^organi[sz]ation\b"
)
_AS_WHOM = re.compile(
    r"\b(capacity|on behalf of|responding as|respond as|who are you|are you (responding|answering))\b"
)


def prefilled(question: Question, profile: Mapping[str, str]) -> tuple[str, str]:
    """The option to choose and the text; both empty if nothing is known."""
    if not (question.about_you or question.kind is Kind.ABOUT_YOU) or not profile.get("name"):
        return "", ""
    asked = " ".join(question.text.casefold().split())
    if question.options:
        return (_as_organisation(question), "") if _AS_WHOM.search(asked) else ("", "")
    if question.kind not in (Kind.ABOUT_YOU, Kind.TEXT):
        return "", ""
    for key, pattern in _ASKS:
        if pattern.search(asked):
            return "", profile.get(key, "")
    if _ORGANISATION.search(asked) and (_NAME.search(asked) or len(asked.split()) <= 4) and not _PERSON.search(asked):
        represents = profile.get("represents", "") if "represent" in asked else ""
        return "", ". ".join(filter(None, [profile["name"].rstrip("."), represents]))
    return "", ""


def _as_organisation(question: Question) -> str:
    """The one option that says 'for an organisation', if there is exactly one."""
    fitting = [option for option in question.options if _FOR_ORGANISATION.search(option.casefold().strip())]
    return fitting[0] if len(fitting) == 1 else ""
