"""An example consultation as a workbook with a row for each question.

In: a `Consultation`. Out: the bytes of a .xlsx.
"""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from consultation_source import AskedQuestion, Consultation

HEADER = ("No.", "Section", "Question", "Answer type", "Options", "Word limit", "Character limit", "Your response")


def workbook(consultation: Consultation) -> bytes:
    """The .xlsx."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": consultation.title, "author": consultation.body})
    sheet = book.add_worksheet("Questions")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    confidential = next((section.confidential for section in consultation.sections if section.confidential), "")
    for row, text in enumerate((consultation.title, consultation.body, *consultation.introduction)):
        sheet.write(row, 0, text, bold if row == 0 else None)
    row = len(consultation.introduction) + 3
    for column, name in enumerate((*HEADER, confidential) if confidential else HEADER):
        sheet.write(row, column, name, bold)
    sheet.set_column(1, 1, 24, wrapped)
    sheet.set_column(2, 2, 60, wrapped)
    sheet.set_column(3, 4, 28, wrapped)
    sheet.set_column(7, 8, 40, wrapped)
    for section in consultation.sections:
        for question in section.questions:
            for values in _rows(question, section.heading):
                row += 1
                for column, value in enumerate(values):
                    if value not in ("", None):
                        sheet.write(row, column, value)
            if section.confidential:
                sheet.data_validation(row, len(HEADER), row, len(HEADER), {"validate": "list", "source": ["Yes", "No"]})
    book.close()
    return file.getvalue()


def _rows(question: AskedQuestion, section: str) -> list[tuple[Any, ...]]:
    number = int(question.number) if question.number.isdigit() else question.number
    words, characters = (None, None) if question.stated else (question.words, question.characters)
    if not question.options:
        kind = "Short text" if question.short else "Free text"
        return [(number, section, question.text, kind, "", words, characters)]
    kind = "Tick all that apply" if question.several else "Drop-down" if question.drop_down else "Tick one"
    options = "\n".join(question.options)
    limits = ("", "") if question.comment else (words, characters)
    rows: list[tuple[Any, ...]] = [(number, section, question.text, kind, options, *limits)]
    if question.comment:
        rows.append(("", section, question.comment, "Free text", "", words, characters))
    return rows
