"""Blocks: pieces of text and controls, gathered until a block of the page ends.

In: text, line breaks and boxes in order. Out: passages. The words beside a tick are its label, the words before a
box for text stay text.
"""

from __future__ import annotations

from draftkit.consultation.intake.drawn import drawn
from draftkit.consultation.intake.html.tree import Element
from draftkit.consultation.passages import Box, Cell, Passage


class Lists:
    """The lists around what is read, and the number or bullet that its next passage gets."""

    def __init__(self) -> None:
        self.around: list[tuple[Element, int]] = []
        self.number = ""
        self.bullet = False

    def begin(self, element: Element) -> None:
        """A list begins."""
        start = element.get("start")
        first = int(start) if start.lstrip("-").isdigit() and len(start) < 7 else 1
        self.around.append((element, first))

    def item(self, element: Element) -> None:
        """An item begins: it has a number in an ordered list, else a bullet."""
        if not self.around or self.around[-1][0].tag != "ol":
            self.number, self.bullet = "", True
            return
        around, number = self.around[-1]
        if element.get("value").isdigit() and len(element.get("value")) < 7:
            number = int(element.get("value"))
        self.number, self.bullet = f"{_shown(number, around.attributes.get('type', '1'))}.", False
        if "none" in around.get("style").replace(" ", "") or "list-style-type:none" in around.get("style"):
            self.number = ""
        self.around[-1] = (around, number + 1)

    def end(self) -> None:
        """A list ends."""
        if self.around:
            self.around.pop()
        self.number, self.bullet = "", False

    def take(self) -> tuple[str, bool]:
        """The number and bullet of the next passage, which then are gone."""
        taken = self.number, self.bullet
        self.number, self.bullet = "", False
        return taken


def _shown(number: int, type: str) -> str:
    """A number as a list of that type shows it (HTML, 4.4.5)."""
    if type in {"a", "A"} and 0 < number <= 26:
        return chr(ord(type) + number - 1)
    if type in {"i", "I"} and 0 < number < 40:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman.upper() if type == "I" else roman
    return str(number)


class Blocks:
    """Gathers passages."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.lists = Lists()
        self.cell: Cell | None = None
        self._pieces: list[str | Box] = []
        self._line = 0
        self._level = 0
        self._furniture = False
        self._bold = True
        self._before_cell: list[int] = []
        """For each cell that is open, how many passages there were when it began."""

    def add(self, text: str, line: int, level: int, furniture: bool, *, bold: bool = False) -> None:
        """Text of the block that is open."""
        if text.strip():
            self._line = self._line or line
            self._level = level
            self._furniture = furniture
            self._bold = self._bold and bold
        self._pieces.append(text)

    def box(self, boxes: tuple[Box, ...], line: int, furniture: bool) -> None:
        """A control of the block that is open."""
        self._line = self._line or line
        self._furniture = furniture
        self._pieces += boxes

    def line_break(self) -> None:
        """A line break: what follows is a passage of its own, except in a heading."""
        if self._level:
            self._pieces.append(" ")
        else:
            self.end()

    def end(self) -> None:
        """The block ends."""
        pieces, self._pieces = self._pieces, []
        if any(isinstance(piece, Box) or piece.strip() for piece in pieces):
            self._passage(*_joined(pieces))
            self._line = self._level = 0
        self._bold = True

    def begin_cell(self, cell: Cell) -> None:
        """A cell begins."""
        self.cell = cell
        self._before_cell.append(len(self.passages))

    def end_cell(self, line: int) -> None:
        """A cell ends."""
        self.ensure_cell(line)
        self._before_cell.pop()
        self.cell = None

    def ensure_cell(self, line: int) -> None:
        """An empty passage for a cell in which nothing stands yet, since an answer may go there."""
        if self.cell is not None and self._before_cell and self._before_cell[-1] == len(self.passages):
            self._line = line
            corner = self.cell.row == 1 and self.cell.column == 1
            self._passage("", () if self.cell.header or corner else (Box("text"),))
            self._line = 0

    def _passage(self, text: str, boxes: tuple[Box, ...]) -> None:
        number, bullet = self.lists.take() if text or boxes else ("", False)
        bold = self._bold and bool(text)
        passage = Passage(
            text, f"line {self._line}", number, self._level, bullet, bold, self.cell, boxes, self._furniture
        )
        self.passages.append(passage)


def _joined(pieces: list[str | Box]) -> tuple[str, tuple[Box, ...]]:
    """A block as one passage: its text, without the words that stand beside ticks, and its boxes."""
    texts: list[str] = []
    boxes: list[Box] = []
    for piece in pieces:
        if isinstance(piece, Box):
            boxes.append(piece)
        elif boxes and boxes[-1].kind == "tick" and not boxes[-1].label and piece.strip():
            boxes[-1] = boxes[-1]._replace(label=" ".join(piece.split()))
        else:
            texts.append(piece)
    text = " ".join("".join(texts).split())
    if len(boxes) == 1 and boxes[0].kind == "tick" and not boxes[0].label:
        return "", (boxes[0]._replace(label=text),)
    if boxes:
        return text, tuple(boxes)
    return drawn(text)
