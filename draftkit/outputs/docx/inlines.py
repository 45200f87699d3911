"""Inlines as WordprocessingML: runs, links, footnote marks, fields.

In: inlines of the document. Out: XML text of runs; footnotes and the targets of links are collected on the way. Every
character of a person goes through `escape` here and nowhere else.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from draftkit.model.document import Anchor, CrossReference, Inline, Link, Note, NoteReference, Text
from draftkit.outputs.docx.anchors import Anchors
from draftkit.outputs.docx.house_style import HouseStyle
from draftkit.outputs.docx.style_names import LINK, NOTE_MARK, character_style
from draftkit.word.names import BOOKMARK
from draftkit.word.xml import escape

_ADDRESS = r"[A-Za-z0-9/:?#@!$&'()*+,;=._~-]*"
_ALLOWED = "%/:?#@!$&'()*+,;=._~-"
_PERCENT = "%(?![0-9A-Fa-f]{2})"


class Links:
    """The web addresses that one part of the document leads to, and their relationship ids."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def id(self, target: str) -> str:
        """The relationship id of a target."""
        return self.ids.setdefault(as_address(target), f"rIdLink{len(self.ids) + 1}")


def as_address(target: str) -> str:
    """A target with everything in percent signs that RFC 3986 does not allow; Word opens no file with another."""
    return target if re.fullmatch(_ADDRESS, target) else quote(re.sub(_PERCENT, "%25", target), safe=_ALLOWED)


class InlineWriter:
    """Writes the inlines of one part; knows the house style's ids and collects the notes."""

    def __init__(self, style: HouseStyle, links: Links, anchors: Anchors) -> None:
        self.style = style
        self.links = links
        self.anchors = anchors
        self.notes: list[Note] = []
        self.opens = {0: "<w:r>"}
        """How a run begins, by its marks."""
        self.link_open = self._open(style.style(LINK))
        self.note_open = self._open(style.style(NOTE_MARK))

    def _open(self, style: str) -> str:
        return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'

    def open(self, marks: int) -> str:
        """How a run with these marks begins."""
        found = self.opens.get(marks)
        if found is None:
            name = character_style(marks)
            found = self.opens[marks] = self._open(self.style.style(name)) if name else "<w:r>"
        return found

    def runs(self, inlines: tuple[Inline, ...]) -> str:
        """The runs of a paragraph."""
        if len(inlines) == 1 and type(inlines[0]) is Text:
            return run(inlines[0].text, self.open(inlines[0].marks))
        return "".join(
            [
                run(inline.text, self.opens.get(inline.marks) or self.open(inline.marks))
                if type(inline) is Text
                else self.inline(inline)
                for inline in inlines
            ]
        )

    def inline(self, inline: Inline) -> str:
        """One inline."""
        kind = type(inline)
        if kind is Text:
            return run(inline.text, self.open(inline.marks))  # type: ignore[union-attr]
        match inline:
            case Link(target=target, inlines=inner):
                return self.link(f'r:id="{self.links.id(target)}" w:history="1"', inner)
            case Note():
                self.notes.append(inline)
                return f'{self.note_open}<w:footnoteReference w:id="{inline.number}"/></w:r>'
            case Anchor(anchor=anchor, edge=edge):
                return self.anchors.bookmark(f"{BOOKMARK}{anchor}_{edge}")
            case NoteReference(number=number):
                return field(f"NOTEREF {note_bookmark(number)} \\h", str(number))
            case CrossReference(text=text, anchor=anchor):
                if text.isdigit():
                    return field(f"REF {BOOKMARK}{anchor}_s \\r \\h", text)
                return self.link(f'w:anchor="{BOOKMARK}{anchor}_s" w:history="1"', (Text(text),))
            case _:
                raise TypeError(f"{kind.__name__} cannot be written: a step before should have replaced it")

    def link(self, target: str, inner: tuple[Inline, ...]) -> str:
        """A hyperlink; what it holds besides text stands after it."""
        shown = "".join(run(part.text, self.link_open) for part in inner if isinstance(part, Text))
        after = "".join(self.inline(part) for part in inner if not isinstance(part, Text))
        return f"<w:hyperlink {target}>{shown}</w:hyperlink>{after}" if shown else after


def run(text: str, open: str) -> str:
    """A run of text; line breaks and tabs have elements of their own."""
    if "\n" in text or "\t" in text:
        return _broken_run(text, open)
    if not text:
        return ""
    space = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " or "  " in text else ""
    return f"{open}<w:t{space}>{escape(text)}</w:t></w:r>"


def _broken_run(text: str, open: str) -> str:
    parts = []
    for number, line in enumerate(text.split("\n")):
        if number:
            parts.append("<w:br/>")
        for index, piece in enumerate(line.split("\t")):
            if index:
                parts.append("<w:tab/>")
            if piece:
                parts.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"{open}{''.join(parts)}</w:r>"


def field(code: str, result: str) -> str:
    """A field whose result is right already, so that Word has nothing to update."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{escape(result)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note_bookmark(number: int) -> str:
    """The name of the bookmark around a footnote's mark, for references such as `(n 3)`."""
    return f"{BOOKMARK}n{number}"
