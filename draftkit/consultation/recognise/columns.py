"""Columns: what each column of a table is for, as its heading says.

In: the headings of a table. Out: `number`, `question`, `answer`, `confidential`, `comment`, `limit`, `options`, `kind`,
`section`, `required` for each column whose heading is one that forms use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ROLES = {
    "number": r"(?:question |item |section )?(?:no\.?|number|num\.?|nr\.?|ref\.?|reference|#|id|q|qu|"
    r"q\.?\s?no\.?)|rhif",
    "part": r"(?:question )?(?:part|sub-?question)(?: number| no\.?)?",
    "confidential": r".{0,60}\bconfidential.{0,60}",
    "limit": r"(?:(?:max(?:imum|\.)?|word|character|length|size)\s*)*(?:limit|length|words|characters|count|"
    r"allowance)(?: \(?(?:words|characters)\)?)?s?",
    "kind": r"(?:question |answer |response )?(?:type|kind|format)(?: of (?:question|answer|response))?",
    "options": r"(?:answer |response |possible |available |list of )*(?:options?|choices|(?:possible|permitted|"
    r"allowed) answers|values)(?: \(.{0,60}\))?",
    "required": r"(?:required|mandatory|compulsory|optional)(?:\s?/\s?\w+)?\??|must be answered\??",
    "section": r"(?:section|theme|topic|chapter|volume|area|part of (?:the )?(?:document|consultation)|heading|"
    r"page)(?: (?:name|title|heading))?",
    "answer": (
        r"(?:please (?:provide|enter|give|write|type|insert) )?(?:your |our |the |organi[sz]ation(?:'s|al)? |"
        r"consultee |respondent(?:'s)? )*"
        r"(?:responses?|answers?|reply|replies|views|feedback|details here|input|ateb|ymateb)(?: (?:here|text|"
        r"box|to (?:the )?question|and .{2,40}|\(.{0,80}\))){0,2}"
    ),
    "comment": r"(?:any |your |further |other |additional |please |reasons? |supporting |explanation |and |"
    r"/ ?)*(?:comments?|reasons?|explanation|evidence|rationale|explain|justification|notes)(?: .{0,50})?",
    "question": (
        r"(?:consultation |the |survey |your |exact |full )*(?:questions?|proposals?|issues?|statements?|details|"
        r"question text|text of (?:the )?question|wording|"
        r"item|field|information (?:required|requested)|information|criteria|criterion|paragraph|clause|"
        r"recommendation|cwestiwn|cwestiynau|text)"
        r"(?: (?:text|wording|asked|\(.{0,60}\)))?"
    ),
}
_PATTERNS = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in _ROLES.items()}


def role_of(heading: str) -> str:
    """What a column with that heading is for; empty if that is not known."""
    text = re.sub(r"\s+", " ", heading).strip(" :?*.")
    if not text or len(text) > 140:
        return ""
    if re.match(r"question\b[^?]*\bvolume|volume \d", text, re.IGNORECASE) and len(text.split()) < 8:
        return "question"
    return next((role for role, pattern in _PATTERNS.items() if pattern.fullmatch(text)), "")


def roles_of(headings: Mapping[int, str]) -> dict[int, str]:
    """The roles of the columns if the row is one of headings: at least two columns whose use is known."""
    roles = {column: role_of(text) for column, text in headings.items() if text}
    known = [role for role in roles.values() if role]
    if len(roles) < 2 or len(known) < 2 or len(known) < len(roles) - 1:
        return {}
    if not {"question", "number", "answer"} & set(known):
        return {}
    return {column: role for column, role in roles.items() if role}
