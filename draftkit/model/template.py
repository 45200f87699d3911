"""Templates: kinds of document, and the shape of `template.yaml`; also the fields that every inputs file may have."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.model.clause import AUDIENCES
from draftkit.model.extent import EXTENTS
from draftkit.model.source import SOURCE_SHAPE
from draftkit.reading.shape import Absence, Field, group, text_list

NUMBERINGS = ("none", "paragraphs", "headings")
MARKINGS = ("none", "OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
FIELD_TYPES = (
    "text",
    "markdown",
    "number",
    "date",
    "boolean",
    "choice",
    "list",
    "group",
    "claim",
    "source",
    "person",
    "marking",
    "extent",
    "question",
    "answer",
)

BASES = (
    "court-record",
    "police-statement",
    "prosecution-statement",
    "government-statement",
    "news-report",
    "research",
    "guidance",
    "own-knowledge",
)

CLAIM_SHAPE = group(
    "claim",
    Field("text", absence=Absence.ERROR, help="The fact, worded so that it reads on from 'Police said that …'."),
    Field("basis", "choice", choices=BASES, absence=Absence.ERROR, help="What the statement rests on."),
    Field("source", absence=Absence.ERROR, help="The key of a source, in the inputs or in the library."),
    Field("pinpoint", help="Where in the source: a page, paragraph or section."),
    Field("attribution", help="Words to use instead of the usual 'Police said that'.", example="The judge said that"),
    Field("date", "date", help="The day the statement was made."),
    help="A statement of fact with its source and basis.",
)

PERSON_SHAPE = group(
    "person",
    Field("name", help="The person's name; leave it out where the role is enough."),
    Field("role", absence=Absence.ERROR, help="The person's role."),
    Field("organisation", help="The department or organisation."),
    Field("date", "date", help="The day the person cleared or signed."),
    help="A person, by role.",
)

QUESTION_SHAPE = group(
    "question",
    Field("number", absence=Absence.ERROR, help="The question's number, exactly as published."),
    Field("text", absence=Absence.ERROR, help="The question, word for word."),
    help="A question of a consultation.",
)

EVIDENCE_SHAPE = group(
    "evidence",
    Field("source", help="The key of a source, in the inputs or in the library."),
    Field("note", help="What it shows, or what it is when there is no source."),
    Field("date", "date", help="The day that it is from, when there is no source."),
    help="Something that an answer rests on.",
)

ANSWER_SHAPE = group(
    "answer",
    Field("number", absence=Absence.ERROR, help="The question's number, exactly as published; empty if it has none."),
    Field("question", absence=Absence.ERROR, help="The question, word for word."),
    Field("section", help="The heading under which the question stands."),
    Field("position", help="Support, oppose, neutral or no view, in a word or two."),
    text_list("chosen", "For a closed question, what you choose, word for word."),
    Field("rows", "mapping", item=Field("answer"), help="For a table to be filled in, each row with your answer."),
    Field("answer", "markdown", absence=Absence.CONFIRM, help="The answer, in Markdown."),
    Field("evidence", "list", item=EVIDENCE_SHAPE, help="What the answer rests on, besides the sources it cites."),
    Field("confidential", "boolean", default=False, help="Whether the answer is to be kept confidential."),
    Field("confidential_reason", help="Why it is to be kept confidential."),
    Field("withheld", help="What this edition says in place of an answer that it leaves out."),
    help="An answer to one question of a consultation.",
)

DOMAIN_SHAPES = {
    "claim": CLAIM_SHAPE,
    "source": SOURCE_SHAPE,
    "person": PERSON_SHAPE,
    "question": QUESTION_SHAPE,
    "answer": ANSWER_SHAPE,
}

FIELD_KEYS: tuple[Field, ...] = (
    Field("type", "choice", choices=FIELD_TYPES, default="text", help="What kind of value it takes."),
    Field("label", help="What to call it in documents and messages."),
    Field("help", help="What it is for; printed in the starter file."),
    Field("example", "any", help="A value to show in the starter file."),
    Field("required", "boolean", default=False, help="Whether the document has a gap without it."),
    Field("default", "any", help="The value when none is given."),
    text_list("choices", "The possible values of a choice."),
    Field("of", "choice", choices=FIELD_TYPES, help="What each entry of a list is."),
    Field("fields", "mapping", item=Field("field", "any"), help="The keys of a group, each declared like a field."),
    Field("when", help="A condition such as `other`, `not other` or `other == 'word'`; asked for only when it holds."),
)

TEMPLATE_SHAPE = group(
    "template",
    Field("title", absence=Absence.ERROR, help="What the kind of document is called."),
    Field("description", absence=Absence.ERROR, help="When to use it, in a sentence or two."),
    Field("version", pattern=r"\d+\.\d+\.\d+", default="1.0.0", help="The template's own version."),
    Field("house_style", help="The name of a .docx in the folder house-style, or a path.", example="government"),
    Field("numbering", "choice", choices=NUMBERINGS, default="none", help="What is numbered through the document."),
    text_list("checks", "Checks to leave out, by code, each with a line in the template's documentation."),
    Field("fields", "mapping", item=Field("field", "any"), help="What a person fills in."),
    help="A kind of document.",
)

STANDARD_FIELDS: tuple[Field, ...] = (
    Field("template", absence=Absence.ERROR, help="Which template to use.", example="briefing"),
    Field("title", absence=Absence.CONFIRM, help="The document's title."),
    Field("as_at", "date", help="The date for which law and clauses are chosen; today if left out."),
    Field(
        "extent",
        "list",
        item=Field("extent", "choice", choices=EXTENTS),
        default=("england-and-wales",),
        help="Where the document applies.",
    ),
    text_list("audiences", "Whom the document is for.", choices=AUDIENCES),
    text_list("topics", "Topics that choose clauses."),
    Field("marking", "choice", choices=MARKINGS, default="none", help="The protective marking on every page."),
    text_list("clauses", "Clauses to use instead of the template's own choice, by id, family by family."),
    text_list("without_clauses", "Clauses to leave out, by id."),
    Field("parameters", "mapping", item=Field("value", "any"), help="Values for the parameters of clauses."),
    Field("sources", "mapping", item=SOURCE_SHAPE, help="Sources of this document, by a key of your choice."),
    Field("house_style", help="The name or path of another house style than the template's."),
    Field(
        "sign_off",
        "boolean",
        default=True,
        help="Whether the document ends with the annex that lists its clauses and who approved them.",
    ),
)


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of document."""

    name: str
    file: str
    """`document.md`, as shown in messages."""
    outline: str
    """The text of `document.md`."""
    key: str
    """A hash of both files."""
    title: str
    description: str
    shape: Field
    """The shape of its inputs: the standard fields and its own."""
    own_fields: tuple[Field, ...]
    version: str = "1.0.0"
    house_style: str = "government"
    numbering: str = "none"
    checks: tuple[str, ...] = ()
    folder: str = ""
    """The folder it was read from."""
