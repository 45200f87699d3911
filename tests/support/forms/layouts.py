"""Sixteen layouts of forms as departments and regulators issue them, with the questions that a reader finds in each.

Titles and questions are invented for the tests; the layouts are those of real forms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.support.forms.markup import (
    cell,
    check_box,
    check_field,
    control,
    date_control,
    drop_down,
    list_field,
    package,
    paragraph,
    placeholder,
    row,
    run,
    symbol,
    tab,
    table,
    text,
    text_field,
)


@dataclass(frozen=True)
class Expected:
    """A question that a layout holds."""

    id: str
    text: str
    kind: str = "text"
    options: tuple[str, ...] = ()
    words: int | None = None
    characters: int | None = None
    rows: tuple[str, ...] = ()
    rich: bool = True
    """Whether the place takes paragraphs, bold and lists."""


@dataclass(frozen=True)
class Layout:
    name: str
    make: Callable[[], bytes]
    questions: tuple[Expected, ...]
    protection: str = ""


LAYOUTS: list[Layout] = []

AGREE = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
YES_NO = ("Yes", "No", "Not sure")
TITLE = text("Consultation on a duty to report (invented for tests): response form", style="Heading1")

DUTY = "To whom should the duty to report apply?"
COVER = "Which settings should the duty cover?"
GUIDANCE = "What should guidance say about the first hour after a report?"
TRAINING = "What training would your staff need?"
SUPPORT = "Do you agree that the duty should apply to volunteers?"
SCALE = "To what extent do you agree with the proposed timetable?"


def layout(name: str, *questions: Expected, protection: str = "") -> Callable[[Callable[[], bytes]], None]:
    """Register a function that makes a form."""

    def register(make: Callable[[], bytes]) -> None:
        LAYOUTS.append(Layout(name, make, questions, protection))

    return register


@layout(
    "two-columns",
    Expected("1", f"{DUTY} (no more than 250 words)", words=250),
    Expected("2", f"{COVER} Maximum 4,000 characters.", characters=4000),
    Expected("3", GUIDANCE),
)
def two_columns() -> bytes:
    return package(
        TITLE,
        text("Please answer in the boxes. You need not answer every question."),
        table(
            row(cell(text("Question", bold=True)), cell(text("Your response", bold=True)), header=True),
            row(cell(text(f"1. {DUTY} (no more than 250 words)")), cell()),
            row(cell(text(f"2. {COVER} Maximum 4,000 characters.")), cell()),
            row(cell(text(f"3. {GUIDANCE}")), cell()),
            columns=2,
        ),
        text("Thank you for your response."),
    )


@layout(
    "three-columns",
    Expected("1", DUTY),
    Expected("2a", COVER, words=300),
    Expected("2b", TRAINING),
)
def three_columns() -> bytes:
    return package(
        TITLE,
        table(
            row(*(cell(text(words, bold=True)) for words in ("No.", "Question", "Response")), header=True),
            row(cell(text("1")), cell(text(DUTY)), cell()),
            row(cell(text("2a")), cell(text(COVER), text("(up to 300 words)")), cell()),
            row(cell(text("2b")), cell(text(TRAINING)), cell()),
            columns=3,
        ),
    )


@layout("question-above", Expected("1", DUTY), Expected("2", GUIDANCE, words=500))
def question_above() -> bytes:
    return package(
        TITLE,
        text("Section A: the duty", style="Heading2"),
        table(row(cell(text(f"Question 1: {DUTY}", bold=True))), row(cell()), columns=1, width=9000),
        text(""),
        table(
            row(cell(text(f"Question 2: {GUIDANCE}", bold=True), text("Please use 500 words or fewer."))),
            row(cell()),
            columns=1,
            width=9000,
        ),
    )


@layout(
    "merged-cells",
    Expected("1", DUTY),
    Expected("2", f"{COVER} (maximum 200 words)", words=200),
    Expected("3", TRAINING),
)
def merged_cells() -> bytes:
    return package(
        TITLE,
        table(
            row(cell(text("Part 1: the duty", bold=True), span=3)),
            row(cell(text("1"), merge="restart"), cell(text(DUTY), span=2)),
            row(cell(merge="continue"), cell(span=2)),
            row(cell(text("2")), cell(text(f"{COVER} (maximum 200 words)")), cell()),
            row(cell(text("Part 2: staff", bold=True), span=3)),
            row(cell(text("3")), cell(text(TRAINING)), cell()),
            columns=3,
        ),
    )


@layout(
    "text-controls",
    Expected("1", DUTY, rich=False),
    Expected("2", COVER),
    Expected("3", f"{GUIDANCE} (150 words maximum)", words=150),
    Expected("4", TRAINING, rich=False),
)
def text_controls() -> bytes:
    plain = control("<w:text/>", placeholder(), title="Duty")
    rich = control("<w:richText/>", f"<w:p>{placeholder()}</w:p>", title="Settings")
    untyped = control("", f"<w:p>{placeholder()}</w:p>")
    lines = control('<w:text w:multiLine="1"/>', placeholder(), title="Training")
    return package(
        TITLE,
        text(f"1. {DUTY}", bold=True),
        paragraph(plain),
        text(f"2. {COVER}", bold=True),
        rich,
        text(f"3. {GUIDANCE} (150 words maximum)", bold=True),
        table(row(cell(untyped)), columns=1, width=9000),
        paragraph(run(f"4. {TRAINING} "), lines),
        text("End of the form."),
    )


@layout(
    "choice-controls",
    Expected("1", SUPPORT, "yes-no", YES_NO),
    Expected("2", SCALE, "scale", AGREE),
    Expected("3", "Which of these describes you? Select one.", "choice", ("A school", "A charity", "Other")),
    Expected("4", "Which guidance do you use? Tick all that apply.", "multi-choice", ("National", "Local", "Our own")),
    Expected("5", "On what date was your policy last reviewed?", "about-you", rich=False),
)
def choice_controls() -> bytes:
    return package(
        TITLE,
        text(f"1. {SUPPORT}"),
        paragraph(check_box(), run(" Yes   "), check_box(), run(" No   "), check_box(), run(" Not sure")),
        text(f"2. {SCALE}"),
        paragraph(drop_down(AGREE)),
        paragraph(
            run("3. Which of these describes you? Select one. "),
            drop_down(("A school", "A charity", "Other"), "comboBox"),
        ),
        text("4. Which guidance do you use? Tick all that apply."),
        *(paragraph(check_box(), run(f" {option}")) for option in ("National", "Local", "Our own")),
        paragraph(run("5. On what date was your policy last reviewed? "), date_control()),
    )


@layout("nested-tables", Expected("1", DUTY), Expected("2", f"{COVER} (max. 120 words)", words=120))
def nested_tables() -> bytes:
    inner = table(row(cell(text(f"Q2. {COVER} (max. 120 words)"))), row(cell()), columns=1)
    return package(
        TITLE,
        table(
            row(cell(text("Section", bold=True)), cell(text("Questions", bold=True)), header=True),
            row(
                cell(text("The duty")),
                cell(table(row(cell(text(f"Q1. {DUTY}"))), row(cell()), columns=1), text("")),
            ),
            row(cell(text("Settings")), cell(inner, text(""))),
            columns=2,
            width=4500,
        ),
    )


@layout(
    "legacy-fields",
    Expected("1", "Name of your organisation:", "about-you", rich=False),
    Expected("2", SUPPORT, "yes-no", ("Yes", "No")),
    Expected("3", "Which nation do you work in?", "choice", ("England", "Wales", "Scotland"), rich=False),
    Expected("4", DUTY, characters=1000, rich=False),
    protection="forms",
)
def legacy_fields() -> bytes:
    return package(
        TITLE,
        paragraph(run("1. Name of your organisation: "), text_field()),
        text(f"2. {SUPPORT}"),
        paragraph(check_field(), run(" Yes  "), check_field(), run(" No")),
        paragraph(run("3. Which nation do you work in? "), list_field(("England", "Wales", "Scotland"))),
        text(f"4. {DUTY}"),
        paragraph(text_field(1000)),
        protect="forms",
    )


@layout(
    "tick-characters",
    Expected("1", SUPPORT, "yes-no", YES_NO),
    Expected("2", SCALE, "scale", AGREE),
    Expected(
        "3", "Which sectors do you work in? Tick all that apply.", "multi-choice", ("Health", "Education", "Sport")
    ),
    Expected("4", "Should the duty start in 2027?", "yes-no", ("Yes", "No")),
)
def tick_characters() -> bytes:
    wingdings = [paragraph(symbol("F0A8"), run(f" {option}")) for option in ("Health", "Education", "Sport")]
    return package(
        TITLE,
        text(f"1. {SUPPORT}"),
        text("☐ Yes    ☐ No    ☐ Not sure"),
        text(f"2. {SCALE}"),
        *(text(f"☐ {option}") for option in AGREE),
        text("3. Which sectors do you work in? Tick all that apply."),
        *wingdings,
        text("4. Should the duty start in 2027?"),
        table(row(cell(text("Yes ☐")), cell(text("No ☐"))), columns=2),
    )


@layout(
    "blanks",
    Expected("1", "Name:", "about-you", rich=False),
    Expected("2", "Organisation:", "about-you", rich=False),
    Expected("3", "Email address:", "about-you", rich=False),
    Expected("4", DUTY, rich=False),
)
def blanks() -> bytes:
    return package(
        TITLE,
        text("1. Name: ______________________"),
        text("2. Organisation: ………………………………………"),
        paragraph(run("3. Email address: "), tab(), leader=True),
        text(f"4. {DUTY}"),
        text("_" * 70),
    )


@layout(
    "space-below",
    Expected("1", DUTY),
    Expected("2", COVER),
    Expected("2a", f"{TRAINING} (100 words)", words=100),
    Expected("3", GUIDANCE),
)
def space_below() -> bytes:
    return package(
        TITLE,
        text(DUTY, number=0),
        text(""),
        text(""),
        text(COVER, number=0),
        text(""),
        text(f"{TRAINING} (100 words)", number=1),
        text(""),
        text(GUIDANCE, number=0),
        text(""),
        text(""),
        text("Please send the form by email."),
    )


@layout("your-response", Expected("1", DUTY), Expected("2", COVER, words=400), Expected("3", GUIDANCE))
def your_response() -> bytes:
    return package(
        TITLE,
        text(f"Question 1. {DUTY}", bold=True),
        text("Your response:"),
        text(""),
        text(f"Question 2. {COVER}", bold=True),
        text("Please limit your answer to 400 words."),
        text("Your response:"),
        text(""),
        text(f"Question 3. {GUIDANCE}", bold=True),
        text("Answer:"),
        text("Please return the form to the address on page 1."),
    )


@layout(
    "ofcom-shape",
    Expected("name", "Full name", "about-you"),
    Expected("organisation", "Organisation name", "about-you"),
    Expected("email-address", "Email address", "about-you"),
    Expected("1", DUTY),
    Expected("2", COVER),
)
def ofcom_shape() -> bytes:
    ask = "Is this answer confidential? Yes / No"
    return package(
        TITLE,
        text("Cover sheet", style="Heading2"),
        table(
            row(cell(text("Your details", bold=True)), cell(text("Your response", bold=True)), header=True),
            row(cell(text("Full name")), cell()),
            row(cell(text("Organisation name")), cell()),
            row(cell(text("Email address")), cell()),
            columns=2,
        ),
        text("Your response", style="Heading2"),
        table(
            row(cell(text("Question", bold=True)), cell(text("Your response", bold=True)), header=True),
            row(
                cell(text(f"Question 1: {DUTY}")),
                cell(text(""), paragraph(run(f"{ask} (delete as appropriate)"))),
            ),
            row(
                cell(text(f"Question 2: {COVER}")),
                cell(
                    text(""),
                    paragraph(run("Is this answer confidential? "), check_box(), run(" Yes "), check_box(), run(" No")),
                ),
            ),
            columns=2,
            width=4500,
        ),
    )


@layout(
    "scale-table",
    Expected(
        "1",
        "How clear is each part of the proposals?",
        "table",
        rows=("The definition", "The timetable", "The guidance"),
    ),
    Expected("2", SCALE, "scale", AGREE),
)
def scale_table() -> bytes:
    levels = ("Clear", "Partly clear", "Not clear")
    return package(
        TITLE,
        text("1. How clear is each part of the proposals?"),
        table(
            row(cell(), *(cell(text(level, bold=True), width=1500) for level in levels), header=True),
            *(
                row(cell(text(part)), *(cell(text("☐"), width=1500) for _ in levels))
                for part in ("The definition", "The timetable", "The guidance")
            ),
            columns=4,
            width=2000,
        ),
        text(f"2. {SCALE}"),
        table(
            row(*(cell(text(level), width=1800) for level in AGREE)),
            row(*(cell(paragraph(check_box()), width=1800) for _ in AGREE)),
            columns=5,
            width=1800,
        ),
    )


@layout(
    "comment-boxes",
    Expected("1", SUPPORT, "yes-no", YES_NO),
    Expected("1-comment", "Please explain your answer. (no more than 200 words)", words=200),
    Expected("2", SCALE, "scale", AGREE),
    Expected("2-comment", "Please give your reasons:"),
)
def comment_boxes() -> bytes:
    return package(
        TITLE,
        text(f"Q1 {SUPPORT}", bold=True),
        text("☐ Yes"),
        text("☐ No"),
        text("☐ Not sure"),
        text("Please explain your answer. (no more than 200 words)"),
        table(row(cell()), columns=1, width=9000),
        text(f"Q2 {SCALE}", bold=True),
        paragraph(drop_down(AGREE)),
        text("Please give your reasons:"),
        table(row(cell()), columns=1, width=9000),
    )


@layout(
    "mixed",
    Expected("1", "Name of organisation", "about-you"),
    Expected("2", SUPPORT, "yes-no", ("Yes", "No")),
    Expected("2-comment", "Please explain. (limit: 2000 characters)", characters=2000),
    Expected("3a", DUTY),
    Expected("3b", COVER, characters=500, rich=False),
    Expected("4", SCALE, "scale", AGREE),
    Expected("5", f"{GUIDANCE} (350 words)", words=350),
)
def mixed() -> bytes:
    return package(
        TITLE,
        text("About you", style="Heading2"),
        table(row(cell(text("1. Name of organisation")), cell()), columns=2),
        text("The duty", style="Heading2"),
        text(f"2. {SUPPORT}"),
        paragraph(run("Yes "), check_box(), run("  No "), check_box()),
        text("Please explain. (limit: 2000 characters)"),
        control("<w:richText/>", f"<w:p>{placeholder()}</w:p>"),
        text("3. About the people concerned:"),
        text(f"(a) {DUTY}"),
        text(""),
        paragraph(run(f"(b) {COVER} "), text_field(500)),
        text(f"4. {SCALE}"),
        *(text(f"☐ {option}") for option in AGREE),
        text(f"5. {GUIDANCE} (350 words)", bold=True),
        text("Your answer:"),
        text(""),
        text("Thank you."),
    )
