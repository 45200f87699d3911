"""Inlines: from the events of one paragraph, heading or cell to text with marks, links, notes and citations.

In: events. Out: inlines, with a slot where a token stood: what it stands for is put in by `fill.py`, after Markdown has
been read, so that none of its characters can ever act as markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from draftkit.model.document import (
    CODE,
    CONFIRM,
    EMPHASIS,
    STRONG,
    Block,
    Citation,
    Cite,
    Note,
    Text,
)
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, Severity
from draftkit.reading.located import illegal_text
from draftkit.steps.parse.markdown import BLOCKS, Events, name_of
from draftkit.steps.parse.rows import overfull_rows
from draftkit.steps.parse.slots import DEPTH_LIMIT, OpenLink, Slot, SourceText

_SPECIAL = re.compile(
    "\ufffe(?P<token>\\d+)\uffff"
    r"|\[(?P<cite>@[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]"
    r"|(?P<gap>\[TO CONFIRM\b[^\]]*\])"
    r"|\[\^(?P<note>[^\]\s]+)\]"
)
_CITE = re.compile(r"@([\w.:-]+)(?:\s*,\s*(.*))?\Z", re.DOTALL)
_BREAKS = {"SoftBreak": " ", "HardBreak": "\n"}
_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_MARKS = {"Emphasis": EMPHASIS, "Strong": STRONG}


class InlineReader:
    """Reads the inlines of one text."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.printed: list[str] = []
        """The texts of a field of type markdown, for the proof that all of them were written."""
        self.note_count = 0
        """How many footnotes and citations were read."""
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.used_notes: set[str] = set()
        self.read_note: Callable[[str], None] = lambda label: None
        """Reads a footnote that another one refers to before its turn."""
        self.depth = 0
        """How many links and images the reader is in."""
        self.is_input = source.kind == "inputs"

    def read(self, events: Events, ends: str) -> list[Any]:  # noqa: C901 - one pass over the events, the hottest loop
        """The inlines up to the end of `ends`; with no `ends`, up to where a block starts or the block around ends."""
        inlines: list[Any] = []
        items, at = events.items, events.at
        if self.is_single_text(items, at):
            self.add_text(items[at]["Text"], 0, inlines)
            events.at = at + 2 if ends else at + 1
            return inlines
        text = ""
        marks = 0
        printed = self.printed if self.is_input else None
        while at < len(items):
            event = items[at]
            at += 1
            if type(event) is str:
                text += _BREAKS.get(event, "")
                continue
            (kind,) = event
            body = event[kind]
            if kind == "Text":
                text += body
                continue
            if text:
                if "[" not in text and "\ufffe" not in text:
                    inlines.append(Text(text, marks))
                    if printed is not None and not text.isspace():
                        printed.append(text)
                else:
                    self.add_text(text, marks, inlines)
                text = ""
            if kind == "Start":
                name = body if type(body) is str else name_of(body)
                if name in _MARKS:
                    marks |= _MARKS[name]
                elif name in BLOCKS:
                    at -= 1
                    break
                else:
                    events.at = at
                    self.add_nested(name, body, events, inlines)
                    at = events.at
            elif kind == "End":
                name = body if type(body) is str else name_of(body)
                if name not in _MARKS:
                    at -= name != ends
                    break
                marks &= ~_MARKS[name]
            else:
                self.add_other(kind, body, marks, inlines)
        if text:
            self.add_text(text, marks, inlines)
        events.at = at
        return inlines

    def is_single_text(self, items: list[Any], at: int) -> bool:
        """Whether all that comes is one text, as in most cells and many paragraphs."""
        if at + 1 >= len(items):
            return False
        event, following = items[at], items[at + 1]
        return type(event) is dict and "Text" in event and type(following) is dict and "End" in following

    def add_other(self, kind: str, body: str, marks: int, inlines: list[Any]) -> None:
        """Code, footnote references and raw HTML."""
        if kind == "Code":
            self.add_text(body, marks | CODE, inlines)
        elif kind == "FootnoteReference":
            self.add_note(body, inlines)
        elif kind == "InlineHtml" and not body.startswith("<!--"):
            self.refuse_html(body)
            inlines.append(Text(body, marks))

    def add_note(self, label: str, inlines: list[Any]) -> None:
        """A footnote; inside another it may not have been read yet."""
        self.used_notes.add(label)
        if label not in self.notes:
            self.read_note(label)
        if label in self.notes:
            self.note_count += 1
            inlines.append(Note(self.notes[label]))
        else:
            self.report("DK305", f"the footnote '{label}' refers to itself", f"[^{label}]", "take the mark out of it")

    def report_unused_notes(self) -> None:
        """Report footnotes to which no text refers: nothing that a person wrote may vanish."""
        for label in self.notes:
            if label not in self.used_notes:
                hint = f"put '[^{label}]' where its mark should stand"
                self.report("DK305", f"nothing refers to the footnote '{label}'", f"[^{label}]:", hint)

    def report_overfull_rows(self, text: str) -> None:
        """Report table rows with more cells than their header: the parser drops the rest of them."""
        for line, excess in overfull_rows(text):
            shown = text.split("\n")[line]
            place = Place(self.source.file, self.source.first_line + line, 1, 1, None if "\ufffe" in shown else shown)
            hint = "give the header as many cells, or write \\| for a bar inside a cell"
            message = f"this row has more cells than its header: '{excess[:60]}' would be lost"
            self.problems.append(Problem(Severity.ERROR, "DK311", message, place, hint))

    def refuse_hidden(self, text: str) -> None:
        """Refuse characters written as numbers, such as `&#7;`, that are refused when they are typed."""
        for match in _NUMBERED.finditer(text):
            number = int(match[1], 16) if match[1] else int(match[2])
            problem = illegal_text(chr(number), Place("")) if 0 < number < 0x110000 else None
            if problem:
                self.report(problem.code, problem.message, match[0], problem.hint)
                raise DraftkitError(self.problems)

    def refuse_html(self, body: str) -> None:
        """Raw HTML is not markup here: in a clause it is a slip, in the inputs it prints as it stands."""
        if not self.is_input:
            self.report("DK304", f"HTML is not used in draftkit: '{body.strip()[:40]}'", body, "use Markdown")

    def add_nested(self, name: str, body: Any, events: Events, inlines: list[Any]) -> None:
        """Links, and images, which draftkit does not put into documents."""
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            self.report("DK310", f"images are nested more than {DEPTH_LIMIT} deep", "![", "flatten them")
            raise DraftkitError(self.problems)
        inner = self.read(events, name)
        self.depth -= 1
        if name == "Link":
            inlines.append(OpenLink(body["Link"]["dest_url"], tuple(inner)))
        elif name == "Image":
            target = body["Image"]["dest_url"]
            severity = Severity.WARNING if self.is_input else Severity.ERROR
            hint = "describe in words what it shows; the text in the square brackets was kept"
            self.report("DK304", f"the image '{target}' was left out", target, hint, severity)
            inlines += inner
        else:
            inlines += inner

    def add_text(self, text: str, marks: int, inlines: list[Any]) -> None:
        """Text of a template, in which tokens, citations and gaps are found."""
        first = text.find("\ufffe")
        if first < 0 and ("[" not in text or marks & CODE):
            self.add_literal(text, marks, inlines)
        elif first == 0 and text.find("\uffff") == len(text) - 1:
            inlines.append(Slot(int(text[1:-1]), marks))
        else:
            self.add_special(text, marks, inlines)

    def add_special(self, text: str, marks: int, inlines: list[Any]) -> None:
        """Text that has tokens, citations, gaps or what looks like a footnote in it."""
        position = 0
        for match in _SPECIAL.finditer(text):
            self.add_literal(text[position : match.start()], marks, inlines)
            position = match.end()
            kind = match.lastgroup
            if kind == "token":
                inlines.append(Slot(int(match["token"]), marks))
            elif kind == "cite":
                self.add_citation(match["cite"], inlines)
            elif kind == "gap":
                inlines.append(Text(match["gap"], marks | CONFIRM))
                self.report_gap(match["gap"])
            else:
                self.report("DK305", f"there is no footnote '{match['note']}'", match[0], f"add a line '{match[0]}: …'")
        self.add_literal(text[position:], marks, inlines)

    def add_literal(self, text: str, marks: int, inlines: list[Any]) -> None:
        """Text with nothing special in it, remembered for the proof if a person wrote it."""
        if text:
            inlines.append(Text(text, marks))
            if self.is_input and not text.isspace():
                self.printed.append(text)

    def report_gap(self, gap: str) -> None:
        """A gap in a template or clause; those in the inputs are found by a check, among what they print."""
        if self.is_input:
            self.printed.append(gap)
        else:
            what = gap.strip("[]").removeprefix("TO CONFIRM").lstrip(": ")
            self.report("DK401", f"to confirm: {what}", gap, "find out and write it in Word", Severity.WARNING)

    def add_citation(self, text: str, inlines: list[Any]) -> None:
        cites = []
        for part in text.split(";"):
            match = _CITE.match(part.strip())
            if match is None:
                self.report("DK309", f"'[{text}]' is not a citation", text, "write [@key] or [@key, s 1(2)]")
                return
            cites.append(Cite(match[1], " ".join((match[2] or "").split())))
        self.note_count += 1
        start = max(self.source.text.find(f"[{text}]"), 0)
        line = self.source.text.count("\n", 0, start) + self.source.first_line
        inlines.append(Citation(tuple(cites), self.source.file, line))

    def report(self, code: str, message: str, word: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        """Report a problem at a word of the text."""
        self.problems.append(Problem(severity, code, message, self.source.place(word), hint))
