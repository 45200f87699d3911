"""Names of text files: they sort as questions do, and Windows takes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.export.file_names import text_files

IDS = st.lists(st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True), unique=True, max_size=20)


@given(IDS)
def test_no_two_questions_share_a_file(ids: list[str]) -> None:
    assert len(set(text_files(ids).values())) == len(ids)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["2a", "10"], ["02a.txt", "10.txt"]),
        (["5-comment"], ["05-comment.txt"]),
        (["7", "120"], ["007.txt", "120.txt"]),
        (["con", "nul", "com1"], ["question-con.txt", "question-nul.txt", "question-com1.txt"]),
        (["2", "02"], ["02.txt", "02-2.txt"]),
        (["a" * 200], ["a" * 80 + ".txt"]),
    ],
)
def test_numbers_are_filled_up_and_reserved_names_avoided(ids: list[str], expected: list[str]) -> None:
    assert list(text_files(ids).values()) == expected
