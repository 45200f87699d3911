"""Numbering: the definitions of `numbering.xml` and one `w:num` for each list.

In: lists as the writer meets them. Out: the id of a `w:num` for each, and in the end the XML of the part. Numbered
paragraphs, their lettered lists and the lists inside those share one multilevel definition, so that pressing Tab in
Word does what an officer expects (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

from draftkit.outputs.docx.house_style import HouseStyle
from draftkit.word.names import W
from draftkit.word.xml import DECLARATION

STEP = 567
"""How far each level is indented, in twentieths of a point: one centimetre."""

LEVELS = 9

_BULLETS = ("•", "–", "▪")


class Numbering:
    """Gives out list numbers; the first definitions are draftkit's three, after those of the house style."""

    def __init__(self, style: HouseStyle, numbering: str) -> None:
        self.style = style
        self.numbering = numbering
        self.multilevel = style.next_abstract
        self.bullet = style.next_abstract + 1
        self.headings = style.next_abstract + 2
        self.next = style.next_number
        self.numbers: list[str] = []
        self.paragraphs = self._number(self.multilevel) if numbering == "paragraphs" else 0
        self.heading_number = self._number(self.headings) if numbering == "headings" else 0
        self.in_annex = False
        """Annexes have no numbered paragraphs, so that their lists begin at the margin."""

    def _number(self, abstract: int, override: str = "") -> int:
        number = self.next
        self.next += 1
        self.numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>')
        return number

    @property
    def base(self) -> int:
        """How many levels lists are pushed in: one under numbered paragraphs."""
        return 1 if self.numbering == "paragraphs" and not self.in_annex else 0

    def new_list(self, ordered: bool, level: int, start: int) -> tuple[int, int]:
        """The `w:numId` and `w:ilvl` of a new list at a nesting level from 0."""
        depth = min(level + self.base, LEVELS - 1)
        if not ordered:
            return self._number(self.bullet), depth
        override = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        return self._number(self.multilevel, override), depth

    def part(self) -> str:
        """The XML of `numbering.xml`."""
        pushed = 1 if self.numbering == "paragraphs" else 0
        definitions = (
            self._definition(self.multilevel, "multilevel", [_ordered_level(level) for level in range(LEVELS)]),
            self._definition(
                self.bullet, "hybridMultilevel", [_bullet_level(level, pushed) for level in range(LEVELS)]
            ),
            self._definition(self.headings, "multilevel", [_heading_level(level) for level in range(LEVELS)]),
        )
        return (
            f'{DECLARATION}<w:numbering xmlns:w="{W}">{self.style.abstract_numbers}{"".join(definitions)}'
            f"{self.style.numbers}{''.join(self.numbers)}</w:numbering>"
        )

    def _definition(self, number: int, kind: str, levels: list[str]) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{"".join(levels)}'
            "</w:abstractNum>"
        )


def _level(level: int, kind: str, text: str, left: int, hanging: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _ordered_level(level: int) -> str:
    """1. then (a) then (i), and so on in turn."""
    kind, text = (("decimal", "%{}."), ("lowerLetter", "(%{})"), ("lowerRoman", "(%{})"))[level % 3]
    return _level(level, kind, text.format(level + 1), STEP * (level + 1), STEP)


def _bullet_level(level: int, base: int) -> str:
    """The first level in use has the first sign, however far it is pushed in."""
    return _level(level, "bullet", _BULLETS[max(0, level - base) % len(_BULLETS)], STEP * (level + 1), STEP)


def _heading_level(level: int) -> str:
    numbers = ".".join(f"%{number}" for number in range(1, level + 2))
    return _level(level, "decimal", numbers, 851, 851)
