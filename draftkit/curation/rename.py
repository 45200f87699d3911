"""Renaming: a clause's id and its new one -> files that move, and every reference to them.

In: two ids, the library, the `Desk`, template folders and files of inputs. Out: a `Decision` with every file that moves
or changes, all or none of which are written; or an error. Other bytes of these files stay; only whole ids are
references. A clause that was reviewed or approved and whose text names the id gets a new fingerprint: what people
vouched for is the same under another name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.curation.addressing import parse_address, versions_at
from draftkit.curation.changes import Change, Desk, bytes_of
from draftkit.curation.references import renamed_anywhere, renamed_in_code, renamed_word
from draftkit.curation.signing import KEYS, Decision
from draftkit.files import TEXT_LIMIT, read_bytes
from draftkit.model.clause import Clause
from draftkit.model.fingerprint import fingerprint_of, is_unchanged
from draftkit.model.library import Library
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, UsageError, did_you_mean, error
from draftkit.reading.front_matter_edit import edit_front_matter, edit_words, edit_words_of_yaml
from draftkit.steps.load_library.read_file import read_clause
from draftkit.steps.load_library.values import clause_from

REFERENCES = ("requires", "conflicts", "overrides")
"""The keys of a clause that name clauses."""

_TEMPLATE = re.compile(rb"^(?:\xef\xbb\xbf)?[{ \"']*template[\"']?\s*[:=]", re.M)
"""How inputs begin: with the template that they name."""

_NAME = re.compile(r"[^\W_][\w-]*\Z")


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is called otherwise from now on."""

    old: str
    new: str


def refuse_bad_id(id: str, library: Library) -> None:
    """Refuse an id that no file can have, or that is taken; raises `UsageError`."""
    family, _, name = id.rpartition("/")
    parts = [*family.split("/"), name] if family else [name]
    bad = next((part for part in parts if not _NAME.match(part)), None)
    hint = "an id is a family and a name, in letters, digits and hyphens: legal-basis/possession"
    if bad is not None or not family:
        what = f"'{bad}' cannot be part of an id" if bad else f"'{id}' is not an id"
        raise UsageError([error("DK283", what, None, hint)])
    taken = next((known for known in {**library.hidden, **library.clauses} if known.casefold() == id.casefold()), None)
    if taken:
        raise UsageError(
            [error("DK284", f"there is a clause {taken} already", None, "choose another name; capitals do not count")]
        )


def rename(
    renaming: Renaming, library: Library, desk: Desk, templates: Sequence[Path], inputs: Sequence[Path]
) -> Decision:
    """Give a clause, with all its variants and versions, another id; `inputs` are files that may name it."""
    moving = _moving(renaming.old, library, desk)
    refuse_bad_id(renaming.new, library)
    own = [one for versions in library.clauses.values() for one in versions if desk.folder_of(one)]
    own += [one for versions in library.hidden.values() for one in versions if desk.folder_of(one)]
    problems: list[Problem] = []
    changes = []
    for clause in own:
        try:
            changes.append(_clause_renamed(clause, renaming, desk, moves=clause in moving))
        except DraftkitError as fault:
            problems += fault.problems
    if problems:
        raise DraftkitError(problems)
    changes += [_template_renamed(path, renaming) for path in _template_files(templates)]
    said: list[str] = []
    for path in inputs:
        try:
            changes.append(_inputs_renamed(path, renaming))
        except DraftkitError as fault:
            said.append(f"  Not read, and left alone: {path.name} ({fault.problems[0].message}).")
    real = [one for one in changes if one.moved_from or one.before != one.after]
    moved = sum(1 for one in real if one.moved_from)
    files = f"{moved} file{'s' if moved > 1 else ''}"
    first = f"{renaming.old} is now {renaming.new}: {files} moved, references changed in {len(real) - moved} more."
    return Decision(tuple(real), (first, *said))


def _moving(old: str, library: Library, desk: Desk) -> list[Clause]:
    """Every version and variant of an id; raises an error when some are not to be edited."""
    address = parse_address(old)
    if address.id != old:
        hint = f"rename {address.id}: its variants and versions are renamed with it"
        raise UsageError([error("DK283", f"'{old}' is a variant or version, not an id", None, hint)])
    if old not in library.clauses:
        versions_at(address, library.clauses)
    moving = [*library.clauses[old], *library.hidden.get(old, ())]
    for clause in moving:
        if desk.folder_of(clause) is None:
            where = "is also in" if any(desk.folder_of(one) for one in moving) else "belongs to"
            message = f"{old} {where} the library {clause.library}, which is not yours to edit"
            hint = f"add a clause of your own instead: draftkit clauses new NEW --from {old}"
            raise DraftkitError([error("DK273", message, Place(clause.file), hint)])
    return moving


def _clause_renamed(clause: Clause, renaming: Renaming, desk: Desk, *, moves: bool) -> Change:
    """A clause's file with new references, at its new place if it moves."""
    before = bytes_of(clause, desk)
    path = Path(clause.file)
    if not moves and renaming.old.encode() not in before:
        return Change(path, before, before)
    folder = desk.folder_of(clause)
    assert folder is not None, "only clauses that may be edited are renamed"
    target = _target(path, folder, renaming) if moves else path
    data = edit_words(before, clause.file, REFERENCES, renamed_word(renaming.old, renaming.new))
    data = renamed_in_code(renaming.old, renaming.new)(data.decode("utf-8")).encode("utf-8")
    if data != before and is_unchanged(clause):
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        relative = target.resolve().relative_to(folder.resolve()).as_posix()
        made = clause_from(read_clause(text, target, relative), clause.library)
        data = edit_front_matter(data, clause.file, {"fingerprint": fingerprint_of(made)}, KEYS)
    return Change(target, before, data, moved_from=path if moves else None)


def _target(path: Path, folder: Path, renaming: Renaming) -> Path:
    """Where a file of the old id belongs under the new one; what says variant and version in its name stays."""
    relative = unicodedata.normalize("NFC", path.resolve().relative_to(folder.resolve()).as_posix())
    return folder / f"{renaming.new}{relative[len(renaming.old) :]}"


def _template_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for declaration in sorted(folder.glob("*/template.yaml")):
            yield declaration
            if declaration.with_name("document.md").is_file():
                yield declaration.with_name("document.md")


def _template_renamed(path: Path, renaming: Renaming) -> Change:
    change = renamed_anywhere if path.suffix == ".yaml" else renamed_in_code
    before = read_bytes(path, TEXT_LIMIT)
    text = before.decode("utf-8", "surrogateescape")
    return Change(path, before, change(renaming.old, renaming.new)(text).encode("utf-8", "surrogateescape"))


def _inputs_renamed(path: Path, renaming: Renaming) -> Change:
    """A file of inputs, or settings, in which lists of clauses name the new id; raises `DraftkitError`."""
    if path.stat().st_size > TEXT_LIMIT:
        return Change(path, b"", b"")
    before = read_bytes(path, TEXT_LIMIT)
    if renaming.old.encode() not in before or not (path.name == "draftkit.toml" or _TEMPLATE.search(before)):
        return Change(path, before, before)
    if path.suffix in {".yaml", ".yml"}:
        word = renamed_word(renaming.old, renaming.new)
        return Change(path, before, edit_words_of_yaml(before, str(path), ("clauses", "without_clauses"), word))
    text = before.decode("utf-8", "surrogateescape")
    for quote in ('"', "'"):
        text = text.replace(f"{quote}{renaming.old}{quote}", f"{quote}{renaming.new}{quote}")
    return Change(path, before, text.encode("utf-8", "surrogateescape"))


def family_hint(id: str, library: Library) -> str:
    """A hint when the family of an id has no clauses yet but is nearly called like one that has; else empty."""
    family = id.rpartition("/")[0]
    return "" if family in library.families else did_you_mean(family, library.families)
