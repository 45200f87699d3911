"""DK227, names of files that say another nation or audience than the front matter, or nothing that there is."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.model.clause import AUDIENCES, Clause
from draftkit.model.extent import EXTENTS, extent_in_words, nations
from draftkit.problems import Problem, did_you_mean, warning

_HINT = "people go by the name, draftkit by the front matter: rename the file, or correct the key"


def file_names(subject: Subject) -> Iterator[Problem]:
    """A warning for each file whose name leads people astray."""
    for clause in subject.clauses():
        yield from _of(clause, subject)


def _of(clause: Clause, subject: Subject) -> Iterator[Problem]:
    name = clause.file.replace("\\", "/").rpartition("/")[2].removesuffix(".md").partition("@")[0]
    own = clause.id.rpartition("/")[2]
    words = name[len(own) :].split(".")[1:]
    places = [word for word in words if word in EXTENTS]
    audiences = [word for word in words if word in AUDIENCES]
    if places and nations(places) != nations(clause.extent):
        message = f"the file's name says {extent_in_words(places)}, its extent {extent_in_words(clause.extent)}"
        yield warning("DK227", message, subject.at(clause, "extent"), _HINT)
    if not set(audiences) <= set(clause.audiences):
        message = (
            f"the file's name says {', '.join(audiences)}, its audiences {', '.join(clause.audiences) or 'nobody'}"
        )
        yield warning("DK227", message, subject.at(clause, "audiences"), _HINT)
    ending = own.rpartition(".")[2] if "." in own else ""
    hint = did_you_mean(ending, (*EXTENTS, *AUDIENCES)) if ending else ""
    if hint:
        message = f"'{ending}' in the file's name is no nation or audience, so that this is a clause of its own"
        yield warning("DK227", message, subject.at(clause), hint)
