"""Starting: questions -> the files of a response folder, for a new one or one in which people have written already.

In: a questionnaire and what is in the folder. Out: a `Plan` of files to write and to move, which `carry_out` does.
No answer is ever overwritten or deleted; one whose question is gone goes to the folder `earlier`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.consultation.questionnaire import Questionnaire
from draftkit.consultation.questions_file import SIZE_LIMIT as QUESTIONS_LIMIT
from draftkit.consultation.questions_file import read_questions
from draftkit.consultation.workspace.files import (
    ANSWERS,
    QUESTIONS,
    RESPONSE,
    answer_file,
    conflict_file,
    conflict_of,
)
from draftkit.consultation.workspace.prefill import prefilled
from draftkit.consultation.workspace.read_answer import read_answer
from draftkit.consultation.workspace.reissue import Reissue, compare
from draftkit.consultation.workspace.versions import BASE, record_version, version_of
from draftkit.consultation.workspace.write_answer import changed_answer, starter_answer
from draftkit.files import make_folder, read_bytes, write_atomically
from draftkit.places import Place
from draftkit.problems import DraftkitError, error, raise_errors

EARLIER = "earlier"
"""The folder for answers to questions that are gone, and for the questions as they were."""

ANSWER_LIMIT = 1_000_000
"""Largest answer file, in bytes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done in a folder; paths are relative to it."""

    write: Mapping[str, bytes]
    remove: tuple[str, ...] = ()
    """Files whose content is written elsewhere."""
    started: tuple[str, ...] = ()
    """Ids of questions that get a file."""
    filled_in: tuple[str, ...] = ()
    """Those of them that are filled in from the profile."""
    reissue: Reissue = field(default_factory=lambda: Reissue({}))
    kept_elsewhere: Mapping[str, str] = field(default_factory=dict)
    """For each gone question with an answer, the file that holds it now."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """For questions that moved, the old id by the new one."""


def plan_start(
    folder: Path, questionnaire: Questionnaire, questions: bytes, inputs: str, profile: Mapping[str, str]
) -> Plan:
    """What `start` does in a folder: `questions` is the file as given, `inputs` the text for a new `response.yaml`.

    Raises `DraftkitError` when the questions that are there cannot be read.
    """
    before = _questions_before(folder)
    reissue = compare(before.questions, questionnaire.questions) if before else Reissue({})
    write: dict[str, bytes] = {}
    remove: list[str] = []
    files = _files_by_question(folder)
    kept_elsewhere = _move(folder, files, reissue, write, remove)
    _keep_questions(folder, questions, write)
    if not (folder / RESPONSE).exists():
        write[RESPONSE] = inputs.encode()
    started, filled_in = [], []
    answered = {reissue.moved.get(id, id) for id in files if id not in reissue.gone}
    for question in questionnaire.questions:
        name = f"{ANSWERS}/{answer_file(question.id)}"
        if question.id in answered or name in write:
            continue
        chosen, text = prefilled(question, profile)
        write[name] = starter_answer(question, chosen, text).encode()
        started.append(question.id)
        filled_in += [question.id] if chosen or text else []
    remove = [name for name in remove if name not in write]
    versions = {now: then for then, now in reissue.moved.items()}
    return Plan(write, tuple(remove), tuple(started), tuple(filled_in), reissue, kept_elsewhere, versions)


def _questions_before(folder: Path) -> Questionnaire | None:
    return read_questions(folder / QUESTIONS) if (folder / QUESTIONS).exists() else None


def _files_by_question(folder: Path) -> dict[str, list[Path]]:
    """The answer files that are there, by the question that each names; one that cannot be read by its own name."""
    found: dict[str, list[Path]] = {}
    for path in sorted((folder / ANSWERS).glob("*")):
        if path.suffix.lower() != ".md" or path.is_symlink() or path.name.startswith("."):
            continue
        id = path.stem
        try:
            id = read_answer(read_bytes(path, ANSWER_LIMIT).decode("utf-8-sig"), str(path)).answer.question or id
        except (DraftkitError, UnicodeDecodeError):  # its faults are told when the folder is read
            id = path.stem
        found.setdefault(id.lower(), []).append(path)
    return found


def _move(
    folder: Path, files: Mapping[str, list[Path]], reissue: Reissue, write: dict[str, bytes], remove: list[str]
) -> dict[str, str]:
    """Let answers go with their questions; those of gone ones go to `earlier`. The latter by id."""
    kept: dict[str, str] = {}
    leaving = {path.name for id, paths in files.items() if id in reissue.moved or id in reissue.gone for path in paths}
    for id, paths in files.items():
        for path in paths:
            if id not in reissue.moved and id not in reissue.gone:
                continue
            data = read_bytes(path, ANSWER_LIMIT)
            if id in reissue.gone:
                target = kept[id] = _free(folder, f"{EARLIER}/{path.name}", data, write, frozenset())
            else:
                now = reissue.moved[id]
                data = changed_answer(data, str(path), {"question": now})
                target = _free(folder, f"{ANSWERS}/{_renamed(path, id, now)}", data, write, leaving)
            write[target] = data
            remove.append(path.relative_to(folder).as_posix())
    return kept


def _renamed(path: Path, id: str, now: str) -> str:
    """The name of an answer file whose question has another id now; names that people chose stay."""
    conflict, source = conflict_of(path.name)
    if conflict.lower() == id:
        return conflict_file(now, source)
    return answer_file(now) if path.stem.lower() == id else path.name


def _keep_questions(folder: Path, questions: bytes, write: dict[str, bytes]) -> None:
    path = folder / QUESTIONS
    before = read_bytes(path, QUESTIONS_LIMIT) if path.exists() else None
    if before == questions:
        return
    write[QUESTIONS] = questions
    if before is not None:
        write[_free(folder, f"{EARLIER}/{QUESTIONS}", before, write, frozenset())] = before


def _free(folder: Path, name: str, data: bytes, write: Mapping[str, bytes], leaving: Collection[str]) -> str:
    """The name, or with a number added the first that nothing else has; the names in `leaving` will be free."""
    stem, _, ending = name.rpartition(".")
    count = 1
    made = name
    while not _is_free(folder / made, data, write.get(made), leaving):
        count += 1
        made = f"{stem}-{count}.{ending}"
    return made


def _is_free(path: Path, data: bytes, planned: bytes | None, leaving: Collection[str]) -> bool:
    if planned is not None:
        return planned == data
    return not path.exists() or path.name in leaving or read_bytes(path, QUESTIONS_LIMIT) == data


def refuse_links(folder: Path, *more: str) -> None:
    """Raise `DraftkitError` where a part of a response folder is a link: writing there would write elsewhere."""
    names = (ANSWERS, EARLIER, BASE, Path(BASE).parts[0], *more)
    links = [folder / name for name in names if (folder / name).is_symlink()]
    hint = "put a folder of its own there"
    problems = [error("DK755", f"{path} is a link to another folder", Place(str(path)), hint) for path in links]
    raise_errors(problems)


def carry_out(plan: Plan, folder: Path) -> None:
    """Write and move what is planned: all is written before anything is taken away. Raises `DraftkitError`."""
    refuse_links(folder)
    for name, data in plan.write.items():
        make_folder((folder / name).parent)
        write_atomically(folder / name, data)
    for name in plan.remove:
        (folder / name).unlink(missing_ok=True)
    _move_versions(folder, plan.versions)
    for id in plan.filled_in:
        name = f"{ANSWERS}/{answer_file(id)}"
        answer = read_answer(plan.write[name].decode(), name).answer
        record_version(folder, id, version_of(answer))


def _move_versions(folder: Path, moved: Mapping[str, str]) -> None:
    """Let what is known of earlier versions go with the questions; by the old id of each new one."""
    waiting: list[tuple[Path, Path]] = []
    for now, then in moved.items():
        if (folder / BASE / then).is_dir():
            aside = folder / BASE / f".{then}.moving"
            (folder / BASE / then).rename(aside)
            waiting.append((aside, folder / BASE / now))
    for aside, target in waiting:
        if target.is_dir():
            for path in aside.iterdir():
                path.replace(target / path.name)
            aside.rmdir()
        else:
            aside.rename(target)
