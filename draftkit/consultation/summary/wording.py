"""Wording: the words by which columns, options and answers of exports are recognised.

In: text of cells. Out: what it means. The names of columns are those of Citizen Space, SurveyMonkey, Qualtrics,
Microsoft Forms, Google Forms and Consult.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from draftkit.consultation.wording import folded

IDENTIFIERS = ("response id", "responseid", "respondent id", "response reference", "themefinder_id", "submission id",
               "unique id", "userid", "user id", "id")  # fmt: skip
"""Columns that name a response, the best first."""

SUBMITTED = ("date submitted", "submitted", "end date", "enddate", "completion time", "recordeddate", "recorded date",
             "submitted at", "date completed", "timestamp")  # fmt: skip
"""Columns that say when it was submitted, the best first."""

ABOUT_THE_RESPONSE = frozenset({
    *IDENTIFIERS, *SUBMITTED,
    "date started", "started", "start date", "startdate", "start time", "started at", "collector id", "ip address",
    "ipaddress", "status", "progress", "finished", "duration (in seconds)", "locationlatitude", "locationlongitude",
    "location latitude", "location longitude", "distributionchannel", "distribution channel", "userlanguage",
    "user language", "externalreference", "external data reference", "external reference", "recipientlastname",
    "recipient last name", "recipientfirstname", "recipient first name", "recipientemail", "recipient email",
    "custom data 1", "email address", "first name", "last name", "last modified time", "time taken",
    "completion status",
    "response type", "user agent", "useragent", "channel", "published", "publishable", "moderated", "tags",
    "userid", "userno", "user id", "user no", "unique id",
    "ended", "tracking link", "total points", "quiz feedback", "language", "seq. number", "tracking id",
})  # fmt: skip
"""Columns about the response and not about the subject, as they are named."""

TICKED = frozenset({"x", "yes", "y", "1", "true", "selected", "checked", "ticked", "on", "✓", "✔", "☑", "☒", "✗"})
NOT_ANSWERED = frozenset({"not answered", "[not answered]", "(not answered)", "no answer", "#null!"})
"""What programs write where nobody answered, as Citizen Space does."""

LOST = frozenset({"#name?", "#ref!", "#value!", "#div/0!", "#n/a", "#num!", "#error!"})
"""What Excel saves in place of a text that it took for a formula."""

UNTICKED = frozenset({"", "no", "n", "0", "false", "not selected", "unchecked", "unticked", "off", "☐", "-", "n/a"})

_AGREE = ("strongly agree", "agree", "tend to agree", "somewhat agree", "slightly agree", "neither agree nor disagree",
          "neither agree or disagree", "neutral", "neither", "slightly disagree", "somewhat disagree",
          "tend to disagree", "disagree", "strongly disagree")  # fmt: skip
_AGREE_PARTLY = ("agree", "partly agree", "partially agree", "agree in part", "neither agree nor disagree", "neutral",
                 "disagree in part", "partially disagree", "partly disagree", "disagree")  # fmt: skip
_NO_VIEW = ("not sure", "unsure", "don't know", "do not know", "don’t know", "no opinion", "no view", "no comment",
            "not applicable", "n/a", "prefer not to say", "prefer not to answer")  # fmt: skip
SCALES: tuple[tuple[str, ...], ...] = (
    ("yes", "yes, in part", "in part", "partly", "partially", "maybe", "no", *_NO_VIEW),
    (*_AGREE, *_NO_VIEW),
    (*_AGREE_PARTLY, *_NO_VIEW),
    ("strongly support", "support", "tend to support", "somewhat support", "partially support", "neutral",
     "neither support nor oppose", "tend to oppose", "somewhat oppose", "oppose", "strongly oppose", *_NO_VIEW),
    ("very satisfied", "satisfied", "fairly satisfied", "somewhat satisfied", "neither satisfied nor dissatisfied",
     "neutral", "somewhat dissatisfied", "fairly dissatisfied", "dissatisfied", "very dissatisfied", *_NO_VIEW),
    ("very important", "important", "fairly important", "somewhat important", "moderately important", "neutral",
     "slightly important", "not very important", "not important", "unimportant", "not at all important", *_NO_VIEW),
    ("very likely", "likely", "fairly likely", "neither likely nor unlikely", "fairly unlikely", "unlikely",
     "very unlikely", *_NO_VIEW),
    ("very positive", "positive", "fairly positive", "neutral", "no impact", "neither positive nor negative",
     "fairly negative", "negative", "very negative", "mixed", *_NO_VIEW),
    ("excellent", "very good", "good", "fair", "adequate", "average", "poor", "very poor", *_NO_VIEW),
    ("a great deal", "a lot", "to a great extent", "a moderate amount", "somewhat", "to some extent", "a little",
     "to a small extent", "not much", "not at all", *_NO_VIEW),
    ("always", "very often", "often", "usually", "sometimes", "occasionally", "rarely", "never", *_NO_VIEW),
    ("too high", "too much", "about right", "too low", "too little", *_NO_VIEW),
    ("agreement", "agree", "disagreement", "disagree", "unclear"),
)  # fmt: skip
"""Ordered words of usual scales, without regard to capitals."""

_COMMENT = re.compile(
    r"^(and |if [^?]{0,60}, )?(please )?(explain|comments?|give (your )?reasons?|reasons?|tell us (more|why)|"
    r"provide (details|comments|reasons|evidence|further)|details|further (comments|details|information)|why|"
    r"expand|specify|elaborate|describe|say (what|why|more)|use this space|add |your reasons|free text|"
    r"(do you have |are there )?any (other|further|additional) (comments?|views|points)|"
    r"(is there )?anything (else|further|more)|what else|other comments)\b",
    re.I,
)
_PERSONAL = re.compile(
    r"\b(names?|e-?mails?( address)?|address|post ?codes?|telephone|phone|mobile|contact details|signature|"
    r"date of birth)\b",
    re.I,
)
_ORGANISATION = re.compile(
    r"\b(organi[sz]ations?|company|employer|charity|body|business|school|institution|council)\b", re.I
)
_CONFIDENTIAL = re.compile(r"\bconfidential(ity|ly)?\b", re.I)
_RESPONDENT = re.compile(
    r"\b(in what capacity|what capacity|(are you|you are) (responding|answering|replying)|describes? you\b|"
    r"respond(ing)? (as|on behalf)|what is your (age|sex|gender|role|religion|ethnic|nationality|sexual|occupation)|"
    r"your (age group|ethnic (group|origin|background)|sexual orientation|marital status)|where do you (live|work)|"
    r"how old are you|do you (have|consider yourself to have) a (disability|health condition)|apply to you\b)",
    re.I,
)
_ABOUT_THE_SUBJECT = re.compile(
    r"^(do|does|did|should|would|could|can|is|are|will|to what|how|why|"
    r"what (do|are|would|should|other|impact|effect|further)|"
    r"if |in your|please (explain|comment|describe)|which|have|has)\b",
    re.I,
)
_LABEL = re.compile(
    r"^\s*(?:(?:question|q)\s*\.?\s*(?P<q>\d{1,3}(?:\.\d{1,2})*)|(?P<n>\d{1,3}(?:\.\d{1,2})*))"
    r"(?P<part>\s?\(?(?:[a-z]|i{1,3}|iv|v|vi{1,3})\)?(?=$|[\s.):–—-]))?"
    r"(?P<mark>\s*[.):]|\s+[-–—]|(?=\s)|$)\s*(?P<text>.*)$",
    re.I | re.S,
)
_FORMULA = re.compile(r"^[=@]|^[+-](?![\s\d.,)]*$)\S|^[\t\r]")
_TRIAL_WORDS = re.compile(
    r"^\W*(this is (just |only )?a |please ignore\W*|ignore\W*|just )?(an? )?"
    r"(test(s|ing|er)?|dummy|asdf\w*|qwerty|lorem ipsum|xxx+|abc ?123|foo|foobar|please ignore)\b[\W\d]*"
    r"((test(s|ing|er)?|user|response|responses|submission|answer|answers|only|name|entry|data|run|comment|please|"
    r"ignore|123|delete|organisation|account|from|by|delib|this|is|a)\b[\W\d]*)*$",
    re.I,
)


class Label(NamedTuple):
    """The words over a column, taken apart."""

    number: str
    part: str
    text: str


def label_of(words: str) -> Label:
    """A number and part at the beginning of a question, and the rest: `2a. Do you agree?`, `Q2 - please explain`."""
    found = _LABEL.match(words)
    if found is None or (found["n"] and not found["mark"].strip() and found["text"]):
        return Label("", "", words.strip())
    part = (found["part"] or "").strip(" ()").lower()
    return Label(found["q"] or found["n"], part, found["text"].strip())


def is_comment(words: str) -> bool:
    """Whether a label asks for an explanation of the answer before it."""
    return bool(_COMMENT.match(words.strip(" -–—:")))


def is_personal(words: str) -> bool:
    """Whether a label asks who somebody is or how to reach them."""
    return len(words) <= 120 and bool(_PERSONAL.search(words)) and not _ABOUT_THE_SUBJECT.match(words)


def is_organisation(words: str) -> bool:
    """Whether a label asks for the name of an organisation."""
    about = len(words) <= 120 and _ORGANISATION.search(words) and not _ABOUT_THE_SUBJECT.match(words)
    return bool(about) and not re.search(r"\b(type|kind|e-?mail|address|role|size)\b", words, re.I)


def is_about_the_respondent(words: str) -> bool:
    """Whether a label asks what sort of respondent somebody is."""
    return bool(_RESPONDENT.search(words))


def is_about_confidentiality(words: str) -> bool:
    """Whether a label asks what is to be kept confidential."""
    return bool(_CONFIDENTIAL.search(words))


def reads_like_a_trial(words: str) -> bool:
    """Whether an answer is one that people give to try a form out: `test`, `Testing 123`, `asdf`."""
    return 0 < len(words) <= 80 and bool(_TRIAL_WORDS.match(words))


def reads_like_a_formula(words: str) -> bool:
    """Whether a spreadsheet would take a text for a formula; a number with its sign is none."""
    return bool(_FORMULA.match(words))


def scale_of(words: Iterable[str]) -> tuple[str, ...]:
    """The usual scale to which all of some answers belong, or nothing."""
    flat = {folded(word) for word in words}
    return next((scale for scale in SCALES if flat <= {folded(step) for step in scale}), ()) if flat else ()


def in_order(answers: Sequence[str]) -> list[str]:
    """Answers in the order of the scale or of the numbers that they belong to; otherwise as they are given."""
    scale = [folded(step) for step in scale_of(answers)]
    if scale:
        return sorted(answers, key=lambda answer: scale.index(folded(answer)))
    numbers = [re.match(r"\s*(\d+)", answer) for answer in answers]
    firsts = {answer: int(found[1]) for answer, found in zip(answers, numbers, strict=True) if found}
    return sorted(answers, key=firsts.__getitem__) if len(firsts) == len(answers) else list(answers)
