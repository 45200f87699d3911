"""Decoding: bytes of a text file in whatever encoding a program wrote, as text without characters that mislead.

In: the bytes of a .csv, .html or .md file. Out: text with `\\n` line ends, and problems where the encoding had to be
guessed or characters were taken out. Windows-1252 is what Excel in this country writes as "CSV"; the order of tests
follows the Encoding Standard (BOM, what the file declares, UTF-8, Windows-1252).
"""

from __future__ import annotations

import codecs
import re

from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, advice, error, warning

TEXT_FILE_LIMIT = 50_000_000
"""Largest text file read, in bytes: an export of 20,000 long answers has less."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REPLACED = "\ufffd"


def decode(data: bytes, file: str, declared: str = "") -> tuple[str, list[Problem]]:
    """The text of a file and what was odd about its encoding; raises `DraftkitError` when it is too big.

    `declared` is the encoding that the file names itself, if any; a byte order mark wins over it.
    """
    if len(data) > TEXT_FILE_LIMIT:
        raise too_big(file, f"has {len(data):,} bytes; at most {TEXT_FILE_LIMIT:,} are read")
    text, problems = _to_text(data, file, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return clean(text, file, problems), problems


def too_big(file: str, how: str) -> DraftkitError:
    """The error for a file beyond a limit; `how` says which."""
    hint = "check that this is the file you meant, or split it"
    return DraftkitError([error("DK716", f"{file} {how}", Place(file), hint)])


def unreadable(file: str, how: str, hint: str) -> DraftkitError:
    """The error for a file that cannot be opened as what its name says."""
    return DraftkitError([error("DK714", f"{file} {how}", Place(file), hint)])


def without_text(file: str, how: str, hint: str) -> DraftkitError:
    """The error for a file that holds no text to read."""
    return DraftkitError([error("DK715", f"{file} {how}", Place(file), hint)])


def _to_text(data: bytes, file: str, declared: str) -> tuple[str, list[Problem]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return text, _replaced(text, file)
    wide = _wide(data)
    if wide:
        text = data.decode(wide, "replace")
        return text, _replaced(text, file)
    for name in filter(None, (_known(declared), "utf-8")):
        try:
            return data.decode(name), []
        except UnicodeDecodeError:
            continue
    return _windows(data, file)


def _known(declared: str) -> str:
    """The codec of a declared encoding, or nothing for one that Python or the web does not have as text."""
    label = declared.strip().lower()
    if label in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        return "cp1252"  # as every browser reads these labels (Encoding Standard, 4.2)
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    return found.name if getattr(found, "_is_text_encoding", True) and not found.name.startswith("utf-7") else ""


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark, told by its zero bytes."""
    start = data[:4096]
    if len(start) < 4 or start.count(0) < len(start) // 4:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def _windows(data: bytes, file: str) -> tuple[str, list[Problem]]:
    text = data.decode("cp1252", "replace")
    first = next(index for index, byte in enumerate(data) if byte > 127)
    line = data.count(b"\n", 0, first) + 1
    hint = "look whether quotation marks, dashes and accents are right; saving the file as UTF-8 avoids the guess"
    told = advice("DK719", f"{file} is not in UTF-8 and was read as Windows-1252", Place(file, line), hint)
    return text, [told, *_replaced(text, file)]


def _replaced(text: str, file: str) -> list[Problem]:
    if _REPLACED not in text:
        return []
    line = text.count("\n", 0, text.index(_REPLACED)) + 1
    count = text.count(_REPLACED)
    message = f"{count} {'character' if count == 1 else 'characters'} could not be read and became {_REPLACED}"
    return [warning("DK719", message, Place(file, line), "open the original and save it as UTF-8")]


def clean(text: str, file: str, problems: list[Problem], where: str = "") -> str:
    """`text` without control characters and hidden direction overrides, each kind told once in `problems`.

    `where` names the part of a file that has no lines, such as a page or a sheet.
    """
    if text.isprintable():  # most cells and lines are
        return text
    for pattern, what, becomes in (
        (_CONTROL, "control characters", " "),
        (_DIRECTION, "hidden direction overrides", ""),
    ):
        found = pattern.search(text)
        if found:
            line = None if where else text.count("\n", 0, found.start()) + 1
            place = Place(f"{file}#{where}" if where else file, line)
            message = f"{what} were taken out, the first U+{ord(found[0]):04X}"
            problems.append(warning("DK719", message, place, "compare the text there with the original"))
            text = pattern.sub(becomes, text)
    return text
