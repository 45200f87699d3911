"""Wording: whether words ask for something, and what in them is no part of a question.

In: the text of a passage. Out: yes or no. English as departments and regulators write it; Welsh where forms use it.
"""

from __future__ import annotations

import re

_VERBS = (
    "describe|explain|give|provide|tell us|set out|outline|indicate|specify|state|comment|list|rank|rate|select|choose|"
    "tick|share|identify|enter|confirm|summarise|suggest|let us know|say|name|write|insert|detail|expand|elaborate|"
    "score|highlight|note|estimate|consider|complete|add|use|express|submit|put|mark|cross|circle|type"
)
_ASKING_VERBS = (
    "describe|explain|give|provide|tell us|set out|outline|indicate|specify|state|comment|list|rank|rate|select|choose|"
    "tick|share|identify|confirm|summarise|suggest|let us know|elaborate|expand|score|estimate|highlight"
)
_INTERROGATIVES = (
    "what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|can|could|should|would|will|shall|has|"
    "have|had|may|might|must|"
    "(?:in|on|at|for|from|by|to|with|of|under|over|about|through|into) (?:what|which|whom|whose)|"
    "beth|pa|pwy|pryd|ble|pam|sut|ydych|a ydych"
)
_POLITE = r"(?:please|kindly|nodwch|rhowch)"
_CONDITION = r"(?:if (?:so|not|yes|no|possible|applicable|you [^,]{3,60}|[^,]{3,60}),? ?(?:then,? )?)?"

_IN_ADVANCE = r"(?:(?:in|with|using|within) [^,.?]{3,60}, )?"
_IMPERATIVE = re.compile(rf"{_CONDITION}{_POLITE},? (?:also |briefly |\w+ly )?(?:{_VERBS})\b", re.IGNORECASE)
_CLEAR_REQUEST = re.compile(rf"{_CONDITION}{_POLITE},? (?:also |briefly )?(?:{_ASKING_VERBS})\b", re.IGNORECASE)
_BARE_IMPERATIVE = re.compile(rf"{_IN_ADVANCE}{_CONDITION}{_POLITE}? ?(?:{_ASKING_VERBS})\b", re.IGNORECASE)
_BEGINS = re.compile(rf"(?:{_INTERROGATIVES})\b", re.IGNORECASE)
_ASKS_WITHOUT_MARK = re.compile(
    r"(?:to what extent|how far|do you|does your|are you|have you|would you|should (?:the|we|there)|which of|"
    r"what (?:is|are)"
    r" your|is your|how (?:would|do|did|could|satisfied|likely|important|clear|useful|easy|often|many|much) )\b"
    r"|(?:we (?:would )?(?:welcome|invite|seek|are seeking|are interested in|would like|are asking for)|views are|"
    r"comments are) .{0,60}\b(?:views|comments|evidence|information|responses|feedback|hear|examples|invited|sought)",
    re.IGNORECASE,
)
_MARK = r"\?(?: ?\[?\d{1,3}\]?(?=\W|$)|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})?"
"""A question mark, and the mark of a footnote behind it."""
_ENDS = re.compile(_MARK + r"[\"'”’»)\]\s*.]*(?:\([^()]{0,120}\)[\s.]*)?$")
_ASKED_SENTENCE = re.compile(_MARK + r"(?=[\"'”’)\]]*(?:\s|$))")
_HOUSEKEEPING = re.compile(
    r"(?:please )?(?:return|send|e-?mail (?:it|this|your|the|us|to|completed|any|all)|post (?:it|this|your|the|"
    r"to)|submit|complete|fill in|answer|read|note|refer|see|continue|"
    r"use(?! (?:this|the) (?:box|space))|do not|"
    r"include|attach|ensure|limit|keep|write|contact|visit|respond|be|turn|go to|skip|type|make sure|remember|save)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"(?:many )?thank(?:s| you)\b|diolch\b", re.IGNORECASE)
_RHETORICAL = re.compile(
    r"(?:why (?:are|is|have|do|did) (?:we|this|the government|you being)|who (?:is|are|should|can|will) (?:this|we|the "
    r"consultation|respond|take part|be|read|it)|what (?:is|are|was|were) (?:this|we|the (?:consultation|"
    r"proposal|issue|"
    r"problem|background|current|purpose|aim|law|position|next))|what (?:happens|will happen|are we|do we|you|"
    r"does this|"
    r"we|is being|is changing|is happening|is it|is the)|how (?:to|can i|do i|can you|will we|we will|should i|will "
    r"(?:my|your|the)|do you respond|does|are we|is|the)|when (?:does|is|will|do|are)|where (?:can|do|to|will)|"
    r"(?:do you have |any |have |got )?(?:any )?(?:questions|queries)\b|need (?:help|more)|can i|will my|is this|"
    r"what is\b.{0,40}\?|what are\b.{0,40}\?|who we are|why (?:respond|now|change))",
    re.IGNORECASE,
)


_TAG = re.compile(r"\[[^\[\]]{1,40}\]\s*")


def _begin(text: str) -> int:
    """Where the words begin, a remark in square brackets before them not counted."""
    tag = _TAG.match(text)
    return tag.end() if tag else 0


def ends_asking(text: str) -> bool:
    """Whether the last sentence is a question, a remark in brackets after it not counted."""
    return bool(_ENDS.search(text))


def asks(text: str) -> bool:
    """Whether the words ask for something: a question somewhere in them, or a request."""
    return bool(_ASKED_SENTENCE.search(text) or requests(text) or _ASKS_WITHOUT_MARK.match(text, _begin(text)))


def requests(text: str) -> bool:
    """Whether it begins with a request such as 'Please describe', not with one about the form, 'Please return'."""
    begin = _begin(text)
    if _CLEAR_REQUEST.match(text, begin):
        return True
    return bool(_IMPERATIVE.match(text, begin)) and not _HOUSEKEEPING.match(text, begin)


def asks_at_its_end(text: str) -> bool:
    """Whether one of the last sentences of a longer text is a request: `… If so, please explain why.`"""
    return any(requests(sentence) for sentence in re.split(r"(?<=[.!?:])\s+", text[-600:])[-3:])


def orders(text: str) -> bool:
    """Whether it begins with a bare request such as 'Describe', which counts only where a number or box supports it."""
    return bool(_BARE_IMPERATIVE.match(text, _begin(text)))


def begins_asking(text: str) -> bool:
    """Whether the first word is one with which questions begin."""
    return any(pattern.match(text, _begin(text)) for pattern in (_BEGINS, _ASKS_WITHOUT_MARK))


def looks_like_a_question(text: str) -> bool:
    """Whether a person who looks for questions would stop at it."""
    if _CLEAR_REQUEST.match(text) or _ASKS_WITHOUT_MARK.match(text):
        return True
    return ends_asking(text)


def is_rhetorical(text: str) -> bool:
    """Whether it is a question that the text itself answers, as headings do: 'Why are we consulting?'"""
    return bool(_RHETORICAL.match(text)) and len(text.split()) <= 14 and not re.search(r"\byou", text.lower())


def is_housekeeping(text: str) -> bool:
    """Whether it tells how to handle the form."""
    if _THANKS.match(text):
        return True
    return bool(_HOUSEKEEPING.match(text)) and not _ASKED_SENTENCE.search(text)
