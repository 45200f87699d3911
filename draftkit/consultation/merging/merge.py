"""Merging: contributions and a response folder -> what to write, and what became of each contribution.

In: a response, its folder and sources. Out: a `Merge`, which `carry_out` writes. Nothing is lost and nothing is chosen:
what is not taken stands in a file of its own until somebody settles it, or was there already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from draftkit.consultation.merging.contribution import TEXT, Contribution, Outcome, Source
from draftkit.consultation.merging.three_way import combine
from draftkit.consultation.questionnaire import Question
from draftkit.consultation.response import Response
from draftkit.consultation.workspace.files import ANSWERS, answer_file, conflict_file
from draftkit.consultation.workspace.start import refuse_links
from draftkit.consultation.workspace.versions import (
    known_names,
    record_version,
    version_bytes,
    version_key,
    version_of,
)
from draftkit.consultation.workspace.write_answer import changed_answer, starter_answer
from draftkit.files import make_folder, read_bytes, write_atomically
from draftkit.places import Place
from draftkit.problems import Problem, error, raise_errors, warning
from draftkit.reading.yaml_scalar import as_scalar

UNPLACED = "unplaced"
"""The folder for contributions to questions that there are not."""

ANSWER_LIMIT = 1_000_000


@dataclass(slots=True)
class Merge:
    """What is to be written, and what became of each contribution."""

    folder: Path
    write: dict[str, bytes] = field(default_factory=dict)
    """By the path in the folder."""
    loaded: dict[str, bytes] = field(default_factory=dict)
    """What these files held when they were read."""
    record: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    """Versions to keep, by question."""
    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def conflicts(self) -> list[Outcome]:
        """The outcomes that a person has to settle."""
        return [one for one in self.outcomes if one.conflicts]


def merge(response: Response, sources: Iterable[Source]) -> Merge:
    """What the sources change in a response; nothing is written yet. Raises `DraftkitError`."""
    made = Merge(response.folder)
    questions = {question.id: question for question in response.questionnaire.questions}
    current = {id: version_of(answer) for id, answer in response.answers.items()}
    known = {id: known_names(response.folder, id) for id in current}
    for source in sources:
        made.problems += source.problems
        for one in source.contributions:
            if one.question not in questions:
                _keep_unplaced(made, one)
                continue
            _take(made, one, questions[one.question], response, current, known[one.question])
    return made


def _take(
    made: Merge,
    one: Contribution,
    question: Question,
    response: Response,
    current: dict[str, dict[str, Any]],
    known: set[str],
) -> None:
    """Take one contribution: into the answer, or into a file beside it."""
    mine = current[one.question]
    combined = combine(one, mine)
    key = version_key(one.version)
    standing = _standing_conflict(made, one)
    if key in known or not (combined.changes or combined.conflicts):
        conflicts = combined.conflicts if standing else ()
        notes = () if key in known else combined.notes
        made.outcomes.append(Outcome(one, conflicts=conflicts, notes=notes, known=key in known, file=standing))
        if key not in known and one.version:
            made.record.append((one.question, one.version))
            known.add(key)
        return
    now = {name: value for name, value in {**mine, **combined.changes}.items() if value is not None}
    if combined.changes:
        _write_answer(made, one.question, question, response, combined.changes)
    file = _write_conflict(made, one) if combined.conflicts else ""
    for version in (mine, one.version, now):
        if version and version_key(version) not in known:
            made.record.append((one.question, version))
            known.add(version_key(version))
    current[one.question] = now
    made.outcomes.append(Outcome(one, tuple(combined.changes), combined.conflicts, combined.notes, file=file))


def _write_answer(made: Merge, id: str, question: Question, response: Response, changes: Mapping[str, Any]) -> None:
    answer = response.answers[id]
    name = Path(answer.file).relative_to(made.folder).as_posix() if answer.file else f"{ANSWERS}/{answer_file(id)}"
    if name in made.write:
        data = made.write[name]
    elif answer.file:
        data = made.loaded[name] = read_bytes(made.folder / name, ANSWER_LIMIT)
    else:
        data = starter_answer(question).encode()
    values = {key: value for key, value in changes.items() if key != TEXT}
    text = (changes[TEXT] or "") if TEXT in changes else None
    made.write[name] = changed_answer(data, str(made.folder / name), values, text)


def _conflict_bytes(one: Contribution) -> bytes:
    """A contribution as a file that says what to do with it."""
    lines = [
        "---",
        f"question: {as_scalar(one.question)}",
        f"## From {' '.join(one.source.split())}. It changes what was changed here as well.",
        f"## Put what is to stand into {answer_file(one.question)}, then delete this file.",
        "---",
        "",
    ]
    values = {key: value for key, value in one.version.items() if key != TEXT}
    return changed_answer("\n".join(lines).encode(), one.source, values, str(one.version.get(TEXT, "")))


def _conflict_names(made: Merge, one: Contribution) -> Iterable[tuple[str, bytes | None]]:
    """The names that the file of a contribution may have, each with what it holds now."""
    count = 1
    while True:
        source = one.source if count == 1 else f"{one.source}-{count}"
        name = f"{ANSWERS}/{conflict_file(one.question, source)}"
        path = made.folder / name
        yield name, made.write.get(name) or (read_bytes(path, ANSWER_LIMIT) if path.exists() else None)
        count += 1


def _standing_conflict(made: Merge, one: Contribution) -> str:
    """The file that holds this very contribution and was not settled yet, if there is one."""
    data = _conflict_bytes(one)
    for name, held in _conflict_names(made, one):
        if held is None or held == data:
            return name if held else ""
    return ""


def _write_conflict(made: Merge, one: Contribution) -> str:
    data = _conflict_bytes(one)
    for name, held in _conflict_names(made, one):
        if held is None or held == data:
            made.write |= {} if held == data else {name: data}
            return name
    return ""


def _keep_unplaced(made: Merge, one: Contribution) -> None:
    """Keep a contribution to a question that there is not, and say so."""
    if not one.version:
        return
    label = "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in one.label).split())[:40] or "question"
    name = f"{UNPLACED}/{conflict_file(label, one.source).replace('.conflict.', '.')}"
    data = version_bytes(one.version)
    stem, count = name.removesuffix(".md"), 1
    while (held := made.write.get(name) or _held(made.folder / name)) not in (None, data):
        count += 1
        name = f"{stem}-{count}.md"
    if held is None:
        made.write[name] = data
    hint = f"it is kept in {name}; put it where it belongs, or name its question and merge it again"
    made.problems.append(warning("DK754", f"there is no question '{one.label}' in questions.yaml", one.place, hint))
    made.outcomes.append(Outcome(one, known=held is not None, file=name))


def _held(path: Path) -> bytes | None:
    return read_bytes(path, ANSWER_LIMIT) if path.exists() else None


def carry_out(made: Merge) -> None:
    """Write what a merge came to. Raises `DraftkitError`."""
    refuse_links(made.folder, UNPLACED)
    hint = "somebody is writing there: wait, then merge again; nothing was written"
    changed = [name for name, data in made.loaded.items() if _held(made.folder / name) != data]
    raise_errors([error("DK758", f"{name} has changed since it was read", Place(name), hint) for name in changed])
    for name, data in made.write.items():
        make_folder((made.folder / name).parent)
        write_atomically(made.folder / name, data)
    for id, version in made.record:
        record_version(made.folder, id, version)
