"""The text of `questions.yaml`: a questionnaire -> YAML that a person reads and corrects.

In: a `Questionnaire` whose texts hold nothing that may not stand in a document (`reading/located.py:is_legal`). Out:
block-style YAML with a comment that says what to do, from which `questions_file.py` reads the same questionnaire.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from draftkit.consultation.questionnaire import Kind, Question, Questionnaire

WIDTH = 100
"""Longest line, if the words allow it."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w.,;()’‘“”?!/%&£>–—-]| (?![ ]))*(?<! )")
"""Begins with a letter and holds nothing that YAML gives a meaning: no ': ', no '#', no quotes."""
_OTHER_TYPES = re.compile(r"y|yes|n|no|on|off|true|false|null", re.IGNORECASE)
"""What other readers of YAML take for something else than text."""
_ODD = re.compile("[\t\x85\u2028\u2029\ufeff]")
"""Needs an escape to come back from every reader as it was."""
_ESCAPES = {"\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF"}

_HEADER = """\
## The questions as draftkit found them. Compare them with what was published, and correct them here.
## kind: text, yes-no, choice, multi-choice, scale, table or about-you. A limit is words: or characters:.
## 'unsure:' says what draftkit had to guess, and why. Look, correct, and delete that line.
## 'left_out:' at the end lists passages that look like questions; copy one up if it is one.
## When you are done: draftkit consult start questions.yaml"""


def questions_text(questionnaire: Questionnaire) -> str:
    """The text of the file."""
    parts = ["\n".join([_HEADER, *_to_look_at(questionnaire)]), "\n".join(_about(questionnaire))]
    if questionnaire.questions:
        parts.append("questions:")
        parts += ["\n".join(_entry(_question_lines(question))) for question in questionnaire.questions]
    else:
        parts.append("questions: []")
    if questionnaire.left_out:
        parts.append("left_out:")
        for left in questionnaire.left_out:
            lines = [*_line("text", left.text), *_line("where", left.where), *_line("reason", left.reason)]
            parts.append("\n".join(_entry(lines)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _to_look_at(questionnaire: Questionnaire) -> list[str]:
    """A comment that names the questions of which something was guessed."""
    unsure = [question.id for question in questionnaire.questions if question.unsure]
    if not unsure:
        return []
    count = "1 question is" if len(unsure) == 1 else f"{len(unsure)} questions are"
    named = ", ".join(unsure[:12]) + (" …" if len(unsure) > 12 else "")
    return [f"## {count} unsure: {named}"]


def _about(questionnaire: Questionnaire) -> list[str]:
    lines = [*_line("title", questionnaire.title), *_line("body", questionnaire.body)]
    lines += [f"closes: {questionnaire.closes.isoformat()}"] if isinstance(questionnaire.closes, date) else []
    for key in ("source", "format", "fingerprint"):
        lines += _line(key, getattr(questionnaire, key))
    return lines


def _question_lines(question: Question) -> Iterator[str]:
    """The keys of one question, those that people look at first."""
    for key in ("id", "number", "part", "unsure", "text"):
        yield from _line(key, getattr(question, key))
    yield f"kind: {Kind(question.kind).value}"
    for key in ("options", "rows", "columns"):
        yield from _list(key, getattr(question, key))
    for key in ("words", "characters"):
        if getattr(question, key) is not None:
            yield f"{key}: {getattr(question, key)}"
    yield from _line("section", question.section)
    for key in ("about_you", "required"):
        if getattr(question, key):
            yield f"{key}: true"
    yield from _list("answer_at", question.answer_at)
    yield from _list("confidential_at", question.confidential_at)
    yield from _line("where", question.where)


def _entry(lines: Iterator[str] | list[str]) -> list[str]:
    """The lines of a mapping as an entry of a list."""
    return [f"{'  - ' if at == 0 else '    '}{line}" if line else "" for at, line in enumerate(lines)]


def _line(key: str, text: str) -> list[str]:
    """A key with its text, over several lines if it is long; nothing for an empty text."""
    return _value(f"{key}:", text) if text else []


def _list(key: str, texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    lines = [f"{key}:"]
    for text in texts:
        first, *others = _value("-", text)
        lines += [f"  {first}", *(f"  {line}" if line else "" for line in others)]
    return lines


def _value(before: str, text: str) -> list[str]:
    """A text behind a key or dash: on its line, or as a block below."""
    if "\n" not in text and len(before) + len(text) < WIDTH:
        return [f"{before} {_on_one_line(text)}"]
    if _fits_a_block(text):
        lines = text.split("\n")
        if len(lines) > 1 and all(len(line) < WIDTH for line in lines):
            return [f"{before} |-", *(f"  {line}" if line else "" for line in lines)]
        return [f"{before} >-", *(f"  {line}" if line else "" for line in _folded(lines))]
    return [f"{before} {_on_one_line(text)}"]


def _on_one_line(text: str) -> str:
    if _PLAIN.fullmatch(text) and not _OTHER_TYPES.fullmatch(text):
        return text
    if "\n" not in text and not _ODD.search(text):
        return "'" + text.replace("'", "''") + "'"
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x85\u2028\u2029\ufeff]", lambda found: _ESCAPES[found.group()], quoted)


def _fits_a_block(text: str) -> bool:
    """Whether a block of lines reads back as this text: no space at the ends of lines, nothing that YAML escapes."""
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or _ODD.search(text):
        return False
    return all(line == line.strip() and "  " not in line for line in lines)


def _folded(lines: Sequence[str]) -> Iterator[str]:
    """Lines wrapped at spaces; an empty line stands for each break of the text."""
    for at, line in enumerate(lines):
        if at:
            yield ""
        yield from _wrapped(line) if line else ()


def _wrapped(line: str) -> Iterator[str]:
    current = ""
    for word in line.split(" "):
        if current and len(current) + len(word) >= WIDTH - 8:
            yield current
            current = word
        else:
            current = f"{current} {word}" if current else word
    yield current
