"""What is kept of a library: read again only where a file has changed, and never believed when it is damaged."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import draftkit
from draftkit.files import Cache, DamagedError
from draftkit.model.clause import NO_PARAMETERS
from draftkit.model.library import Library
from draftkit.version import __version__
from tests.support.workspace import build_workspace, clause, problems_of

ROOT = Path(__file__).parents[2]

FILES = {
    "library.yaml": "name: small\nversion: 1.2.3\n",
    "sources.yaml": "act: {type: act, title: An Act 1999}\n",
    "law/a.md": clause(
        "First.", version="2.0.0", order="12.5", parameters="{name: {help: A name.}}", examples="[{name: x}]"
    ),
    "law/a@1.0.0.md": clause("Older.", law="[{source: act, provisions: [s 1], status: in-force, from: 1999-01-02}]"),
    "advice/b.md": clause("Second.", audiences="[parents]", topics="[one, two]"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return settled(build_workspace(tmp_path / "library", FILES))


def settled(folder: Path) -> Path:
    """The folder, after the time in which two changes of a file may look like one."""
    time.sleep(0.06)
    return folder


def load(folder: Path, said: list[str] | None = None) -> Library:
    said = [] if said is None else said
    return draftkit.load_library([folder], [], Cache(folder.parent / "cache"), said.append)


def everything(library: Library) -> object:
    # a field is equal only to itself
    clauses = [replace(one, parameter_shape=NO_PARAMETERS) for found in library.clauses.values() for one in found]
    fields = [[(one.name, one.type) for one in found[0].parameters] for found in library.clauses.values()]
    return (
        clauses,
        fields,
        dict(library.sources),
        dict(library.entries),
        library.newest("id", "title", "order", "review_by"),
        library.families,
        library.parameter_names,
        library.packs,
        library.key,
    )


def kept(folder: Path) -> Path:
    [file] = (folder.parent / "cache").glob("library-*")
    return file


_opened: list[str] = []
_watching: list[Path] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watching and "r" in str(arguments[1]) and str(arguments[0]).endswith((".md", ".yaml")):
        _opened.append(Path(str(arguments[0])).name)


sys.addaudithook(_watch)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The names of the files of libraries that are opened from now on, as Python itself reports them."""
    _watching.append(Path())
    _opened.clear()
    yield _opened
    _watching.clear()


def test_a_library_from_the_cache_is_the_same_as_from_its_files(folder: Path) -> None:
    fresh = everything(draftkit.load_library([folder]))
    assert everything(load(folder)) == fresh
    assert everything(load(folder)) == fresh


def test_files_that_have_not_changed_are_not_opened(folder: Path, opened: list[str]) -> None:
    load(folder)
    assert sorted(opened) == ["a.md", "a@1.0.0.md", "b.md", "library.yaml", "sources.yaml"]
    opened.clear()
    library = load(folder)
    assert library.clauses["law/a"][1].body == "Older.\n"
    assert opened == []


def test_only_the_file_that_was_edited_is_opened(folder: Path, opened: list[str]) -> None:
    load(folder)
    opened.clear()
    build_workspace(folder, {"advice/b.md": clause("Edited.")})
    settled(folder)
    assert load(folder).clauses["advice/b"][0].body == "Edited.\n"
    assert opened == ["b.md"]
    opened.clear()
    assert load(folder).clauses["advice/b"][0].body == "Edited.\n"
    assert opened == []


def test_of_all_clauses_only_those_asked_for_are_made(folder: Path) -> None:
    load(folder)
    file = kept(folder)
    file.write_bytes(file.read_bytes().replace(b'"Older.\\n"', b'"OLDER.\\n"'))
    said: list[str] = []
    library = load(folder, said)
    assert library.clauses["advice/b"][0].body == "Second.\n"
    assert said == []
    assert library.clauses["law/a"][1].body == "Older.\n"
    assert len(said) == 1


@pytest.mark.parametrize("change", ["added", "removed", "renamed"])
def test_a_file_that_comes_or_goes_is_noticed(folder: Path, change: str) -> None:
    load(folder)
    if change == "added":
        build_workspace(folder, {"law/c.md": clause()})
    elif change == "removed":
        (folder / "advice/b.md").unlink()
    else:
        (folder / "advice/b.md").rename(folder / "advice/c.md")
    expected = {"added": ["advice/b", "law/a", "law/c"], "removed": ["law/a"], "renamed": ["advice/c", "law/a"]}
    assert list(load(folder).clauses) == expected[change]
    assert everything(load(folder)) == everything(draftkit.load_library([folder]))


def test_an_edit_that_keeps_size_and_time_is_noticed(folder: Path) -> None:
    load(folder)
    path = folder / "advice/b.md"
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Second.", b"SECOND."))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert load(folder).clauses["advice/b"][0].body == "SECOND.\n"


def test_an_edit_in_the_moment_after_reading_is_noticed(tmp_path: Path) -> None:
    folder = build_workspace(tmp_path / "library", FILES)
    path = folder / "advice/b.md"
    for number in range(10, 40):
        path.write_bytes(clause(f"Text {number}.").encode())
        assert load(folder).clauses["advice/b"][0].body == f"Text {number}.\n"


def test_what_was_read_of_sound_files_is_kept_beside_a_faulty_one(folder: Path, opened: list[str]) -> None:
    build_workspace(folder, {"law/c.md": "no front matter\n"})
    settled(folder)
    problems_of(load, folder)
    opened.clear()
    assert [problem.code for problem in problems_of(load, folder)] == ["DK116"]
    assert opened == ["c.md", "c.md"] or opened == ["c.md"]


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def with_index(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with another index and the right check sums: what a program that knows the form could write."""
    start = struct.Struct("<8sQIQ")
    mark, length, _, _ = start.unpack_from(data)
    index = change(data[start.size : start.size + length])
    records = data[start.size + length :]
    size = start.size + len(index) + len(records)
    return start.pack(mark, len(index), zlib.crc32(index), size) + index + records


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut off": truncated,
    "one byte short": lambda data: data[:-1],
    "garbage": lambda data: os.urandom(len(data)),
    "one byte flipped in the index": lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:],
    "JSON of another shape": lambda data: b'{"clauses": []}',
    "an index of another shape": lambda data: with_index(data, lambda index: index[:16] + b"[]" + index[18:]),
    "an index with a list for a name": lambda data: with_index(
        data, lambda index: index.replace(b'"name": "small"', b'"name": ["sma"]')
    ),
    "an index with a number for a title": lambda data: with_index(
        data, lambda index: index.replace(b'"titles": ["A clause"', b'"titles": [1234567890')
    ),
    "an index with fewer numbers": lambda data: with_index(data, lambda index: index[:-8]),
    "an index that leads nowhere": lambda data: with_index(data, lambda index: index[:-250] + b"\xff" * 250),
    "an empty index": lambda data: with_index(data, lambda index: b""),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_cache_is_made_again_and_said(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    fresh = everything(load(folder))
    file = kept(folder)
    damaged = damage(file.read_bytes())
    assert damaged != file.read_bytes()
    file.write_bytes(damaged)
    said: list[str] = []
    assert everything(load(folder, said)) == fresh
    assert said == [f"the cache of {folder} was damaged: it is made again from the files"]
    assert everything(load(folder, said)) == fresh
    assert len(said) == 1


@pytest.mark.parametrize("at", range(10))
def test_a_flipped_byte_anywhere_changes_nothing(folder: Path, at: int) -> None:
    fresh = everything(load(folder))
    file = kept(folder)
    data = bytearray(file.read_bytes())
    data[len(data) * at // 10] ^= 0x20
    file.write_bytes(bytes(data))
    assert everything(load(folder)) == fresh


def test_a_record_of_another_shape_is_read_from_its_file(folder: Path) -> None:
    from draftkit.steps.load_library.shelf import Kept, Shelf

    load(folder)
    library = load(folder)
    shelves: list[Shelf] = library.clauses.shelves.shelves  # type: ignore[attr-defined]
    kept_before = shelves[0].kept
    assert isinstance(kept_before, Kept)
    key = shelves[0].index.key_of(0)

    class Strange(Kept):
        def record(self, row: int) -> bytes:
            return f'["{key}", "clause", "advice/b", {{"law": 7}}, "", 1]'.encode()

    shelves[0].kept = Strange(kept_before.index, kept_before.slices, kept_before.entry)
    assert library.clauses["advice/b"][0].body == "Second.\n"


def test_a_cache_of_another_version_is_made_again_and_said(folder: Path) -> None:
    fresh = everything(load(folder))
    file = kept(folder)
    said: list[str] = []
    version = f'"form": "{__version__} '.encode()
    assert version in file.read_bytes()
    file.write_bytes(with_index(file.read_bytes(), lambda index: index.replace(version, version.replace(b"0", b"9"))))
    assert everything(load(folder, said)) == fresh
    assert said == [f"another version of draftkit kept {folder}: it was read afresh"]
    assert everything(load(folder, said)) == fresh
    assert len(said) == 1


def test_two_processes_may_write_the_cache_at_once(folder: Path) -> None:
    for number in range(60):
        build_workspace(folder, {f"law/c{number}.md": clause(f"Text {number}.")})
    fresh = everything(draftkit.load_library([folder]))
    code = (
        "import sys, draftkit\n"
        "from pathlib import Path\n"
        "folder, cache = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "for number in range(15):\n"
        "    for file in cache.glob('library-*') if number % 3 == 0 else ():\n"
        "        file.unlink(missing_ok=True)\n"
        "    said = []\n"
        "    library = draftkit.load_library([folder], [], draftkit.Cache(cache), said.append)\n"
        "    assert len(library.clauses) == 62 and all(library.clauses.values()) and not said, said\n"
    )
    words = [sys.executable, "-c", code, str(folder), str(folder.parent / "cache")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(words, env=environment, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(run.communicate()[1].decode(), run.returncode) for run in runs] == [("", 0)] * 3
    assert everything(load(folder)) == fresh
    assert [path.name for path in (folder.parent / "cache").iterdir()] == [kept(folder).name]


def test_an_open_library_stays_as_it_was_when_the_cache_is_replaced(folder: Path) -> None:
    load(folder)
    library = load(folder)
    build_workspace(folder, {"advice/b.md": clause("Edited.")})
    settled(folder)
    assert load(folder).clauses["advice/b"][0].body == "Edited.\n"
    assert library.clauses["advice/b"][0].body == "Second.\n"


def test_a_cache_that_cannot_be_written_changes_nothing(folder: Path) -> None:
    (folder.parent / "cache").write_text("a file where the folder should be")
    assert everything(load(folder)) == everything(draftkit.load_library([folder]))
    assert (folder.parent / "cache").read_text() == "a file where the folder should be"


IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions work otherwise on this system")
def test_a_cache_folder_that_may_only_be_read_is_used_and_left_alone(folder: Path) -> None:
    load(folder)
    before = kept(folder).read_bytes()
    build_workspace(folder, {"advice/b.md": clause("Edited.")})
    (folder.parent / "cache").chmod(0o555)
    code = (
        "import sys, draftkit; from pathlib import Path\n"
        "folder = Path(sys.argv[1])\n"
        "library = draftkit.load_library([folder], [], draftkit.Cache(folder.parent / 'cache'))\n"
        "print(library.clauses['advice/b'][0].body, end='')\n"
    )
    drop = "-dac_override,-dac_read_search"
    as_others = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"] if IS_ROOT else []
    words = [*as_others, sys.executable, "-c", code, str(folder)]
    done = subprocess.run(
        words, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    (folder.parent / "cache").chmod(0o755)
    assert (done.stdout, done.stderr) == ("Edited.\n", "")
    assert kept(folder).read_bytes() == before


def test_a_slice_is_told_from_damage_by_its_check_sum(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.put_slices("name", b"head", [b"one", b"three"])
    entry = cache.open("name")
    assert entry is not None
    assert (entry.head, entry.slice(entry.first + 3, 5, zlib.crc32(b"three"))) == (b"head", b"three")
    with pytest.raises(DamagedError):
        entry.slice(entry.first, 3, zlib.crc32(b"two"))
    with pytest.raises(DamagedError):
        entry.slice(entry.first + 3, 500, zlib.crc32(b"three"))
