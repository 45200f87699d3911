"""Raising versions: two files, each with every byte but those that a new version changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.curation.addressing import find_clause
from draftkit.curation.bump import bump, raised
from draftkit.curation.changes import make
from draftkit.curation.signing import Decision
from draftkit.model.fingerprint import fingerprint_of
from tests.curation.conftest import Open
from tests.support.workspace import clause, problems_of

TODAY = date(2026, 11, 24)
FILE = "clauses/law/offence.md"
OLD = "clauses/law/offence@1.0.0.md"

APPROVED = """\
---
title: An offence
# The version, by hand:
version: "1.0.0"   # in quotes
summary: What it says.
status: approved           # draft -> reviewed -> approved
from: 2026-01-01

extent: [england-and-wales]
reviewed_by: A. Reader
reviewed_on: 2026-10-01
approved_by: A. Person     # a person
approved_on: 2026-10-02
review_by: 2027-11-01
sources: []
fingerprint: 0123456789abcdef
examples: [{}]
---
The law is this.  \n\
No line at the end"""

DRAFT = """\
---
title: An offence
# The version, by hand:
version: 1.1.0     # in quotes
summary: What it says.
status: draft              # draft -> reviewed -> approved

extent: [england-and-wales]
approved_by:               # a person
review_by: 2027-11-01
sources: []
examples: [{}]
---
The law is this.  \n\
No line at the end"""


def with_fingerprint(text: str, opened: Open) -> str:
    library, _ = opened({FILE: text})
    return text.replace("0123456789abcdef", fingerprint_of(library.clauses["law/offence"][0]))


def bumped(opened: Open, files: dict[str, str | bytes], part: str = "minor", since: date | None = None) -> Decision:
    library, desk = opened(files)
    return bump(find_clause("law/offence", library.clauses), part, since, TODAY, desk)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_both_files_keep_every_other_byte(ends: str, mark: str, opened: Open, tmp_path: Path) -> None:
    text = (mark + with_fingerprint(APPROVED, opened).replace("\n", ends)).encode()
    make(bumped(opened, {FILE: text}).changes)
    assert (tmp_path / OLD).read_bytes() == text
    assert (tmp_path / FILE).read_bytes().decode() == mark + DRAFT.replace("\n", ends)
    library, _ = opened({})
    assert [(one.version, one.status) for one in library.clauses["law/offence"]] == [
        ("1.1.0", "draft"),
        ("1.0.0", "approved"),
    ]


@pytest.mark.parametrize(("part", "version"), [("major", "2.0.0"), ("minor", "1.3.0"), ("patch", "1.2.4")])
def test_versions_are_raised_part_by_part(part: str, version: str) -> None:
    assert raised("1.2.3", part) == version


@given(st.tuples(*[st.integers(0, 10**9)] * 3), st.sampled_from(["major", "minor", "patch"]))
def test_a_raised_version_is_higher(numbers: tuple[int, ...], part: str) -> None:
    new = tuple(int(one) for one in raised(".".join(map(str, numbers)), part).split("."))
    assert new > numbers


def test_what_was_never_approved_ends_at_once(opened: Open, tmp_path: Path) -> None:
    text = clause(status="draft", approved_by="")
    decision = bumped(opened, {FILE: text})
    make(decision.changes)
    assert (tmp_path / OLD).read_text() == text.replace("2027-11-01\n", "2027-11-01\nuntil: 2026-11-24\n")
    assert "\nfrom: 2026-11-24\n" in (tmp_path / FILE).read_text()
    assert decision.said == (
        "law/offence is now 1.1.0, a draft: offence.md. Change its text there.",
        "  1.0.0 is filed as offence@1.0.0.md, for documents of days before 24 November 2026.",
        "  1.1.0 is for use from 24 November 2026.",
    )


def test_what_is_approved_stays_in_use(opened: Open) -> None:
    decision = bumped(opened, {FILE: clause()}, "major", date(2027, 4, 7))
    assert decision.said == (
        "law/offence is now 2.0.0, a draft: offence.md. Change its text there.",
        "  1.0.0 is filed as offence@1.0.0.md, and stays in use until the new one is approved.",
        "  2.0.0 is for use from 7 April 2027, once it is approved.",
    )
    old, new = decision.changes
    assert old.after == clause().encode()
    assert b"\nfrom: 2027-04-07\n" in (new.after or b"")


def test_an_end_of_the_old_version_is_not_the_end_of_the_new_one(opened: Open) -> None:
    text = clause(status="draft", approved_by="", until="2026-06-01")
    old, new = bumped(opened, {FILE: text}).changes
    assert old.after == text.encode()
    assert b"until" not in (new.after or b"")


def test_withdrawal_is_not_taken_over(opened: Open) -> None:
    text = clause(status="withdrawn", withdrawn_on="2026-11-01", withdrawn_because="Wrong.")
    old, new = bumped(opened, {FILE: text}).changes
    assert old.after == text.encode()
    assert b"withdrawn" not in (new.after or b"")
    assert b"status: draft" in (new.after or b"")


def test_variants_are_raised_by_themselves(opened: Open) -> None:
    files = {FILE: clause(), "clauses/law/offence.scotland.md": clause(version="1.1.0", extent="[scotland]")}
    library, desk = opened(files)
    decision = bump(find_clause("law/offence.scotland", library.clauses), "minor", None, TODAY, desk)
    assert [change.path.name for change in decision.changes] == ["offence.scotland@1.1.0.md", "offence.scotland.md"]


NO_DAY = "law/offence@1.0.0 is for use only from 24 November 2026: a version from"


@pytest.mark.parametrize(
    ("front", "since", "message"),
    [
        (
            {"status": "draft", "approved_by": "", "from": "2026-11-24"},
            None,
            f"{NO_DAY} 24 November 2026 would leave it no day",
        ),
        (
            {"from": "2026-11-24"},
            date(2026, 11, 1),
            f"{NO_DAY} 1 November 2026 would leave it no day",
        ),
    ],
)
def test_a_version_without_a_day_is_refused(
    front: dict[str, str], since: date | None, message: str, opened: Open
) -> None:
    [problem] = problems_of(bumped, opened, {FILE: clause(**front)}, "minor", since)
    assert (problem.code, problem.message) == ("DK280", message)


def test_only_the_newest_version_is_raised(opened: Open) -> None:
    library, desk = opened({FILE: clause(version="1.1.0"), OLD: clause()})
    old = find_clause("law/offence@1.0.0", library.clauses)
    [problem] = problems_of(bump, old, "minor", None, TODAY, desk)
    assert (problem.code, problem.message) == ("DK282", "law/offence@1.0.0 is not the newest version of its clause")


def test_a_text_that_changed_since_its_approval_is_not_filed_as_approved(opened: Open) -> None:
    [problem] = problems_of(bumped, opened, {FILE: clause(fingerprint="0123456789abcdef")})
    assert (problem.code, problem.message) == (
        "DK233",
        "law/offence@1.0.0 has changed since it was approved: filing it would keep a text that nobody approved",
    )


def test_a_file_in_the_way_is_not_overwritten(opened: Open, tmp_path: Path) -> None:
    decision = bumped(opened, {FILE: clause()})
    (tmp_path / OLD).write_text("something else")
    assert [problem.code for problem in problems_of(make, decision.changes)] == ["DK607"]
    assert ((tmp_path / OLD).read_text(), (tmp_path / FILE).read_text()) == ("something else", clause())


def test_when_the_second_file_cannot_be_written_the_first_is_undone(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    decision = bumped(opened, {FILE: clause()})
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if Path(target).name == "offence.md":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    [problem] = problems_of(make, decision.changes)
    assert (problem.code, problem.message) == (
        "DK275",
        f"offence.md could not be written: the disk is full: {tmp_path / FILE} was not written",
    )
    assert sorted(path.name for path in (tmp_path / "clauses/law").iterdir()) == ["offence.md"]
    assert (tmp_path / FILE).read_text() == clause()


def test_a_person_who_stops_it_half_way_has_the_files_as_before(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    decision = bumped(opened, {FILE: clause()})
    replace = os.replace

    def stopped(source: Path, target: Path) -> None:
        if Path(target).name == "offence.md":
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        make(decision.changes)
    assert {path.name: path.read_text() for path in (tmp_path / "clauses/law").iterdir()} == {"offence.md": clause()}
