"""Works as Markdown: with Jinja and citations for draftkit, ready-rendered for pandoc."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workloads import List, Paragraph, Section, Span, Spans, Table, Work

Speak = Callable[[Span], str]
"""How a variable or a note is written."""


def jinja(span: Span) -> str:
    """Variables as Jinja, notes as citations."""
    return f"{{{{ {span.text} }}}}" if span.kind == "variable" else f"[@{span.target}, {span.text}]"


def rendered(work: Work) -> Speak:
    """Variables as their values, notes as pandoc's notes between brackets."""

    def speak(span: Span) -> str:
        return work.variables[span.text] if span.kind == "variable" else f"^[{note_text(work, span)}]"

    return speak


def note_text(work: Work, span: Span) -> str:
    """What the footnote of a citation says."""
    title = work.sources[span.target]["title"]
    return f"{title}, {span.text}." if span.text else f"{title}."


def spans_in_markdown(spans: Spans, speak: Speak) -> str:
    """The Markdown of a paragraph."""
    return "".join(_span(span, speak) for span in spans)


def _span(span: Span, speak: Speak) -> str:
    match span.kind:
        case "text":
            return span.text
        case "bold":
            return f"**{span.text}**"
        case "italic":
            return f"*{span.text}*"
        case "link":
            return f"[{span.text}]({span.target})"
        case _:
            return speak(span)


def paragraph_in_markdown(paragraph: Paragraph, speak: Speak) -> str:
    """A paragraph and the empty line after it, inside its condition if it has one."""
    text = spans_in_markdown(paragraph.spans, speak) + "\n\n"
    return f"{{% if {paragraph.when} %}}\n{text}{{% endif %}}\n" if paragraph.when and speak is jinja else text


def list_in_markdown(block: List, speak: Speak) -> str:
    """A bullet list."""
    return "".join(f"- {spans_in_markdown(item, speak)}\n" for item in block.items) + "\n"


def table_in_markdown(block: Table, speak: Speak) -> str:
    """A table with pipes."""
    header, *rows = ("| " + " | ".join(spans_in_markdown(cell, speak) for cell in row) + " |\n" for row in block.rows)
    return f"{header}|{'---|' * len(block.rows[0])}\n{''.join(rows)}\n"


def section_in_markdown(section: Section, speak: Speak, *, wording_only: bool = False) -> str:
    """The blocks of a section; `wording_only` leaves out what comes from data."""
    pieces = []
    for block in section.blocks:
        match block:
            case Paragraph():
                pieces.append(paragraph_in_markdown(block, speak))
            case List() if not (wording_only and block.from_data):
                pieces.append(list_in_markdown(block, speak))
            case Table() if not (wording_only and block.from_data):
                pieces.append(table_in_markdown(block, speak))
    return "".join(pieces)


def pandoc_markdown(work: Work) -> str:
    """The whole document, already rendered: pandoc has no templates for text."""
    return "".join(_pandoc_pieces(work))


def _pandoc_pieces(work: Work) -> Iterator[str]:
    speak = rendered(work)
    yield f"---\ntitle: {work.title}\nlang: en-GB\n---\n\n"
    for label, value in work.details:
        yield f'[{label}]{{custom-style="Detail Label"}} {value}\n\n'
    for section in work.sections:
        yield f"# {section.title}\n\n"
        if section.key == "facts":
            for claim in work.claims:
                source = note_text(work, Span("note", "", claim.source))
                yield f"{claim_words(claim.basis)} {claim.text}.^[{source}]\n\n"
        hidden = {name for name, flag in work.flags.items() if not flag}
        printed = tuple(b for b in section.blocks if not (isinstance(b, Paragraph) and b.when in hidden))
        yield section_in_markdown(section._replace(blocks=printed), speak)


def claim_words(basis: str) -> str:
    """How draftkit introduces a claim; the other tools are given the same words."""
    words = {"police-statement": "Police said that", "court-record": "Court records show that"}
    return words.get(basis, "It is reported that")
