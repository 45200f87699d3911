"""Lines: the text of a paragraph with the spots in it cut out.

In: the tokens of a paragraph. Out: its text, and its spots with how many characters of that text stand before each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from draftkit.word.form.blocks import Found, Paragraph, Token
from draftkit.word.form.drawn import Blank, blanks_in, starts_of
from draftkit.word.form.glyphs import Glyph, boxes_in
from draftkit.word.form.labels import label_spots
from draftkit.word.form.marks import Mark
from draftkit.word.form.scanned import Piece
from draftkit.word.form.spots import TICKS, SpotKind

_WORDS = {SpotKind.TICK: "tick", SpotKind.BLANK: "blank", SpotKind.INLINE: "end"}
_SPOT = "\ufdd0"
"""Stands for a spot in the text while blanks are looked for, so that what is before and behind it does not touch."""
_CONTROLS = {kind for kind in SpotKind if kind.name.endswith("_CONTROL")}
_DRAWS = re.compile(r"_{3}|_ ?/ ?_|\.{3}|…|(?:\. ){4}|:[ \u00a0]*\t|:[ \u00a0]{4}|[\[<«‹{(] ?\w|\[[ \u00a0]{6}")


def read_line(paragraph: Paragraph, *, doubtful: bool = False) -> None:
    """Set the text, the spots and the boldness of a paragraph from its tokens.

    `doubtful` says that filled squares and bare ticks are boxes, because empty ones stand near.
    """
    raw, kept, answers = _answers(paragraph.tokens)
    starts = starts_of(kept)
    boxes = _boxes(raw, doubtful)
    tabs = [(start, each.size) for start, each in answers if each.drawn == "\t"]
    blanks = [] if paragraph.contents else _blanks(raw, kept, paragraph.leaders, boxes, tabs)
    found = [(start, start + 1, each) for start, each in answers]
    found += [(starts[place], starts[place + 1], token.found) for place, token in enumerate(kept) if token.found]
    found += [(box.start, box.end, _tick(box, paragraph, kept, starts)) for box in boxes]
    drawn = [(blank.start, blank.end, _blank(blank, paragraph, kept, starts)) for blank in blanks]
    found += [each for each in drawn if each[2].pieces]
    found.sort(key=lambda each: (each[0], each[1]))
    _cut(paragraph, raw, found)
    if len(paragraph.found) == 1 and not paragraph.text.strip():
        paragraph.found[0].blocks |= paragraph.found[0].kind is SpotKind.BLANK
    _name(paragraph.found)
    _label(paragraph)
    words = [token.bold for token in kept if token.text.strip(f" \t\n\u00a0{_SPOT}")]
    paragraph.bold = bool(words) and all(words)


def has_doubtful_boxes(paragraph: Paragraph) -> bool:
    """Whether there are glyphs in it that are boxes only if empty boxes are near."""
    return any(box.doubtful for token in paragraph.tokens if token.text for box in boxes_in(token.text))


def _answers(tokens: list[Token]) -> tuple[str, list[Token], list[tuple[int, Found]]]:
    """The text and tokens outside answers that were written into the line, and those answers with their places."""
    tokens = [token._replace(text=_SPOT) if token.found else token for token in tokens]
    if not any(token.mark for token in tokens):
        return "".join(token.text for token in tokens), tokens, []
    ends = {token.mark: token.element for token in tokens if token.mark and not token.starts}
    kept: list[Token] = []
    answers: list[tuple[int, Found]] = []
    inside: Mark | None = None
    length = 0
    for token in tokens:
        if inside is not None:
            if token.mark == inside and not token.starts:
                inside = None
            else:
                answers[-1][1].content += token.found.content if token.found else token.text
        elif token.mark and token.starts and token.mark in ends and token.mark.kind in _WORDS:
            inside = token.mark
            answers.append((length, _answer(token, ends[inside])))
            kept.append(Token(_SPOT))
            length += 1
        elif not token.mark:
            kept.append(token)
            length += len(token.text)
    return "".join(token.text for token in kept), kept, answers


def _answer(token: Token, end: object) -> Found:
    mark = token.mark
    if mark is None:
        raise ValueError("a token without a mark starts no answer")
    ends = (token.element, end)
    return Found(mark.kind, mark=mark, ends=ends, size=mark.size, drawn=mark.drawn)  # type: ignore[arg-type]


def _boxes(raw: str, doubtful: bool) -> list[Glyph]:
    boxes = boxes_in(raw)
    sure = doubtful or any(not box.doubtful for box in boxes)
    return [box for box in boxes if sure or not box.doubtful]


def _blanks(
    raw: str,
    tokens: Sequence[Token],
    leaders: Sequence[tuple[int, str]],
    boxes: Sequence[Glyph],
    replaced: Sequence[tuple[int, int]],
) -> list[Blank]:
    drawn = _DRAWS.search(raw) or any(token.underlined for token in tokens)
    if not drawn and not ("\t" in raw and any(leader for _, leader in leaders)):
        return []
    taken = [(box.start, box.end) for box in boxes]
    blanks = blanks_in(raw, tokens, leaders, replaced)
    return [blank for blank in blanks if not any(start < blank.end and blank.start < end for start, end in taken)]


def _tick(box: Glyph, paragraph: Paragraph, tokens: Sequence[Token], starts: Sequence[int]) -> Found:
    pieces = _pieces(tokens, starts, box.start, box.end)
    content = "x" if box.ticked else ""
    elements = tuple(paragraph.elements[:1])
    return Found(SpotKind.TICK, elements=elements, pieces=pieces, content=content, round=box.round)


def _blank(blank: Blank, paragraph: Paragraph, tokens: Sequence[Token], starts: Sequence[int]) -> Found:
    pieces = _pieces(tokens, starts, blank.start, blank.end)
    size = blank.end - blank.start
    elements = tuple(paragraph.elements[:1])
    return Found(SpotKind.BLANK, elements=elements, pieces=pieces, size=size, drawn=blank.drawn)


def _pieces(tokens: Sequence[Token], starts: Sequence[int], start: int, end: int) -> tuple[Piece, ...]:
    """The characters from `start` to `end` of the joined text, element by element."""
    pieces = []
    place = bisect_right(starts, start) - 1
    while place < len(tokens) and starts[place] < end:
        token = tokens[place]
        if token.text and token.element is not None and starts[place + 1] > start:
            whole = stands_for_character(token)
            first = max(0, start - starts[place])
            last = min(len(token.text), end - starts[place])
            pieces.append(Piece(token.element) if whole else Piece(token.element, first, last))
        place += 1
    return tuple(pieces)


def stands_for_character(token: Token) -> bool:
    """Whether the element of a token stands for one character, as `w:tab` and `w:sym` do."""
    return token.element is not None and not str(token.element.tag).endswith("}t")


def _cut(paragraph: Paragraph, raw: str, found: Sequence[tuple[int, int, Found]]) -> None:
    """The text without what is drawn, and the spots with their offsets in it."""
    pieces = []
    place = length = 0
    for start, end, each in found:
        pieces.append(raw[place:start])
        length += max(0, start - place)
        each.offset = length
        if not each.elements or each.kind in (SpotKind.BLANK, SpotKind.INLINE):
            each.elements = tuple(paragraph.elements[:1])
        if each.kind in (SpotKind.BLANK, SpotKind.INLINE, SpotKind.TICK):
            each.locked = paragraph.locked
        place = max(place, end)
    pieces.append(raw[place:])
    paragraph.text = "".join(pieces)
    paragraph.found = [each for _, _, each in found]


def _name(found: Sequence[Found]) -> None:
    """The last part of the address of each spot of a line."""
    counts: dict[str, int] = {}
    for each in found:
        word = _WORDS.get(each.kind) or ("control" if each.kind in _CONTROLS else "field")
        counts[word] = counts.get(word, 0) + 1
        each.name = word if word == "end" else f"{word} {counts[word]}"


def _label(paragraph: Paragraph) -> None:
    """Set the label of each spot that has none of its own."""
    labels, _ = label_spots(paragraph.text, paragraph.found)
    for each, label in zip(paragraph.found, labels, strict=True):
        if each.kind in TICKS or not each.label:
            each.label = label
