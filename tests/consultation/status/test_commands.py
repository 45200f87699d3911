"""`draftkit consult status` and `draftkit consult record` as somebody uses them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftkit.cli.main import main

QUESTIONS = """\
title: A duty to report (synthetic)
body: A department (synthetic)
closes: 2026-12-04
questions:
- {id: '1', number: '1', text: Do you agree that there should be a duty to report abuse?, kind: text, words: 20}
- {id: '2', number: '2', text: What would help?, kind: text}
"""

RESPONSE = """\
template: consultation-response
title: Response on a duty
organisation: Example Charity (synthetic)
contact_role: Head of policy
about_us: We support families.
summary: We agree.
closing_date: 2026-12-04
submitted_on: 2026-12-01
sources:
  own: {type: report, author: Example Charity (synthetic), title: Our figures, date: 2026-01-02}
"""

FIRST = """\
---
position: support
topic: a duty to report
reasons: It makes clear who acts.
owner: Policy
status: ready
---
We agree. The Department should publish guidance on it.
"""

SECOND = "---\nowner: Youth panel\nstatus: signed-off\n---\nTime, and a person to ask. [@own]\n"

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call draftkit in the folder of a response."""
    folder = tmp_path / "response"
    (folder / "answers").mkdir(parents=True)
    files = {"questions.yaml": QUESTIONS, "response.yaml": RESPONSE, "answers/1.md": FIRST, "answers/2.md": SECOND}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAFTKIT_CACHE", str(tmp_path / "cache"))

    def run(*words: str) -> Result:
        result = CliRunner().invoke(main, ["consult", *words], catch_exceptions=False)
        assert "Traceback" not in result.output
        return result

    return run


def change(name: str, before: str, after: str) -> None:
    path = Path(name)
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_a_response_that_can_be_sent(call: Call) -> None:
    result = call("status", "--as-at", "2026-11-22")
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
A duty to report (synthetic) (A department (synthetic))
Closes in 12 days, on 4 December 2026.
2 questions: 1 ready, 1 signed off. 2 of 2 ready or signed off (100 %).

no.  question                                  owner        state       words    evidence  position  confidential
1    Do you agree that there should be a dut…  Policy       ready       9 of 20  -         support
2    What would help?                          Youth panel  signed off  16       -         -

Ready to be sent.
"""
    )


def test_drafts_and_gaps_do_not_block_but_are_told(call: Call) -> None:
    change("answers/2.md", "signed-off", "drafting")
    change("response.yaml", "We support families.", "'[TO CONFIRM: About us]'")
    result = call("status")
    assert result.exit_code == 0
    assert result.stdout.endswith("Nothing blocks; still to do: 1 answer is not ready, response.yaml has 1 gap.\n")
    record = json.loads(call("status", "--json").stdout)
    assert (record["blocked"], record["ready"]) == (False, False)


def test_clauses_and_fields_count_as_they_are_handed_in(call: Call) -> None:
    change("answers/1.md", "We agree.", "We are the {{ organisation }}.")
    record = json.loads(call("status", "--json").stdout)
    assert record["questions"][0]["words"] == 13
    assert record["words_estimated"] is False


def test_what_is_faulty_is_told_and_the_rest_is_still_shown(call: Call) -> None:
    change("answers/1.md", "We agree.", '{{ clause("no/such-clause") }}')
    result = call("status")
    assert result.exit_code == 1
    assert "Words are counted as they were written" in result.stdout
    assert "answers/1.md:8: error DK201" in result.stdout
    assert "Youth panel" in result.stdout
    assert result.stdout.endswith("Not ready to be sent: 1 fault in the files.\n")


def test_an_answer_that_cannot_be_read_is_a_fault_and_empty(call: Call) -> None:
    change("answers/2.md", "signed-off", "finished")
    result = call("status")
    assert result.exit_code == 1
    assert "error DK111 'finished' is not possible for 'status'" in result.stdout
    assert "Not ready to be sent: 1 not answered, 1 fault in the files." in result.stdout


def test_json_says_what_can_block_and_what_does(call: Call) -> None:
    change("answers/1.md", "We agree.", "We do not agree, " + "word " * 30)
    result = call("status", "--json", "--as-at", "2026-12-05")
    record = json.loads(result.stdout)
    assert (result.exit_code, record["version"], record["ready"], record["days_left"]) == (1, 1, False, -1)
    assert record["what_blocks"] == [
        "not answered",
        "over the limit",
        "at odds with itself",
        "contradicting another answer",
        "fault in the files",
    ]
    assert record["blocks"] == {"over the limit": 1, "at odds with itself": 1}
    assert record["counts"] == {"empty": 0, "drafting": 0, "ready": 1, "signed-off": 1}
    assert record["questions"][0]["limits"] == [{"unit": "words", "used": 41, "limit": 20, "over": 21}]
    assert [(one["code"], one["blocks"]) for one in record["problems"]] == [
        ("DK771", False),
        ("DK772", True),
        ("DK767", True),
    ]


def test_a_note_in_the_front_matter_silences_a_finding_with_a_reason(call: Call) -> None:
    change("answers/2.md", "Time,", "45% of staff want time,")
    change("answers/2.md", " [@own]", "")
    assert "DK764" in call("status").stdout
    change("answers/2.md", "owner:", "# draftkit: ignore DK764\nowner:")
    assert "DK764" in call("status").stdout
    change("answers/2.md", "ignore DK764", "ignore DK764 it is our own count")
    assert "DK764" not in call("status").stdout


def test_draftkit_toml_decides_how_much_a_finding_matters(call: Call) -> None:
    change("answers/1.md", "We agree.", "We do not agree.")
    assert call("status").exit_code == 1
    Path("draftkit.toml").write_text('[checks]\nDK767 = "off"\n', "utf-8")
    assert call("status").exit_code == 0


def test_the_page_is_written(call: Call) -> None:
    result = call("status", "--html", "status.html")
    assert (result.exit_code, result.stderr) == (0, "Wrote status.html. Ready to be sent.\n")
    text = Path("status.html").read_text("utf-8")
    assert "A duty to report (synthetic): status of the response" in text
    assert call("status", "--html", "-").stdout == text
    assert call("status", "--html", "nowhere/status.html").exit_code != 0


def test_another_folder_is_no_response(call: Call, tmp_path: Path) -> None:
    result = call("status", "--in", str(tmp_path))
    assert (result.exit_code, "DK740" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "words", [["status"], ["record"], ["respond"], ["paste"], ["export", "-o", "answers.csv"], ["fill", "form.docx"]]
)
def test_a_current_folder_without_a_response_is_called_this_folder(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    (empty / "form.docx").write_bytes(b"PK")
    result = CliRunner().invoke(main, ["consult", *words])
    assert result.exit_code == 2
    assert "error DK740 this folder is not that of a response\n  hint: draftkit consult start" in result.stderr
    assert ". is not" not in result.stderr


def test_positions_are_recorded_once(call: Call) -> None:
    result = call("record")
    assert (result.exit_code, result.stderr) == (
        0,
        "Added 1 position of 'Response on a duty' (1 December 2026) to positions.yaml.\n",
    )
    before = Path("positions.yaml").read_bytes()
    result = call("record", "--issued", "2026-12-02")
    assert (result.exit_code, result.stderr) == (0, "Nothing to add. 1 position had been recorded before.\n")
    assert Path("positions.yaml").read_bytes() == before


def test_answers_that_take_no_position_are_counted(call: Call) -> None:
    change("answers/1.md", "position: support", "position:")
    result = call("record")
    assert result.stderr == (
        "No answer takes a position: there is nothing to record.\n"
        "1 answer takes no position and cannot be kept: draftkit consult status lists them.\n"
    )


def test_a_dry_run_writes_nothing(call: Call) -> None:
    result = call("record", "--dry-run")
    assert result.stderr.startswith("Would add 1 position")
    assert not Path("positions.yaml").exists()


def test_drafts_are_not_recorded_unless_they_were_sent(call: Call) -> None:
    change("answers/1.md", "status: ready", "status: drafting")
    result = call("record")
    assert result.exit_code == 1
    assert "answers/1.md:6:9: error DK774 Question 1 takes a position, but its answer is drafting" in result.stderr
    assert not Path("positions.yaml").exists()
    assert call("record", "--force").exit_code == 0


def test_a_ledger_does_not_change_its_mind(call: Call) -> None:
    assert call("record").exit_code == 0
    change("answers/1.md", "position: support", "position: oppose")
    result = call("record")
    assert result.exit_code == 1
    assert "is recorded with 'support' in 'Response on a duty' of 1 December 2026, and is 'oppose' now" in result.stderr
    assert call("record", "--document", "A correction", "--issued", "2026-12-09").exit_code == 0
    assert Path("positions.yaml").read_text("utf-8").count("\n- {") == 2


def test_a_later_response_is_told_what_was_said(call: Call) -> None:
    assert call("record").exit_code == 0
    change("answers/1.md", "position: support", "position: oppose")
    change("answers/1.md", "We agree.", "We do not agree.")
    cited = "'Response on a duty' of 1 December 2026"
    said = f"Question 1 is opposed here, but {cited} supported 'a duty to report' (question 1)"
    result = call("status")
    assert (result.exit_code, said in result.stdout) == (0, True)
    change("answers/1.md", "position:", "changed_position: New evidence.\nposition:")
    assert "DK769" not in call("status").stdout
    assert call("record", "--document", "Later").exit_code == 0
    assert "changed: New evidence." in Path("positions.yaml").read_text("utf-8")


def test_the_ledger_may_be_named_in_draftkit_toml(call: Call) -> None:
    Path("draftkit.toml").write_text('positions = "shared/ledger.yaml"\n', "utf-8")
    Path("shared").mkdir()
    assert call("status").exit_code == 0
    assert call("record").stderr.endswith("to shared/ledger.yaml.\n")
    assert "shared/ledger.yaml" in CliRunner().invoke(main, ["config"]).output


def test_a_ledger_that_is_missing_is_told(call: Call) -> None:
    result = call("status", "--ledger", "nowhere.yaml")
    assert (result.exit_code, "DK101" in result.stdout) == (1, True)


def test_a_damaged_ledger_is_a_fault_and_nothing_is_added_to_it(call: Call) -> None:
    Path("positions.yaml").write_text("positions:\n- {document: A}\n", "utf-8")
    assert "fault" in call("status").stdout.splitlines()[-1]
    assert call("record").exit_code == 1
    assert Path("positions.yaml").read_text("utf-8") == "positions:\n- {document: A}\n"


def test_a_confidential_answer_is_recorded_without_its_reasons(call: Call) -> None:
    change("answers/1.md", "owner:", "confidential: true\nconfidential_reason: A case.\nowner:")
    assert call("record").exit_code == 0
    text = Path("positions.yaml").read_text("utf-8")
    assert ("It makes clear" in text, "confidential: true" in text) == (False, True)
