"""New clauses: what is written is a sound draft, and nothing is overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import draftkit
from draftkit.curation.changes import Desk, make
from draftkit.curation.new_clause import Beginning, new_clause
from draftkit.examine import examine_library
from draftkit.model.clause import Clause
from tests.curation.conftest import Open
from tests.support.workspace import clause, library_files, load, problems_of

TODAY = date(2026, 11, 24)
BEGUN = Beginning("A title", "What it says.", ("england-and-wales",))

WRITTEN = """\
---
title: A title
summary: What it says.
version: 0.1.0               # major: the legal effect changes; minor: the wording; patch: a typo
status: draft                # draft -> reviewed -> approved: draftkit clauses review, draftkit clauses approve
extent: [england-and-wales]  # england-and-wales, england, wales, scotland, northern-ireland
audiences: [parents]         # everybody if empty; else of officials, ministers, respondents, parents, schools, \
practitioners, public
topics: ['a, b', c]          # words that an officer would look for
law: []                      # - {source: key, provisions: [s 1(1)], status: in-force, from: 2000-01-01}
sources: [poca-1978, smith]  # every source that it cites, by its key in sources.yaml
checked_on:                  # the day on which somebody compared the text with its sources
review_by: 2027-05-23        # the day by which it must be looked at again
owner: Legal content         # the role that answers for it
parameters: {}               # subject: {type: text, default: this case, help: …}; the text prints {{ subject }}
requires: []                 # ids of clauses that must be in the document as well
short:                       # one or two sentences, where space is tight
line:                        # a line to take that can be spoken
guidance:                    # a note to the drafter; never printed
examples:                    # sets of parameters that must render
  - {}
---
Write the text here.[@poca-1978; @smith]
"""


def begun(opened: Open, word: str, beginning: Beginning = BEGUN, source: str = "", **files: str) -> Path:
    """The file of a new clause, once it is written."""
    library, desk = opened({"clauses/law/a.md": clause(), **files})
    one = library.clauses[source][0] if source else None
    change = new_clause(word, beginning, one, TODAY, library, desk)
    make([change])
    return change.path


def reread(folder: Path, id: str, version: int = 0) -> Clause:
    return draftkit.load_library([folder / "clauses"], [folder / "templates"]).clauses[id][version]


def test_a_new_clause_is_a_commented_file(opened: Open, tmp_path: Path) -> None:
    beginning = replace(
        BEGUN, audiences=("parents",), topics=("a, b", "c"), owner="Legal content", sources=("poca-1978", "smith")
    )
    path = begun(opened, "law/new", beginning)
    assert (path, path.read_text()) == (tmp_path / "clauses/law/new.md", WRITTEN)


def test_nothing_is_wrong_with_a_new_clause(opened: Open, tmp_path: Path) -> None:
    files = {str(begun(opened, "law/new", replace(BEGUN, sources=("smith",)))), str(begun(opened, "law/bare"))}
    library = draftkit.load_library([tmp_path / "clauses"], [tmp_path / "templates"])
    found = examine_library(library, files, today=TODAY)
    assert {problem.code for problem in found} == {"DK245"}, "no template asks for them yet"


def test_editors_find_the_schema_where_there_is_one(opened: Open, tmp_path: Path) -> None:
    library, desk = opened({"clauses/law/a.md": clause()})
    for root, line in (
        (tmp_path, "# yaml-language-server: $schema=../../.draftkit/schemas/clause.json"),
        (None, "title: A title"),
    ):
        change = new_clause("law/new", BEGUN, None, TODAY, library, desk, root)
        assert change.after.decode().split("\n")[1] == line


def test_a_copy_names_the_schema_from_where_it_lies(opened: Open, tmp_path: Path) -> None:
    elsewhere = clause().replace("---\n", "---\n# yaml-language-server: $schema=../../../elsewhere.json\n", 1)
    library, desk = opened({"clauses/law/a.md": elsewhere})
    source = library.clauses["law/a"][0]
    for root, line in (
        (tmp_path, "# yaml-language-server: $schema=../../.draftkit/schemas/clause.json"),
        (None, "title: A clause"),
    ):
        change = new_clause("law/new", Beginning(), source, TODAY, library, desk, root)
        assert change.after.decode().split("\n")[1] == line


words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Cf", "Co"]), min_size=1).filter(str.strip)


@given(title=words, summary=words, topics=st.lists(words, max_size=3), owner=words)
def test_whatever_people_write_is_what_the_clause_says(
    title: str, summary: str, topics: list[str], owner: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("library")
    library = load(folder, {"clauses/law/a.md": clause()})
    desk = Desk(library.clauses, (folder / "clauses",))
    beginning = replace(BEGUN, title=title, summary=summary, topics=tuple(topics), owner=owner)
    make([new_clause("law/new", beginning, None, TODAY, library, desk)])
    made = reread(folder, "law/new")
    assert (made.title, made.summary, made.topics, made.owner) == (title, summary, tuple(topics), owner)


def test_a_variant_lies_beside_the_clause(opened: Open, tmp_path: Path) -> None:
    path = begun(opened, "law/a.scotland.parents", replace(BEGUN, extent=()))
    assert path == tmp_path / "clauses/law/a.scotland.parents.md"
    made = next(one for one in draftkit.load_library([tmp_path / "clauses"]).clauses["law/a"] if one.audiences)
    assert (made.extent, made.audiences) == (("scotland",), ("parents",))


@pytest.mark.parametrize(
    ("extent", "audiences", "name"),
    [
        (("scotland",), (), "a.scotland.md"),
        (("scotland", "wales"), ("parents",), "a.scotland.wales.parents.md"),
        (("england-and-wales",), ("parents",), "a.parents.md"),
    ],
)
def test_a_variant_named_by_options_has_a_file_of_its_own(
    extent: tuple[str, ...], audiences: tuple[str, ...], name: str, opened: Open
) -> None:
    assert begun(opened, "law/a", replace(BEGUN, extent=extent, audiences=audiences)).name == name


def test_a_copy_is_a_draft_that_nobody_checked(opened: Open, tmp_path: Path) -> None:
    original = clause("The text.", reviewed_by="A. Reader  # why", fingerprint="0123456789abcdef", guidance="Note.")
    beginning = Beginning(title="Another title")
    path = begun(opened, "law/b", beginning, "law/o", **{"clauses/law/o.md": original})
    expected = original.replace("title: A clause", "title: Another title").replace("1.0.0", "0.1.0")
    expected = expected.replace("approved\n", "draft\n").replace("approved_by: Somebody\n", "")
    expected = expected.replace("checked_on: 2026-11-01\n", "").replace("2027-11-01", "2027-05-23")
    expected = expected.replace("reviewed_by: A. Reader  #", "reviewed_by:            #")
    assert path.read_text() == expected.replace("fingerprint: 0123456789abcdef\n", "")
    assert reread(tmp_path, "law/b").status == "draft"


def test_another_librarys_clause_is_overridden_not_begun_anew(tmp_path: Path) -> None:
    upstream = tmp_path / "upstream"
    load(upstream, {"clauses/law/a.md": clause("Their text.", version="2.1.0")})
    (tmp_path / "ours/law").mkdir(parents=True)
    (tmp_path / "ours/library.yaml").write_text("name: ours\nversion: 0.1.0\n")
    library = draftkit.load_library([tmp_path / "ours", upstream / "clauses"])
    desk = Desk(library.clauses, (tmp_path / "ours",))
    for source in (None, library.clauses["law/a"][0]):
        [problem] = problems_of(new_clause, "law/a", BEGUN, source, TODAY, library, desk)
        assert problem.message == "the library small has a clause law/a already"
        assert problem.hint == "to change it for yourself: draftkit clauses override law/a"
    make([new_clause("law/b", Beginning(), library.clauses["law/a"][0], TODAY, library, desk)])
    assert (tmp_path / "ours/law/b.md").is_file()


@pytest.mark.parametrize(
    ("word", "beginning", "code", "message", "hint"),
    [
        ("law/a", BEGUN, "DK284", "there is a clause law/a already", "draftkit clauses bump law/a minor"),
        ("law/A", BEGUN, "DK284", "there is a clause law/a already", "choose another name"),
        ("lawn/b", BEGUN, "DK285", "there is no family 'lawn'", "did you mean 'law'?"),
        ("other/b", BEGUN, "DK285", "there is no family 'other'", "there are: law; a new one is declared under"),
        ("b", BEGUN, "DK283", "'b' is not an id", "legal-basis/possession"),
        ("../b", BEGUN, "DK283", "'..' cannot be part of an id", "legal-basis/possession"),
        ("law/b@1.0.0", BEGUN, "DK283", "'law/b@1.0.0' names a version", "its version is 0.1.0"),
        ("law/b", replace(BEGUN, sources=("smit",)), "DK202", "there is no source 'smit'", "did you mean 'smith'?"),
        ("law/b", Beginning(), "DK287", "a new clause needs a title, a summary and an extent", "--title, --summary"),
    ],
)
def test_what_cannot_be_begun_is_refused(
    word: str, beginning: Beginning, code: str, message: str, hint: str, opened: Open
) -> None:
    [problem] = problems_of(begun, opened, word, beginning)
    assert (problem.code, problem.message) == (code, message)
    assert hint in problem.hint


def test_a_declared_family_needs_no_folder(opened: Open, tmp_path: Path) -> None:
    about = "name: small\nversion: 1.2.3\nfamilies: {other: {title: Others}}\n"
    assert begun(opened, "other/b", **{"clauses/library.yaml": about}) == tmp_path / "clauses/other/b.md"


def test_a_file_in_the_way_stays(opened: Open, tmp_path: Path) -> None:
    library, desk = opened({"clauses/law/a.md": clause()})
    change = new_clause("law/b", BEGUN, None, TODAY, library, desk)
    (tmp_path / "clauses/law/b.md").write_text("somebody's")
    assert [problem.code for problem in problems_of(make, [change])] == ["DK607"]


def test_without_a_library_of_ones_own_nothing_is_begun(opened: Open) -> None:
    library, desk = opened({"clauses/law/a.md": clause(), **library_files()})
    [problem] = problems_of(new_clause, "law/b", BEGUN, None, TODAY, library, Desk(desk.clauses, ()))
    assert (problem.code, problem.hint) == ("DK286", "begin one: draftkit init")
