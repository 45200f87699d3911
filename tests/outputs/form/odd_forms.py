"""Forms with oddities that real ones have, each in one small document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from tests.support.forms.layouts import Layout
from tests.support.forms.markup import (
    cell,
    check_box,
    check_field,
    control,
    date_control,
    drop_down,
    field,
    package,
    paragraph,
    placeholder,
    row,
    run,
    symbol,
    table,
    text,
    text_field,
)
from tests.support.xml import parts_of, repacked

ODD: list[Layout] = []

ASK = text("1. What should the duty cover?")


def odd(name: str) -> Callable[[Callable[[], bytes]], None]:
    def register(make: Callable[[], bytes]) -> None:
        ODD.append(Layout(name, make, ()))

    return register


def with_document(data: bytes, change: Callable[[str], str], encoding: str = "utf-8") -> bytes:
    document = change(parts_of(data)["word/document.xml"].decode())
    return repacked(data, {"word/document.xml": document.encode(encoding)})


@odd("look of the cell")
def look_of_the_cell() -> bytes:
    run_look = '<w:rPr><w:b/><w:sz w:val="30"/></w:rPr>'
    look = f'<w:pPr><w:spacing w:after="0"/><w:ind w:left="200" w:firstLine="100"/>{run_look}</w:pPr>'
    return package(
        table(row(cell(ASK), cell(f"<w:p>{look}</w:p>", f"<w:p>{look}</w:p>", "<w:p/>")), columns=2),
        table(row(cell(ASK), cell(f"<w:p>{look}<w:r><w:rPr><w:i/></w:rPr></w:r></w:p>")), columns=2),
        table(row(cell(ASK), cell('<w:p><w:r><w:rPr><w:color w:val="0000FF"/></w:rPr></w:r></w:p>')), columns=2),
    )


@odd("things in the place")
def things_in_the_place() -> bytes:
    goback = '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
    permission = '<w:permStart w:id="12" w:edGrp="everyone"/>'
    around = '<w:bookmarkStart w:id="9" w:name="Answer2"/>'
    return package(
        ASK,
        f"<w:p>{goback}</w:p>",
        text("2. What else?"),
        f'<w:p>{permission}{around}<w:bookmarkEnd w:id="9"/><w:permEnd w:id="12"/></w:p>',
        text("3. And then?"),
        '<w:p><w:pPr><w:rPr><w:ins w:id="3" w:author="A role" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr></w:p>',
        text("The end."),
    )


@odd("section break in the place")
def section_break() -> bytes:
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    return package(ASK, "<w:p/>", f"<w:p><w:pPr>{section}</w:pPr></w:p>", text("2. What else?"), "<w:p/>", text("End."))


@odd("numbered place")
def numbered_place() -> bytes:
    return package(ASK, text("", number=0), text("2. What else?"), text("", style="Heading2"), text("End."))


@odd("blanks in one run")
def blanks_in_one_run() -> bytes:
    return package(
        text("Name: ________ Email: ________________ (please print)"),
        paragraph(run("Role: ", bold=True), run("______", underline=True), run(" or none")),
        text("Date: ___/___/______"),
        paragraph(run("Telephone:"), run("          ", underline=True)),
        text("I am [insert name] of [insert organisation]."),
        paragraph(run("Split: __"), run("__"), run("____")),
    )


@odd("ticks of every kind")
def ticks() -> bytes:
    wingdings = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>\uf0a8</w:t></w:r>'
    return package(
        text("1. Do you agree?"),
        text("☐ Yes ☐ No ☐ Not sure"),
        text("2. Do you agree?"),
        text("□ Yes  □ No"),
        text("3. Do you agree?"),
        text("[ ] Yes  [ ] No"),
        text("4. Do you agree?"),
        text("○ Yes  ○ No"),
        text("5. Which of these? Tick all that apply."),
        *(paragraph(symbol(code), run(f" {code}")) for code in ("F06F", "F0A8", "F071")),
        text("6. Do you agree?"),
        paragraph(wingdings, run(" Yes "), wingdings, run(" No")),
        text("7. Do you agree?"),
        paragraph(run("☐", bold=True), run(" Yes   "), run("☐"), run(" No")),
        text("8. Do you agree?"),
        text("❑ Yes  ❑ No"),
    )


@odd("a check box of Wingdings")
def check_box_of_wingdings() -> bytes:
    return with_document(
        package(text("1. Do you agree?"), paragraph(check_box(), run(" Yes "), check_box(), run(" No"))),
        lambda document: document.replace(
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>',
            '<w14:checkedState w14:val="00FE" w14:font="Wingdings"/>',
        ),
    )


@odd("controls around everything")
def controls_around_everything() -> bytes:
    cell_control = control("<w:text/>", f"<w:tc><w:tcPr/><w:p>{placeholder()}</w:p></w:tc>")
    rich_cell = control("", f"<w:tc><w:tcPr/><w:p>{placeholder()}</w:p></w:tc>")
    look = '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'
    looking = control("<w:text/>", placeholder()).replace("<w:sdtPr>", f"<w:sdtPr>{look}")
    return package(
        table(f"<w:tr>{cell(ASK)}{cell_control}</w:tr>", f"<w:tr>{cell(ASK)}{rich_cell}</w:tr>", columns=2),
        text("2. And?"),
        control("<w:text/>", f"<w:p>{placeholder()}</w:p>"),
        text("3. Why?"),
        paragraph(run("Because "), looking, run(" and "), control("", placeholder())),
        text("4. When?"),
        paragraph(date_control(), run(" or "), drop_down(("A school", "A charity", "Other"), "comboBox")),
    )


@odd("fields of every make")
def fields() -> bytes:
    one_run = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="One"/><w:enabled/><w:textInput/></w:ffData>'
        '</w:fldChar><w:instrText xml:space="preserve"> FORMTEXT </w:instrText><w:fldChar w:fldCharType="separate"/>'
        '<w:t>\u2002\u2002\u2002\u2002\u2002</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    )
    without_result = field("FORMTEXT", "<w:textInput/>").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
    simple = '<w:fldSimple w:instr=" FORMTEXT "><w:r><w:t>\u2002\u2002</w:t></w:r></w:fldSimple>'
    on = field("FORMCHECKBOX", "<w:checkBox><w:sizeAuto/><w:default/></w:checkBox>")
    shown = field("FORMDROPDOWN", '<w:ddList><w:listEntry w:val="A"/><w:listEntry w:val="B"/></w:ddList>')
    return package(
        paragraph(run("1. Name: "), one_run, run(" and "), text_field(5000)),
        paragraph(run("2. Role: "), without_result),
        paragraph(run("3. Town: "), simple),
        paragraph(run("4. Agree? "), on, run(" Yes "), check_field(), run(" No")),
        paragraph(run("5. Which? "), shown),
        protect="forms",
    )


@odd("layout of the XML")
def layout_of_the_xml() -> bytes:
    form = package(
        table(row(cell(ASK), cell()), columns=2),
        text("2. Name: ____________"),
        text("3. Why?"),
        text(""),
        text(""),
        text("☐ Yes ☐ No"),
    )
    return with_document(form, lambda document: document.replace("><w:", ">\n  <w:").replace('w:w="0"', "w:w = '0'"))


@odd("UTF-16")
def utf_16() -> bytes:
    form = package(
        table(row(cell(text("1. Warum \u2013 und wann?")), cell()), columns=2), text("End \u201cquoted\u201d")
    )
    return with_document(form, lambda document: document.replace("UTF-8", "UTF-16"), "utf-16")


@odd("a byte order mark and no declaration")
def byte_order_mark() -> bytes:
    form = package(table(row(cell(ASK), cell()), columns=2), text("\u201cquoted\u201d"))
    return with_document(form, lambda document: document.partition("?>\n")[2], "utf-8-sig")


@odd("another prefix")
def another_prefix() -> bytes:
    form = package(table(row(cell(ASK), cell()), columns=2), text("2. Name: _______"), text("☐ Yes ☐ No"))
    return with_document(
        form,
        lambda document: re.sub(
            r"([< ]/?)w:|(?<=xmlns:)w(?==)",
            lambda found: "x" if found[1] is None else f"{found[1]}x:",
            document.replace("</w:", "</x:"),
        ),
    )


@odd("a zip made by another program")
def another_zip() -> bytes:
    form = package(table(row(cell(ASK), cell()), columns=2))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts_of(form).items():
            info = zipfile.ZipInfo(name, (2020, 2, 3, 4, 5, 6))
            info.compress_type = zipfile.ZIP_STORED if name.endswith("document.xml") else zipfile.ZIP_DEFLATED
            info.extra = b"\x99\x99\x04\x00abcd"
            with archive.open(info, "w", force_zip64=name.endswith("document.xml")) as target:
                target.write(part)
        archive.writestr(zipfile.ZipInfo("customXml/"), b"")
        archive.comment = b"made by another program"
    return made.getvalue()


@odd("a zip that was streamed")
def streamed_zip() -> bytes:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:  # type: ignore[no-untyped-def, override]
            self.data += data
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[type-var]
        for name, part in parts_of(package(table(row(cell(ASK), cell()), columns=2))).items():
            archive.writestr(name, part)
    return bytes(stream.data)


@odd("tracked changes")
def tracked() -> bytes:
    by = 'w:author="A role" w:date="2026-01-01T00:00:00Z"'
    return package(
        paragraph(f'<w:ins w:id="1" {by}>{run("1. What should ")}</w:ins>', run("the duty cover?")),
        f'<w:p><w:del w:id="2" {by}><w:r><w:delText>old words</w:delText></w:r></w:del></w:p>',
        text("2. Name: _______"),
        paragraph(f'<w:ins w:id="4" {by}>{run("☐ Yes ☐ No")}</w:ins>'),
        text("End."),
    )


@odd("comments")
def comments() -> bytes:
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    around = f'<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>{reference}'
    return package(ASK, f"<w:p>{around}</w:p>", text("End."))


@odd("lines to write on")
def lines_to_write_on() -> bytes:
    return package(ASK, text("_" * 60), text("_" * 60), text("2. Name:______ Email:________"), text("End."))


@odd("wrappers around text")
def wrappers() -> bytes:
    by = 'w:author="A role" w:date="2026-01-01T00:00:00Z"'
    inside = "<w:sdtContent><w:r><w:t></w:t></w:r></w:sdtContent>"
    tag = f'<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr>{inside}</w:sdt>'
    return package(
        table(row(cell(ASK), cell(f"<w:p>{tag}</w:p>")), columns=2),
        paragraph(f'<w:ins w:id="5" {by}>{run("Name: ______")}</w:ins>', run(" please")),
        paragraph('<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>', run("2. Agree?")),
        paragraph(f'<w:hyperlink w:anchor="x">{run("☐ Yes ☐ No")}</w:hyperlink>'),
    )


@odd("controls in controls")
def controls_in_controls() -> bytes:
    inner = control("<w:richText/>", f"<w:p>{placeholder()}</w:p>")
    cells = table(row(cell(text("2. Why?")), cell(control("", f"<w:p>{placeholder()}</w:p>"))), columns=2)
    return package(ASK, control("", inner, placeholder=False), control("", cells, placeholder=False))


@odd("a field over several paragraphs")
def field_over_paragraphs() -> bytes:
    data = '<w:ffData><w:name w:val="T"/><w:enabled/><w:textInput/></w:ffData>'
    code = "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>{code}'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return package(
        f"<w:p>{run('1. Why? ')}{begin}{separate}{run('one')}</w:p>",
        f"<w:p>{run('two')}</w:p>",
        f"<w:p>{run('three')}{end}</w:p>",
        text("End."),
    )
