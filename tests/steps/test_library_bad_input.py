"""Bad input in a library: each gives a problem that says what is wrong and where; the rest of the library stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from array import array
from pathlib import Path
from typing import NamedTuple

import pytest

import draftkit
from draftkit.files import Cache
from draftkit.problems import DraftkitError, Problem
from draftkit.steps.load_library import clause_id, load_what_is_sound
from draftkit.steps.load_library.walk import STAMP, walk
from tests.support.workspace import build_workspace, clause, problems_of

ROOT = Path(__file__).parents[2]
GOOD = {"library.yaml": "name: small\nversion: 1.0.0\n", "law/good.md": clause("Good.")}
TEXT = clause("Text.")


class Bad(NamedTuple):
    """A file, and what is said of it."""

    title: str
    text: str | bytes
    code: str
    place: tuple[int | None, int | None]
    says: str
    name: str = "law/bad.md"


TABLE = [
    Bad("no front matter", "Only text.\n", "DK116", (1, 1), "there is no front matter"),
    Bad("an empty file", "", "DK116", (1, 1), "there is no front matter"),
    Bad("front matter that does not end", TEXT.replace("---\nText.", "Text."), "DK116", (1, 1), "does not end"),
    Bad("front matter that ends in spaces and is empty", "---\n--- \nText.\n", "DK111", (1, 1), "empty"),
    Bad("Latin-1 bytes", clause("£5 for José.").encode("latin-1"), "DK115", (13, 1), "not UTF-8"),
    Bad("UTF-16", TEXT.encode("utf-16"), "DK115", (1, 1), "not UTF-8"),
    Bad("a clause of 2 MB", clause("word " * 400_000), "DK105", (None, None), "this file has 2,000,"),
    Bad("a version of two numbers", clause(version="1.0"), "DK111", (4, 10), "'version' must be"),
    Bad("a version of thousands of digits", clause(version=f"1.0.{'9' * 5000}"), "DK111", (4, 10), "'version' must be"),
    Bad("31 February", clause(review_by="2027-02-31"), "DK111", (9, 12), "no such day"),
    Bad("30 February", clause(law="[{source: x, status: partly, from: 2023-02-30}]"), "DK111", (12, 41), "no such day"),
    Bad("a name of another version", TEXT, "DK122", (4, 10), "says version '2.0.0'", "law/bad@2.0.0.md"),
    Bad("a name of no version", TEXT, "DK122", (4, 10), "says version 'old'", "law/bad@old.md"),
    Bad("a clause without a family", TEXT, "DK119", (1, None), "has no family", "bad.md"),
    Bad("a register of another name", "a: b\n", "DK119", (None, None), "contact.yaml is not a file", "contact.yaml"),
    Bad("a key twice", clause(title="A\ntitle: B"), "DK109", (3, 1), "given twice"),
    Bad("an alias", clause(title="x\nowner: *a"), "DK107", (3, 8), "alias"),
    Bad("a tag", clause(title="!!python/name:os.system x"), "DK108", (2, 8), "tag"),
    Bad("deep nesting", clause(examples="[" * 60 + "]" * 60), "DK106", (11, 60), "nested more than 50 deep"),
    Bad("a control character", clause(title='"a\\x07b"'), "DK113", (2, 8), "U+0007"),
    Bad("a control character in the text", clause("a\x07b"), "DK113", (13, 2), "U+0007"),
    Bad("a hidden override of direction", clause("a\u202eb"), "DK114", (13, 2), "U+202E"),
    Bad("YAML that is none", clause(title="a: b: c"), "DK103", (2, 9), "not valid YAML"),
    Bad("a tab for indentation", clause(parameters="\n\tname: {help: x}"), "DK103", (13, 1), "not valid YAML"),
    Bad("an approval by nobody", clause(approved_by="''"), "DK121", (5, 9), "by nobody"),
]  # fmt: skip


def told(folder: Path) -> list[Problem]:
    return list(problems_of(draftkit.load_library, [folder], [], Cache(folder.parent / "cache")))


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: bad.title)
def test_a_bad_file_is_told_with_its_place_and_the_others_stay(tmp_path: Path, bad: Bad) -> None:
    folder = build_workspace(tmp_path / "library", {**GOOD, bad.name: bad.text})
    for _ in range(2):  # the second time, what is sound comes from the cache
        [problem] = told(folder)
        assert problem.place is not None
        assert (problem.code, problem.place.line, problem.place.column) == (bad.code, *bad.place)
        assert problem.place.file == str(folder / bad.name)
        assert bad.says in problem.message
        assert problem.hint
    library, _ = load_what_is_sound([folder])
    assert list(library.clauses) == ["law/good"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("---\n", "--- \t\n").encode(),
    ],
    ids=["BOM", "CRLF", "BOM and CRLF", "CR", "spaces after the lines of front matter"],
)
def test_files_as_other_programs_write_them_are_read_like_any_other(tmp_path: Path, data: bytes) -> None:
    folder = build_workspace(tmp_path, {**GOOD, "law/a.md": TEXT, "law/b.md": data})
    a, b = (draftkit.load_library([folder]).clauses[f"law/{name}"][0] for name in "ab")
    assert (b.body, b.body_line, b.title, b.review_by) == (a.body, a.body_line, a.title, a.review_by)


NAMES = {"Cyrillic": "право", "Arabic": "قانون", "Chinese": "法律", "accents": "café", "a space": "two words"}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_names_in_other_scripts_are_names(tmp_path: Path, name: str) -> None:
    folder = build_workspace(tmp_path / "library", {**GOOD, f"{name}/{name}.scotland.md": clause(extent="[scotland]")})
    for _ in range(2):
        library = draftkit.load_library([folder], [], Cache(tmp_path / "cache"))
        assert library.clauses[f"{name}/{name}"][0].body == "The law is this.\n"
        assert library.families[name] == (f"{name}/{name}",)


def test_an_accent_is_the_same_however_a_system_stores_it(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "law/café.md") for form in ("NFC", "NFD"))
    assert composed != apart
    assert clause_id(composed) == clause_id(apart) == "law/café"
    folder = build_workspace(tmp_path, {**GOOD, composed: TEXT, apart: TEXT})
    assert [problem.code for problem in told(folder)] == ["DK205"]


@pytest.mark.parametrize("name", ["law/a\nb.md", "law/a\x07.md", "law/\udcff.md", "la\x07w/a.md"])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not allow such names")
def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path, name: str) -> None:
    [problem] = told(build_workspace(tmp_path / "library", {**GOOD, name: TEXT}))
    assert problem.code == "DK125"
    assert "\N{REPLACEMENT CHARACTER}" in problem.message
    assert str(problem.place).encode()


@pytest.mark.parametrize("what", ["file", "folder", "nothing", "register"])
def test_a_link_is_not_followed(tmp_path: Path, what: str) -> None:
    build_workspace(tmp_path, {"outside/secret.md": TEXT, "outside/sources.yaml": "a: {type: act, title: A}\n"})
    folder = build_workspace(tmp_path / "library", GOOD)
    targets = {"file": "secret.md", "folder": "", "nothing": "missing.md", "register": "sources.yaml"}
    name = "sources.yaml" if what == "register" else "law/link" + ("" if what == "folder" else ".md")
    (folder / name).symlink_to(tmp_path / "outside" / targets[what])
    [problem] = told(folder)
    assert (problem.code, problem.place and problem.place.file) == ("DK118", str(folder / name))


def test_a_library_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    build_workspace(tmp_path / "real", GOOD)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert list(draftkit.load_library([tmp_path / "link"]).clauses) == ["law/good"]


def test_a_pipe_with_the_name_of_a_clause_is_refused(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    folder = build_workspace(tmp_path / "library", GOOD)
    os.mkfifo(folder / "law/pipe.md")
    assert [problem.code for problem in told(folder)] == ["DK101"]


def test_folders_without_end_are_refused(tmp_path: Path) -> None:
    deep = "/".join(["deep"] * 40)
    [problem] = told(build_workspace(tmp_path / "library", {**GOOD, f"{deep}/a.md": TEXT}))
    assert problem.code == "DK124"


def test_more_files_than_a_library_may_have_are_refused(tmp_path: Path) -> None:
    folder = build_workspace(tmp_path, {f"law/c{number}.md": TEXT for number in range(6)})
    assert len(walk(folder, [], limit=6).paths) == 6
    [problem] = problems_of(walk, folder, [], limit=5)
    assert problem.code == "DK123"
    assert problem.message == f"there are more than 5 files in {folder}; a library may have 5"


@pytest.mark.slow
def test_a_folder_of_more_than_100_000_files_is_refused_and_nothing_of_it_read(tmp_path: Path) -> None:
    folder = build_workspace(tmp_path / "library", GOOD)
    for number in range(100_000):
        (folder / "law" / f"c{number}.md").touch()
    assert [problem.code for problem in told(folder)] == ["DK123"]


_moment: list[Path] = []


def _remove_at_first_sight(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _moment and str(arguments[0]).endswith("a.md"):
        target = _moment.pop()
        shutil.rmtree(target) if target.is_dir() else target.unlink()


sys.addaudithook(_remove_at_first_sight)


def test_a_library_that_goes_away_while_it_is_read_is_told_once(tmp_path: Path) -> None:
    folder = build_workspace(tmp_path / "library", {f"law/{name}.md": TEXT for name in "abcdef"})
    _moment.append(folder)
    [problem] = told(folder)
    assert (problem.code, problem.message) == ("DK126", f"the folder {folder} went away while it was read")


def test_a_file_that_goes_away_while_others_are_read_is_told(tmp_path: Path) -> None:
    folder = build_workspace(tmp_path / "library", {f"law/{name}.md": TEXT for name in "abc"})
    _moment.append(folder / "law/b.md")
    [problem] = told(folder)
    assert (problem.code, problem.place and problem.place.file) == ("DK101", str(folder / "law/b.md"))
    assert list(draftkit.load_library([folder]).clauses) == ["law/a", "law/c"]


def test_a_library_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in told(tmp_path / "nowhere")] == ["DK101"]
    assert [problem.code for problem in problems_of(draftkit.load_library, [tmp_path])] == ["DK217"]


IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions work otherwise on this system")
@pytest.mark.parametrize("what", ["law/bad.md", "law/inner"])
def test_what_may_not_be_read_is_told(tmp_path: Path, what: str) -> None:
    folder = build_workspace(tmp_path / "library", {**GOOD, "law/bad.md": TEXT, "law/inner/c.md": TEXT})
    (folder / what).chmod(0)
    drop = "-dac_override,-dac_read_search"
    as_others = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"] if IS_ROOT else []
    code = (
        "import sys, draftkit\n"
        "try: draftkit.load_library([sys.argv[1]])\n"
        "except draftkit.DraftkitError as fault: print(*(f'{p.code} {p.message} {p.hint}' for p in fault.problems))\n"
    )
    words = [*as_others, sys.executable, "-c", code, str(folder)]
    done = subprocess.run(
        words, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    (folder / what).chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.startswith("DK101 cannot read ")
    assert "permission denied" in done.stdout


def test_a_file_that_became_faulty_after_it_was_kept_is_told(tmp_path: Path) -> None:
    folder = build_workspace(tmp_path / "library", GOOD)
    draftkit.load_library([folder], [], Cache(tmp_path / "cache"))
    build_workspace(folder, {"law/good.md": "broken\n"})
    assert [problem.code for problem in told(folder)] == ["DK116"]
    build_workspace(folder, {"law/good.md": TEXT})
    assert list(draftkit.load_library([folder], [], Cache(tmp_path / "cache")).clauses) == ["law/good"]


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    files = {
        "law/a.md": clause(status="nonsense", extent="[mars]"),
        "law/b.md": "none\n",
        "terms.yaml": "t: {avoid: x}\n",
    }
    assert sorted(problem.code for problem in told(build_workspace(tmp_path / "library", files))) == [
        "DK111",
        "DK111",
        "DK111",
        "DK112",
        "DK116",
    ]


def test_stamps_have_the_files_of_the_walk(tmp_path: Path) -> None:
    walked = walk(build_workspace(tmp_path, {**GOOD, ".git/config.yaml": "a: b\n", "law/notes.txt": "x"}), [])
    assert walked.paths == ["library.yaml", "law/good.md"]
    assert (type(walked.stamps), len(walked.stamps)) == (array, 2 * STAMP)


def test_a_library_that_cannot_be_loaded_raises_one_error(tmp_path: Path) -> None:
    with pytest.raises(DraftkitError):
        draftkit.load_library([tmp_path / "nowhere", tmp_path / "neither"])
