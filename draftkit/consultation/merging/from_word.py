"""Contributions from Word: a form that somebody filled in, a response of ours, or any document with headings.

In: the bytes of a .docx. Out: a `Source`. Tracked changes are read as accepted, which is said, and what they changed is
what the contributor changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from draftkit.consultation.merging.contribution import TEXT, Contribution, Source
from draftkit.consultation.merging.documents import answers_under_headings
from draftkit.consultation.merging.from_form import answers_in_form
from draftkit.consultation.merging.questions import Questions
from draftkit.consultation.merging.values import legal
from draftkit.consultation.merging.word_text import document_blocks, with_notes
from draftkit.files import read_bytes
from draftkit.places import Place
from draftkit.problems import Problem, error, warning
from draftkit.word.package import unpack
from draftkit.word.prose import Prose, read_prose
from draftkit.word.prose.read import Block

SIZE_LIMIT = 100_000_000
"""Largest Word document, in bytes."""


def from_word(path: Path, questions: Questions) -> Source:
    """What a Word document says; raises `DraftkitError` for one that cannot be read."""
    file = str(path)
    parts = unpack(read_bytes(path, SIZE_LIMIT), file)
    prose = read_prose(parts, file)
    ours = _is_ours(parts)
    in_form = {} if ours else answers_in_form(parts, path, questions)
    under_headings = _under_headings(prose.blocks, prose, path, questions, ours=ours)
    found = [*in_form.values(), *(one for one in under_headings if one.question not in in_form)]
    if prose.before is not None:
        before = {one.question: one for one in _under_headings(prose.before, prose, path, questions, ours=ours)}
        found = [_with_base(one, before) for one in found]
    problems: list[Problem] = []
    contributions = tuple(_legal(one, problems) for one in found)
    if prose.tracked:
        changes = "1 tracked change" if prose.tracked == 1 else f"{prose.tracked} tracked changes"
        message = f"{path.name} has {changes}: it is read as if all were accepted"
        problems.append(warning("DK759", message, Place(file), "refuse in Word what is not to be taken"))
    if not contributions:
        hint = "write 'Question 2a' as a heading above each answer, or return the form"
        problems.append(
            error("DK756", f"no answer to any of the questions was found in {path.name}", Place(file), hint)
        )
    return Source(contributions, tuple(problems))


def _is_ours(parts: Mapping[str, bytes]) -> bool:
    """Whether draftkit wrote it as a document, so that it is no form."""
    return b"draftkit." in parts.get("docProps/custom.xml", b"")


def _under_headings(
    blocks: tuple[Block, ...], prose: Prose, path: Path, questions: Questions, *, ours: bool
) -> list[Contribution]:
    read = document_blocks(blocks, questions, ours=ours)
    found = answers_under_headings(read, path.name, str(path), questions, formatted=True)
    return [_with_notes(one, prose) for one in found]


def _with_notes(one: Contribution, prose: Prose) -> Contribution:
    if TEXT not in one.version:
        return one
    return replace(one, version={**one.version, TEXT: with_notes(one.version[TEXT], prose.notes)})


def _with_base(one: Contribution, before: Mapping[str, Contribution]) -> Contribution:
    """The contribution with what stood there before the tracked changes: an empty text if there was none."""
    base = before[one.question].version if one.question in before else {}
    return replace(one, bases=({TEXT: "", **base},))


def _legal(one: Contribution, problems: list[Problem]) -> Contribution:
    text, count = legal(str(one.version.get(TEXT, "")))
    if not count:
        return one
    message = f"{count} control characters were taken out of this answer"
    problems.append(warning("DK757", message, one.place, "compare it with the original"))
    return replace(one, version={**one.version, TEXT: text})
