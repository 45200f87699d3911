"""Sources: the files and folders that are to be merged -> what they contribute.

In: a path that somebody named. Out: a `Source`, read by what it is: a response folder, an answer file, a table, a Word
document. Raises `DraftkitError` for what merging does not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from draftkit.consultation.merging.contribution import Source
from draftkit.consultation.merging.from_markdown import from_file, from_folder
from draftkit.consultation.merging.from_rows import from_table
from draftkit.consultation.merging.from_word import from_word
from draftkit.consultation.merging.questions import Questions
from draftkit.consultation.workspace.files import ANSWERS
from draftkit.files import near_file
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error

TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})
TEXTS = frozenset({".md", ".markdown", ".txt"})
WORD = frozenset({".docx", ".docm"})

_HINT = "merge takes response folders, answer files (.md), Word documents (.docx) and tables (.csv, .xlsx)"


def read_source(path: Path, into: Path, questions: Questions) -> Source:
    """What a source contributes; raises `DraftkitError`."""
    if path.is_dir():
        return _of_folder(path, into, questions)
    if not path.exists():
        raise DraftkitError([error("DK101", f"there is no file {path}", Place(str(path)), near_file(path))])
    ending = path.suffix.lower()
    if ending in TEXTS:
        return from_file(path, into, questions)
    if ending in TABLES:
        return from_table(path, questions)
    if ending in WORD:
        return from_word(path, questions)
    raise DraftkitError([_unreadable(path, ending)])


def has_word(path: Path) -> bool:
    """Whether a source is a Word document, or a folder with some."""
    return path.suffix.lower() in WORD or (path.is_dir() and any(one.suffix.lower() in WORD for one in _files(path)))


def _of_folder(path: Path, into: Path, questions: Questions) -> Source:
    folder = path.parent if path.name == ANSWERS and not (path / ANSWERS).is_dir() else path
    if folder.resolve() == into.resolve():
        message = f"{path} is the folder that is merged into"
        raise DraftkitError([error("DK756", message, Place(str(path)), "name another copy of it")])
    if (folder / ANSWERS).is_dir():
        return from_folder(folder, into, questions)
    found = list(_files(path))
    if not found:
        raise DraftkitError([error("DK756", f"there is nothing to merge in {path}", Place(str(path)), _HINT)])
    sources = [read_source(one, into, questions) for one in found]
    contributions = tuple(one for source in sources for one in source.contributions)
    return Source(contributions, tuple(problem for source in sources for problem in source.problems))


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder in which contributions were collected."""
    for path in sorted(folder.iterdir()):
        known = path.suffix.lower() in TABLES | TEXTS | WORD
        if known and path.is_file() and not path.is_symlink() and not path.name.startswith((".", "~$")):
            yield path


def _unreadable(path: Path, ending: str) -> Problem:
    hints = {
        ".doc": "open it in Word and save it as .docx",
        ".odt": "open it in LibreOffice and save it as .docx",
        ".rtf": "open it in Word and save it as .docx",
        ".pdf": "ask for the Word document it was made from",
        ".xls": "save it as .xlsx",
        ".ods": "save it as .xlsx",
        ".zip": "unpack it, and name the folder",
    }
    return error(
        "DK756", f"{path.name} is not something that can be merged", Place(str(path)), hints.get(ending, _HINT)
    )
