"""The files of a new workspace: a date -> their names and texts.

In: today's date and the text of an inputs file. Out: a mapping from file names to texts that pass `draftkit check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from draftkit.outputs.editor_settings import modeline, toml_modeline

SETTINGS = """\
# Settings for this folder and everything below it. draftkit config shows what is in force.
# A line that begins with # is not read: take the # away to use it.

# Folders of clauses, the first wins. The clauses that come with draftkit are always read last.
libraries = ["clauses"]

# Folders of templates, the first wins. The templates that come with draftkit are always read last.
# templates = ["templates"]

# The house style of every document: a name, or a .docx made in Word.
# house_style = "organisation"

# The least status that a clause needs in a document made with --final: draft, reviewed or approved.
minimum_status = "approved"

# Who makes documents here: put into every document, and into consultations where they ask for it.
[organisation]
# name = "The full name of your organisation"
# role = "Head of policy"
# email = "policy@example.org"

# Values for every inputs file here. An inputs file may say otherwise.
[inputs]
# extent = ["england-and-wales"]

# How much a finding matters: error, warning, advice or off.
[checks]
# DK404 = "advice"
"""

LIBRARY = """\
# About this library of clauses.
name: our-clauses
title: Our own clauses
version: 0.1.0
description: Clauses that this organisation writes and answers for.
families:
  examples:
    title: Examples (no template asks for this family; move a clause to legal-basis, victim-support … to use it)
"""

SOURCES = """\
# Everything that clauses cite, each under a key of your choice. Clauses cite it as [@example-guidance, page 3].
# confidence: verified = read in the official text; secondary = read elsewhere; unchecked = from memory.
example-guidance:
  type: guidance
  title: Title of the guidance
  publisher: Name of the department
  date: "{year}"
  url: https://www.example.org/guidance
  accessed: {today}
  confidence: unchecked
"""

CONTACTS = """\
# Services that clauses name, each under a key of your choice. Clauses print it: {{{{ contact("example-service") }}}}.
# confidence: unverified = never printed. Set checked_on to the day on which you checked number and hours.
example-service:
  name: Name of the service
  purpose: what it does
  serves: whom it is for
  nations: [england, wales]
  url: https://www.example.org/service
  confidence: unchecked
"""

TERMS = """\
# Words to avoid, and what to write instead. Only the texts of inputs are checked, not quotations.
example-term:
  avoid: [example of a word to avoid]
  prefer: what to write instead
  reason: Say why.
"""

CLAUSE = """\
---
title: An example of a clause  # draftkit: ignore DK245 no template asks for examples
summary: Shows what a clause has; replace it with your own.
version: 0.1.0            # major: the legal effect changes; minor: the wording; patch: a typo
status: draft             # draft, reviewed, approved or withdrawn; approved needs approved_by
extent: [england-and-wales]
audiences: [officials]
topics: [example]
sources: [example-guidance]
checked_on: {today}       # the day on which somebody last compared the text with its sources
review_by: {review_by}
owner: The role that answers for this text
parameters:
  subject: {{type: text, default: this subject, help: What the text is about.}}
short: One sentence for places where space is tight.[@example-guidance]
line: A line that can be spoken.
guidance: A note to whoever drafts with this clause; it is never printed.
examples:                 # sets of parameters with which draftkit check tries the clause
  - {{}}
  - {{subject: another subject}}
---
This is a reusable paragraph about {{{{ subject }}}}. Each statement has its source.[@example-guidance, page 3]

- {{{{ contact("example-service") }}}}
"""


def workspace_files(today: date, inputs: str) -> Mapping[str, str]:
    """Names, relative to the workspace, and texts."""
    settings = toml_modeline("settings", "draftkit.toml") + SETTINGS
    return {"draftkit.toml": settings, **clause_files("clauses", today), "first-document.yaml": inputs}


def clause_files(folder: str, today: date, about: str = LIBRARY) -> dict[str, str]:
    """A library with registers and one clause in `folder`, each file with the line that names its schema."""
    dates = {"today": today.isoformat(), "year": str(today.year), "review_by": _half_a_year_later(today).isoformat()}
    texts = {
        "library": about,
        "sources": SOURCES.format(**dates),
        "contacts": CONTACTS.format(**dates),
        "terms": TERMS,
    }
    registers = {f"{folder}/{name}.yaml": text for name, text in texts.items()}
    files = {file: modeline(name, file) + registers[file] for name, file in zip(texts, registers, strict=True)}
    clause = f"{folder}/examples/example-clause.md"
    opening = "---\n"
    return {**files, clause: opening + modeline("clause", clause) + CLAUSE.format(**dates).removeprefix(opening)}


def _half_a_year_later(today: date) -> date:
    """About 180 days on: the policy of the starter library for legal text."""
    return date.fromordinal(today.toordinal() + 180)
