"""Headings: which items are headings, and which of them stand over questions, over contents, or over examples.

In: an item. Out: yes or no.
"""

from __future__ import annotations

import re

from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.wording import asks, begins_asking, requests

_SECTION = re.compile(
    r"(?:section|part|chapter|theme|volume|annex|appendix|schedule|topic|proposal|module|stage|area|adran|rhan|"
    r"pennod|atodiad)"
    r"\s+(?:\d{1,3}|[A-Z]{1,2}|[IVX]+|one|two|three|four|five|six|seven|eight|nine|"
    r"ten)\b(?!\s+of the)(?:\.\d+)*\s*(?:[:.,–—-].*|\(.*\)|$|[A-Z].*)",
    re.IGNORECASE | re.DOTALL,
)
_QUESTIONS = re.compile(
    r"(?:(?:annex|appendix|section|part|chapter)\s+\w{1,3}\s*[:.–—-]?\s*)?(?:\d+(?:\.\d+)*\.?\s+)?"
    r"(?:(?:list|summary|full list|complete list|table|overview)\s+of\s+)?(?:the |all |our |your |these )*"
    r"(?:consultation|survey|discussion|specific|key|full|respond(?:ent|ing)|questionnaire|response)?\s*"
    r"(?:questions?|questionnaire|response form|survey|cwestiynau)"
    r"(?:\s+(?:for|on|in|about|and|to|we|asked|list|summary|that|at)\b.{0,60})?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?|cynnwys|index", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"(?:\w+ ){0,2}(?:examples?|worked example|case stud(?:y|ies)|glossary|frequently asked questions|faqs?|"
    r"q ?& ?a|questions and answers|"
    r"how to (?:respond|use|complete|fill)|guidance (?:notes?|for|on)|notes(?: for| on|$)|instructions|privacy|"
    r"next steps|"
    r"what happens next|consultation principles|complaints)\b.{0,60}",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"(?:start|end) of block:", re.IGNORECASE)
"""How Qualtrics prints where its sections begin and end."""
_DOTTED = re.compile(r"(?:\s?\.){4,}\s*\d{1,3}\s*$|(?:…\s*){2,}\d{1,3}\s*$|\s\d{1,3}$")

LONGEST_LEADER = 300
"""How many dots before the number of a page are looked at."""


def is_heading(item: Item) -> bool:
    """Whether an item is a heading by its style or its words."""
    text = item.text
    if item.boxes or not text or item.matrix or "\n" in text:
        return False
    if item.number is not None and item.number.explicit:
        return False
    if item.level:
        return True
    words = len(text.split())
    if _BLOCK.match(text):
        return True
    if words <= 16 and is_section(item.whole) and not asks(text):
        return True
    if not item.bold or words > 12 or text.endswith((".", ";", ",")):
        return False
    if item.number is not None and (text.endswith(":") or begins_asking(text)):
        return False
    return not asks(text) and not requests(text)


def is_section(text: str) -> bool:
    """Whether words such as `Section 2: costs` are those of a heading within a document."""
    return bool(_SECTION.fullmatch(text) or _BLOCK.match(text))


def stands_over_questions(heading: str) -> bool:
    """Whether what follows a heading is a list of questions."""
    return bool(_QUESTIONS.fullmatch(heading.strip(" :.")))


def stands_over_contents(heading: str) -> bool:
    """Whether what follows a heading is a table of contents."""
    return bool(_CONTENTS.fullmatch(heading.strip(" :.")))


def stands_over_other_things(heading: str) -> bool:
    """Whether what follows a heading are examples, questions with their answers, or notes on how to take part."""
    return bool(_EXAMPLES.fullmatch(heading.strip(" :.")))


def is_contents_entry(text: str, below_contents: bool) -> bool:
    """Whether a line of a table of contents: it ends in dots and the number of a page."""
    match = _DOTTED.search(text, max(0, len(text) - LONGEST_LEADER))
    if match is None:
        return False
    return below_contents or "." in match.group() or "…" in match.group()
