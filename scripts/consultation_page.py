"""An example consultation as a web page with the controls of a survey.

In: a `Consultation`. Out: HTML.
"""

from __future__ import annotations

from html import escape

from consultation_source import AskedQuestion, Consultation, FormSection

STYLE = "body{max-width:44em;margin:2em auto;font:1.1em/1.5 sans-serif}fieldset{border:0;padding:0;margin:1.5em 0}"


def web_page(consultation: Consultation) -> str:
    """The page."""
    title = escape(consultation.title)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        f'<head><meta charset="utf-8"><title>{title}</title>',
        f'<meta property="og:site_name" content="{escape(consultation.body)}"><style>{STYLE}</style></head>',
        "<body>",
        f'<nav><a href="#main">Skip to the questions</a></nav><main id="main"><h1>{title}</h1>',
        f"<p>{escape(consultation.body)}</p>",
        *(f"<p>{escape(text)}</p>" for text in consultation.introduction),
        '<form method="post">',
    ]
    number = 0
    for section in consultation.sections:
        lines.append(f"<h2>{escape(section.heading)}</h2>")
        lines += [f"<p>{escape(text)}</p>" for text in section.text]
        for question in section.questions:
            number += 1
            lines += _question(question, section, f"q{number}")
    lines += [
        "<button>Submit</button>",
        "</form></main>",
        "<footer>Made for draftkit; synthetic</footer>",
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _question(question: AskedQuestion, section: FormSection, name: str) -> list[str]:
    asked = escape(f"{question.number}. {question.text}" if question.number else question.text)
    if not question.options:
        lines = [f'<div><label for="{name}">{asked}</label></div>', *_answer(question, name)]
    elif question.drop_down:
        options = "".join(f"<option>{escape(option)}</option>" for option in question.options)
        lines = [f'<div><label for="{name}">{asked}</label></div>']
        lines.append(f'<select id="{name}"><option value="">Please select</option>{options}</select>')
    else:
        lines = [
            f"<fieldset><legend>{asked}</legend>",
            *_ticks(question.options, name, question.several),
            "</fieldset>",
        ]
        if question.comment:
            lines += [
                f'<div><label for="{name}c">{escape(question.comment)}</label></div>',
                *_answer(question, f"{name}c"),
            ]
    if section.confidential:
        ticks = _ticks(("Yes", "No"), f"{name}k", False)
        lines += [f"<fieldset><legend>{escape(section.confidential)}</legend>", *ticks, "</fieldset>"]
    return lines


def _ticks(options: tuple[str, ...], name: str, several: bool) -> list[str]:
    kind = "checkbox" if several else "radio"
    found = []
    for at, option in enumerate(options, 1):
        control = f'<input type="{kind}" name="{name}" id="{name}-{at}">'
        found.append(f'<div>{control}<label for="{name}-{at}">{escape(option)}</label></div>')
    return found


def _answer(question: AskedQuestion, name: str) -> list[str]:
    hint = [f"<div>{escape(question.limit)}</div>"] if question.limit else []
    if question.short:
        return [*hint, f'<input id="{name}" type="text">']
    most = f' maxlength="{question.characters}"' if question.characters else ""
    return [*hint, f'<textarea id="{name}" rows="6"{most}></textarea>']
