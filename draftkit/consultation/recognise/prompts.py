"""Prompts: words beside a box that are no question of their own.

In: the text of a passage. Out: whether it asks to explain an answer, asks whether an answer is confidential, or only
names the box: `Your response:`.
"""

from __future__ import annotations

import re

_CONDITION = (
    r"(?:if (?:so|not|yes|no|applicable|other|relevant|possible|appropriate|you[^,.?]{2,80}|(?:yes|no|not|"
    r"other)[^,.?]{0,60}|(?:your|the) "
    r"answer[^,.?]{0,60})[,:–—-]?\s*(?:then,? )?)"
)
_GIVEN = (
    "reasons?|reasoning|explanation|details?|comments?|views|rationale|evidence|examples?|justification|why|thoughts|"
    "feedback|answer|response|information|alternatives?|suggestions?|data"
)
_GIVING = "give|provide|outline|state|set out|share|add|list|enter|write|include|summarise|describe|attach"
_REQUESTS = (
    r"explain\b",
    rf"(?:{_GIVING})\b[^.?]{{0,60}}\b(?:{_GIVEN})\b",
    r"(?:expand|elaborate|comment|justify|detail|suggest)\b",
    r"tell us (?:why|more|your|how|what|about (?:your|why)|which|in)\b",
    r"(?:state|say|specify|indicate|describe|let us know)\b(?: (?:why|which|what|how|more|your|it|them|these)\b)?",
    r"use (?:the|this) (?:box|space|section|field)\b",
    r"support your\b",
)
_HEADED = (
    r"(?:(?:further|additional|any|other|general|your|optional|supporting|and|more|the|specific) )*"
    r"(?:comments?|reasons?|explanation|evidence|details|information|notes|remarks|rationale|justification|sylwadau|"
    r"feedback|examples|views|reasoning)\b[^?]{0,80}"
)
_FURTHER = "(?:other|further|additional|more|specific|general|alternative)"
_QUESTIONS = (
    r"why(?: (?:not|or why not|is that|do you (?:think|say|agree|disagree|feel)[^?]{0,40}))? ?\?",
    r"why (?:have|did) you[^?]{0,60}\?",
    r"(?:what|which|how)\b[^?]{0,160}\?",
    rf"(?:do you have|are there|have you) (?:any|an) (?:{_FURTHER} )*(?:{_GIVEN})\b[^?]{{0,100}}\?",
    r"what (?:are|is) (?:your|the) (?:reasons?|reasoning|rationale|main reasons?)[^?]{0,60}\?",
    r"(?:eglurwch|esboniwch|rhowch (?:resymau|fanylion|sylwadau))\b",
)
_COMMENT = re.compile(
    rf"{_CONDITION}?(?:(?:please )?(?:also |briefly |could you )?(?:{'|'.join(_REQUESTS)})|{_HEADED}|"
    rf"{'|'.join(_QUESTIONS)})",
    re.IGNORECASE,
)
_WITHOUT_CONDITION = re.compile(r"(?:what|which|how)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(_CONDITION, re.IGNORECASE)

_CONFIDENTIAL = re.compile(
    r"[\[(]?\s*(?:please (?:indicate|tell us|state|confirm|say|tick|mark|specify) (?:if|whether|here if) )?"
    r"(?:(?:is|are|should|would you like|do you (?:want|wish|consider|require)|can we|may we|i (?:want|wish|"
    r"would like))\b"
    r"[^.?]{0,50}\b(?:this|your|the|these|any(?: part)?|all|part)\b[^.?]{0,40}(?:answers?|responses?|reply|"
    r"comments?|question|information|"
    r"views|section|part)\b[^?]{0,80}\b(?:confidential|confidentially|confidence|anonymous(?:ly)?|published|"
    r"publish|publication|withheld)\b"
    r"|confidential(?:ity)?\s*(?:\(?\s*(?:y|yes)\s*(?:/|or)\s*(?:n|no)\s*\)?)?\s*[?:]*\s*(?:[–—-]?\s*(?:y|"
    r"yes)\s*/\s*(?:n|no))?\s*$"
    r"|(?:is|are) (?:it|this|they) confidential|confidential (?:answer|response)\b"
    r"|keep (?:this|my|the|our) (?:answer|response|reply|part)[^.?]{0,30}confidential)",
    re.IGNORECASE,
)
_OF_THIS_ANSWER = re.compile(
    r"\b(?:this|these)\s+(?:answers?|responses?|question|part|section|comments?)|response to (?:this|"
    r"the) question|your answer\b|"
    r"^[\[(]?\s*confidential|is (?:it|this) confidential|is your response confidential|your response to",
    re.IGNORECASE,
)
_BOX_LABEL = re.compile(
    r"(?:please (?:type|write|enter|insert|provide|give|add|put|record|set out) )?(?:your |my |our |the |"
    r"free[ -]?text |open |full |written |text |main )*"
    r"(?:response|answer|reply|comment|feedback|ateb|eich ateb|ymateb)s?(?: text| box| here| below| in (?:the|"
    r"this) (?:box|space)(?: below)?|"
    r" to (?:this )?question(?: \w+)?| \d+)*(?: \([^()]{0,80}\))?\s*[:.–—-]*\s*|"
    r"(?:please )?(?:click|tap|type|enter|write|insert|add)(?: or tap)? (?:here|text|in (?:the|this)|below|answer|"
    r"response|your (?:answer|response|comments?|text|reply|views))\b.{0,60}|"
    r"free text(?: box)?|text box|a\s*[:.]|"
    r"\[?(?:insert|enter|type|your|add) (?:your )?(?:text|response|answer)(?: here)?\]?|"
    r"(?:please )?(?:use the (?:box|space) below|answer below|write (?:here|below)).{0,40}",
    re.IGNORECASE,
)
_COMMENT_SENTENCE = re.compile(r"(?<=[?.!:])\s+(?=[A-Z])")
_OFFICIAL = re.compile(
    r"(?:for )?(?:office|official|internal) use(?: only)?\b|reference(?: number| no\.?)?:?$|search\b|"
    r"(?:upload|attach|choose|browse|select) (?:an? |your |any |supporting |the )*(?:files?|documents?|attachments?)\b",
    re.IGNORECASE,
)


def is_comment(text: str) -> bool:
    """Whether it asks to explain the answer before it: `Please give your reasons:`, `If no, why not?`"""
    if len(text) > 600:
        return False
    if _COMMENT.match(text):
        return not _WITHOUT_CONDITION.match(text)
    return False


def is_conditional(text: str) -> bool:
    """Whether it is asked only of those who gave a certain answer."""
    return bool(_CONDITIONAL.match(text))


def comment_in(text: str) -> str:
    """The sentence with which a question asks to explain its own answer, and what follows it; empty if none does."""
    pieces = _COMMENT_SENTENCE.split(text)
    for at in range(1, len(pieces)):
        if is_comment(pieces[at]):
            return " ".join(pieces[at:])
    return ""


def asks_confidentiality(text: str) -> bool:
    """Whether it asks if an answer, a response or a part of one is confidential."""
    return len(text) <= 400 and bool(_CONFIDENTIAL.match(text))


def is_of_this_answer(text: str) -> bool:
    """Whether such a question is on the answer that stands beside it, and not on the whole response."""
    return bool(_OF_THIS_ANSWER.search(text))


def names_the_box(text: str) -> bool:
    """Whether it only says that the answer goes here."""
    return len(text) <= 120 and bool(_BOX_LABEL.fullmatch(text.strip()))


def is_not_for_respondents(text: str) -> bool:
    """Whether a box is for the office that receives the form, or for searching a page."""
    return bool(_OFFICIAL.match(text))
