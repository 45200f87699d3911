"""Clauses and outlines come from other people: nothing in them may reach Python, the disk or all of the memory."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

import draftkit
from tests.support.workspace import clause, docx, draft, outline
from tests.support.xml import document_text

ESCAPES = [
    # The public proofs of concept: CVE-2014-1402 to CVE-2025-27516, PayloadsAllTheThings, and mutations of them
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f')|attr('mro') }}",
    "{{ [''] | map(attribute='__class__') | list }}",
    "{{ [''] | map('attr', '__class__') | first }}",
    "{{ [['']] | map(attribute='0.__class__') | first }}",
    "{{ [{'a': ''}] | map(attribute='a.__class__.__mro__') | first }}",
    "{{ [''] | groupby('__class__') | list }}",
    "{{ [''] | sort(attribute='__class__.__name__') }}",
    "{{ [''] | unique(attribute='__class__') | list }}",
    "{{ [''] | selectattr('__class__.__name__', 'equalto', 'str') | list }}",
    "{{ [''] | sum(attribute='__class__') }}",
    "{{ [''] | join(attribute='__class__') }}",
    "{{ ['', 'a'] | max(attribute='__class__') }}",
    "{{ '{0.__class__}'.format('') }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(contact) }}",
    "{{ '{x.__class__}'.format_map({'x': ''}) }}",
    "{{ 'a'.format }}",
    "{{ ('a'|attr('format'))('b') }}",
    "{{ '%s' % contact }}",
    "{{ '%(a)s' % {'a': contact} }}",
    "{{ '{0.__class__}'|format('') }}",
    "{{ 'x'.replace.__self__ }}",
    "{{ 'x'.upper.__class__ }}",
    "{{ 'x'.upper.__self__ }}",
    "{{ 'abc'.translate({97: 98}) }}",
    "{{ 'abc'.encode() }}",
    "{{ 'abc'.join(['a']) }}",
    "{{ 'abc'.zfill(9) }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ request.application.__globals__.__builtins__ }}",
    "{{ config }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ range(9) }}",
    "{{ dict(a=1) }}",
    "{{ contact.__globals__ }}",
    "{{ contact.__code__ }}",
    "{{ contact.__closure__[0].cell_contents }}",
    "{{ contact.for_templates }}",
    "{{ contact['__globals__'] }}",
    "{{ as_at.__class__ }}",
    "{{ as_at.year }}",
    "{{ as_at.replace(year=1) }}",
    "{{ as_at.strftime('%Y') }}",
    "{{ (1).__class__ }}",
    "{{ 1.0.hex() }}",
    "{{ true.__class__ }}",
    "{{ [].append(1) }}",
    "{{ [].__class__ }}",
    "{{ {}.update({'a': 1}) }}",
    "{{ {}.__class__ }}",
    "{{ {'a': 1}.items() }}",
    "{{ ().__class__.__bases__[0] }}",
    "{{ x.__init__ }}",
    "{{ (undefined_name or ''.__class__) }}",
    "{% set y = ''.__class__ %}{{ y }}",
    "{% if ''.__class__ %}yes{% endif %}",
    "{% for c in ''.__class__.__mro__ %}{{ c }}{% endfor %}",
    "{% for c in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for c in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% for c in [1] %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "{% for c in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% macro m() %}{{ caller.__class__ }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{% endmacro %}{{ m.__class__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% call contact('x') %}{% endcall %}",
    "{% include '/etc/passwd' %}",
    "{% include ['a', 'b'] ignore missing %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends 'x' %}",
    "{% block x scoped %}{{ text }}{% endblock %}",
    "{% filter upper %}a{% endfilter %}",
    "{% set x %}a{% endset %}",
    "{% do [].append(1) %}",
    "{% trans %}x{% endtrans %}",
    "{% debug %}",
    "{{ 'x'|xmlattr }}",
    "{{ {}|tojson }}",
    "{{ {}|pprint }}",
    "{{ 'x'|safe }}",
    "{{ 'x'|random }}",
    "{{ 'a' is not_a_test }}",
    "{{ 'a'|not_a_filter }}",
    "{{ 1/0 }}",
    "{{ 'a' + 1 }}",
    "{{ [1] }}",
    "{{ contact }}",
    "{{ ['a'] | map('upper') }}",
    "{{ '\\x07' }}",
    "{{ '\\u202e' }}",
    "{{ '\\ud800' }}",
    "{{ '\\ufffe0\\uffff' }}",
    "{{ x",
    "{% if %}",
    "{% endif %}",
]

MEGABYTE = "x" * 100_000

EXHAUSTIONS = [
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 1000000000 * 'a' }}",
    "{{ 10 ** 1000000000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ [1] | batch(1000000000, 'x') | list }}",
    "{{ [1] | batch(linecount=1000000000, fill_with='x') | list }}",
    "{{ [1] | slice(1000000000) | list }}",
    "{{ 1.5 | round(1000000000, 'ceil') }}",
    "{{ 1.5 | round(method='floor', precision=1000000000) }}",
    "{{ 'a' | center(1000000000) }}",
    "{{ 'a' | indent(1000000000) }}",
    "{{ 'a' | wordwrap(1) }}",
    "{{ '" + MEGABYTE + "' | replace('', '" + MEGABYTE + "') }}",
    "{{ '" + MEGABYTE + "' | replace(new='" + MEGABYTE + "', old='x') }}",
    "{{ '" + MEGABYTE + "' | join('" + MEGABYTE + "') }}",
    "{{ '" + MEGABYTE + "' | list | join('" + MEGABYTE + "') }}",
    "{% set x = '" + MEGABYTE + "' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
    "{% set x = '" + MEGABYTE + "' %}" + "{% set x = x + x %}" * 40 + "{{ x }}",
    "{% set x = [1] %}" + "{% set x = x + x %}" * 40 + "{{ x }}",
    "{% set x = 99999999999 %}" + "{% set x = x * x %}" * 40 + "{{ x }}",
    "{% set x = [[1]] %}" + "{% set x = [x | sum(start=[]), x | sum(start=[])] %}" * 40 + "{{ x | length }}",
    "{% set s = '" + MEGABYTE + "' %}{% for a in s %}{% for b in s %}{% endfor %}{% endfor %}",
    "{% set s = '" + MEGABYTE + "' %}{% for a in s %}{{ s ~ a }}{% endfor %}",
    "{% set s = '" + MEGABYTE + "' %}{% for a in s %}" + MEGABYTE + "{% endfor %}",
    "{% for a in 'xx' %}" * 18 + "{% for b in '" + "x" * 999 + "' %}{% endfor %}" + "{% endfor %}" * 18,
    "{% for a in 'xx' %}" * 60 + "{% endfor %}" * 60,
    "{% if true %}" * 300 + "{% endif %}" * 300,
    "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
    "{{ " + "-" * 20_000 + "1 }}",
    "{{ " + "[" * 20_000 + "]" * 20_000 + " }}",
    "{{ " + "9" * 50_000 + " }}",
    "{{ " + " + ".join("1" * 20_000) + " }}",
    "{{ '" + "9" * 50_000 + "' | int * 1 }}{{ x }}",
]


def refused(tmp_path: Path, body: str) -> tuple[draftkit.Problem, ...]:
    files = {**outline('# {{ title }}\n\n{{ clause("law/a") }}\n'), "clauses/law/a.md": clause(body)}
    with pytest.raises(draftkit.DraftkitError) as fault:
        draft(tmp_path, files)
    return fault.value.problems


@pytest.mark.parametrize("body", ESCAPES, ids=range(len(ESCAPES)))
def test_an_escape_from_a_clause_is_refused_with_its_line(tmp_path: Path, body: str) -> None:
    problem = refused(tmp_path, f"First line.\n\n{body}")[0]
    assert problem.code in {"DK104", "DK301", "DK302", "DK303"}
    assert problem.place is not None
    assert problem.place.file.endswith("law/a.md")
    assert problem.place.line is not None


@pytest.mark.parametrize("body", [*ESCAPES[:6], "{{ clause.__globals__ }}", "{{ clauses('law')[0].__class__ }}"])
def test_an_escape_from_an_outline_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(draftkit.DraftkitError) as fault:
        draft(tmp_path, {**outline(f"# {{{{ title }}}}\n\n{body}\n"), "clauses/law/a.md": clause()})
    assert fault.value.problems[0].code in {"DK104", "DK302", "DK303"}


@pytest.fixture
def little_memory() -> object:
    """At most 1.5 GB more than now, so that an exhaustion fails here and not the whole computer."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 1_500_000_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("body", EXHAUSTIONS, ids=range(len(EXHAUSTIONS)))
def test_an_attempt_to_use_up_time_or_memory_is_refused(tmp_path: Path, body: str) -> None:
    assert refused(tmp_path, body)[0].code in {"DK104", "DK105", "DK301", "DK302", "DK303"}


def test_the_value_of_an_input_is_never_run(tmp_path: Path) -> None:
    text = "".join(body for body in ESCAPES if "\\" not in body)
    assert document_text(docx(tmp_path, {}, {"text": text})).count(text) == 1


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("{{ 'ab'.upper() }}", "AB"),
        ("{{ ['b', 'a'] | sort | join(', ') }}", "a, b"),
        ("{{ as_at }}", "22 November 2026"),
        ("{% for x in 'abc' %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}", "1a, 2b, 3c"),
        ("{{ 'one two' | replace('one', 'two') | title }}", "Two Two"),
        ("{{ 'a' if extent == ['england-and-wales'] else 'b' }}", "a"),
        ("{{ 2 * 3 + 4 }}", "10"),
        ("{{ 1.25 | round(1) }}", "1.2"),
        ("{{ ([1, 2, 3] | batch(2) | list)[1][0] }}", "3"),
        ("{{ 'x'.split('y')[0] ~ 1 ~ none ~ true }}", "x1yes"),
    ],
)
def test_what_wording_needs_is_there(tmp_path: Path, body: str, printed: str) -> None:
    files = {**outline('{{ clause("law/a") }}\n'), "clauses/law/a.md": clause(body)}
    assert document_text(docx(tmp_path, files)).split("\n")[0] == printed
