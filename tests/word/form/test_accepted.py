"""Returned documents: their text as Markdown, with tracked changes accepted, and what their spots hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.steps.parse.markdown import markdown_events
from draftkit.word.form.accepted import AcceptedText, accepted_text
from tests.support.forms.markup import cell, check_box, control, drop_down, package, paragraph, row, run, table, text
from tests.support.xml import repacked

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def accepted(*blocks: str) -> AcceptedText:
    return accepted_text(package(*blocks), "returned.docx")


def markdown(*blocks: str) -> list[str]:
    return [block.markdown for block in accepted(*blocks).blocks]


def test_tracked_changes_are_accepted_and_counted() -> None:
    found = accepted(
        '<w:p><w:r><w:t xml:space="preserve">We </w:t></w:r><w:ins w:id="1"><w:r><w:t>agree</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>disagree</w:delText></w:r></w:del></w:p>'
    )
    assert [block.markdown for block in found.blocks] == ["We agree"]
    assert found.tracked == 2


def test_paragraphs_that_were_joined_are_one() -> None:
    first = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">one </w:t></w:r></w:p>'
    assert markdown(first, text("two"), text("three")) == ["one two", "three"]


def test_bold_and_italic_keep_the_spaces_outside() -> None:
    italic = "<w:r><w:rPr><w:i/></w:rPr><w:t>so</w:t></w:r>"
    assert markdown(paragraph(run("We "), run("agree ", bold=True), italic)) == ["We **agree** *so*"]


def test_runs_that_word_split_are_one_piece() -> None:
    assert markdown(paragraph(run("strong", bold=True), run("ly", bold=True))) == ["**strongly**"]


def test_lists_are_one_block_with_their_levels() -> None:
    found = markdown(text("one", number=0), text("deep", number=1), text("two", number=0), text("after"))
    assert found == ["1. one\n   1. deep\n2. two", "after"]


def test_a_heading_has_its_level_and_no_signs() -> None:
    block = accepted(text("Question 2a", style="Heading2")).blocks[0]
    assert (block.markdown, block.level) == ("Question 2a", 2)


def test_links_are_kept_when_they_lead_to_the_web() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "{}"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>paper</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert markdown(field.format("https://example.org/a")) == ["[paper](https://example.org/a)"]
    assert markdown(field.format("file:///etc/passwd")) == ["paper"]


def test_footnotes_come_with_their_text() -> None:
    note = f'<w:footnotes {W}><w:footnote w:id="2">{text("The source.")}</w:footnote></w:footnotes>'
    data = repacked(
        package(paragraph(run("Claim"), '<w:r><w:footnoteReference w:id="2"/></w:r>')),
        {"word/footnotes.xml": note.encode()},
    )
    assert [block.markdown for block in accepted_text(data, "f.docx").blocks] == ["Claim[^2]", "[^2]: The source."]


def test_a_table_is_one_block() -> None:
    assert markdown(
        table(row(cell(text("A")), cell(text("B"))), row(cell(text("1")), cell(text("2 | 3"))), columns=2)
    ) == ["| A | B |\n| --- | --- |\n| 1 | 2 \\| 3 |"]


def test_what_spots_hold_is_given_by_address() -> None:
    rich = control("<w:richText/>", paragraph(run("rich", bold=True)) + text("more"), placeholder=False)
    ticked = check_box().replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"')
    found = accepted(
        table(
            row(cell(text("Question", bold=True)), cell(text("Your response", bold=True)), header=True),
            row(cell(text("1. Why?")), cell(paragraph(run("Because "), run("so", bold=True)), text("one", number=0))),
            row(cell(text("2. How?")), cell()),
            columns=2,
        ),
        rich,
        paragraph(ticked, run(" Yes")),
        paragraph(run("Nation: "), drop_down(["England"])),
    )
    assert dict(found.answers) == {
        "table 1 > row 2 > cell 2": "Because **so**\n\n1. one",
        "paragraph 1 > control 1": "**rich**\n\nmore",
        "paragraph 2 > control 1": "x",
    }


PIECES = st.one_of(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters="\ufffe\uffff"),
    st.sampled_from(["&amp;", "&#35;", "~~", "**", "1. ", *"*_`[]<>#-+1.)|~\\=:!{} "]),
)
LINES = st.lists(PIECES, max_size=40).map("".join)


@given(st.lists(LINES, min_size=1, max_size=5))
@settings(max_examples=300, deadline=None)
def test_markdown_reads_as_the_text_did_in_word(words: list[str]) -> None:
    made = "\n\n".join(markdown(*map(text, words)))
    shown = "".join(event["Text"] for event in markdown_events(made) if isinstance(event, dict) and "Text" in event)
    assert "".join(shown.split()) == "".join("".join(words).split())
