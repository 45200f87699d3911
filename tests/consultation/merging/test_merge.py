"""Merging: what one side changed is taken, what both changed is a conflict, and nothing is ever lost."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.cli.main import main
from draftkit.consultation.merging.from_rows import from_table
from draftkit.consultation.merging.merge import carry_out as carry_out_merge
from draftkit.consultation.merging.merge import merge
from draftkit.consultation.merging.questions import Questions
from draftkit.consultation.questions_file import read_questions
from draftkit.consultation.workspace import look_into_response, read_response
from draftkit.consultation.workspace.start import carry_out, plan_start
from draftkit.consultation.workspace.versions import record_versions
from draftkit.consultation.workspace.write_answer import changed_answer
from draftkit.problems import DraftkitError
from tests.support.strategies import SENTENCE

QUESTIONS = """\
title: A duty to report (synthetic)
questions:
  - {id: '1', number: '1', text: Do you agree with the duty?, kind: choice, options: [Agree, Disagree, Not sure]}
  - {id: 1-comment, number: '1', part: comment, text: Please explain your answer., kind: text, words: 250}
  - {id: '2', number: '2', text: Who should report?, kind: multi-choice, options: [Teachers, Police, Social workers]}
  - {id: '3', number: '3', text: How should it be funded?, kind: text}
  - {id: 4a, number: '4', part: a, text: How often does it happen?, kind: table, rows: [Online, At home]}
"""


def folder(at: Path) -> Path:
    """A response that was just started."""
    at.mkdir(parents=True)
    (at / "questions.yaml").write_text(QUESTIONS, "utf-8")
    questionnaire = read_questions(at / "questions.yaml")
    plan = plan_start(at, questionnaire, QUESTIONS.encode(), "template: consultation-response\n", {})
    carry_out(plan, at)
    return at


def write(at: Path, id: str, text: str | None = None, **values: object) -> None:
    path = at / "answers" / f"{id}.md"
    path.write_bytes(changed_answer(path.read_bytes(), str(path), values, text))


def text_of(at: Path, id: str) -> str:
    return look_into_response(at).answers[id].text


def copied(at: Path, name: str) -> Path:
    """A copy of a folder, handed out."""
    response = look_into_response(at)
    record_versions(at, response.answers.values())
    return Path(shutil.copytree(at, at.parent / name))


def run(at: Path, *words: str) -> Result:
    with contextlib.chdir(at):
        return CliRunner().invoke(main, ["consult", "merge", *words])


def everything(at: Path) -> dict[str, bytes]:
    return {str(path.relative_to(at)): path.read_bytes() for path in sorted(at.rglob("*")) if path.is_file()}


def conflicts(at: Path) -> list[str]:
    return sorted(path.name for path in (at / "answers").glob("*.conflict.*"))


def test_an_answer_that_only_they_wrote_is_taken(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(theirs, "3", "By the department.\n\nFully.", owner="Finance", evidence=({"source": "survey"},))
    done = run(ours, str(theirs))
    answer = read_response(ours).answers["3"]
    assert (done.exit_code, answer.text, answer.owner) == (0, "By the department.\n\nFully.", "Finance")
    assert [one.source for one in answer.evidence] == ["survey"]
    assert "## Write the answer below the second ---" in (ours / "answers" / "3.md").read_text("utf-8")


def test_an_answer_that_only_we_wrote_stays(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(ours, "3", "Ours.", status="ready")
    before = everything(ours)
    assert run(ours, str(theirs)).exit_code == 0
    assert everything(ours) == before


def test_changes_to_different_passages_are_both_taken_and_said(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "One.\n\nTwo.\n\nThree.")
    theirs = copied(ours, "theirs")
    write(ours, "3", "One of ours.\n\nTwo.\n\nThree.")
    write(theirs, "3", "One.\n\nTwo.\n\nThree of theirs.\n\nFour.")
    done = run(ours, str(theirs))
    assert (done.exit_code, text_of(ours, "3")) == (0, "One of ours.\n\nTwo.\n\nThree of theirs.\n\nFour.")
    assert "both changed the text, in different passages" in done.stderr


def test_the_same_change_is_one_change(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(ours, "3", "The same.")
    write(theirs, "3", "The same.")
    assert run(ours, str(theirs)).exit_code == 0
    assert text_of(ours, "3") == "The same."


def test_a_passage_that_both_changed_is_a_conflict_beside_the_answer(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "It must be funded.")
    theirs = copied(ours, "theirs")
    write(ours, "3", "It must be fully funded.")
    write(theirs, "3", "It must be funded by councils.")
    done = run(ours, str(theirs))
    assert (done.exit_code, text_of(ours, "3")) == (1, "It must be fully funded.")
    assert conflicts(ours) == ["3.conflict.theirs.md"]
    assert "It must be funded by councils." in (ours / "answers" / "3.conflict.theirs.md").read_text("utf-8")
    assert re.search(r"It must be \[fully funded\.\] +\| It must be \[funded by councils\.\]", done.stderr)


def test_a_conflict_stops_the_response_until_it_is_settled(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(ours, "3", "Ours.")
    write(theirs, "3", "Theirs.")
    run(ours, str(theirs))
    with pytest.raises(DraftkitError, match="what came from theirs is not settled"):
        read_response(ours)
    write(ours, "3", "Both of ours and theirs.")
    (ours / "answers" / "3.conflict.theirs.md").unlink()
    assert read_response(ours).answers["3"].text == "Both of ours and theirs."
    assert run(ours, str(theirs)).exit_code == 0, "what was settled stays settled"
    assert text_of(ours, "3") == "Both of ours and theirs."


@pytest.mark.parametrize("kind", ["folder", "answer", "csv"])
def test_merging_twice_changes_nothing_the_second_time(tmp_path: Path, kind: str) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "1-comment", "Ours.")
    theirs = copied(ours, "theirs")
    write(ours, "1-comment", "Ours, changed.")
    write(theirs, "1-comment", "Theirs.")
    write(theirs, "3", "New.")
    (tmp_path / "a.csv").write_text("Question,Answer\n1 comment,Theirs.\n3,New.\n", "utf-8")
    sources = {"folder": [theirs], "csv": [tmp_path / "a.csv"]}
    sources["answer"] = [theirs / "answers" / "1-comment.md", theirs / "answers" / "3.md"]
    words = list(map(str, sources[kind]))
    assert run(ours, *words).exit_code == 1
    once = everything(ours)
    again = run(ours, *words)
    assert (again.exit_code, everything(ours)) == (1, once)
    assert "nothing changed" in again.stderr


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(theirs, "3", "Theirs.")
    before = everything(ours)
    done = run(ours, str(theirs), "--dry-run")
    assert (done.exit_code, everything(ours)) == (0, before)
    assert "Would be: 1 answer changed" in done.stderr


def test_several_contributors_at_once_do_not_hide_each_other(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "One.\n\nTwo.\n\nThree.")
    copies = [copied(ours, name) for name in ("legal", "policy", "finance")]
    write(copies[0], "3", "One by legal.\n\nTwo.\n\nThree.")
    write(copies[1], "3", "One.\n\nTwo.\n\nThree by policy.")
    write(copies[2], "3", "One by finance.\n\nTwo.\n\nThree.")
    assert run(ours, *map(str, copies)).exit_code == 1
    assert text_of(ours, "3") == "One by legal.\n\nTwo.\n\nThree by policy."
    assert conflicts(ours) == ["3.conflict.finance.md"]


def test_without_anything_known_a_longer_text_that_holds_ours_is_taken(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "One.\n\nThree.")
    (tmp_path / "3.md").write_text("---\nquestion: '3'\n---\nOne.\n\nTwo.\n\nThree.\n", "utf-8")
    assert run(ours, str(tmp_path / "3.md")).exit_code == 0
    assert text_of(ours, "3") == "One.\n\nTwo.\n\nThree."


def test_without_anything_known_a_shorter_text_takes_nothing_away(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "One.\n\nTwo.")
    (tmp_path / "3.md").write_text("---\nquestion: '3'\n---\nTwo.\n", "utf-8")
    assert run(ours, str(tmp_path / "3.md")).exit_code == 0
    assert text_of(ours, "3") == "One.\n\nTwo."


def test_evidence_of_both_sides_is_kept_and_what_one_took_off_is_off(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "T.", evidence=({"source": "a"}, {"source": "b"}))
    theirs = copied(ours, "theirs")
    write(ours, "3", evidence=({"source": "a"}, {"source": "b"}, {"source": "ours"}))
    write(theirs, "3", evidence=({"source": "b"}, {"source": "theirs"}))
    assert run(ours, str(theirs)).exit_code == 0
    assert [one.source for one in read_response(ours).answers["3"].evidence] == ["b", "ours", "theirs"]


def test_different_choices_are_a_conflict(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(ours, "1", chosen=("Agree",))
    write(theirs, "1", chosen=("Disagree",))
    assert run(ours, str(theirs)).exit_code == 1
    assert look_into_response(ours).answers["1"].chosen == ("Agree",)
    assert conflicts(ours) == ["1.conflict.theirs.md"]


def test_of_two_stages_the_less_advanced_one_stays(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "T.", status="drafting")
    theirs = copied(ours, "theirs")
    write(ours, "3", status="ready")
    write(theirs, "3", status="signed-off")
    done = run(ours, str(theirs))
    assert (done.exit_code, read_response(ours).answers["3"].status) == (0, "ready")
    assert "the status is ready: ready here, signed-off there" in done.stderr


def test_rows_of_a_table_are_merged_one_by_one(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(ours, "4a", rows={"Online": "Often"})
    write(theirs, "4a", rows={"At home": "Never"})
    assert run(ours, str(theirs)).exit_code == 0
    assert read_response(ours).answers["4a"].rows == {"Online": "Often", "At home": "Never"}


def test_a_question_that_there_is_not_is_reported_and_kept(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "17.md").write_text("---\nquestion: 17\n---\nNobody asked.\n", "utf-8")
    done = run(ours, str(tmp_path / "17.md"))
    assert done.exit_code == 0
    assert "there is no question '17'" in done.stderr
    assert "Nobody asked." in "".join(path.read_text("utf-8") for path in (ours / "unplaced").iterdir())
    once = everything(ours)
    run(ours, str(tmp_path / "17.md"))
    assert everything(ours) == once


def test_a_file_without_front_matter_may_answer_several_questions(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    text = (
        "Dear all,\n\n# Question 1 comment\n\nWe agree.\n\n- one\n- two\n\n## Q3: How should it be funded?\n\nFully.\n"
    )
    (tmp_path / "from Jo.md").write_text(text, "utf-8")
    assert run(ours, str(tmp_path / "from Jo.md")).exit_code == 0
    assert text_of(ours, "1-comment") == "We agree.\n\n- one\n- two"
    assert text_of(ours, "3") == "Fully."


def test_a_faulty_answer_does_not_stop_the_others_and_is_told(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(theirs, "1-comment", "Sound.")
    (theirs / "answers" / "3.md").write_text("---\nownr: X\n---\nLost?\n", "utf-8")
    done = run(ours, str(theirs))
    assert done.exit_code == 1
    assert "3.md:2:1: error DK110 unknown key 'ownr'" in done.stderr
    assert text_of(ours, "1-comment") == "Sound."


@pytest.mark.parametrize(
    ("name", "hint"),
    [("notes.pdf", "Word document it was made from"), ("old.doc", "save it as .docx"), ("x.odt", "save it as .docx")],
)
def test_what_cannot_be_merged_says_what_to_do(tmp_path: Path, name: str, hint: str) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / name).write_bytes(b"x")
    done = run(ours, str(tmp_path / name))
    assert done.exit_code == 1
    assert hint in " ".join(done.stderr.split())


def test_merging_a_folder_into_itself_is_refused(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    assert "is the folder that is merged into" in run(ours, ".").stderr


def test_the_result_can_be_read_by_a_program(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    theirs = copied(ours, "theirs")
    write(ours, "3", "Ours.")
    write(theirs, "3", "Theirs.")
    done = run(ours, str(theirs), "--json")
    (found,) = [one for one in json.loads(done.stdout)["answers"] if one["conflicts"]]
    assert found["conflicts"] == [{"key": "answer", "here": "Ours.", "there": "Theirs."}]


def git(at: Path, *words: str) -> str:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(at), "GIT_CONFIG_GLOBAL": "/dev/null"}
    named = ("-c", "user.name=A role", "-c", "user.email=role@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *named, *words], cwd=at, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"id": "1-comment", "text": "We agree."}, {"id": "3", "text": "Fully funded."}),
        ({"id": "3", "text": "Fully funded."}, {"id": "3", "owner": "Finance"}),
        ({"id": "1", "chosen": ("Agree",)}, {"id": "1", "status": "drafting"}),
    ],
)
def test_git_merges_the_work_of_two_people(tmp_path: Path, one: dict[str, object], other: dict[str, object]) -> None:
    ours = folder(tmp_path / "ours")
    git(ours, "init", "-q")
    git(ours, "add", "-A")
    git(ours, "commit", "-qm", "Start")
    for branch, change in (("one", dict(one)), ("other", dict(other))):
        git(ours, "checkout", "-q", "-b", branch, "main")
        write(ours, str(change.pop("id")), change.pop("text", None), **change)  # type: ignore[arg-type]
        git(ours, "commit", "-qam", branch)
    git(ours, "merge", "-q", "one", "-m", "Both")
    response = read_response(ours)
    assert response.problems == ()
    for change in (one, other):
        answer = response.answers[str(change["id"])]
        assert all(getattr(answer, key) == value for key, value in change.items() if key != "id")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_merges_on_two_branches_do_not_collide_in_git(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    git(ours, "init", "-q")
    git(ours, "add", "-A")
    git(ours, "commit", "-qm", "Start")
    for branch, id in (("one", "1-comment"), ("other", "3")):
        git(ours, "checkout", "-q", "-b", branch, "main")
        (tmp_path / f"{id}.md").write_text(f"---\nquestion: {id}\n---\nFrom {branch}.\n", "utf-8")
        assert run(ours, str(tmp_path / f"{id}.md")).exit_code == 0
        git(ours, "add", "-A")
        git(ours, "commit", "-qm", branch)
    git(ours, "merge", "-q", "one", "-m", "Both")
    assert (text_of(ours, "1-comment"), text_of(ours, "3")) == ("From one.", "From other.")


TEXTS = st.lists(SENTENCE, max_size=4, unique=True).map("\n\n".join)


@settings(deadline=None)
@given(start=TEXTS, ours=TEXTS, theirs=st.lists(TEXTS, min_size=1, max_size=3), known=st.booleans())
def test_no_sentence_is_ever_lost(
    tmp_path_factory: pytest.TempPathFactory, start: str, ours: str, theirs: list[str], known: bool
) -> None:
    at = tmp_path_factory.mktemp("merge")
    home = folder(at / "ours")
    write(home, "3", start)
    copies = []
    for number, text in enumerate(theirs):
        copy = copied(home, f"copy{number}") if known else Path(shutil.copytree(home, at / f"copy{number}"))
        write(copy, "3", text)
        copies.append(copy)
    write(home, "3", ours)
    run(home, *map(str, copies))
    kept = "\n".join(data.decode() for data in everything(home).values())
    for text in (ours, *theirs):
        assert [sentence for sentence in text.split("\n\n") if sentence not in kept] == []
    standing = "\n".join((home / "answers" / name).read_text("utf-8") for name in ("3.md", *conflicts(home)))
    added = {sentence for text in theirs for sentence in text.split("\n\n")} - set(start.split("\n\n"))
    assert [sentence for sentence in added if sentence not in standing] == []
    once = everything(home)
    run(home, *map(str, copies))
    assert everything(home) == once


def test_an_answer_that_somebody_saves_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text("Question,Answer\n3,Theirs.\n", "utf-8")
    questions = Questions(look_into_response(ours).questionnaire.questions)
    made = merge(look_into_response(ours), [from_table(tmp_path / "a.csv", questions)])
    write(ours, "3", "Saved meanwhile.")
    with pytest.raises(DraftkitError, match="has changed since it was read"):
        carry_out_merge(made)
    assert text_of(ours, "3") == "Saved meanwhile."
