"""Texts: the tokens of a paragraph, read from its runs as if every tracked change were accepted.

In: `w:p` elements in order. Out: tokens: characters, content controls, legacy form fields and the marks of answers.
Fields may start in one paragraph and end in another, so that the reader keeps those that are open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from draftkit.word.form.blocks import BLANK_CHARACTERS, Found, Token
from draftkit.word.form.controls import Control, read_control
from draftkit.word.form.glyphs import symbol
from draftkit.word.form.legacy_fields import kind_of_code, read_field
from draftkit.word.form.marks import mark_of
from draftkit.word.form.spots import SpotKind
from draftkit.word.form.styles import Styles, switched_on, value_of
from draftkit.word.form.wording import asks, says_only_where_to_type
from draftkit.word.names import MC, w

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
T, TAB, RPR, R, SDT, P, TBL = (w(name) for name in ("t", "tab", "rPr", "r", "sdt", "p", "tbl"))
BOOKMARK_START = w("bookmarkStart")
SKIPPED = frozenset(
    {w(name) for name in ("del", "moveFrom", "pPr", "rPr", "delText", "delInstrText", "rt", "sdtPr", "sdtEndPr")}
    | {w(name) for name in ("bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "commentReference")}
    | {
        w(name)
        for name in ("footnoteReference", "endnoteReference", "smartTagPr", "customXmlPr", "rubyPr", "annotationRef")
    }
    | {w(name) for name in ("lastRenderedPageBreak", "softHyphen", "tcPr", "trPr", "tblPr", "tblGrid")}
)
_ALTERNATE = f"{{{MC}}}AlternateContent"
_DRAWINGS = (w("drawing"), w("pict"), w("object"))
PICTURES = frozenset({*_DRAWINGS, _ALTERNATE})
_CHARACTERS = {w("cr"): "\n", w("noBreakHyphen"): "\u2011", TAB: "\t", w("ptab"): "\t", _MATH + "t": ""}


@dataclass(slots=True)
class _OpenField:
    """A field whose end has not been met."""

    data: etree._Element | None
    tokens: list[Token]
    place: int
    """Where in the tokens it started."""
    runs: list[etree._Element] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    shows_result: bool = False
    kind: SpotKind | None = None


@dataclass(slots=True)
class _RunLook:
    bold: bool = False
    underlined: bool = False
    font: str = ""
    hidden: bool = False


class TextReader:
    """Reads paragraphs in order; keeps open fields and what else spreads over paragraphs."""

    def __init__(self, styles: Styles, locked: Callable[[bool], bool]) -> None:
        self._styles = styles
        self._locked = locked
        """Whether a place is locked, given whether it is a control or form field."""
        self._fields: list[_OpenField] = []
        self._tokens: list[Token] = []
        self._bold = False
        self._hidden = False
        self.pictures: list[etree._Element] = []
        """What holds pictures or text boxes in the paragraph just read."""
        self.breaks = False
        """Whether it held a page or column break."""
        self.permissions: Callable[[etree._Element], None] = lambda element: None
        """Called with `w:permStart` and `w:permEnd`."""
        self._special: dict[str, Callable[[etree._Element, _RunLook, etree._Element], None]] = {
            w("br"): self._break,
            w("sym"): self._symbol,
            w("fldChar"): self._field_character,
            w("instrText"): self._instruction,
            **dict.fromkeys(PICTURES, self._picture),
        }

    @property
    def open(self) -> bool:
        """Whether a form field goes on in the next paragraph."""
        return any(each.kind is not None for each in self._fields)

    @property
    def depth(self) -> int:
        """How many fields are open."""
        return len(self._fields)

    def read(self, element: etree._Element, *, bold: bool, hidden: bool) -> list[Token]:
        """The tokens of a paragraph whose style has this look."""
        self._tokens, self._bold, self._hidden = [], bold, hidden
        self.pictures, self.breaks = [], False
        if self.open:
            self._add("\n", None, _RunLook())
        self._children(element, None)
        return self._tokens

    def close(self) -> None:
        """Give up fields that never end, and let what they show be text."""
        for each in self._fields:
            if each.kind is not None:
                each.tokens[each.place] = Token("".join(each.result))
        self._fields = []

    def _children(self, parent: etree._Element, run: etree._Element | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in SKIPPED or not isinstance(tag, str):
                continue
            elif tag == BOOKMARK_START:
                self._bookmark(child)
            elif tag == SDT:
                self._control(child, run)
            elif tag == w("permStart") or tag == w("permEnd"):
                self.permissions(child)
            elif tag == _MATH + "t":
                self._add(child.text or "", child, _RunLook(self._bold))
            elif tag == w("fldSimple"):
                self._simple(child, run)
            elif tag in PICTURES:
                self._picture(child, _RunLook(self._bold), run if run is not None else child)
            else:
                self._children(child, run)

    def _run(self, run: etree._Element) -> None:
        for each in self._fields:
            each.runs.append(run)
        self._run_children(run, self._look(run), run)

    def _run_children(self, parent: etree._Element, look: _RunLook, run: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == T:
                self._text(child, look)
            elif tag == RPR:
                continue
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], child, look)
            elif tag in self._special:
                self._special[tag](child, look, run)
            elif isinstance(tag, str) and tag not in SKIPPED:
                self._children(child, run)

    def _instruction(self, element: etree._Element, look: _RunLook, run: etree._Element) -> None:
        if self._fields:
            self._fields[-1].code.append(element.text or "")

    def _picture(self, element: etree._Element, look: _RunLook, run: etree._Element) -> None:
        """A picture or text box, or a character that older programs do not know and its substitute."""
        if element.tag == _ALTERNATE and next(element.iter(*_DRAWINGS), None) is None:
            substitute = element.find(f"{{{MC}}}Fallback")
            if substitute is not None:
                self._run_children(substitute, look, run)
        else:
            self.pictures.append(element)

    def _look(self, run: etree._Element) -> _RunLook:
        properties = run.find(RPR)
        if properties is None:
            return _RunLook(self._bold, hidden=self._hidden)
        style = value_of(properties, "rStyle")
        named = self._styles.look(style) if style else None
        bold = self._bold or (named is not None and named.bold)
        hidden = self._hidden or (named is not None and named.hidden)
        underline = properties.find(w("u"))
        fonts = properties.find(w("rFonts"))
        return _RunLook(
            switched_on(properties, "b", bold),
            underline is not None and underline.get(w("val")) not in (None, "none"),
            (fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "").lower() if fonts is not None else "",
            switched_on(properties, "vanish", hidden),
        )

    def _add(self, text: str, element: etree._Element | None, look: _RunLook) -> None:
        if look.hidden or not text:
            return
        for each in reversed(self._fields):
            if not each.shows_result:
                return
            if each.kind is not None:
                each.result.append(text)
                return
        self._tokens.append(Token(text, element, look.bold, look.underlined))

    def _text(self, element: etree._Element, look: _RunLook) -> None:
        text = element.text or ""
        if look.font and look.font in ("wingdings", "wingdings 2", "webdings"):
            text = "".join(symbol(look.font, ord(character)) or character for character in text)
        self._add(text, element, look)

    def _symbol(self, element: etree._Element, look: _RunLook, run: etree._Element) -> None:
        try:
            code = int(element.get(w("char")) or "", 16)
        except ValueError:
            return
        self._add(symbol(element.get(w("font")) or "", code) or "•", element, look)

    def _break(self, element: etree._Element, look: _RunLook, run: etree._Element) -> None:
        if element.get(w("type")) in ("page", "column"):
            self.breaks = True
        else:
            self._add("\n", element, look)

    def _bookmark(self, element: etree._Element) -> None:
        named = mark_of(element.get(w("name")) or "")
        if named is not None:
            mark, starts = named
            self._tokens.append(Token("", element, mark=mark, starts=starts))

    def _control(self, element: etree._Element, run: etree._Element | None) -> None:
        control = read_control(element)
        found = self.control(element, control)
        if found is not None:
            self._tokens.append(Token("", None, found=found))
        elif control.content is not None:
            self._children(control.content, run)

    def control(self, element: etree._Element, control: Control) -> Found | None:
        """The spot that a content control is; None if it only wraps text."""
        if control.kind is None or control.bound:
            return None
        content = shown_text(control.content) if control.content is not None else ""
        if control.placeholder or says_only_where_to_type(content):
            content = ""
        content = content.strip(BLANK_CHARACTERS)
        if content and control.answer is None and _wraps(control, content):
            return None
        mark, ends = control.answer or (None, ())
        if control.kind is SpotKind.CHECK_CONTROL:
            content = "x" if control.ticked else ""
        return Found(
            control.kind,
            elements=(element,),
            label="" if control.kind is SpotKind.CHECK_CONTROL else control.title,
            options=control.options,
            content=content,
            blocks=control.kind is SpotKind.RICH_CONTROL and holds_blocks(element),
            locked=control.locked or self._locked(True),
            mark=mark,
            ends=ends,
            size=mark.size if mark is not None else max(1, len(_paragraphs(control.content))),
        )

    def _simple(self, element: etree._Element, run: etree._Element | None) -> None:
        kind = kind_of_code(element.get(w("instr")) or "")
        if kind is None:
            self._children(element, run)
            return
        text = shown_text(element)
        found = self._field_found(kind, element.find(w("fldData")), (element,), text)
        self._tokens.append(Token("", None, found=found))

    def _field_character(self, element: etree._Element, look: _RunLook, run: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._tokens.append(Token(""))
            opened = _OpenField(element.find(w("ffData")), self._tokens, len(self._tokens) - 1, [run])
            self._fields.append(opened)
        elif kind == "separate" and self._fields:
            last = self._fields[-1]
            last.shows_result = True
            last.kind = kind_of_code("".join(last.code))
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop())

    def _end_field(self, ended: _OpenField) -> None:
        kind = ended.kind or kind_of_code("".join(ended.code))
        if kind is None:
            self._button("".join(ended.code).strip())
        elif any(each.kind is not None for each in self._fields):
            self._add("".join(ended.result), None, _RunLook())
        else:
            found = self._field_found(kind, ended.data, tuple(ended.runs), "".join(ended.result))
            ended.tokens[ended.place] = Token("", None, found=found)

    def _button(self, code: str) -> None:
        """What a `MACROBUTTON` shows, which stands in its code."""
        words = code.split(maxsplit=2)
        if len(words) == 3 and words[0].upper() == "MACROBUTTON":
            self._add(words[2], None, _RunLook(self._bold))

    def _field_found(
        self, kind: SpotKind, data: etree._Element | None, runs: tuple[etree._Element, ...], text: str
    ) -> Found:
        known = read_field(kind, data)
        content = text.strip(BLANK_CHARACTERS)
        if says_only_where_to_type(content) or (known.default and content == known.default.strip()):
            content = ""
        if kind is SpotKind.CHECK_FIELD:
            content = "x" if known.ticked else ""
        elif kind is SpotKind.LIST_FIELD:
            content = "" if says_only_where_to_type(known.chosen) else known.chosen
        locked = not known.enabled or self._locked(True)
        label = "" if kind is SpotKind.CHECK_FIELD else known.label
        return Found(kind, "", 0, runs, (), label, known.options, content, known.characters, locked=locked)


def _paragraphs(content: etree._Element | None) -> list[etree._Element]:
    """The paragraphs of a control, or of the cell in it."""
    if content is None:
        return []
    cell = content.find(w("tc"))
    return list((content if cell is None else cell).iterchildren(P))


def _wraps(control: Control, content: str) -> bool:
    """Whether a control holds words of the form's author rather than an answer."""
    if control.kind is SpotKind.TEXT_CONTROL:
        return control.locked
    if control.kind is not SpotKind.RICH_CONTROL:
        return False
    if control.kind is SpotKind.RICH_CONTROL and not control.typed:
        return True
    return control.locked or (asks(content) and len(content) < 600 and "?" in content)


def holds_blocks(control: etree._Element) -> bool:
    """Whether a content control holds paragraphs, and not runs within one."""
    content = control.find(w("sdtContent"))
    inner = (child.tag for child in content) if content is not None else ()
    return any(tag in (P, TBL, w("tc"), SDT) for tag in inner) and not _in_paragraph(control)


def _in_paragraph(element: etree._Element) -> bool:
    return next(element.iterancestors(P, w("tc"), w("body")), element).tag == P


_SHOWN = {**_CHARACTERS, w("br"): "\n"}


def shown_text(element: etree._Element) -> str:
    """The characters that an element shows, its paragraphs on lines of their own, without tracked deletions."""
    pieces: list[str] = []
    _show(element, pieces)
    return "".join(pieces)


def _show(element: etree._Element, pieces: list[str]) -> None:
    first = True
    for child in element:
        tag = child.tag
        if tag == T or tag == _MATH + "t":
            pieces.append(child.text or "")
        elif tag in _SHOWN:
            pieces.append(_SHOWN[tag])
        elif tag == w("tabs") or tag in SKIPPED or not isinstance(tag, str) or tag == w("instrText"):
            continue
        elif tag == _ALTERNATE:
            choice = child.find(f"{{{MC}}}Choice")
            _show(choice if choice is not None else child, pieces)
        else:
            if tag == P and not first:
                pieces.append("\n")
            first = first and tag != P
            _show(child, pieces)
