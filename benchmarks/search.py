"""Searching: how long `draftkit clauses search` takes in process, by the number of clauses.

    python benchmarks/search.py                 1,000, 10,000 and 30,000 clauses
    python benchmarks/search.py 1000            another number

In: the shipped library, and how many clauses to make of it. Out: a table for docs/performance.md. Each clause is a
shipped one in which every fourth word is another, drawn from 30,000 made-up words as unequally as words are in English:
so the words of the queries stand in thousands of clauses, and a misspelt word is compared with a whole language.
All times are of the processor, so that what else a machine does is left out.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

import draftkit
from draftkit.curation.search import open_index, search
from draftkit.files import content_key
from draftkit.model.clause import Clause
from draftkit.model.library import Library

ROOT = Path(__file__).resolve().parents[1]
VOCABULARY = 30_000
COUNTS = (1_000, 10_000, 30_000)
LIMIT_MS = 50

ASKED = """
where can parents get a picture taken down|deepfake|AI nudes school|sextortion|register sex offenders
is it illegal to make fake nude of adult|compensation|scotland indecent images|who do teachers tell
what age is a child|nca reporting duty online platforms|poca|Protection of Children Act|section 1|childline
maximum sentence|how long in prison|can we name the victim|landmark ruling|revenge porn|cartoons of children
northern ireland law|possession|downloading an image|consent form school photos|privacy settings|gdpr safeguarding
share information with police|CPS charging|Crown Court precedent|48 hours removal|nudify app|image generator offence
counselling for young people|adult survivors of child abuse|worried about my own thoughts|victims code rights
blackmail of a pupil|isva|kent support|report imagery iwf|child|image of a child|the law|photograph|report
"indecent photograph"|"no such phrase at all"|child image photograph police school parent report
""".replace("\n", "|")
MISSPELT = """
psuedo-photograf|posession|compensaton|notifcation requirments|safegaurding|anonimity|sextorsion|goverment|offense
maximun penelty|photgraph|Scotlnad|Northen Ireland|indecnt imges|concent|priavcy setings|chidline|reporing|prosecuton
vicitm suport|guidence|blakmail|nudifcation|consultaton|interent watch foundaton|evidance|practioners|convicton
""".replace("\n", "|")
MISSING = "xyzzy|qwertyuiop|zzzz zzzz|plugh frobnicate|hippopotamus|tractor insurance premiums|ünïcödé ẅörds|😀|1066"


def queries() -> list[str]:
    """A hundred queries: as asked, misspelt, and without any hit."""
    found = [query for group in (ASKED, MISSPELT, MISSING) for query in group.split("|") if query.strip()]
    long = " ".join(found)
    return [*found, long, *(f"{one} {other}" for one, other in zip(found, reversed(found), strict=True))][:100]


def large_library(shipped: Library, count: int) -> Library:
    """A library of `count` clauses that read like the shipped ones."""
    random = Random(1978)
    vocabulary = made_up_words(random)
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    drawn = iter(random.choices(vocabulary, weights, k=count * 90))
    patterns = [versions[0] for versions in shipped.clauses.values()]
    clauses = {}
    for number in range(count):
        pattern = patterns[number % len(patterns)]
        clause = varied(pattern, f"family-{number // 500:03}/clause-{number:05}", drawn)
        clauses[clause.id] = (clause,)
    return replace(shipped, name=f"large-{count}", key=f"large-{count}", clauses=clauses, packs=())


def made_up_words(random: Random) -> list[str]:
    """Words of English syllables, each once."""
    syllables = [a + b + c for a in ("", *"bcdfglmnprst") for b in "aeiou" for c in ("", *"lnrst")]
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(random.choices(syllables, k=random.randint(2, 4)))] = None
    return list(words)


def varied(pattern: Clause, id: str, drawn: Iterator[str]) -> Clause:
    """A clause like `pattern` in which every fourth word is another."""
    title, summary, body = (with_other_words(text, drawn) for text in (pattern.title, pattern.summary, pattern.body))
    return replace(pattern, id=id, title=title, summary=summary, body=body, key=content_key(id, body))


def with_other_words(text: str, drawn: Iterator[str]) -> str:
    words = text.split(" ")
    return " ".join(
        next(drawn, word) if place % 4 == 3 and word.isalpha() else word for place, word in enumerate(words)
    )


def measured(shipped: Library, count: int, folder: Path) -> str:
    """A row of the table."""
    library = large_library(shipped, count)
    start = process_time()
    open_index(library, folder)
    building = process_time() - start
    start = process_time()
    index = open_index(library, folder)
    opening = process_time() - start
    one = next(iter(library.clauses))
    changed = replace(library.clauses[one][0], title="Another title", key="another")
    edited = replace(library, key="edited", clauses={**library.clauses, one: (changed,)})
    start = process_time()
    open_index(edited, folder)
    updating = process_time() - start
    size = next(folder.glob("search-*")).stat().st_size / 1_000_000
    seconds = {query: timed(lambda query=query: search(index, query)) for query in queries()}
    worst = max(seconds, key=lambda query: seconds[query])
    print(f"  the slowest of {count:,}: {worst[:60]!r}", file=sys.stderr)
    milliseconds = [1000 * one for one in seconds.values()]
    met = "yes" if max(milliseconds) < LIMIT_MS else "**no**"
    return (
        f"| {count:,} | {median(milliseconds):.1f} ms | {max(milliseconds):.1f} ms | {met} | {1000 * opening:.1f} ms "
        f"| {building:.2f} s | {updating:.2f} s | {size:.0f} MB |"
    )


def timed(call: object) -> float:
    """The processor's seconds for the quickest of three calls, after one that does not count."""
    assert callable(call)
    call()
    seconds = []
    for _ in range(3):
        gc.collect()
        start = process_time()
        call()
        seconds.append(process_time() - start)
    return min(seconds)


def main() -> None:
    shipped = draftkit.load_library([ROOT / "clauses"])
    print("| Clauses | Median of 100 queries | Slowest | Under 50 ms | Opening | Building | One clause edited | File |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for count in [int(word) for word in sys.argv[1:]] or COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            print(measured(shipped, count, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
