"""Documents with answers under headings: `Question 2a`, the question, and below it what somebody answers.

In: the blocks of a document in order, each as Markdown. Out: contributions. It is how people write who were sent the
questions and no form, and how draftkit's own response looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from draftkit.consultation.merging.contribution import TEXT, Contribution
from draftkit.consultation.merging.passages import as_text, passages_of
from draftkit.consultation.merging.questions import Questions, words_of
from draftkit.consultation.merging.values import answer_values
from draftkit.consultation.questionnaire import Question
from draftkit.places import Place

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z", re.DOTALL)
_NAMES_QUESTION = re.compile(r"\W*(consultation\s+)?(question|q)[\s.:]*[a-z]{0,2}\d", re.IGNORECASE)
_BEGINS_WITH_NUMBER = re.compile(r"\W*[a-z]{0,2}\d+(\.\d+)*\s*[.):]?\s*(\(?[a-z]\)?)?\s*\Z", re.IGNORECASE)
_LABEL = re.compile(
    r"(\*\*)?\s*((your|our|my)\s+)?(answer|response|reply|comments?)\s*:?\s*(\*\*)?\s*:?\s*", re.IGNORECASE
)
_BOLD = re.compile(r"\*\*(.+?)\*\*\Z", re.DOTALL)


class DocumentBlock(NamedTuple):
    """A paragraph, list, table or heading of a document."""

    markdown: str
    level: int = 0
    """The level of a heading, 0 for anything else."""
    bold: bool = False
    """Whether all of it is bold, as people write headings who do not know styles."""
    where: str = ""
    ignored: bool = False
    """Whether it belongs to the document and not to an answer: a heading of ours, a note that it is confidential."""


@dataclass
class _Open:
    """The answer that is being read."""

    question: Question | None
    label: str
    where: str
    level: int
    parts: list[str] = field(default_factory=list)


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
        elif current is not None and not block.ignored:
            _add(current, block)
    yield from _closed(current, source, file, formatted=formatted)


def _opened(block: DocumentBlock, current: _Open | None, questions: Questions) -> _Open | None:
    """A new answer, if the block names a question."""
    text = _BOLD.sub(r"\1", block.markdown.strip())
    if not text or len(text) > 2_000 or block.ignored:
        return None
    heads = bool(block.level or block.bold)
    question = questions.find(text)
    if question is not None and current is not None and question is current.question:
        return None
    by_words = question is not None and (
        questions.by_words(text) is question or words_of(question.text) in words_of(text)
    )
    names = bool(_NAMES_QUESTION.match(text))
    if question is not None and (by_words or names or (heads and _BEGINS_WITH_NUMBER.match(text))):
        return _Open(question, text, block.where, block.level or 7)
    if heads and names and question is None:
        return _Open(None, text, block.where, block.level or 7)
    return None


def _add(current: _Open, block: DocumentBlock) -> None:
    """Add a block to the answer, unless it only repeats the question or says that the answer follows."""
    text = block.markdown
    if current.question is not None and not any(current.parts):
        asked = words_of(current.question.text)
        said = words_of(_BOLD.sub(r"\1", text))
        if said == asked or (asked and said.endswith(asked) and len(said) - len(asked) < 20):
            return
        text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    heading = f"{'#' * min(6, block.level)} {text}" if block.level else text
    current.parts.append(heading if text.strip() else "")


def _closed(current: _Open | None, source: str, file: str, *, formatted: bool) -> Iterator[Contribution]:
    if current is None:
        return
    text = as_text([part for part in current.parts if part.strip()])
    if not text.strip():
        return
    place = Place(f"{file}#{current.where}" if current.where else file)
    id = current.question.id if current.question else ""
    version = answer_values(current.question, text) if current.question else {TEXT: text}
    yield Contribution(source, id, current.label[:80], version, formatted=formatted, place=place)
