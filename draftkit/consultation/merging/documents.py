"""Documents with answers under headings: `Question 2a`, the question, and below it what somebody answers.

In: the blocks of a document in order, each as Markdown. Out: contributions. It is how people write who were sent the
questions and no form, and how draftkit's own response looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from draftkit.consultation.merging.contribution import TEXT, Contribution
from draftkit.consultation.merging.passages import as_text, passages_of
from draftkit.consultation.merging.questions import TYPED_NUMBER, Questions
from draftkit.consultation.merging.values import answer_values, truth, word_of
from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Position
from draftkit.consultation.wording import folded, words_of
from draftkit.places import Place

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z", re.DOTALL)
_NAMES_QUESTION = re.compile(r"\W*(consultation\s+)?(question|q)[\s.:]*[a-z]{0,2}\d", re.IGNORECASE)
_BEGINS_WITH_NUMBER = re.compile(r"\W*[a-z]{0,2}\d+(\.\d+)*\s*[.):]?\s*(\(?[a-z]\)?)?\s*\Z", re.IGNORECASE)
_LABEL = re.compile(
    r"(\*\*)?\s*((your|our|my)\s+)?(answer|response|reply|comments?)\s*:?\s*(\*\*)?\s*:?\s*", re.IGNORECASE
)
_LIMIT = re.compile(r"\b(words?|characters?|maximum|max|limit|tick|select|choose|one only|apply)\b", re.IGNORECASE)
_CONFIDENTIAL = re.compile(
    r"\W*is (this|your) (answer|response|reply) (to be )?(kept )?confidential\s*\??\W*", re.IGNORECASE
)
_OURS = re.compile(r"(?P<name>our position|we choose|evidence)\s*:\s*(?P<said>.*)\Z", re.IGNORECASE)
_TABLE_HEAD = re.compile(r"\s*\|\s*(?:row\s*\||:?-+:?\s*\|)", re.IGNORECASE)
_GAP = re.compile(r"\W*\[TO CONFIRM: [^\]]*\]\W*")
_KEPT_CONFIDENTIAL = re.compile(
    r"this answer is confidential\. please do not publish it\.( our reason: (?P<reason>.*))?\Z", re.IGNORECASE
)
_TICKED = "\u2611\u2612\u2713\u2714\u25a0xX"
_TICK = re.compile(r"[\u2610-\u2612\u2713\u2714\u25a1\u25a0]\s*|\[[ xX]\]\s*|[xX]\s+")
_EMPTY_TICKS = frozenset("\u2610\u2611\u2612\u25a1")
_BOLD = re.compile(r"\*\*(.+?)\*\*\Z", re.DOTALL)


LONGEST_QUESTION = 4_000
"""Longest text, in characters, that is looked at as a question."""


class DocumentBlock(NamedTuple):
    """A paragraph, list, table or heading of a document."""

    markdown: str
    level: int = 0
    """The level of a heading, 0 for anything else."""
    bold: bool = False
    """Whether all of it is bold, as people write headings who do not know styles."""
    where: str = ""
    plain: str = ""
    """Its text without formatting; empty where only the Markdown is known."""
    number: str = ""
    """The number that is printed before it."""
    item: str = ""
    """For an item of a list, its mark with the indent before it."""


@dataclass
class _Open:
    """The answer that is being read."""

    question: Question | None
    label: str
    where: str
    level: int
    parts: list[str] = field(default_factory=list)
    last_was_item: bool = False
    confidential: str = ""
    """What is said where it is asked whether the answer is confidential."""
    reason: str = ""
    position: str = ""
    chosen: list[str] = field(default_factory=list)
    choosing: bool = False
    """Whether the next items of a list are the options chosen."""


def answers_in_markdown(text: str, source: str, file: str, questions: Questions) -> list[Contribution]:
    """The answers in a Markdown document without front matter."""
    blocks = []
    for passage in passages_of(text):
        found = _HEADING.match(passage.split("\n", 1)[0])
        first, _, rest = passage.partition("\n")
        if found:
            blocks.append(DocumentBlock(found[2], len(found[1])))
            blocks += [DocumentBlock(rest)] if rest.strip() else []
        else:
            blocks.append(DocumentBlock(passage, bold=bool(_BOLD.match(first)) and not rest))
    return list(answers_under_headings(blocks, source, file, questions))


def answers_under_headings(
    blocks: Iterable[DocumentBlock], source: str, file: str, questions: Questions, *, formatted: bool = False
) -> Iterator[Contribution]:
    """The answers that stand below headings which name questions; what comes before the first is no answer."""
    current: _Open | None = None
    for block in blocks:
        opened = _opened(block, current, questions)
        if opened is not None:
            yield from _closed(current, source, file, formatted=formatted)
            current = opened
        elif current is not None and block.level and block.level <= current.level:
            yield from _closed(current, source, file, formatted=formatted)
            current = None
        elif current is not None and not questions.is_furniture(block.plain or block.markdown):
            _add(current, block)
    yield from _closed(current, source, file, formatted=formatted)


def _opened(block: DocumentBlock, current: _Open | None, questions: Questions) -> _Open | None:
    """A new answer, if the block names a question."""
    text = (block.plain or _BOLD.sub(r"\1", block.markdown)).strip()
    if not text or len(text) > LONGEST_QUESTION:
        return None
    here = current.question if current is not None else None
    began = questions.beginning(TYPED_NUMBER.sub("", text, count=1), here) or questions.beginning(text, here)
    if began is not None:
        question, rest = began
        if question is here:
            return None
        said = [] if not rest or _LIMIT.search(rest) or len(rest) > LONGEST_QUESTION else [rest]
        return _Open(question, text, block.where, block.level or 7, said)
    heads, names = bool(block.level or block.bold), bool(_NAMES_QUESTION.match(text))
    found = questions.find(f"{block.number} {text}" if block.number and heads else text)
    if found is not None and found is here:
        return None
    if found is not None and (names or (heads and _BEGINS_WITH_NUMBER.match(text)) or _reworded(found, text, heads)):
        return _Open(found, text, block.where, block.level or 7)
    return _Open(None, text, block.where, block.level or 7) if heads and names else None


def _reworded(question: Question, text: str, heads: bool) -> bool:
    """Whether a heading with the number of a question has most of its words."""
    asked, said = set(words_of(question.text).split()), set(words_of(text).split())
    return heads and bool(asked) and len(asked & said) >= 0.6 * len(asked)


def _add(current: _Open, block: DocumentBlock) -> None:
    """Add a block to the answer, unless it only repeats the question or says that the answer follows."""
    text = block.markdown
    if _CONFIDENTIAL.match(text):
        current.confidential = _CONFIDENTIAL.sub("", text)
        return
    if _of_ours(current, block) or _GAP.fullmatch(block.plain or text):
        return
    if not current.parts:
        said = words_of(_BOLD.sub(r"\1", text))
        asked = words_of(current.question.text) if current.question is not None else ""
        if said == asked or (asked and said.endswith(asked) and len(said) - len(asked) < 20):
            return
        text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    text = f"{'#' * min(6, block.level)} {text}" if block.level and text else f"{block.item}{text}"
    if block.item and current.parts and current.last_was_item:
        current.parts[-1] += f"\n{text}"
    elif text.strip():
        current.parts.append(text)
    current.last_was_item = bool(block.item)


def _of_ours(current: _Open, block: DocumentBlock) -> bool:
    """Whether a block is one of those that draftkit prints around an answer; what it says is noted."""
    plain = " ".join((block.plain or block.markdown.replace("*", "")).split())
    if current.choosing and block.item:
        current.chosen.append(plain)
        return True
    current.choosing = False
    kept = _KEPT_CONFIDENTIAL.match(plain)
    if not current.parts and block.bold and plain == "Important":  # the title of the note on confidentiality
        return True
    if kept:
        current.confidential = "yes"
        current.reason = kept["reason"] or ""
        return True
    found = _OURS.match(plain)
    if found is None:
        return False
    if found["name"].casefold() == "we choose":
        current.choosing = not found["said"]
        current.chosen += [found["said"]] if found["said"] else []
        return True
    position = word_of(found["said"], Position)
    current.position = position or ""
    return position is not None or found["name"].casefold() == "evidence"


def _closed(current: _Open | None, source: str, file: str, *, formatted: bool) -> Iterator[Contribution]:
    if current is None:
        return
    text = as_text([part for part in current.parts if part.strip()])
    place = Place(f"{file}#{current.where}" if current.where else file)
    id = current.question.id if current.question else ""
    version = _version(current.question, text) if current.question else {TEXT: text} if text else {}
    version |= _noted(current)
    if version and truth(re.split(r"[.,;:(–-]", current.confidential.strip())[0]):
        version["confidential"] = "true"
        version |= {"confidential_reason": current.reason} if current.reason else {}
    if version:
        yield Contribution(source, id, current.label[:80], version, formatted=formatted, place=place)


def _version_of_rows(question: Question, text: str) -> dict[str, Any]:
    """What the lines of a table say for the rows of a question; other lines are text."""
    known = {folded(row): row for row in question.rows}
    rows: dict[str, str] = {}
    rest: list[str] = []
    for line in text.split("\n"):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        row = known.get(folded(cells[0])) if line.lstrip().startswith("|") else None
        if row is not None and len(cells) > 1:
            rows |= {row: cells[1]} if cells[1] else {}
        elif not line.lstrip().startswith("|") or not _TABLE_HEAD.match(line):
            rest.append(line)
    return ({"rows": rows} if rows else {}) | answer_values(question, "\n".join(rest).strip("\n"))


def _noted(current: _Open) -> dict[str, Any]:
    """What the lines around the answer say; options only if the question offers them."""
    known = {folded(option): option for option in current.question.options} if current.question else {}
    chosen = tuple(dict.fromkeys(known[folded(one)] for one in current.chosen if folded(one) in known))
    return ({"chosen": chosen} if chosen else {}) | ({"position": current.position} if current.position else {})


def _version(question: Question, text: str) -> dict[str, Any]:
    """What a text says; lines that only list the options, ticked or not, say what was chosen and no more."""
    known = {folded(option): option for option in question.options}
    if question.rows:
        return _version_of_rows(question, text)
    if not known:
        return answer_values(question, text)
    chosen: list[str] = []
    passages = [_without_options(passage, known, chosen) for passage in passages_of(text)]
    passages = [passage for passage in passages if passage]
    if not chosen and len(passages) > 1 and folded(passages[0]) in known:
        chosen.append(known[folded(passages.pop(0))])
    text = as_text(passages)
    version = answer_values(question, text)
    return version | ({"chosen": tuple(chosen)} if chosen and "chosen" not in version else {})


def _without_options(passage: str, known: Mapping[str, str], chosen: list[str]) -> str:
    """A passage without the lines that are options with a box before them; those that are ticked are noted."""
    rest = []
    for line in re.split(r"\n|(?=[\u2610-\u2612\u2713\u2714\u25a1\u25a0])", passage):
        bare = line.strip().rstrip("\\").strip()
        mark = _TICK.match(bare)
        option = known.get(folded(_TICK.sub("", bare, count=1))) if mark else None
        if option is not None and mark is not None:
            chosen += [option] if mark.group().strip()[0] in _TICKED else []
        elif bare and bare not in _EMPTY_TICKS:
            rest.append(line)
    return "\n".join(rest).strip("\n")
