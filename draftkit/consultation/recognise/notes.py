"""Notes: passages that are no questions although they may be worded like them.

In: an item. Out: the reason why it is none; empty if there is no such reason.
"""

from __future__ import annotations

import re

from draftkit.consultation.recognise.headings import is_contents_entry
from draftkit.consultation.recognise.items import Item

_QUOTED = re.compile(r"[\"“‘«].*[\"”’»][.,;]?(?:\s*\(.{0,80}\)|\s*[–—-].{0,80})?", re.DOTALL)
_EXAMPLE = re.compile(
    r"(?:for example|for instance|examples?(?: of .{0,40})?|e\.g\.|such as)\s*[:,–—-]?\s", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:\[?\s*)(?:notes?|n\.?b\.?|footnote|guidance(?: note)?|explanatory note|help text|hint|tip|source|"
    r"see also|nodyn)"
    r"(?:\s+\d{1,3}| for respondents)?\s*[:.–—-]\s|\[\d{1,3}\]\s|[¹²³⁴⁵⁶⁷⁸⁹]",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:see|refer to|as in|in response to|responses? to|answers? to|we (?:asked|also asked)|you (?:asked|said)|"
    r"respondents (?:were asked|said)|go to|skip to|if you answered)\b.{0,40}\bquestions?\b",
    re.IGNORECASE,
)


def reason_for_note(item: Item, *, below_contents: bool, below_other_things: bool) -> str:
    """Why an item without a box is no question whatever its words are."""
    text = item.whole
    if below_contents and text[-1:].isdigit():
        return "it stands in a table of contents"
    if item.boxes or item.matrix:
        return ""
    if is_contents_entry(text, below_contents):
        return "it stands in a table of contents"
    if _QUOTED.fullmatch(item.text):
        return "it is a quotation"
    if _EXAMPLE.match(item.text):
        return "it is an example"
    if _NOTE.match(item.text):
        return "it is a note"
    if item.number is None and _REFERENCE.match(text) and not text.rstrip().endswith("?"):
        return "it speaks of a question elsewhere"
    if below_other_things and not (item.number is not None and item.number.explicit):
        return "it stands among examples or notes on how to take part"
    return ""
