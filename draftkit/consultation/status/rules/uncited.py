"""DK764: figures and claims of evidence in a paragraph that cites nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.consultation.status.phrases import any_of, phrases
from draftkit.consultation.status.prose import Stretch, shown
from draftkit.consultation.status.subject import Item, Subject
from draftkit.problems import Problem, advice, warning

_TENS = "two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred"
_SHARE = r"(?:half|(?:a|one)[- ](?:third|quarter|fifth|tenth)|the majority|most)"
_NUMBER = r"(?<![\d,.])\d(?:[\d,.]{0,20}\d)?"
"""Begins where a number begins and is not endless, so that the time grows with the length of the text only."""
_NO_AGE_OR_YEAR = r"\b(?<!under )(?<!over )(?<!aged )(?<!age )(?!(?:19|20)\d\d )"
_THINGS = any_of(
    r"""
    children|people|adults|women|men|girls|boys|pupils|students|teachers|parents|families|households
    victims|survivors|offenders|suspects|users|respondents|members|volunteers|staff|officers|patients
    schools|colleges|charities|organisations|companies|services|platforms|councils|forces|hospitals|homes
    cases|reports|referrals|offences|crimes|incidents|images|videos|items|websites|urls|calls|contacts
    complaints|convictions|prosecutions|arrests|investigations|responses|visits|sessions|placements|jobs
    deaths|injuries|claims|applications
    """
)
_FIGURE = re.compile(
    any_of(
        rf"""
        {_NUMBER}[ \u00a0]?(?:%|per ?cent\b|percentage points?\b)
        [£€$][ ]?{_NUMBER}(?:[ ]?(?:k|m|bn|million|billion|thousand)\b)?
        {_NUMBER}[ ](?:thousand|million|billion|trillion)\b
        (?<![\d,.])\d{{1,3}}(?:,\d{{3}}){{1,5}}\b
        \b(?:one|{_TENS}|\d{{1,3}}) (?:in|out of) (?:every )?(?:\d{{1,6}}|{_TENS})\b
        \b(?:two|three|four)[- ](?:thirds|quarters|fifths|tenths)\b
        \b{_SHARE} of (?:all |the |these |those |our )?(?:\w+ ){{0,2}}?{_THINGS}\b
        {_NO_AGE_OR_YEAR}\d{{2,9}} (?:(?!and |or |to )\w+ ){{0,2}}?{_THINGS}\b
        \b(?:has|have|had) (?:more than |nearly |almost |roughly )?(?:doubled|trebled|tripled|quadrupled|halved)\b
        \b(?:risen|rose|fallen|fell|increased|decreased|grown|grew|dropped) (?:by|from) \d
        """
    ),
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_SHOWN = any_of(
    r"""
    shows?|shown|suggests?|suggested|indicates?|indicated|finds?|found|demonstrates?|demonstrated
    proves?|proved|confirms?|confirmed|reveals?|revealed|tells? us|agree that|estimates?|estimated
    concludes?|concluded
    """
)
_CLAIM = phrases(
    rf"""
    (?:research|studies|evidence|data|statistics|figures|surveys?|polling|experts|academics) (?:\w+ ){{0,2}}?{_SHOWN}
    (?:a|the|one|recent|several|many) (?:\w+ )?(?:study|survey|review|inquiry|report|evaluation) (?:\w+ )?{_SHOWN}
    international experience (?:\w+ )?{_SHOWN}
    according to (?!the (?:consultation|proposal|paper|document|guidance))\w+
    it is (?:well|widely) (?:known|established|documented|recognised|accepted|evidenced)
    there is (?:\w+ ){{0,2}}(?:clear|strong|good|ample|growing|overwhelming|considerable|robust|plenty of) evidence
    (?:is|are|was|were) (?:\w+ )?(?:known|shown|proven|estimated) to
    """
)
_CLAIM_HAS = (
    *("show", "suggest", "indicat", "find", "found", "demonstrat", "prove", "confirm", "reveal", "tell us", "tells us"),
    *("agree that", "estimat", "conclud", "according to", "it is well", "it is widely", "evidence", "known"),
)
_FIGURE_HAS = (
    *(f"{number} {word} " for number in ("one", *_TENS.split("|")) for word in ("in", "out of")),
    *("third", "quarter", "fifth", "tenth", "half of", "majority", "most of"),
    *("doubled", "trebled", "tripled", "quadrupled", "halved"),
)
"""What every claim or figure has at least one of, in small letters: most sentences have none and are done with."""

_WISHED = phrases(
    r"""
    should|must|ought|needs? to|could|if|recommend\w*|propos\w+|urge\w*|suggest that
    would (?:like|want|need|be)|call(?:s|ing)? (?:for|on)|ask\w* (?:for|that|the)
    fines? of|penalt\w+|limit of|budget of|threshold|deadline|within|up to|at least
    no (?:more|less|fewer) than|not exceed\w*|maximum|minimum|question \d+|paragraph \d+
    """
)
_ABOUT_US = phrases(
    r"""
    we (?:\w+ ){0,2}?(?:are|have|employ|support|represent|work|help|reach|run|provide|supported|helped|trained|asked)
    our (?:charity|organisation|members|staff|services?|trust|helplines?|network|own)
    """
)


def uncited(subject: Subject) -> Iterator[Problem]:
    """The first figure or claim of each paragraph that cites nothing.

    What is asked for (`should`, `up to`, `within`) is no claim. An answer that lists evidence is advised to cite it
    where it is used; one without any is warned.
    """
    for item in subject.argued():
        yield from _of_answer(item)


def _of_answer(item: Item) -> Iterator[Problem]:
    told: set[int] = set()
    cited = [one for one in item.prose.paragraphs if item.prose.is_cited(one.start)]
    paragraphs = [one for one in item.prose.paragraphs if one not in cited]
    at = 0
    for sentence in item.prose.sentences:
        while at < len(paragraphs) and paragraphs[at].end <= sentence.start:
            at += 1
        if at == len(paragraphs):
            return
        if sentence.start < paragraphs[at].start or at in told:
            continue
        found = _unsupported(sentence)
        if found is not None:
            told.add(at)
            yield _finding(item, paragraphs[at].words, *found)


def _unsupported(sentence: Stretch) -> tuple[int, int, str] | None:
    """Where a figure or claim stands, and which it is."""
    small = sentence.words.lower()
    claim = _CLAIM.search(sentence.words) if any(part in small for part in _CLAIM_HAS) else None
    if claim and not _WISHED.search(sentence.words[: claim.start()]):
        return sentence.start + claim.start(), sentence.start + claim.end(), "claim"
    if not any(part in small for part in _FIGURE_HAS) and not _DIGIT.search(small):
        return None
    if _WISHED.search(sentence.words):
        return None
    figure = _FIGURE.search(sentence.words)
    return (sentence.start + figure.start(), sentence.start + figure.end(), "figure") if figure else None


def _finding(item: Item, paragraph: str, start: int, end: int, kind: str) -> Problem:
    words = shown(item.answer.text[start:end], 50)
    where = item.prose.place(start, end)
    listed = [one.source for one in item.answer.evidence if one.source]
    message = f"the {kind} '{words}' cites nothing in its paragraph"
    if listed:
        return advice("DK764", message, where, f"if it is from the evidence of this answer: [@{listed[0]}]")
    if _ABOUT_US.search(paragraph):
        hint = "it is about yourselves: give the year, or the report in which it stands"
        return advice("DK764", message, where, hint)
    return warning("DK764", message, where, "cite where it is from, as in [@key, p 12], or take it out")
