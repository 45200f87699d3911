"""Whatever is wrong, a person is told what, where and what to do; nothing is half written, no trace is shown."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.workspace import BASE, TEMPLATE_YAML, build_workspace, clause, library_files, outline
from tests.support.xml import repacked

ROOT = Path(__file__).parent.parent

INPUTS = "template: note\ntitle: A title\nas_at: 2026-11-22\n"
PLACING = outline('# {{ title }}\n\n{{ text }}\n\n{{ clause("law/a") }}\n')
EARLIER = b"the document of yesterday"


@dataclass(frozen=True)
class Bad:
    """Material with something wrong, and what has to be said about it."""

    title: str
    code: str
    place: str = ""
    """How the place begins, after the folder."""
    says: str = ""
    inputs: str | bytes | None = INPUTS
    law: str = field(default_factory=clause)
    files: dict[str, str | bytes] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    exit: int = 1


def law(body: str = "The law.", **front: str) -> str:
    return clause(body, **front)


def stated(status: str, dates: str) -> str:
    return f"[{{source: poca-1978, provisions: [s 1], status: {status}, {dates}}}]"


FIELDS = {
    "templates/note/template.yaml": TEMPLATE_YAML
    + "  many: {type: number}\n  day: {type: date}\n  yes_no: {type: boolean}\n  claims: {type: list, of: claim}\n"
}

TABLE = [
    Bad("a missing file", "DK101", says="did you mean 'in.yml'?", inputs=None, files={"in.yml": INPUTS}),
    Bad("an empty file", "DK102", "in.yaml:1", "draftkit new", inputs=""),
    Bad("a file of blanks", "DK102", "in.yaml:1", inputs=" \n\n"),
    Bad("not YAML", "DK103", "in.yaml:2:8", inputs="title: 'one: \n  two' three: four\n"),
    Bad("a Word document instead of inputs", "DK115", inputs=BASE.read_bytes()),
    Bad("another encoding", "DK115", "in.yaml:2:8", "UTF-8", inputs="template: note\ntitle: £5\n".encode("latin-1")),
    Bad("words instead of keys", "DK111", "in.yaml:1:1", inputs="please make a briefing\n"),
    Bad("ten megabytes", "DK105", "in.yaml", "split it", inputs="text: x\n" * 1_300_000),
    Bad("100,000 brackets", "DK106", "in.yaml:1:", "flatten", inputs="a: " + "[" * 100_000),
    Bad("aliases", "DK107", "in.yaml:4:7", inputs=INPUTS + "text: &a x\nother: *a\n"),
    Bad("a billion laughs", "DK107", inputs="a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
    Bad("a duplicate key", "DK109", "in.yaml:4:1", "line 2", inputs=INPUTS + "title: Another\n"),
    Bad("a tag", "DK108", "in.yaml:4:7", inputs=INPUTS + "text: !!python/name:os.system x\n"),
    Bad("text where a number is due", "DK111", "in.yaml:4:7", "digits", inputs=INPUTS + "many: many\n", files=FIELDS),
    Bad("text where a date is due", "DK111", "in.yaml:4:6", "2026-11-22", INPUTS + "day: 22.11.2026\n", files=FIELDS),
    Bad("text where a list is due", "DK111", "in.yaml:4:10", "- ", inputs=INPUTS + "entries: one\n"),
    Bad("a list where text is due", "DK111", "in.yaml:4:7", inputs=INPUTS + "text: [one]\n"),
    Bad("a number where truth is due", "DK111", "in.yaml:4:9", "true", inputs=INPUTS + "yes_no: 7\n", files=FIELDS),
    Bad("an unknown key", "DK110", "in.yaml:4:1", "did you mean 'title'?", inputs=INPUTS + "titel: x\n"),
    Bad("an unknown key without a neighbour", "DK110", "in.yaml:4:1", "known here", inputs=INPUTS + "zzz: x\n"),
    Bad("an unknown template", "DK204", "in.yaml:1:11", "did you mean 'note'?", inputs="template: noet\ntitle: T\n"),
    Bad("no template", "DK112", "in.yaml:1", "there are: note", inputs="title: T\n"),
    Bad("an unknown marking", "DK111", "in.yaml:4:10", "possible", inputs=INPUTS + "marking: OFFICAL\n"),
    Bad(
        "an unknown clause in the outline",
        "DK201",
        "templates/note/document.md:1:12",
        "did you mean 'law/a'?",
        files=outline('{{ clause("law/aa") }}\n'),
    ),
    Bad("an unknown clause in the inputs", "DK201", "in.yaml:4:11", "'law/a'?", inputs=INPUTS + "clauses: [law/aa]\n"),
    Bad("a clause not yet in force", "DK208", says="26 Nov", law=law(law=stated("in-force", "from: 2026-11-26"))),
    Bad("a clause no longer in force", "DK208", says="ceased", law=law(law=stated("in-force", "until: 2026-11-22"))),
    Bad("a clause of another nation", "DK209", says="Scotland", law=law(extent="[scotland]")),
    Bad("a withdrawn clause", "DK210", says="withdrawn", law=law(status="withdrawn")),
    Bad(
        "clauses that require each other",
        "DK206",
        "clauses/law/",
        "law/a -> law/b -> law/a",
        law=law(requires="[law/b]"),
        files={"clauses/law/b.md": law(requires="[law/a]")},
    ),
    Bad("a clause that requires itself", "DK206", "clauses/law/a.md:1", "law/a -> law/a", law=law(requires="[law/a]")),
    Bad("a required clause that is nowhere", "DK201", "clauses/law/a.md:1", "law/z", law=law(requires="[law/z]")),
    Bad("an undefined variable in a clause", "DK104", "clauses/law/a.md:", "'nmae'", law=law("By {{ nmae }}.")),
    Bad("an escape from the sandbox", "DK302", "clauses/law/a.md:", "not allowed", law=law("{{ ''.__class__ }}")),
    Bad("a clause that includes a file", "DK301", "clauses/law/a.md:", law=law("{% include '/etc/passwd' %}")),
    Bad("a clause whose syntax is wrong", "DK301", "clauses/law/a.md:", "pairs", law=law("{% if %}")),
    Bad("a clause that takes up all memory", "DK302", "clauses/law/a.md:", law=law("{{ 'x' * 10000000000 }}")),
    Bad("an unknown source in a clause", "DK202", "clauses/law/a.md:", "'poca-1978'?", law=law("x[@poca-1987]")),
    Bad(
        "an unknown source in a claim",
        "DK202",
        "in.yaml:5:40",
        "did you mean 'local-news'?",
        inputs=INPUTS + "claims:\n  - {text: x, basis: research, source: local-nwes}\n",
        files=FIELDS,
    ),
    Bad("an unknown key in a clause", "DK110", "clauses/law/a.md:", "'version'?", law=law(versoin="1.0.0")),
    Bad("a clause without front matter", "DK116", "clauses/law/a.md:1:1", "begin", law="Just text.\n"),
    Bad("a wrong version", "DK111", "clauses/law/a.md:4", "1.0.0", law=law(version="1.0")),
    Bad("a control character", "DK113", "in.yaml:4:8", "U+0007", inputs=INPUTS + "text: x\x07y\n"),
    Bad("an escaped control character", "DK113", "in.yaml:4:7", inputs=INPUTS + 'text: "x\\0y"\n'),
    Bad("a bidirectional override", "DK114", "in.yaml:4:8", "U+202E", inputs=INPUTS + "text: x\u202ey\n"),
    Bad("a bidirectional override in a clause", "DK114", "clauses/law/a.md:", law=law("x\u2066y")),
    Bad("a control character in a clause", "DK113", "clauses/law/a.md:", law=law("x\x1by")),
    Bad("a token of our own in a clause", "DK113", "clauses/law/a.md:", law=law("x\ufffe0\uffffy")),
    Bad("a footnote that is not there", "DK305", says="there is no footnote", inputs=INPUTS + "body: 'x[^1]'\n",
        files=outline("{{ body }}\n")),
    Bad("a house style that is no .docx", "DK501", "house.docx", files={"house.docx": "text"},
        inputs=INPUTS + "house_style: house.docx\n"),
    Bad("a house style with macros", "DK502", "house.docx", "macros", inputs=INPUTS + "house_style: house.docx\n",
        files={"house.docx": repacked(BASE.read_bytes(), {"word/vbaProject.bin": b"x"})}),
    Bad("a house style that is not there", "DK101", "house.docx", inputs=INPUTS + "house_style: house.docx\n"),
    Bad("a house style of an unknown name", "DK513", "in.yaml:4:14", "'government'?",
        inputs=INPUTS + "house_style: goverment\n"),
    Bad("an output folder that is not there", "DK504", "nowhere/a.docx", "create it", options=("-o", "nowhere/a.docx")),
    Bad("a wrong option", "", says="No such option", options=("--nonsense",), exit=2),
    Bad("a wrong date", "", says="2026-11-22", options=("--as-at", "22.11.2026"), exit=2),
    Bad("a library that is not there", "DK615", says="create the folder", options=("--library", "nowhere"), exit=2),
    Bad("an output that is the inputs", "DK603", says="in.yaml", options=("-o", "in.yaml"), exit=2),
    Bad("an output that is no .docx", "DK603", says=".docx", options=("-o", "out.pdf"), exit=2),
    Bad("a workspace file that is not TOML", "DK103", "draftkit.toml:1", exit=2,
        files={"draftkit.toml": "libraries = [\n"}),
    Bad("a workspace file with an unknown key", "DK110", "draftkit.toml:1:1", "'libraries'?", exit=2,
        files={"draftkit.toml": "librarys = []\n"}),
]  # fmt: skip


def run(folder: Path, *words: str, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """`draftkit` in a process of its own, in `folder`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DRAFTKIT_")}
    environment = kept | {"DRAFTKIT_CACHE": str(folder / ".cache"), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    command = [*before, sys.executable, "-W", "error", "-c", "from draftkit.cli.main import run; run()", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)


def assemble(folder: Path, *options: str, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    return run(
        folder, "assemble", "in.yaml", "--library", "clauses", "--templates", "templates", *options, before=before
    )


def prepared(folder: Path, bad: Bad) -> Path:
    files: dict[str, str | bytes] = {**library_files(PLACING), "clauses/law/a.md": bad.law, **bad.files}
    if bad.inputs is not None:
        files["in.yaml"] = bad.inputs
    build_workspace(folder, {**files, "in.docx": EARLIER})
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: bad.title)
def test_bad_material_is_told_and_nothing_is_written(tmp_path: Path, bad: Bad) -> None:
    before = everything(prepared(tmp_path, bad))
    made = assemble(tmp_path, *bad.options)
    assert made.returncode == bad.exit, made.stderr
    assert f"error {bad.code}" in made.stderr or not bad.code
    assert "Traceback" not in made.stderr
    assert made.stdout == ""
    if bad.place:
        assert re.search(rf"^(\S*/)?{re.escape(bad.place)}\S*: error {bad.code} ", made.stderr, re.MULTILINE), (
            made.stderr
        )
    assert bad.says in made.stderr
    assert "hint: " in made.stderr or not bad.code
    assert everything(tmp_path) == before


@pytest.mark.parametrize("word", ["no", "on", "off", "yes", "null and void", "0800 1111", "1.0", "2026-11-22", "=1+1"])
def test_words_that_other_programs_change_stay_as_they_are(tmp_path: Path, word: str) -> None:
    from tests.support.xml import document_text

    prepared(tmp_path, Bad("", "", inputs=f"{INPUTS}text: {word}\n"))
    assert assemble(tmp_path).returncode == 0
    assert word in document_text((tmp_path / "in.docx").read_bytes()).split("\n")


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    prepared(tmp_path, Bad("", "", inputs=INPUTS + "entries: x\nmarking: y\nzzz: 1\ntext: [a]\n"))
    assert assemble(tmp_path).stderr.count(": error DK") == 4


def test_a_house_style_that_lacks_styles_is_completed_and_reported(tmp_path: Path) -> None:
    from lxml import etree

    from tests.support.xml import package_faults, tree_of, w

    tree = tree_of(BASE.read_bytes(), "word/styles.xml")
    for style in tree.findall(w("style"))[3:]:
        tree.remove(style)
    house = repacked(BASE.read_bytes(), {"word/styles.xml": etree.tostring(tree)})
    prepared(tmp_path, Bad("", "", inputs=INPUTS + "house_style: house.docx\n", files={"house.docx": house}))
    made = assemble(tmp_path, "-v")
    assert made.returncode == 0
    assert package_faults((tmp_path / "in.docx").read_bytes()) == []
    assert "DK503" in made.stderr


@pytest.mark.parametrize("lock", ["~$in.docx", ".~lock.in.docx#"])
def test_an_output_that_is_open_elsewhere_is_left_alone(tmp_path: Path, lock: str) -> None:
    prepared(tmp_path, Bad("", "", files={lock: "x"}))
    made = assemble(tmp_path)
    assert (made.returncode, "error DK506" in made.stderr) == (1, True)
    assert ("Word" if lock.startswith("~$") else "LibreOffice") in made.stderr
    assert (tmp_path / "in.docx").read_bytes() == EARLIER


def test_an_output_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    prepared(tmp_path, Bad("", ""))
    (tmp_path / "in.docx").unlink()
    (tmp_path / "in.docx").mkdir()
    made = assemble(tmp_path)
    assert (made.returncode, "error DK505" in made.stderr) == (1, True)


IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
AS_OTHERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
"""Root may write anywhere; so run, it may not."""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions work otherwise on this system")
@pytest.mark.skipif(IS_ROOT and shutil.which("setpriv") is None, reason="root may write anywhere")
@pytest.mark.parametrize("what", ["folder", "file"])
def test_an_output_that_may_not_be_written_is_left_alone(tmp_path: Path, what: str) -> None:
    prepared(tmp_path, Bad("", "", files={"out/in.docx": EARLIER}))
    (tmp_path / "out" / "in.docx").chmod(0o444 if what == "file" else 0o644)
    (tmp_path / "out").chmod(0o555 if what == "folder" else 0o755)
    made = assemble(tmp_path, "-o", "out/in.docx", before=AS_OTHERS if IS_ROOT else ())
    (tmp_path / "out").chmod(0o755)
    assert (made.returncode, "error DK505" in made.stderr) == (1, True), made.stderr
    assert "hint: " in made.stderr
    assert everything(tmp_path / "out") == {"in.docx": EARLIER}


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few kilobytes; skips where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("this user cannot mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_earlier_file_as_it_was(tmp_path: Path, full_disk: Path) -> None:
    prepared(tmp_path, Bad("", "", inputs=INPUTS + "text: " + "words of all kinds " * 3000 + "\n"))
    (full_disk / "out.docx").write_bytes(EARLIER)
    (full_disk / "filler").write_bytes(os.urandom(8000))
    made = assemble(tmp_path, "-o", "disk/out.docx")
    assert (made.returncode, "error DK507" in made.stderr) == (1, True), made.stderr
    assert (full_disk / "out.docx").read_bytes() == EARLIER
    assert sorted(path.name for path in full_disk.iterdir()) == ["filler", "out.docx"]


def test_an_output_keeps_its_permissions_when_it_is_written_again(tmp_path: Path) -> None:
    prepared(tmp_path, Bad("", ""))
    (tmp_path / "in.docx").chmod(0o640)
    assert assemble(tmp_path).returncode == 0
    assert (tmp_path / "in.docx").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "in.docx").read_bytes() != EARLIER


def test_an_earlier_output_is_replaced_as_a_whole_and_never_written_over(tmp_path: Path) -> None:
    prepared(tmp_path, Bad("", ""))
    (tmp_path / "earlier.docx").hardlink_to(tmp_path / "in.docx")
    assert assemble(tmp_path).returncode == 0
    assert (tmp_path / "earlier.docx").read_bytes() == EARLIER


def test_one_bad_file_of_several_does_not_stop_the_others(tmp_path: Path) -> None:
    prepared(tmp_path, Bad("", ""))
    build_workspace(tmp_path, {"bad.yaml": "title: x\n", "good.yaml": INPUTS})
    words = ("assemble", "bad.yaml", "good.yaml", "--library", "clauses", "--templates", "templates")
    made = run(tmp_path, *words)
    assert (made.returncode, (tmp_path / "good.docx").exists(), (tmp_path / "bad.docx").exists()) == (1, True, False)
