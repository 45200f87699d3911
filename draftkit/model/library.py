"""The library: clauses, registers and templates, and the shape of `library.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from draftkit.model.clause_index import ClauseEntry, IndexedClauses, entry_of, families_of
from draftkit.reading.shape import Absence, Field, group, text_list

if TYPE_CHECKING:  # a list of clauses is made without any of these
    from draftkit.model.clause import Clause
    from draftkit.model.contact import Contact
    from draftkit.model.source import Source
    from draftkit.model.template import Template
    from draftkit.model.term import Term
    from draftkit.problems import Problem

LIBRARY_SHAPE = group(
    "library",
    Field("name", absence=Absence.ERROR, help="The library's name, in small letters and hyphens."),
    Field("title", help="The library's title."),
    Field("version", pattern=r"\d{1,9}\.\d{1,9}\.\d{1,9}", absence=Absence.ERROR, help="The library's version."),
    Field("description", help="What the library holds, and for whom."),
    Field("licence", help="The licence of its text."),
    Field(
        "families",
        "mapping",
        item=group("family", Field("title", absence=Absence.ERROR), Field("description")),
        help="Its families of clauses, each a folder.",
    ),
    Field(
        "synonyms",
        "mapping",
        item=text_list("words", "Words that clauses use for it."),
        help="For words that people search for, the words that clauses use.",
    ),
    help="A folder of clauses with its registers.",
)


@dataclass(frozen=True, slots=True)
class Pack:
    """One of the folders that a library is made of, as `draftkit.lock` pins it."""

    name: str
    version: str
    key: str
    """A hash of every file in it."""
    folder: str


@dataclass(frozen=True, slots=True)
class Library:
    """Everything documents are assembled from."""

    name: str
    version: str
    key: str
    """The hashes of its packs."""
    clauses: Mapping[str, tuple[Clause, ...]]
    """For each id its versions, the newest first; each clause is made when it is first asked for."""
    sources: Mapping[str, Source]
    contacts: Mapping[str, Contact]
    terms: Mapping[str, Term]
    templates: Mapping[str, Template]
    house_styles: Mapping[str, str] = field(default_factory=dict)
    """For each house style's name the path of its .docx."""
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For words that people search for, the words that clauses use."""
    packs: tuple[Pack, ...] = ()
    """What it is made of; where two have the same clause, the first wins."""
    hidden: Mapping[str, tuple[Clause, ...]] = field(default_factory=dict)
    """For each id the versions of later packs that an earlier pack takes the place of."""
    problems: tuple[Problem, ...] = ()
    """What was found that does not stop it from being used."""

    @property
    def entries(self) -> Mapping[str, tuple[ClauseEntry, ...]]:
        """For each id its versions as lists show them, the newest first.

        Cheap, however large the library is: no text of a clause is read. An entry has the names of a `Clause` for what
        filters and lists need, so prefer this to `clauses` for anything that goes through the whole library.
        """
        if isinstance(self.clauses, IndexedClauses):
            return self.clauses.entries
        return {id: tuple(map(entry_of, versions)) for id, versions in self.clauses.items()}

    def newest(self, *names: str) -> list[list[Any]]:
        """Some fields of the newest version of each clause, named as in `ClauseEntry`: a column for each.

        Columns are in the order of the ids. Of ten thousand clauses they take a few milliseconds, `entries` three times
        as long, `clauses` half a second.
        """
        if isinstance(self.clauses, IndexedClauses):
            return self.clauses.newest(*names)
        newest = [versions[0] for versions in self.entries.values()]
        return [[getattr(one, name) for one in newest] for name in names]

    @property
    def version_count(self) -> int:
        """How many versions all clauses have together."""
        if isinstance(self.clauses, IndexedClauses):
            return self.clauses.version_count
        return sum(map(len, self.clauses.values()))

    @property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """For each family the ids of its clauses, in order."""
        return self.clauses.families if isinstance(self.clauses, IndexedClauses) else families_of(self.clauses)

    @property
    def parameter_names(self) -> frozenset[str]:
        """The name of every parameter of every clause."""
        if isinstance(self.clauses, IndexedClauses):
            return self.clauses.parameter_names
        every = (clause for versions in self.clauses.values() for clause in versions)
        return frozenset(parameter.name for clause in every for parameter in clause.parameters)


def synonyms_of(abouts: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The synonyms from the checked keys of each `library.yaml`; what several have of one word is put together."""
    found: dict[str, tuple[str, ...]] = {}
    for about in abouts:
        for word, others in (about.get("synonyms") or {}).items():
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *others)))
    return found
