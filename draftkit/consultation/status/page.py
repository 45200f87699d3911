"""The page: a report as one HTML file for reading, sending round and printing.

In: a `Report`. Out: HTML without scripts and without anything from elsewhere; whatever stands in a file is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from draftkit.consultation.counting import Use
from draftkit.consultation.status.chart import COLOURS, limit_charts, progress_bar
from draftkit.consultation.status.report import (
    STATES,
    Group,
    Report,
    Row,
    blocks,
    closing_in_words,
    counts_in_words,
    standing,
)
from draftkit.model.dates import day
from draftkit.outputs.web_page import web_page
from draftkit.problems import Problem, Severity

_STYLE = """
body { font: 1.0625rem/1.5 Arial, sans-serif; color: #0b0c0c; background: #fff; margin: 0 auto; padding: 1rem;
  max-width: 64rem; }
h1 { font-size: 2rem; line-height: 1.2; margin-bottom: .5rem; } h2 { font-size: 1.5rem; margin-top: 2.5rem; }
h3 { font-size: 1.1875rem; margin: 1.75rem 0 .25rem; } a { color: #1d70b8; } p { max-width: 44rem; }
.lead { font-size: 1.25rem; margin: .25rem 0; } .note { color: #484949; }
.box { border-left: .5rem solid #00703c; background: #f8f8f8; padding: .5rem 1rem; margin: 1.5rem 0; }
.blocked { border-color: #d4351c; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .9375rem; }
caption { text-align: left; font-weight: bold; padding-bottom: .25rem; }
th, td { text-align: left; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid #b1b4b6; vertical-align: top; }
td.text { min-width: 14rem; overflow-wrap: anywhere; } .number { text-align: right; white-space: nowrap; }
td.number .over { display: block; } tr.section th { background: #f3f2f1; padding-left: .5rem; }
.over { color: #aa2a16; font-weight: bold; }
svg { width: 100%; height: auto; max-width: 46rem; margin: .5rem 0; display: block; }
ul { padding-left: 1.25rem; } li { margin: .35rem 0; overflow-wrap: anywhere; }
code { font-size: .9em; }
.key { display: inline-block; width: .9rem; height: .9rem; border: 1px solid #0b0c0c; vertical-align: -.1rem; }
.key-list { list-style: none; padding: 0; } .key-list li { display: inline-block; margin-right: 1.5rem; }
@media print { body { font-size: 10pt; max-width: none; padding: 0; } h1 { font-size: 18pt; } h2 { font-size: 14pt; }
  h2, h3, caption, tr.section { break-after: avoid; } tr, svg, li { break-inside: avoid; } nav { display: none; }
  thead { display: table-header-group; } .scroll { overflow: visible; } td.text { min-width: 0; }
  table { font-size: 8.5pt; } th, td { padding: .15rem .5rem .15rem 0; } .note { font-size: 8.5pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
@page { size: A4; margin: 15mm; }
"""


def page(report: Report) -> str:
    """The page."""
    title = f"{report.title or 'Consultation response'}: status of the response"
    parts = (_head, _progress, _blocking, _contents, _questions, _limits, _found)
    body = "\n".join(part(report) for part in parts)
    return web_page(title, _STYLE, body)


def _head(report: Report) -> str:
    closing = closing_in_words(report)
    by = f'<p class="lead">{escape(report.body)}</p>' if report.body else ""
    return (
        f"<h1>{escape(report.title or 'Consultation response')}: status of the response</h1>\n{by}\n"
        f'<p class="lead"><strong>{escape(closing[0].upper() + closing[1:])}.</strong></p>\n'
        f'<p class="note">As at {day(report.day)}.</p>'
    )


def _progress(report: Report) -> str:
    every = len(report.rows)
    share = round(100 * report.done / every) if every else 0
    key = "".join(
        f'<li><span class="key" style="background: {colour}"></span> {STATES[status]}: {report.counts[status]:,}</li>'
        for status, colour in COLOURS.items()
    )
    estimated = ""
    if report.estimated:
        words = "Words are counted as they were written: clauses and fields could not be put in."
        estimated = f'<p class="note">{words}</p>'
    return (
        f"<h2>Progress</h2>\n<p>{report.done:,} of {every:,} answers are ready or signed off ({share}%). "
        f"{escape(counts_in_words(report))}.</p>\n{progress_bar(report.counts)}\n"
        f'<ul class="key-list">{key}</ul>{estimated}'
    )


def _blocking(report: Report) -> str:
    phrase, what = standing(report)
    kind = "box blocked" if report.blocking else "box"
    words = f"<strong>{phrase}:</strong> {escape(what)}." if what else f"<strong>{phrase}.</strong>"
    return f'<div class="{kind}"><p>{words}</p></div>'


def _contents(report: Report) -> str:
    links = (
        ("questions", f"Questions ({len(report.rows):,})"),
        ("limits", "Length against limits"),
        ("found", f"What needs attention ({len(report.problems):,})"),
    )
    items = "".join(f'<li><a href="#{id}">{words}</a></li>' for id, words in links)
    return f'<nav aria-label="On this page"><ul>{items}</ul></nav>'


_COLUMNS = ("No.", "Question", "Owner", "State", "Words", "Evidence", "Position", "Confidential")


def _questions(report: Report) -> str:
    head = "".join(f'<th scope="col"{_right(name)}>{name}</th>' for name in _COLUMNS)
    groups = groupby(report.rows, key=lambda row: row.section)
    body = "".join(f"<tbody>{_section(section)}{''.join(map(_row, rows))}</tbody>" for section, rows in groups)
    return (
        '<h2 id="questions">Questions</h2>\n'
        '<div class="scroll" role="region" aria-label="Questions" tabindex="0"><table>'
        f"<caption>Every question with its answer's state</caption><thead><tr>{head}</tr></thead>{body}</table></div>"
    )


def _section(name: str) -> str:
    """The row that names a section, for the rows below it."""
    heading = f'<th scope="rowgroup" colspan="{len(_COLUMNS)}">{escape(name)}</th>'
    return f'<tr class="section">{heading}</tr>' if name else ""


def _right(name: str) -> str:
    return ' class="number"' if name in {"Words", "Evidence"} else ""


def _row(row: Row) -> str:
    required = ' <span class="note">(must be answered)</span>' if row.required else ""
    cells = [
        f'<th scope="row">{escape(row.label or "–")}</th>',
        f'<td class="text">{escape(_cut(row.text))}{required}</td>',
        f"<td>{escape(row.owner or '–')}</td>",
        f"<td>{STATES[row.status]}</td>",
        f'<td class="number">{_used(row)}</td>',
        f'<td class="number">{row.evidence or "–"}</td>',
        f"<td>{escape((row.position or '–').replace('no-view', 'no view'))}</td>",
        f"<td>{'yes' if row.confidential else 'no'}</td>",
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _cut(text: str, most: int = 200) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _used(row: Row) -> str:
    if not row.uses:
        return f"{row.words:,}" if row.words else "–"
    return "<br>".join(map(_use, row.uses))


def _use(use: Use) -> str:
    unit = " characters" if use.unit == "characters" else ""
    words = f"{use.used:,} of {use.limit:,}{unit}"
    return f'{words} <span class="over">{use.over:,} over</span>' if use.over else words


def _limits(report: Report) -> str:
    charts = limit_charts(report.rows)
    if not charts:
        return '<h2 id="limits">Length against limits</h2>\n<p class="note">No answered question states a limit.</p>'
    intro = (
        "<p>Each grey bar is the limit of one question, the blue part what its answer uses. What is over the limit is "
        "hatched in red. The table below has the same numbers.</p>"
    )
    made = "\n".join(f"<h3>{escape(name)}</h3>\n{chart}" for name, chart in charts)
    rows = "".join(
        f'<tr><th scope="row">{escape(row.label or row.text[:40])}</th><td>{use.unit}</td>'
        f'<td class="number">{use.used:,}</td><td class="number">{use.limit:,}</td>'
        f'<td class="number">{_percent(use)}</td>'
        f'<td class="number">{use.over or "–"}</td></tr>'
        for row in report.rows
        for use in row.uses
    )
    names = ("Question", "Counted in", "Used", "Limit", "Share", "Over by")
    head = "".join(f'<th scope="col"{"" if number < 2 else _NUMBER}>{name}</th>' for number, name in enumerate(names))
    caption = "Length of each answer and its limit"
    table = f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<h2 id="limits">Length against limits</h2>\n{intro}\n{made}\n{table}'


_NUMBER = ' class="number"'


def _percent(use: Use) -> str:
    return f"{round(100 * use.used / use.limit)}%" if use.limit else "–"


def _found(report: Report) -> str:
    if not report.groups:
        return '<h2 id="found">What needs attention</h2>\n<p>Nothing was found.</p>'
    return '<h2 id="found">What needs attention</h2>\n' + "\n".join(map(_group, report.groups))


def _group(group: Group) -> str:
    """Findings of one kind; what is the same of all of them is said once."""
    hints = {problem.hint for problem in group.problems}
    shared = hints.pop() if len(hints) == 1 and len(group.problems) > 1 else ""
    every = all(map(blocks, group.problems))
    items = "".join(f"<li>{''.join(_problem(problem, told=shared, marked=every))}</li>" for problem in group.problems)
    mark = ": keeps the response from being sent" if every else ""
    hint = f"<p>{escape(_sentence(shared))}</p>" if shared else ""
    return f"<h3>{escape(group.heading)} ({len(group.problems):,}){mark}</h3>\n{hint}<ul>{items}</ul>"


_SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}


def _problem(problem: Problem, *, told: str, marked: bool) -> Iterator[str]:
    mark = " (keeps it from being sent)" if blocks(problem) and not marked else ""
    yield f"<strong>{_SEVERITIES[problem.severity]}{mark}:</strong> {escape(_sentence(problem.message))}"
    if problem.hint and not told:
        yield f" {escape(_sentence(problem.hint))}"
    if problem.place is not None:
        file = "/".join(problem.place.file.replace("\\", "/").split("/")[-2:])
        line = f", line {problem.place.line}" if problem.place.line else ""
        yield f' <span class="note"><code>{escape(file)}</code>{line}, {problem.code}</span>'


def _sentence(words: str) -> str:
    """Words that begin with a capital letter and end with a full stop."""
    made = words[:1].upper() + words[1:]
    return made if made.endswith((".", "?", "!", "…", ".'")) else f"{made}."
