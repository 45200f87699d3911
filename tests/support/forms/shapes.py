"""Forms in the shapes that departments and regulators issue, in our own words; what a scan finds is in `forms.txt`."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.forms.markup import cell, check_box, package, paragraph, row, run, tab, table, text


def _box(*blocks: str) -> str:
    """A table of one cell, as forms draw a box to write in."""
    return table(row(cell(*blocks)), columns=1, width=9000)


SHAPES: dict[str, Callable[[], bytes]] = {
    "a respondent information form": lambda: package(
        text("RESPONDENT INFORMATION FORM", style="Heading1"),
        text("Please Note this form must be completed and returned with your response.", bold=True),
        text("Are you responding as an individual or an organisation?"),
        paragraph(check_box(), tab(), run("Individual")),
        paragraph(check_box(), tab(), run("Organisation")),
        text("Full name or organisation’s name"),
        _box(),
        text("Phone number"),
        _box(),
        text("Address"),
        _box(text(""), text("")),
        text(""),
        table(row(cell(text("Postcode")), cell()), columns=2),
        text(""),
        table(
            row(
                cell(text("We would like your permission to publish your response. Please say which you prefer:")),
                cell(text("Information for organisations: the option without name is for individuals only.")),
            ),
            row(
                cell(
                    paragraph(check_box(), run(" Publish response with name")),
                    paragraph(check_box(), run(" Publish response only (without name)")),
                    paragraph(check_box(), run(" Do not publish response")),
                ),
                cell(),
            ),
            columns=2,
        ),
        text("Questionnaire", style="Heading1"),
        text("Question 1", style="Heading2"),
        text("Do you agree with the proposed definition?"),
        paragraph(check_box(), run(" Yes")),
        paragraph(check_box(), run(" No")),
        text("Please give reasons for your answer."),
        _box(text("Comments")),
        text("Question 2", style="Heading2"),
        text("Do you have any further comments?"),
        _box(text("Comments:"), text(""), text("")),
    ),
    "a questionnaire of a department": lambda: package(
        text("About you", style="Heading1"),
        text("1. What is your name?"),
        text(""),
        text("2. What is your address, including postcode?"),
        text(""),
        text(""),
        text("3. In what capacity are you responding? Please tick all that apply."),
        *(
            text(f"□ {each}")
            for each in ("A child (under 18)", "A care leaver", "A police officer", "Other (please specify): ……………………")
        ),
        text("Consultation questions", style="Heading1"),
        paragraph(run("Question 4: ", bold=True), run("Do you agree that the duty should apply to volunteers? ")),
        table(
            row(
                cell(text("Yes")),
                cell(text("☐")),
                cell(text("No")),
                cell(text("☐")),
                cell(text("Don’t know")),
                cell(text("☐")),
            ),
            columns=6,
            width=1400,
        ),
        text("Please explain your answer below (maximum 250 words)."),
        text("_" * 70),
        text("_" * 70),
        text("_" * 70),
        text("5. Please rank the following from 1 to 3:"),
        table(
            row(cell(text("Option", bold=True)), cell(text("Rank", bold=True))),
            row(cell(text("Training")), cell()),
            row(cell(text("Guidance")), cell()),
            columns=2,
        ),
        text("Signed: ________________    Date: ___/___/______"),
    ),
    "a cover sheet and answers with words to delete": lambda: package(
        text("Your response", style="Heading1"),
        table(
            row(cell(text("Your details", bold=True), span=2)),
            row(cell(text("Consultation title")), cell(text("Illegal harms (synthetic)"))),
            row(cell(text("Full name")), cell()),
            row(cell(text("Contact phone number")), cell()),
            row(cell(text("Representing (delete as appropriate)")), cell(text("Self / organisation"))),
            row(cell(text("Organisation name")), cell()),
            row(cell(text("Email address")), cell()),
            columns=2,
        ),
        text("Your confidentiality", style="Heading2"),
        table(
            row(cell(text("Confidentiality", bold=True)), cell(text("Delete as appropriate", bold=True))),
            row(
                cell(text("We keep your number and address confidential. Do you want to keep anything else so?")),
                cell(text("Nothing / Your name / Organisation name / Whole response / Part (say below which)")),
            ),
            row(
                cell(text("Can we publish a reference to the contents of your response?")),
                cell(text("Yes / No")),
            ),
            columns=2,
        ),
        text(""),
        table(
            row(cell(text("Question", bold=True)), cell(text("Your response", bold=True))),
            row(
                cell(text("Question 1: Do you have any comments on the causes of harm? Please provide evidence.")),
                cell(text("Is this response confidential? (if yes, please specify which part(s) are confidential)")),
            ),
            row(
                cell(text("Question 2:"), text("Do you agree?")),
                cell(text("[Is this answer confidential? Yes / No (delete as appropriate)]"), text("")),
            ),
            columns=2,
        ),
    ),
    "a form with a blank line after each line": lambda: package(
        text("Consultation form", style="Heading1"),
        text(""),
        text("Name:"),
        text(""),
        text("Email:"),
        text(""),
        text("Question 1: What do you think of the proposals?"),
        text(""),
        text("Answer:"),
        text(""),
        text("Question 2: Anything else?"),
        text(""),
        text("Answer:"),
        text(""),
    ),
    "answers in the lines that ask for them": lambda: package(
        text("Q1) Do you agree? Y/N"),
        text("Q2) Why? ..............................................................."),
        text("..........................................................................."),
        text("Do you consent?  Yes [ ]   No [ ]"),
        text("I confirm that:"),
        text("☐ I have read the notice"),
        text("☐ I am over 16"),
    ),
    "a grid of ticks and empty cells": lambda: package(
        text("6. To what extent do you agree with each statement?"),
        table(
            row(cell(), *(cell(text(x)) for x in ("Strongly agree", "Agree", "Disagree"))),
            row(
                cell(text("The duty is clear")),
                cell(paragraph(check_box())),
                cell(paragraph(check_box())),
                cell(paragraph(check_box())),
            ),
            row(cell(text("The duty is fair")), cell(), cell(), cell()),
            row(cell(text("Comments")), cell(span=3)),
            columns=4,
        ),
    ),
}
"""By what they are."""
