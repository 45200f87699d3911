"""What a person might write: any text that draftkit takes, Markdown made of words, inputs for any template."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

from draftkit.model.template import Template
from draftkit.reading.shape import Absence, Field

NASTY = (
    "{{ title }}", "{% raw %}", "{# x #}", "{{draftkit:marking}}", "&", "<", ">", "]]>", "&amp;", "&#65;", "<![CDATA[",
    "<w:p/>", "</w:t>", "<b>x</b>", "<!-- x -->", "<?pi?>", "%s", "{0}", "\\", "\\n", "**b**", "_i_", "*", "#", "# h",
    "- l", "1. l", "> q", "> [!NOTE]", "| a | b |", "|---|", "```", "`c`", "[@poca-1978, s 1]", "[@nobody]", "[^1]",
    "[a](https://b)", "![a](b)", "[TO CONFIRM: x]", "[TO CONFIRM", "https://example.org", "~~s~~", ": d", "---", "\t",
    "\n", "\n\n", "  ", " ", "\u00a0", "\u2028", "\u2029", "\x85", "\ufeff", "\u200b", "\u200f", "e\u0301", "😀",
    "\r\n", "\U0010fffd", "\ue000", "0", "rId1", "dk:", "_dk_n1", "'", '"', "“”", "é", "漢字", "ع",
)  # fmt: skip

REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""What XML 1.0 does not allow, other control characters, and overrides and isolates of direction."""

CHARACTERS = st.characters(codec="utf-8").filter(lambda character: not REFUSED.match(character))
"""Every character that draftkit takes."""

PIECES = st.sampled_from(NASTY) | st.text(CHARACTERS, max_size=8) | st.sampled_from(("word", "two words"))

ANY_TEXT = st.lists(PIECES, max_size=6).map("".join)
"""Any text at all, and much that looks like markup."""

WORD = st.text("abcdefghijklmnopqrstuvwxyzéü0123456789", min_size=3, max_size=9).filter(lambda w: not w.isdigit())
SENTENCE = st.lists(WORD, min_size=1, max_size=8).map(lambda words: f"Ab {' '.join(words)}.")

_FORMS = (
    "{} {} {}", "**{}** *{}* `{}`", "***{}***{}_{}_", "- {}\n- {}\n- {}", "1. {}\n   - {}\n2. {}", "- {}\n\n  {}\n- {}",
    "3. {}\n4. {}\n\n{}", "| {} | {} |\n|---|--:|\n| {} | x |", "> {}\n>\n> {}\n\n{}", "> [!NOTE]\n> {}\n>\n> {} {}",
    "{}[^a] {}\n\n[^a]: {}", "```\n{}\n  {}\n{}\n```", "    {}\n\n{} {}", "{}\n: {}\n: {}", "# {}\n\n{} {}",
    "### {}\n\n##### {}\n\n{}", "{}\n===\n\n{} {}", "[{}](https://example.org/x) {} {}", "![{}](x.png) {} {}",
    "<b>{}</b> {} {}", "<div>\n{}\n</div>\n\n{} {}", "{}\\\n{}  \n{}", "{} &amp; {} &lt; {}", "[@poca-1978, {}] {} {}",
    "{} [TO CONFIRM: {}] {}", "> - {}\n>   1. {}\n>\n> {}", "~~{}~~ {} {}", "<https://example.org/{}> {} {}",
    "- | {} | {} |\n  |---|---|\n  | {} | x |", "*{} **{}*** {}", "[{}] [{}][] \\[{}\\]", "* * *\n\n{} {} {}",
    "> {}[^n] {}\n\n[^n]: {}", "{} {}\n\n## {}",
    "{} {{ {} }} {}", "{}^1 {}_2 ${}$", "- [ ] {}\n- [x] {}\n- {}", ":{} @{} #{}",
)  # fmt: skip


@st.composite
def markdown(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Markdown, and the words that must be found in the document."""
    blocks, words = [], []
    for form in draw(st.lists(st.sampled_from(_FORMS), min_size=1, max_size=5)):
        chosen = [draw(WORD) for _ in range(form.count("{}"))]
        words += chosen
        for word in chosen:
            form = form.replace("{}", word, 1)
        label = f"n{len(blocks)}"
        blocks.append(form.replace("[^a]", f"[^{label}]").replace("[^n]", f"[^{label}]"))
    return "\n\n".join(blocks), words


def inputs_for(template: Template, text: st.SearchStrategy[str], sources: tuple[str, ...]) -> Any:
    """Inputs for a template, with `text` in every field that takes text."""
    keys = {"template": st.just(template.name), "title": text.filter(str.strip)}
    skipped = {"template", "title", "house_style", "clauses", "without_clauses", "parameters", "sources"}
    skipped |= {"topics", "lines_from_clauses"}
    optional = {}
    for field in template.shape.fields:
        if field.name not in skipped:
            optional[field.name] = _value(field, text, sources)
    return st.fixed_dictionaries(keys, optional=optional)


def _value(field: Field, text: st.SearchStrategy[str], sources: tuple[str, ...]) -> st.SearchStrategy[Any]:
    if field.name == "source":
        return st.sampled_from(sources)
    if field.name in {"as_at", "extent"}:
        return st.just("2026-11-22" if field.name == "as_at" else ["england-and-wales"])
    if field.pattern:
        return st.nothing()
    match field.type:
        case "markdown":
            return markdown().map(lambda made: made[0])
        case "number":
            return st.integers(0, 10**6)
        case "date":
            return st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
        case "boolean":
            return st.booleans()
        case "choice":
            return st.sampled_from(field.choices)
        case "list" if field.item is not None:
            return st.lists(_value(field.item, text, sources), max_size=3)
        case "mapping" if field.item is not None:
            return st.dictionaries(text, _value(field.item, text, sources), max_size=3)
        case "group":
            inner = {one.name: _value(one, text, sources) for one in field.fields}
            needed = {one.name for one in field.fields if one.absence is Absence.ERROR}
            return st.fixed_dictionaries(
                {name: value for name, value in inner.items() if name in needed},
                optional={name: value for name, value in inner.items() if name not in needed and not value.is_empty},
            )
        case _:
            return text
