"""DK765: dissatisfaction that asks for nothing, and recommendations that name nobody who should act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from draftkit.consultation.response import Position
from draftkit.consultation.status.phrases import phrases
from draftkit.consultation.status.prose import Stretch, plain_words, shown
from draftkit.consultation.status.subject import Item, Subject
from draftkit.problems import Problem, advice

_UNHAPPY = phrases(
    r"""
    concern(?:ed|s|ing)?|disappoint\w*|worr(?:y|ied|ying)|regrettabl[ey]|regret
    inadequate|insufficient(?:ly)?|deficien\w+|flaw(?:s|ed)?|shortcomings?|loopholes?|gaps?
    unclear|ambiguous|unacceptable|unworkable|disproportionate|missed opportunity
    too (?:weak|narrow|vague|broad|slow|late|low|high|limited|little)
    not (?:\w+ )?(?:far|clear|strong|robust) enough
    do(?:es)? not go far|falls? short|fails? to|failed to|omits?|overlooks?|lacks?
    """
)
_ASK = phrases(
    r"""
    should|must|ought to|has to|have to|needs? to|need(?:s|ed)? (?:a|an|the|clear|more|better|further)
    recommend\w*|urge[sd]?|urging|request\w*|call(?:s|ed|ing)? (?:on|for|upon)|invite[sd]?
    ask(?:s|ed|ing)? (?:for|that|the|you|ministers|ofcom|government)
    propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|please|instead|rather than|preferable|better to|solution
    would (?:like|want|welcome|prefer|be (?:better|clearer|helpful))
    we (?:want|seek|press|encourage|advise|look to|expect|hope)
    it is (?:essential|vital|important|necessary|imperative|crucial) (?:that|to)
    could be (?:improved|strengthened|extended|amended|clarified|widened)
    (?:amend|extend|strengthen|clarify|remove|replace|widen|narrow|require|introduce) (?:it|this|the|that|a|an)
    """
)
_ADVERBS = r"(?:\w+ly |also |would |therefore |further |again )*"
_RECOMMENDS = re.compile(
    r"\W*(?:\w+,? ){0,4}?(?:we|i|the (?:charity|trust|organisation|council|commission)) "
    rf"{_ADVERBS}(?:recommend|urge|call for|ask that|ask for|request|propose|suggest)(?: strongly)?\b"
    r"|\W*recommendations?\W* ?\d*\s*[:.–—-]",
    re.IGNORECASE,
)
_ACTORS = phrases(
    r"""
    governments?|ministers?|department\w*|secretar(?:y|ies) of state|home office|treasury|parliament|senedd
    regulators?|police|forces?|officials|officers?|inspectorates?|inspectors?|commissioners?
    schools?|colleges?|universit(?:y|ies)|teachers?|governors?|governing bod(?:y|ies)|trusts?
    local authorit(?:y|ies)|councils?|courts?|judges?|judiciary|prosecutors?
    nhs|health|hospitals?|gps?|practitioners?|professionals?|social workers?
    employers?|platforms?|providers?|services|compan(?:y|ies)|firms?|industry|businesses
    developers?|operators?|manufacturers?|charit(?:y|ies)|partners(?:hips?)?
    agenc(?:y|ies)|authorit(?:y|ies)|boards?|bod(?:y|ies)|you|your
    the (?:bill|act|code|guidance|regulations?|duty|scheme|strategy|policy|order|consultation|framework)
    the (?:definition|offence|legislation|statutory \w+)
    """
)
MOST_ITEMS = 30
"""How many items of a list are looked at for who should act."""

_ITEM = re.compile(r"[-*+•]|\(?[\da-z]{1,3}[.)]")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][A-Za-z]{2,}|\b[A-Z]{2,6}s?\b")


def no_ask(subject: Subject) -> Iterator[Problem]:
    """Answers that take a side and are unhappy but ask for nothing, and recommendations to nobody in particular."""
    for item in subject.argued():
        yield from _unhappy(item)
        yield from _to_nobody(item, subject.response.questionnaire.body)


def _unhappy(item: Item) -> Iterator[Problem]:
    if item.answer.position not in (Position.SUPPORT, Position.OPPOSE) or _ASK.search(item.prose.written):
        return
    for sentence in item.prose.sentences:
        found = _UNHAPPY.search(sentence.words)
        if found:
            start = sentence.start + found.start()
            message = f"{item.label} says what is wrong ('{found[0]}') and asks for nothing"
            hint = "say what should change and who should do it: 'We ask the Department to …'"
            yield advice("DK765", message, item.prose.place(start, start + len(found[0])), hint)
            return


def _to_nobody(item: Item, body: str) -> Iterator[Problem]:
    sentences = item.prose.sentences
    for number, sentence in enumerate(sentences):
        if _RECOMMENDS.match(sentence.words) and not _names_somebody(_with_items(sentences, number), body):
            message = f"this recommendation names nobody who should act: '{shown(sentence.words)}'"
            hint = "name who should do it: 'We recommend that the Department …', '… that schools …'"
            yield advice("DK765", message, item.prose.place(sentence.start, sentence.end), hint)


def _with_items(sentences: Sequence[Stretch], number: int) -> str:
    """A sentence, and the items of the list that it begins."""
    parts = [plain_words(sentences[number].words)]
    if parts[0].endswith(":"):
        for following in sentences[number + 1 : number + 1 + MOST_ITEMS]:
            if not _ITEM.match(following.words) or _RECOMMENDS.match(following.words):
                break
            parts.append(plain_words(following.words))
    return " ".join(parts)


def _names_somebody(words: str, body: str) -> bool:
    """Whether anybody who can act is named: by a common word, by a name, or the body that asks."""
    named = bool(body) and body.casefold() in words.casefold()
    return named or bool(_ACTORS.search(words.casefold()) or _NAME.search(words[1:]))
