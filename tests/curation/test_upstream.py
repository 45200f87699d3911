"""Overrides: what upstream is, what is said when it moves on, copying a clause, and accepting a new version."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from draftkit.curation.changes import make
from draftkit.curation.homes import every_clause
from draftkit.curation.override import Home, accept, overridden, override
from draftkit.curation.upstream import overrides_in, upstream_of
from draftkit.curation.upstream_rules import examine_overrides
from draftkit.model.library import Library
from draftkit.problems import DraftkitError, Problem
from draftkit.steps.load_library import load_library
from tests.support.packs import pack_files
from tests.support.workspace import build_workspace, clause, problems_of

Files = Mapping[str, str | bytes]

OVERRIDE = {"overrides": "law/theft@1.0.0"}


def loaded(folder: Path, **packs: Files) -> Library:
    """The library made of packs of these names, in order."""
    return load_library([build_workspace(folder / name, files) for name, files in packs.items()])


def own(text: str = "Ours.", **front: str) -> dict[str, str | bytes]:
    """A library with the clause law/theft, which overrides another's version 1.0.0."""
    return pack_files("ours", theft=clause(text, **(OVERRIDE | front)))


def kept(text: str, version: str = "1.0.0", **front: str) -> dict[str, str | bytes]:
    """The text that an override of law/theft was made from."""
    return {f".upstream/law/theft@{version}.md": clause(text, version=version, **front)}


def theirs(text: str = "Theirs.", version: str = "1.0.0", **more: str) -> dict[str, str | bytes]:
    return pack_files("theirs", theft=clause(text, version=version), **more)


def said(library: Library) -> list[str]:
    """What is said of the first library."""
    first = library.packs[0].folder
    found = examine_overrides(library, {file for file in files_of(library) if file.startswith(first)})
    return [f"{one.severity} {one.code} {one.message}" for one in found.problems]


def files_of(library: Library) -> set[str]:
    return {clause.file for clause in every_clause(library)}


def hint(library: Library) -> str:
    [problem] = examine_overrides(library, files_of(library)).problems
    return problem.hint


def home(tmp_path: Path, name: str = "ours", **packs: Files) -> Home:
    return Home(tmp_path / name, loaded(tmp_path, **packs))


def problem_of(word: str, at: Home) -> Problem:
    [problem] = problems_of(override, word, (), (), at, every_version=False)
    return problem


def test_an_override_of_what_is_still_there_says_nothing(tmp_path: Path) -> None:
    assert said(loaded(tmp_path, ours={**own(), **kept("Theirs.")}, theirs=theirs())) == []


def test_without_the_kept_text_the_version_upstream_counts(tmp_path: Path) -> None:
    assert said(loaded(tmp_path, ours=own(), theirs=theirs())) == []


def test_a_newer_version_upstream_is_said(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours={**own(), **kept("Theirs.")}, theirs=theirs("Now.", "1.1.0"))
    message = "theirs has version 1.1.0; yours was made from 1.0.0"
    assert said(library) == [f"warning DK265 upstream changed under your override: {message}"]
    [override] = examine_overrides(library, files_of(library)).moved_on
    assert override.then is not None
    assert (override.then.body, override.now.body, override.clause.body) == ("Theirs.\n", "Now.\n", "Ours.\n")


def test_a_version_that_upstream_changed_under_its_number_is_said(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours={**own(), **kept("Theirs.")}, theirs=theirs("Secretly changed."))
    assert "theirs has changed version 1.0.0; yours was made from 1.0.0" in said(library)[0]


def test_a_version_that_upstream_dropped_is_found_by_its_nations(tmp_path: Path) -> None:
    wider = pack_files("theirs", theft=clause("Now.", version="1.1.0", extent="[england-and-wales, scotland]"))
    library = loaded(tmp_path, ours={**own(), **kept("Theirs.")}, theirs=wider)
    assert "theirs has version 1.1.0; yours was made from 1.0.0" in said(library)[0]


def test_an_approval_upstream_is_no_change(tmp_path: Path) -> None:
    base = kept("Theirs.", status="draft", checked_on="2026-10-01")
    assert said(loaded(tmp_path, ours={**own(), **base}, theirs=theirs())) == []


def test_a_withdrawal_upstream_is_said(tmp_path: Path) -> None:
    withdrawn = pack_files("theirs", theft=clause("Theirs.", status="withdrawn"))
    library = loaded(tmp_path, ours={**own(), **kept("Theirs.")}, theirs=withdrawn)
    assert "theirs has version 1.0.0, which it has withdrawn" in said(library)[0]


def test_the_place_is_the_key_in_the_front_matter(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours={**own(), **kept("Theirs.")}, theirs=theirs("Now.", "1.1.0"))
    [problem] = examine_overrides(library, files_of(library)).problems
    assert problem.place is not None
    assert problem.place.source == "overrides: law/theft@1.0.0"


def test_an_override_of_a_clause_that_no_later_library_has_is_an_error(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours=own(), theirs=pack_files("theirs", thefts=clause()))
    assert said(library) == ["error DK263 no later library has the clause law/theft that this one overrides"]
    assert hint(library) == "did you mean 'law/thefts'?"


def test_an_override_in_the_last_library_is_an_error_that_names_the_earlier_one(tmp_path: Path) -> None:
    library = loaded(tmp_path, theirs=pack_files("theirs", theft=clause()), ours=own(extent="[scotland]"))
    found = examine_overrides(library, files_of(library)).problems
    assert [problem.code for problem in found] == ["DK263"]
    assert found[0].hint == "put 'ours' before 'theirs' in draftkit.toml: the first library wins"


def test_an_override_of_a_version_that_never_was_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours=own(overrides="law/theft@1.0.9"), theirs=theirs("Now.", "1.0.0"))
    assert said(library) == ["error DK264 theirs has no version 1.0.9 of law/theft"]
    assert hint(library) == "did you mean '1.0.0'?"


def test_an_override_that_says_the_same_is_advised_against(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours=own("Theirs.", version="2.0.0"), theirs=theirs())
    assert said(library) == ["advice DK266 this says the same as law/theft 1.0.0 of theirs"]


def test_a_clause_that_hides_another_librarys_is_warned_of(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours=pack_files("ours", theft=clause("Ours.")), theirs=theirs())
    assert said(library) == ["warning DK267 this hides law/theft 1.0.0 of the library theirs"]
    assert "overrides: law/theft@1.0.0" in hint(library)


def test_a_variant_of_ones_own_hides_nothing(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours=pack_files("ours", theft=clause("Ours.", extent="[scotland]")), theirs=theirs())
    assert said(library) == []


def test_only_the_newest_of_ones_own_versions_is_compared(tmp_path: Path) -> None:
    files = own(version="2.0.0", overrides="law/theft@1.1.0")
    old = clause("Ours then.", version="1.0.0", overrides="law/theft@1.0.0")
    library = loaded(tmp_path, ours={**files, "law/theft@1.0.0.md": old}, theirs=theirs("Now.", "1.1.0"))
    assert said(library) == []


def test_what_is_overridden_in_other_libraries_is_not_said(tmp_path: Path) -> None:
    library = loaded(tmp_path, own=pack_files("own"), middle=own("Middle."), last=theirs("Now.", "1.1.0"))
    assert all(
        "middle" not in str(one.place)
        for one in examine_overrides(library, [f for f in files_of(library) if "/own/" in f]).problems
    )


def test_a_damaged_kept_text_is_told_at_its_place(tmp_path: Path) -> None:
    library = loaded(tmp_path, ours={**own(), ".upstream/law/theft@1.0.0.md": "no front matter"}, theirs=theirs())
    [problem] = examine_overrides(library, files_of(library)).problems
    assert (problem.code, ".upstream" in str(problem.place)) == ("DK116", True)


def test_of_a_chain_each_library_overrides_the_next(tmp_path: Path) -> None:
    first = pack_files("first", theft=clause("First.", overrides="law/theft@2.0.0"))
    second = pack_files("second", theft=clause("Second.", version="2.0.0", overrides="law/theft@1.0.0"))
    library = loaded(tmp_path, first=first, second=second, third=theirs("Third."))
    assert [one.body for one in library.clauses["law/theft"]] == ["First.\n"]
    [override] = overrides_in(library.packs[0], library, upstream_of(library.packs[0], library))
    assert [one.body for one in override.upstream] == ["Second.\n"]
    [override] = overrides_in(library.packs[1], library, upstream_of(library.packs[1], library))
    assert [one.body for one in override.upstream] == ["Third.\n"]
    assert examine_overrides(library, files_of(library)).problems == []


def test_in_a_chain_a_change_at_the_end_is_said_in_the_middle(tmp_path: Path) -> None:
    first = pack_files("first", theft=clause("First.", overrides="law/theft@2.0.0"))
    second = pack_files("second", theft=clause("Second.", version="2.0.0", overrides="law/theft@1.0.0"))
    library = loaded(tmp_path, first=first, second={**second, **kept("Third.")}, third=theirs("Now.", "1.1.0"))
    [override] = examine_overrides(library, files_of(library)).moved_on
    assert override.clause.library == "second"


def test_overriding_copies_the_clause_as_a_draft_and_keeps_every_other_byte(tmp_path: Path) -> None:
    text = clause(
        "Theirs.", status="approved # by the board", approved_on="2026-11-02", fingerprint="'0123456789abcdef'"
    )
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    files = {**pack_files("theirs"), "law/theft.md": data}
    at = home(tmp_path, ours=pack_files("ours", other=clause()), theirs=files)
    make(override("law/theft", (), (), at, every_version=False).changes)
    lines = (tmp_path / "ours/law/theft.md").read_bytes().split(b"\r\n")
    gone = {b"approved_by: Somebody", b"approved_on: 2026-11-02", b"fingerprint: '0123456789abcdef'"}
    before = [line for line in data.split(b"\r\n") if line not in gone]
    changed = [(old, new) for old, new in zip(before, (one for one in lines if b"overrides" not in one), strict=True)]
    assert [pair for pair in changed if pair[0] != pair[1]] == [
        (b"status: approved # by the board", b"status: draft # by the board")
    ]
    assert b"overrides: law/theft@1.0.0" in lines
    assert (tmp_path / "ours/.upstream/law/theft@1.0.0.md").read_bytes() == data


def test_what_was_overridden_is_in_force_and_check_is_content(tmp_path: Path) -> None:
    packs = {"ours": pack_files("ours", other=clause()), "theirs": theirs()}
    make(override("law/theft", (), (), home(tmp_path, **packs), every_version=False).changes)
    library = load_library([tmp_path / "ours", tmp_path / "theirs"])
    assert [one.library for one in library.clauses["law/theft"]] == ["ours"]
    assert [one.partition(" ")[0] for one in said(library)] == ["advice"]


def test_a_variant_is_copied_by_its_own(tmp_path: Path) -> None:
    scottish = {"theft.scotland": clause("Scots.", extent="[scotland]")}
    packs = {"ours": pack_files("ours", other=clause()), "theirs": theirs(**scottish)}
    decision = override("law/theft.scotland", (), (), home(tmp_path, **packs), every_version=False)
    names = [change.path.relative_to(tmp_path).as_posix() for change in decision.changes]
    assert names == ["ours/law/theft.scotland.md", "ours/.upstream/law/theft.scotland@1.0.0.md"]


def test_of_two_variants_for_the_same_nations_the_other_stays(tmp_path: Path) -> None:
    parents = {"theft.parents": clause("For parents.", audiences="[parents]")}
    packs = {"ours": pack_files("ours", other=clause()), "theirs": theirs(**parents)}
    make(override("law/theft.parents", (), (), home(tmp_path, **packs), every_version=False).changes)
    library = load_library([tmp_path / "ours", tmp_path / "theirs"])
    assert {(one.library, one.audiences) for one in library.clauses["law/theft"]} == {
        ("ours", ("parents",)),
        ("theirs", ()),
    }


def test_older_versions_are_copied_when_they_are_wanted(tmp_path: Path) -> None:
    older = {"theft@0.9.0": clause("Older.", version="0.9.0")}
    at = home(tmp_path, ours=pack_files("ours", other=clause()), theirs=theirs(**older))
    one = override("law/theft", (), (), at, every_version=False)
    assert "theirs also has 0.9.0" in one.said[-1]
    make(override("law/theft", (), (), at, every_version=True).changes)
    library = load_library([tmp_path / "ours", tmp_path / "theirs"])
    assert [(c.version, c.overrides) for c in library.clauses["law/theft"]] == [
        ("1.0.0", "law/theft@1.0.0"),
        ("0.9.0", "law/theft@0.9.0"),
    ]


def test_a_clause_may_be_overridden_in_a_library_without_files(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    at = Home(tmp_path / "ours", loaded(tmp_path, theirs=theirs()))
    make(override("law/theft", (), (), at, every_version=False).changes)
    assert (tmp_path / "ours/law/theft.md").is_file()


def test_a_clause_that_does_not_exist_is_told_with_the_nearest(tmp_path: Path) -> None:
    problem = problem_of("law/thft", home(tmp_path, ours=pack_files("ours", other=clause()), theirs=theirs()))
    assert (problem.code, problem.hint) == ("DK201", "did you mean 'law/theft'?")


def test_ones_own_clause_cannot_be_overridden(tmp_path: Path) -> None:
    at = home(tmp_path, ours=pack_files("ours", mine=clause()), theirs=theirs())
    assert problem_of("law/mine", at).message == "law/mine is your own clause: no other library has it"


def test_a_clause_is_overridden_once(tmp_path: Path) -> None:
    problem = problem_of("law/theft", home(tmp_path, ours=own(), theirs=theirs()))
    assert problem.message == "law/theft is overridden already"


def test_a_clause_of_ones_own_for_the_same_nations_is_not_replaced(tmp_path: Path) -> None:
    at = home(tmp_path, ours=pack_files("ours", theft=clause("Ours.")), theirs=theirs())
    problem = problem_of("law/theft", at)
    assert problem.code == "DK269"
    assert "overrides: law/theft@1.0.0" in problem.hint


@pytest.mark.parametrize("last", [pack_files("last"), pack_files("last", other=clause())])
def test_what_an_earlier_library_has_cannot_be_overridden(tmp_path: Path, last: Files) -> None:
    at = home(tmp_path, theirs=theirs(), ours=pack_files("ours", mine=clause()), last=last)
    problem = problem_of("law/theft", at)
    assert "law/theft belongs to the library theirs, which comes before yours" in problem.message


def accepted(tmp_path: Path, files: Files, upstream: Files) -> tuple[str, ...]:
    at = home(tmp_path, ours=files, theirs=upstream)
    decision = accept(overridden("law/theft", (), (), at), at)
    make(decision.changes)
    return decision.said


def test_accepting_names_the_new_version_and_keeps_its_text(tmp_path: Path) -> None:
    accepted(tmp_path, {**own(), **kept("Theirs.")}, theirs("Now.", "1.1.0"))
    assert "overrides: law/theft@1.1.0\n" in (tmp_path / "ours/law/theft.md").read_text("utf-8")
    assert [path.name for path in (tmp_path / "ours/.upstream/law").iterdir()] == ["theft@1.1.0.md"]
    assert said(load_library([tmp_path / "ours", tmp_path / "theirs"])) == []


def test_accepting_a_version_that_changed_under_its_number_keeps_its_text(tmp_path: Path) -> None:
    accepted(tmp_path, {**own(), **kept("Theirs.")}, theirs("Changed."))
    assert "Changed." in (tmp_path / "ours/.upstream/law/theft@1.0.0.md").read_text("utf-8")
    assert said(load_library([tmp_path / "ours", tmp_path / "theirs"])) == []


def test_accepting_mends_a_kept_text_that_is_damaged(tmp_path: Path) -> None:
    accepted(tmp_path, {**own(), ".upstream/law/theft@1.0.0.md": "nonsense"}, theirs())
    assert said(load_library([tmp_path / "ours", tmp_path / "theirs"])) == []


def test_accepting_nothing_says_so(tmp_path: Path) -> None:
    words = accepted(tmp_path, {**own(), **kept("Theirs.")}, theirs())
    assert words == ("law/theft is up to date: theirs still has 1.0.0 as it was.",)


def test_what_is_not_overridden_cannot_be_accepted(tmp_path: Path) -> None:
    [problem] = problems_of(overridden, "law/thft", (), (), home(tmp_path, ours=own(), theirs=theirs()))
    assert (problem.code, problem.hint) == ("DK269", "did you mean 'law/theft'?")


def test_accepting_what_has_gone_upstream_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DraftkitError, match="no later library has the clause law/theft"):
        accepted(tmp_path, own(), pack_files("theirs", other=clause()))
