"""What every tool has to make: documents as plain data, from one generator with a fixed seed.

In: nothing but a size. Out: `Work` values: sections of paragraphs, lists and tables whose spans are text, bold, italic,
links, variables and notes. `for_draftkit.py` and `for_rivals.py` turn them into the files that each tool reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

ADDRESS = "https://www.gov.uk/government/consultations"

_VOCABULARY = (
    "the of and to in a for on by with as at from this that which under between before after about against during "
    "public service local national annual written formal clear direct joint early wider later current proposed draft "
    "department authority council minister official inspector respondent parent school provider regulator partner body "
    "police court tribunal panel board committee agency office team unit charity company platform community region "
    "evidence guidance policy measure duty power offence penalty threshold standard safeguard review report survey "
    "response question answer option timetable budget cost saving benefit risk burden impact outcome change reform "
    "supports requires allows prevents limits extends reduces improves confirms records explains sets gives takes "
    "applies covers reaches follows replaces includes excludes depends remains begins ends may must should could will "
    "child victim witness family carer adult person member officer adviser inspector teacher nurse worker volunteer "
    "within across without only also often rarely fully partly jointly directly later twice already again still "
    "image photograph record notice order warrant licence statement decision appeal sentence hearing trial case claim "
    "england wales county district city borough network system device account message file page link copy data "
    "two three four five several most few many some each every other further second third final first new old "
    "better stronger simpler faster fairer safer smaller larger shorter longer higher lower wider narrower closer"
)

_WORDS = _VOCABULARY.split()


class Span(NamedTuple):
    """A piece of a paragraph."""

    kind: str
    """text, bold, italic, link, variable or note."""
    text: str
    """What it says; of a variable its name, of a note the provision it cites."""
    target: str = ""
    """Of a link the address, of a note the key of its source."""


Spans = tuple[Span, ...]


class Paragraph(NamedTuple):
    """A paragraph, printed when its flag is set."""

    spans: Spans
    when: str = ""


class List(NamedTuple):
    """A bullet list."""

    items: tuple[Spans, ...]
    from_data: str = ""
    """The field its items come from; empty for wording."""


class Table(NamedTuple):
    """A table; its first row is the header."""

    rows: tuple[tuple[Spans, ...], ...]
    from_data: str = ""


Block = Paragraph | List | Table


class Section(NamedTuple):
    """A heading and what stands under it."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    from_data: str = ""
    """The field its paragraphs come from; empty for a clause of the library."""


class Claim(NamedTuple):
    """A fact with its source."""

    text: str
    basis: str
    source: str


class Work(NamedTuple):
    """One document to make."""

    name: str
    title: str
    details: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    variables: dict[str, str]
    flags: dict[str, bool]
    sources: dict[str, dict[str, str]]
    claims: tuple[Claim, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Every block of every section."""
        for section in self.sections:
            yield from section.blocks


SOURCES = {
    "poca": {"type": "act", "title": "Protection of Children Act 1978"},
    "soa": {"type": "act", "title": "Sexual Offences Act 2003"},
    "osa": {"type": "act", "title": "Online Safety Act 2023"},
    "police": {"type": "act", "title": "Police Act 1996"},
}

DETAILS = (("To", "Minister for Safeguarding"), ("From", "Head of policy"), ("Date", "23 November 2026"))
VARIABLES = {
    "case_name": "the Kent case",
    "force": "Kent Police",
    "court": "the Crown Court",
    "unit": "the policy unit",
}
FLAGS = {"reported": True, "appealed": False, "shared": True, "devolved": False}


class Writer:
    """Writes sentences; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=count))

    def sentences(self, count: int) -> str:
        said = [self.words(self.random.randint(9, 17)).capitalize() + "." for _ in range(count)]
        return " ".join(said)

    def rich(
        self, *, sentences: int, link: bool = False, variable: str = "", note: tuple[str, str] = ("", "")
    ) -> Spans:
        """A paragraph: text, bold, text, italic, text, and what else is asked for."""
        spans = [Span("text", self.sentences(sentences) + " "), Span("bold", self.words(3)), Span("text", " ")]
        if variable:
            spans += [Span("text", self.words(4) + " "), Span("variable", variable), Span("text", " ")]
        spans += [Span("text", self.words(5) + " "), Span("italic", self.words(2)), Span("text", f" {self.words(6)}")]
        if link:
            spans += [Span("text", " "), Span("link", self.words(3), ADDRESS), Span("text", f" {self.words(4)}")]
        spans.append(Span("text", "."))
        if note[0]:
            spans.append(Span("note", note[1], note[0]))
        return _merged(spans)

    def list_(self, items: int, words: int, from_data: str = "") -> List:
        return List(tuple((Span("text", self.words(words).capitalize()),) for _ in range(items)), from_data)

    def table(self, rows: int, from_data: str = "", variable: str = "") -> Table:
        header = tuple((Span("text", word),) for word in ("Measure", "Now", "Proposed", "Difference"))
        body = [[(Span("text", self.words(3).capitalize()),) for _ in header] for _ in range(rows - 1)]
        if variable:
            body[0][0] = (Span("variable", variable),)
        return Table((header, *(tuple(row) for row in body)), from_data)


def _merged(spans: list[Span]) -> Spans:
    """Neighbouring pieces of plain text put together."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.kind == merged[-1].kind == "text":
            merged[-1] = Span("text", merged[-1].text + span.text)
        else:
            merged.append(span)
    return tuple(merged)


def briefing() -> Work:
    """S: 8 headings, 40 paragraphs, 15 list items, 2 tables of 6x4, 12 footnotes, 14 links, 4 conditions."""
    writer = Writer(1978)
    claims = tuple(
        Claim(writer.words(14), basis, "police") for basis in ("police-statement", "court-record", "news-report")
    )
    summary = (*_paragraphs(writer, 5, links=2), writer.list_(5, 9, "recommendation"))
    sections = [Section("summary", "Summary", summary, "summary")]
    sections.append(Section("facts", "Facts", _paragraphs(writer, 2, links=0), "facts"))
    for number in range(6):
        sections.append(_clause_of_briefing(writer, number))
    title = "Briefing on the first conviction in Kent"
    return Work("S", title, DETAILS, tuple(sections), VARIABLES, FLAGS, SOURCES, claims)


def _paragraphs(writer: Writer, count: int, links: int) -> tuple[Block, ...]:
    return tuple(Paragraph(writer.rich(sentences=2, link=number < links)) for number in range(count))


def _clause_of_briefing(writer: Writer, number: int) -> Section:
    """Five printed paragraphs, two links, one or two notes; some have a condition, a list or a table."""
    keys, names, flags = list(SOURCES), list(VARIABLES), list(FLAGS)
    blocks: list[Block] = []
    for at in range(5):
        note = (keys[at], f"s {number + 1}({at + 1})") if at < 2 - number % 2 else ("", "")
        variable = names[number % len(names)] if at % 2 == 0 else ""
        blocks.append(Paragraph(writer.rich(sentences=2, link=at > 2, variable=variable, note=note)))
    if number < 4:
        flag = flags[number]
        paragraph = Paragraph(writer.rich(sentences=2, variable=names[0]), flag)
        blocks[4:4] = [] if FLAGS[flag] else [paragraph]
        if FLAGS[flag]:
            blocks[1] = Paragraph(blocks[1].spans, flag)  # type: ignore[union-attr]
    if number in (1, 3):
        blocks.append(writer.list_(5, 10))
    if number in (2, 4):
        blocks.append(writer.table(6, variable="force") if number == 2 else writer.table(6, "options"))
    return Section(f"part-{number + 1}", f"{writer.words(5).capitalize()}", tuple(blocks))


def consultation(questions: int, name: str) -> Work:
    """L and its multiples: each question has a heading, a table of 6x4, six paragraphs and a list of five."""
    writer = Writer(2003)
    sections = tuple(_question(writer, number + 1) for number in range(questions))
    title = "Response to the consultation"
    return Work(name, title, DETAILS, sections, {"unit": VARIABLES["unit"]}, {}, {}, ())


def _question(writer: Writer, number: int) -> Section:
    """The last paragraph of each question has a link, and names the unit that answers."""
    plain: list[Block] = [Paragraph(writer.rich(sentences=5)) for _ in range(5)]
    last = Paragraph(writer.rich(sentences=5, link=True, variable="unit"))
    blocks = (writer.table(6), *plain, last, writer.list_(5, 9))
    return Section(f"question-{number:04}", f"Question {number}: {writer.words(9)}", blocks, "answers")
