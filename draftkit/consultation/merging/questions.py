"""Finding the question that somebody meant by a number, an id or its words.

In: the questions of a response and what a heading, a cell or a file name says. Out: the question, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from draftkit.consultation.questionnaire import Question
from draftkit.consultation.wording import folded, words_of

_BEGINS_WITH_NUMBER = re.compile(
    r"(?:(?:consultation\s+)?question|qn?|no|number)?[\s.:#]*"
    r"(?P<number>[a-z]{0,2}\d+(?:\.\d+)*)[.)]?"
    r"(?:\s*\((?P<bracketed>[a-z]{1,3})\)|(?P<joined>[a-z])(?![a-z])|\s+(?P<apart>[a-h])(?=\s*(?:[:.)]|\Z)))?"
    r"(?P<comment>[\s:.–-]*\(?(?:please\s+explain|comments?|explanation|reasons?|free text)\)?)?"
    r"(?P<rest>.*)\Z",
    re.DOTALL,
)
_WORDS = re.compile(r"\w+")
_FEW_WORDS = 3
_SEPARATOR = re.compile(r"\s*[:?._…]|\t|  ")
TYPED_NUMBER = re.compile(
    r"\W*(?:(?:question|qn?)[\s.]*\d{1,3}[a-z]?[\s.:)–-]+|\(?[a-z]{0,2}\d{0,3}[a-z]?[.):]+\s+)", re.IGNORECASE
)
"""A number that somebody typed before a question."""
_EXPLAINS = re.compile(r"(please (explain|give|provide|tell)|comment|reason|explanation|why)\b")


class Questions:
    """The questions of a response, to be found by what people call them."""

    def __init__(self, questions: Iterable[Question], furniture: Iterable[str] = ()) -> None:
        """`furniture`: the words of every line of the published form, which are nobody's answer."""
        self.questions = tuple(questions)
        options = {words_of(option) for question in self.questions for option in question.options}
        self.furniture = frozenset(furniture) - options
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

    @cached_property
    def _by_beginning(self) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            found.setdefault(_beginning(words_of(question.text)), []).append(question)
        return found

    def by_words(self, text: str, near: Question | None = None) -> Question | None:
        """The only question with these words; of several, the one that is a part of the question `near`."""
        found = self._by_words.get(words_of(text), [])
        if len(found) > 1 and near is not None:
            found = [one for one in found if one.number == near.number and one.section == near.section]
        return found[0] if len(found) == 1 else None

    def beginning(self, text: str, near: Question | None = None) -> tuple[Question, str] | None:
        """The question with whose words a text begins, and the rest of the text, such as a limit or the answer."""
        exact = self.by_words(text, near)
        if exact is not None:
            return exact, ""
        words = [(found.group(), found.end()) for found in _WORDS.finditer(text)]
        said = words_of(text)
        if len(said.split()) != len(words):
            return None
        for question in self._beginning_like(said):
            asked = words_of(question.text)
            count = len(asked.split())
            if said.startswith(f"{asked} ") and count and (near is None or question is not near):
                end = words[count - 1][1]
                if count <= _FEW_WORDS and not _SEPARATOR.match(text, end):
                    continue
                return question, text[end:].lstrip("?!.:;)”\"'*_ ").strip()
        return None

    def _beginning_like(self, said: str) -> list[Question]:
        """The questions whose first words are those of a text, the longest first."""
        begin = said.split()[:3]
        found = [one for size in (3, 2, 1) for one in self._by_beginning.get(" ".join(begin[:size]), ())]
        return sorted(dict.fromkeys(found), key=lambda one: -len(one.text))

    def is_furniture(self, text: str) -> bool:
        """Whether a line stood in the published form; a single word may be an answer as well, a number is none."""
        words = words_of(text)
        return words in self.furniture and (" " in words or words.isdigit())

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
        part = found["bracketed"] or found["joined"] or found["apart"] or ""
        number, rest = found["number"], found["rest"].strip(" .:)–-")
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


def _beginning(words: str) -> str:
    return " ".join(words.split()[:3])


def _compact(name: str) -> str:
    return "".join(_WORDS.findall(name.casefold()))
