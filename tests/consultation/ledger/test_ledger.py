"""The ledger of positions: written, read back, merged by git, and asked what was said before."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.ledger.entry import Entry, fingerprint_of, keys_of
from draftkit.consultation.ledger.find import ledger_to_write, ledgers_for
from draftkit.consultation.ledger.matching import Ledger
from draftkit.consultation.ledger.reading import changed_since, entries_in, read_ledgers
from draftkit.consultation.ledger.writing import with_entries
from draftkit.consultation.response import Position
from draftkit.problems import DraftkitError
from draftkit.reading.located import is_legal

DUTY = "Do you agree that there should be a duty to report child sexual abuse?"


def entry(
    document: str = "Response to 'A duty to report'",
    on: str = "2025-03-03",
    question: str = DUTY,
    position: str = "support",
    number: str = "4",
    topic: str = "",
) -> Entry:
    return Entry(
        document=document,
        date=date.fromisoformat(on),
        consultation="A duty to report",
        body="A department (synthetic)",
        number=number,
        question=question,
        position=Position(position),
        topic=topic,
    )


def said(entries: tuple[Entry, ...]) -> list[dict[str, object]]:
    return [dict(keys_of(one)) for one in entries]


WRITTEN = """\
# Positions that were taken in responses that were sent. draftkit consult record adds to the end; nothing is changed
# or taken out. In git, this line in .gitattributes lets two people add at once: positions.yaml merge=union
positions:
- {document: Response to 'A duty to report', date: 2025-03-03, consultation: A duty to report, \
body: A department (synthetic), number: '4', \
question: Do you agree that there should be a duty to report child sexual abuse?, position: support, \
fingerprint: FINGERPRINT}
"""


def test_a_new_ledger_says_what_it_is_and_holds_an_entry_on_one_line() -> None:
    made = with_entries(b"", "positions.yaml", [entry()]).decode()
    assert made == WRITTEN.replace("FINGERPRINT", fingerprint_of(entry()))


@pytest.mark.parametrize(
    "beginning",
    [
        "positions:\n",
        "positions: []\n",
        "positions: []",
        "# ours\npositions: null\n",
        "positions:\n  - {document: A, date: 2024-01-01, consultation: B, question: C, position: oppose}\n",
        "positions:\n- document: A\n  date: 2024-01-01\n  consultation: B\n  question: C\n  position: oppose",
        "positions:\r\n- {document: A, date: 2024-01-01, consultation: B, question: C, position: oppose}\r\n",
        "\ufeffpositions:\n",
    ],
)
def test_entries_are_added_behind_what_there_is_and_no_byte_before_them_changes(beginning: str) -> None:
    before = beginning.encode()
    made = with_entries(before, "positions.yaml", [entry(), entry(number="5")])
    if b"document: A" in before:
        assert made.startswith(before)
    else:
        assert made.startswith(before.split(b"[")[0].split(b"null")[0].rstrip())
    ending = b"\r\n" if "\r\n" in beginning else b"\n"
    assert made.count(b"\n") == made.count(ending)
    read = entries_in(made.decode("utf-8-sig").replace("\r\n", "\n"), "positions.yaml")
    assert said(read)[-2:] == said((entry(), entry(number="5")))


def test_entries_are_refused_where_the_end_of_the_file_is_no_place_for_them() -> None:
    before = b"positions: [{document: A, date: 2024-01-01, consultation: B, question: C, position: oppose}]\n"
    with pytest.raises(DraftkitError):
        with_entries(before, "positions.yaml", [entry()])


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: is_legal(text) and bool(text.strip())
)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, st.sampled_from(Position), st.booleans()), max_size=4))
def test_whatever_an_entry_says_is_read_back(rows: list[tuple[str, str, str, Position, bool]]) -> None:
    entries = tuple(
        Entry(document, date(2025, 3, 3), document, question, position, reasons=reasons, confidential=confidential)
        for document, question, reasons, position, confidential in rows
    )
    data = b""
    for one in entries:
        data = with_entries(data, "positions.yaml", [one])
    read = entries_in(data.decode("utf-8"), "positions.yaml")
    assert said(read) == said(entries)
    assert changed_since(read) == []


def test_an_entry_that_was_changed_after_the_fact_is_noticed_at_its_line() -> None:
    text = with_entries(b"", "positions.yaml", [entry(), entry(number="5")]).decode()
    before, found, after = text.rpartition("position: support")
    assert found
    [problem] = changed_since(entries_in(f"{before}position: oppose{after}", "positions.yaml"))
    assert (
        problem.message
        == "this entry of 'Response to 'A duty to report'' of 3 March 2025 was changed after it was recorded"
    )
    assert problem.place is not None
    assert problem.place.line == 5


FAULTS = [
    ("- document: A\n", "DK773", "a ledger begins with the key 'positions'"),
    ("positions:\n- document: A\n", "DK112", "'positions[1].date' is missing"),
    (
        "positions:\n- {document: A, date: 2024-01-01, consultation: B, question: C, position: suport}\n",
        "DK111",
        "'suport' is not possible for 'positions[1].position'",
    ),
    ("positions:\n- documents: A\n", "DK110", "unknown key 'documents'"),
    ("positions:\n<<<<<<< HEAD\n- document: A\n=======\n", "DK773", "git left two versions of the ledger here"),
    ("positions\n", "DK773", "a ledger begins with the key 'positions'"),
]


@pytest.mark.parametrize(("text", "code", "message"), FAULTS)
def test_faults_of_a_ledger_are_told_at_their_place(text: str, code: str, message: str) -> None:
    with pytest.raises(DraftkitError) as raised:
        entries_in(text, "positions.yaml")
    assert (code, message) in [(problem.code, problem.message) for problem in raised.value.problems]
    assert all(problem.place and problem.place.line for problem in raised.value.problems)


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "positions:\n", "positions: []\n"])
def test_a_ledger_may_be_empty(text: str) -> None:
    assert entries_in(text, "positions.yaml") == ()


def test_the_faults_of_every_ledger_are_told_at_once(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text("positions:\n- document: A\n", "utf-8")
    with pytest.raises(DraftkitError) as raised:
        read_ledgers([tmp_path / "a", tmp_path / "b"])
    assert {Path(problem.place.file).name for problem in raised.value.problems if problem.place} == {"a", "b"}


def test_an_entry_that_is_in_two_ledgers_counts_once(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(with_entries(b"", name, [entry()]))
    assert said(read_ledgers([tmp_path / "a", tmp_path / "b"])[0]) == said((entry(),))


def git(folder: Path, *words: str) -> None:
    setting = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *setting, *words], cwd=folder, check=True, capture_output=True)


def test_what_two_people_record_at_once_git_merges_without_a_conflict(tmp_path: Path) -> None:
    ledger = tmp_path / "positions.yaml"
    first = (entry(), entry(number="5"))
    ours = (entry("Response B", number="1"), entry("Response B", number="2", position="oppose"))
    theirs = (entry("Response C", number="1"), entry("Response C", number="2"), entry("Response C", number="3"))
    (tmp_path / ".gitattributes").write_text("positions.yaml merge=union\n", "utf-8")
    ledger.write_bytes(with_entries(b"", "positions.yaml", first))
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    git(tmp_path, "checkout", "-b", "theirs")
    base = ledger.read_bytes()
    ledger.write_bytes(with_entries(base, "positions.yaml", theirs))
    git(tmp_path, "commit", "-am", "theirs")
    git(tmp_path, "checkout", "main")
    ledger.write_bytes(with_entries(base, "positions.yaml", ours))
    git(tmp_path, "commit", "-am", "ours")
    git(tmp_path, "merge", "theirs", "-m", "merge")
    merged = entries_in(ledger.read_text("utf-8"), "positions.yaml")
    assert sorted(map(repr, said(merged))) == sorted(map(repr, said((*first, *ours, *theirs))))
    assert changed_since(merged) == []


def test_ledgers_are_found_upwards_as_far_as_the_workspace(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "responses" / "one"
    folder.mkdir(parents=True)
    for place in (tmp_path, tmp_path / "work", folder):
        (place / "positions.yaml").write_text("positions:\n", "utf-8")
    (tmp_path / "work" / "draftkit.toml").write_text("", "utf-8")
    assert ledgers_for(folder) == (folder / "positions.yaml", tmp_path / "work" / "positions.yaml")
    assert ledger_to_write(folder) == tmp_path / "work" / "positions.yaml"
    named = tmp_path / "elsewhere.yaml"
    assert (ledgers_for(folder, named), ledger_to_write(folder, named)) == ((named,), named)


def test_without_a_ledger_a_new_one_goes_into_the_response_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "one"
    folder.mkdir()
    assert ledgers_for(folder) == ()
    assert ledger_to_write(folder) == folder / "positions.yaml"


def test_a_contradiction_is_found_by_topic_whatever_the_question_says() -> None:
    ledger = Ledger([entry(topic="Mandatory  reporting.")])
    match = ledger.against("What next?", "mandatory reporting", Position.OPPOSE)
    assert match is not None
    assert (match.how, match.is_sure, match.entry.cited) == (
        "topic",
        True,
        "'Response to 'A duty to report'' of 3 March 2025",
    )


def test_a_contradiction_is_found_by_the_same_question() -> None:
    match = Ledger([entry()]).against(f"  {DUTY.upper()} ", "", Position.OPPOSE)
    assert match is not None
    assert match.how == "question"


def test_the_last_thing_said_counts() -> None:
    changed = [entry(on="2024-01-01", position="support"), entry("Later", on="2025-01-01", position="oppose")]
    assert Ledger(changed).against(DUTY, "", Position.OPPOSE) is None
    match = Ledger(changed).against(DUTY, "", Position.SUPPORT)
    assert match is not None
    assert match.entry.document == "Later"


@pytest.mark.parametrize("position", ["support", "neutral", "no-view"])
def test_only_support_and_opposition_contradict_each_other(position: str) -> None:
    assert Ledger([entry()]).against(DUTY, "", Position(position)) is None


def test_questions_on_different_topics_are_never_taken_for_the_same() -> None:
    assert Ledger([entry(topic="duty for schools")]).against(DUTY, "duty for churches", Position.OPPOSE) is None


def test_a_question_that_is_asked_everywhere_matches_nothing() -> None:
    assert Ledger([entry(question="Do you agree?")]).against("Do you agree?", "", Position.OPPOSE) is None


SAME = [
    # the same question in other words
    (
        DUTY,
        "To what extent do you agree or disagree that there should be a mandatory duty to report child sexual abuse?",
    ),
    ("Do you agree that failure to report should be a criminal offence?", "Should failing to report be an offence?"),
    (
        "Should schools be required to store mobile phones during the school day?",
        "Do you agree that schools should store pupils' mobile phones during the school day?",
    ),
    (
        "Do you agree with the proposed age of 13 for consent to data processing?",
        "Do you agree that the age of consent to data processing should be 13?",
    ),
    (
        "Should the time limit for claims be extended to seven years?",
        "Do you agree that the time limit for claims should be extended to seven years?",
    ),
    (
        "Do you support banning the use of nudification apps?",
        "Do you agree that the use of nudification apps should be banned?",
    ),
    (
        "Do you agree with the proposed sanctions for breach of the duty to report?",
        "Do you agree with our proposed sanctions for breaching the duty to report?",
    ),
    ("Should the scheme cover online abuse?", "Do you think that the scheme should be extended to cover online abuse?"),
    (
        "Do you agree that reporters should be protected from reprisals?",
        "Do you agree that people who report should be protected from reprisal?",
    ),
]

DIFFERENT = [
    # other questions in much the same words
    (DUTY, "Do you agree that victims of child sexual abuse should have access to therapy?"),
    (
        "Do you agree with our proposed governance measures for large services?",
        "Do you agree with our proposed content moderation measures for large services?",
    ),
    ("Do you agree with our proposals on user reporting?", "Do you agree with our proposals on terms of service?"),
    (
        "Do you agree with the changes in paragraph 12 on mobile phones?",
        "Do you agree with the changes in paragraph 14 on mobile phones?",
    ),
    ("Should the duty apply to volunteers?", "Should the duty apply to police officers?"),
    (
        "Do you agree with the changes to Part one of the guidance?",
        "Do you agree with the changes to Part two of the guidance?",
    ),
    (
        "Do you agree that failure to report should be a criminal offence?",
        "Do you agree that obstructing a report should be a criminal offence?",
    ),
    (
        "Do you agree with the proposed sanctions for breach of the duty?",
        "Do you agree with the proposed exceptions to the duty?",
    ),
    ("Should there be a time limit for claims by adults?", "Should there be a time limit for claims by children?"),
    ("What are your views on the use of AI in schools?", "What are your views on the use of CCTV in schools?"),
    (
        "Do you agree with our approach to hash matching for CSAM?",
        "Do you agree with our approach to URL detection for CSAM?",
    ),
    ("Do you agree with the proposal for England?", "Do you agree with the proposal for Wales?"),
]

MISSED = (
    "Do you agree with our proposal that services should use hash matching to detect CSAM?",
    "Do you agree that services should use hash-matching to detect child sexual abuse material?",
)
"""The same question, which likeness does not find: only a topic does."""

EVERY = [text for pair in (*SAME, *DIFFERENT) for text in pair]


@pytest.mark.parametrize("asked", [(), tuple(EVERY)], ids=["alone", "among-others"])
@pytest.mark.parametrize(("before", "now"), SAME)
def test_the_same_question_in_other_words_is_found(before: str, now: str, asked: tuple[str, ...]) -> None:
    match = Ledger([entry(question=before)], [now, *asked]).against(now, "", Position.OPPOSE)
    assert match is not None
    assert not match.is_sure


@pytest.mark.parametrize("asked", [(), tuple(EVERY)], ids=["alone", "among-others"])
@pytest.mark.parametrize(("before", "now"), DIFFERENT)
def test_another_question_in_much_the_same_words_is_not_taken_for_it(
    before: str, now: str, asked: tuple[str, ...]
) -> None:
    assert Ledger([entry(question=before)], [now, *asked]).against(now, "", Position.OPPOSE) is None


def test_an_abbreviation_hides_the_same_question_unless_a_topic_names_it() -> None:
    before, now = MISSED
    assert Ledger([entry(question=before)]).against(now, "", Position.OPPOSE) is None
    assert Ledger([entry(question=before, topic="hash matching")]).against(now, "hash matching", Position.OPPOSE)
