"""An example consultation as a Word form.

In: a `Consultation`. Out: the bytes of a .docx, the same each time. How answers are asked for depends on the section:
boxes (a table of one cell, ticks drawn as characters), controls (content controls), a table "Question | Your response",
labels with a cell beside each, or a list of ticks.
"""

from __future__ import annotations

from consultation_source import AskedQuestion, Consultation, FormSection
from consultation_word_parts import (
    CONTENT_TYPES,
    DOCUMENT_RELATIONS,
    RELATIONS,
    STYLES,
    core_properties,
    footer,
    header,
)

from draftkit.word.package import deflated, pack
from draftkit.word.xml import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EMPTY = "☐"
WIDTH = 9638
"""Of the text, in twentieths of a point."""


def word_form(consultation: Consultation) -> bytes:
    """The .docx."""
    ids = iter(range(1, 10_000))
    body = [paragraph(consultation.title, "Title"), paragraph(consultation.body)]
    body += [paragraph(text) for text in consultation.introduction]
    for section in consultation.sections:
        body.append(paragraph(section.heading, "Heading1"))
        body += [paragraph(text) for text in section.text]
        body += _section(section, ids)
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}{page}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "docProps/core.xml": core_properties(consultation.title, consultation.body),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/styles.xml": STYLES,
        "word/header1.xml": header(consultation.title),
        "word/footer1.xml": footer(),
    }
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return pack(deflated(name, (declaration + text).encode()) for name, text in parts.items())


def _section(section: FormSection, ids: object) -> list[str]:
    if section.look == "labels":
        return [_labels(section)]
    if section.look == "table":
        return [_response_table(section)]
    ask = {"boxes": _in_boxes, "controls": _in_controls, "list": _in_boxes}[section.look]
    return [piece for question in section.questions for piece in ask(question, ids)]


def _named(question: AskedQuestion) -> str:
    return f"{question.number}. {question.text}" if question.number else question.text


def _in_boxes(question: AskedQuestion, _: object) -> list[str]:
    """A question with ticks drawn as characters, or a table of one cell to write in."""
    found = [paragraph(_named(question), bold=True, keep=True)]
    if question.options:
        found += [paragraph(f"{EMPTY} {option}", keep=True) for option in question.options]
        if not question.comment:
            return [*found, paragraph("")] if question.options[-1] != "Other (please specify)" else found
        found.append(paragraph(question.comment, keep=True))
    if question.limit:
        found.append(paragraph(question.limit, keep=True))
    return [*found, table([[cell(paragraph(""), WIDTH)]], [WIDTH], tall=not question.short), paragraph("")]


def _in_controls(question: AskedQuestion, ids: object) -> list[str]:
    """A question with content controls."""
    found = [paragraph(_named(question), bold=True, keep=True)]
    if question.drop_down:
        return [*found, drop_down(question.options, next(ids))]  # type: ignore[call-overload]
    if question.options:
        found += [ticked(option, next(ids)) for option in question.options]  # type: ignore[call-overload]
        if not question.comment:
            return found
        found.append(paragraph(question.comment, keep=True))
    if question.limit:
        found.append(paragraph(question.limit, keep=True))
    return [*found, text_control(next(ids), rich=not question.short)]  # type: ignore[call-overload]


def _labels(section: FormSection) -> str:
    """A table of labels with a cell beside each."""
    left, right = 3400, WIDTH - 3400
    rows = []
    for question in section.questions:
        ticks = [paragraph("   ".join(f"{EMPTY} {option}" for option in question.options))]
        answer = ticks if question.options else [paragraph("")]
        rows.append([cell(paragraph(question.text, bold=True), left), cell("".join(answer), right)])
    return table(rows, [left, right]) + paragraph("")


def _response_table(section: FormSection) -> str:
    """A table of questions with the cell to answer in, and the question whether the answer is confidential."""
    left, right = 4200, WIDTH - 4200
    names = [paragraph(name, bold=True, keep=True) for name in ("Question", "Your response")]
    head = [cell(names[0], left), cell(names[1], right)]
    rows = [head]
    for question in section.questions:
        asked = paragraph(f"Question {question.number}: {question.text}", keep=True)
        rows.append([cell(asked, left, down="restart"), cell(paragraph(""), right)])
        confidential = paragraph(f"{section.confidential}   {EMPTY} Yes   {EMPTY} No")
        rows.append([cell(paragraph(""), left, down="continue"), cell(confidential, right)])
    return table(rows, [left, right], header=True) + paragraph("")


def paragraph(text: str, style: str = "", *, bold: bool = False, keep: bool = False) -> str:
    """A paragraph of one run."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += "<w:keepNext/>" if keep else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text, bold=bold) if text else ''}</w:p>"


def run(text: str, *, bold: bool = False) -> str:
    """A run of text."""
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def cell(content: str, width: int, *, down: str = "") -> str:
    """A cell; `down` merges it with those above and below."""
    merged = f'<w:vMerge w:val="{down}"/>' if down else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>{content}</w:tc>'


def table(rows: list[list[str]], widths: list[int], *, header: bool = False, tall: bool = False) -> str:
    """A table with borders; the first row is repeated on each page if it is a header."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    height = '<w:trHeight w:val="1400"/>' if tall else ""
    made = []
    for number, row in enumerate(rows):
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header and number == 0 else height)
        made.append(f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(row)}</w:tr>")
    style = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{style}<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"


def ticked(option: str, id: int) -> str:
    """A check box that is a content control, with its words."""
    box = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
    properties = f'<w:sdtPr><w:alias w:val="{escape(option)}"/><w:id w:val="{id}"/>{box}</w:sdtPr>'
    control = f"<w:sdt>{properties}<w:sdtContent>{run(EMPTY)}</w:sdtContent></w:sdt>"
    return f"<w:p><w:pPr><w:keepNext/></w:pPr>{control}{run(f' {option}')}</w:p>"


def text_control(id: int, *, rich: bool) -> str:
    """A content control to write in, with the words that Word shows in an empty one."""
    kind = "" if rich else "<w:text/>"
    properties = f'<w:sdtPr><w:id w:val="{id}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
    text = run("Click or tap here to enter text.")
    if rich:
        return f"<w:sdt>{properties}<w:sdtContent><w:p>{text}</w:p></w:sdtContent></w:sdt>"
    return f"<w:p><w:sdt>{properties}<w:sdtContent>{text}</w:sdtContent></w:sdt></w:p>"


def drop_down(options: tuple[str, ...], id: int) -> str:
    """A drop-down that is a content control."""
    items = "".join(f'<w:listItem w:displayText="{escape(option)}" w:value="{escape(option)}"/>' for option in options)
    chosen = '<w:listItem w:displayText="Choose an item." w:value=""/>'
    properties = (
        f'<w:sdtPr><w:id w:val="{id}"/><w:showingPlcHdr/><w:dropDownList>{chosen}{items}</w:dropDownList></w:sdtPr>'
    )
    return f"<w:p><w:sdt>{properties}<w:sdtContent>{run('Choose an item.')}</w:sdtContent></w:sdt></w:p>"
