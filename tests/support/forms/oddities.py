"""Forms with one oddity each, as Word, LibreOffice and Google Docs make them; what a scan finds is in `forms.txt`."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.forms.markup import (
    cell,
    check_field,
    control,
    drop_down,
    field,
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
)

ODDITIES: dict[str, Callable[[], bytes]] = {
    "a line that ends in a colon takes its answer at its end": lambda: package(
        text("Name:"), text("Email address:"), text("Some text follows here.")
    ),
    "a colon before a list asks nothing": lambda: package(
        text("We would like to hear from:"), text("schools", number=0)
    ),
    "a colon before a question asks nothing": lambda: package(
        text("Please answer:"), text("1. Do you agree?"), text("")
    ),
    "empty paragraphs after a question are one place": lambda: package(
        text("Q1. Do you agree?"), text(""), text(""), text("Q2. Why?"), text(""), text("Thank you")
    ),
    "of two gaps after a question the longer one takes the answer": lambda: package(
        text("Q1. Why?"),
        text(""),
        text("(no more than 300 words)"),
        text(""),
        text(""),
        text(""),
        text("Q2. How?"),
        text(""),
    ),
    "an empty paragraph before ticks is only space": lambda: package(
        text("Q1. Do you agree?"),
        text(""),
        text("☐ Yes"),
        text("☐ No"),
        text(""),
        text("If no, please explain:"),
        text(""),
        text(""),
    ),
    "an answer goes below the line that invites it": lambda: package(
        text("Q1. Why?"), text(""), text("Your response:"), text(""), text("Q2")
    ),
    "lines of underscores are one place for paragraphs": lambda: package(
        text("Q1. Why?"), text("_" * 60), text("_" * 60), text("_" * 60), text("End")
    ),
    "a blank for a date is one blank": lambda: package(text("Date: __/__/____  Signed: ________")),
    "dots and ellipses are blanks": lambda: package(text("Name .......................... Tel ……………………")),
    "dots in sentences are no blanks": lambda: package(text("We will wait... and see. And so on…")),
    "underlined spaces are blanks": lambda: package(
        paragraph(
            run("Name: "),
            run("            ", underline=True),
            run(" Date: "),
            run("\u00a0\u00a0\u00a0\u00a0", underline=True),
        )
    ),
    "tabs with a leader are blanks": lambda: package(
        paragraph(run("Name:"), tab(), tab(), run("Date:"), tab(), leader=True)
    ),
    "ticks may stand after their words": lambda: package(text("Yes ☐ No ☐ Don’t know ☐")),
    "a question and its ticks may share a line": lambda: package(text("Do you agree? ☐ Yes ☐ No (please tick one)")),
    "a question may share a line with ticks that stand after their words": lambda: package(
        text("Do you agree? Yes ☐ No ☐")
    ),
    "a tick may have a blank of its own": lambda: package(text("☐ Other (please specify): ______________")),
    "brackets are ticks, but not citations": lambda: package(
        text("[ ] Yes [ ] No [x] Maybe"), text("( ) Yes ( ) No"), text("(x) is a list item"), text("see [1] and [x]")
    ),
    "circles are ticks of which one is chosen": lambda: package(
        text("○ Strongly agree"), text("○ Agree"), text("● Disagree")
    ),
    "filled squares alone are bullets": lambda: package(text("■ First point"), text("■ Second point"), text("● Third")),
    "a filled square beside an empty one is ticked": lambda: package(text("□ Yes  ■ No")),
    "letters of Wingdings are boxes": lambda: package(
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
        '</w:rPr><w:t>\uf0a8</w:t></w:r><w:r><w:t xml:space="preserve"> Yes </w:t>'
        '</w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
        "</w:rPr><w:t>þ</w:t></w:r><w:r><w:t> No</w:t></w:r></w:p>"
    ),
    "symbols of Wingdings are boxes": lambda: package(
        paragraph(symbol("F0A8"), run(" A "), symbol("F0FE"), run(" B "), symbol("F06F"), run(" C"))
    ),
    "a box with a substitute for older programs is read once": lambda: package(
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w16se">'
        '<w16se:symEx xmlns:w16se="x" w16se:font="Segoe UI Emoji" w16se:char="2610"/>'
        "</mc:Choice><mc:Fallback><w:t>☐</w:t></mc:Fallback></mc:AlternateContent>"
        '</w:r><w:r><w:t xml:space="preserve"> Yes</w:t></w:r></w:p>'
    ),
    "a tick in the last column belongs to the words before it": lambda: package(
        table(
            row(cell(text("Statement")), cell(text("Please tick"))),
            row(cell(text("I have read the notice")), cell(text("☐"))),
            row(cell(text("I am over 18")), cell(text("☐"))),
            columns=2,
        )
    ),
    "a tick in the first column belongs to the words after it": lambda: package(
        table(row(cell(text("☐")), cell(text("A school"))), row(cell(text("☐")), cell(text("A charity"))), columns=2)
    ),
    "words and ticks may alternate": lambda: package(
        table(row(cell(text("Yes")), cell(text("☐")), cell(text("No")), cell(text("☐"))), columns=4)
    ),
    "ticks and words may alternate": lambda: package(
        table(row(cell(text("☐")), cell(text("Yes")), cell(text("☐")), cell(text("No"))), columns=4)
    ),
    "ticks in a grid belong to the header": lambda: package(
        table(
            row(cell(text("")), cell(text("Yes")), cell(text("No"))),
            row(cell(text("1. Do you agree?")), cell(text("☐")), cell(text("☐"))),
            row(cell(text("2. Is it clear?")), cell(text("☐")), cell(text("☐"))),
            columns=3,
        )
    ),
    "ticks in a table of text are text": lambda: package(
        table(
            row(cell(text("Item")), cell(text("England")), cell(text("Wales"))),
            row(cell(text("Rule A")), cell(text("✓")), cell(text("✗"))),
            columns=3,
        )
    ),
    "cells that say where to type are empty": lambda: package(
        table(
            row(cell(text("Name")), cell(text("Click or tap here to enter text."))),
            row(cell(text("Org")), cell(text("[insert answer]"))),
            row(cell(text("Why?")), cell(text("Enter your response here"))),
            columns=2,
        )
    ),
    "words in brackets say where to type": lambda: package(
        text("Name: [insert name] of [Insert organisation here]"), text("[Insert your answer here]")
    ),
    "a table of text has no places": lambda: package(
        table(
            row(cell(text("Stage", bold=True)), cell(text("Date", bold=True)), header=True),
            row(cell(text("Opens")), cell(text("1 May"))),
            row(cell(text("Closes")), cell(text("2 June"))),
            columns=2,
        )
    ),
    "an answer somebody wrote under Your response is a place": lambda: package(
        table(
            row(cell(text("Question", bold=True)), cell(text("Your response", bold=True)), header=True),
            row(cell(text("1. Why?")), cell(text("Because it is right."))),
            row(cell(text("2. How?")), cell()),
            columns=2,
        )
    ),
    "an answer somebody wrote beside empty cells is a place": lambda: package(
        table(
            row(cell(text("Name")), cell(text("Jo"))),
            row(cell(text("Email")), cell()),
            row(cell(text("Phone")), cell()),
            columns=2,
        )
    ),
    "room in the cell of a question takes the answer": lambda: package(
        table(row(cell(text("Name and address"), text(""), text(""))), row(cell(text("Q1. Why?"), text(""))), columns=1)
    ),
    "a cell beside the question takes the answer, not the room below it": lambda: package(
        table(row(cell(text("Q1. Why?"), text("")), cell()), columns=2)
    ),
    "labels in cells take answers at their ends": lambda: package(
        table(row(cell(text("Name:")), cell(text("Email:"))), columns=2)
    ),
    "deletions are left out and insertions read": lambda: package(
        (
            '<w:p><w:r><w:t xml:space="preserve">Do you </w:t></w:r>'
            '<w:del w:id="1" w:author="x"><w:r><w:delText>not </w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="x"><w:r><w:t>agree?</w:t></w:r></w:ins></w:p>'
        ),
        text(""),
    ),
    "paragraphs whose mark is deleted are joined": lambda: package(
        (
            '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr><w:r>'
            '<w:t xml:space="preserve">First part </w:t></w:r></w:p>'
        ),
        text("second part?"),
        text(""),
    ),
    "deleted paragraphs are not counted": lambda: package(
        (
            '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
            '<w:del w:id="3" w:author="x"><w:r><w:delText>Gone</w:delText></w:r></w:del>'
            "</w:p>"
        ),
        text("Stays?"),
        text(""),
    ),
    "moved text is read where it went": lambda: package(
        '<w:moveFrom w:id="9" w:author="x"><w:p/></w:moveFrom>',
        ('<w:p><w:moveFrom w:id="1" w:author="a"><w:r><w:t>Moved?</w:t></w:r></w:moveFrom></w:p>'),
        ('<w:p><w:moveTo w:id="2" w:author="a"><w:r><w:t>Moved?</w:t></w:r></w:moveTo></w:p>'),
        text(""),
    ),
    "wrappers are looked through": lambda: package(
        (
            '<w:p><w:smartTag w:element="x"><w:r><w:t>In </w:t></w:r>'
            '<w:customXml w:element="y"><w:r><w:t>London?</w:t></w:r></w:customXml>'
            '</w:smartTag><w:proofErr w:type="spellStart"/></w:p>'
        ),
        '<w:customXml w:element="z"><w:p/></w:customXml>',
    ),
    "annotations of ruby are left out": lambda: package(
        "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>kan</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    ),
    "hidden text is left out": lambda: package(
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>Seen?</w:t></w:r></w:p>"), text("")
    ),
    "a text box is read once": lambda: package(
        "<w:p><w:r><w:t>Anchor</w:t></w:r><w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="w">'
        "<w:txbxContent><w:p><w:r><w:t>In the box: Name:</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        '<v:textbox xmlns:v="v"><w:txbxContent><w:p><w:r>'
        "<w:t>In the box: Name:</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
    "empty tables do no harm": lambda: package(
        table(row(cell(table(row(cell()), columns=1))), columns=1),
        "<w:tbl/>",
        "<w:tbl><w:tr/></w:tbl>",
        "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
    ),
    "empty controls do no harm": lambda: package(
        "<w:sdt/>",
        "<w:sdt><w:sdtPr/></w:sdt>",
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>",
        "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr></w:sdt></w:p>",
    ),
    "wrappers of Google Docs are looked through": lambda: package(
        (
            '<w:p><w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>'
            "<w:r><w:t>Do you agree?</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        ),
        text(""),
    ),
    "what stands in a group is read": lambda: package(
        "<w:sdt><w:sdtPr><w:group/></w:sdtPr><w:sdtContent>"
        + text("Q1. Why?")
        + text("")
        + paragraph(control("<w:text/>", placeholder()))
        + "</w:sdtContent></w:sdt>"
    ),
    "what stands in repeated sections is read": lambda: package(
        (
            "<w:sdt><w:sdtPr>"
            '<w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
            "</w:sdtPr><w:sdtContent><w:sdt><w:sdtPr>"
            '<w15:repeatingSectionItem xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
            "</w:sdtPr><w:sdtContent>"
        )
        + text("Service name:")
        + paragraph(control("<w:text/>", placeholder()))
        + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    ),
    "a control around a cell is a place": lambda: package(
        "<w:tbl><w:tblGrid/><w:tr>"
        + cell(text("Q?"))
        + control("<w:text/>", cell(paragraph(placeholder())), title="Ans")
        + "</w:tr></w:tbl>"
    ),
    "a control around a row is looked through": lambda: package(
        "<w:tbl><w:tblGrid/>"
        "<w:sdt><w:sdtPr/><w:sdtContent>" + row(cell(text("Q?")), cell()) + "</w:sdtContent></w:sdt></w:tbl>"
    ),
    "a control that shows the title of the document is text": lambda: package(
        paragraph(
            control(
                '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]"/><w:text/>',
                run("The title"),
                placeholder=False,
            )
        )
    ),
    "a control for a picture is no place": lambda: package(
        paragraph(control("<w:picture/>", "<w:r><w:drawing/></w:r>", placeholder=False))
    ),
    "a locked control is locked": lambda: package(
        paragraph(control('<w:lock w:val="contentLocked"/><w:text/>', placeholder()))
    ),
    "a combo box has options": lambda: package(paragraph(run("Nation: "), drop_down(["England", "Wales"], "comboBox"))),
    "what a list shows before a choice is no option": lambda: package(
        paragraph(
            control(
                (
                    '<w:dropDownList><w:listItem w:value="Choose an item."/>'
                    '<w:listItem w:displayText="Choose" w:value=""/>'
                    '<w:listItem w:displayText="Yes" w:value="1"/></w:dropDownList>'
                ),
                placeholder("Choose an item."),
            )
        )
    ),
    "a form field may go over paragraphs": lambda: package(
        (
            '<w:p><w:r><w:t xml:space="preserve">Why? </w:t></w:r><w:r>'
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/><w:enabled/>'
            "<w:textInput/></w:ffData></w:fldChar></w:r><w:r>"
            "<w:instrText> FORM</w:instrText></w:r><w:r><w:instrText>TEXT </w:instrText>"
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>one</w:t>'
            "</w:r></w:p>"
        ),
        (
            '<w:p><w:r><w:t>two</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            '<w:r><w:t xml:space="preserve"> after</w:t></w:r></w:p>'
        ),
        text("Next"),
    ),
    "a form field that shows its default is empty": lambda: package(
        paragraph(
            run("N: "),
            field(
                "FORMTEXT",
                (
                    '<w:helpText w:type="text" w:val="Your name"/><w:textInput>'
                    '<w:default w:val="Enter name"/></w:textInput>'
                ),
                run("Enter name"),
            ),
        )
    ),
    "a disabled form field is locked": lambda: package(
        paragraph(field("FORMTEXT", "<w:textInput/>", run("x")).replace("<w:enabled/>", '<w:enabled w:val="0"/>'))
    ),
    "form fields say what is chosen": lambda: package(
        paragraph(list_field(["A", "B"]).replace("<w:ddList>", '<w:ddList><w:result w:val="1"/>')),
        paragraph(check_field().replace('<w:default w:val="0"/>', '<w:default w:val="0"/><w:checked/>')),
    ),
    "a form field that never ends is text": lambda: package(
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
            "<w:instrText>FORMTEXT</w:instrText></w:r><w:r>"
            '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>lost?</w:t></w:r>'
            "</w:p>"
        ),
        text("Next"),
    ),
    "other fields show their results": lambda: package(
        '<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText>HYPERLINK "http://x"</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the paper</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r>'
        "<w:t> here</w:t></w:r></w:hyperlink></w:p>"
    ),
    "a button to click is a place": lambda: package(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        "<w:instrText>MACROBUTTON NoMacro [Click here and type name]</w:instrText>"
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "merged cells keep the grid": lambda: package(
        table(
            row(cell(text("A"), span=2), cell(text("B"))),
            row(cell(text("C"), merge="restart"), cell(text("D")), cell()),
            row(cell(merge="continue"), cell(text("E")), cell()),
            columns=3,
        )
    ),
    "a row may start in a later column": lambda: package(
        '<w:tbl><w:tblGrid/><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        + cell(text("Q?"))
        + cell()
        + "</w:tr></w:tbl>"
    ),
    "deleted rows are not counted": lambda: package(
        "<w:tbl>"
        + row(cell(text("Q1?")), cell())
        + '<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr>'
        + cell(text("gone"))
        + cell()
        + "</w:tr>"
        + row(cell(text("Q2?")), cell())
        + "</w:tbl>"
    ),
    "a framed empty paragraph is a place": lambda: package(
        text("Comments"),
        ('<w:p><w:pPr><w:pBdr><w:top w:val="single"/><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>'),
        text("next"),
    ),
    "a page break is no place": lambda: package(
        text("Q1. Why?"), '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', text("Q2. How?"), text("")
    ),
    "the last line of a paragraph takes an answer": lambda: package(
        "<w:p><w:r><w:t>Name:</w:t><w:br/><w:t>Email:</w:t></w:r></w:p>"
    ),
    "Yes or No to delete is a place with two options": lambda: package(
        text("Is this answer confidential? Yes / No (delete as appropriate)"), text("Confidential: Yes/No")
    ),
    "a heading that is only a number asks what follows it": lambda: package(
        text("Question 1", style="Heading2"),
        text("What do you think"),
        text(""),
        text("Background", style="Heading2"),
        text(""),
        text("Text."),
    ),
    "white space around text does no harm": lambda: package(text("  Do you agree?  "), text("   ")),
    "a range for everyone is not locked in a protected form": lambda: package(
        '<w:permStart w:id="1" w:edGrp="everyone"/>',
        text("Q1?"),
        text(""),
        '<w:permEnd w:id="1"/>',
        text("Q2?"),
        text(""),
        protect="readOnly",
    ),
}
"""By what is shown."""
