"""Reading Markdown: headings, numbered lists, task lists, tables and paragraphs, with their lines.

In: the bytes of a .md or .txt file. Out: `Published`. The blocks are those of CommonMark 0.31 with the tables and task
lists of GFM, read by line so that each passage has its own; a line that is none of them is a paragraph, so that nothing
is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from draftkit.consultation.intake.decoding import decode, without_text
from draftkit.consultation.intake.drawn import drawn, is_contents
from draftkit.consultation.intake.markdown.inlines import plain_text
from draftkit.consultation.passages import Box, Cell, Passage, Published
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, warning
from draftkit.reading.located import Located

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_ITEM = re.compile(r"([ \t]*)([-*+]|\(?[0-9]{1,4}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,4}[.)])[ \t]+(\S.*)")
_TASK = re.compile(r"\[([ xX]?)\][ \t]+(.*)")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|_{3,5}[ \t]*)")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BREAK = re.compile(r"(?: {2,}|\\)$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CELLS = re.compile(r"(?<!\\)\|")


def passages_of_markdown(data: bytes, file: str) -> Published:
    """The passages of a Markdown or plain text file; raises `DraftkitError` when it has no text or is too big."""
    text, problems = decode(data, file)
    front, text, first = _front(text, file, problems)
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    reader = _Reader(text.split("\n"), first)
    reader.read()
    if not reader.passages:
        raise without_text(file, "has no text", "check that it is the file you meant")
    values = {key: front.get(key) for key in ("title", "body", "closes")}
    title, body = (value if isinstance(value, str) else "" for value in (values["title"], values["body"]))
    closes = _day(values["closes"], file, problems)
    return Published(tuple(reader.passages), "md", tuple(problems), title, body, closes)


def _front(text: str, file: str, problems: list[Problem]) -> tuple[dict[str, object], str, int]:
    """The keys of front matter, the text below it, and the line on which that begins."""
    from draftkit.reading.front_matter import split_front_matter

    if not re.match(r"---[ \t]*\n", text) or not re.search(r"\n---[ \t]*(?:\n|$)", text):
        return {}, text, 1
    try:
        located, body, first = split_front_matter(text, file)
    except DraftkitError as fault:
        found = fault.problems[0]
        message = f"the front matter was not understood and was read as text: {found.message}"
        problems.append(warning("DK717", message, found.place, found.hint))
        return {}, text, 1
    return _data(located), body, first


def _data(located: Located) -> dict[str, object]:
    return located.data if isinstance(located.data, dict) else {}


def _day(value: object, file: str, problems: list[Problem]) -> date | None:
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        message = f"'closes' is '{value}', which is no date"
        problems.append(warning("DK717", message, Place(file, 1), "write it like 2026-12-18"))
        return None


class _Reader:
    """Goes through the lines."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.lines = lines
        self.first = first
        self.at = 0
        self.tables = 0
        self.passages: list[Passage] = []

    def read(self) -> None:
        kinds: tuple[Callable[[], bool], ...] = (self._blank, self._fence, self._heading, self._rule, self._table)
        while self.at < len(self.lines):
            if not any(kind() for kind in kinds) and not self._item():
                self._paragraph()

    def _line(self, at: int | None = None) -> str:
        """A line without the marks of quotes around it."""
        line = self.lines[self.at if at is None else at]
        quote = _QUOTE.match(line)
        return line[quote.end() :] if quote else line

    def _add(self, text: str, at: int, **more: object) -> None:
        raw, boxes = drawn(text, f"line-{self.first + at}")
        passage = Passage(plain_text(raw), f"line {self.first + at}", **more)  # type: ignore[arg-type]
        bold = bool(raw) and re.fullmatch(r"(\*\*|__)(?!\s)(?:(?!\1).)+\1[.:?]?", raw.strip()) is not None
        boxes = tuple(box._replace(label=plain_text(box.label)) for box in boxes)
        self.passages.append(passage._replace(boxes=(*passage.boxes, *boxes), bold=bold))

    def _blank(self) -> bool:
        if self._line().strip():
            return False
        self.at += 1
        return True

    def _fence(self) -> bool:
        """Code is text as well: someone may have pasted a question there."""
        fence = _FENCE.match(self._line())
        if not fence:
            return False
        self.at += 1
        while self.at < len(self.lines) and not self._line().strip().startswith(fence[1]):
            if self._line().strip():
                self.passages.append(Passage(self._line().strip(), f"line {self.first + self.at}"))
            self.at += 1
        self.at += 1
        return True

    def _heading(self) -> bool:
        found = _HEADING.fullmatch(self._line())
        if not found:
            return False
        if found[2]:
            self._add(found[2], self.at, level=len(found[1]))
        self.at += 1
        return True

    def _rule(self) -> bool:
        if not _RULE.fullmatch(self._line()):
            return False
        self.at += 1
        return True

    def _table(self) -> bool:
        if "|" not in self._line() or self.at + 1 >= len(self.lines):
            return False
        below = self._line(self.at + 1)
        if not ("-" in below and _DELIMITERS.fullmatch(below)):
            return False
        self.tables += 1
        self._row(1)
        self.at += 2
        number = 2
        while self.at < len(self.lines) and "|" in self._line() and self._line().strip():
            self._row(number)
            self.at += 1
            number += 1
        return True

    def _row(self, number: int) -> None:
        line = self._line().strip()
        cells = _CELLS.split(line.removeprefix("|"))
        if len(cells) > 1 and not cells[-1].strip() and line.endswith("|"):
            cells.pop()
        for column, text in enumerate(cells, 1):
            cell = Cell(self.tables, number, column, header=number == 1)
            pieces = [piece for piece in re.split(r"<br\s*/?>", text.strip()) if piece.strip()] or [""]
            for piece in pieces:
                empty = (Box("text"),) if number > 1 and not piece else ()
                self._add(piece.replace("\\|", "|"), self.at, cell=cell, boxes=empty)

    def _item(self) -> bool:
        found = _ITEM.fullmatch(self._line())
        if not found:
            return False
        start, mark, text = self.at, found[2], found[3]
        self.at += 1
        task = _TASK.fullmatch(text)
        if task:
            self._task(" ".join([task[2], *self._continued()]), start)
            return True
        for number, piece in enumerate(self._pieces(text)):
            more: dict[str, object] = {"number": mark} if mark not in "-*+" else {"bullet": True}
            self._add(piece, start, **(more if not number else {}))
        return True

    def _task(self, label: str, start: int) -> None:
        words, boxes = drawn(label)
        tick = Box("tick", plain_text(words))
        self.passages.append(Passage("", f"line {self.first + start}", bullet=True, boxes=(tick, *boxes)))

    def _paragraph(self) -> None:
        start = self.at
        text = self._line().lstrip()
        self.at += 1
        pieces = self._pieces(text)
        if self.at < len(self.lines) and len(pieces) == 1:
            under = _UNDERLINE.fullmatch(self._line())
            if under:
                self._add(pieces[0], start, level=1 if under[1][0] == "=" else 2)
                self.at += 1
                return
        for piece in pieces:
            self._add(piece, start)

    def _pieces(self, text: str) -> list[str]:
        """A paragraph that begins with `text`, cut at hard line breaks."""
        pieces = [[text]]
        for line in self._continued():
            if _BREAK.search(pieces[-1][-1]) or _is_own(line):
                pieces.append([line])
            else:
                pieces[-1].append(line)
        return [" ".join(_BREAK.sub("", line).strip() for line in piece) for piece in pieces]

    def _continued(self) -> list[str]:
        """The lines that go on with what was begun."""
        found = []
        while self.at < len(self.lines):
            line = self._line()
            ends = (_HEADING, _ITEM, _RULE, _UNDERLINE)
            if not line.strip() or _FENCE.match(line) or any(pattern.fullmatch(line) for pattern in ends):
                break
            if "|" in line and self.at + 1 < len(self.lines) and _DELIMITERS.fullmatch(self._line(self.at + 1)):
                break
            found.append(line)
            self.at += 1
        return found


def _is_own(line: str) -> bool:
    """Whether a line of a paragraph draws boxes of its own, as in a list without marks."""
    return (
        bool(drawn(line)[1])
        or is_contents(line)
        or bool(re.match(r"\s*(?:Q(?:uestion)?\.?\s?)?\d{1,3}[a-z]?[.):]\s", line))
    )
