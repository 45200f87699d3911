"""Properties that hold whatever a person writes: nothing is lost, nothing is markup, every package is sound."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import draftkit
from draftkit.files import Cache
from draftkit.model.document import Heading, Paragraph, Region, plain_text
from tests.support import judges
from tests.support.strategies import ANY_TEXT, SENTENCE, inputs_for, markdown
from tests.support.workspace import AS_AT, BASE, attempt, load, outline
from tests.support.xml import document_text, package_faults, paragraphs, text_of, tree_of, w

ROOT = Path(__file__).parent.parent

EVERYWHERE = """# {{ title }}

FIRST

{{ text }}

SECOND

Before {{ text }}{{ other }} after.

- {{ text }}
- {{ text }} and **{{ other }}**

> {{ text }}

| a | b |
|---|---|
| {{ text }} | {{ other }} |

Label
: {{ text }}

*{{ text }}*

THIRD

```
{{ text }}
```

LAST[^n]

[^n]: Note {{ text }}
"""


@dataclass(frozen=True)
class Kit:
    """A library that does not fill the screen when a property fails."""

    library: draftkit.Library = field(repr=False)

    def write(self, **inputs: Any) -> bytes:
        data = {"template": "note", "title": "Title", "house_style": str(BASE), **inputs}
        return draftkit.write(draftkit.assemble(data, self.library, as_at=AS_AT))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(load(tmp_path_factory.mktemp("small"), outline(EVERYWHERE)))


def lines(text: str) -> str:
    """A text as Word shows it: every kind of line end is a line break."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=300)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_found_in_the_document_as_it_was_given(small: Kit, text: str, other: str) -> None:
    data = small.write(text=text, other=other)
    text, other = lines(text), lines(other)
    found = [one.text for one in paragraphs(data)]
    first, second, third = found.index("FIRST"), found.index("SECOND"), found.index("THIRD")
    if not text.strip():
        text = ""
    if not other.strip():
        other = ""
    if text:
        assert found[first + 1 : second] == [text]
        assert found[second + 2 :][:1] == [text]
        assert f"Label\t{text}" in found
        assert found[-2] == text
        note = tree_of(data, "word/footnotes.xml").findall(w("footnote"))[-1]
        assert text_of(note) == f" Note {text}"
    else:
        assert found[first + 1 : second] == []
    if text or other:
        assert found[second + 1] == f"Before {text}{other} after."
        assert [text_of(cell) for cell in tree_of(data).iter(w("tc"))] == ["a", "b", text, other]
    assert third > second


@settings(max_examples=100)
@given(ANY_TEXT)
def test_python_docx_reads_the_text_that_was_given(small: Kit, text: str) -> None:
    found = [one.text for one in docx.Document(io.BytesIO(small.write(text=text))).paragraphs]
    start = found.index("FIRST") + 1
    assert "\n".join(found[start : found.index("SECOND")]) == (lines(text) if text.strip() else "")


@settings(max_examples=100)
@given(ANY_TEXT.filter(lambda text: text.strip()))
def test_any_title_is_the_title_of_the_page_and_of_the_file(small: Kit, title: str) -> None:
    data = small.write(title=title, text="x")
    assert paragraphs(data)[0].text == lines(title)
    assert docx.Document(io.BytesIO(data)).core_properties.title == lines(title)


@pytest.fixture(scope="module")
def of_markdown(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(load(tmp_path_factory.mktemp("markdown"), outline("# {{ title }}\n\n## Body\n\n{{ body }}\n")))


@settings(max_examples=300)
@given(markdown())
def test_no_word_of_a_markdown_field_is_lost(of_markdown: Kit, made: tuple[str, list[str]]) -> None:
    text, words = made
    shown = document_text(of_markdown.write(body=text))
    assert [word for word in words if word not in shown] == []


FUZZ = st.lists(
    st.sampled_from(
        [
            "*",
            "_",
            "`",
            "[",
            "]",
            "(",
            ")",
            "!",
            "#",
            ">",
            "|",
            "~",
            "\\",
            "@",
            "a",
            "<",
            "word",
            "**",
            "|--|",
            "[^1]",
            "&lt;",
            "&#x41;",
            "https://a.b",
        ]
    )
    | st.sampled_from(("- ", "1. ", "\n", " ", "\n\n", "    ", "[^1]: ", ": ")),
    max_size=25,
).map("".join)


@settings(max_examples=300)
@given(FUZZ)
def test_any_markdown_is_written_or_refused_and_keeps_the_rules(of_markdown: Kit, text: str) -> None:
    data, codes = attempt(of_markdown.write, body=text)
    assert codes <= {"DK202", "DK305", "DK309"}
    assert codes or package_faults(data) == []


# Generated inputs for the templates that draftkit comes with


@pytest.fixture(scope="session")
def shipped() -> Kit:
    return Kit(draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"]))


def sources_of(library: draftkit.Library) -> tuple[str, ...]:
    return tuple(key for key, source in library.sources.items() if source.type in ("news", "web", "act"))


CACHE = Cache()


def built(library: draftkit.Library, inputs: dict[str, Any]) -> tuple[draftkit.Draft, bytes]:
    made = draftkit.assemble(inputs, library, as_at=AS_AT, cache=CACHE)
    return made, draftkit.write(made, cache=CACHE)


TEMPLATES = sorted(path.parent.name for path in (ROOT / "templates").glob("*/template.yaml"))


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES)
def test_any_inputs_of_a_template_give_a_sound_package(shipped: Kit, template: str) -> None:
    @settings(max_examples=70, phases=[Phase.generate])
    @given(inputs_for(shipped.library.templates[template], ANY_TEXT, sources_of(shipped.library)))
    def check(inputs: dict[str, Any]) -> None:
        _, made = built(shipped.library, inputs)
        assert package_faults(made) == []

    check()


@pytest.fixture(scope="module")
def generated(shipped: Kit, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, tuple[draftkit.Draft, bytes]]:
    """A hundred and forty documents, of every template, of any text and of plain words."""
    folder = tmp_path_factory.mktemp("generated")
    made: dict[Path, tuple[draftkit.Draft, bytes]] = {}

    def keep(template: str, text: st.SearchStrategy[str], kind: str, count: int) -> None:
        @settings(max_examples=count)
        @given(inputs_for(shipped.library.templates[template], text, sources_of(shipped.library)))
        def one(inputs: dict[str, Any]) -> None:
            path = folder / f"{kind}-{template}-{len(made):03}.docx"
            made[path] = built(shipped.library, inputs)
            path.write_bytes(made[path][1])

        one()

    for template in TEMPLATES:
        keep(template, ANY_TEXT, "any", 20)
        keep(template, SENTENCE, "plain", 15)
    return made


@pytest.mark.judges
@judges.needs_schemas
def test_the_schemas_find_nothing_in_generated_documents(generated: dict[Path, Any]) -> None:
    assert judges.schema_findings(list(generated)) == []


@pytest.mark.judges
@judges.needs_schemas
def test_microsofts_validator_finds_nothing_in_generated_documents(generated: dict[Path, Any]) -> None:
    assert judges.sdk_findings(list(generated)) == []


@pytest.mark.judges
@judges.needs_pandoc
def test_pandoc_reads_back_headings_numbers_footnotes_and_text(
    generated: dict[Path, tuple[draftkit.Draft, bytes]],
) -> None:
    for path, (made, data) in generated.items():
        if not path.name.startswith("plain"):
            continue
        read = Pandoc(json.loads(judges.pandoc(path, "json")))
        headings = [one for one in _all(made.document.blocks, Heading) if one.level > 0]
        assert read.headings == [(one.level, squeezed(plain_text(one.inlines))) for one in headings], path.name
        numbers = [int(one.number) for one in _all(made.document.blocks, Paragraph) if one.number]
        read_numbers = iter(read.numbers)
        assert all(number in read_numbers for number in numbers), path.name
        notes = [squeezed(text_of(one)) for one in tree_of(data, "word/footnotes.xml").findall(w("footnote"))[2:]]
        assert read.notes == notes, path.name
        assert read.text == squeezed("".join(one.text for one in paragraphs(data))), path.name


@pytest.mark.judges
@judges.needs_office
@judges.needs_pdftotext
def test_libreoffice_makes_pdfs_in_which_the_text_survives(
    generated: dict[Path, tuple[draftkit.Draft, bytes]], tmp_path: Path
) -> None:
    plain = [path for path in generated if path.name.startswith("plain")]
    for path, pdf in zip(plain, judges.office(plain, "pdf", tmp_path / "pdf"), strict=True):
        shown = squeezed(judges.pdf_text(pdf))
        words = set(re.findall(r"[a-zA-Zéü0-9]{4,}", document_text(generated[path][1])))
        assert [word for word in words if word not in shown] == [], path.name


def squeezed(text: str) -> str:
    """A text without its spaces, which every program sets in its own way."""
    return "".join(text.split())


def _all(blocks: Any, kind: type) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, kind):
            yield block
        elif isinstance(block, Region):
            yield from _all(block.blocks, kind)


class Pandoc:
    """A document as pandoc understood it."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self.headings: list[tuple[int, str]] = []
        self.numbers: list[int] = []
        self.notes: list[str] = []
        title = tree["meta"].get("title", {}).get("c", [])
        subtitle = tree["meta"].get("subtitle", {}).get("c", [])
        self.text = squeezed(self.walk(title) + self.walk(subtitle) + self.walk(tree["blocks"]))

    def walk(self, node: Any) -> str:
        if isinstance(node, list):
            return "".join(self.walk(inner) for inner in node)
        if not isinstance(node, dict):
            return ""
        content = node.get("c")
        match node["t"]:
            case "Str":
                return str(content)
            case "Code" | "CodeBlock":
                return str(content[1])
            case "Header":
                text = self.walk(content[2])
                self.headings.append((content[0], squeezed(text)))
                return text
            case "OrderedList":
                self.numbers += [content[0][0] + offset for offset in range(len(content[1]))]
                return self.walk(content[1])
            case "Note":
                self.notes.append(squeezed(self.walk(content)))
                return ""
            case "Link" | "Span" | "Div" | "Quoted" | "Image":
                quotes = ("‘", "’") if node["t"] == "Quoted" and content[0]["t"] == "SingleQuote" else ("“", "”")
                inner = self.walk(content[1])
                return f"{quotes[0]}{inner}{quotes[1]}" if node["t"] == "Quoted" else inner
            case "Table":
                return self.walk_table(content)
            case _:
                return self.walk(content)

    def walk_table(self, content: Any) -> str:
        rows = [*content[3][1], *(row for body in content[4] for row in (*body[2], *body[3]))]
        return "".join(self.walk(cell[4]) for row in rows for cell in row[1])
