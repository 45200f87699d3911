"""Extracting: a published file -> its questionnaire.

In: the bytes of a file, its name, perhaps its format. Out: `Extracted`: the questionnaire, and what was odd in it.
Raises `DraftkitError` for a file that cannot be read, and for one in which nothing is a question.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import NamedTuple

from draftkit.consultation.passages import Published
from draftkit.consultation.questionnaire import LeftOut, Questionnaire
from draftkit.consultation.questions_file import QUESTIONS_LIMIT
from draftkit.consultation.reading import read_passages
from draftkit.consultation.recognise import Recognised, recognise
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error


class Extracted(NamedTuple):
    """What a published file holds."""

    questionnaire: Questionnaire
    problems: tuple[Problem, ...]
    """Never errors: what was odd in the file, such as tracked changes or characters that had to be guessed."""


def extract(data: bytes, file: str, format: str = "") -> Extracted:
    """The questions of a published consultation."""
    published = read_passages(data, file, format)
    found = recognise(published.passages)
    if not found.questions:
        raise DraftkitError([_nothing(published, found.left_out, file), *published.problems])
    if len(found.questions) > QUESTIONS_LIMIT:
        message = f"{len(found.questions):,} questions were found; draftkit takes at most {QUESTIONS_LIMIT:,}"
        raise DraftkitError([error("DK704", message, Place(file), "split the file, or check that it is a form")])
    return Extracted(_questionnaire(published, found, data, file), published.problems)


def fingerprint(data: bytes) -> str:
    """A hash by which the same published file is known again."""
    return hashlib.sha256(data).hexdigest()[:16]


def _questionnaire(published: Published, found: Recognised, data: bytes, file: str) -> Questionnaire:
    return Questionnaire(
        questions=found.questions,
        title=_title(published, found),
        body=published.body or found.body,
        closes=published.closes or found.closes,
        source=PurePath(file).name,
        format=published.format,
        fingerprint=fingerprint(data),
        left_out=found.left_out,
    )


def _title(published: Published, found: Recognised) -> str:
    """What the text calls itself, before what its properties say; front matter is more certain than either.

    The headings in a table of questions are those of sections, unless a title stands above the table.
    """
    if published.format == "md" and published.title:
        return published.title
    sections_only = published.format in {"csv", "xlsx"} and all(each.level != 1 for each in published.passages)
    return published.title if sections_only else found.title or published.title


def _nothing(published: Published, left_out: tuple[LeftOut, ...], file: str) -> Problem:
    """Why there is nothing to answer in a file."""
    hint = "is this the form with the questions? It may be a letter about it, or the questions may be in a portal only"
    if left_out:
        first = left_out[0]
        words = first.text if len(first.text) <= 80 else f"{first.text[:79]}…"
        count = "1 passage looks" if len(left_out) == 1 else f"{len(left_out):,} passages look"
        hint = f"{count} like a question and was left out, such as '{words}' ({first.where}): {first.reason}"
    elif not published.passages:
        hint = "there is no text in it"
    return error("DK705", f"no question was recognised in {file}", Place(file), hint)
