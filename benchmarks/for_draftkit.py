"""Works as draftkit reads them: a library folder, a templates folder and an inputs file.

In: a `Work` and a folder. Out: a `Material` with the folders, the inputs as data and the inputs files' paths. A work's
sections are clauses of the library (`library=True`) or data of the inputs that the template loops over. Inputs come in
several variations of the same size, so that nothing can be gained by remembering the last document.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markdown import jinja, paragraph_in_markdown, section_in_markdown, spans_in_markdown
from workloads import List, Paragraph, Section, Spans, Table, Work

AS_AT = "2026-11-22"

_FRONT = """\
---
title: "{title}"
summary: {key} of the benchmark.
version: 1.0.0
status: approved
extent: [england-and-wales]
audiences: [officials]
topics: [benchmark]
law:
  - {{source: {law}, provisions: [s 1], status: in-force, from: 1999-01-01}}
sources: [{law}]
checked_on: 2026-11-20
review_by: 2027-11-20
owner: Benchmarks
approved_by: Head of benchmarks
{parameters}examples:
  - {{}}
---
"""

_TITLE = "# {{ title }}\n\nTo\n: {{ to }}\n\nFrom\n: {{ sender }}\n\nDate\n: {{ sent_on }}\n\n"

_FIELDS = "  {name}: {{type: {type}, label: {name}, help: For the benchmark.{more}}}\n"


class Material(NamedTuple):
    """What draftkit is given."""

    libraries: tuple[Path, ...]
    templates: Path
    inputs: dict[str, Any]
    file: Path
    variations: list[dict[str, Any]]
    """The inputs, and others of the same size."""
    files: list[Path]
    """The same as files, for works that are small enough for one."""


def draftkit_material(work: Work, folder: Path, house_style: Path, *, library: bool, variations: int = 1) -> Material:
    """Write a work's library, template and inputs into `folder`."""
    template = folder / "templates" / "bench"
    clauses = folder / "clauses"
    for path in (template, clauses / "bench", folder / "templates" / "house-style"):
        path.mkdir(parents=True, exist_ok=True)
    (folder / "templates" / "house-style" / "bench.docx").write_bytes(house_style.read_bytes())
    _write_library(work, clauses, library=library)
    numbering = "paragraphs" if work.claims else "none"
    if work.claims:
        fields, outline = _briefing_fields(), "".join(_briefing_outline(work))
    elif library:
        fields, outline = "", _TITLE + '{% for c in clauses("bench") %}\n## {{ c.title }}\n\n{{ c }}\n\n{% endfor %}\n'
    else:
        fields, outline = _answer_fields(), _TITLE + _ANSWERS
    about = f"title: Benchmark\ndescription: For the benchmark.\nhouse_style: bench\nnumbering: {numbering}\nfields:\n"
    (template / "template.yaml").write_text(about + _title_fields() + fields)
    (template / "document.md").write_text(outline)
    inputs = [_varied(_inputs(work, library=library), number) for number in range(variations)]
    files = [folder / f"inputs-{number}.yaml" for number in range(variations)] if len(work.sections) <= 200 else []
    for file, one in zip(files, inputs, strict=False):
        file.write_text(yaml.dump(one, Dumper=_Blocks, sort_keys=False, allow_unicode=True, width=110))
    return Material((clauses,), folder / "templates", inputs[0], folder / "inputs-0.yaml", inputs, files)


def _varied(value: Any, number: int) -> Any:
    """The same data with other names in its texts, as many words long."""
    if isinstance(value, dict):
        varied = {key: _varied(inner, number) for key, inner in value.items()}
        return varied | {"pinpoint": f"para {number + 1}"} if "basis" in value else varied
    if isinstance(value, list):
        return [_varied(inner, number) for inner in value]
    if not number:
        return value
    return value.replace("Kent", f"Kent-{number}").replace("policy unit", f"policy-{number} unit")


class _Blocks(yaml.SafeDumper):
    """Writes long texts as people do, in blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Blocks.add_representer(str, _text)


def _write_library(work: Work, folder: Path, *, library: bool) -> None:
    (folder / "library.yaml").write_text("name: bench\nversion: 1.0.0\n")
    law = {"bench-act": {"type": "act", "title": "Benchmarks Act 1999"}}
    entries = {key: {**entry, "checked_on": AS_AT, "confidence": "verified"} for key, entry in work.sources.items()}
    (folder / "sources.yaml").write_text(yaml.safe_dump({**law, **entries}, sort_keys=False))
    for section in work.sections if library else ():
        if section.from_data in ("", "answers"):
            text = _FRONT.format(title=section.title, key=section.key, law="bench-act", parameters=_parameters(section))
            text += section_in_markdown(section, jinja, wording_only=True)
            (folder / "bench" / f"{section.key}.md").write_text(text)


def _parameters(section: Section) -> str:
    """The declarations of what a clause's text prints and asks."""
    lines = []
    for name in dict.fromkeys(_variables(section)):
        lines.append(f"  {name}: {{type: text, help: For the benchmark.}}\n")
    for name in dict.fromkeys(b.when for b in section.blocks if isinstance(b, Paragraph) and b.when):
        lines.append(f"  {name}: {{type: boolean, help: For the benchmark.}}\n")
    return f"parameters:\n{''.join(lines)}" if lines else ""


def _variables(section: Section) -> Iterator[str]:
    for block in section.blocks:
        for spans in _spans(block):
            yield from (span.text for span in spans if span.kind == "variable")


def _spans(block: Paragraph | List | Table) -> Iterator[Spans]:
    match block:
        case Paragraph(spans=spans):
            yield spans
        case List(items=items):
            yield from items
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row)


def _title_fields() -> str:
    return "".join(_FIELDS.format(name=name, type="text", more="") for name in ("to", "sender", "sent_on"))


def _briefing_fields() -> str:
    fields = [_FIELDS.format(name=name, type="markdown", more=", required: true") for name in ("summary", "facts")]
    fields.append(_FIELDS.format(name="claims", type="list", more=", of: claim"))
    fields.append(_FIELDS.format(name="recommendation", type="list", more=", of: text"))
    return "".join(fields) + _group("options", dict.fromkeys(_COLUMNS, "text"))


_COLUMNS = ("measure", "now", "proposed", "difference")

_ROW = "| {{ row.measure }} | {{ row.now }} | {{ row.proposed }} | {{ row.difference }} |\n"

_HEADER = "| Measure | Now | Proposed | Difference |\n|---|---|---|---|\n"

_ANSWERS = (
    "{% for one in answers %}\n## {{ one.title }}\n\n"
    + _HEADER
    + "{% for row in one.rows %}\n"
    + _ROW
    + "{% endfor %}\n\n{{ one.answer }}\n\n"
    + "{% for point in one.points %}\n- {{ point }}\n{% endfor %}\n\n{% endfor %}\n"
)


def _group(name: str, fields: dict[str, str], indent: str = "  ") -> str:
    lines = [f"{indent}{name}:\n{indent}  type: list\n{indent}  label: {name}\n{indent}  help: For the benchmark.\n"]
    lines.append(f"{indent}  fields:\n")
    for inner, type_ in fields.items():
        if type_ == "rows":
            lines.append(_group(inner, dict.fromkeys(_COLUMNS, "text"), f"{indent}    "))
        else:
            more = ", of: text" if type_ == "list" else ""
            lines.append(f"{indent}  " + _FIELDS.format(name=inner, type=type_, more=more))
    return "".join(lines)


def _answer_fields() -> str:
    return _group("answers", {"title": "text", "rows": "rows", "answer": "markdown", "points": "list"})


def _briefing_outline(work: Work) -> Iterator[str]:
    yield _TITLE
    for section in work.sections:
        yield f"## {section.title}\n\n"
        if section.key == "facts":
            yield "{% for claim in claims %}\n{{ attributed(claim) }}\n\n{% endfor %}\n"
        printed = section.from_data or f'clause("bench/{section.key}")'
        yield f"{{{{ {printed} }}}}\n\n"
        for block in section.blocks:
            if isinstance(block, List) and block.from_data:
                yield f"{{% for item in {block.from_data} %}}\n- {{{{ item }}}}\n{{% endfor %}}\n\n"
            if isinstance(block, Table) and block.from_data:
                yield f"{_HEADER}{{% for row in {block.from_data} %}}\n{_ROW}{{% endfor %}}\n\n"


def _inputs(work: Work, *, library: bool) -> dict[str, Any]:
    to, sender, sent_on = (value for _, value in work.details)
    inputs: dict[str, Any] = {"template": "bench", "title": work.title, "as_at": AS_AT, "to": to, "sender": sender}
    inputs["sent_on"] = sent_on
    if work.claims:
        inputs |= _briefing_inputs(work)
    if library:
        inputs["parameters"] = {**work.variables, **{name: str(flag).lower() for name, flag in work.flags.items()}}
    else:
        inputs["answers"] = [_answer(section, work) for section in work.sections]
    return inputs


def _briefing_inputs(work: Work) -> dict[str, Any]:
    inputs: dict[str, Any] = {"claims": [claim._asdict() for claim in work.claims]}
    for section in work.sections:
        if section.from_data:
            inputs[section.from_data] = section_in_markdown(section, jinja, wording_only=True).strip()
        for block in section.blocks:
            if isinstance(block, List) and block.from_data:
                inputs[block.from_data] = [spans_in_markdown(item, jinja) for item in block.items]
            if isinstance(block, Table) and block.from_data:
                inputs[block.from_data] = _rows(block)
    return inputs


def _rows(block: Table) -> list[dict[str, str]]:
    return [dict(zip(_COLUMNS, (cell[0].text for cell in row), strict=True)) for row in block.rows[1:]]


def _answer(section: Section, work: Work) -> dict[str, Any]:
    """One answer: title, rows and points as text, the paragraphs as one Markdown text."""

    def value(span: Any) -> str:
        return work.variables[span.text]

    entry: dict[str, Any] = {"title": section.title}
    texts = []
    for block in section.blocks:
        match block:
            case Table():
                entry["rows"] = _rows(block)
            case List():
                entry["points"] = [item[0].text for item in block.items]
            case Paragraph():
                texts.append(paragraph_in_markdown(block, value))
    return entry | {"answer": "".join(texts).strip()}
