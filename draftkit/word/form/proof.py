"""Proof: a filled form is read again beside the original, and nothing but the answers differs.

In: the bytes of both, and what is to stand where. Out: `Proof`, or a `DraftkitError` that names the difference. The
places of the answers are masked in both bodies, which must then be equal; the code shares nothing with the writer.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.word.form.masking import mask_answers
from draftkit.word.form.scan import scan_form
from draftkit.word.form.scanned import ScannedForm
from draftkit.word.form.spots import TICKS
from draftkit.word.parts import parse_part

_IGNORED = str.maketrans("", "", "\u200b\ufeff\u00ad")
_HINT = "nothing was written; this is a fault of draftkit: please report it with the form"
_REST = 160


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to stand at an address of the filled form."""

    text: str = ""
    """Everything that stands there; empty for a place that is to be empty, anything for a box that is to be ticked."""
    passages: tuple[str, ...] = ()
    """The paragraphs of the answer as they were before anything was written, each of which has to be in the text."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved."""

    places: int
    """At how many places an answer was read back."""
    emptied: int
    """How many places were read back as empty."""
    parts: int
    """How many parts are the same byte for byte, besides the main one."""
    changed_parts: tuple[str, ...]
    """The other parts that had to change, and of which nothing else changed."""


def prove_filled(
    original: bytes,
    filled: bytes,
    expected: Mapping[str, Expected],
    changed_parts: Mapping[str, Iterable[str]],
    file: str,
) -> Proof:
    """Prove that a form holds its answers and is otherwise as it was; raises `DraftkitError` with every difference.

    `changed_parts` are the new values in each part that may differ besides the main one.
    """
    before, after = scan_form(original, file), scan_form(filled, file)
    problems = list(_package_faults(original, filled, before.main, changed_parts, file))
    if before.form.protection is not after.form.protection:
        problems.append(_fault("the protection of the form is not what it was", file))
    problems += _unread(after, expected, file)
    if not problems:
        problems += _body_faults(before, after, expected, file)
    if problems:
        raise DraftkitError(problems)
    changed = tuple(sorted(changed_parts))
    told = [one for one in expected.values() if one.text]
    return Proof(len(told), len(expected) - len(told), len(before.parts) - 1 - len(changed), changed)


def _fault(message: str, file: str, address: str = "") -> Problem:
    return error("DK730", message, Place(f"{file}#{address}" if address else file), _HINT)


def _package_faults(
    original: bytes, filled: bytes, main: str, changed: Mapping[str, Iterable[str]], file: str
) -> Iterable[Problem]:
    """What differs in the parts besides the main one, and in their order."""
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(io.BytesIO(filled)) as new:
        names = old.namelist()
        if names != new.namelist():
            yield _fault("the parts of the file are not those it had, in their order", file)
            return
        for name in names:
            if name == main:
                continue
            was, now = old.read(name), new.read(name)
            values = changed.get(name)
            if was != now and (values is None or not _same_but_for(was, now, set(values), name, file)):
                yield _fault(f"the part {name} is not what it was", file)


def _same_but_for(was: bytes, now: bytes, values: set[str], name: str, file: str) -> bool:
    """Whether two parts differ in nothing but texts that became one of some values."""
    old, new = list(parse_part(was, name, file).iter()), list(parse_part(now, name, file).iter())
    if len(old) != len(new):
        return False
    for one, other in zip(old, new, strict=True):
        if one.tag != other.tag or set(one.attrib) != set(other.attrib):
            return False
        pairs = [(one.text or "", other.text or ""), (one.tail or "", other.tail or "")]
        pairs += [(one.attrib[key], other.attrib[key]) for key in one.attrib]
        if any(left != right and right not in values for left, right in pairs):
            return False
    return True


def _unread(after: ScannedForm, expected: Mapping[str, Expected], file: str) -> Iterable[Problem]:
    """The answers that are not read back at their places."""
    for address, wanted in expected.items():
        place = after.places.get(address)
        if place is None:
            yield _fault("this place is not found again in the filled form", file, address)
            continue
        content = place.spot.content
        if place.spot.kind in TICKS:
            if bool(content) != bool(wanted.text):
                yield _fault("this box is not read back as it was to be", file, address)
        elif _plain(content) != _plain(wanted.text):
            shown = f"'{content[:60]}' stands there, not '{wanted.text[:60]}'"
            yield _fault(f"the answer is not read back as it was written: {shown}", file, address)
        else:
            lost = _lost(_plain(content), wanted.passages)
            if lost:
                yield _fault(f"this passage of the answer is not in the filled form: '{lost[:80]}'", file, address)


def _plain(text: str) -> str:
    """Text without the differences that do not show: kinds of spaces, line ends, characters of no width."""
    return " ".join(text.translate(_IGNORED).split())


def _lost(content: str, passages: Sequence[str]) -> str:
    """The first passage that is not in a text, after the one before it; empty if all are."""
    position = 0
    for passage in passages:
        plain = _plain(passage)
        found = content.find(plain, position)
        if found < 0:
            return passage
        position = found + len(plain)
    return ""


def _body_faults(before: ScannedForm, after: ScannedForm, expected: Iterable[str], file: str) -> Iterable[Problem]:
    """Where the bodies differ when the answers are masked."""
    addresses = list(expected)
    old, new = (_canonical(mask_answers(one, addresses)) for one in (before, after))
    if old == new:
        return
    place = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    start = max(0, place - _REST // 2)
    near = new[start : start + _REST].decode("utf-8", "replace")
    yield _fault(f"the form differs outside the answers, at: {near}", file)


def _canonical(tree: etree._Element) -> bytes:
    return etree.tostring(tree, method="c14n")
