"""The state of one rendering: the values that tokens stand for, the clauses placed, the problems found.

In: what the functions of a template ask for while it runs. Out: tokens, and in the end `Rendered`. It lives for one
document and never leaves this step.
"""

from __future__ import annotations

from base64 import b32encode
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, NamedTuple

from jinja2 import Undefined

from draftkit.files import Cache
from draftkit.model.clause import Clause
from draftkit.model.document import Origin
from draftkit.model.inputs import Inputs, MarkdownText, OutlineText
from draftkit.model.library import Library
from draftkit.model.passages import Passage, Value, token
from draftkit.model.selection import Pick, Placement, Selection
from draftkit.model.template import Template
from draftkit.places import Place, place_in_text, place_on_line
from draftkit.problems import Problem, error
from draftkit.reading.located import written_path
from draftkit.steps.render.filters import Printable, printed
from draftkit.steps.render.outline_texts import answers_allowance


class Asked(NamedTuple):
    """A clause that an outline asks for."""

    pick: Pick
    form: str
    parameters: Mapping[str, Any]


class Written:
    """A text that is being rendered: the outline, or an answer in it that is an outline of its own."""

    __slots__ = ("number", "placed", "source", "text", "values")

    def __init__(self, values: list[Value], source: OutlineText | None = None, number: int = -1) -> None:
        self.text = ""
        self.values = values
        self.source = source
        """The text of an answer as it was written."""
        self.number = number
        """The number of its token in the outline."""
        self.placed = 0
        """How many clauses it has placed."""

    def passage(self) -> Passage:
        """An answer as a passage of its own."""
        text = self.source
        if text is None:
            raise ValueError("the outline is no passage of the inputs")
        origin = Origin("inputs", written_path(text.path))
        return Passage(origin, self.text, text.file, text.first_line, None, tuple(self.values))


class Rendering:
    """Collects what one document's templates print."""

    def __init__(
        self, inputs: Inputs, template: Template, selection: Selection, library: Library, cache: Cache
    ) -> None:
        self.inputs = inputs
        self.template = template
        self.selection = selection
        self.library = library
        self.cache = cache
        self.values: list[Value] = []
        """The values of the text that is being rendered."""
        self.placements: list[Placement] = []
        self.times: Counter[str] = Counter()
        """How often each clause has been placed."""
        self.tokens_of: dict[str, tuple[list[Value], int]] = {}
        """For each clause that was asked for in full, its first token: the values of the text, and its number."""
        self.answers: list[Written] = []
        """The answers that are outlines of their own, in order."""
        self.writing: Written | None = None
        """The one of them that is being rendered."""
        self.allowance = answers_allowance()
        """What all of them together may still do."""
        self.for_answers: dict[str, Any] | None = None
        """What they may use."""
        self.problems: list[Problem] = []

    @contextmanager
    def at(self, text: Written) -> Iterator[None]:
        """What is printed meanwhile stands in this text."""
        before = (self.values, self.writing)
        self.values, self.writing = text.values, text if text.source is not None else None
        try:
            yield
        finally:
            self.values, self.writing = before

    def add(self, value: Value) -> str:
        """The token of a new value."""
        self.values.append(value)
        return token(len(self.values) - 1)

    def print_value(self, value: Any) -> str:
        """What a template prints for a value: always a token."""
        if type(value) is str:
            self.values.append(value)
            return token(len(self.values) - 1)
        if type(value) is MarkdownText:
            return self._markdown(value)
        if type(value) is OutlineText:
            return self.outline_text(value)
        if isinstance(value, Printable):
            inner = value.value
            return self.place(inner) if isinstance(inner, Asked) else self.add(inner)
        if isinstance(value, Undefined):
            return str(value)
        return self.add(printed(value))

    def _markdown(self, text: MarkdownText) -> str:
        place = self.inputs.located.place(text.path)
        return self.add(Passage(Origin("inputs", written_path(text.path)), text, place.file, place.line or 1))

    def outline_text(self, text: OutlineText) -> str:
        """Render an answer that is an outline; the outline knows how."""
        raise NotImplementedError

    def place(self, asked: Asked) -> str:
        """Place a clause; the outline knows how."""
        raise NotImplementedError

    def anchor(self, clause: Clause, form: str) -> str:
        """An identity for one placing of a clause: the same in every build of the same document."""
        self.times[clause.id] += 1
        times = self.times[clause.id]
        name = f"{self.template.name}\n{clause.id}\n{form}\n{times}"
        return "dk" + b32encode(blake2b(name.encode(), digest_size=7).digest()).decode().lower()[:10]

    def outline_place(self, word: str) -> Place:
        """Where the outline names a word; a word that it took from the inputs, there."""
        answer = self.writing.source if self.writing else None
        if answer is not None and word in answer:
            return answer.place(word)
        offset = self.template.outline.find(word)
        if offset < 0:
            located = self.inputs.located
            line = next((number for number, text in enumerate(located.lines, 1) if word in text), None)
            if line is not None:
                column = located.lines[line - 1].find(word) + 1
                return place_on_line(located.file, located.lines, line, column, len(word))
        offset = max(offset, 0)
        return place_in_text(self.template.file, self.template.outline, offset, len(word))

    def report(self, code: str, message: str, word: str, hint: str) -> None:
        """Report an error at the word in the outline."""
        self.problems.append(error(code, message, self.outline_place(word), hint))
