"""Reviewing, approving and withdrawing: what is written, what is said, and every reason why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from draftkit.curation.addressing import find_clause
from draftkit.curation.approve import approve
from draftkit.curation.changes import make
from draftkit.curation.review import review
from draftkit.curation.signing import Decision, signed
from draftkit.curation.withdraw import withdraw
from draftkit.model.clause import Clause
from draftkit.model.fingerprint import fingerprint_of
from tests.curation.conftest import Open
from tests.support.workspace import clause, library_files, problems_of

TODAY = date(2026, 11, 24)
FILE = "clauses/law/offence.md"

BY_HAND = """\
---
# Written by hand, with a blank line and comments.
title: "An offence"   # in quotes
status: draft              # draft -> reviewed -> approved

summary: >-  # folded
  What it says,
  on two lines.
version: 1.0.0
review_by: 2027-11-01
extent: [england-and-wales]
approved_by:               # a person
sources: []
checked_on: 2026-11-01
examples: [{}]   \n\
---
The law is this.  \n\
No line at the end"""


def draft(body: str = "The law is this.", **front: str) -> str:
    return clause(body, **{"status": "draft", "approved_by": "", **front})


def sign(
    opened: Open, verb: object, files: dict[str, str], *ids: str, by: str = "Jane Example", on: date = TODAY
) -> Decision:
    library, desk = opened(files)
    clauses = [find_clause(id, library.clauses) for id in ids or ("law/offence",)]
    return verb(clauses, signed(by, on, TODAY), desk)  # type: ignore[operator]


def done(decision: Decision) -> dict[str, str]:
    """The files after the decision, by name, once they are written."""
    make(decision.changes)
    return {change.path.name: change.path.read_text("utf-8") for change in decision.changes}


def reread(opened: Open, id: str = "law/offence") -> Clause:
    library, _ = opened({})
    return find_clause(id, library.clauses)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_approving_keeps_every_other_byte(ends: str, mark: str, opened: Open, tmp_path: Path) -> None:
    text = (mark + BY_HAND.replace("\n", ends)).encode()
    library, desk = opened({FILE: text})
    make(
        review(
            [find_clause("law/offence", library.clauses)], signed("A. Reader", date(2026, 11, 20), TODAY), desk
        ).changes
    )
    library, desk = opened({})
    make(approve([find_clause("law/offence", library.clauses)], signed("Jane Example", TODAY, TODAY), desk).changes)
    made = (tmp_path / FILE).read_bytes().decode()
    fingerprint = fingerprint_of(find_clause("law/offence", library.clauses))
    expected = BY_HAND.replace("status: draft              #", "status: approved           #").replace(
        "approved_by:               #", "approved_by: Jane Example  #"
    )
    expected = expected.replace("# a person\n", f"# a person\napproved_on: 2026-11-24\nfingerprint: {fingerprint}\n")
    expected = expected.replace("2027-11-01\n", "2027-11-01\nreviewed_by: A. Reader\nreviewed_on: 2026-11-20\n")
    assert made == mark + expected.replace("\n", ends)


def test_a_review_writes_who_when_and_the_fingerprint(opened: Open) -> None:
    decision = sign(opened, review, {FILE: draft()}, on=date(2026, 11, 20))
    assert decision.said == ("law/offence@1.0.0 is reviewed, by Jane Example on 20 November 2026.",)
    done(decision)
    made = reread(opened)
    assert (made.status, made.reviewed_by, made.reviewed_on) == ("reviewed", "Jane Example", date(2026, 11, 20))
    assert made.fingerprint == fingerprint_of(made)
    assert made.approved_by is None


def test_a_draft_is_approved_without_a_claim_that_it_was_reviewed(opened: Open) -> None:
    decision = sign(opened, approve, {FILE: draft(reviewed_by="Somebody long ago")})
    assert decision.said[1] == "  Nobody else reviewed it."
    done(decision)
    made = reread(opened)
    assert (made.status, made.approved_by, made.approved_on, made.reviewed_by) == (
        "approved",
        "Jane Example",
        TODAY,
        None,
    )


def test_a_reviewer_who_approves_is_told_that_nobody_else_looked(opened: Open) -> None:
    done(sign(opened, review, {FILE: draft()}))
    assert "  Nobody else reviewed it: the reviewer is the same person." in sign(opened, approve, {}).said


def test_what_is_approved_and_unchanged_stays_as_it_is(opened: Open) -> None:
    done(sign(opened, approve, {FILE: draft()}))
    again = sign(opened, approve, {}, by="Another Person")
    assert again.changes == ()
    assert again.said == (
        "law/offence@1.0.0 is approved already, by Jane Example on 24 November 2026, and unchanged: nothing to do.",
    )


def test_what_is_reviewed_and_unchanged_stays_as_it_is(opened: Open) -> None:
    done(sign(opened, review, {FILE: draft()}))
    assert sign(opened, review, {}, by="Another Person").changes == ()


def test_what_changed_after_its_review_can_be_reviewed_again(opened: Open, tmp_path: Path) -> None:
    done(sign(opened, review, {FILE: draft()}))
    path = tmp_path / FILE
    path.write_text(path.read_text().replace("The law is this", "The law is that"))
    done(sign(opened, review, {}, by="Another Person"))
    made = reread(opened)
    assert (made.reviewed_by, made.fingerprint) == ("Another Person", fingerprint_of(made))


def test_an_approved_clause_without_a_fingerprint_gets_one(opened: Open) -> None:
    done(sign(opened, approve, {FILE: clause()}))
    made = reread(opened)
    assert (made.approved_by, made.fingerprint) == ("Jane Example", fingerprint_of(made))


OLD = clause(version="1.0.0", approved_by="An Earlier Person")


def test_a_successor_begins_where_the_approved_version_ends(opened: Open) -> None:
    files = {FILE: draft(version="1.1.0"), "clauses/law/offence@1.0.0.md": OLD}
    decision = sign(opened, approve, files)
    assert decision.said[2:] == ("  It is for use from 24 November 2026.", "  law/offence@1.0.0 is for use until then.")
    made = done(decision)
    assert "\nfrom: 2026-11-24\n" in made["offence.md"]
    assert made["offence@1.0.0.md"] == OLD.replace("2027-11-01\n", "2027-11-01\nuntil: 2026-11-24\n")
    new = reread(opened)
    assert new.fingerprint == fingerprint_of(new)


def test_a_successor_keeps_the_first_day_that_it_was_given(opened: Open) -> None:
    files = {FILE: draft(version="2.0.0", **{"from": "2027-04-07"}), "clauses/law/offence@1.0.0.md": OLD}
    made = done(sign(opened, approve, files))
    assert "\nuntil: 2027-04-07\n" in made["offence@1.0.0.md"]
    assert reread(opened).since == date(2027, 4, 7)


def test_an_end_that_was_written_by_hand_stays(opened: Open) -> None:
    old = OLD.replace("status", "until: 2027-01-01\nstatus")
    decision = sign(opened, approve, {FILE: draft(version="2.0.0"), "clauses/law/offence@1.0.0.md": old})
    assert decision.said[-1] == "  law/offence@1.0.0 has 'until: 2027-01-01', which is later: both hold until then."
    assert [change.path.name for change in decision.changes] == ["offence.md"]


def test_versions_for_other_nations_are_left_alone(opened: Open) -> None:
    files = {
        "clauses/law/offence.scotland.md": draft(version="1.1.0", extent="[scotland]"),
        "clauses/law/offence.md": OLD,
    }
    decision = sign(opened, approve, files, "law/offence.scotland")
    assert [change.path.name for change in decision.changes] == ["offence.scotland.md"]
    done(decision)
    assert reread(opened, "law/offence.scotland").since is None


def test_an_older_version_with_another_extent_in_the_same_files_is_superseded(opened: Open) -> None:
    files = {FILE: draft(version="2.0.0", extent="[england-and-wales, scotland]"), "clauses/law/offence@1.0.0.md": OLD}
    assert "until: 2026-11-24" in done(sign(opened, approve, files))["offence@1.0.0.md"]


REFUSALS = [
    ({}, draft(status="withdrawn"), "DK277 5 law/offence@1.0.0 was withdrawn"),
    (
        {},
        draft(status="reviewed", reviewed_by="A. Reader", reviewed_on="2026-11-20", fingerprint="0123456789abcdef"),
        "DK278 14 law/offence@1.0.0 has changed since it was reviewed, by A. Reader on 20 November 2026",
    ),
    (
        {},
        draft(status="reviewed", reviewed_by="A. Reader"),
        "DK278 5 law/offence@1.0.0 has no fingerprint: nobody can tell whether it is what was reviewed",
    ),
    (
        {},
        clause(fingerprint="0123456789abcdef", approved_on="2026-11-20"),
        "DK278 12 law/offence@1.0.0 has changed since it was approved, by Somebody on 20 November 2026",
    ),
    (
        {},
        draft("It is [TO CONFIRM: what]."),
        "DK281 13 the text of law/offence@1.0.0 still has something to confirm",
    ),
    (
        {},
        draft(short="'Shorter: [TO CONFIRM: how].'"),
        "DK281 12 the text of law/offence@1.0.0 still has something to confirm",
    ),
    ({}, draft(checked_on=""), "DK281 1 nobody has compared law/offence@1.0.0 with its sources"),
    (
        {},
        draft(review_by="2026-11-23"),
        "DK281 9 the review of law/offence@1.0.0 lapsed on 23 November 2026",
    ),
    (
        {"clauses/law/offence@2.0.0.md": clause(version="2.0.0", **{"from": "2026-01-01"})},
        draft(),
        "DK280 4 law/offence@2.0.0, which is newer, is approved already",
    ),
    (
        {"clauses/law/offence@0.9.0.md": clause(version="0.9.0", **{"from": "2026-11-24"})},
        draft(),
        "DK280 4 law/offence@0.9.0 is for use only from 24 November 2026: law/offence@1.0.0 would leave it no day",
    ),
]


@pytest.mark.parametrize(("others", "text", "expected"), REFUSALS, ids=[one[2][:60] for one in REFUSALS])
def test_refusals_of_an_approval(others: dict[str, str], text: str, expected: str, opened: Open) -> None:
    problems = problems_of(sign, opened, approve, {FILE: text, **others}, "law/offence@1.0.0")
    assert [f"{one.code} {one.place.line} {one.message}" for one in problems if one.place] == [expected]


def test_hints_name_the_variant(opened: Open) -> None:
    files = {
        FILE: clause(),
        "clauses/law/offence.scotland.md": draft(extent="[scotland]", version="1.1.0", status="reviewed"),
    }
    [problem] = problems_of(sign, opened, approve, files, "law/offence.scotland")
    assert problem.hint == 'have it reviewed with draftkit clauses review law/offence.scotland@1.1.0 --by "Name"'


def test_an_approval_before_the_review_is_refused(opened: Open) -> None:
    done(sign(opened, review, {FILE: draft()}))
    [problem] = problems_of(sign, opened, approve, {}, on=date(2026, 11, 23))
    assert problem.message == "law/offence@1.0.0 was reviewed on 24 November 2026, after 23 November 2026"


def test_what_is_approved_or_withdrawn_is_not_reviewed(opened: Open) -> None:
    for text, message in (
        (clause(), "law/offence@1.0.0 is approved already, by Somebody"),
        (draft(status="withdrawn"), "law/offence@1.0.0 was withdrawn"),
    ):
        [problem] = problems_of(sign, opened, review, {FILE: text})
        assert (problem.code, problem.message) == ("DK277", message)
        assert problem.hint == "to change it, begin a new version: draftkit clauses bump law/offence minor"


@pytest.mark.parametrize(
    ("by", "on", "message"),
    [
        ("", TODAY, "nobody is named"),
        ("  \n ", TODAY, "nobody is named"),
        ("Jane", date(2026, 11, 25), "25 November 2026 has not come yet"),
    ],
)
def test_a_signature_needs_a_name_and_a_day_that_has_come(by: str, on: date, message: str) -> None:
    [problem] = problems_of(signed, by, on, TODAY)
    assert (problem.code, problem.message) == ("DK276", message)


def test_several_clauses_are_approved_together_or_not_at_all(opened: Open) -> None:
    files = {FILE: draft(), "clauses/law/other.md": draft(checked_on="", review_by="2026-01-01")}
    problems = problems_of(sign, opened, approve, files, "law/offence", "law/other")
    assert [problem.message for problem in problems] == [
        "nobody has compared law/other@1.0.0 with its sources",
        "the review of law/other@1.0.0 lapsed on 1 January 2026",
    ]
    assert set(
        done(sign(opened, approve, {"clauses/law/other.md": draft()}, "law/offence", "law/other", "law/offence"))
    ) == {
        "offence.md",
        "other.md",
    }


def test_two_versions_of_a_clause_are_not_approved_together(opened: Open) -> None:
    files = {FILE: draft(version="1.1.0"), "clauses/law/offence@1.0.0.md": draft()}
    problems = problems_of(sign, opened, approve, files, "law/offence@1.0.0", "law/offence@1.1.0")
    assert [problem.message for problem in problems] == ["law/offence@1.1.0 is the second version of one clause"]


def test_a_clause_of_another_library_is_not_edited(opened: Open, tmp_path: Path) -> None:
    library, desk = opened({FILE: draft()})
    [problem] = problems_of(
        approve,
        library.clauses["law/offence"],
        signed("Jane", TODAY, TODAY),
        type(desk)(desk.clauses, (tmp_path / "elsewhere",)),
    )
    assert (problem.code, problem.message) == (
        "DK273",
        "law/offence belongs to the library small, which is not yours to edit",
    )


def test_a_file_that_changed_since_it_was_loaded_is_not_edited(opened: Open, tmp_path: Path) -> None:
    library, desk = opened({FILE: draft()})
    (tmp_path / FILE).write_text(draft("Somebody saved this meanwhile."))
    [problem] = problems_of(approve, library.clauses["law/offence"], signed("Jane", TODAY, TODAY), desk)
    assert (problem.code, problem.message) == ("DK274", "offence.md has changed since it was read")


def test_a_file_that_changes_before_it_is_written_is_not_overwritten(opened: Open, tmp_path: Path) -> None:
    decision = sign(opened, approve, {FILE: draft(), "clauses/law/other.md": draft()}, "law/other", "law/offence")
    (tmp_path / FILE).write_text("saved meanwhile")
    assert [problem.code for problem in problems_of(make, decision.changes)] == ["DK274"]
    assert (tmp_path / FILE).read_text() == "saved meanwhile"
    assert (tmp_path / "clauses/law/other.md").read_text() == draft()


def test_withdrawing_writes_when_and_why(opened: Open) -> None:
    files = {FILE: clause(), "clauses/law/user.md": clause("See {{ ref('law/offence') }}.", requires="[law/offence]")}
    library, desk = opened(files)
    decision = withdraw(library.clauses["law/offence"], "Section 1:\n was repealed.", TODAY, library, desk)
    assert decision.said == (
        "law/offence@1.0.0 is withdrawn: Section 1: was repealed.",
        "  Note: law/user@1.0.0 requires it.",
        "  Note: law/user@1.0.0 refers to it.",
    )
    made = done(decision)["offence.md"]
    assert "status: withdrawn\n" in made
    assert "withdrawn_on: 2026-11-24\nwithdrawn_because: 'Section 1: was repealed.'\n" in made
    assert reread(opened).withdrawn_because == "Section 1: was repealed."


def test_withdrawing_says_which_versions_are_still_in_use(opened: Open) -> None:
    library, desk = opened({FILE: clause(version="1.1.0"), "clauses/law/offence@1.0.0.md": OLD})
    decision = withdraw(library.clauses["law/offence"][:1], "Wrong.", TODAY, library, desk)
    assert "  Not withdrawn: law/offence@1.0.0." in decision.said


def test_withdrawing_names_templates_that_use_the_clause(opened: Open) -> None:
    outline = (
        '# {{ title }}\n\n{{ clause("law/offence") }}\n\n{% for c in clauses(family="law") %}{{ c }}{% endfor %}\n'
    )
    library, desk = opened({FILE: clause(), "clauses/law/b.md": clause(), "templates/note/document.md": outline})
    said = withdraw(library.clauses["law/offence"], "Wrong.", TODAY, library, desk).said
    assert said[1:] == ("  Note: the template note places it.", "  Note: the template note places clauses of law.")
    said = withdraw(library.clauses["law/b"], "Wrong.", TODAY, library, desk).said
    assert said[1:] == ("  Note: the template note places clauses of law.",)


def test_what_is_withdrawn_already_stays_as_it_is(opened: Open) -> None:
    library, desk = opened({FILE: clause(status="withdrawn", withdrawn_because="Wrong.")})
    decision = withdraw(library.clauses["law/offence"], "Other.", TODAY, library, desk)
    assert (decision.changes, decision.said) == (
        (),
        ("law/offence@1.0.0 is withdrawn already (Wrong.): nothing to do.",),
    )


def test_a_withdrawal_needs_a_reason(opened: Open) -> None:
    library, desk = opened({FILE: clause()})
    assert [one.message for one in problems_of(withdraw, [], " ", TODAY, library, desk)] == ["no reason is given"]


def test_the_usual_files_are_left_alone(opened: Open, tmp_path: Path) -> None:
    done(sign(opened, approve, {FILE: draft()}))
    for name, content in library_files().items():
        expected = content if isinstance(content, bytes) else content.encode()
        assert (tmp_path / name).read_bytes() == expected
