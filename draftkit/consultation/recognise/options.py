"""Options: what can be chosen, where no boxes say so, and what kind of question options make.

In: words such as `Yes`, `Neither agree nor disagree`, `(Yes / No / Not sure)`, `on a scale of 1 to 5`. Out: whether
they are usual options, the options that a sentence names, and the kind that a list of options makes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.consultation.questionnaire import Kind

_YES_NO = frozenset({"yes", "no", "ydw", "nac ydw", "ie", "nage", "oes", "nac oes", "y", "n", "true", "false"})
_NO_VIEW = frozenset(
    {
        "not sure", "unsure", "dont know", "don t know", "do not know", "not applicable", "n a", "na", "no view",
        "no opinion", "prefer not to say", "prefer not to disclose", "not sure don t know", "don t know not sure",
        "no comment", "undecided", "maybe", "partly", "in part", "partially", "other", "unsure don t know",
        "don t know unsure", "can t say", "no answer", "not answered", "ddim yn siŵr", "i don t know", "i am not sure",
        "yes in part", "to some extent", "do not wish to answer", "don t know not applicable", "no preference",
        "yes partly", "not relevant", "sometimes", "neither", "neither yes nor no",
    }
)  # fmt: skip
_SCALE = re.compile(
    r"(?:(?:very |quite |fairly |somewhat |strongly |completely |totally |fully |partly |partially |mostly |slightly |"
    r"mainly |tend to |moderately |extremely |generally |broadly |not at all |not very |not |too |highly |much |"
    r"a little |"
    r"a lot |significantly |largely )?"
    r"(?:agree|disagree|support|supportive|oppose|opposed|satisfied|dissatisfied|important|unimportant|likely|unlikely|"
    r"effective|ineffective|clear|unclear|confident|useful|helpful|unhelpful|easy|difficult|good|poor|positive|"
    r"negative|"
    r"well|badly|better|worse|appropriate|inappropriate|concerned|familiar|reasonable|unreasonable|aware|comfortable|"
    r"high|low|often|safe|unsafe|acceptable|unacceptable|beneficial|harmful|proportionate|relevant|burdensome)"
    r"(?: with (?:it|this|the proposal))?"
    r"|neither .{2,40} nor .{2,40}|neutral|neither|no change|about the same|no effect|always|often|sometimes|rarely|"
    r"never|a great deal|a fair amount|not at all|to a (?:great|large|moderate|small|limited|some) extent|"
    r"to some extent|not very much|excellent|average|very good|fair|completely|mostly|partly|slightly|moderately|"
    r"strongly (?:in favour|against)|in favour|against|cytuno'n gryf|cytuno|anghytuno|anghytuno'n gryf)"
    r"(?: \(\d+\))?",
    re.IGNORECASE,
)
_STEP = re.compile(r"(?:level |score |rating )?(\d{1,2})(?:\s*(?:[-–—:=.]|\()\s*.{1,60})?")
_WORDS = r"[A-Za-z’']+(?: [A-Za-z’']+){0,6}"
_INLINE = re.compile(
    r"[(\[]\s*([^()\[\]]{3,200})\s*[)\]]\s*[.:?*]?\s*$|"
    rf"(?:[:?.]\s+|^)({_WORDS}(?: ?/ ?{_WORDS}){{1,9}})\s*$"
)
_RANGE = re.compile(
    r"(?:scale|score|rating|rate|rank|from|between|number)\b[^.?]{0,60}?\b(?:of |from |between )?(0|"
    r"1)\s*(?:\([^()]{0,60}\)\s*|,?"
    r" (?:being|meaning|where)[^.?]{0,40} )?(?:-|–|—|to|and)\s*(3|4|5|6|7|9|10)\b",
    re.IGNORECASE,
)
_SELECT_ONE = re.compile(
    r"\b(?:(?:select|tick|choose|pick|check|mark|circle|highlight|indicate)\s+(?:only |just )?(?:one|a single|the "
    r"(?:one|option|box|answer|statement|most|best)|1|which (?:one )?(?:best )?(?:describes|applies)|as appropriate)\b|"
    r"which of (?:these|the following)[^.?]{0,60} (?:best|most)\b|best describes?|delete as "
    r"(?:appropriate|applicable)|one (?:option|answer|response|box|only)\b|tick one|tick (?:the )?(?:appropriate|"
    r"relevant) box\b)",
    re.IGNORECASE,
)
_SINGULAR = re.compile(
    r"\b(?:what is (?:your|the)|in (?:what|which) capacity|are you\b|"
    r"which (?:option|nation|country|region|age|gender|sex|level|one)\b|representing|what (?:type|kind|sort|age)\b|"
    r"how (?:often|long|many|much|old|would you describe)|(?:do|would) you (?:agree|prefer|support|think)|"
    r"should|when\b|is\b|on behalf of)",
    re.IGNORECASE,
)
_SELECT_MANY = re.compile(
    r"(?:all (?:of those |of these |the (?:boxes|options|answers|statements|following) )?(?:that|which) (?:apply|are "
    r"relevant|you)|as many as|any that apply|all that are|select all|tick all|all applicable|all relevant|more than "
    r"one|(?:select|choose|tick|pick|name|indicate|list)\s+(?:up to|at most|a maximum of|no more than)\s+(?:\w+)|"
    r"multiple (?:answers|choice|options|responses)|one or more|(?:choose|select|tick|pick) (?:your )?(?:top )?"
    r"(?:two|three|four|five|2|3|4|5)\b|select any|tick any|pob un|relevant boxes|appropriate boxes|that apply)",
    re.IGNORECASE,
)
_SELECTION = re.compile(
    r"[(\[*\s]*(?:you (?:can|may) )?(?:please )?(?:select|tick|choose|pick|check|mark|circle|highlight|delete|indicate|"
    r"cross|put|more than one|one (?:option|answer|box|only)|multiple|all that apply|any that apply|nodwch|ticiwch)\b",
    re.IGNORECASE,
)
_EXPECTS = re.compile(
    r"(?:which (?:of|one|option)|select|tick|choose|pick|circle|delete as|do you agree|to what extent|how far|"
    r"on a scale|"
    r"how (?:satisfied|likely|important|clear|useful|confident|effective|often|easy|strongly|well)|"
    r"are you (?:responding|"
    r"answering|replying|an?|a|the)|in what capacity|what (?:best )?describes|what is your (?:sex|gender|age|"
    r"ethnic|religion|sexual|"
    r"capacity|role|interest)|would you (?:like|prefer|support)|rank|rate|yes or no|yes/no)",
    re.IGNORECASE,
)


def is_usual(text: str) -> bool:
    """Whether the words alone show that they are an option: `Yes`, `Don't know`, `Strongly agree`."""
    if len(text) > 60:
        return False
    plain = _plain(text)
    return plain in _YES_NO or plain in _NO_VIEW or bool(_SCALE.fullmatch(text.strip(" .;")))


def expects_options(text: str) -> bool:
    """Whether a question is worded so that a list below it is what can be chosen."""
    return bool(_EXPECTS.search(text))


def selects_many(text: str) -> bool:
    """Whether it says that several options may be chosen."""
    return bool(_SELECT_MANY.search(text))


def selects_one(text: str) -> bool:
    """Whether it says that one option is to be chosen."""
    return bool(_SELECT_ONE.search(text))


def asks_for_one_thing(text: str) -> bool:
    """Whether it is worded for one answer: `What is your role?`, `In what capacity do you respond?`"""
    return bool(_SINGULAR.match(text))


def is_only_a_selection(text: str) -> bool:
    """Whether a passage does nothing but say how to choose: `Please tick one box.`"""
    if len(text.split()) > 14 or text.rstrip(" )]").endswith("?") or not _SELECTION.match(text):
        return False
    return selects_many(text) or selects_one(text)


def named_options(text: str) -> tuple[str, ...]:
    """The options that a sentence names by itself: `(Yes / No / Not sure)`, `Strongly agree, agree, … or disagree`."""
    match = _INLINE.search(text)
    if match is not None:
        words = match[1] or match[2] or ""
        pieces = [piece.strip(" .") for piece in re.split(r"\s*(?:/|;|,|\bor\b)\s*", words)]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) > 1 and all(is_usual(piece) for piece in pieces):
            return tuple(dict.fromkeys(piece[0].upper() + piece[1:] for piece in pieces))
    return ("Yes", "No") if re.search(r"\byes or no\b", text, re.IGNORECASE) else ()


def stepped_options(text: str) -> tuple[str, ...]:
    """The steps of a scale that a question speaks of: `on a scale of 1 to 5`."""
    match = _RANGE.search(text)
    return tuple(str(step) for step in range(int(match[1]), int(match[2]) + 1)) if match else ()


def kind_of_options(options: Sequence[str]) -> Kind | None:
    """The kind that options make by themselves; None for options that may stand in any list."""
    plain = [_plain(option) for option in options]
    if any(word in _YES_NO for word in plain) and all(
        word in _YES_NO or word in _NO_VIEW or re.match(r"(?:yes|no)\b", word) for word in plain
    ):
        return Kind.YES_NO
    steps = [_STEP.fullmatch(option.strip()) for option in options]
    numbers = [int(step[1]) for step in steps if step]
    if len(numbers) >= 3 and len(numbers) >= len(options) - 1 and numbers in (sorted(numbers), sorted(numbers)[::-1]):
        return Kind.SCALE
    scaled = [word for word, option in zip(plain, options, strict=True) if _is_step(option)]
    others = [word for word in plain if word in _NO_VIEW or word in ("neither", "comment")]
    if len(scaled) >= 2 and len(scaled) + len(set(others) - set(scaled)) >= len(options):
        return Kind.SCALE
    return None


def _is_step(option: str) -> bool:
    return bool(_SCALE.fullmatch(option.strip(" .;")))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("don't", "dont")))
