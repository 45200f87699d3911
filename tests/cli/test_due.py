"""`draftkit clauses due`: what has lapsed and what comes up, and the calendar that is made of it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.curation.calendar_file import calendar
from draftkit.curation.due import KINDS, Due
from tests.support.clock import TODAY

from .conftest import Call, write_files
from .test_clauses_list import clause


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


@pytest.fixture
def alone(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with nothing that falls due, and without draftkit's own beside it."""
    for name in ("offence", "approved-offence"):
        (here / f"clauses/law/{name}.md").unlink()
    write_files(
        here,
        {
            "clauses/law/far.md": clause(review_by=day(1000)),
            "clauses/contacts.yaml": f"helpline: {{name: Helpline, confidence: verified, checked_on: {day(0)}}}\n",
        },
    )
    monkeypatch.setattr("draftkit.workspace.find.starter_folder", lambda name: None)
    return here


def found(draftkit: Call, *words: str) -> list[dict[str, Any]]:
    entries = json.loads(draftkit("clauses", "due", *words, "--json").stdout)["due"]
    return [{key: one[key] for key in ("on", "kind", "what", "lapsed")} for one in entries]


def test_nothing_is_due_in_a_library_in_order(alone: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "due")
    assert result.stdout == ""
    assert result.stderr.startswith("0 things lapsed, 0 coming up to ")


def test_reviews_are_due_in_the_order_of_their_days(alone: Path, draftkit: Call) -> None:
    write_files(
        alone,
        {
            "clauses/law/late.md": clause(review_by=day(80)),
            "clauses/law/lapsed.md": clause(review_by=day(-1)),
            "clauses/law/soon.md": clause(review_by=day(0)),
            "clauses/law/withdrawn.md": clause(review_by=day(-5), status="withdrawn"),
        },
    )
    assert found(draftkit) == [
        {"on": day(-1), "kind": "review", "what": "law/lapsed@1.0.0", "lapsed": True},
        {"on": day(0), "kind": "review", "what": "law/soon@1.0.0", "lapsed": False},
        {"on": day(80), "kind": "review", "what": "law/late@1.0.0", "lapsed": False},
    ]
    assert [one["what"] for one in found(draftkit, "--within", "30d")] == ["law/lapsed@1.0.0", "law/soon@1.0.0"]


def test_the_span_may_be_a_date(alone: Path, draftkit: Call) -> None:
    write_files(alone, {"clauses/law/soon.md": clause(review_by=day(10))})
    assert found(draftkit, "--within", day(9)) == []
    assert len(found(draftkit, "--within", day(10))) == 1


def test_a_superseded_version_needs_no_review(alone: Path, draftkit: Call) -> None:
    write_files(
        alone,
        {
            "clauses/law/far@0.9.0.md": clause(version="0.9.0", review_by=day(-1), until=day(-1)),
            "clauses/law/far@0.8.0.md": clause(version="0.8.0", review_by=day(-1)),
        },
    )
    assert found(draftkit) == []


def test_an_approved_version_is_reviewed_while_its_successor_is_a_draft(alone: Path, draftkit: Call) -> None:
    old = clause(version="0.9.0", review_by=day(-1), status="approved", approved_by="Somebody")
    write_files(alone, {"clauses/law/far@0.9.0.md": old})
    assert [one["what"] for one in found(draftkit)] == ["law/far@0.9.0"]


def test_law_and_versions_that_begin_or_end_are_coming_up(alone: Path, draftkit: Call) -> None:
    law = f"\n  - {{source: example-act, provisions: [s 2], status: in-force, from: {day(5)}, until: {day(7)}}}"
    write_files(alone, {"clauses/law/new.md": clause(law=law, review_by=day(900), from_=day(5), until=day(6))})
    text = draftkit("clauses", "due").stdout
    assert f"{day(5)}  law/new@1.0.0  s 2 of example-act comes into force" in text
    assert f"{day(7)}  law/new@1.0.0  s 2 of example-act is no longer in force" in text
    assert [(one["on"], one["kind"]) for one in found(draftkit)] == [
        (day(5), "law"),
        (day(5), "version"),
        (day(6), "version"),
        (day(7), "law"),
    ]


def test_law_that_began_in_the_past_is_no_news(alone: Path, draftkit: Call) -> None:
    law = f"\n  - {{source: example-act, status: in-force, from: {day(-1)}}}"
    write_files(alone, {"clauses/law/new.md": clause(law=law, review_by=day(900))})
    assert found(draftkit) == []


def test_contacts_are_due_180_days_after_their_check(alone: Path, draftkit: Call) -> None:
    contacts = "\n".join(
        f"{key}: {{name: {key}, confidence: verified{rest}}}"
        for key, rest in {
            "old": f", checked_on: {day(-181)}",
            "today": f", checked_on: {day(-180)}",
            "early": f", checked_on: {day(-10)}, review_by: {day(3)}",
            "never": "",
        }.items()
    )
    write_files(alone, {"clauses/contacts.yaml": contacts})
    assert found(draftkit) == [
        {"on": None, "kind": "contact", "what": "never", "lapsed": True},
        {"on": day(-1), "kind": "contact", "what": "old", "lapsed": True},
        {"on": day(0), "kind": "contact", "what": "today", "lapsed": False},
        {"on": day(3), "kind": "contact", "what": "early", "lapsed": False},
    ]


def test_only_what_a_role_answers_for(alone: Path, draftkit: Call) -> None:
    write_files(alone, {"clauses/law/a.md": clause(review_by=day(1), owner="A"), "clauses/law/b.md": clause(owner="B")})
    assert [one["what"] for one in found(draftkit, "--owner", "A")] == ["law/a@1.0.0"]
    assert draftkit("clauses", "due", "--owner", "C").exit_code == 2


def test_a_calendar_is_written_that_another_program_reads(alone: Path, draftkit: Call) -> None:
    title = '"Größe, Länge; und\\\\ sehr ' + "viel " * 30 + '"'
    write_files(alone, {"clauses/law/a.md": clause(review_by=day(1), title=title)})
    result = draftkit("clauses", "due", "--ics", "due.ics")
    assert result.stderr == "Wrote due.ics (1 entry).\n"
    data = (alone / "due.ics").read_bytes()
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == "Review: Größe, Länge; und\\ sehr " + ("viel " * 30)
    assert event["DTSTART"].dt == TODAY + timedelta(days=1)
    assert "law/a@1.0.0: review it.\nOwner: Legal content" in event["DESCRIPTION"]


def test_a_calendar_on_standard_output_has_its_line_ends(alone: Path, draftkit: Call) -> None:
    write_files(alone, {"clauses/law/a.md": clause(review_by=day(1))})
    data = draftkit("clauses", "due", "--ics", "-").stdout_bytes
    assert data.count(b"\r\n") == data.count(b"\n") > 10
    assert data == draftkit("clauses", "due", "--ics", "-").stdout_bytes


def test_an_entry_keeps_its_identity_when_its_day_moves(alone: Path, draftkit: Call) -> None:
    identities = []
    for ahead in (1, 2):
        write_files(alone, {"clauses/law/a.md": clause(review_by=day(ahead))})
        [event] = icalendar.Calendar.from_ical(draftkit("clauses", "due", "--ics", "-").stdout_bytes).walk("VEVENT")
        identities.append(event["UID"])
    assert identities[0] == identities[1]


def test_contacts_nobody_checked_are_counted_beside_the_calendar(alone: Path, draftkit: Call) -> None:
    write_files(alone, {"clauses/contacts.yaml": "never: {name: Never, confidence: verified}\n"})
    assert "0 entries; 1 contact that nobody ever checked" in draftkit("clauses", "due", "--ics", "a.ics").stderr


def test_a_calendar_replaces_nothing_but_a_calendar(alone: Path, draftkit: Call) -> None:
    before = (alone / "clauses/contacts.yaml").read_text()
    result = draftkit("clauses", "due", "--ics", "clauses/contacts.yaml")
    assert result.exit_code == 2
    assert "does not end in .ics" in result.stderr
    assert (alone / "clauses/contacts.yaml").read_text() == before


items = st.builds(
    Due,
    on=st.none() | st.dates(),
    kind=st.sampled_from(KINDS),
    what=st.text(max_size=20),
    title=st.text(max_size=120),
    says=st.text(max_size=120),
    owner=st.none() | st.text(max_size=20),
)


@given(st.lists(items, max_size=5), st.text(max_size=100))
def test_any_calendar_keeps_to_the_standard(found: list[Due], library: str) -> None:
    made = calendar(found, library).encode()
    lines = made.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    events = icalendar.Calendar.from_ical(made).walk("VEVENT")
    dated = [one for one in found if one.on]
    assert [event["DTSTART"].dt for event in events] == [one.on for one in dated]
    assert len({event["UID"] for event in events}) == len(dated)
    assert all(event["DTSTART"].params["VALUE"] == "DATE" and not event.errors for event in events)


def test_a_calendar_without_a_file_goes_to_standard_output(alone: Path, draftkit: Call) -> None:
    write_files(alone, {"clauses/law/a.md": clause(review_by=day(1))})
    result = draftkit("clauses", "due", "--ics")
    [event] = icalendar.Calendar.from_ical(result.stdout_bytes).walk("VEVENT")
    assert event["SUMMARY"].startswith("Review: ")
