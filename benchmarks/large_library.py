"""Large libraries: any number of clauses that are like the shipped ones in length, keys and text.

In: a folder and a count. Out: the folder with `library.yaml`, `sources.yaml` and the clauses in families of 500; the
same count writes the same files. About one clause in ten has an older version beside it, one in twenty a variant for
Scotland.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from workloads import Writer

ACTS = 60
FAMILY_SIZE = 500
TOPICS = ("images", "reporting", "sentencing", "schools", "consent", "platforms", "evidence", "support", "privacy")
AUDIENCES = ("officials", "ministers", "respondents", "parents", "schools", "practitioners", "public")

_CLAUSE = """\
---
title: {title}
summary: >-
  {summary}
version: {version}
status: {status}
extent: [{extent}]
audiences: [{audiences}]
topics: [{topics}]
order: {order}
law:
{law}sources: [{sources}]
confidence: secondary
checked_on: 2026-11-{day:02}
review_by: 2027-05-{day:02}
owner: Legal content
short: >-
  {short}[@{source}, s {section}]
line: {line}
guidance: >-
  {guidance}
examples:
  - {{}}
---
{body}
"""

_LAW = """\
  - source: {source}
    provisions: [s {section}]
    status: in-force
    from: 1999-02-{day:02}
"""


def write_large_library(folder: Path, count: int) -> Path:
    """Write a library of `count` files of clauses into an empty folder, and return the folder."""
    folder.mkdir(parents=True)
    (folder / "library.yaml").write_text(f"name: large-{count}\nversion: 1.0.0\n")
    entry = "act-{0}:\n  type: act\n  title: Public Protection (Part {0}) Act 1999\n  confidence: verified\n"
    (folder / "sources.yaml").write_text("".join(entry.format(number) for number in range(ACTS)))
    random, writer = Random(1978), Writer(1978)
    number = written = 0
    while written < count:
        family = folder / f"family-{number // FAMILY_SIZE:03}"
        family.mkdir(exist_ok=True)
        stem = f"clause-{number:05}"
        extra = {0: (f"{stem}@1.0.0.md", "1.0.0", "england-and-wales"), 5: (f"{stem}.scotland.md", "1.1.0", "scotland")}
        files = [(f"{stem}.md", "1.1.0", "england-and-wales")]
        files += [extra[number % 20 % 10]] if number % 10 == 0 or number % 20 == 5 else []
        for name, version, extent in files[: count - written]:
            (family / name).write_text(_clause(random, writer, number, version, extent))
            written += 1
        number += 1
    return folder


def _clause(random: Random, writer: Writer, number: int, version: str, extent: str) -> str:
    """The text of one clause: about 40 lines of front matter and 200 words."""
    acts = random.sample(range(ACTS), random.randint(1, 4))
    keys = [f"act-{act}" for act in acts]
    day, section = random.randint(1, 28), random.randint(1, 90)
    cited = "\n\n".join(f"{writer.sentences(2)} {writer.words(9).capitalize()}[@{key}, s {section}]." for key in keys)
    points = "\n".join(f"- {writer.words(9)}" for _ in range(3))
    return _CLAUSE.format(
        title=f"{writer.words(4).capitalize()} {number}",
        summary=f"{writer.words(11).capitalize()}.\n  {writer.words(6).capitalize()}.",
        version=version,
        status=random.choice(("draft", "draft", "reviewed", "draft")),
        extent=extent,
        audiences=", ".join(random.sample(AUDIENCES, random.randint(1, 4))),
        topics=", ".join(random.sample(TOPICS, 3)),
        order=random.randint(1, 99) * 10,
        law="".join(_LAW.format(source=key, section=section, day=day) for key in keys),
        sources=", ".join(keys),
        source=keys[0],
        section=section,
        day=day,
        short=f"{writer.words(14).capitalize()}\n  {writer.words(12)}.",
        line=f"{writer.words(12).capitalize()}.",
        guidance=f"{writer.sentences(2)}\n  {writer.sentences(1)}",
        body=f"{cited}\n\n{points}\n\n> [!IMPORTANT]\n> {writer.sentences(1)}",
    )
