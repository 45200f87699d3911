"""The page of files: every key that draftkit reads, from the shapes in `draftkit/model` and `draftkit/workspace`."""

from __future__ import annotations

from collections.abc import Iterable

from reference_tables import fields_table, nested, table

from draftkit.consultation.ledger.entry import LEDGER_SHAPE
from draftkit.consultation.questionnaire import QUESTIONNAIRE_SHAPE
from draftkit.consultation.workspace.shape import ANSWER_FILE_SHAPE
from draftkit.curation.lock.pinned import LOCK_SHAPE
from draftkit.model.clause import CLAUSE_SHAPE
from draftkit.model.contact import CONTACT_SHAPE
from draftkit.model.library import LIBRARY_SHAPE
from draftkit.model.source import SOURCE_SHAPE
from draftkit.model.template import DOMAIN_SHAPES, FIELD_KEYS, FIELD_TYPES, STANDARD_FIELDS, TEMPLATE_SHAPE
from draftkit.model.term import TERM_SHAPE
from draftkit.reading.shape import Field
from draftkit.workspace import WORKSPACE_SHAPE

TYPES = {
    "text": "Words, printed exactly as typed.",
    "markdown": "Text with Markdown and citations. Only fields of this type carry markup.",
    "number": "Digits, such as `12` or `2.5`.",
    "date": "`2026-11-22`; printed as 22 November 2026.",
    "boolean": "`true` or `false`; printed as yes or no.",
    "choice": "One of `choices`.",
    "list": "Entries of the type in `of`, or with the keys in `fields`.",
    "group": "The keys in `fields`.",
    "claim": "A statement of fact with its basis and source: [claim](#claim).",
    "source": "Something cited: [source](#source).",
    "person": "A person, by role: [person](#person).",
    "marking": "A protective marking; `none` prints nothing.",
    "extent": "A list of nations; England and Wales if left out.",
    "question": "A question of a consultation: [question](#question).",
    "answer": "An answer to one: [answer](#answer).",
}
"""What each type of field is, for those who write templates."""

VARIABLES = (
    ("`DRAFTKIT_LIBRARY`", "Folders of clauses or names of installed packs, separated as in `PATH`."),
    ("`DRAFTKIT_TEMPLATES`", "Folders of templates, separated as in `PATH`."),
    ("`DRAFTKIT_HOUSE_STYLE`", "The name or path of the house style."),
    ("`DRAFTKIT_CACHE`", "The folder for what can be made again."),
    ("`DRAFTKIT_TODAY`", "The day that commands take for today, for repeatable runs: 2026-11-22."),
    ("`SOURCE_DATE_EPOCH`", "The date in the properties of documents, in seconds since 1970."),
    ("`NO_COLOR`", "No colours."),
)


def files_page() -> str:
    """Every key of every file."""
    if missing := set(FIELD_TYPES) ^ set(TYPES):
        raise ValueError(f"scripts/reference_files.py and the field types differ: {missing}")
    return "\n\n".join(
        [
            "# Files",
            _ABOUT,
            *_file("Clauses", _CLAUSES, CLAUSE_SHAPE),
            *_file("Sources: sources.yaml", "One entry for each source, under a key of its own.", SOURCE_SHAPE),
            *_file("Contacts: contacts.yaml", "One entry for each service, under a key of its own.", CONTACT_SHAPE),
            *_file("Terms: terms.yaml", "Words to avoid. Only what the inputs print is checked.", TERM_SHAPE),
            *_file("library.yaml", "What a folder of clauses is called.", LIBRARY_SHAPE),
            *_file("template.yaml", "Beside it lies `document.md`, the [outline](templates.md).", TEMPLATE_SHAPE),
            "### Keys of each field",
            fields_table(FIELD_KEYS),
            "### Types of field",
            table(("type", "what it takes"), [(f"`{name}`", TYPES[name]) for name in FIELD_TYPES]),
            "## Inputs",
            _INPUTS,
            fields_table(STANDARD_FIELDS),
            *_domain_types(),
            *_file("questions.yaml", _QUESTIONS, QUESTIONNAIRE_SHAPE),
            *_file("Answers: answers/ID.md", _ANSWERS, ANSWER_FILE_SHAPE),
            *_file("positions.yaml", _POSITIONS, LEDGER_SHAPE),
            *_file("draftkit.toml", _WORKSPACE, WORKSPACE_SHAPE),
            *_file("draftkit.lock", _LOCK, LOCK_SHAPE),
            "## Environment variables",
            table(("variable", "meaning"), VARIABLES),
        ]
    )


_QUESTIONS = """\
The questions of a consultation, as `draftkit consult questions` finds them and a person corrects them.
See [Read the questions of a consultation](../how-to/read-the-questions.md)."""

_ANSWERS = """\
One file for each question in the folder of a response: front matter, then the answer in Markdown.
See [Answer a consultation together](../how-to/answer-together.md)."""

_POSITIONS = """\
The ledger of what was said in responses; `draftkit consult record` adds to it. See [Keep
positions](../how-to/keep-positions.md)."""

_ABOUT = """\
Every key of every file that people write. Unknown keys are errors with a line and a column. Dates are written
`2026-11-22`. Files are UTF-8 and at most 1 MB (clauses 256 kB). YAML is read strictly: no anchors, aliases or tags, no
key twice, and `no` or `0800` stay what was typed."""

_CLAUSES = """\
`clauses/FAMILY/NAME.md`: front matter between two lines `---`, then Markdown. The id is the path without ending.
Older versions lie beside it as `NAME@1.0.0.md`, a variant for a nation as `NAME.scotland.md`. The text may call the
[functions for clauses](templates.md#functions-for-clauses)."""

_INPUTS = """\
An inputs file is YAML, JSON or TOML. Every template has these keys besides its own, unless it declares one of them
itself. `draftkit new TEMPLATE` writes them all with help."""

_WORKSPACE = """\
Found in the current folder or above it. Options of the command line come before environment variables, these before
the file, the file before the defaults. `draftkit config` prints each value and where it comes from."""

_LOCK = """\
Written by `draftkit lock` beside `draftkit.toml`, and kept under version control: nobody edits it. It holds no path and
no date, so the same libraries give the same file everywhere. Each version of a clause stands with the beginning of a
hash of its file: `1.0.0 3f2a9c0177de`."""


def _file(title: str, about: str, shape: Field) -> Iterable[str]:
    """A file with its keys, and the keys of the groups in it."""
    yield f"## {title}"
    yield about
    yield fields_table(shape.fields)
    for name, inner in nested(shape.fields):
        yield f"### Keys of each entry of {name}"
        yield fields_table(inner.fields)


def _domain_types() -> Iterable[str]:
    for name, shape in DOMAIN_SHAPES.items():
        yield f"### {name}"
        yield shape.help
        yield fields_table(shape.fields)
