"""About the document: its title, who asks, and the last day for answers, where the text says so.

In: items in order. Out: words as they stand there, and a date; empty where nothing says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from draftkit.consultation.recognise.about_you import is_about_you
from draftkit.consultation.recognise.headings import is_section
from draftkit.consultation.recognise.items import Item
from draftkit.consultation.recognise.wording import asks, requests

FIRST_PAGES = 60
"""Among how many items the title and the body are looked for."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(f"{month}|{month[:3]}" for month in _MONTHS)
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>20\d\d)"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>20\d\d)"
    r"|(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>20\d\d)|(?P<year4>20\d\d)-(?P<month4>\d\d)-(?P<day4>\d\d)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\b(?:clos(?:es?|ing|ed)|deadlines?|ends?|ending|end date|last day|no later than|not later than|until|"
    r"11[:.]59 ?pm|(?:respond|reply|return|submit(?:ted)?|receive[ds]?|responses?|answers?|back to us|send|"
    r"completed?|reach)\b"
    r"[^.]{0,80}\b(?:by|before|until)|runs? (?:from|until|to)|to be (?:received|submitted|returned))\b",
    re.IGNORECASE,
)
_FIRST_CHOICE = re.compile(r"\b(?:clos(?:es?|ing)|deadline|end date|ends)\b", re.IGNORECASE)
_BODIES = (
    "Home Office|Cabinet Office|HM Treasury|Ofcom|Ofsted|Ofgem|Ofwat|Ofqual|Scottish Government|Welsh Government|"
    "Llywodraeth Cymru|Northern Ireland Executive|Law Commission|Scottish Law Commission|College of Policing|"
    "Crown Prosecution Service|Information Commissioner['’]s Office|Charity Commission|"
    "Financial Conduct Authority|Competition and Markets Authority|Health and Safety Executive|Care Quality Commission|"
    "Sentencing Council|Equality and Human Rights Commission|Advertising Standards Authority|NHS England|"
    "Youth Justice Board|Children['’]s Commissioner|Social Work England|Education Scotland|"
    "Police Scotland|Internet Watch Foundation|British Board of Film Classification|HM Revenue (?:and|&) Customs|"
    "Attorney General['’]s Office|Foreign, Commonwealth (?:and|&) Development Office"
)
_BODY = re.compile(
    rf"\b(?:{_BODIES})\b|\b(?:Department|Ministry) (?:for|of) (?:the )?(?:[A-Z][\w’']*|and|&|of|"
    rf",)(?:,? (?:[A-Z][\w’']*|and|&|of))*"
    r"|\b(?:[A-Z][\w’']+ ){1,5}(?:County|City|Borough|District|Metropolitan|Town)? ?Council\b|"
    r"\bOffice of (?:the )?(?:[A-Z][\w’']*)(?: (?:[A-Z][\w’']*|and|of|for))*"
)
_NAMED_TITLE = re.compile(
    r"(?:consultation title|title of (?:the )?consultation|name of consultation|"
    r"title)\W*",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:(?:consultation|survey|online|response|reply|respondent|questionnaire|annex [a-z\d]:?|information|the|a|"
    r"your)\s*)*(?:form|questionnaire|"
    r"consultation|survey|questions|response|cover ?sheet|contents|official(?:-sensitive)?|page \d+.*|draft|"
    r"overview|introduction|background)\.?",
    re.IGNORECASE,
)


def title_of(items: Sequence[Item]) -> str:
    """The title: what a table calls so, the highest heading, or the first line in bold; not `Form` and the like."""
    near = items[:FIRST_PAGES]
    for at, item in enumerate(near[:-1]):
        if _NAMED_TITLE.fullmatch(item.text) and item.cell and not near[at + 1].boxes and near[at + 1].text:
            return near[at + 1].whole
    named = [item for item in near if _may_be_title(item)]
    levels = [item.level for item in named if item.level]
    if levels:
        highest = [item for item in named if item.level == min(levels)]
        return next((item.whole for item in highest if not _GENERIC.fullmatch(item.text)), "")
    first = next((item for item in named[:4] if item.bold), None) or (named[0] if named else None)
    if first is None or (first is not items[0] and not first.bold) or _GENERIC.fullmatch(first.text):
        return ""
    return first.whole if len(first.text.split()) <= 25 and not first.text.endswith(".") else ""


def _may_be_title(item: Item) -> bool:
    if item.boxes or item.matrix or not item.text or item.bullet or len(item.text) > 300:
        return False
    if item.number is not None or item.cell is not None or is_about_you(item.text) or is_section(item.whole):
        return False
    return item.level > 0 or not (asks(item.text) or requests(item.text))


_ANY_BODY = re.compile(
    r"\b(?:[A-Z][\w’']+ ){1,4}(?:Department|Ministry|Authority|Commission|Agency|Regulator|Directorate|Inspectorate|"
    r"Board|Service)\b(?: \(synthetic\))?"
)


def body_of(items: Sequence[Item]) -> str:
    """Who asks: the first department or regulator that the first pages name."""
    for pattern in (_BODY, _ANY_BODY):
        for item in items[:FIRST_PAGES]:
            match = pattern.search(item.whole[:2_000])
            if match:
                name = re.sub(r"(?:,? (?:and|of|&))+$", "", match.group()).strip(" ,")
                return re.sub(r"^The (?=[A-Z])", "", name)
    return ""


def closing_date(items: Sequence[Item]) -> date | None:
    """The last day for answers: a date in a sentence that says that something closes or ends then."""
    found: list[tuple[int, date]] = []
    for at, item in enumerate(items):
        text = item.whole
        if "20" not in text or len(text) > 5_000:
            continue
        if _CLOSING.search(text):
            found += _dates_after(text)
        elif at and _CLOSING.search(items[at - 1].whole) and len(items[at - 1].whole) < 60 and _DATE.match(text):
            found += [(1, day) for day in _all_dates(text)]
        if any(rank == 0 for rank, _ in found):
            break
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _dates_after(text: str) -> list[tuple[int, date]]:
    """The last date of each sentence that speaks of closing; those of `closes` come first."""
    made = []
    for sentence in re.split(r"(?<=[a-z\d)])\.\s+(?=[A-Z])|\n", text):
        closing = _CLOSING.search(sentence)
        days = _all_dates(sentence[closing.start() :]) or _all_dates(sentence) if closing else []
        if days:
            ranked = 0 if _FIRST_CHOICE.search(sentence) else 1
            made.append((ranked, max(days) if " from " in sentence else days[0]))
    return made


def _all_dates(text: str) -> list[date]:
    days = []
    for match in _DATE.finditer(text):
        values = {key.rstrip("234"): value for key, value in match.groupdict().items() if value}
        month = values["month"].lower()
        number = (
            int(month) if month.isdigit() else next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month))
        )
        day = _date(int(values["year"]), number, int(values["day"]))
        if day is not None:
            days.append(day)
    return days


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # such as 31 June: somebody's slip, so that the date is not known
        return None
