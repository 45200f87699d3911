"""The workspace: where settings come from, and what is told about wrong ones."""

import os
from pathlib import Path

import pytest

from draftkit.problems import Problem, UsageError
from draftkit.workspace import Flags, cache_folder, find_workspace, read_settings, starter_folder


def written(folder: Path, text: str) -> Path:
    file = folder / "draftkit.toml"
    file.write_text(text, encoding="utf-8")
    return file


def problems_of(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(UsageError) as raised:
        read_settings(written(folder, text))
    return raised.value.problems


def test_the_file_is_found_upwards(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_workspace(below, {}).file == file


def test_without_a_file_the_starter_library_is_all_there_is(tmp_path: Path) -> None:
    workspace = find_workspace(tmp_path, {})
    assert workspace.file is None
    assert workspace.libraries == (starter_folder("clauses"),)
    assert workspace.own_folders == ()


def test_folders_are_relative_to_the_file(tmp_path: Path) -> None:
    written(tmp_path, 'libraries = ["ours"]')
    (tmp_path / "ours").mkdir()
    below = tmp_path / "below"
    below.mkdir()
    assert find_workspace(below, {}).libraries[0] == tmp_path / "ours"


def test_the_starter_library_comes_last(tmp_path: Path) -> None:
    written(tmp_path, 'libraries = ["ours"]')
    (tmp_path / "ours").mkdir()
    assert find_workspace(tmp_path, {}).libraries[-1] == starter_folder("clauses")


def test_folders_beside_the_file_are_the_default(tmp_path: Path) -> None:
    written(tmp_path, "")
    (tmp_path / "clauses").mkdir()
    workspace = find_workspace(tmp_path, {})
    assert workspace.libraries[0] == tmp_path / "clauses"
    assert workspace.origins["libraries"] == "default beside draftkit.toml"


def test_flags_come_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    written(tmp_path, 'libraries = ["a"]\nhouse_style = "in-file"')
    for name in "abc":
        (tmp_path / name).mkdir()
    environment = {"DRAFTKIT_LIBRARY": "b", "DRAFTKIT_HOUSE_STYLE": "in-environment"}
    flags = Flags(libraries=("c",), house_style="in-flag")
    assert find_workspace(tmp_path, {}).libraries[0].name == "a"
    assert find_workspace(tmp_path, environment).libraries[0].name == "b"
    assert find_workspace(tmp_path, environment, flags).libraries[0].name == "c"
    assert find_workspace(tmp_path, {}).house_style == "in-file"
    assert find_workspace(tmp_path, environment).house_style == "in-environment"
    assert find_workspace(tmp_path, environment, flags).house_style == "in-flag"


def test_the_environment_may_name_several_folders(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    workspace = find_workspace(tmp_path, {"DRAFTKIT_LIBRARY": f"a{os.pathsep}b"})
    assert [folder.name for folder in workspace.libraries[:2]] == ["a", "b"]
    assert workspace.origins["libraries"] == "the environment variable DRAFTKIT_LIBRARY"


def test_a_folder_named_in_the_file_that_does_not_exist_is_told_at_its_line(tmp_path: Path) -> None:
    written(tmp_path, '# settings\nlibraries = ["missing"]\n')
    with pytest.raises(UsageError) as raised:
        find_workspace(tmp_path, {})
    [problem] = raised.value.problems
    assert problem.place is not None
    assert problem.place.line == 2


def test_a_house_style_with_an_ending_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "ours.docx").touch()
    written(tmp_path, 'house_style = "ours.docx"')
    assert find_workspace(tmp_path, {}).house_style == str(tmp_path / "ours.docx")


def test_a_house_style_file_that_does_not_exist_is_told(tmp_path: Path) -> None:
    written(tmp_path, 'house_style = "missing.docx"')
    with pytest.raises(UsageError, match=r"no house style missing\.docx"):
        find_workspace(tmp_path, {})


def test_every_wrong_key_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    text = 'libaries = ["x"]\nminimum_status = "aproved"\n[checks]\nDK4 = "off"\nDK404 = "silent"\n'
    problems = problems_of(tmp_path, text)
    found = {(problem.place.line, problem.place.column) for problem in problems if problem.place}
    assert found == {(1, 1), (2, 18), (4, 1), (5, 9)}
    assert any("did you mean 'libraries'?" in problem.hint for problem in problems)
    assert any("did you mean 'approved'?" in problem.hint for problem in problems)


def test_a_wrong_type_is_told(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, 'libraries = "clauses"')
    assert "must be a list" in problem.message


def test_faulty_syntax_is_told_at_its_line(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, "a = 1\nlibraries = [clauses]\n")
    assert problem.code == "DK103"
    assert problem.place is not None
    assert problem.place.line == 2


def test_the_defaults_are_known_as_such(tmp_path: Path) -> None:
    workspace = find_workspace(tmp_path, {})
    assert workspace.minimum_status == "approved"
    assert workspace.origins["minimum_status"] == "default"
    assert workspace.origins["house_style"] == "default: what the template says"


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"HOME": "/home/x"}, "/home/x/.cache/draftkit"),
        ("linux", {"HOME": "/home/x", "XDG_CACHE_HOME": "/cache"}, "/cache/draftkit"),
        ("darwin", {"HOME": "/Users/x"}, "/Users/x/Library/Caches/draftkit"),
        ("win32", {"LOCALAPPDATA": "/C/Local"}, "/C/Local/draftkit/cache"),
        ("linux", {"DRAFTKIT_CACHE": "/mine", "XDG_CACHE_HOME": "/cache"}, "/mine"),
    ],
)
def test_the_cache_is_where_the_platform_keeps_caches(platform: str, environment: dict[str, str], folder: str) -> None:
    assert cache_folder(environment, platform)[0] == Path(folder)


def test_the_profile_of_the_organisation_is_merged_under_the_inputs(tmp_path: Path) -> None:
    (tmp_path / "draftkit.toml").write_text(
        '[organisation]\nname = "A charity (synthetic)"\nrole = "Head of policy"\ntelephone = "020 7946 0000"\n'
        '[inputs]\ncontact_role = "Director"\n',
        "utf-8",
    )
    workspace = find_workspace(tmp_path, {})
    assert workspace.inputs == {"organisation": "A charity (synthetic)", "contact_role": "Director"}
    assert workspace.organisation["telephone"] == "020 7946 0000"


def test_a_wrong_key_of_the_organisation_is_told(tmp_path: Path) -> None:
    (tmp_path / "draftkit.toml").write_text('[organisation]\nnme = "A charity"\n', "utf-8")
    with pytest.raises(UsageError, match="unknown key 'nme'"):
        find_workspace(tmp_path, {})
