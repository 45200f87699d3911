"""A new clause: what a person says of it, or another clause to begin with -> a file to fill in.

In: an address, title, summary, extent and the rest, or a clause to copy; the library and the `Desk`. Out: the `Change`
that writes the file, which is a sound draft; or an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from draftkit.curation.addressing import Address, address_of, parse_address
from draftkit.curation.changes import Change, Desk
from draftkit.curation.rename import refuse_bad_id
from draftkit.curation.signing import KEYS
from draftkit.files import TEXT_LIMIT, read_bytes
from draftkit.model.clause import AUDIENCES, Clause
from draftkit.model.extent import nations
from draftkit.model.library import Library
from draftkit.outputs.editor_settings import modeline, with_modeline
from draftkit.places import Place
from draftkit.problems import UsageError, did_you_mean, error
from draftkit.reading.front_matter_edit import edit_front_matter
from draftkit.reading.yaml_edit import Value
from draftkit.reading.yaml_scalar import as_yaml
from draftkit.steps.load_library.read_file import read_clause, read_file

REVIEW_AFTER = timedelta(days=180)
"""How long a new text may go unreviewed, unless its writer says otherwise."""

FIRST_VERSION = "0.1.0"

_Written = str | date | tuple[str, ...] | dict[str, str] | None

_NOT_TAKEN_OVER = (
    "reviewed_by",
    "reviewed_on",
    "approved_by",
    "approved_on",
    "withdrawn_on",
    "withdrawn_because",
    "fingerprint",
    "overrides",
    "checked_on",
    "from",
    "until",
)
"""What is true of the clause that is copied, and not of the new one."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a person says of a new clause; empty where they say nothing."""

    title: str = ""
    summary: str = ""
    extent: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    owner: str = ""
    review_by: date | None = None
    sources: tuple[str, ...] = ()


def new_clause(
    word: str,
    begun: Beginning,
    source: Clause | None,
    today: date,
    library: Library,
    desk: Desk,
    schemas: Path | None = None,
) -> Change:
    """The change that writes the file of a new clause, or of a new variant of one.

    `schemas` is the folder that holds `.draftkit`, if editors find the schema of clauses there.
    """
    address = parse_address(word)
    if address.version:
        hint = f"its version is {FIRST_VERSION}; draftkit clauses bump raises it later"
        raise UsageError([error("DK283", f"'{word}' names a version", None, hint)])
    folder = own_folder(desk)
    refuse_unknown_family(address.id, library, folder)
    refuse_unknown_sources(begun.sources, library)
    begun = replace(begun, extent=begun.extent or address.extent, audiences=begun.audiences or address.audiences)
    if source is None:
        refuse_incomplete(begun)
    _refuse_taken(address, begun, source, library, desk)
    path = folder / f"{'.'.join([address.id, *_variant(address, begun, library, desk)])}.md"
    line = _modeline(path, schemas)
    if source is None:
        data = _text(begun, today, line).encode("utf-8")
    else:
        data = with_modeline(_copied(source, begun, today).decode("utf-8"), line).encode("utf-8")
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    read_clause(text, path, path.relative_to(folder).as_posix())
    return Change(path, None, data)


def _variant(address: Address, begun: Beginning, library: Library, desk: Desk) -> tuple[str, ...]:
    """What says in the file's name which variant it is: what the address says, else what tells it from the others."""
    beside = [one for one in library.clauses.get(address.id, ()) if _is_own(one, desk)]
    if address.extent or address.audiences or not beside:
        return (*address.extent, *address.audiences)
    same_extent = any(nations(one.extent) == nations(begun.extent) for one in beside)
    return begun.audiences if same_extent and begun.audiences else (*begun.extent, *begun.audiences)


def own_folder(desk: Desk) -> Path:
    """The library folder in which new clauses are written; raises `UsageError` when there is none."""
    if not desk.folders:
        raise UsageError([error("DK286", "there is no library of your own here", None, "begin one: draftkit init")])
    return desk.folders[0]


def refuse_unknown_family(id: str, library: Library, folder: Path) -> None:
    """Refuse an id that cannot be, or whose family nobody has declared; raises `UsageError`."""
    if id not in library.clauses:
        refuse_bad_id(id, library)
    family = id.rpartition("/")[0]
    about = folder / "library.yaml"
    declared = read_file(about, about.name).values["families"] if about.is_file() else {}
    known = sorted({*library.families, *declared})
    if family in known or (folder / family).is_dir():
        return
    hint = f"there are: {', '.join(known)}; a new one is declared under 'families' in {about.name}"
    raise UsageError([error("DK285", f"there is no family '{family}'", None, did_you_mean(family, known, hint))])


def refuse_unknown_sources(keys: Sequence[str], library: Library) -> None:
    """Refuse keys that no register of sources has; raises `UsageError`."""
    problems = []
    for key in keys:
        if key not in library.sources:
            hint = did_you_mean(key, library.sources, "add it to sources.yaml first")
            problems.append(error("DK202", f"there is no source '{key}'", Place("--source"), hint))
    if problems:
        raise UsageError(problems)


def _is_own(clause: Clause, desk: Desk) -> bool:
    return desk.folder_of(clause) is not None


def _refuse_taken(address: Address, begun: Beginning, source: Clause | None, library: Library, desk: Desk) -> None:
    """Refuse a variant that there is already; raises `UsageError` that says how to change or override it."""
    versions = library.clauses.get(address.id, ())
    extent = begun.extent or (source.extent if source else ())
    audiences = begun.audiences or (source.audiences if source else ())
    for one in versions:
        if nations(one.extent) != nations(extent) or set(one.audiences) != set(audiences):
            continue
        name = address_of(one, versions)
        if _is_own(one, desk):
            hint = f"to change it, begin a new version: draftkit clauses bump {name} minor"
            raise UsageError([error("DK284", f"there is a clause {name} already", Place(one.file), hint)])
        hint = f"to change it for yourself: draftkit clauses override {name}"
        raise UsageError([error("DK284", f"the library {one.library} has a clause {name} already", None, hint)])


def _copied(source: Clause, begun: Beginning, today: date) -> bytes:
    """The file of another clause as a draft, with what a person says of the new one."""
    keys: dict[str, Value] = {"version": FIRST_VERSION, "status": "draft", **dict.fromkeys(_NOT_TAKEN_OVER)}
    given = {name: getattr(begun, name) for name in ("title", "summary", "extent", "audiences", "topics", "owner")}
    keys |= {name: value for name, value in given.items() if value}
    keys["review_by"] = begun.review_by or today + REVIEW_AFTER
    return edit_front_matter(read_bytes(Path(source.file), TEXT_LIMIT), source.file, keys, KEYS)


def _modeline(path: Path, schemas: Path | None) -> str:
    """The line by which editors find the schema, if the file lies where they look for it."""
    if schemas is None or not path.resolve().is_relative_to(schemas.resolve()):
        return ""
    return modeline("clause", path.resolve().relative_to(schemas.resolve()).as_posix())


def _text(begun: Beginning, today: date, first_line: str) -> str:
    """A commented clause file."""
    cited = f"[{'; '.join(f'@{key}' for key in begun.sources)}]" if begun.sources else ""
    review_by = begun.review_by or today + REVIEW_AFTER
    lines: tuple[tuple[str, _Written, str], ...] = (
        ("title", begun.title, ""),
        ("summary", begun.summary, ""),
        ("version", FIRST_VERSION, "major: the legal effect changes; minor: the wording; patch: a typo"),
        ("status", "draft", "draft -> reviewed -> approved: draftkit clauses review, draftkit clauses approve"),
        ("extent", begun.extent, "england-and-wales, england, wales, scotland, northern-ireland"),
        ("audiences", begun.audiences, f"everybody if empty; else of {', '.join(AUDIENCES)}"),
        ("topics", begun.topics, "words that an officer would look for"),
        ("law", (), "- {source: key, provisions: [s 1(1)], status: in-force, from: 2000-01-01}"),
        ("sources", begun.sources, "every source that it cites, by its key in sources.yaml"),
        ("checked_on", None, "the day on which somebody compared the text with its sources"),
        ("review_by", review_by, "the day by which it must be looked at again"),
        ("owner", begun.owner or None, "the role that answers for it"),
        ("parameters", {}, "subject: {type: text, default: this case, help: …}; the text prints {{ subject }}"),
        ("requires", (), "ids of clauses that must be in the document as well"),
        ("short", None, "one or two sentences, where space is tight"),
        ("line", None, "a line to take that can be spoken"),
        ("guidance", None, "a note to the drafter; never printed"),
    )
    front = "".join(_line(*line) for line in lines) + _line("examples", None, "sets of parameters that must render")
    return f"---\n{first_line}{front}  - {{}}\n---\n{_TEXT}{cited}\n"


_TEXT = "Write the text here."


def _line(key: str, value: _Written, comment: str) -> str:
    written = "" if value is None else " {}" if isinstance(value, dict) else f" {as_yaml(value)}"
    line = f"{key}:{written}"
    return f"{line:<28} # {comment}\n" if comment else f"{line}\n"


def refuse_incomplete(begun: Beginning) -> None:
    """Refuse a beginning that lacks what every clause needs; raises `UsageError`."""
    missing = [f"--{name}" for name in ("title", "summary", "extent") if not getattr(begun, name)]
    if missing:
        hint = f"add {', '.join(missing)}; on a terminal draftkit asks for what is left out"
        raise UsageError([error("DK287", "a new clause needs a title, a summary and an extent", None, hint)])
