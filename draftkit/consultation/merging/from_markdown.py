"""Contributions from answer files: another response folder, or single Markdown files.

In: a folder or a file. Out: a `Source`. What a folder knows of earlier versions says what its answers started from.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from draftkit.consultation.merging.contribution import TEXT, Contribution, Source
from draftkit.consultation.merging.documents import answers_in_markdown
from draftkit.consultation.merging.questions import Questions
from draftkit.consultation.workspace.faults import settled
from draftkit.consultation.workspace.files import ANSWERS, conflict_of
from draftkit.consultation.workspace.read_answer import AnswerFile, read_answer
from draftkit.consultation.workspace.versions import known_names, known_version, version_of
from draftkit.files import read_text
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, warning


def from_folder(folder: Path, into: Path, questions: Questions) -> Source:
    """What the answer files of another response folder say."""
    contributions: list[Contribution] = []
    problems: list[Problem] = []
    for path in sorted((folder / ANSWERS).iterdir()):
        if path.suffix.lower() != ".md" or path.name.startswith((".", "~$", "#")) or path.is_symlink():
            continue
        if conflict_of(path.name)[0]:
            message = f"{path.name} is not settled in {folder} yet: it was not taken"
            hint = "settle it there, or give the file itself to draftkit consult merge"
            problems.append(warning("DK746", message, Place(str(path)), hint))
            continue
        source = from_file(path, into, questions, folder.name or str(folder))
        contributions += source.contributions
        problems += source.problems
    return Source(tuple(contributions), tuple(problems))


def from_file(path: Path, into: Path, questions: Questions, name: str = "") -> Source:
    """What a Markdown file says: one answer with front matter, or several under headings that name questions."""
    name = name or path.name
    try:
        text = read_text(path)
        read = read_answer(text, str(path))
    except DraftkitError as fault:
        return Source((), fault.problems)
    id = read.answer.question or (conflict_of(path.name)[0] or path.stem)
    question = questions.near(id, read.asked)
    if question is None and read.problems:
        several = answers_in_markdown(text, name, str(path), questions)
        if several:
            return Source(tuple(several))
    answer = settled(read.answer, question) if question else read.answer
    version = version_of(answer)
    bases = _bases(path, into, question.id, version) if question else ()
    place = Place(str(path), 1)
    made = Contribution(name, question.id if question else "", id, version, not _is_bare(read), bases, place=place)
    return Source((made,) if version or made.whole else ())


def _is_bare(read: AnswerFile) -> bool:
    """Whether the file has no front matter, so that it says nothing but the text."""
    return any(one.code == "DK753" for one in read.problems)


def _bases(path: Path, into: Path, id: str, version: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """The version that both folders know and that is nearest to what came back: what the contributor started from."""
    if path.parent.name != ANSWERS:
        return ()
    names = sorted(known_names(into, id) & known_names(path.parent.parent, id))
    both = [known for name in names if (known := known_version(into, id, name)) is not None]
    return tuple(sorted(both, key=lambda one: _likeness(one, version), reverse=True)[:1]) if both[1:] else tuple(both)


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[float, int]:
    old, new = (str(version.get(TEXT, "")).split() for version in (one, other))
    same = sum(one.get(key) == value for key, value in other.items() if key != TEXT)
    return SequenceMatcher(None, old, new, autojunk=False).ratio(), same
