"""Which two versions to compare, from the words of a person.

In: the address of a clause, no, one or two further words, and the clauses of a library. Out: the two versions, or a
`UsageError`. `HEAD` stands for the clause's file as git has it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from draftkit.curation.addressing import Clauses, name_of, parse_address, variants_at
from draftkit.curation.git import committed
from draftkit.model.clause import Clause
from draftkit.problems import DraftkitError, UsageError, error
from draftkit.steps.load_library.read_file import CLAUSE_LIMIT, read_clause
from draftkit.steps.load_library.values import clause_from

HEAD = "HEAD"

_VERSION = re.compile(r"@?(\d+(?:\.\d+)*)\Z")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a clause."""

    old: Clause | None
    """None when there is nothing to compare with."""
    new: Clause
    old_is_committed: bool = False
    """Whether the old one is the file as git has it."""
    why_not: str = ""
    """Why there is no old one, as a sentence without its full stop."""


def pair_of(word: str, others: Sequence[str], clauses: Clauses, environment: Mapping[str, str] = os.environ) -> Pair:
    """The two versions that the words name; raises `UsageError`.

    Without further words the newest one and the one before it, or the file as it was committed if there is only one;
    with one word that version and the newest; with two those two.
    """
    base = main_variant(word, clauses)
    if len(others) == 2:
        if others[0] == HEAD:
            return _with_committed(_named(others[1], word, clauses), environment)
        return Pair(_named(others[0], word, clauses), _named(others[1], word, clauses))
    version = parse_address(word).version
    new = next((one for one in base if one.version == version), base[0])
    if others == (HEAD,):
        return _with_committed(new, environment)
    if others:
        return Pair(_named(others[0], word, clauses), new)
    older = base[base.index(new) + 1 :]
    return Pair(older[0], new) if older else _with_committed(new, environment)


def _named(word: str, base: str, clauses: Clauses) -> Clause:
    """The version that a word means beside the clause `base`: a version, a variant, or a whole address."""
    if word == HEAD:
        hint = "write HEAD first, then the version: draftkit clauses diff ID HEAD 1.1.0"
        raise UsageError([error("DK618", "HEAD is what the clause was, so it comes first", None, hint)])
    if found := _VERSION.match(word):
        word = f"{base.partition('@')[0]}@{found[1]}"
    elif word.startswith("."):
        word = base.partition("@")[0] + word
    version = parse_address(word).version
    variant = main_variant(word, clauses)
    return next((one for one in variant if one.version == version), variant[0])


def main_variant(word: str, clauses: Clauses) -> tuple[Clause, ...]:
    """The versions of the variant that an address names, the newest first; raises `UsageError`.

    Of several it is the one whose file is called so, then the one whose file is called as the clause.
    """
    address = parse_address(word)
    variants = variants_at(address, clauses)
    for name in (word.removesuffix(".md").partition("@")[0], address.id):
        for variant in variants:
            if any(name_of(clause) == name for clause in variant):
                return variant
    return variants[0]


def _with_committed(new: Clause, environment: Mapping[str, str]) -> Pair:
    """A version beside its own file as it was committed."""
    file = Path(new.file)
    answer = committed(str(file.parent), file.name, CLAUSE_LIMIT, environment)
    if answer.why_not:
        return Pair(None, new, why_not=answer.why_not)
    try:
        text = answer.output.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        old = clause_from(read_clause(text, file, f"{new.family}/{file.name}"), new.library)
    except (DraftkitError, UnicodeDecodeError):
        return Pair(None, new, why_not="the committed file is no clause that can be read")
    return Pair(replace(old, id=new.id), new, old_is_committed=True)
