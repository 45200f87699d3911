"""WordprocessingML for forms, in small pieces that are joined as text; nothing of draftkit writes it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from itertools import count
from xml.sax.saxutils import escape, quoteattr

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/></Types>'
)
_RELS = f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_TOP_RELS = (
    f'{_RELS}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    f'{_RELS}<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/settings" Target="settings.xml"/></Relationships>'
)
_STYLES = (
    f"{_HEAD}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:rPr><w:color w:val="666666"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style></w:styles>"
)
_NUMBERING = (
    f'{_HEAD}<w:numbering {_NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>'
    '<w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="1134" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)

_ids = count(1)


def run(text: str, *, bold: bool = False, underline: bool = False) -> str:
    """A run of text."""
    properties = ("<w:b/>" if bold else "") + ('<w:u w:val="single"/>' if underline else "")
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tab() -> str:
    return "<w:r><w:tab/></w:r>"


def symbol(code: str) -> str:
    """A character of Wingdings."""
    return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'


def paragraph(*pieces: str, style: str = "", number: int | None = None, leader: bool = False) -> str:
    """A paragraph of runs; `number` is its level in the numbered list."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'
    if leader:
        properties += '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9000"/></w:tabs>'
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{properties}{''.join(pieces)}</w:p>"


def text(words: str, *, bold: bool = False, style: str = "", number: int | None = None) -> str:
    """A paragraph of one run."""
    return paragraph(*([run(words, bold=bold)] if words else []), style=style, number=number)


def cell(*blocks: str, span: int = 1, merge: str = "", width: int = 3000) -> str:
    """A cell; `merge` is `restart` or `continue` for cells that are merged downwards."""
    properties = f'<w:tcW w:w="{width * span}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks) or '<w:p/>'}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int, width: int = 3000) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def control(kind: str, content: str, *, title: str = "", placeholder: bool = True) -> str:
    """A content control around `content`; `kind` is the XML of its kind."""
    alias = f"<w:alias w:val={quoteattr(title)}/><w:tag w:val={quoteattr(title)}/>" if title else ""
    shown = "<w:showingPlcHdr/>" if placeholder else ""
    identity = f'<w:id w:val="{next(_ids) + 1000}"/>'
    return f"<w:sdt><w:sdtPr>{alias}{identity}{shown}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def placeholder(words: str = "Click or tap here to enter text.") -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{escape(words)}</w:t></w:r>'


def check_box() -> str:
    """A check box control, unticked."""
    kind = (
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
    glyph = f"<w:r><w:rPr>{font}</w:rPr><w:t>☐</w:t></w:r>"
    return control(kind, glyph, placeholder=False)


def drop_down(options: Iterable[str], name: str = "dropDownList") -> str:
    items = "".join(f"<w:listItem w:displayText={quoteattr(one)} w:value={quoteattr(one)}/>" for one in options)
    return control(f"<w:{name}>{items}</w:{name}>", placeholder("Choose an item."))


def date_control() -> str:
    kind = (
        '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/><w:storeMappedDataAs w:val="dateTime"/>'
        '<w:calendar w:val="gregorian"/></w:date>'
    )
    return control(kind, placeholder("Click or tap to enter a date."))


def field(code: str, data: str, result: str = "") -> str:
    """A legacy form field: its data, its code, its result."""
    name = f"Field{next(_ids)}"
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>'
        f'<w:calcOnExit w:val="0"/>{data}</w:ffData></w:fldChar></w:r>'
    )
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    separate = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if code == "FORMTEXT" else ""
    return f'{begin}{instruction}{separate}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def text_field(maximum: int = 0) -> str:
    limit = f'<w:maxLength w:val="{maximum}"/>' if maximum else ""
    return field("FORMTEXT", f"<w:textInput>{limit}</w:textInput>", run("\u2002" * 5))


def check_field() -> str:
    return field("FORMCHECKBOX", '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>')


def list_field(options: Iterable[str]) -> str:
    entries = "".join(f"<w:listEntry w:val={quoteattr(one)}/>" for one in options)
    return field("FORMDROPDOWN", f"<w:ddList>{entries}</w:ddList>")


def package(*blocks: str, protect: str = "") -> bytes:
    """A .docx with these blocks as its body; `protect` is the kind of protection, such as `forms`."""
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    section += 'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    body = f"{_HEAD}<w:document {_NAMESPACES}><w:body>{''.join(blocks)}{section}</w:body></w:document>"
    protection = f'<w:documentProtection w:edit="{protect}" w:enforcement="1"/>' if protect else ""
    settings = f'{_HEAD}<w:settings {_NAMESPACES}>{protection}<w:defaultTabStop w:val="720"/></w:settings>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _TOP_RELS,
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": settings,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part)
    return made.getvalue()
