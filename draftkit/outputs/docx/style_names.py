"""Style names: which named style of the house style each kind of text gets. There is no direct formatting.

In: a role of the document model. Out: the name of a style, as Word shows it. Built-in names are in Word's own
spelling, so that Word's translations and shortcuts find them.
"""

from __future__ import annotations

from draftkit.model.document import CODE, CONFIRM, EMPHASIS, STRONG

PARAGRAPHS = {
    "": "Body Text",
    "numbered": "Numbered Paragraph",
    "question": "Question",
    "subtitle": "Subtitle",
    "caption": "caption",
    "source": "Bibliography",
    "annex": "Annex Heading",
    "details": "Details",
    "quote": "Quote",
    "callout": "Callout",
    "callout heading": "Callout Heading",
    "code": "Code",
    "cell": "Table Text",
    "cell right": "Table Text Right",
    "heading cell": "Table Heading",
    "note": "footnote text",
    "marking": "Protective Marking",
    "header": "header",
    "footer": "footer",
}

HEADINGS = ("Title", "heading 1", "heading 2", "heading 3", "heading 4", "heading 5", "heading 6")
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
NUMBERS = ("List Number", "List Number 2", "List Number 3")
CONTINUES = ("List Continue", "List Continue 2", "List Continue 3")
TABLE = "Policy Table"
LINK = "Hyperlink"
NOTE_MARK = "footnote reference"
LABEL = "Detail Label"

CHARACTERS = {
    STRONG: "Strong",
    EMPHASIS: "Emphasis",
    STRONG | EMPHASIS: "Intense Emphasis",
    CODE: "Inline Code",
    CONFIRM: "To Confirm",
}

ALL = (
    *PARAGRAPHS.values(),
    *HEADINGS,
    *BULLETS,
    *NUMBERS,
    *CONTINUES,
    *CHARACTERS.values(),
    TABLE,
    LINK,
    NOTE_MARK,
    LABEL,
)
"""Every style the writer may use."""


def character_style(marks: int) -> str:
    """The style of text with these marks; empty for plain text. A gap outshines everything, code all but a gap."""
    for strongest in (CONFIRM, CODE):
        if marks & strongest:
            return CHARACTERS[strongest]
    return CHARACTERS.get(marks, "")
