"""About you: fields on the respondent, such as name, address and organisation, and headings over such fields.

In: the text of a passage. Out: the field that it asks for, or none.
"""

from __future__ import annotations

import re

_WHOSE = r"(?:your |the |my |full |respondent(?:['’]s|s['’])? |contact |preferred |work |main |home |business )*"
_WITH = (
    r"(?:what is |what['’]s |please (?:provide|give|enter|state|write|type|add|tell us|confirm|specify|insert|"
    r"fill in) |"
    r"enter |tell us |beth yw )?"
)
_AFTER = (
    r"(?:\s*\([^()]{0,120}\)|\s*\[[^\[\]]{0,80}\]|,? if (?:applicable|any|relevant|appropriate|you)\b.{0,80}|"
    r" of (?:the )?(?:person|respondent|individual|contact|lead|organisation|author)\b.{0,60}|"
    r" (?:\(?optional\)?|\(?required\)?|if .{0,60})){0,2}\s*[?.:*]*\s*"
)

_FIELDS = {
    "organisation": (
        rf"(?:{_WHOSE}(?:name of )?(?:your |the )?organi[sz]ation(?:al|['’]s)?(?: name| you (?:represent|work for))?|"
        rf"{_WHOSE}(?:company|employer|charity|business|body|school|institution|agency|local authority)"
        r"(?: name| or organi[sz]ation)?|name of (?:your |the )?(?:company|employer|charity|business|body|school|"
        r"institution|local authority).{0,60}|organi[sz]ation(?: \w+)? \(if.{0,60}\)|"
        r"enw(?:'r| y)? sefydliad|sefydliad|organi[sz]ation/(?:company|group|individual).{0,40}|"
        r"(?:which|what) organi[sz]ation (?:do you|are you).{0,60}|your organi[sz]ation['’]?s? name)"
    ),
    "representing": r"(?:representing|(?:responding )?on behalf of|i am representing)",
    "name": (
        rf"(?:{_WHOSE}names?(?: in full| of respondent| \(?in block capitals\)?)?|{_WHOSE}(?:first|given|last|"
        rf"family|sur|"
        rf"fore|middle) ?-?names?(?:\(s\))?|{_WHOSE}name \(?s\)?|surname|forename|title|mr/mrs.{{0,40}}|"
        rf"your name.{{0,40}}|"
        r"name and (?:job )?title|(?:completed|submitted|signed) by|signature|signed|enw(?: llawn)?|print name|"
        r"respondent|contact person|initials|salutation)"
    ),
    "email-address": rf"(?:{_WHOSE}(?:e-?mail|electronic mail)(?: address(?:es)?| contact)?|cyfeiriad e-?bost|e-?bost)",
    "telephone": (
        rf"(?:{_WHOSE}(?:tele)?phone(?: number| no\.?)?|{_WHOSE}(?:mobile|landline|daytime|evening|contact)"
        r"(?: (?:tele)?phone)?(?: number| no\.?)?|tel(?:ephone)?\.?(?: no\.?| number)?|mobile|rhif ffôn|ffôn|"
        r"fax.{0,10})"
    ),
    "address": (
        rf"(?:{_WHOSE}(?:postal |correspondence |street |email and postal )?address(?: line \d| \d)?"
        r"(?: and post ?code| including post ?code)?|town(?:/city| or city)?|city|county|street|cyfeiriad|"
        r"country|house .{0,30})"
    ),
    "postcode": rf"{_WHOSE}(?:first (?:part|half|three|four).{{0,30}} )?(?:post ?code|zip(?: code)?|"
    rf"cod ?post)(?: area)?",
    "role": (
        rf"(?:{_WHOSE}(?:job ?title|role|position) or capacity.{{0,140}}|{_WHOSE}(?:job ?title|role|position|"
        rf"post|occupation|profession|designation|job)"
        r"(?: (?:in|at|within|or|and) .{2,60})?|what (?:is )?your (?:role|job|position|occupation).{0,60}|swydd|rôl)"
    ),
    "capacity": (
        r"(?:(?:in )?(?:what|which) capacity.{0,80}|capacity(?: in which.{0,60})?|are you (?:responding|"
        r"answering|replying|"
        r"submitting|completing).{0,120}|i am (?:responding|answering).{0,80}|(?:please )?(?:indicate|tell us|"
        r"state|select|"
        r"tell us) (?:in )?(?:which|what|the|how) .{0,30}(?:capacity|you are responding).{0,60}|"
        r"type of (?:respondent|organisation|response).{0,40}|"
        r"(?:which|what) (?:of (?:the following|these) )?(?:best )?describes (?:you|your organi[sz]ation|"
        r"how you).{0,80}|"
        r"what (?:type|kind|sort) of (?:organi[sz]ation|respondent).{0,60}|respondent type|organi[sz]ation type|"
        r"which (?:sector|group|category).{0,60}(?:you|represent|work|organisation|describes).{0,60}|sector|"
        r"your sector)"
    ),
    "date": r"(?:(?:today['’]?s )?date(?: of (?:response|submission|completion|birth))?|dated|dyddiad|"
    r"d\.?o\.?b\.?|date signed)",
    "website": r"(?:website|web ?site(?: address)?|url)",
    "location": (
        r"(?:where (?:do you|are you|is your organi[sz]ation).{0,80}(?:live|based|located|work|operate).{0,60}|region|"
        r"(?:your )?(?:location|country|nation)|what (?:region|country|nation|part of).{0,60}|which (?:region|"
        r"country|nation|"
        r"part of|area|local authority)[^?]{0,60}(?:live|based|located|work|operate|you in|are you|"
        r"responding)[^?]{0,40})"
    ),
    "diversity": (
        r"(?:(?:what is )?your (?:sex|gender|gender identity|age|age group|age band|age range|ethnic(?:ity|"
        r" group| origin)|"
        r"religion.{0,30}|sexual orientation|marital status|nationality|disability|first language).{0,40}|(?:sex|"
        r"gender|age|age group|age "
        r"range|ethnic(?:ity| group| origin| background)|religion(?: or belief)?|sexual orientation|disability|"
        r"marital status|gender "
        r"(?:identity|reassignment)|nationality|pregnancy(?: and maternity)?)|(?:what|"
        r"which).{0,30} (?:is your (?:sex|gender|age|"
        r"ethnic|religion|sexual)|ethnic (?:group|origin|background)|age (?:group|range|band|bracket)).{0,60}|"
        r"how (?:old are you|would "
        r"you describe your (?:ethnic|gender|sex|religio|national|disab)).{0,60}|do you (?:consider yourself|"
        r"have (?:a|any)|identify).{0,60}"
        r"(?:disab|disabled|health condition|impairment|transgender|trans\b|lgb).{0,80}|are you (?:disabled|"
        r"trans|male|married|pregnant).{0,60}|"
        r"is (?:the|your) gender.{0,60}|which (?:sex|gender).{0,40}|what is your date of birth)"
    ),
    "represents": (
        r"(?:who (?:does|do) (?:it|you|your organi[sz]ation|the organi[sz]ation) represent.{0,80}|"
        r"(?:please )?(?:say|tell us|describe|give|provide|"
        r"summarise|outline)[^.?]{0,40}(?:who|whom|the people|members|"
        r"your organi[sz]ation)[^.?]{0,60}(?:represent|does|is|organi[sz]ation).{0,120}|"
        r"(?:if you (?:are|work|represent|responded|answered)[^,]{0,60}(?:organi[sz]ation|group|body|"
        r"behalf)[^,]{0,40},? ?)"
        r"(?:please )?(?:what|tell|give|provide|enter|state|write|supply|summarise|describe).{0,160}|membership|"
        r"number of members|"
        r"(?:how many|number of) (?:members|employees|people|staff).{0,80}|how did you hear.{0,80}|"
        r"registered (?:charity|company) number)"
    ),
}
_PATTERNS = {name: re.compile(_WITH + pattern + _AFTER, re.IGNORECASE) for name, pattern in _FIELDS.items()}

_HEADING = re.compile(
    r"(?:(?:section|part|chapter|annex|appendix|[a-z\d.]{1,4})\s*[\w.]{0,3}\s*[:.–—-]?\s*)?"
    r"(?:about (?:you|yourself|your organi[sz]ation|the respondent|you and your organi[sz]ation|"
    r"you or your .{2,30})\b.{0,40}|"
    r"(?:your|respondent|respondent['’]s|contact|personal|organi[sz]ation(?:al)?|individual|basic|general)"
    r"(?: \w+)? ?(?:details|information|contact details|information form|profile)\b.{0,40}|respondent information form|"
    r"cover ?sheet.{0,60}|consultation (?:response )?cover ?sheet|confidentiality|"
    r"background (?:details|information)(?: about you)?|who (?:are you|you are)|(?:equality|equalities|"
    r"diversity|demographic)(?: and \w+)?(?: monitoring| information| questions| data)*(?: form)?|amdanoch chi|"
    r"eich manylion|contact|introduction: about you|data protection and confidentiality|demographics|"
    r"monitoring(?: form| questions)?|"
    r"tell us about (?:you|yourself).{0,40})",
    re.IGNORECASE,
)


def field_in(text: str) -> str:
    """The name of the field that a text asks for; empty if it asks for none."""
    if len(text) > 240:
        return ""
    text = re.sub(r"\s+", " ", text).strip()
    return _one_field(text) or _several_fields(text)


def _one_field(text: str) -> str:
    return next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(text)), "")


def _several_fields(text: str) -> str:
    """The first of several fields on one line, such as `Email / telephone number`."""
    pieces = re.split(r"\s*(?:/|,|&|\band\b|\bor\b)\s*", text.rstrip(" :?*"))
    if not 1 < len(pieces) <= 4 or len(text) > 90:
        return ""
    names = [_one_field(piece) for piece in pieces]
    return names[0] if all(names) else ""


def is_about_you(heading: str) -> bool:
    """Whether a heading stands over fields on the respondent."""
    return bool(_HEADING.fullmatch(heading.strip(" :.")))
