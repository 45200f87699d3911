"""Works as the other tools read them, all from the same house style.

docxtpl gets a .docx template with Jinja tags and a JSON context, docxcompose one .docx for each clause, pandoc
ready-rendered Markdown and the house style as reference document. Each in the fastest way that the tool has: wording
stands in docxtpl's template, data is looped over with formatted runs, which is faster than its RichText.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph
from markdown import claim_words, note_text, pandoc_markdown
from workloads import Block, List, Paragraph, Section, Span, Spans, Table, Work

_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"

_NUMBERING = (
    f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)

_STYLES = {"bold": "Strong", "italic": "Emphasis"}

Speak = Callable[[Span], str]
"""What a run says for a span."""


class RivalMaterial(NamedTuple):
    """What docxtpl and pandoc are given."""

    template: Path
    context: dict[str, Any]
    context_file: Path
    markdown: Path
    reference: Path


def rival_material(work: Work, folder: Path, house_style: Path) -> RivalMaterial:
    """Write docxtpl's template and context, and pandoc's Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    context = _briefing_context(work) if work.claims else _answers_context(work)
    document = _briefing_template(work, house_style) if work.claims else _answers_template(work, house_style)
    document.save(str(folder / "template.docx"))
    (folder / "context.json").write_text(json.dumps(context))
    (folder / "rendered.md").write_text(pandoc_markdown(work))
    return RivalMaterial(
        folder / "template.docx", context, folder / "context.json", folder / "rendered.md", house_style
    )


def clause_files(work: Work, folder: Path, house_style: Path) -> tuple[Path, list[Path]]:
    """For docxcompose: the document to add to, and one .docx for each section."""
    folder.mkdir(parents=True, exist_ok=True)
    master = Page(house_style, lambda span: span.text)
    master.title(work)
    master.document.save(str(folder / "master.docx"))
    files = []
    for section in work.sections:
        page = Page(house_style, lambda span: work.variables[span.text] if span.kind == "variable" else span.text)
        page.heading(section.title)
        page.blocks(section.blocks)
        files.append(folder / f"{section.key}.docx")
        page.document.save(str(files[-1]))
    return folder / "master.docx", files


class Page:
    """A document in the house style that is written block by block with python-docx."""

    def __init__(self, house_style: Path, speak: Speak) -> None:
        self.document: Document = docx.Document(str(house_style))
        self.speak = speak
        self.notes: list[str] = []
        body = self.document.element.body
        for element in [one for one in body if one.tag != qn("w:sectPr")]:
            body.remove(element)
        part = self.document.part
        numbering = Part(PackURI("/word/numbering.xml"), _NUMBERING_TYPE, _NUMBERING.encode(), part.package)
        part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)

    def line(self, text: str, style: str = "Body Text") -> WordParagraph:
        return self.document.add_paragraph(text, style)

    def title(self, work: Work, title: str = "", values: tuple[str, ...] = ()) -> None:
        self.line(title or work.title, "Title")
        for number, (label, value) in enumerate(work.details):
            paragraph = self.line("", "Details")
            paragraph.add_run(label, "Detail Label")
            paragraph.add_run(f"\t{values[number] if values else value}")

    def heading(self, text: str) -> None:
        self.line(text, "Heading 1")

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self.paragraph(block)
                case List():
                    for item in block.items:
                        self.item(item[0].text)
                case Table():
                    self.table([[self.speak(cell[0]) for cell in row] for row in block.rows])

    def paragraph(self, block: Paragraph, note: Callable[[Span], str] | None = None) -> None:
        """A paragraph of the work; its condition is a tag in a paragraph of its own, as docxtpl wants it."""
        if block.when:
            self.line(f"{{%p if {block.when} %}}")
        self.runs(self.line(""), block.spans, note)
        if block.when:
            self.line("{%p endif %}")

    def runs(self, paragraph: WordParagraph, spans: Spans, note: Callable[[Span], str] | None = None) -> None:
        for span in spans:
            if span.kind == "note":
                self.note(paragraph, note(span) if note else span.text)
            elif span.kind == "link":
                self.link(paragraph, self.speak(span), span.target)
            else:
                paragraph.add_run(self.speak(span), _STYLES.get(span.kind))

    def link(self, paragraph: WordParagraph, text: str, target: str) -> None:
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), self.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        element.append(paragraph.add_run(text, "Hyperlink")._r)
        paragraph._p.append(element)

    def note(self, paragraph: WordParagraph, text: str) -> None:
        self.notes.append(text)
        run = paragraph.add_run(style="footnote reference")
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes)}"/>'))

    def item(self, text: str) -> None:
        properties = self.line(text, "List Bullet")._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))

    def table(self, rows: list[list[str]]) -> None:
        """A table; a row whose later cells are all empty holds a tag for docxtpl."""
        table = self.document.add_table(len(rows), len(rows[0]), "Policy Table")
        for number, row in enumerate(rows):
            for cell, text in zip(table.rows[number].cells, row, strict=True):
                cell.paragraphs[0].style = "Table Text" if number else "Table Heading"
                cell.paragraphs[0].add_run(text)

    def finish(self) -> Document:
        """The document with its footnotes, which python-docx cannot write."""
        for part in self.document.part.package.iter_parts():
            if part.partname == "/word/footnotes.xml":
                part._blob = part.blob.replace(b"</w:footnotes>", f"{self._notes()}</w:footnotes>".encode())
        return self.document

    def _notes(self) -> str:
        return "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
            '<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(self.notes, 1)
        )


def _tag(span: Span) -> str:
    return f"{{{{ {span.text} }}}}" if span.kind == "variable" else span.text


def _briefing_template(work: Work, house_style: Path) -> Document:
    """S: the wording of the clauses stands in the template, data in tags and loops."""
    page = Page(house_style, _tag)
    page.title(work, "{{ title }}", ("{{ to }}", "{{ sender }}", "{{ sent_on }}"))
    for section in work.sections:
        page.heading(section.title)
        if section.key == "facts":
            for number, claim in enumerate(work.claims):
                paragraph = page.line(f"{claim_words(claim.basis)} {{{{ claims[{number}].text }}}}.")
                page.note(paragraph, note_text(work, Span("note", "", claim.source)))
        for number, block in enumerate(section.blocks):
            if isinstance(block, Paragraph) and section.from_data:
                spans = _as_tags(block.spans, f"{section.from_data}[{number}]")
                page.paragraph(Paragraph(spans))
            elif isinstance(block, Paragraph):
                page.paragraph(block, lambda span: note_text(work, span))
            elif block.from_data:
                _looped(page, block)
            else:
                page.blocks((block,))
    return page.finish()


def _as_tags(spans: Spans, path: str) -> Spans:
    """The spans with a tag for the text of each; a variable's value is data like any other."""
    kinds = {"variable": "text"}
    return tuple(
        Span(kinds.get(span.kind, span.kind), f"{{{{ {path}[{number}] }}}}", span.target)
        for number, span in enumerate(spans)
    )


def _looped(page: Page, block: List | Table, path: str = "") -> None:
    """A list or table that data fills."""
    path = path or block.from_data
    if isinstance(block, Table):
        header = [cell[0].text for cell in block.rows[0]]
        tags = [f"{{{{ row[{number}] }}}}" for number in range(len(header))]
        empty = [""] * (len(header) - 1)
        page.table([header, [f"{{%tr for row in {path} %}}", *empty], tags, ["{%tr endfor %}", *empty]])
    else:
        page.line(f"{{%p for item in {path} %}}")
        page.item("{{ item }}")
        page.line("{%p endfor %}")


def _briefing_context(work: Work) -> dict[str, Any]:
    context: dict[str, Any] = {**work.variables, **work.flags, **_title_context(work)}
    context["claims"] = [claim._asdict() for claim in work.claims]
    for section in work.sections:
        if section.from_data:
            paragraphs = (block for block in section.blocks if isinstance(block, Paragraph))
            context[section.from_data] = [[span.text for span in block.spans] for block in paragraphs]
        for block in section.blocks:
            if isinstance(block, List | Table) and block.from_data:
                context[block.from_data] = _data(block)
    return context


def _title_context(work: Work) -> dict[str, str]:
    values = (value for _, value in work.details)
    return dict(zip(("title", "to", "sender", "sent_on"), (work.title, *values), strict=True))


def _data(block: List | Table) -> list[Any]:
    if isinstance(block, List):
        return [item[0].text for item in block.items]
    return [[cell[0].text for cell in row] for row in block.rows[1:]]


def _answers_template(work: Work, house_style: Path) -> Document:
    """L: one question in a loop; paragraphs of the same make-up in an inner loop."""
    page = Page(house_style, _tag)
    page.title(work, "{{ title }}", ("{{ to }}", "{{ sender }}", "{{ sent_on }}"))
    table, first, *_, last, points = work.sections[0].blocks
    assert isinstance(table, Table)
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert isinstance(points, List)
    page.line("{%p for one in answers %}")
    page.heading("{{ one.title }}")
    _looped(page, table, "one.rows")
    page.line("{%p for part in one.paragraphs %}")
    page.paragraph(Paragraph(_as_tags(first.spans, "part")))
    page.line("{%p endfor %}")
    page.paragraph(Paragraph(_as_tags(last.spans, "one.last")))
    _looped(page, points, "one.points")
    page.line("{%p endfor %}")
    return page.finish()


def _answers_context(work: Work) -> dict[str, Any]:
    return {**_title_context(work), "answers": [_answer(section, work) for section in work.sections]}


def _answer(section: Section, work: Work) -> dict[str, Any]:
    texts = list(_texts(section, work))
    lists = {type(block): _data(block) for block in section.blocks if isinstance(block, List | Table)}
    return {
        "title": section.title,
        "rows": lists[Table],
        "paragraphs": texts[:-1],
        "last": texts[-1],
        "points": lists[List],
    }


def _texts(section: Section, work: Work) -> Iterator[list[str]]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield [work.variables[span.text] if span.kind == "variable" else span.text for span in block.spans]
