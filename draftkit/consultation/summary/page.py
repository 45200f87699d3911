"""The page: a summary as one HTML file for reading and printing.

In: a `Summary`. Out: HTML without scripts and without anything from elsewhere; whatever stands in an export is escaped.
Charts are SVG inside the page, each with a table of the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from draftkit.consultation.summary.chart import bar_chart
from draftkit.consultation.summary.results import SMALL, Result, Summary
from draftkit.consultation.summary.submissions import Use
from draftkit.outputs.web_page import web_page
from draftkit.problems import Problem, number_of

_STYLE = """
body { font: 1.1875rem/1.5 Arial, sans-serif; color: #0b0c0c; background: #fff; margin: 0 auto; padding: 1rem;
  max-width: 48rem; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.2; } h2 { font-size: 1.5rem; margin-top: 3rem; }
h3 { font-size: 1.25rem; margin-top: 2.5rem; } a { color: #1d70b8; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; } caption { text-align: left; font-weight: bold; }
th, td { text-align: left; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid #b1b4b6; vertical-align: top; }
.number { text-align: right; white-space: nowrap; } .note { color: #484949; }
.caution { border-left: .5rem solid #d4351c; padding: .1rem 1rem; margin: 1.5rem 0; background: #f8f8f8; }
svg { width: 100%; height: auto; margin: 1rem 0; } blockquote { margin: .25rem 0 1rem; white-space: pre-wrap; }
summary { cursor: pointer; text-decoration: underline; } dt { font-weight: bold; } dd { margin: 0 0 .75rem; }
@media print { details { display: block; } svg, tr, blockquote { break-inside: avoid; } }
"""

_CAUTION = """<div class="caution"><p><strong>This page may hold personal data.</strong> The texts are as people sent
them: they may name or describe somebody, and somebody may have asked for confidentiality. Keep the page where the
responses are kept, and publish nothing from it that nobody has read.</p></div>"""


def page(summary: Summary, *, with_texts: bool = True) -> str:
    """The page; without texts it holds counts only."""
    title = f"{summary.title or 'Responses to the consultation'}: summary of responses"
    parts = [
        f"<h1>{escape(title)}</h1>",
        _CAUTION if with_texts else "",
        _counts(summary),
        _findings(summary.problems),
        "<h2>Question by question</h2>",
        _contents(summary),
        *(_result(result, number, summary, with_texts=with_texts) for number, result in enumerate(summary.results)),
        _organisations(summary) if with_texts else "",
        _method(summary),
    ]
    return web_page(title, _STYLE, "\n".join(part for part in parts if part))


def _counts(summary: Summary) -> str:
    rows = [("Responses in the export", f"{summary.rows:,}"), ("Responses counted here", f"{summary.counted:,}")]
    if summary.confidential:
        rows.append(("Of these, marked confidential by the respondent", f"{summary.confidential:,}"))
    body = "".join(f'<tr><th scope="row">{escape(name)}</th><td class="number">{n}</td></tr>' for name, n in rows)
    about = f"From {escape(summary.source)}, read as {escape(summary.format)}."
    made = f'<h2>Responses</h2>\n<p class="note">{about}</p>\n<table><tbody>{body}</tbody></table>'
    if not summary.left_out:
        return made
    items = "".join(
        f"<li>{escape(one.id)}{f' ({escape(one.where)})' if one.where != one.id else ''}: {escape(one.reason)}</li>"
        for one in summary.left_out
    )
    return f"{made}\n<p>Not counted:</p><ul>{items}</ul>"


def _findings(problems: Iterable[Problem]) -> str:
    items = "".join(f"<li>{escape(_told(one))}</li>" for one in problems)
    return f"<h2>To look at before relying on this</h2>\n<ul>{items}</ul>" if items else ""


def _contents(summary: Summary) -> str:
    """A list of the questions, where there are so many that one has to look for them."""
    if len(summary.results) < 6:
        return ""
    items = "".join(
        f'<li><a href="#q{number}">{escape(_heading(result))}</a></li>' for number, result in enumerate(summary.results)
    )
    return f'<nav aria-label="Questions"><ul>{items}</ul></nav>'


def _heading(result: Result) -> str:
    question = result.asked.question
    return f"{question.label}: {question.text}" if question.number else question.text


def _told(problem: Problem) -> str:
    """A finding in sentences, with the line of the export."""
    line = f"Line {problem.place.line}: " if problem.place and problem.place.line else ""
    hint = f"{problem.hint[:1].upper()}{problem.hint[1:]}." if problem.hint else ""
    message = problem.message if line else f"{problem.message[:1].upper()}{problem.message[1:]}"
    return f"{line}{message}. {hint}".rstrip()


def _result(result: Result, number: int, summary: Summary, *, with_texts: bool) -> str:
    parts = [
        f'<h3 id="q{number}">{escape(_heading(result))}</h3>',
        f"<p>{escape(answering(result, summary.counted))}</p>",
    ]
    if result.asked.guessed:
        parts.append(f'<p class="note">Taken for {_kind(result)}, because {escape(result.asked.guessed)}.</p>')
    if result.asked.note:
        parts.append(f'<p class="note">{escape(result.asked.note)}</p>')
    if result.asked.use is Use.COUNT:
        parts += _closed(result, number)
    elif result.asked.use is not Use.READ:
        parts.append('<p class="note">Says who somebody is, so it is not shown here.</p>')
    elif with_texts and result.texts:
        parts.append(_texts(result))
    return f"<section>{''.join(parts)}</section>"


def answering(result: Result, counted: int) -> str:
    """The base, in a sentence."""
    return f"Number answering: {result.base:,} of {counted:,} respondents; {result.not_answered:,} did not answer."


def _kind(result: Result) -> str:
    kinds = {"text": "free text", "multi-choice": "a choice of several", "about-you": "a question about the respondent",
             "choice": "a choice of one", "yes-no": "yes or no", "scale": "a scale", "table": "a table"}  # fmt: skip
    return kinds[result.asked.question.kind]


def base_note(result: Result) -> str:
    """What the percentages of a closed question are of."""
    if result.adds_up:
        return "Percentages are of those who answered this question, and are rounded so that they add up to 100%."
    return (
        "Percentages are of those who answered this question. They can add up to more than 100%, because people could "
        "choose more than one."
    )


def _closed(result: Result, number: int) -> list[str]:
    if not result.answers:
        return []
    title = f"Answers to {result.asked.question.label}"
    rows = "".join(
        f'<tr><th scope="row">{escape(one.answer)}{"" if one.known else " (no option of the question)"}</th>'
        f'<td class="number">{one.number:,}</td><td class="number">{escape(one.percent)}</td></tr>'
        for one in result.answers
    )
    total = ""
    if result.adds_up and result.base:
        total = f'<tr><th scope="row">All who answered</th><td class="number">{result.base:,}</td>'
        total += '<td class="number">100%</td></tr>'
    head = '<th scope="col">Answer</th><th scope="col" class="number">Number</th><th scope="col" class="number">'
    small = ""
    if result.asked.question.about_you and 0 < result.smallest < SMALL:
        small = f'<p class="note">A count below {SMALL} may show who somebody is. Consider whether to publish it.</p>'
    return [
        bar_chart(result.answers, result.base, f"chart{number}", title) if result.base else "",
        f"<table><caption>{escape(title)}</caption><thead><tr>{head}Percentage</th></tr></thead>",
        f"<tbody>{rows}{total}</tbody></table>",
        f'<p class="note">{base_note(result)}</p>{small}',
    ]


def _texts(result: Result) -> str:
    items = []
    for one in result.texts:
        same = f" ({len(one.ids):,} responses give this text word for word)" if len(one.ids) > 1 else ""
        ids = ", ".join(one.ids[:20]) + (f" and {len(one.ids) - 20:,} more" if len(one.ids) > 20 else "")
        items.append(f"<dt>{escape(ids)}{same}</dt><dd><blockquote>{escape(one.text)}</blockquote></dd>")
    count = number_of(len(result.texts), "text")
    return f"<details><summary>Read the {count}</summary><dl>{''.join(items)}</dl></details>"


def _organisations(summary: Summary) -> str:
    if not summary.organisations:
        return ""
    items = "".join(f"<li>{escape(one)}</li>" for one in summary.organisations)
    note = "As they were named. Those who asked for confidentiality are left out. Check before you publish."
    return f'<h2>Organisations that responded</h2><p class="note">{note}</p><ul>{items}</ul>'


def _method(summary: Summary) -> str:
    digits = "one decimal" if summary.decimals else "whole numbers"
    return (
        "<h2>How this was counted</h2>"
        "<p>The base of every percentage is the number who answered that question, not the number of respondents. "
        f"Percentages are rounded to {digits}. Where each respondent gave one answer, they are rounded by the method "
        "of the largest remainder, so that they add up to 100%: a percentage may differ by one in its last digit from "
        "the one that rounding alone would give. Where people could choose several answers, each percentage is rounded "
        "by itself.</p><p>Those who respond to a consultation choose to do so. The figures say what they answered, and "
        "not what the public thinks. Free text is listed for reading and was not analysed.</p>"
    )
