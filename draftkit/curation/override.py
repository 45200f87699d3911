"""Overriding: another library's clause -> a draft of one's own in its place, and what to do when that clause changes.

In: the address of a clause, the folder of the library in which to write, and the `Library` made of all. Out: a
`Decision` with the files to write: the clause, and the text that it was made from, so that `draftkit check` can tell
when upstream changes; or a problem that says why not. Nothing but front matter is altered in what is copied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.curation.addressing import find_clause, parse_address
from draftkit.curation.changes import Change
from draftkit.curation.homes import file_in_library
from draftkit.curation.signing import KEYS, Decision
from draftkit.curation.upstream import (
    Override,
    Versions,
    base_file,
    newest_of_pack,
    overridden_version,
    override_of,
    plain_file,
    target_of,
    upstream_of,
)
from draftkit.curation.upstream_rules import earlier_with, without_target
from draftkit.files import TEXT_LIMIT, read_bytes
from draftkit.model.clause import Clause
from draftkit.model.library import Library, Pack
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, UsageError, did_you_mean, error
from draftkit.reading.front_matter_edit import edit_front_matter
from draftkit.reading.yaml_edit import Value
from draftkit.steps.load_library.merge import variant_of

_NOT_YOURS = (
    "reviewed_by",
    "reviewed_on",
    "approved_by",
    "approved_on",
    "withdrawn_on",
    "withdrawn_because",
    "fingerprint",
)
"""What people said of the other library's text, and nobody said of this one."""


@dataclass(frozen=True, slots=True)
class Home:
    """The library in which overrides are written, among all of them."""

    folder: Path
    library: Library

    @property
    def pack(self) -> Pack | None:
        """The library itself; None as long as it has no files."""
        return next((one for one in self.library.packs if Path(one.folder).resolve() == self.folder.resolve()), None)

    @property
    def upstream(self) -> Versions:
        """What the libraries after it would give."""
        return upstream_of(self.pack, self.library)

    def own(self) -> list[Clause]:
        """The newest version of each variant that it has."""
        return newest_of_pack(self.pack, self.library) if self.pack else []


def override(
    word: str, extent: Sequence[str], audiences: Sequence[str], home: Home, *, every_version: bool
) -> Decision:
    """A draft of one's own in the place of the clause that `word` names.

    Raises `UsageError` when there is no such clause in a later library, `DraftkitError` when it is overridden already.
    """
    upstream = home.upstream
    _refuse_what_is_elsewhere(parse_address(word).id, home, upstream)
    chosen = find_clause(word, upstream, extent, audiences)
    problem = _taken(chosen, home)
    if problem:
        raise DraftkitError([problem])
    versions = [one for one in upstream[chosen.id] if variant_of(one) == variant_of(chosen)]
    copied = [chosen, *(one for one in versions if every_version and one.version_number < chosen.version_number)]
    changes = [change for one in copied for change in _copied(one, home, newest=one is chosen)]
    return Decision(tuple(changes), tuple(_said(chosen, versions, copied, changes, home.folder)))


def _refuse_what_is_elsewhere(id: str, home: Home, upstream: Versions) -> None:
    """Refuse a clause that no later library has, if another has it; raises `DraftkitError`."""
    if id in upstream:
        return
    own = next((one for one in home.own() if one.id == id), None)
    if own:
        message = f"{id} is your own clause: no other library has it"
        raise DraftkitError([error("DK269", message, Place(own.file), "change it where it is")])
    earlier = earlier_with(id, home.pack, home.library) if home.pack else ""
    if earlier:
        raise DraftkitError([_comes_too_late(id, earlier, home)])


def _comes_too_late(id: str, earlier: str, home: Home) -> Problem:
    message = f"{id} belongs to the library {earlier}, which comes before yours: what you write would never be used"
    return error("DK269", message, Place(str(home.folder)), "put your own folder first under 'libraries'")


def _taken(chosen: Clause, home: Home) -> Problem | None:
    """Why a clause cannot be overridden here: it is already, or an earlier library has the variant."""
    upstream = home.upstream
    for one in (one for one in home.own() if one.id == chosen.id):
        if one.overrides and chosen in target_of(one, upstream):
            hint = f"change it where it is; draftkit clauses override {one.id} --accept when upstream has changed"
            return error("DK269", f"{one.id} is overridden already", Place(one.file, 1), hint)
        if variant_of(one) == variant_of(chosen):
            hint = f"write 'overrides: {chosen.id}@{chosen.version}' into it, if it was made from that"
            return error("DK269", f"you have a clause {one.id} for the same nations already", Place(one.file, 1), hint)
    for pack in home.library.packs[: home.library.packs.index(home.pack)] if home.pack else ():
        for one in newest_of_pack(pack, home.library):
            if one.id == chosen.id and variant_of(one) == variant_of(chosen):
                return _comes_too_late(chosen.id, pack.name, home)
    return None


def _copied(clause: Clause, home: Home, *, newest: bool) -> list[Change]:
    """The two files that override one version: the draft, and what it was made from."""
    data = read_bytes(Path(clause.file), TEXT_LIMIT)
    keys: Mapping[str, Value] = {
        "status": "draft",
        "overrides": f"{clause.id}@{clause.version}",
        **dict.fromkeys(_NOT_YOURS),
    }
    plain = plain_file(file_in_library(clause, home.library))
    file = plain if newest else plain.with_name(f"{plain.stem}@{clause.version}.md")
    draft = Change(home.folder / file, None, edit_front_matter(data, clause.file, keys, KEYS))
    return [draft, _kept(home.folder / base_file(plain, clause.version), data)]


def _kept(path: Path, data: bytes) -> Change:
    return Change(path, path.read_bytes() if path.is_file() else None, data)


def _said(
    chosen: Clause, versions: Sequence[Clause], copied: Sequence[Clause], changes: Sequence[Change], folder: Path
) -> list[str]:
    draft, base = (Path(folder.name, change.path.relative_to(folder)).as_posix() for change in changes[:2])
    said = [
        f"{draft} is a draft of your own now, made from {chosen.id} {chosen.version} of {chosen.library}.",
        f"  Change its text there. What it was made from is kept in {base}, to tell you when that changes.",
    ]
    others = [one.version for one in versions if one not in copied]
    if others:
        said.append(
            f"  {chosen.library} also has {', '.join(others)}, for other days: no document uses them now. "
            "--every-version copies older ones as well."
        )
    return said


def overridden(word: str, extent: Sequence[str], audiences: Sequence[str], home: Home) -> Clause:
    """The clause of one's own that overrides another and that `word` names; raises `UsageError`."""
    found: dict[str, tuple[Clause, ...]] = {}
    for one in home.own():
        if one.overrides:
            found[one.id] = (*found.get(one.id, ()), one)
    id = parse_address(word).id
    if id not in found:
        hint = did_you_mean(id, found, f"overridden are: {', '.join(found)}" if found else "nothing is overridden here")
        raise UsageError([error("DK269", f"'{id}' is not overridden here", None, hint)])
    return find_clause(word, found, extent, audiences)


def compared(clause: Clause, home: Home) -> Override:
    """What a clause overrides, then and now; raises `DraftkitError` when no later library has it."""
    pack, upstream = home.pack, home.upstream
    found = override_of(clause, home.library, upstream)
    if pack is not None and not found.upstream:
        raise DraftkitError([without_target(clause, pack, home.library, upstream)])
    return found


def accept(clause: Clause, home: Home) -> Decision:
    """What records that a person has taken upstream's newest version into account; raises `DraftkitError`."""
    pack, upstream = home.pack, home.upstream
    assert pack is not None, "a clause of its own lies in a library with files"
    target = target_of(clause, upstream)
    if not target:
        raise DraftkitError([without_target(clause, pack, home.library, upstream)])
    now, plain = target[0], plain_file(file_in_library(clause, home.library))
    data = read_bytes(Path(now.file), TEXT_LIMIT)
    old, new = (home.folder / base_file(plain, version) for version in (overridden_version(clause), now.version))
    moves = old != new and old.is_file() and not new.exists()
    changes = [Change(new, old.read_bytes(), data, moved_from=old) if moves else _kept(new, data)]
    if old != new:
        path = Path(clause.file)
        keys: Mapping[str, Value] = {"overrides": f"{clause.id}@{now.version}"}
        before = read_bytes(path, TEXT_LIMIT)
        changes.append(Change(path, before, edit_front_matter(before, clause.file, keys, KEYS)))
    changes = [change for change in changes if change.moved_from or change.before != change.after]
    if not changes:
        return Decision((), (f"{clause.id} is up to date: {now.library} still has {now.version} as it was.",))
    said = f"{clause.id} now overrides {now.version} of {now.library}. Its own text is as it was."
    return Decision(tuple(changes), (said,))
