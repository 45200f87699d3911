"""What templates and clauses may call: clauses, contacts, sources, attributed claims, listings, references.

In: a `Rendering`. Out: dictionaries of functions for the outline and for clauses. Each function gives a `Printable`;
nothing is placed before it is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from draftkit.model.contact import CONTACT_DAYS, Contact
from draftkit.model.dates import day
from draftkit.model.document import (
    EMPHASIS,
    STRONG,
    Citation,
    Cite,
    CrossReference,
    Inline,
    Link,
    Listing,
    Paragraph,
    Text,
)
from draftkit.model.extent import nations
from draftkit.model.passages import BlockValue, InlineValue
from draftkit.model.source import Source
from draftkit.problems import advice, did_you_mean, error, warning
from draftkit.steps.render.filters import Printable
from draftkit.steps.render.rendering import Rendering
from draftkit.steps.render.sandbox import for_templates

STYLES = ("question", "subtitle", "caption", "source")
"""The styles that an outline may ask for."""

ATTRIBUTIONS = {
    "court-record": "Court records show that",
    "police-statement": "Police said that",
    "prosecution-statement": "The Crown Prosecution Service said that",
    "government-statement": "The government has said that",
    "news-report": "It is reported that",
    "research": "Research found that",
    "guidance": "Guidance states that",
    "own-knowledge": "We know from our own work that",
}
"""How a claim of each basis is introduced."""


def clause_functions(rendering: Rendering) -> dict[str, Any]:
    """The functions that a clause's text may call."""

    @for_templates
    def contact(key: str) -> Printable:
        return Printable(_contact(rendering, key))

    @for_templates
    def source(key: str, short: bool = False) -> Printable:
        return Printable(_source_title(rendering, key, short=short))

    @for_templates
    def ref(id: str) -> Printable:
        return Printable(InlineValue((CrossReference(id),)))

    return {"contact": contact, "source": source, "ref": ref}


def outline_functions(rendering: Rendering) -> dict[str, Any]:
    """The functions that an outline may call besides those for clauses, the clauses' own apart."""

    @for_templates
    def attributed(claim: Mapping[str, Any]) -> Printable:
        return Printable(InlineValue(_attributed(rendering, claim)))

    @for_templates
    def single_source(claims: Sequence[Mapping[str, Any]]) -> str:
        return _single_source(rendering, claims)

    @for_templates
    def styled(text: str, style: str) -> Printable:
        if not text:
            return Printable("")
        if style not in STYLES:
            raise ValueError(f"there is no style '{style}'; there are: {', '.join(STYLES)}")
        return Printable(BlockValue((Paragraph((Text(str(text)),), style),)))

    @for_templates
    def evidence(entries: Sequence[Mapping[str, Any]]) -> Printable | str:
        inlines = _evidence(rendering, entries)
        return Printable(InlineValue(inlines)) if inlines else ""

    @for_templates
    def table_of_sources() -> Printable:
        return Printable(BlockValue((Listing("sources"),)))

    @for_templates
    def sign_off_annex(title: str = "Sign-off") -> Printable:
        wanted = rendering.inputs.values.get("sign_off", True)
        return Printable(BlockValue((Listing("sign-off", str(title)),))) if wanted else Printable("")

    return {
        "attributed": attributed,
        "single_source": single_source,
        "styled": styled,
        "evidence": evidence,
        "table_of_sources": table_of_sources,
        "sign_off_annex": sign_off_annex,
    }


def _contact(rendering: Rendering, key: str) -> InlineValue | str:
    """A contact in one line, or nothing when it may not be printed."""
    contact = rendering.library.contacts.get(key)
    if contact is None:
        hint = did_you_mean(key, rendering.library.contacts, "contacts.yaml lists them all")
        rendering.problems.append(error("DK203", f"there is no contact '{key}'", None, hint))
        return ""
    if not contact.may_be_printed:
        message = f"{contact.name} was left out: the entry '{key}' is not verified"
        rendering.problems.append(advice("DK212", message, None, "check it and set its confidence in contacts.yaml"))
        return ""
    if contact.nations and not nations(rendering.inputs.extent) & set(contact.nations):
        message = f"{contact.name} was left out: it does not serve {', '.join(rendering.inputs.extent)}"
        rendering.problems.append(advice("DK212", message, None, "name a service of that nation in the clause"))
        return ""
    _report_age(rendering, contact)
    return InlineValue(_contact_inlines(contact))


def _report_age(rendering: Rendering, contact: Contact) -> None:
    """Report a contact that nobody has checked, or not lately."""
    if contact.checked_on is None:
        message = f"nobody has checked the contact {contact.name}"
        rendering.problems.append(advice("DK408", message, None, "check number and hours, then set checked_on"))
    elif (rendering.selection.as_at - contact.checked_on).days > CONTACT_DAYS:
        message = f"the contact {contact.name} was last checked on {contact.checked_on}"
        rendering.problems.append(warning("DK409", message, None, f"check it again: {CONTACT_DAYS} days have passed"))


def _contact_inlines(contact: Contact) -> tuple[Inline, ...]:
    inlines: list[Inline] = [Text(contact.name, STRONG), Text(":")]
    if contact.purpose:
        inlines.append(Text(f" {contact.purpose},"))
    if contact.serves:
        inlines.append(Text(f" for {contact.serves},"))
    if contact.phone:
        inlines += [
            Text(" "),
            Link("tel:" + contact.phone.replace(" ", ""), (Text(contact.phone.replace(" ", "\u00a0")),)),
        ]
        inlines.append(Text(f" ({contact.hours})," if contact.hours else ","))
    if contact.text_number:
        inlines.append(Text(f" text {contact.text_number},"))
    if contact.email:
        inlines += [Text(" "), Link(f"mailto:{contact.email}", (Text(contact.email),)), Text(",")]
    if contact.url:
        visible = contact.url.partition("://")[2].removeprefix("www.").rstrip("/")
        inlines += [Text(" "), Link(contact.url.replace("http://", "https://"), (Text(visible),)), Text(",")]
    last = inlines.pop()
    inlines.append(Text(last.text[:-1]) if isinstance(last, Text) else last)
    return tuple(inline for inline in inlines if not isinstance(inline, Text) or inline.text)


def _known_source(rendering: Rendering, key: str) -> Source | None:
    return rendering.inputs.sources.get(key) or rendering.library.sources.get(key)


def _source_title(rendering: Rendering, key: str, *, short: bool) -> InlineValue | str:
    source = _known_source(rendering, key)
    if source is None:
        hint = did_you_mean(key, [*rendering.inputs.sources, *rendering.library.sources], "sources.yaml lists them all")
        rendering.problems.append(error("DK202", f"there is no source '{key}'", None, hint))
        return ""
    title = (source.short if short else None) or source.title
    return InlineValue((Text(title, EMPHASIS if source.type == "case" else 0),))


def _attributed(rendering: Rendering, claim: Mapping[str, Any]) -> tuple[Inline, ...]:
    """A claim with its attribution before it and its source after it."""
    text = str(claim["text"])
    if claim["basis"] not in ATTRIBUTIONS:
        return (Text(text),)
    lead = claim.get("attribution") or ATTRIBUTIONS[claim["basis"]]
    source = _known_source(rendering, claim["source"])
    reported = source is not None and source.type == "news" and claim["basis"] != "news-report"
    ending = f" (as reported by {source.publication or source.title})" if source is not None and reported else ""
    stop = "" if text.rstrip().endswith((".", "!", "?")) and not ending else "."
    cite = Cite(claim["source"], claim.get("pinpoint") or "")
    return (Text(f"{lead} "), Text(text), Text(ending + stop), Citation((cite,)))


def _evidence(rendering: Rendering, entries: Sequence[Mapping[str, Any]]) -> tuple[Inline, ...]:
    """What an answer rests on, in a line: each with its source as a footnote, or with its date."""
    inlines: list[Inline] = []
    for entry in entries:
        key, note, dated = entry.get("source"), entry.get("note") or "", entry.get("date")
        source = _known_source(rendering, key) if key else None
        words = note.rstrip(" .") or (source.short or source.title if source else "")
        if not words and not key:
            continue
        inlines += [Text("; ")] if inlines else []
        inlines.append(Text(words or str(key)))
        if dated and not key:
            inlines.append(Text(f" ({day(dated)})"))
        if key:
            inlines.append(Citation((Cite(key, ""),)))
    return tuple(inlines)


def _single_source(rendering: Rendering, claims: Sequence[Mapping[str, Any]]) -> str:
    """The name of the news outlet when every claim rests on one news item, otherwise nothing."""
    keys = {claim["source"] for claim in claims if isinstance(claim, Mapping) and "source" in claim}
    source = _known_source(rendering, next(iter(keys))) if len(keys) == 1 else None
    if source is None or source.type != "news":
        return ""
    message = f"every claim rests on one news item, '{source.title}'"
    hint = "look for the court's record or a statement of the police or the Crown Prosecution Service"
    rendering.problems.append(warning("DK402", message, None, hint))
    return source.publication or source.title
