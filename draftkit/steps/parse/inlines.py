"""Inlines: from the events of one paragraph, heading or cell to text with marks, links, notes and citations.

In: events and the values that tokens stand for. Out: inlines; text of the inputs is put in here, after Markdown has
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
    CrossReference,
    Inline,
    Link,
    Listing,
    Note,
    Paragraph,
    Text,
)
from draftkit.model.passages import TOKEN, BlockValue, InlineValue, Passage, Value
from draftkit.places import Place, place_in_text
from draftkit.problems import DraftkitError, Problem, Severity
from draftkit.reading.located import illegal_text
from draftkit.steps.parse.context import DEPTH_LIMIT, Context, Spliced, add_plain, single_paragraph
from draftkit.steps.parse.markdown import BLOCKS, Events, name_of

SCHEMES = ("https://", "mailto:", "tel:")
"""Where links may lead."""

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
    """Reads the inlines of one passage."""

    def __init__(self, context: Context, passage: Passage) -> None:
        self.context = context
        self.passage = passage
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.used_notes: set[str] = set()
        self.read_note: Callable[[str], None] = lambda label: None
        """Reads a footnote that another one refers to before its turn."""
        self.depth = 0
        """How many links and images the reader is in."""
        self.is_input = passage.origin.kind == "inputs"

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
        is_plain = not self.is_input
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
                if is_plain and "\ufffe" not in text and "[" not in text:
                    inlines.append(Text(text, marks))
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

    def single(self, text: str) -> tuple[Inline, ...]:
        """The inlines of a cell that holds one text, most often a single value."""
        if text[0] == "\ufffe" and text.find("\uffff") == len(text) - 1:
            value = self.context.values[int(text[1:-1])]
            if type(value) is str and value and "[TO CONFIRM" not in value:
                self.context.seen += 1
                self.context.full += 1
                self.context.printed.append(value)
                return (Text(value),)
        inlines: list[Any] = []
        self.add_text(text, 0, inlines)
        return self.flat(inlines)

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
            self.context.notes += 1
            inlines.append(Note(self.notes[label]))
        else:
            self.report("DK305", f"the footnote '{label}' refers to itself", f"[^{label}]", "take the mark out of it")

    def report_unused_notes(self) -> None:
        """Report footnotes to which no text refers: nothing that a person wrote may vanish."""
        for label in self.notes:
            if label not in self.used_notes:
                hint = f"put '[^{label}]' where its mark should stand"
                self.report("DK305", f"nothing refers to the footnote '{label}'", f"[^{label}]:", hint)

    def refuse_hidden(self, text: str) -> None:
        """Refuse characters written as numbers, such as `&#7;`, that are refused when they are typed."""
        for match in _NUMBERED.finditer(text):
            number = int(match[1], 16) if match[1] else int(match[2])
            problem = illegal_text(chr(number), Place("")) if 0 < number < 0x110000 else None
            if problem:
                self.report(problem.code, problem.message, match[0], problem.hint)
                raise DraftkitError(self.context.problems)

    def refuse_html(self, body: str) -> None:
        """Raw HTML is not markup here: in a clause it is a slip, in the inputs it prints as it stands."""
        if not self.is_input:
            self.report("DK304", f"HTML is not used in draftkit: '{body.strip()[:40]}'", body, "use Markdown")

    def add_nested(self, name: str, body: Any, events: Events, inlines: list[Any]) -> None:
        """Links, and images, which draftkit does not put into documents."""
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            self.report("DK310", f"images are nested more than {DEPTH_LIMIT} deep", "![", "flatten them")
            raise DraftkitError(self.context.problems)
        inner = self.read(events, name)
        self.depth -= 1
        if name == "Link":
            self.add_link(self.resolved(body["Link"]["dest_url"]), inner, inlines)
        elif name == "Image":
            target = body["Image"]["dest_url"]
            severity = Severity.WARNING if self.is_input else Severity.ERROR
            hint = "describe in words what it shows; the text in the square brackets was kept"
            self.report("DK304", f"the image '{target}' was left out", target, hint, severity)
            inlines += inner
        else:
            inlines += inner

    def add_link(self, target: str, inner: list[Any], inlines: list[Any]) -> None:
        if target.startswith(SCHEMES):
            inlines.append(Link(target, self.flat(inner)))
            return
        if target and "@" in target and ":" not in target:
            inlines.append(Link(f"mailto:{target}", self.flat(inner)))
            return
        severity = Severity.WARNING if self.is_input else Severity.ERROR
        hint = "links may begin with https://, mailto: or tel:; the text of the link was kept"
        self.report("DK308", f"the link to '{target}' was left out", target, hint, severity)
        inlines += inner

    def resolved(self, text: str) -> str:
        """A text in which tokens stand for plain values, such as the target of a link."""
        return TOKEN.sub(self._plain, text) if "\ufffe" in text else text

    def _plain(self, match: re.Match[str]) -> str:
        value = self.context.values[int(match[1])]
        self.context.seen += 1
        if type(value) is str and value:
            self.context.full += 1
            return value
        if type(value) is not str:
            hint = "print it in a paragraph; the lines of an outline begin at the margin"
            self.report("DK307", "a clause or Markdown field stands in code or in a link", "", hint)
        return ""

    def add_text(self, text: str, marks: int, inlines: list[Any]) -> None:
        """Text of a template, in which tokens, citations and gaps are found."""
        first = text.find("\ufffe")
        if first < 0 and ("[" not in text or marks & CODE):
            self.add_literal(text, marks, inlines)
        elif first == 0 and text.find("\uffff") == len(text) - 1:
            self.add_value(self.context.values[int(text[1:-1])], marks, inlines)
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
                self.add_value(self.context.values[int(match["token"])], marks, inlines)
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
                self.context.printed.append(text)

    def report_gap(self, gap: str) -> None:
        """A gap in a template or clause; those in the inputs are found by a check."""
        if not self.is_input:
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
        self.context.notes += 1
        line = self.passage.text.count("\n", 0, max(self.passage.text.find(f"[{text}]"), 0)) + self.passage.first_line
        inlines.append(Citation(tuple(cites), self.passage.file, line))

    def add_value(self, value: Value, marks: int, inlines: list[Any]) -> None:
        """What a token stands for."""
        context = self.context
        context.seen += 1
        if type(value) is str:
            if value:
                context.full += 1
                context.printed.append(value)
                add_plain(value, marks, inlines)
            return
        match value:
            case InlineValue(inlines=made):
                context.full += 1
                for inline in made:
                    if isinstance(inline, Text):
                        context.printed.append(inline.text)
                        add_plain(inline.text, marks | inline.marks, inlines)
                    else:
                        inlines.append(self.with_place(inline))
            case BlockValue(blocks=blocks):
                context.full += 1
                inlines.append(Spliced(tuple(self.printed_block(block) for block in blocks)))
            case Passage():
                before = context.full
                blocks = context.splice(value)
                if blocks:
                    context.full = max(context.full, before + 1)
                inlines.append(Spliced(blocks))

    def printed_block(self, block: Block) -> Block:
        """A paragraph made by a function, with its text remembered and its gaps marked."""
        if isinstance(block, Listing):
            self.context.listings += 1
        if not isinstance(block, Paragraph):
            return block
        inlines: list[Any] = []
        for inline in block.inlines:
            if isinstance(inline, Text):
                self.context.printed.append(inline.text)
                add_plain(inline.text, inline.marks, inlines)
            else:
                inlines.append(inline)
        return block._replace(inlines=tuple(inlines))

    def with_place(self, inline: Inline) -> Inline:
        """A citation made by a function, with the place of the passage it stands in."""
        if isinstance(inline, CrossReference):
            self.context.references += 1
        if isinstance(inline, Citation):
            self.context.notes += 1
            return Citation(inline.cites, self.passage.file, self.passage.first_line)
        return inline

    def flat(self, inlines: list[Any]) -> tuple[Inline, ...]:
        """Inlines in a place that has no room for blocks: a passage of one paragraph is put in, more is an error."""
        if Spliced not in map(type, inlines):
            return tuple(inlines)
        flat: list[Inline] = []
        for inline in inlines:
            if not isinstance(inline, Spliced):
                flat.append(inline)
                continue
            paragraph = single_paragraph(inline.blocks)
            if paragraph is None and inline.blocks:
                hint = "put it in a paragraph of its own, or use a clause's short form or line"
                self.report("DK307", "a passage of several paragraphs stands inside a sentence", "", hint)
            flat += paragraph or ()
        return tuple(flat)

    def report(self, code: str, message: str, word: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        """Report a problem at a word of the passage."""
        offset = max(self.passage.text.find(word), 0)
        place = place_in_text(self.passage.file, self.passage.text, offset, max(1, len(word)), self.passage.first_line)
        if "\ufffe" in (place.source or ""):
            place = Place(place.file, place.line)
        self.context.problems.append(Problem(severity, code, message, place, hint))
