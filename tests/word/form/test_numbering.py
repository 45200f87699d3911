"""Numbers that Word prints: each list is given as its XML, with the numbers expected before its items."""

from __future__ import annotations

import pytest

from draftkit.word.form.numbering import letters, ordinal, roman
from draftkit.word.form.scan import scan_form
from tests.support.forms.markup import package, run
from tests.support.xml import repacked

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(number: int, form: str, shown: str, start: int = 1, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def family(number: int, *levels: str, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{"".join(levels)}</w:abstractNum>'


def numbered(number: int, of: int, extra: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{extra}</w:num>'


def item(level: int | None = 0, number: int | None = 1, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    deep = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    listed = f'<w:numPr>{deep}<w:numId w:val="{number}"/></w:numPr>' if number is not None else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{run('item')}</w:p>"


def numbers(blocks: list[str], *lists: str, styles: str = "") -> list[str]:
    changes: dict[str, bytes | None] = {
        "word/numbering.xml": f"<w:numbering {W}>{''.join(lists)}</w:numbering>".encode()
    }
    if styles:
        changes["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>".encode()
    return [line.number for line in scan_form(repacked(package(*blocks), changes), "form.docx").form.lines]


THREE = family(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%1(%2)"), level(2, "lowerRoman", "(%3)"))


def test_levels_count_within_the_one_above() -> None:
    found = numbers([item(0), item(1), item(1), item(2), item(0), item(1)], THREE, numbered(1, 0))
    assert found == ["1.", "1(a)", "1(b)", "(i)", "2.", "2(a)"]


def test_a_list_may_start_elsewhere() -> None:
    assert numbers([item(), item()], family(0, level(0, "upperRoman", "%1", 4)), numbered(1, 0)) == ["IV", "V"]


def test_a_list_that_overrides_its_start_counts_from_there() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    found = numbers([item(), item(), item(0, 2), item(0, 2)], THREE, numbered(1, 0), numbered(2, 0, override))
    assert found == ["1.", "2.", "7.", "8."]


def test_lists_of_one_family_go_on_counting() -> None:
    assert numbers([item(0, 1), item(0, 2)], THREE, numbered(1, 0), numbered(2, 0)) == ["1.", "2."]


def test_a_list_may_override_how_a_level_looks() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert numbers([item(), item()], THREE, numbered(1, 0, override)) == ["A)", "B)"]


def test_legal_numbering_prints_decimals() -> None:
    lists = family(0, level(0, "upperRoman", "Part %1"), level(1, "decimal", "%1.%2", extra="<w:isLgl/>"))
    assert numbers([item(0), item(1), item(1)], lists, numbered(1, 0)) == ["Part I", "1.1", "1.2"]


def test_a_level_may_go_on_after_a_higher_one() -> None:
    lists = family(0, level(0, "decimal", "%1."), level(1, "decimal", "Question %2", extra='<w:lvlRestart w:val="0"/>'))
    found = numbers([item(0), item(1), item(0), item(1)], lists, numbered(1, 0))
    assert found == ["1.", "Question 1", "2.", "Question 2"]


def test_numbers_may_come_from_styles() -> None:
    lists = family(
        0,
        level(0, "decimal", "Question %1:", extra='<w:pStyle w:val="Q"/>'),
        level(1, "lowerLetter", "(%2)", extra='<w:pStyle w:val="Part"/>'),
    )
    style = (
        '<w:style w:type="paragraph" w:styleId="{0}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    based = '<w:style w:type="paragraph" w:styleId="Q2"><w:basedOn w:val="Q"/></w:style>'
    blocks = [
        item(None, None, "Q"),
        item(None, None, "Part"),
        item(None, None, "Q2"),
        item(None, 0, "Q"),
        item(None, None, "Q"),
    ]
    found = numbers(blocks, lists, numbered(1, 0), styles=style.format("Q") + style.format("Part") + based)
    assert found == ["Question 1:", "(a)", "Question 2:", "", "Question 3:"]


def test_a_list_may_take_its_levels_from_a_list_style() -> None:
    own = family(0, extra='<w:numStyleLink w:val="L"/>')
    linked = family(1, level(0, "decimal", "Q%1"), extra='<w:styleLink w:val="L"/>')
    assert numbers([item(), item()], own, linked, numbered(1, 0)) == ["Q1", "Q2"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [("bullet", ""), ("none", ""), ("decimalZero", "01"), ("ordinal", "1st"), ("upperLetter", "A"), ("chicago", "1")],
)
def test_a_format_prints(form: str, expected: str) -> None:
    assert numbers([item()], family(0, level(0, form, "%1")), numbered(1, 0)) == [expected]


def test_a_bullet_is_said_to_be_one() -> None:
    lists = f"<w:numbering {W}>{family(0, level(0, 'bullet', '·'))}{numbered(1, 0)}</w:numbering>"
    data = repacked(package(item()), {"word/numbering.xml": lists.encode()})
    assert scan_form(data, "form.docx").form.lines[0].bullet


@pytest.mark.parametrize(
    "blocks", [[item(0, 99)], [item(77)], [item("x")], ["<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"]]
)  # type: ignore[arg-type]
def test_numbers_that_lead_nowhere_do_no_harm(blocks: list[str]) -> None:
    assert len(numbers(blocks, THREE, numbered(1, 0), "<w:num/>")) == 1


def test_numbers_are_written_as_word_writes_them() -> None:
    assert [letters(number) for number in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert [roman(number) for number in (1, 4, 9, 14, 40, 1990, 0)] == ["i", "iv", "ix", "xiv", "xl", "mcmxc", "0"]
    assert [ordinal(number) for number in (1, 2, 3, 11, 23, 112)] == ["1st", "2nd", "3rd", "11th", "23rd", "112th"]
