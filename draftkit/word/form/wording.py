"""Wording: how forms ask for an answer, and what they write where an answer is to go.

In: the text of a paragraph. Out: whether it asks something, invites an answer below it, is a note to a question, or
only says where to type. These decide which empty places are spots; what is a question, the recogniser decides.
"""

from __future__ import annotations

import re

_NOUN = (
    r"(?:responses?|answers?|comments?|reply|views?|reasons?|explanations?|feedback|evidence|rationale|suggestions?"
    r"|details|information)"
)
_TYPED = rf"(?:{_NOUN}|statement|text)"
_PLACE = (
    r"(?:here|below|in (?:this|the) (?:box|space|field|cell|area)(?: (?:below|provided))?|in the (?:box|space) below)"
)

PLACEHOLDER = re.compile(
    r"(?:please )?(?:click|tap|press|select)(?: (?:or|and) (?:tap|click))?(?: on)?(?: here)? (?:to|and) .{2,80}"
    r"|click (?:or tap )?here\.?"
    r"|(?:choose|select|pick) an? (?:item|option|date|answer|response)(?: from .{1,40})?"
    rf"|(?:please )?(?:insert|enter|type|write|add|provide|give|put|record|complete|paste)(?: in)?"
    r"(?: (?:your|the|any|an?))?"
    rf"(?: [\w'’/-]+){{0,5}} {_PLACE}"
    rf"|(?:please )?(?:insert|enter|type|write|add)(?: (?:your|the|an?))?(?: \w+)? ?{_TYPED}"
    rf"|(?:your )?{_NOUN} (?:goes )?{_PLACE}"
    r"|start typing(?: here)?|free text(?: (?:box|response|answer))?|text (?:box|here)",
    re.IGNORECASE,
)
"""A whole text that only says where to type, brackets and full stop taken off."""

BRACKETED = re.compile(
    r"[\[<«‹{(]\s*(?:please )?(?:insert|enter|type|write|add|provide|complete|click|your"
    r" (?:response|answer|comments?|name|email|address|organisation))\b[^\]>»›})\n]{0,80}[\]>»›})]",
    re.IGNORECASE,
)
"""Words in brackets within a line that stand where the answer is to go, such as `[insert name]`."""

_CUE = re.compile(
    rf"(?:(?:please )?(?:write|type|enter|give|provide|insert|add) )?(?:(?:your|my|our|the|any|further|additional|other"
    rf"|general|respondent['’]?s?|consultee['’]?s?|written|full|open|any (?:further|other|additional))[ -])*(?:\w+ )?"
    rf"{_NOUN}(?: (?:to|on|for|about) (?:this |the )?(?:question|proposal|above|section|q)[\w .]{{0,12}})?"
    rf"(?: {_PLACE})?(?: ?\([^)]{{1,120}}\))?",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:(?:if|where) [^?]{2,120},? )?(?:please |kindly |also |briefly |then )*"
    r"(?:explain|comment|describe|specify|state|outline|expand|elaborate|tell us|set out|give|provide|list|add"
    r"|summari[sz]e|identify|indicate|suggest|say|share|discuss|detail|include|use (?:this|the) (?:space|box)|write"
    r"|enter|type|insert|attach|let us know|justify|rank|rate)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:question|q)\.? ?\d+[a-z]?\b|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\(?[ivx]{1,4}[.)]\s|\d{1,3}[a-z]?[.:)]?\s+\S"
    r"|\d{1,2}(?:\.\d{1,2})+\.?\s",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[(\[*]|please\b|you (?:may|can|might|should|need)\b|max(?:imum|\.)?\b|no more than|up to \d|limit|word limit"
    r"|note\b|if (?:yes|no|so|not|you)\b|this (?:question|answer|response|box)|answers? (?:should|must|may)"
    r"|your (?:answer|response) (?:should|must|may|can)|responses? (?:should|must|may)|we (?:are|would)\b"
    r"|\d[\d,]* (?:words|characters)"
    r"|for example|e\.g\.|guidance|tick|select|choose|continue",
    re.IGNORECASE,
)
_NUMBER_ONLY = re.compile(r"(?:consultation )?(?:question|q)\.? ?\d+(?:\.\d+)*[a-z]?\s*[.:)–—-]?", re.IGNORECASE)
_QUESTION_HEADER = re.compile(
    r"(?:n(?:o|umber|r|um)|#|ref(?:erence)?|(?:consultation |your )?(?:questions?|items?|sections?|topics?|areas?"
    r"|themes?|statements?|proposals?|paragraphs?|clauses?|chapters?|criteri(?:on|a)|issues?|details|fields?|descriptions?"
    r"|categor(?:y|ies)|options?|parts?|measures?|recommendations?))(?: (?:no|number|ref|reference))?",
    re.IGNORECASE,
)
_TRIM = " \t\u00a0.…:;,-–—*"
_SHORT_LABEL = 60
_CUE_LENGTH = 160


def says_only_where_to_type(text: str) -> bool:
    """Whether a whole text is an instruction such as `Click or tap here to enter text.`"""
    plain = " ".join(text.split())
    if not plain or len(plain) > 120 or "?" in plain:
        return False
    inner = plain.strip("[]<>«»‹›{}() .…:*_")
    if BRACKETED.fullmatch(plain):
        return True
    return PLACEHOLDER.fullmatch(inner) is not None


def invites(text: str) -> bool:
    """Whether a text says that the answer is to stand after it: `Your response:`, `Please explain`, `Comments`."""
    plain = " ".join(text.split()).strip(_TRIM)
    if not plain or len(plain) > _CUE_LENGTH:
        return False
    return _CUE.fullmatch(plain) is not None or (_ASKS.match(plain) is not None and "?" not in plain)


def asks(text: str, number: str = "") -> bool:
    """Whether a text may be a question or what takes the place of one."""
    plain = text.strip()
    if not plain:
        return False
    return bool("?" in plain or number or _NUMBERED.match(plain) or invites(plain) or _ASKS.match(plain))


def is_only_a_number(text: str) -> bool:
    """Whether a text is the number of a question and nothing else, such as `Question 3` above the question itself."""
    return _NUMBER_ONLY.fullmatch(text.strip()) is not None


def heads_questions(text: str) -> bool:
    """Whether a text may be the header of a column of questions, such as `Question` or `No.`"""
    return _QUESTION_HEADER.fullmatch(" ".join(text.split()).strip(_TRIM)) is not None


def is_note(text: str) -> bool:
    """Whether a text may belong to the question above it, such as `(no more than 300 words)`."""
    return _NOTE.match(text.strip()) is not None


def is_label(text: str) -> bool:
    """Whether a line ends so that the answer is to follow on it, such as `Name:`."""
    plain = text.strip()
    return plain.endswith(":") and len(plain) <= _SHORT_LABEL and len(plain.split()) <= 8


_DELETE = re.compile(
    r"\(?\b(?:please )?(?:delete|circle|strike out|cross out|underline|highlight)(?: as)?"
    r"(?: (?:whichever|where|any|one|which|not|the))?[\w ]{0,30}(?:appropriate|applicable|applies|apply|relevant)\)?",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"(?:^|[\s(:?.])(yes|y) ?/ ?(no|n)\b[.)\]]*$", re.IGNORECASE)
_OPTION_LENGTH = 120


def says_to_delete(text: str) -> bool:
    """Whether a text says that of several words all but one are to be deleted."""
    return _DELETE.search(text) is not None


def options_to_delete(text: str, *, told: bool = False) -> tuple[str, ...]:
    """What a line such as `Yes / No (delete as appropriate)` offers; empty if it offers nothing.

    `told` says that words nearby tell people to delete what does not apply.
    """
    if "/" not in text:
        return ()
    plain = " ".join(text.split())
    told = told or says_to_delete(plain)
    left = _DELETE.sub("", plain).strip(" []")
    yes_or_no = _YES_OR_NO.search(left)
    if yes_or_no is not None:
        return yes_or_no[1], yes_or_no[2]
    options = [option.strip(" .") for option in re.split(r"\s/\s|(?<=\w)/(?=\w)", re.split(r"[?:]\s", left)[-1])]
    fits = len(options) > 1 and all(0 < len(option) <= _OPTION_LENGTH for option in options)
    return tuple(options) if told and fits else ()


_ANSWER = (
    r"(?:responses?|answers?|comments?|reply|views?|reasons?|explanations?|feedback|evidence|rationale|suggestions?)"
)

ANSWER_HEADER = re.compile(
    rf"(?:(?:please )?(?:enter|give|insert|type|write|provide) )?(?:(?:your|our|my|respondent['’]?s?|consultee['’]?s?"
    rf"|stakeholder|organisation['’]?s?|the)[ -])?(?:\w+ )?{_ANSWER}(?: ?\([^)]{{1,80}}\))?",
    re.IGNORECASE,
)
"""The header of a column in which answers stand."""


def heads_answers(text: str) -> bool:
    """Whether the header of a column says that answers stand in it, such as `Your response`."""
    return ANSWER_HEADER.fullmatch(" ".join(text.split()).strip(_TRIM)) is not None
