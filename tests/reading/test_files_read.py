from __future__ import annotations

from pathlib import Path

import pytest

from draftkit.files import read_text
from draftkit.steps.load_inputs import read_inputs
from tests.support.workspace import build_workspace, problems_of


def write(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", b"\xef\xbb\xbftemplate: note\n")
    assert read_inputs(path).data == {"template": "note"}


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_count_as_line_ends(tmp_path: Path, end: bytes) -> None:
    path = write(tmp_path, "a.yaml", end.join([b"template: note", b"text: |", b"  one", b"  two", b""]))
    assert read_inputs(path).data == {"template": "note", "text": "one\ntwo\n"}


def test_a_file_in_another_encoding_is_refused_at_its_first_wrong_byte(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "a: é\nb: £5\n".encode("latin-1"))
    [problem] = problems_of(read_text, path)
    assert (problem.code, problem.place and (problem.place.line, problem.place.column)) == ("DK115", (1, 4))


def test_a_file_saved_as_utf_16_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "template: note".encode("utf-16"))
    assert problems_of(read_inputs, path)[0].code == "DK115"


def test_a_toml_file_is_read_like_a_yaml_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", b'template = "note"\nas_at = 2026-11-22\n[sources.a]\ntype = "web"\n')
    data = read_inputs(path).data
    assert (data["template"], str(data["as_at"]), data["sources"]) == ("note", "2026-11-22", {"a": {"type": "web"}})


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2\n", "= 1", "[[[[", "a = {b = 1, b = 2}"])
def test_a_faulty_toml_file_is_refused(tmp_path: Path, text: str) -> None:
    assert problems_of(read_inputs, write(tmp_path, "a.toml", text.encode()))[0].code == "DK103"


def test_a_toml_file_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", b"a = " + b"[" * 100_000)
    assert problems_of(read_inputs, path)[0].code in {"DK103", "DK106"}


@pytest.mark.parametrize("text", ["", "  \n\n", "\ufeff"])
def test_an_empty_file_is_refused_as_empty(tmp_path: Path, text: str) -> None:
    [problem] = problems_of(read_inputs, write(tmp_path, "a.yaml", text.encode()))
    assert problem.code == "DK102"


@pytest.mark.parametrize("text", ["just words", "- a\n- b", "'x'", "# only a comment", "---"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    [problem] = problems_of(read_inputs, write(tmp_path, "a.yaml", text.encode()))
    assert problem.code == "DK111"


def test_a_missing_file_names_the_one_that_was_probably_meant(tmp_path: Path) -> None:
    build_workspace(tmp_path, {"kent.yaml": "a: 1"})
    [problem] = problems_of(read_inputs, tmp_path / "knet.yaml")
    assert (problem.code, problem.hint) == ("DK101", "did you mean 'kent.yaml'?")


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    assert problems_of(read_inputs, tmp_path)[0].code == "DK101"


def test_a_file_of_ten_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", b"a: 1\n" * 2_000_000)
    assert problems_of(read_inputs, path)[0].code == "DK105"
