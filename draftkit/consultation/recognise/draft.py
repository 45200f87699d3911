"""Drafts: a question while it is being put together from the items that belong to it.

In: items, one after the other. Out: nothing by itself; `finish.py` makes questions of drafts. A draft changes as it
grows: it never leaves this package.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from draftkit.consultation.passages import Box
from draftkit.consultation.recognise.items import Item, Matrix
from draftkit.consultation.recognise.limits import Limits, limits_in

NO_PLACE = "no place for its answer was found"
"""The doubt about a question of a form whose other questions have places for their answers."""


@dataclass(slots=True)
class Draft:
    """A question, or a part of one."""

    where: str
    number: str = ""
    part: str = ""
    explicit: bool = False
    lettered: bool = False
    """Whether it has only a letter, such as `(a)`, below the number of another."""
    text: list[str] = field(default_factory=list)
    """Its paragraphs."""
    wording: list[str] = field(default_factory=list)
    """What else is said of how to answer: `Tick all that apply.`, and the words of the question it is a part of."""
    section: str = ""
    about_you: bool = False
    required: bool = False
    options: list[Box] = field(default_factory=list)
    """Ticks with their labels."""
    listed: list[str] = field(default_factory=list)
    """Options without boxes."""
    drop_down: Box | None = None
    boxes: list[Box] = field(default_factory=list)
    """Where text or a date goes."""
    matrix: Matrix | None = None
    other: Box | None = None
    """Where to say what is meant by the option `Other`."""
    confidential: list[Box] = field(default_factory=list)
    limits: list[Limits] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    choosing: bool = False
    """Whether the line before said how to choose, so that lines without boxes are options."""
    kind_words: str = ""
    """What a column says of its kind."""
    open: bool = True
    """Whether paragraphs that follow may still belong to its text."""
    awaits_box: bool = False
    """Whether a place for its answer comes further down."""
    row: tuple[int, int] = (0, 0)
    """The table and the row in which it begins; zeros for none."""

    @property
    def words(self) -> str:
        """Its text as one."""
        return "\n".join(self.text).strip()

    @property
    def has_place(self) -> bool:
        """Whether something to answer in has been found."""
        return bool(self.options or self.drop_down or self.boxes or self.matrix)

    @property
    def is_closed(self) -> bool:
        """Whether it has options."""
        return bool(self.options or self.listed or self.drop_down or self.matrix)

    def doubt(self, reason: str) -> None:
        """Note what was guessed, once."""
        if reason not in self.unsure:
            self.unsure.append(reason)

    def add_text(self, item: Item, *, whole: bool = False) -> None:
        """Take a paragraph into the text of the question."""
        text = item.whole if whole else item.text
        if text:
            self.text.append(f"• {text}" if item.bullet and self.text else text)
            self.note_limits(text)
        self.required |= item.required

    def note_limits(self, text: str) -> None:
        """Note the limits that a text states."""
        found = limits_in(text)
        if found:
            self.limits.append(found)
