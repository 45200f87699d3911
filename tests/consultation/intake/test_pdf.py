"""PDFs as other programs make them, as passages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.consultation.intake.published import read_published
from draftkit.problems import DraftkitError
from tests.support.passages import shown
from tests.support.pdf import Sheet, pdf_of, width_of


def read(*sheets: Sheet, title: str = "") -> list[str]:
    return shown(read_published(pdf_of(list(sheets), title), "form.pdf")).split("\n")


LONG = [
    "The duty would apply to every person who carries out relevant activity with children and",
    "who is told by a child, or sees for themselves, that the child has been harmed. It would not",
    "apply to children.",
]


def test_lines_become_paragraphs_again() -> None:
    sheet = Sheet()
    y = sheet.lines(70, 780, LONG)
    sheet.lines(
        70, y - 8, ["1. Do you agree that the duty should apply to everybody who works with children in a", "school?"]
    )
    assert read(sheet) == [
        f'page 1: "{" ".join(LONG)}"',
        'page 1: "1. Do you agree that the duty should apply to everybody who works with children in a school?"',
    ]


def test_numbers_bullets_and_ticks_begin_paragraphs_of_their_own() -> None:
    sheet = Sheet()
    sheet.lines(
        70,
        780,
        [
            "Question 1: Which of these apply in the setting in which you work at present, if any do?",
            "• training for staff",
            "• guidance for parents",
            "(a) the first part",
            "(b) the second part",
        ],
    )
    assert read(sheet) == [
        'page 1: "Question 1: Which of these apply in the setting in which you work at present, if any do?"',
        'page 1: * "training for staff"',
        'page 1: * "guidance for parents"',
        'page 1: "(a) the first part"',
        'page 1: "(b) the second part"',
    ]


def test_large_lines_are_headings_by_their_size() -> None:
    sheet = Sheet()
    sheet.text(70, 790, "A consultation", 22, "bold")
    sheet.text(70, 750, "Part one: the duty", 15, "bold")
    sheet.lines(70, 720, LONG)
    sheet.text(70, 640, "Part two: exceptions", 15, "bold")
    assert [line.partition('"')[0] for line in read(sheet)] == ["page 1: H1 ", "page 1: H2 ", "page 1: ", "page 1: H2 "]


def test_running_headers_and_page_numbers_are_furniture() -> None:
    sheets = []
    for number in (1, 2, 3):
        sheet = Sheet()
        sheet.text(70, 810, "Consultation on a duty to report")
        sheet.text(70, 700, f"{number}. Do you agree with proposal {'abc'[number - 1]}?")
        sheet.text(290, 30, f"{number}")
        sheets.append(sheet)
    lines = read(*sheets)
    assert [line for line in lines if "furniture" not in line] == [
        f'page {number}: "{number}. Do you agree with proposal {"abc"[number - 1]}?"' for number in (1, 2, 3)
    ]
    assert sum("furniture" in line for line in lines) == 6


def test_words_of_questions_that_fall_on_the_edge_of_pages_are_no_furniture() -> None:
    sheets = []
    for number in range(1, 9):
        sheet = Sheet()
        sheet.text(70, 815, "A consultation on a duty to report")
        sheet.text(70, 400, f"{number}. Do you agree with it?")
        sheet.lines(70, 380, ["Please explain your answer.", "[ ] Yes"], gap=2)
        sheet.text(70, 70 + 3 * (number % 2), "Please explain your answer.")
        sheet.text(70, 50, "[ ] Yes")
        sheets.append(sheet)
    lines = read(*sheets)
    assert sum("furniture" in line for line in lines) == 8
    assert sum("Please explain" in line and "furniture" not in line for line in lines) == 16
    assert sum("[tick: Yes]" in line for line in lines) == 16


def test_a_paragraph_goes_on_over_the_page() -> None:
    first, second = Sheet(), Sheet()
    first.lines(70, 140, LONG[:2])
    second.lines(70, 780, ["apply to children, nor to anybody who hears of it in confidence."])
    assert read(first, second) == [
        f'page 1: "{LONG[0]} {LONG[1]} apply to children, nor to anybody who hears of it in confidence."'
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    left = [f"Left column line {word} has several words" for word in ("one", "two", "three", "four", "five", "six")]
    right = [line.replace("Left", "Next") for line in left]
    sheet.lines(60, 760, left)
    sheet.lines(320, 760, right)
    text = " ".join(read(sheet))
    assert text.index("Left column line six") < text.index("Next column line one")


def test_words_parted_by_a_hyphen_are_put_together_if_the_text_knows_them() -> None:
    sheet = Sheet()
    sheet.lines(
        70,
        780,
        [
            "Every school has a policy on safeguarding, and every member of staff reads it. The safe-",
            "guarding lead explains it each year, and gives a long-",
            "term plan to governors.",
        ],
    )
    (line,) = read(sheet)
    assert "The safeguarding lead explains" in line
    assert "a long-term plan" in line


def test_a_ruled_table_has_cells_and_empty_cells_are_places() -> None:
    sheet = Sheet()
    sheet.grid(70, 700, [220, 220], [22, 40, 40])
    for x, y, text in (
        (75, 685, "Question"),
        (295, 685, "Your response"),
        (75, 660, "Question 1: What is missing from"),
        (75, 647, "the draft?"),
        (75, 620, "Question 2: Why?"),
        (295, 620, "See annex"),
    ):
        sheet.text(x, y, text)
    assert read(sheet) == [
        'page 1: (1,1h) "Question"',
        'page 1: (1,2h) "Your response"',
        'page 1: (2,1) "Question 1: What is missing from the draft?"',
        "page 1: (2,2) [text]",
        'page 1: (3,1) "Question 2: Why?"',
        'page 1: (3,2) "See annex"',
    ]


def test_borders_that_are_filled_rectangles_are_borders_too() -> None:
    sheet = Sheet()
    sheet.grid(70, 700, [150, 250], [25, 25], "f")
    sheet.text(75, 683, "Name")
    sheet.text(75, 658, "Email address")
    assert read(sheet) == [
        'page 1: (1,1) "Name"',
        "page 1: (1,2) [text]",
        'page 1: (2,1) "Email address"',
        "page 1: (2,2) [text]",
    ]


def test_merged_cells_span_rows() -> None:
    sheet = Sheet()
    for y in (700, 640):
        sheet.line(70, y, 470, y)
    sheet.line(270, 670, 470, 670)
    for x in (70, 270, 470):
        sheet.line(x, 640, x, 700)
    sheet.text(75, 680, "Question 1")
    sheet.text(275, 650, "Is this answer confidential?")
    assert read(sheet) == [
        'page 1: (1,1) "Question 1"',
        "page 1: (1,2) [text]",
        'page 1: (2,2) "Is this answer confidential?"',
    ]


def test_a_table_goes_on_over_the_page_and_its_header_counts_once() -> None:
    sheets = []
    for number in (1, 2):
        sheet = Sheet()
        sheet.grid(70, 160 if number == 1 else 800, [220, 220], [22, 40])
        top = 145 if number == 1 else 785
        sheet.text(75, top, "Question")
        sheet.text(295, top, "Your response")
        sheet.text(75, top - 25, f"Question {number}: why?")
        sheets.append(sheet)
    assert read(*sheets) == [
        'page 1: (1,1h) "Question"',
        'page 1: (1,2h) "Your response"',
        'page 1: (2,1) "Question 1: why?"',
        "page 1: (2,2) [text]",
        'page 2: furniture (3,1) "Question"',
        'page 2: furniture (3,2) "Your response"',
        'page 2: (4,1) "Question 2: why?"',
        "page 2: (4,2) [text]",
    ]


def test_a_lone_frame_is_a_place_to_write() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "3. What would you change?")
    sheet.rectangle(70, 600, 450, 130)
    assert read(sheet) == ['page 1: "3. What would you change?"', "page 1: (1,1) [text]"]


def test_drawn_squares_and_circles_are_ticks() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "4. Do you agree?")
    for y, option in ((730, "Yes"), (710, "No")):
        sheet.rectangle(70, y - 1, 9, 9)
        sheet.text(85, y, option)
    for x, option in ((70, "Always"), (200, "Never")):
        sheet.circle(x + 5, 683, 5)
        sheet.text(x + 15, 680, option)
    assert read(sheet) == [
        'page 1: "4. Do you agree?"',
        "page 1: [tick: Yes]",
        "page 1: [tick: No]",
        "page 1: [tick: Always, group page 1] [tick: Never, group page 1]",
    ]


def test_boxes_of_wingdings_are_ticks() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "o", 11, "symbols")
    sheet.text(85, 750, "Yes")
    sheet.text(170, 750, "\u00a8", 11, "symbols")
    sheet.text(185, 750, "No")
    assert read(sheet) == ["page 1: [tick: Yes] [tick: No]"]


def test_the_fields_of_an_interactive_pdf_are_boxes() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "Name")
    sheet.entry(120, 745, 200, 18, "/FT /Tx /MaxLen 300 /Ff 2", "name")
    sheet.text(70, 720, "5. Do you agree?")
    for x, option in ((70, "Yes"), (170, "No")):
        sheet.entry(x, 698, 11, 11, "/FT /Btn /Ff 32768", "agree")
        sheet.text(x + 16, 700, option)
    sheet.entry(70, 678, 11, 11, "/FT /Btn", "paid")
    sheet.text(86, 680, "Paid staff")
    sheet.text(70, 650, "Region")
    sheet.entry(120, 645, 200, 18, "/FT /Ch /Ff 131072 /Opt [(Wales) (England)]", "region")
    sheet.text(70, 620, "6. Why?")
    sheet.entry(70, 500, 450, 100, "/FT /Tx /Ff 4096 /TU (Your reasons)", "why")
    assert read(sheet) == [
        'page 1: "Name" [text: 300 characters, required]',
        'page 1: "5. Do you agree?"',
        "page 1: [tick: Yes, group agree] [tick: No, group agree]",
        "page 1: [tick: Paid staff]",
        'page 1: "Region" [list: Wales / England]',
        'page 1: "6. Why?"',
        "page 1: [text: Your reasons]",
    ]


def test_blanks_are_places_and_dots_of_a_table_of_contents_are_not() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "Name: ______________________")
    sheet.text(70, 720, "1. Do you agree? ........................................ 4")
    assert read(sheet) == [
        'page 1: "Name:" [text]',
        'page 1: furniture "1. Do you agree? ........................................ 4"',
    ]


def test_drawn_lines_behind_a_label_or_below_a_question_are_room_to_write() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "Name:")
    sheet.line(110, 748, 400, 748)
    sheet.text(70, 700, "12. What would you change?")
    for y in (670, 650, 630):
        sheet.line(70, y, 500, y)
    sheet.text(70, 600, "An underlined heading")
    sheet.line(70, 598, 180, 598)
    sheet.text(70, 570, "The end.")
    sheet.line(70, 100, 500, 100)
    assert read(sheet) == [
        'page 1: "Name:" [text]',
        'page 1: "12. What would you change?"',
        "page 1: [text]",
        'page 1: "An underlined heading"',
        'page 1: "The end."',
    ]


def test_columns_with_a_narrow_space_between_them_are_told_apart() -> None:
    sheet = Sheet()
    left = [
        f"Left column line {word} has several words to it" for word in ("one", "two", "three", "four", "five", "six")
    ]
    sheet.lines(60, 760, left)
    sheet.lines(60 + width_of(left[2], 11) + 22, 760, [line.replace("Left", "Next") for line in left])
    text = " ".join(read(sheet))
    assert text.index("Left column line six") < text.index("Next column line one")


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_read_as_it_is_seen_however_it_is_turned(rotate: int) -> None:
    sheet = Sheet(crop=(50, 50, 545, 792), rotate=0)
    sheet.lines(70, 700, LONG)
    upright = read(sheet)
    assert upright == [f'page 1: "{" ".join(LONG)}"']
    if rotate:  # the text is turned the other way round, so that it is upright once the page is turned
        matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[rotate]
        turned = Sheet(rotate=rotate, content=[f"q {matrix} cm", *sheet.content, "Q"])
        assert read(turned) == upright


def test_a_watermark_is_told_and_not_mixed_into_the_text() -> None:
    sheet = Sheet()
    sheet.turned(150, 300, "DRAFT")
    sheet.text(70, 750, "7. Why?")
    assert read(sheet) == [
        'page 1: "7. Why?"',
        "! DK717 form.pdf#page 1: text that is not horizontal was not read: 'DRAFT'",
    ]


def test_text_that_is_printed_twice_to_look_bold_is_read_once() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "Question 8")
    sheet.text(70.3, 750, "Question 8")
    assert read(sheet) == ['page 1: "Question 8"']


def test_words_that_are_placed_one_by_one_have_blanks_between_them() -> None:
    sheet = Sheet()
    x = 70.0
    for word in ("9.", "Do", "you", "agree?"):
        sheet.text(x, 750, word)
        x += width_of(word, 11) + 4
    assert read(sheet) == ['page 1: "9. Do you agree?"']


def test_the_title_of_the_file_is_given() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "Why?")
    assert read_published(pdf_of([sheet], "A consultation"), "form.pdf").title == "A consultation"


REFUSED = {
    "pictures only": (pdf_of([Sheet(picture=True), Sheet(picture=True)]), "DK715", "its pages are pictures"),
    "nothing at all": (pdf_of([Sheet()]), "DK715", "has no text$"),
    "a password": (pdf_of([Sheet()], encrypted=True), "DK714", "is protected by a password"),
    "damage": (b"%PDF-1.7\nnothing of use", "DK714", "is damaged, or no PDF"),
    "a file cut off": (pdf_of([Sheet()])[:120], "DK714", "is damaged, or no PDF"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused(name: str) -> None:
    data, code, message = REFUSED[name]
    with pytest.raises(DraftkitError, match=message) as raised:
        read_published(data, "form.pdf")
    assert raised.value.problems[0].code == code
    assert "Word version" in raised.value.problems[0].hint


def test_pages_that_are_pictures_among_others_are_named() -> None:
    sheet = Sheet()
    sheet.text(70, 750, "10. Do you agree with it?")
    lines = read(sheet, Sheet(picture=True))
    assert lines[-1] == "! DK717 form.pdf#page 2: pages without text, which are pictures, were not read: 2"


@pytest.mark.slow
def test_time_grows_with_pages_and_not_faster() -> None:
    def seconds(count: int) -> float:
        sheets = []
        for number in range(count):
            sheet = Sheet()
            for at in range(30):
                sheet.text(
                    70, 790 - at * 24, f"{number}.{at} Do you agree that this proposal is clear enough for you to use?"
                )
            sheets.append(sheet)
        data = pdf_of(sheets)
        start = time.process_time()
        read_published(data, "form.pdf")
        return time.process_time() - start

    seconds(20)
    assert seconds(320) < 8 * 2.0 * max(seconds(40), 0.05)


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=1, max_size=9).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(8, 18))
@settings(max_examples=60)
def test_no_word_is_lost_wherever_lines_stand(texts: list[str], size: int) -> None:
    sheet = Sheet()
    sheet.lines(70, 700, texts, size, gap=1.3)
    read_words = [word for line in read(sheet) for word in line.partition(": ")[2].replace('"', "").split()]
    assert [word for word in read_words if not word.startswith("H")] == [
        word for text in texts for word in text.split()
    ]


@given(st.data())
@settings(max_examples=60)
def test_no_damage_breaks_the_reader(data: st.DataObject) -> None:
    sheet = Sheet()
    sheet.text(70, 750, "11. Why?")
    sheet.grid(70, 700, [100, 100], [20, 20])
    whole = bytearray(pdf_of([sheet]))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(9, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert _code_of(bytes(whole)) in {"", "DK714", "DK715", "DK716"}


def _code_of(data: bytes) -> str:
    try:
        read_published(data, "form.pdf")
    except DraftkitError as refused:
        return refused.problems[0].code
    return ""
