"""A clean library of several clauses, versions, variants, registers and templates, in which faults are planted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import draftkit
from draftkit.examine import examine_library
from draftkit.model.fingerprint import fingerprint_of
from draftkit.problems import Problem
from tests.support.workspace import BASE, build_workspace

TODAY = date(2026, 11, 22)

OFFENCE = """\
---
title: The offence
summary: What the offence is.
version: 2.0.0
status: approved
extent: [england-and-wales]
audiences: []
topics: [offences]
law:
  - {source: one-act, provisions: [s 1], status: in-force, from: 2020-01-01}
sources: [one-act]
checked_on: 2026-10-01
review_by: 2027-04-01
owner: Legal content
from: 2026-02-01
reviewed_by: A. Reader
reviewed_on: 2026-10-02
approved_by: B. Lawyer
approved_on: 2026-10-03
fingerprint: 0000000000000000
parameters:
  case_name: {type: text, default: this case, help: How the text refers to the case.}
requires: [law/definition]
conflicts: [law/alternative]
short: It is an offence, which has a definition of its own.[@one-act, s 1]
line: It is an offence.
examples:
  - {}
  - {case_name: another case}
---
It is an offence to do so in {{ case_name }}, wherever it was done and whoever did it.[@one-act, s 1]

Help is there:

- {{ contact("helpline") }}
"""

OLDER = """\
---
title: The offence
summary: What the offence was.
version: 1.0.0
status: approved
extent: [england-and-wales]
law:
  - {source: one-act, provisions: [s 1], status: in-force, from: 2020-01-01}
sources: [one-act]
checked_on: 2025-10-01
review_by: 2026-04-01
until: 2026-02-01
reviewed_by: A. Reader
approved_by: B. Lawyer
fingerprint: 0000000000000000
examples:
  - {}
---
It was an offence to do so in any case.[@one-act, s 1]
"""

DEFINITION = """\
---
title: The definition
summary: What the words mean.
version: 1.0.0
status: draft
extent: [england-and-wales, scotland]
law:
  - {source: one-act, provisions: [s 2], status: in-force, extent: [england-and-wales]}
  - {source: scots-act, provisions: [s 3], status: in-force, extent: [scotland]}
sources: [one-act, scots-act, guide]
review_by: 2027-04-01
short: >-
  The words mean what the law
  says that they mean.[@guide]
examples:
  - {}
---
The words mean what the law says that they mean, and no more than that.[@guide, page 3]

They are those of the {{ source("one-act", short=true) }}; see {{ ref("law/offence") }}.
"""

SCOTTISH = """\
---
title: The offence
summary: What the offence is in Scotland.
version: 1.0.0
status: reviewed
extent: [scotland]
law:
  - {source: scots-act, provisions: [s 9], status: in-force}
sources: [scots-act]
review_by: 2027-04-01
reviewed_by: A. Reader
fingerprint: 0000000000000000
examples:
  - {}
---
In Scotland it is another offence.[@scots-act, s 9]
"""

ALTERNATIVE = """\
---
title: The alternative
summary: Another way to say it.
version: 1.0.0
status: draft
extent: [england-and-wales]
sources: []
review_by: 2027-04-01
examples:
  - {}
---
This may be said instead of the offence.
"""

WITHDRAWN = """\
---
title: What was said once
summary: It must not be said again.
version: 1.0.0
status: withdrawn
extent: [england-and-wales]
sources: []
review_by: 2025-04-01
withdrawn_on: 2026-01-01
withdrawn_because: The law has changed.
examples:
  - {}
---
This was said once.
"""

SUPPORT = """\
---
title: Where to find help
summary: Services for everybody.
version: 1.0.0
status: draft
extent: [england-and-wales, scotland, northern-ireland]
sources: []
review_by: 2027-04-01
examples:
  - {}
---
Anybody may ask for help, at any time and about anything.
"""

SOURCES = """\
one-act:
  type: act
  title: One Act 2019
  short: the 2019 Act
  url: https://www.example.org/one
  accessed: 2026-10-01
  extent: [england-and-wales]
scots-act:
  type: scottish-act
  title: Another (Scotland) Act 2018
  extent: [scotland]
guide:
  type: guidance
  title: A guide
"""

CONTACTS = """\
helpline:
  name: The helpline
  phone: 0800 555 111
  minimum_age: 5
  maximum_age: 25
  nations: [england, wales, scotland, northern-ireland]
  confidence: verified
  checked_on: 2026-10-01
  review_by: 2027-04-01
"""

TERMS = """\
blame:
  avoid: [blameworthy]
  prefer: at risk; not to blame
"""

TEMPLATE = """\
title: Note
description: A short note.
fields:
  other: {type: boolean, help: Whether to say it otherwise.}
"""

OUTLINE = """\
# {{ title }}

{% if other %}
{{ clause("law/alternative", optional=true) }}
{% else %}
{{ clause("law/offence", optional=true) }}
{% endif %}

{% for c in clauses("support") %}
{{ c }}
{% endfor %}
"""

FILES = {
    "clauses/library.yaml": "name: planted\nversion: 1.0.0\n",
    "clauses/sources.yaml": SOURCES,
    "clauses/contacts.yaml": CONTACTS,
    "clauses/terms.yaml": TERMS,
    "clauses/law/offence.md": OFFENCE,
    "clauses/law/offence@1.0.0.md": OLDER,
    "clauses/law/offence.scotland.md": SCOTTISH,
    "clauses/law/definition.md": DEFINITION,
    "clauses/law/alternative.md": ALTERNATIVE,
    "clauses/law/once.md": WITHDRAWN,
    "clauses/support/help.md": SUPPORT,
    "templates/note/template.yaml": TEMPLATE,
    "templates/note/document.md": OUTLINE,
}


def planted(folder: Path, files: dict[str, str], *, sign: bool = True) -> list[Problem]:
    """What is found in a library of these files; `sign` gives the right fingerprint to those that have none yet."""
    build_workspace(folder, {"templates/house-style/government.docx": BASE.read_bytes()})
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    library = draftkit.load_library([folder / "clauses"], [folder / "templates"])
    if sign:
        for versions in library.clauses.values():
            for clause in versions:
                path = Path(clause.file)
                text = path.read_bytes().decode()
                path.write_bytes(text.replace("0" * 16, fingerprint_of(clause)).encode())
        library = draftkit.load_library([folder / "clauses"], [folder / "templates"])
    return list(examine_library(library, today=TODAY))
