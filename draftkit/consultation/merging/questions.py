"""Finding the question that somebody meant by a number, an id or its words.

In: the questions of a response and what a heading, a cell or a file name says. Out: the question, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from draftkit.consultation.questionnaire import Question
from draftkit.consultation.workspace.faults import folded

_BEGINS_WITH_NUMBER = re.compile(
    r"(?:(?:consultation\s+)?question|qn?|no|number)?[\s.:#]*"
    r"(?P<number>[a-z]{0,2}\d+(?:\.\d+)*)\s*[.)]?\s*(?:\(?(?P<part>[a-z]{1,3})\)?(?![a-z]))?"
    r"(?P<comment>[\s:.–-]*\(?(?:please\s+explain|comments?|explanation|reasons?|free text)\)?)?"
    r"(?P<rest>.*)\Z",
    re.DOTALL,
)
_WORDS = re.compile(r"\w+")
_EXPLAINS = re.compile(r"(please (explain|give|provide|tell)|comment|reason|explanation|why)\b")


def words_of(text: str) -> str:
    """The words of a text, without what does not tell questions apart."""
    return " ".join(_WORDS.findall(folded(text)))


class Questions:
    """The questions of a response, to be found by what people call them."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.questions = tuple(questions)
        self.by_id = {question.id: question for question in self.questions}

    @cached_property
    def _by_number(self) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            if question.number:
                found.setdefault(_compact(question.number + question.part), []).append(question)
        return found

    @cached_property
    def _by_words(self) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            found.setdefault(words_of(question.text), []).append(question)
        return found

    def by_words(self, text: str) -> Question | None:
        """The only question with these words."""
        found = self._by_words.get(words_of(text), [])
        return found[0] if len(found) == 1 else None

    def by_number(self, number: str) -> Question | None:
        """The only question with this number and part."""
        found = self._by_number.get(_compact(number), [])
        return found[0] if len(found) == 1 else None

    def find(self, label: str, text: str = "") -> Question | None:
        """The question that a label means, such as `2a`, `Q2 (a)`, `Question 5: please explain` or its words.

        Its words, if they are given beside the label, count more than a number: numbers change.
        """
        label = label.strip()
        by_words = self.by_words(text) if text else None
        return by_words or self.by_id.get(label.casefold()) or self.by_words(label) or self._by_label(label)

    def _by_label(self, label: str) -> Question | None:
        found = _BEGINS_WITH_NUMBER.match(folded(label))
        if found is None:
            return None
        number, part, rest = found["number"], found["part"] or "", found["rest"].strip(" .:–-")
        by_words = self.by_words(rest) if rest else None
        if by_words is not None:
            return by_words
        if found["comment"] or _EXPLAINS.match(rest):
            return self.by_number(f"{number}{part}comment") or (None if rest else self.by_number(number + part))
        return self.by_number(number + part) or (self.by_number(number) if not rest else None)

    def near(self, label: str, asked: str = "") -> Question | None:
        """The question that `find` gives, or the one whose number it is although its words differ."""
        found = self.find(label, asked)
        if found is not None or not asked:
            return found
        return self.find(label)


def _compact(name: str) -> str:
    return "".join(_WORDS.findall(name.casefold()))
