"""The index that searching keeps: brought up to date entry by entry, and never in anybody's way."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import draftkit
from draftkit.curation.search import Answer, Index, ask, open_index, search
from draftkit.model.clause import Clause
from draftkit.model.library import Library
from tests.support.workspace import build_workspace, clause, library_files

FISH = {f"clauses/a/c{number}.md": clause(f"Fish number{number}.") for number in range(5)}

SEARCH = """
import sys
from dataclasses import replace
from pathlib import Path
import draftkit
from draftkit.curation.search import ask, search
library = replace(draftkit.load_library([Path(sys.argv[1]) / "clauses"]), packs=())
answer, index = ask(library, Path(sys.argv[1]) / "cache", lambda index: search(index, "fish", limit=100))
print(" ".join(sorted(hit.found.id for hit in answer.hits)))
"""


def library(folder: Path, files: dict[str, str | bytes]) -> Library:
    build_workspace(folder, library_files(files))
    return draftkit.load_library([folder / "clauses"])


def names(answer: Answer) -> list[str]:
    return [hit.found.id for hit in answer.hits if isinstance(hit.found, Clause)]


def fish(folder: Path, made: Library) -> tuple[list[str], Index]:
    """What is found in a library with its index in the folder `cache`, and that index."""
    answer, index = ask(made, folder / "cache", lambda index: search(index, "fish", limit=100))
    return sorted(names(answer)), index


def kept(folder: Path) -> Path:
    [path] = (folder / "cache").iterdir()
    return path


def rows(folder: Path) -> dict[str, int]:
    """The numbers of the clauses in the index that is kept."""
    with closing(sqlite3.connect(kept(folder))) as connection:
        return dict(connection.execute("select name, number from entries where kind = 'clause'"))


ALL = [f"a/c{number}" for number in range(5)]


def test_an_index_is_kept_and_used_again(tmp_path: Path) -> None:
    made = library(tmp_path, FISH)
    assert fish(tmp_path, made)[1].told.startswith("it was made")
    before = kept(tmp_path).stat().st_mtime_ns
    found, index = fish(tmp_path, made)
    assert (found, kept(tmp_path).stat().st_mtime_ns) == (ALL, before)
    assert index.told.startswith("as it was kept")


def test_only_what_changed_is_indexed_again(tmp_path: Path) -> None:
    fish(tmp_path, library(tmp_path, FISH))
    before = rows(tmp_path)
    (tmp_path / "clauses/a/c1.md").unlink()
    changed = {"clauses/a/c2.md": clause("Bread."), "clauses/a/c9.md": clause("Fish.")}
    found, index = fish(tmp_path, library(tmp_path, changed))
    assert found == ["a/c0", "a/c3", "a/c4", "a/c9"]
    assert index.told.startswith("1 entries were added, 1 changed and 1 removed")
    after = rows(tmp_path)
    assert {name: after[name] for name in ("a/c0", "a/c2", "a/c3", "a/c4")} == {
        name: before[name] for name in ("a/c0", "a/c2", "a/c3", "a/c4")
    }


def test_an_index_brought_up_to_date_answers_like_a_new_one(tmp_path: Path) -> None:
    fish(tmp_path, library(tmp_path, FISH))
    (tmp_path / "clauses/a/c0.md").unlink()
    made = library(tmp_path, {"clauses/a/c3.md": clause("Bread and fish."), "clauses/a/b.md": clause("Fish fish.")})
    for words in ("fish", "fish bread", "number0", "number4", "bred", "fsh"):
        old, new = (search(open_index(made, folder), words) for folder in (tmp_path / "cache", None))
        assert old == new, words


def test_a_word_that_no_clause_has_any_more_is_no_longer_suggested(tmp_path: Path) -> None:
    fish(tmp_path, library(tmp_path, {"clauses/a/one.md": clause("Halibut.")}))
    made = library(tmp_path, {"clauses/a/one.md": clause("Bread.")})
    assert search(open_index(made, tmp_path / "cache"), "halibutt").changes == ()


def test_a_source_that_is_renamed_is_found_by_its_new_name(tmp_path: Path) -> None:
    cited = {"clauses/a/one.md": clause("The law.[@it]", sources="[it]")}
    for title in ("Bread Act 1999", "Butter Act 1999"):
        made = library(tmp_path, {**cited, "clauses/sources.yaml": f"it: {{type: act, title: {title}}}\n"})
        index = open_index(made, tmp_path / "cache")
        assert names(search(index, title.split()[0])) == ["a/one"]
    assert search(index, "bread").hits == ()


def test_a_clause_that_is_renamed_is_found_under_its_new_id(tmp_path: Path) -> None:
    fish(tmp_path, library(tmp_path, FISH))
    (tmp_path / "clauses/a/c4.md").rename(tmp_path / "clauses/a/c5.md")
    assert fish(tmp_path, library(tmp_path, {}))[0] == ["a/c0", "a/c1", "a/c2", "a/c3", "a/c5"]


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "zeros in the middle", "another database", "a folder"])
def test_a_damaged_index_is_made_again(damage: str, tmp_path: Path) -> None:
    made = library(tmp_path, FISH)
    fish(tmp_path, made)
    path = kept(tmp_path)
    data = path.read_bytes()
    path.unlink()
    match damage:
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("This is no database. " * 100)
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "zeros in the middle":
            path.write_bytes(data[:8192] + bytes(len(data) - 12288) + data[-4096:])
        case "another database":
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("create table about (something integer)")
        case "a folder":
            path.mkdir()
    assert fish(tmp_path, made)[0] == ALL


def test_entries_that_the_library_does_not_have_are_damage(tmp_path: Path) -> None:
    made = library(tmp_path, FISH)
    fish(tmp_path, made)
    with closing(sqlite3.connect(kept(tmp_path))) as connection:
        connection.execute("update entries set name = 'a/gone' where name = 'a/c3'")
        connection.commit()
    found, index = fish(tmp_path, made)
    assert found == ALL
    assert index.told.startswith("it was damaged and made again")
    assert fish(tmp_path, made)[1].told.startswith("as it was kept")


def test_an_index_of_another_version_of_draftkit_is_made_again(tmp_path: Path) -> None:
    made = library(tmp_path, FISH)
    fish(tmp_path, made)
    with closing(sqlite3.connect(kept(tmp_path))) as connection:
        connection.execute("update about set value = 'older'")
        connection.execute("drop table words")
        connection.commit()
    found, index = fish(tmp_path, made)
    assert found == ALL
    assert index.told.startswith("it was of another version of draftkit and made again")


def test_where_no_file_can_be_kept_the_index_is_in_memory(tmp_path: Path) -> None:
    made = library(tmp_path, FISH)
    (tmp_path / "cache").write_text("a file where the folder should be")
    found, index = fish(tmp_path, made)
    assert found == ALL
    assert "in memory" in index.told


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nobody is kept from writing here")
def test_a_folder_that_is_read_only_is_left_as_it_is(tmp_path: Path) -> None:
    made = library(tmp_path, FISH)
    (tmp_path / "cache").mkdir(mode=0o500)
    assert fish(tmp_path, made)[0] == ALL
    assert list((tmp_path / "cache").iterdir()) == []


def test_who_reads_an_older_index_reads_it_to_the_end(tmp_path: Path) -> None:
    made = library(tmp_path, FISH)
    older = open_index(made, tmp_path / "cache")
    fish(tmp_path, library(tmp_path, {"clauses/a/c0.md": clause("Bread.")}))
    assert sorted(names(search(older, "fish"))) == ALL


def test_processes_that_search_two_states_of_a_library_at_once_each_find_their_own(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    (tmp_path / "cache").mkdir()
    expected = []
    for number, folder in enumerate(folders):
        library(folder, {f"clauses/a/c{n}.md": clause("Fish." * (n + 1)) for n in range(30 + 5 * number)})
        (folder / "cache").symlink_to(tmp_path / "cache")
        expected.append(" ".join(sorted(f"a/c{n}" for n in range(30 + 5 * number))))
    running = [
        (number, subprocess.Popen([sys.executable, "-c", SEARCH, str(folder)], stdout=subprocess.PIPE, text=True))
        for _ in range(3)
        for number, folder in enumerate(folders)
    ]
    printed = [(number, process.communicate(timeout=120)[0].strip()) for number, process in running]
    assert printed == [(number, expected[number]) for number, _ in running]
    assert not list((tmp_path / "cache").glob("*.part"))


def test_many_processes_may_begin_with_no_index_at_once(tmp_path: Path) -> None:
    library(tmp_path, FISH)
    command = [sys.executable, "-c", SEARCH, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert {process.communicate(timeout=120)[0].strip() for process in running} == {" ".join(ALL)}
    assert kept(tmp_path).suffix == ".sqlite"


def test_a_python_without_sqlite_still_searches(tmp_path: Path) -> None:
    library(tmp_path, FISH)
    without = f"import sys; sys.modules['sqlite3'] = None\n{SEARCH}\nprint(index.is_full_text)"
    run = subprocess.run([sys.executable, "-c", without, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == [" ".join(ALL), "False"]
