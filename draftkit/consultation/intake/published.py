"""The door: a published file of any format but Word's as passages.

In: the bytes of a file and its name. Out: `Published`, or a `DraftkitError` that says why it cannot be read. The format
is told by what the bytes are and, for text, by the ending of the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from draftkit.consultation.intake.decoding import unreadable
from draftkit.consultation.passages import Published
from draftkit.word.package import part_names

ENDINGS = {
    "docx": (".docx", ".docm"),
    "pdf": (".pdf",),
    "html": (".html", ".htm", ".xhtml"),
    "xlsx": (".xlsx", ".xlsm"),
    "csv": (".csv", ".tsv"),
    "md": (".md", ".markdown", ".txt"),
}
"""The formats that are read, and the endings that their files have."""

_OLD = {
    ".doc": "an old Word document: open it in Word and save it as .docx",
    ".dotx": "a template of Word: open it in Word and save it as .docx",
    ".rtf": "rich text: open it in Word and save it as .docx",
    ".odt": "an OpenDocument text: open it in Word or LibreOffice and save it as .docx",
    ".xls": "an old workbook: open it in Excel and save it as .xlsx",
    ".xlsb": "a binary workbook: open it in Excel and save it as .xlsx",
    ".ods": "an OpenDocument spreadsheet: open it in Excel or LibreOffice and save it as .xlsx",
    ".pages": "a document of Pages: export it as .docx",
    ".numbers": "a table of Numbers: export it as .xlsx",
    ".mht": "a web archive: open it in a browser and save it as a web page, HTML only",
    ".mhtml": "a web archive: open it in a browser and save it as a web page, HTML only",
    ".eml": "an e-mail: save the form that is attached to it, and give that",
    ".msg": "an e-mail: save the form that is attached to it, and give that",
    ".zip": "a packed folder: unpack it, and give the form in it",
    ".png": "a picture: ask for the Word version, or let OCR make a PDF with text of it",
    ".jpg": "a picture: ask for the Word version, or let OCR make a PDF with text of it",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|form|div|p|h1|table)\b", re.I | re.S
)


def format_of(data: bytes, file: str) -> str:
    """The format of a file: `docx`, `pdf`, `html`, `xlsx`, `csv` or `md`; raises `DraftkitError` for any other."""
    ending = PurePath(file).suffix.lower()
    start = data[:1024].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        inside = _format_inside(data)
        if inside:
            return inside
    named = next((name for name, endings in ENDINGS.items() if ending in endings), "")
    if named in {"html", "md", "csv", ""} and _HTML.match(start):
        return "html"
    return named or _refuse(file, ending)


def _format_inside(data: bytes) -> str:
    """The format of a zip file by the names of its parts; empty if they tell nothing, or cannot be read."""
    tops = {name.replace("\\", "/").lstrip("/").partition("/")[0] for name in part_names(data)}
    return "docx" if "word" in tops else "xlsx" if "xl" in tops else ""


def _refuse(file: str, ending: str) -> str:
    if ending in _OLD:
        what, _, hint = _OLD[ending].partition(": ")
        raise unreadable(file, f"is {what}, which is not read", hint)
    read = ", ".join(f".{name}" for name in ENDINGS)
    raise unreadable(file, "is of no format that is read", f"save it as one of {read}")


def read_published(data: bytes, file: str, format: str = "") -> Published:
    """The passages of a published file that is no Word document (`intake/word.py` reads those).

    `format` is for somebody who knows better than the file's name what it is.
    Raises `DraftkitError` for a file of no known format, damaged, without text or too big, and `UsageError` when the
    package that reads it is not installed.
    """
    return _reader(format or format_of(data, file))(data, file)


def _reader(format: str) -> Callable[[bytes, str], Published]:
    """The function that reads a format; its module is imported only when it is needed."""
    if format == "html":
        from draftkit.consultation.intake.html.reader import passages_of_html

        return passages_of_html
    if format == "pdf":
        from draftkit.consultation.intake.pdf.reader import passages_of_pdf

        return passages_of_pdf
    if format == "md":
        from draftkit.consultation.intake.markdown.reader import passages_of_markdown

        return passages_of_markdown
    from draftkit.consultation.intake.tables import passages_of_csv, passages_of_workbook

    return passages_of_csv if format == "csv" else passages_of_workbook
