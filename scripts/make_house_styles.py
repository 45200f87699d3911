"""Write the two house styles, `templates/house-style/government.docx` and `organisation.docx`.

In: the looks of `house_style_looks.py` and the styles of `house_style_sheet.py`. Out: two .docx files, the same bytes
on every run: no clock, no author, fixed part order and zip dates. They are ordinary documents: a policy team opens one
in Word, changes styles, header or footer, and saves it. draftkit throws the body away and keeps the rest; the body
shows every style by name.

    python scripts/make_house_styles.py [FOLDER]
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from house_style_looks import LOOKS, Look
from house_style_sheet import (
    LIST_STEP,
    TEXT_WIDTH,
    character_styles,
    paragraph_styles,
    styles_part,
)
from house_style_theme import theme_part
from house_style_xml import W_NAMESPACE, Style, w, wrap

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "templates" / "house-style"
BASE = ROOT / "draftkit" / "outputs" / "docx" / "base.docx"
BUILT_IN = "government.docx"  # the house style that lends its styles to those that lack some
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
NAMESPACES = f'xmlns:w="{W_NAMESPACE}" xmlns:r="{OFFICE}/relationships"'
HEADER_MARKING_ID, FOOTER_MARKING_ID, ORGANISATION_ID = 410001, 410002, 410003
IN_THE_TABLE = ("Caption", "TableHeading", "TableText")  # paragraph styles that the sample table shows
COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def run(text: str, style: str | None = None) -> str:
    """A run of text in a character style; a tab character becomes a tab."""
    pieces = [w("t", escape(piece)) if piece.strip() == piece else preserved(piece) for piece in text.split("\t")]
    return w("r", wrap("rPr", w("rStyle", val=style) if style else ""), w("tab").join(pieces))


def preserved(text: str) -> str:
    """Text whose outer spaces count."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def paragraph(style: str, *content: str) -> str:
    """A paragraph in a named style."""
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def content_control(identifier: int, title: str, tag: str, text: str) -> str:
    """An inline plain-text content control."""
    properties = w("sdtPr", w("alias", val=title), w("tag", val=tag), w("id", val=identifier), w("text"))
    return w("sdt", properties, w("sdtContent", run(text)))


def field(instruction: str, result: str) -> str:
    """A complex field with its cached result."""
    code = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    return "".join(
        w("r", part)
        for part in (
            w("fldChar", fldCharType="begin"),
            code,
            w("fldChar", fldCharType="separate"),
            w("t", escape(result)),
            w("fldChar", fldCharType="end"),
        )
    )


def marking(identifier: int) -> str:
    """The paragraph that carries the protective marking."""
    return paragraph("ProtectiveMarking", content_control(identifier, "Protective marking", "dk-marking", "OFFICIAL"))


def header_part(look: Look) -> str:
    """word/header1.xml: the marking, then the organisation's name where the house style shows it."""
    name = ""
    if look.organisation:
        control = content_control(ORGANISATION_ID, "Organisation", "dk-organisation", look.organisation)
        name = paragraph("Header", control)
    return f"<w:hdr {NAMESPACES}>{marking(HEADER_MARKING_ID)}{name}</w:hdr>"


def footer_part() -> str:
    """word/footer1.xml: the marking, then the page number."""
    number = paragraph("Footer", run("Page "), field("PAGE", "1"), run(" of "), field("NUMPAGES", "1"))
    return f"<w:ftr {NAMESPACES}>{marking(FOOTER_MARKING_ID)}{number}</w:ftr>"


def shown_name(style: Style) -> str:
    """A style's name as Word shows it to people: `toc 1` as TOC 1, `heading 1` as Heading 1."""
    name = style.name.replace("toc", "TOC")
    return name[:1].upper() + name[1:]


def specimen(style: Style) -> str:
    """A paragraph in a style, saying the style's name."""
    name = shown_name(style)
    if style.id == "Title":
        mark = w("bookmarkStart", id=0, name="specimen") + w("bookmarkEnd", id=0)
        return paragraph(style.id, mark, run(name))
    if style.id == "Details":
        return paragraph(style.id, run("Detail Label", "DetailLabel"), run(f"\t{name}: the text lines up here"))
    if style.id in ("TOC1", "TOC2", "TOC3"):
        return paragraph(style.id, run(f"{name}\t1"))
    if style.id.startswith(("ListBullet", "ListNumber", "NumberedParagraph")):
        sign = "bullet" if "Bullet" in style.id else "number"
        return paragraph(style.id, run(f"{name} (draftkit adds the {sign} and the indent)"))
    return paragraph(style.id, run(name))


def words_specimen(look: Look) -> str:
    """A paragraph that shows each character style by name."""
    pieces = [run("Styles for words: ")]
    shown = [style for style in character_styles(look) if not style.default]
    for number, style in enumerate(shown, start=1):
        word = run(shown_name(style), style.id)
        pieces.append(w("hyperlink", word, anchor="specimen", history=1) if style.id == "Hyperlink" else word)
        pieces.append(run("." if number == len(shown) else ", "))
    return paragraph("BodyText", *pieces)


def cell(style: str, text: str, width: int) -> str:
    """A table cell with one paragraph."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph(style, run(text)))


def row(style: str, texts: tuple[str, ...], *, header: bool = False) -> str:
    """A table row that does not break across pages; a header row repeats."""
    width = TEXT_WIDTH // len(texts)
    properties = w("trPr", w("cantSplit"), w("tblHeader") if header else "")
    return w("tr", properties, *(cell(style, text, width) for text in texts))


def table_specimen() -> str:
    """A small table with a caption above it: the styles Caption, Policy Table, Table Heading and Table Text."""
    width = TEXT_WIDTH // 2
    look = w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    properties = w(
        "tblPr",
        w("tblStyle", val="PolicyTable"),
        w("tblW", w=2 * width, type="dxa"),
        look,
        w("tblCaption", val="Policy Table"),
        w("tblDescription", val="A specimen of the table style"),
    )
    grid = w("tblGrid", w("gridCol", w=width), w("gridCol", w=width))
    rows = row("TableHeading", ("Table Heading", "Table Heading"), header=True)
    rows += row("TableText", ("Table Text", "Table Text")) + row("TableText", ("Table Text", "Table Text"))
    return paragraph("Caption", run("Caption: a table in Policy Table")) + w("tbl", properties, grid, rows)


def section_properties() -> str:
    """A4 portrait with margins of 2.54 cm, one header and one footer."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
        + w("pgSz", w=11906, h=16838)
        + w("pgMar", top=1440, right=1440, bottom=1440, left=1440, header=624, footer=567, gutter=0)
        + w("cols", space=708)
        + w("docGrid", linePitch=360)
        + "</w:sectPr>"
    )


def document_part(look: Look) -> str:
    """word/document.xml: the specimen sheet and the page set-up; the annex comes last, as it starts a page."""
    styles = {style.id: style for style in paragraph_styles(look) if style.id not in IN_THE_TABLE}
    annex = specimen(styles.pop("AnnexHeading"))
    sheet = "".join(specimen(style) for style in styles.values())
    body = sheet + words_specimen(look) + table_specimen() + annex + section_properties()
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def footnotes_part() -> str:
    """word/footnotes.xml: only the lines that part footnotes from the text."""
    notes = (("separator", -1), ("continuationSeparator", 0))
    inside = "".join(
        w("footnote", paragraph("FootnoteText", w("r", w(kind))), type=kind, id=number) for kind, number in notes
    )
    return f"<w:footnotes {NAMESPACES}>{inside}</w:footnotes>"


def compatibility() -> str:
    """The behaviour of current Word (mode 15), not of an older one."""
    settings = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
        "useWord2013TrackBottomHyphenation": 0,
    }
    return w("compat", *(w("compatSetting", name=key, uri=COMPATIBILITY, val=value) for key, value in settings.items()))


def colour_mapping() -> str:
    """Which theme colour stands for which use: Word's own mapping."""
    accents = {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    return w(
        "clrSchemeMapping",
        bg1="light1",
        t1="dark1",
        bg2="light2",
        t2="dark2",
        **accents,
        hyperlink="hyperlink",
        followedHyperlink="followedHyperlink",
    )


def settings_part() -> str:
    """word/settings.xml, its children in schema order."""
    inside = (
        w("zoom", percent=100),
        w("defaultTabStop", val=LIST_STEP),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        compatibility(),
        w("themeFontLang", val="en-GB"),
        colour_mapping(),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
    return f"<w:settings {NAMESPACES}>{''.join(inside)}</w:settings>"


def font(name: str, substitute: str, panose: str, family: str, pitch: str) -> str:
    """One entry of the font table, with the free font of the same widths."""
    return w(
        "font",
        w("altName", val=substitute),
        w("panose1", val=panose),
        w("charset", val="00"),
        w("family", val=family),
        w("pitch", val=pitch),
        name=name,
    )


def font_table_part() -> str:
    """word/fontTable.xml."""
    fonts = font("Arial", "Liberation Sans", "020B0604020202020204", "swiss", "variable") + font(
        "Courier New", "Liberation Mono", "02070309020205020404", "modern", "fixed"
    )
    return f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def core_part(look: Look) -> str:
    """docProps/core.xml: title and language, nobody's name and no dates."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(look.title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def app_part() -> str:
    """docProps/app.xml: not protected; no program, company or statistics."""
    return f'<Properties xmlns="{OFFICE}/extended-properties"><DocSecurity>0</DocSecurity></Properties>'


def relationships(targets: tuple[tuple[str, str], ...]) -> str:
    """A relationships part; targets are (type, target), numbered from rId1."""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def package_relationships() -> str:
    """_rels/.rels."""
    return relationships(
        (
            (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        )
    )


def document_relationships() -> str:
    """word/_rels/document.xml.rels; the section properties know rId1 and rId2."""
    targets = (
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
        ("footnotes", "footnotes.xml"),
    )
    return relationships(tuple((f"{OFFICE}/relationships/{kind}", target) for kind, target in targets))


def content_types() -> str:
    """[Content_Types].xml."""
    types = {
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/word/footnotes.xml": f"{WORD_TYPE}.footnotes+xml",
        "/word/header1.xml": f"{WORD_TYPE}.header+xml",
        "/word/footer1.xml": f"{WORD_TYPE}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def parts(look: Look) -> dict[str, str]:
    """Every part of the package by name, in the order of the zip file."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relationships(),
        "word/document.xml": document_part(look),
        "word/_rels/document.xml.rels": document_relationships(),
        "word/styles.xml": styles_part(look),
        "word/settings.xml": settings_part(),
        "word/fontTable.xml": font_table_part(),
        "word/theme/theme1.xml": theme_part(look),
        "word/footnotes.xml": footnotes_part(),
        "word/header1.xml": header_part(look),
        "word/footer1.xml": footer_part(),
        "docProps/core.xml": core_part(look),
        "docProps/app.xml": app_part(),
    }


def build(look: Look) -> bytes:
    """The house style as the bytes of a .docx file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts(look).items():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, (DECLARATION + text).encode(), compresslevel=9)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Write both house styles into the folder given; into templates/house-style, and the built-in one, if none is."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        path = folder / look.file_name
        path.write_bytes(build(look))
        print(path)
        if look.file_name == BUILT_IN and not arguments:
            BASE.write_bytes(path.read_bytes())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
