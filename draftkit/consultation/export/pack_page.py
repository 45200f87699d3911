"""The page of a paste pack: every box in the order of the portal, with a button that copies its text.

In: entries, the names of their text files, what stands on top. Out: one HTML file that works from a folder, without
anything from elsewhere. Without scripts each text can still be selected by hand: it stands in a text area.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from draftkit.consultation.export.handing_in import Entry, is_text_box
from draftkit.consultation.questionnaire import Kind
from draftkit.outputs.web_page import web_page


class Heading(NamedTuple):
    """What stands on top of the page."""

    title: str
    """The title of the consultation."""
    organisation: str = ""
    body: str = ""
    closes: str = ""
    """The closing date in words."""
    public: bool = False
    """Whether it is the public edition."""


_STYLE = """
body { font: 1.1875rem/1.5 Arial, sans-serif; color: #0b0c0c; background: #fff; margin: 0 auto; padding: 1rem;
  max-width: 50rem; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.2; } h2 { font-size: 1.5rem; margin-top: 3rem; border-top: 2px solid #0b0c0c;
  padding-top: 1rem; } h3 { font-size: 1.25rem; margin: 0 0 .5rem; } a { color: #1d70b8; } p { margin: .5rem 0; }
article { border: 1px solid #b1b4b6; padding: 1rem; margin: 1.5rem 0; } .question { font-weight: bold; }
textarea { width: 100%; box-sizing: border-box; font: 1rem/1.5 Arial, sans-serif; padding: .5rem;
  border: 2px solid #0b0c0c; }
button { font: inherit; padding: .4rem 1rem; background: #00703c; color: #fff; border: 0; cursor: pointer; }
button:focus, textarea:focus, a:focus, input:focus { outline: 3px solid #ffdd00; outline-offset: 0;
  box-shadow: 0 0 0 5px #0b0c0c; }
.over { border-left: .5rem solid #d4351c; padding-left: 1rem; font-weight: bold; }
.confidential { border-left: .5rem solid #4c2c92; padding-left: 1rem; } .note { color: #484949; }
.said { margin-left: 1rem; } ul { padding-left: 1.5rem; }
@media print { button, label { display: none; } article { break-inside: avoid; } }
"""

_SCRIPT = """
(function () {
  "use strict";
  function say(button, words) { document.getElementById(button.dataset.say).textContent = words; }
  function byHand(button, area) {
    area.focus(); area.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (fault) { done = false; }
    say(button, done ? "Copied" : "Selected: press Ctrl and C to copy");
  }
  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var area = document.getElementById(button.dataset.copy);
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(area.value).then(
          function () { say(button, "Copied"); }, function () { byHand(button, area); });
      } else { byHand(button, area); }
    });
  });
}());
"""


def pack_page(entries: Sequence[Entry], names: Mapping[str, str], heading: Heading) -> str:
    """The page."""
    title = f"Answers to paste: {heading.title}" if heading.title else "Answers to paste"
    parts = [f"<h1>{escape(title)}</h1>", _top(entries, heading)]
    numbers = {one.question.id: number for number, one in enumerate(entries)}
    for section, within in groupby(entries, key=lambda one: one.question.section):
        parts.append(f"<h2>{escape(section)}</h2>" if section else "")
        parts += [_article(one, numbers[one.question.id], names) for one in within]
    body = "\n".join(part for part in parts if part)
    return web_page(title, _STYLE, body, _SCRIPT)


def _top(entries: Sequence[Entry], heading: Heading) -> str:
    """Who answers whom by when, what is wrong, and a list of all boxes."""
    facts = [
        f"From {heading.organisation}" if heading.organisation else "",
        f"to {heading.body}" if heading.body else "",
        f"closes on {heading.closes}" if heading.closes else "",
    ]
    told = ", ".join(fact for fact in facts if fact)
    parts = [f"<p>{escape(told[:1].upper() + told[1:])}.</p>" if told else ""]
    if heading.public:
        parts.append("<p><strong>Public edition: what is not for the public is left out.</strong></p>")
    elif any(one.confidential for one in entries):
        parts.append(
            '<p class="confidential">Some answers are confidential. Mark them in the portal, and keep this folder to '
            "yourselves.</p>"
        )
    parts.append(
        "<p>Copy each text and paste it into its box. The texts are plain: a box of a portal takes no bold and no "
        "links.</p>"
    )
    over = [one for one in entries if one.words_over or one.characters_over]
    if over:
        links = ", ".join(f'<a href="#{_anchor(one)}">{escape(one.question.label)}</a>' for one in over)
        parts.append(f'<p class="over">Over the limit: {links}.</p>')
    missing = [one for one in entries if not one.is_answered and not one.withheld]
    if missing:
        links = ", ".join(f'<a href="#{_anchor(one)}">{escape(one.question.label)}</a>' for one in missing)
        parts.append(f"<p>Without an answer: {links}.</p>")
    return "".join(parts)


def _anchor(entry: Entry) -> str:
    return f"question-{escape(entry.question.id)}"


def _article(entry: Entry, number: int, names: Mapping[str, str]) -> str:
    question = entry.question
    heading = escape(question.label) if question.number else _lines(question.text)
    parts = [f'<article id="{_anchor(entry)}"><h3 id="heading{number}">{heading}</h3>']
    if question.number:
        parts.append(f'<p class="question">{_lines(question.text)}</p>')
    if entry.withheld:
        parts.append(f'<p class="confidential">{escape(entry.notice)}</p>')
        return "".join([*parts, "</article>"])
    parts += [_chosen(entry), _rows(entry), _limits(entry), _confidential(entry, number)]
    if entry.text.strip():
        parts.append(_text(entry, number, names[question.id]))
    if not entry.is_answered:
        parts.append('<p class="note">No answer yet.</p>')
    parts.append(f'<p><label><input type="checkbox" id="done{number}"> Done in the portal</label></p></article>')
    return "".join(parts)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _chosen(entry: Entry) -> str:
    """Which options to tick."""
    if not entry.chosen:
        return ""
    several = entry.question.kind is Kind.MULTI_CHOICE
    words = "Tick" if several and len(entry.chosen) == 1 else "Tick these" if several else "Choose"
    if len(entry.chosen) == 1:
        return f"<p>{words}: <strong>{escape(entry.chosen[0])}</strong></p>"
    return f"<p>{words}:</p>{_list(f'<strong>{escape(one)}</strong>' for one in entry.chosen)}"


def _rows(entry: Entry) -> str:
    if not entry.rows:
        return ""
    made = (f"{escape(row)}: <strong>{escape(value)}</strong>" for row, value in entry.rows.items())
    return f"<p>In each row:</p>{_list(made)}"


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _limits(entry: Entry) -> str:
    """What the text counts for, against its limits."""
    if not entry.text.strip():
        return ""
    words = f"{entry.words:,} of {entry.question.words:,} words" if entry.question.words else f"{entry.words:,} words"
    told = f'<p class="note">{words}, {entry.characters:,} of {entry.most_characters:,} characters.</p>'
    over = [f"{entry.words_over:,} words" if entry.words_over else ""]
    over.append(f"{entry.characters_over:,} characters" if entry.characters_over else "")
    named = " and ".join(one for one in over if one)
    return told + (f'<p class="over">Over the limit by {named}: the portal will not take it.</p>' if named else "")


def _confidential(entry: Entry, number: int) -> str:
    if not entry.confidential:
        return ""
    reason = entry.reason or "[TO CONFIRM: reason for confidentiality]"
    copy = _copy(f"reason{number}", f"Copy the reason for {entry.question.label}", "Copy the reason")
    area = f'<textarea id="reason{number}" readonly rows="2" aria-label="Reason">\n{escape(reason)}</textarea>'
    return (
        '<div class="confidential"><p><strong>Confidential.</strong> Mark this answer as confidential. The reason to '
        f"give:</p>{area}<p>{copy}</p></div>"
    )


def _text(entry: Entry, number: int, name: str) -> str:
    rows = min(16, max(3, sum(1 + len(line) // 85 for line in entry.text.split("\n"))))
    note = ""
    if not is_text_box(entry):
        note = '<p class="note">The question takes options. Use this text only if the portal has a box for it.</p>'
    area = f'<textarea id="text{number}" readonly rows="{rows}" aria-labelledby="heading{number}">\n'
    button = _copy(f"text{number}", f"Copy the answer to {entry.question.label}", "Copy")
    link = f'<a href="{escape(name)}">{escape(name)}</a>'
    return f"{note}{area}{escape(entry.text)}</textarea><p>{button} <span>The same text is in {link}.</span></p>"


def _copy(target: str, name: str, shown: str) -> str:
    """A button, shown where scripts run, and a place where it says what it did."""
    return (
        f'<button type="button" data-copy="{target}" data-say="{target}-said" aria-label="{escape(name)}" hidden>'
        f'{shown}</button> <span id="{target}-said" class="said" role="status"></span>'
    )
