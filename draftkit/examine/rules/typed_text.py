"""DK241, DK242, DK243: telephone numbers, addresses and titles of legislation that are typed instead of cited."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.examine.texts import forms_of, printed
from draftkit.model.clause import Clause
from draftkit.model.typed.addresses import addresses
from draftkit.model.typed.stretch import Stretch
from draftkit.model.typed.telephone import telephone_numbers
from draftkit.model.typed.titles import by_first_word, titles_in
from draftkit.problems import Problem, warning


def typed_text(subject: Subject) -> Iterator[Problem]:
    """A warning for each stretch of a text that would not change when a register does."""
    sources = subject.library.sources
    known = by_first_word({key: source.title for key, source in sources.items() if source.is_legislation})
    contacts = {phone: key for key, one in subject.library.contacts.items() if (phone := _digits(one.phone or ""))}
    for clause in subject.clauses():
        for form, text in forms_of(clause):
            shown = printed(text)
            found = list(addresses(shown))
            for one in found:
                yield _address(one, clause, form, subject)
                shown = shown[: one.start] + " " * (one.end - one.start) + shown[one.end :]
            for one in telephone_numbers(shown):
                yield _number(one, contacts.get(_digits(one.words), ""), clause, form, subject)
            for one in titles_in(shown, known):
                yield _title(one, clause, form, subject)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _address(one: Stretch, clause: Clause, form: str, subject: Subject) -> Problem:
    where = subject.in_text(clause, form, one.start, one.end)
    hint = 'cite the page as a source, [@key], or print the contact, {{ contact("key") }}'
    return warning("DK242", f"the address '{one.words}' is typed into the text", where, hint)


def _number(one: Stretch, key: str, clause: Clause, form: str, subject: Subject) -> Problem:
    where = subject.in_text(clause, form, one.start, one.end)
    words = " ".join(one.words.split())
    hint = f'print the contact instead, {{{{ contact("{key or "key"}") }}}}: contacts.yaml says when it was checked'
    return warning("DK241", f"the telephone number '{words}' is typed into the text", where, hint)


def _title(one: Stretch, clause: Clause, form: str, subject: Subject) -> Problem:
    where = subject.in_text(clause, form, one.start, one.end)
    key = one.key or "key"
    hint = f'print it with {{{{ source("{key}") }}}}, or cite it with [@{key}]'
    return warning("DK243", f"the title '{one.words}' is typed into the text", where, hint)
