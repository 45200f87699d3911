"""The styles of a house style: from a look (fonts, sizes, colours) to the text of word/styles.xml.

In: a `Look`, the few choices in which one house style differs from another. Out: every style as a value, and the whole
part as text.
"""

from __future__ import annotations

from house_style_looks import Look
from house_style_tables import table_styles
from house_style_xml import (
    PLAIN,
    W_NAMESPACE,
    Line,
    Paragraph,
    Style,
    Tab,
    Text,
    paragraph_spacing,
    style_xml,
    text_properties,
    w,
)

TEXT_WIDTH = 9026  # twips: A4 less two margins of 2.54 cm
LIST_STEP = 567  # twips: 1 cm, the text indent of each list level
LABEL_WIDTH = 2268  # twips: 4 cm, the label column of a memo's header block
CODE_FONT = "Courier New"
BLACK = "000000"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6")


def built_in(
    identifier: str,
    name: str,
    priority: int,
    paragraph: Paragraph,
    text: Text = PLAIN,
    *,
    based_on: str | None = "Normal",
    follow: str | None = None,
    gallery: bool = True,
) -> Style:
    """A paragraph style that Word knows by name."""
    return Style(
        "paragraph", identifier, name, based_on, follow, priority, gallery=gallery, paragraph=paragraph, text=text
    )


def own(
    identifier: str,
    name: str,
    priority: int,
    paragraph: Paragraph,
    text: Text = PLAIN,
    *,
    based_on: str = "Normal",
    follow: str | None = None,
) -> Style:
    """A paragraph style of draftkit's own."""
    return Style(
        "paragraph",
        identifier,
        name,
        based_on,
        follow,
        priority,
        custom=True,
        gallery=True,
        paragraph=paragraph,
        text=text,
    )


AIR = 4
"""Points above a body paragraph, so that it stands clear of a table or list before it."""


def body_styles(look: Look) -> list[Style]:
    """Running text: Normal, Body Text, numbered paragraphs, quotations, the bibliography and code."""
    spaced = Paragraph(before=AIR, after=look.body_after, line_spacing=look.line_spacing)
    bar = (Line("left", 12, 10, look.accent),) if look.quote_bar else ()
    return [
        Style("paragraph", "Normal", "Normal", priority=0, default=True, gallery=True),
        built_in("BodyText", "Body Text", 1, spaced),
        own("NumberedParagraph", "Numbered Paragraph", 2, Paragraph(), based_on="BodyText"),
        built_in(
            "Quote",
            "Quote",
            29,
            Paragraph(lines=bar, left=LIST_STEP, right=LIST_STEP),
            Text(colour=look.muted),
            based_on="BodyText",
            follow="BodyText",
        ),
        built_in("Bibliography", "Bibliography", 37, Paragraph(left=LIST_STEP, hanging=LIST_STEP), based_on="BodyText"),
        own(
            "Code",
            "Code",
            38,
            Paragraph(keep_lines=True, fill=look.tint, line_spacing=1.0),
            Text(font=CODE_FONT, no_proof=True, size=11),
        ),
    ]


def title_styles(look: Look) -> list[Style]:
    """The title of the document and the line beneath it."""
    rule = (Line("bottom", 18, 6, look.accent),) if look.title_rule else ()
    return [
        built_in(
            "Title",
            "Title",
            5,
            Paragraph(keep_next=True, keep_lines=True, lines=rule, before=0, after=10, line_spacing=1.0),
            Text(bold=look.title_bold, colour=look.accent, size=look.title_size),
            follow="BodyText",
        ),
        built_in(
            "Subtitle",
            "Subtitle",
            6,
            Paragraph(keep_next=True, keep_lines=True, after=12, line_spacing=1.0),
            Text(colour=look.muted, size=14),
            follow="BodyText",
        ),
    ]


def heading_styles(look: Look) -> list[Style]:
    """Headings 1 to 6 and the heading of an annex, which starts a page."""
    styles = []
    for level, (identifier, heading) in enumerate(zip(HEADINGS, look.headings, strict=True)):
        rule = (Line("bottom", 8, 3, look.accent),) if look.heading_rule and level == 0 else ()
        paragraph = Paragraph(
            keep_next=True,
            keep_lines=True,
            lines=rule,
            before=heading.before,
            after=heading.after,
            line_spacing=1.0,
            outline=level,
        )
        text = Text(bold=heading.bold, colour=heading.colour, size=heading.size)
        styles.append(built_in(identifier, f"heading {level + 1}", 9, paragraph, text, follow="BodyText"))
    annex = Paragraph(page_break=True, before=0, outline=0)
    styles.append(own("AnnexHeading", "Annex Heading", 10, annex, based_on="Heading1", follow="BodyText"))
    return styles


def list_styles(look: Look) -> list[Style]:
    """Lists at three levels; bullets, numbers and their indents come from the numbering, so only spacing is here."""
    tight = look.body_after / 2
    styles = []
    for kind, priority in (("Bullet", 20), ("Number", 21), ("Continue", 22)):
        for level in (1, 2, 3):
            suffix = "" if level == 1 else str(level)
            name = f"List {kind} {suffix}".rstrip()
            indent = level * LIST_STEP if kind == "Continue" else None
            paragraph = Paragraph(after=tight, line_spacing=look.line_spacing, left=indent)
            styles.append(built_in(f"List{kind}{suffix}", name, priority, paragraph))
    return styles


def box_lines(look: Look) -> tuple[Line, ...]:
    """The border of a callout: a bar on the left, and lines in the colour of the box that give it inner space."""
    edges = [Line(side, 4, space, look.tint) for side, space in (("top", 6), ("bottom", 6), ("right", 6))]
    return (edges[0], Line("left", 36, 8, look.accent), *edges[1:])


def box_styles(look: Look) -> list[Style]:
    """Blocks that stand out: callouts, the header block of a memo, a consultation question."""
    box = Paragraph(
        keep_lines=True, lines=box_lines(look), fill=look.tint, before=0, after=look.body_after, left=227, right=170
    )
    head = Paragraph(keep_next=True, keep_lines=True, before=AIR, after=3)
    details = Paragraph(tabs=(Tab(LABEL_WIDTH),), after=3, line_spacing=1.0, left=LABEL_WIDTH, hanging=LABEL_WIDTH)
    rule = Line("left", 36, 8, look.accent) if look.question_bar else Line("top", 8, 5, look.accent)
    question = Paragraph(
        keep_next=True,
        keep_lines=True,
        lines=(rule,),
        before=14,
        after=look.body_after,
        left=227 if look.question_bar else None,
    )
    return [
        own(
            "CalloutHeading",
            "Callout Heading",
            30,
            head,
            Text(bold=True, colour=look.accent),
            based_on="Callout",
            follow="Callout",
        ),
        own("Callout", "Callout", 30, box, based_on="BodyText"),
        own("Details", "Details", 31, details),
        own(
            "Question",
            "Question",
            32,
            question,
            Text(bold=True, colour=look.accent),
            based_on="BodyText",
            follow="BodyText",
        ),
    ]


def table_text_styles(look: Look) -> list[Style]:
    """Text in tables, captions and footnotes.

    Table Heading is not bold itself: Policy Table makes its first row bold, and Word adds up bold from a table style
    and bold from a paragraph style as an exclusive or, so that twice bold prints as not bold.
    """
    cell = Paragraph(before=2, after=2, line_spacing=1.0)
    return [
        own("TableText", "Table Text", 33, cell, Text(size=11)),
        own("TableTextRight", "Table Text Right", 33, Paragraph(align="right"), based_on="TableText"),
        own("TableHeading", "Table Heading", 33, Paragraph(keep_next=True), based_on="TableText"),
        built_in(
            "Caption",
            "caption",
            35,
            Paragraph(keep_next=True, keep_lines=True, before=8, after=4, line_spacing=1.0),
            Text(bold=True, colour=look.accent, size=11),
            follow="BodyText",
        ),
        built_in(
            "FootnoteText", "footnote text", 99, Paragraph(after=2, line_spacing=1.0), Text(size=10), gallery=False
        ),
    ]


def furniture_styles(look: Look) -> list[Style]:
    """Headers, footers and the protective marking."""
    stops = (Tab(TEXT_WIDTH // 2, "center"), Tab(TEXT_WIDTH, "right"))
    marking = Paragraph(after=2, line_spacing=1.0, align="center")
    return [
        built_in(
            "Header",
            "header",
            99,
            Paragraph(tabs=stops, after=0, line_spacing=1.0),
            Text(colour=look.muted, size=11),
            gallery=False,
        ),
        built_in(
            "Footer",
            "footer",
            99,
            Paragraph(tabs=stops, after=0, line_spacing=1.0, align=look.footer_align),
            Text(colour=look.muted, size=11),
            gallery=False,
        ),
        own("ProtectiveMarking", "Protective Marking", 36, marking, Text(bold=True, colour=BLACK, size=12)),
    ]


def contents_styles() -> list[Style]:
    """The table of contents: its heading, which is not itself in the contents, and three levels."""
    styles = [built_in("TOCHeading", "TOC Heading", 39, Paragraph(outline=9), based_on="Heading1", follow="BodyText")]
    for level in (1, 2, 3):
        entry = Paragraph(tabs=(Tab(TEXT_WIDTH, "right", "dot"),), after=4, line_spacing=1.0, left=(level - 1) * 284)
        styles.append(built_in(f"TOC{level}", f"toc {level}", 39, entry, follow="Normal", gallery=False))
    return styles


def character(
    identifier: str, name: str, priority: int, text: Text, *, custom: bool = False, gallery: bool = True
) -> Style:
    """A character style."""
    return Style(
        "character", identifier, name, "DefaultParagraphFont", None, priority, custom=custom, gallery=gallery, text=text
    )


def character_styles(look: Look) -> list[Style]:
    """Styles for words; To Confirm keeps its box where a bold paragraph would cancel its bold."""
    to_confirm = Text(bold=True, colour=BLACK, box="7A5C00", fill="FFE600")
    return [
        Style("character", "DefaultParagraphFont", "Default Paragraph Font", priority=1, default=True, hidden=True),
        character("Strong", "Strong", 23, Text(bold=True)),
        character("Emphasis", "Emphasis", 23, Text(italic=True)),
        character("IntenseEmphasis", "Intense Emphasis", 23, Text(bold=True, italic=True)),
        character("Hyperlink", "Hyperlink", 99, Text(colour=look.link, underline=True), gallery=False),
        character("FootnoteReference", "footnote reference", 99, Text(superscript=True), gallery=False),
        character("ToConfirm", "To Confirm", 24, to_confirm, custom=True),
        character(
            "InlineCode",
            "Inline Code",
            38,
            Text(font=CODE_FONT, no_proof=True, colour=BLACK, fill=look.tint),
            custom=True,
        ),
        character("DetailLabel", "Detail Label", 31, Text(bold=True), custom=True),
    ]


def paragraph_styles(look: Look) -> list[Style]:
    """Every paragraph style, in the order of the specimen sheet."""
    return [
        *title_styles(look),
        *body_styles(look),
        *heading_styles(look),
        *list_styles(look),
        *box_styles(look),
        *table_text_styles(look),
        *furniture_styles(look),
        *contents_styles(),
    ]


def all_styles(look: Look) -> list[Style]:
    """Every style; the four defaults come first, as Word writes them."""
    styles = [*paragraph_styles(look), *character_styles(look), *table_styles(look)]
    return sorted(styles, key=lambda style: not style.default)


def document_defaults(look: Look) -> str:
    """What holds where no style says otherwise: font, size, language, spacing, no widows."""
    text = Text(font=look.font, size=look.body_size, language="en-GB")
    spacing = paragraph_spacing(Paragraph(after=look.body_after, line_spacing=look.line_spacing))
    return w(
        "docDefaults", w("rPrDefault", text_properties(text)), w("pPrDefault", w("pPr", w("widowControl"), spacing))
    )


def latent_styles() -> str:
    """Word's other built-in styles stay out of sight, so that the styles pane shows the house style only."""
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def styles_part(look: Look) -> str:
    """The text of word/styles.xml."""
    styles = "".join(style_xml(style) for style in all_styles(look))
    return f'<w:styles xmlns:w="{W_NAMESPACE}">{document_defaults(look)}{latent_styles()}{styles}</w:styles>'
