"""Libraries from installed packages: found by name, without running anything of the package."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from draftkit.problems import Problem, UsageError
from draftkit.workspace import Flags, find_workspace, starter_folder
from draftkit.workspace.packs import installed_packs
from tests.support.packs import install, pack_files
from tests.support.workspace import build_workspace


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder into which packages are installed."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with draftkit.toml."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def listing(home: Path, libraries: str) -> Path:
    (home / "draftkit.toml").write_text(f"# settings\nlibraries = {libraries}\n", encoding="utf-8")
    return home


def problem_of(home: Path, libraries: str) -> Problem:
    with pytest.raises(UsageError) as raised:
        find_workspace(listing(home, libraries), {})
    [problem] = raised.value.problems
    return problem


def test_a_word_that_is_no_folder_names_an_installed_pack(site: Path, home: Path) -> None:
    folder = install(site, "ministry-clauses", pack_files("ministry-clauses"))
    workspace = find_workspace(listing(home, '["ministry-clauses"]'), {})
    assert workspace.libraries == (folder, starter_folder("clauses"))
    assert workspace.packs == {folder: "the package ministry-clauses 1.0.0"}
    assert workspace.own_folders == ()


def test_nothing_of_a_pack_is_imported(site: Path, home: Path) -> None:
    install(site, "ministry-clauses", pack_files("ministry-clauses"))
    find_workspace(listing(home, '["ministry-clauses"]'), {})
    assert "ministry_clauses" not in sys.modules


def test_the_order_of_folders_and_packs_is_kept(site: Path, home: Path) -> None:
    one = install(site, "one", pack_files("one"))
    two = install(site, "two", pack_files("two"))
    (home / "ours").mkdir()
    workspace = find_workspace(listing(home, '["two", "ours", "one"]'), {})
    assert workspace.libraries[:-1] == (two, home / "ours", one)
    assert workspace.own_library == home / "ours"


def test_a_folder_comes_before_a_pack_of_the_same_name(site: Path, home: Path) -> None:
    install(site, "clauses", pack_files("clauses"))
    (home / "clauses").mkdir()
    assert find_workspace(listing(home, '["clauses"]'), {}).libraries[0] == home / "clauses"


def test_the_variable_and_the_option_take_names_of_packs(site: Path, home: Path) -> None:
    one = install(site, "one", pack_files("one"))
    two = install(site, "two", pack_files("two"))
    assert find_workspace(home, {"DRAFTKIT_LIBRARY": "one"}).libraries[0] == one
    assert find_workspace(home, {"DRAFTKIT_LIBRARY": "one"}, Flags(libraries=("two",))).libraries[0] == two


def test_a_module_below_another_is_found_without_importing_either(site: Path, home: Path) -> None:
    entry_points = "[draftkit.libraries]\nministry = ministry_clauses.data.clauses\n"
    files = {f"data/clauses/{name}": text for name, text in pack_files("ministry").items()}
    folder = install(site, "ministry-clauses", files, entry_points=entry_points)
    assert find_workspace(listing(home, '["ministry"]'), {}).libraries[0] == folder / "data" / "clauses"


def test_a_pack_may_bring_templates_which_come_after_ones_own(site: Path, home: Path) -> None:
    files = {f"clauses/{name}": text for name, text in pack_files("ministry").items()}
    folder = install(site, "ministry", {**files, "templates/note/template.yaml": "title: Note\n"})
    (home / "templates").mkdir()
    workspace = find_workspace(listing(home, '["ministry"]'), {})
    assert workspace.libraries[0] == folder / "clauses"
    assert workspace.templates == (home / "templates", folder / "templates", starter_folder("templates"))


def test_an_unknown_word_is_told_at_the_very_word_with_the_nearest_pack(site: Path, home: Path) -> None:
    install(site, "ministry-clauses", pack_files("ministry-clauses"))
    problem = problem_of(home, '["ministy-clauses"]')
    assert (problem.code, problem.hint) == ("DK615", "did you mean 'ministry-clauses'?")
    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.place.width) == (2, 15, len("ministy-clauses"))


def test_an_unknown_word_may_have_meant_a_folder(home: Path) -> None:
    (home / "our-clauses").mkdir()
    assert problem_of(home, '["our-clause"]').hint == "did you mean 'our-clauses'?"


def test_a_word_that_looks_like_a_path_is_no_pack(site: Path, home: Path) -> None:
    install(site, "ministry", pack_files("ministry"))
    assert problem_of(home, '["./ministry"]').code == "DK601"


def test_two_packages_with_the_same_pack_are_refused(site: Path, home: Path) -> None:
    install(site, "one", pack_files("same"), entry_points="[draftkit.libraries]\nsame = one\n")
    install(site, "two", pack_files("same"), entry_points="[draftkit.libraries]\nsame = two\n")
    problem = problem_of(home, '["same"]')
    assert problem.code == "DK616"
    assert "one 1.0.0 and the package two 1.0.0 both bring" in problem.message


def test_of_a_package_installed_twice_the_first_on_the_path_counts(
    site: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(site, "ministry", pack_files("ministry"), version="1.0.0")
    earlier = tmp_path / "earlier"
    folder = install(earlier, "ministry", pack_files("ministry"), version="2.0.0")
    monkeypatch.syspath_prepend(str(earlier))
    workspace = find_workspace(listing(home, '["ministry"]'), {})
    assert workspace.packs[folder] == "the package ministry 2.0.0"


def test_a_pack_without_library_yaml_is_refused(site: Path, home: Path) -> None:
    install(site, "ministry", {"data.txt": "nothing"})
    assert "has no library.yaml" in problem_of(home, '["ministry"]').message


def test_a_pack_whose_module_is_gone_is_refused(site: Path, home: Path) -> None:
    install(site, "ministry", pack_files("ministry"), entry_points="[draftkit.libraries]\nministry = elsewhere_gone\n")
    problem = problem_of(home, '["ministry"]')
    assert "names 'elsewhere_gone', which is not installed" in problem.message
    assert "pip install --force-reinstall ministry" in problem.hint


def test_a_pack_that_is_a_single_file_is_refused(site: Path, home: Path) -> None:
    build_workspace(site, {"lonely_module.py": ""})
    install(site, "ministry", pack_files("ministry"), entry_points="[draftkit.libraries]\nministry = lonely_module\n")
    assert "a single file" in problem_of(home, '["ministry"]').message


def test_a_pack_in_a_zip_file_is_refused(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = tmp_path / "unpacked"
    install(unpacked, "zipped-pack", pack_files("zipped-pack"))
    archive = tmp_path / "site.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(unpacked.rglob("*")):
            file.write(path, path.relative_to(unpacked))
    monkeypatch.syspath_prepend(str(archive))
    problem = problem_of(home, '["zipped-pack"]')
    assert problem.code == "DK616"
    assert "lies in a zip file" in problem.message


def test_entry_points_that_cannot_be_read_are_told_with_the_package(site: Path, home: Path) -> None:
    install(site, "ministry", pack_files("ministry"), entry_points="[draftkit.libraries]\nministry\n")
    problem = problem_of(home, '["ministry"]')
    assert "the package ministry declares its libraries wrongly" in problem.message


def test_the_packs_installed_are_listed_by_name(site: Path) -> None:
    install(site, "b-pack", pack_files("b-pack"))
    install(site, "a-pack", pack_files("a-pack"))
    assert [pack.name for pack in installed_packs()] == ["a-pack", "b-pack"]


def test_metadata_of_packages_are_not_read_while_every_word_is_a_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "clauses").mkdir()
    monkeypatch.delitem(sys.modules, "importlib.metadata", raising=False)
    find_workspace(listing(home, '["clauses"]'), {})
    assert "importlib.metadata" not in sys.modules
