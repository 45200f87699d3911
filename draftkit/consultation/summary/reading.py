"""Reading: an export in whatever format -> submissions, with everything that a person should look at.

In: the path of a .csv or .xlsx, or of a Consult folder; a questionnaire if there is one. Out: `Submissions`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from draftkit.consultation.formulas import as_written
from draftkit.consultation.intake.decoding import TEXT_FILE_LIMIT
from draftkit.consultation.intake.delimited import Line, uneven
from draftkit.consultation.intake.rows import read_rows
from draftkit.consultation.questionnaire import CLOSED, Questionnaire
from draftkit.consultation.summary.consult import is_consult_folder, submissions_in_folder
from draftkit.consultation.summary.long_table import is_long_table, submissions_in_long_table
from draftkit.consultation.summary.submissions import Submissions, Use
from draftkit.consultation.summary.tables import Row, submissions_in
from draftkit.consultation.summary.wording import IDENTIFIERS, LOST, SUBMITTED, reads_like_a_formula
from draftkit.consultation.wording import folded
from draftkit.files import read_bytes
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, advice, error, number_of, warning

CELL_LIMIT = 32_767
"""Most characters of a cell in Excel: a longer answer was cut off when the export was saved from it."""

SHOWN = 8
"""How many of a kind are told one by one."""


def read_submissions(path: Path, questionnaire: Questionnaire | None = None) -> Submissions:
    """The submissions in an export; raises `DraftkitError` when there are none."""
    if path.is_dir():
        if not is_consult_folder(path):
            hint = "give the .csv or .xlsx, or a folder that holds question_part_1 and respondents.jsonl"
            raise DraftkitError([error("DK787", f"{path} is not an export of responses", Place(str(path)), hint)])
        return submissions_in_folder(path, questionnaire)
    source = str(path)
    data = read_bytes(path, TEXT_FILE_LIMIT)
    _refuse_other(data, source)
    made = read_rows(data, source)
    second = [Row(1, made.texts)] if made.texts else []
    rows, found = _below_titles([Row(1, made.header), *second, *map(Row, made.lines, made.rows)], made.problems, source)
    if not made.header:
        rows = []
    odd = _odd_cells(rows, source)
    if not data.startswith(b"PK"):
        rows = [row._replace(cells=tuple(map(as_written, row.cells))) for row in rows]
    is_long = bool(rows) and is_long_table(rows[0].cells)
    read = (submissions_in_long_table if is_long else submissions_in)(rows, source, questionnaire)
    problems = (*found, *read.problems, *odd)
    return Submissions(read.source, read.format, read.asked, read.submissions, read.title, problems)


def _below_titles(rows: Sequence[Row], problems: Sequence[Problem], source: str) -> tuple[list[Row], Sequence[Problem]]:
    """The rows from that of the headings on, where lines with a title stand above it."""
    for number, row in enumerate(rows[:8]):
        names = [folded(cell) for cell in row.cells if cell]
        if len(names) < 3 and number < 7:
            continue
        if not number or not any(name in (*IDENTIFIERS, *SUBMITTED) for name in names):
            break
        told = [advice("DK718", f"{number_of(number, 'row')} above the headings hold a title and were not counted",
                       Place(source, 1))]  # fmt: skip
        width = max(index for index, cell in enumerate(row.cells) if cell) + 1
        below = [
            Line(one.number, one.cells[:width] if not any(one.cells[width:]) else one.cells) for one in rows[number:]
        ]
        others = [one for one in problems if one.code != "DK718"]
        return list(rows[number:]), [*others, *told, *uneven(below[1:], width, source)]
    return list(rows), problems


_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text with formatting (RTF)"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89png", "a picture"),
)
"""How files begin that hold no table, in small letters."""


def _refuse_other(data: bytes, source: str) -> None:
    """Refuse a file of another kind, whatever its ending says; raises `DraftkitError`."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    kind = next((kind for begins, kind in _OTHERS if start.startswith(begins.lower())), "")
    if kind:
        hint = "export the responses as .csv or .xlsx; a .xls that opens in Excel with a warning is often a web page"
        raise DraftkitError([error("DK787", f"{source} is {kind}, not an export", Place(source), hint)])


def _odd_cells(rows: Sequence[Row], source: str) -> list[Problem]:
    """Cells that read like formulas, and cells that are as long as a cell can be."""
    formulas = [(row.number, cell) for row in rows[1:] for cell in row.cells if cell and reads_like_a_formula(cell)]
    lost = [(row.number, cell) for row in rows[1:] for cell in row.cells if cell[:1] == "#" and cell.lower() in LOST]
    cut = [row.number for row in rows[1:] for cell in row.cells if len(cell) >= CELL_LIMIT - 10]
    problems: list[Problem] = []
    if formulas:
        count, (line, cell) = len(formulas), formulas[0]
        message = f"{number_of(count, 'cell')} would run as a formula in a spreadsheet, the first '{_short(cell)}'"
        hint = "they were read as text; do not open the export in Excel without looking at them first"
        problems.append(advice("DK794", message, Place(source, line), hint))
    if lost:
        message = (
            f"{number_of(len(lost), 'cell')} hold '{lost[0][1]}': Excel took the answer for a formula, and it is lost"
        )
        hint = "export the responses again, and do not save them from Excel as .csv"
        problems.append(warning("DK794", message, Place(source, lost[0][0]), hint))
    if cut:
        message = f"{number_of(len(cut), 'answer')} may be cut off: a cell of Excel holds {CELL_LIMIT:,} characters"
        problems.append(warning("DK795", message, Place(source, cut[0]), "compare with the export before Excel"))
    return problems


def findings(read: Submissions) -> list[Problem]:
    """What a person should look at before they rely on the counts."""
    return [*_trials(read), *_repeats(read), *_unknown(read), *_silent(read), *_guesses(read)]


def _trials(read: Submissions) -> list[Problem]:
    hint = "--without-tests leaves such responses out; --without ID leaves out one"
    found = [one for one in read.submissions if one.trial]
    told = [
        warning("DK789", f"{one.where} looks like a test: {one.trial}", Place(read.source), hint)
        for one in found[:SHOWN]
    ]
    return told + _more(found, "DK789", "more responses look like tests", read)


def _repeats(read: Submissions) -> list[Problem]:
    counts = Counter(one.id for one in read.submissions)
    found = [id for id, count in counts.items() if count > 1]
    hint = "each is counted; --repeats first or --repeats last counts one of them"
    told = []
    for id in found[:SHOWN]:
        rows = [one for one in read.submissions if one.id == id]
        same = " with the same answers" if len({tuple(sorted(one.answers.items())) for one in rows}) == 1 else ""
        where = ", ".join(f"{one.where} ({one.submitted})" if one.submitted else one.where for one in rows[:5])
        told.append(warning("DK790", f"the response ID {id} comes {counts[id]} times{same}: {where}",
                            Place(read.source), hint))  # fmt: skip
    return told + _more(found, "DK790", "more response IDs come again", read)


def _unknown(read: Submissions) -> list[Problem]:
    """Answers that are not among the options, and several answers where one may be chosen."""
    problems = []
    for index, asked in enumerate(read.asked):
        if asked.use is not Use.COUNT:
            continue
        given = [(one, words) for one in read.submissions for words in one.answers.get(index, ())]
        odd = Counter(words for _, words in given if words not in asked.question.options)
        if odd:
            words, count = odd.most_common(1)[0]
            message = f"{asked.question.label} has {number_of(sum(odd.values()), 'answer')} that no option names, "
            message += f"most often '{_short(words)}' ({count})"
            hint = "they are counted under their own words; check the options, or the export"
            if all(word.isdecimal() for word in odd) and not any(word.isdecimal() for word in asked.question.options):
                hint = "the export has codes in place of words: export it again with the text of the choices"
            problems.append(warning("DK791", message, Place(read.source), hint))
        several = [one for one in read.submissions if len(one.answers.get(index, ())) > 1]
        if several and asked.question.kind in CLOSED and asked.question.kind != "multi-choice":
            message = f"{asked.question.label}: {number_of(len(several), 'response')} chose more than one option of a "
            message += f"question that takes one, the first in {several[0].where}"
            problems.append(
                warning("DK791", message, Place(read.source), "they are counted as '(more than one option)'")
            )
    return problems


def _silent(read: Submissions) -> list[Problem]:
    found = [one for one in read.submissions if not one.answers]
    if not found:
        return []
    message = f"{number_of(len(found), 'response')} answered nothing at all, the first in {found[0].where}"
    return [advice("DK788", message, Place(read.source), "they count as respondents, and in no base")]


def _guesses(read: Submissions) -> list[Problem]:
    found = [asked for asked in read.asked if asked.guessed and asked.use is Use.COUNT]
    if not found:
        return []
    message = f"the kind or the options of {number_of(len(found), 'question')} were told from the answers alone"
    hint = "--questions questions.yaml takes them as published; an option that nobody chose is missing otherwise"
    return [advice("DK792", message, Place(read.source), hint)]


def _more(found: Sequence[object], code: str, words: str, read: Submissions) -> list[Problem]:
    return [warning(code, f"{len(found) - SHOWN} {words}", Place(read.source))] if len(found) > SHOWN else []


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
