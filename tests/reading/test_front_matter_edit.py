"""Editing front matter: the edited keys change, every other byte stays; text cases and arbitrary files."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.reading.front_matter import split_front_matter
from draftkit.reading.front_matter_edit import edit_front_matter, edit_words
from draftkit.reading.yaml_scalar import as_scalar, as_yaml
from draftkit.reading.yaml_text import read_yaml
from tests.support.cases import Case, Compare, cases
from tests.support.workspace import problems_of

ORDER = ("title", "status", "from", "owner", "reviewed_by", "approved_by", "approved_on", "law")


def dated(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return date.fromisoformat(value) if value and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else value


@pytest.mark.parametrize("case", cases("front_matter_edits.txt"))
def test_edits(case: Case, expect: Compare) -> None:
    wanted, _, front = case.given.partition("\n")
    changes = {key: dated(value) for key, value in read_yaml(wanted, "changes").data.items()}
    made = edit_front_matter(f"---\n{front}\n---\nBody\n".encode(), "a.md", changes, ORDER).decode()
    assert made.startswith("---\n")
    assert made.endswith("\n---\nBody\n") or made == "---\n---\nBody\n"
    expect(case, made.removeprefix("---\n").removesuffix("---\nBody\n"))


@pytest.mark.parametrize(
    ("front", "changes", "message"),
    [
        ("{title: a, status: draft}", {"status": "x"}, "it is written in braces; write each key on a line of its own"),
        ("- a\n- b", {"status": "x"}, "the front matter holds no keys"),
        ("? title\n: a", {"title": "x"}, "the key 'title' does not begin its line"),
        ("title: a\u2028status: draft", {"title": None}, "the key 'status' does not begin its line"),
        ("\ufefftitle: a", {"title": "x"}, "its beginning is not what draftkit reads"),
    ],
)
def test_what_cannot_be_edited_safely_is_refused(front: str, changes: dict[str, Any], message: str) -> None:
    [problem] = problems_of(edit_front_matter, f"---\n{front}\n---\n".encode(), "a.md", changes)
    assert (problem.code, problem.message.partition(": ")[2]) == ("DK270", message)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"title: a\n", "DK116"),
        (b"---\ntitle: a\n", "DK116"),
        (b"", "DK116"),
        (b"---\ntitle: \xe9\n---\n", "DK115"),
        (b"---\ntitle: a\ntitle: b\n---\n", "DK109"),
        (b"---\ntitle: &a b\n---\n", "DK107"),
        (b"---\ntitle: [\n---\n", "DK103"),
    ],
)
def test_what_cannot_be_read_is_not_edited(data: bytes, code: str) -> None:
    assert code in {problem.code for problem in problems_of(edit_front_matter, data, "a.md", {"status": "x"})}


def test_a_value_that_must_not_get_into_a_file_is_refused() -> None:
    problems = problems_of(edit_front_matter, b"---\ntitle: a\n---\n", "a.md", {"title": "a\x07b"})
    assert [problem.code for problem in problems] == ["DK113"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Jane Example", "Jane Example"),
        ("O'Brien", "O'Brien"),
        ("Zoë Łukasz 王", "Zoë Łukasz 王"),
        ("1.2.0", "1.2.0"),
        (date(2026, 11, 22), "2026-11-22"),
        ("2026-11-22", "'2026-11-22'"),
        ("0f00aa5b3c2d1e4f", "0f00aa5b3c2d1e4f"),
        ("1234567890123456", "'1234567890123456'"),
        ("123456789012e456", "'123456789012e456'"),
        ("No", "'No'"),
        ("null", "'null'"),
        ("", "''"),
        (" a", "' a'"),
        ("a: b", "'a: b'"),
        ("a # b", "'a # b'"),
        ("a#b", "a#b"),
        ("'a'", "'''a'''"),
        ("[a", "'[a'"),
        ("a, b", "'a, b'"),
        ("two\nlines", '"two\\nlines"'),
        ('tab\tand "quotes"', '"tab\\tand \\"quotes\\""'),
        ("line\u2028separator", '"line\\Lseparator"'),
    ],
)
def test_values_are_quoted_only_when_yaml_needs_it(value: str | date, written: str) -> None:
    assert as_scalar(value) == written


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u202a\u202b\u202c\u202d\u202e"))
)
def test_any_text_reads_back_as_it_was_written(value: str) -> None:
    if re.search("[\u2066-\u2069]", value):
        return
    read = read_yaml(f"a: {as_scalar(value)} # c\nb: [{as_scalar(value)}]\n", "a.yaml")
    assert read.data == {"a": value, "b": [value]}


# Arbitrary front matter: entries of every kind, with comments and blank lines between and behind them.

words = st.sampled_from(["a", "Jane", "é😀", "x y", "law/a", "1.0.0", "2026-11-22", "it's", "a#b"])
comments = st.sampled_from(["", "", " # why", "     # at a column", "  ", "\t# tab"])
between = st.sampled_from(["", "", "# a comment\n", "\n", "   \n", "  # indented\n", "\n# two\n\n"])


def plain_value(draw: Any) -> str:
    return f" {draw(words)}{draw(comments)}\n"


def empty_value(draw: Any) -> str:
    return f"{draw(comments)}\n"


def quoted(draw: Any) -> str:
    return draw(
        st.sampled_from([f" '{draw(words).replace(chr(39), '')}'", ' "a \\" # b"', " 'a: b'", ' ""'])
    ) + empty_value(draw)


def several_lines(draw: Any) -> str:
    texts = [" one\n  two\n  three", " 'one\n\n  two'", ' "one\n  # two"', "\n  below"]
    return draw(st.sampled_from(texts)) + empty_value(draw)


def flow(draw: Any) -> str:
    texts = [" [a, law/a]", " [a, # one\n  b,\n\n  law/a\n  ]", " {a: b,\n  c: [d]}", " []", " [\n]"]
    return draw(st.sampled_from(texts)) + empty_value(draw)


def block_list(draw: Any) -> str:
    texts = [
        "\n- a\n- law/a # c\n",
        "\n  # first\n  - a\n\n  - b: c\n    d: [e]\n",
        "\n  -\n",
        "\n  - >-\n    x\n\n    y\n",
    ]
    return draw(comments) + draw(st.sampled_from(texts))


def block_mapping(draw: Any) -> str:
    return draw(comments) + draw(
        st.sampled_from(["\n  a: b\n", "\n  a:\n    - b\n  # c\n  d:\n", "\n  t: |+\n    x\n\n"])
    )


def block_text(draw: Any) -> str:
    header = draw(st.sampled_from([" |", " >", " |-", " >-", " |+", " >+", " |2"])) + draw(
        st.sampled_from(["", " # why"])
    )
    text = draw(
        st.sampled_from(
            ["  x\n", "  x # no comment\n  key: y\n", "  x\n\n    y\n  \n", "", "  x\n     \n", "\n  x\n\n\n"]
        )
    )
    return f"{header}\n{text}"


kinds = st.sampled_from(
    [plain_value, plain_value, empty_value, quoted, several_lines, flow, block_list, block_mapping, block_text]
)


@st.composite
def front_matters(draw: Any) -> tuple[list[tuple[str, str]], str]:
    """The entries, each with its key, and the text with which they begin."""
    keys = draw(st.lists(st.sampled_from([*ORDER, "summary", "é", '"quoted"']), unique=True, min_size=1))
    entries = []
    for key in keys:
        text = f"{key}{draw(st.sampled_from(['', '', ' ']))}:{draw(kinds)(draw)}"
        entries.append((key.strip('"'), text + draw(between)))
    return entries, draw(between)


@st.composite
def files(draw: Any) -> tuple[bytes, list[str]]:
    """A file and the keys in it; with line ends of one kind or mixed, perhaps with a byte order mark."""
    entries, first = draw(front_matters())
    text = f"---{draw(st.sampled_from(['', ' ']))}\n{first}{''.join(text for _, text in entries)}---\nBody.\n\nMore"
    text += draw(st.sampled_from(["", "\n", "  \n\n"]))
    ends = draw(st.sampled_from([["\n"], ["\r\n"], ["\r\n", "\n"], ["\r"]]))
    pieces = text.split("\n")
    made = pieces[0]
    for number, piece in enumerate(pieces[1:]):
        made += ends[number % len(ends)] + piece
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return (mark + made).encode(), [key for key, _ in entries]


def lines_of(data: bytes) -> list[bytes]:
    return re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", data)


def read(data: bytes) -> tuple[Any, str]:
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    front, body, _ = split_front_matter(text, "a.md")
    return front.data, body


def readable(data: bytes) -> bool:
    from draftkit import DraftkitError

    try:
        read(data)
    except DraftkitError:
        return False
    return True


changed_values = st.one_of(st.none(), st.sampled_from(["approved", "a: b", "", "two\nlines", "é😀"]), st.dates())


@given(files(), st.dictionaries(st.sampled_from(ORDER), changed_values, min_size=1, max_size=3))
def test_edits_change_the_named_keys_and_no_other_line(file: tuple[bytes, list[str]], changes: dict[str, Any]) -> None:
    data, _keys = file
    if not readable(data):
        return
    before, body = read(data)
    made = edit_front_matter(data, "a.md", changes, ORDER)
    after, body_after = read(made)
    wanted = {key: value.isoformat() if isinstance(value, date) else value for key, value in changes.items()}
    assert told(after) == told(before | wanted)
    assert body_after == body
    kept = [line for line in lines_of(data) if line not in lines_about(data, set(changes))]
    assert is_within(kept, lines_of(made))
    new = [line for line in lines_of(made) if line not in set(lines_of(data))]
    assert len(new) <= len(changes)
    assert (made[:3] == b"\xef\xbb\xbf") == (data[:3] == b"\xef\xbb\xbf")


def told(data: dict[str, Any] | None) -> dict[str, Any]:
    """The keys that have a value."""
    return {key: value for key, value in (data or {}).items() if value is not None}


def lines_about(data: bytes, keys: set[str]) -> list[bytes]:
    """The lines from each of the keys to the next key: found with a plain pattern, not with the editor."""
    found: list[bytes] = []
    about = False
    for line in lines_of(data)[1:]:
        key = re.match(r'^(?:"quoted"|[\w]+) ?:(?!\w)', line.decode())
        if line.rstrip() == b"---":
            about = False
        elif key:
            about = key.group().rstrip(": ").strip('"') in keys
        if about:
            found.append(line)
    return found


def is_within(part: list[bytes], whole: list[bytes]) -> bool:
    """Whether all lines of `part` occur in `whole`, in their order."""
    rest = iter(whole)
    return all(line in rest for line in part)


@given(files(), changed_values)
def test_what_is_set_and_set_back_is_as_before(file: tuple[bytes, list[str]], value: Any) -> None:
    """Lines outside the key stay, so an entry on one line with a plain value comes back byte by byte."""
    data, keys = file
    if not readable(data) or value is None:
        return
    held, _ = read(data)
    for key in keys:
        line = next((one for one in lines_about(data, {key})), b"").decode()
        if (
            key == "quoted"
            or not isinstance(held.get(key), str)
            or not re.fullmatch(rf"{key}: {re.escape(held[key])}\s*", line)
        ):
            continue
        made = edit_front_matter(data, "a.md", {key: value}, ORDER)
        assert edit_front_matter(made, "a.md", {key: dated(held[key])}, ORDER) == data


@given(files())
def test_words_are_replaced_in_lists_and_nothing_else(file: tuple[bytes, list[str]]) -> None:
    data, _keys = file
    if not readable(data):
        return
    before, _ = read(data)
    made = edit_words(data, "a.md", ("law", "owner"), lambda word: "law/b" if word == "law/a" else word)
    after, _ = read(made)
    for key, value in before.items():
        held = ["law/b" if one == "law/a" else one for one in value] if type(value) is list else value
        held = "law/b" if held == "law/a" else held
        assert after[key] == (held if key in {"law", "owner"} else value)
    assert len(made) == len(data)
    different = [(old, new) for old, new in zip(lines_of(data), lines_of(made), strict=True) if old != new]
    assert all(old.replace(b"law/a", b"law/b") == new for old, new in different)


def test_words_keep_their_quotes() -> None:
    data = b"---\nrequires: ['law/a', \"law/a\", law/a]  # all\noverrides: law/a@1.0.0\n---\n"
    made = edit_words(data, "a.md", ("requires", "overrides"), lambda word: word.replace("law/a", "law/new"))
    assert made == b"---\nrequires: ['law/new', \"law/new\", law/new]  # all\noverrides: law/new@1.0.0\n---\n"


VALUES = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Cn"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
)
FLAT = st.dictionaries(VALUES, VALUES, min_size=1, max_size=3)


@given(FLAT, st.lists(FLAT | VALUES, max_size=3))
def test_groups_and_lists_of_groups_are_read_as_written(
    one: dict[str, str], several: list[dict[str, str] | str]
) -> None:
    read = read_yaml(f"a: {as_yaml(one)} # c\nb: {as_yaml(several)}\n", "a.yaml")
    assert read.data == {"a": one, "b": several}
