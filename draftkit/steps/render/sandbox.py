"""The sandbox in which templates and clauses run: plain values in, text out, nothing else within reach.

In: the source text of a template. Out: compiled code, kept in the cache by content, or a `DraftkitError` with the
place of the fault. Templates come from other people: only plain values reach them, attributes exist on the few types
listed here, results have a size limit and there is no loader, so no file can be included.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from draftkit.files import Cache, content_key
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, did_you_mean, error
from draftkit.reading.located import illegal_text
from draftkit.steps.render.filters import LIMITED, OUTPUT_LIMIT, Allowance, Printable
from draftkit.version import __version__

BITS_LIMIT = 1_000
"""Most binary digits of a product."""

_STRING_METHODS = frozenset(
    {"endswith", "lower", "removeprefix", "removesuffix", "split", "startswith", "strip", "upper"}
)


FILE_NAME = "<draftkit template>"

FAULTS = (jinja2.TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError, RecursionError)
"""What a template's own doing may raise while it runs."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with the few filters, attributes and operations that wording needs."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self) -> None:
        super().__init__(
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_finalize,
            cache_size=0,
        )
        self.filters = dict(LIMITED)
        self.globals = {}
        self.context_class = RenderContext

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, LoopContext):
            return not attr.startswith("_")
        return isinstance(obj, str) and attr in _STRING_METHODS

    def is_safe_callable(self, obj: Any) -> bool:
        return getattr(obj, "for_templates", False) is True or getattr(obj, "__name__", "") in _STRING_METHODS

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, Printable):
            obj = dict(obj.attributes)
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse products and powers that would make something huge."""
        sizes = [len(side) if isinstance(side, str | list | tuple) else 0 for side in (left, right)]
        if operator == "*" and any(sizes):
            raise SecurityError("text and lists cannot be multiplied")
        if operator == "*" and sum(side.bit_length() for side in (left, right) if isinstance(side, int)) > BITS_LIMIT:
            raise SecurityError("these numbers are too large")
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"the operator '{operator}' is not available here")
        if operator == "+" and sum(sizes) > OUTPUT_LIMIT:
            raise SecurityError("this makes a value that is too long")
        return super().call_binop(context, operator, left, right)


class RenderContext(jinja2.runtime.Context):
    """The context of one rendering; it knows how a value is printed."""

    print_value: Any = staticmethod(str)
    allowance: Allowance
    """What it may still do."""


@jinja2.pass_context
def _finalize(context: RenderContext, value: Any) -> str:
    if isinstance(value, str):
        allowance = context.allowance
        allowance.printed -= len(value)
        if allowance.printed < 0:
            raise SecurityError(f"this prints more than {allowance.limits[1]:,} characters")
    printed: str = context.print_value(value)
    return printed


def for_templates(function: Any) -> Any:
    """Mark a function as one that templates may call."""
    function.for_templates = True
    return function


@lru_cache(maxsize=1)
def sandbox() -> Sandbox:
    """The sandbox; it holds no state, so that one serves all."""
    return Sandbox()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template that can be rendered again and again."""

    template: jinja2.Template
    names: tuple[tuple[str, int], ...]
    """Every name it reads, with the line of its first use."""


def is_plain(source: str) -> bool:
    """Whether a text has no Jinja in it and needs no rendering."""
    return "{{" not in source and "{%" not in source and "{#" not in source


def compiled(source: str, file: str, first_line: int, cache: Cache) -> Compiled:
    """The compiled form of `source`; raises `DraftkitError` for faults of syntax."""
    try:
        return _compiled(source, cache)
    except jinja2.TemplateSyntaxError as fault:
        place = _line(source, file, first_line, fault.lineno)
        message = f"this is not valid template syntax: {fault.message}"
        hint = "{{ name }} prints a value, {% if … %} … {% endif %} and {% for … %} … {% endfor %} come in pairs"
        raise DraftkitError([error("DK301", message, place, hint)]) from fault
    except (RecursionError, SyntaxError, ValueError, OverflowError, MemoryError) as fault:
        message = "this template is nested too deep, or has a number that is too long"
        raise DraftkitError([error("DK301", message, Place(file, first_line), "make it simpler")]) from fault


@lru_cache(maxsize=4096)
def _compiled(source: str, cache: Cache) -> Compiled:
    """Compiling costs a hundred times what rendering does, so the code is kept in the cache by content."""
    name = f"jinja-{content_key(source, __version__, jinja2.__version__, sys.version)}"
    stored = cache.get(name)
    if stored is None:
        tree = sandbox().parse(source)
        _refuse_blocks(tree)
        _refuse_hidden(tree)
        names = _names(tree)
        code = sandbox().compile(_Limited().visit(tree), None, FILE_NAME)
        cache.put(name, marshal.dumps((code, names)))
    else:
        code, names = marshal.loads(stored)  # noqa: S302 - our own cache folder, mode 0700, with a check sum
    return Compiled(jinja2.Template.from_code(sandbox(), code, {}), names)


class _Limited(NodeTransformer):
    """Turns `a ~ b`, and what a loop goes through, into filters that have limits."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the visitor's naming
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "counted", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - the visitor's naming
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(parts, "concatenated", [], [], None, None, lineno=node.lineno)


def _refuse_hidden(tree: nodes.Template) -> None:
    """Refuse characters written as escapes, such as `"\\x07"`, that are refused when they are typed."""
    for constant in tree.find_all(nodes.Const):
        problem = illegal_text(constant.value, Place("")) if isinstance(constant.value, str) else None
        if problem:
            raise jinja2.TemplateSyntaxError(problem.message, constant.lineno)


def _refuse_blocks(tree: nodes.Template) -> None:
    """Refuse what would make text of its own out of printed values, or look for other files."""
    refused = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock, nodes.Block)
    for node in tree.find_all((*refused, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        name = re.sub(r"(?<!^)(?=[A-Z])", " ", type(node).__name__).lower()
        raise jinja2.TemplateSyntaxError(f"'{name}' is not available here", node.lineno)


def _names(tree: nodes.Template) -> tuple[tuple[str, int], ...]:
    """The names a template reads but does not set, each with the line of its first use."""
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    own |= {macro.name for macro in tree.find_all(nodes.Macro)} | {"loop", "caller", "varargs", "kwargs"}
    found: dict[str, int] = {}
    for name in tree.find_all(nodes.Name):
        if name.name not in own:
            found.setdefault(name.name, name.lineno)
    return tuple(found.items())


def unknown_names(part: Compiled, known: Collection[str], source: str, file: str, first_line: int) -> list[Problem]:
    """A problem for every name that a template reads and nobody gives it."""
    problems = []
    for name, line in part.names:
        if name not in known:
            place = _word(source, file, first_line, line, name)
            hint = did_you_mean(name, known, f"known here: {', '.join(sorted(known))}")
            problems.append(error("DK104", f"unknown name '{name}'", place, hint))
    return problems


def render(
    part: Compiled,
    values: Mapping[str, Any],
    print_value: Any,
    source: str,
    file: str,
    first_line: int,
    allowance: Allowance | None = None,
) -> str:
    """The text a template makes; raises `DraftkitError` with the place of what went wrong.

    Several texts may share an `allowance`; without one, each has its own.
    """
    context: Any = part.template.new_context(dict(values))
    context.print_value = print_value
    context.allowance = allowed = allowance or Allowance()
    pieces: list[str] = []
    size = 0
    try:
        for piece in part.template.root_render_func(context):
            pieces.append(piece)
            size += len(piece)
            if size > allowed.output:
                raise SecurityError(f"this makes more than {allowed.limits[2]:,} characters")
    except FAULTS as fault:
        line = _faulty_line(part.template, fault)
        raise DraftkitError([_render_fault(fault, source, file, first_line, line)]) from fault
    allowed.output -= size
    return "".join(pieces)


def _faulty_line(template: jinja2.Template, fault: BaseException) -> int:
    line = 1
    step = fault.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == FILE_NAME:
            line = template.get_corresponding_lineno(step.tb_lineno)
        step = step.tb_next
    return line


def _render_fault(fault: BaseException, source: str, file: str, first_line: int, line: int) -> Problem:
    if isinstance(fault, SecurityError):
        hint = "templates may use values, conditions, loops and the functions in docs/reference/templates.md"
        return error(
            "DK302", f"this is not allowed in a template: {fault}", _line(source, file, first_line, line), hint
        )
    if isinstance(fault, jinja2.UndefinedError):
        quoted = re.findall(r"'([^']*)'", str(fault))
        word = quoted[-1] if quoted else ""
        place = _word(source, file, first_line, line, word)
        return error("DK104", f"unknown name '{word}': {fault}", place, "check the spelling, or declare it")
    message = f"this cannot be worked out: {fault or type(fault).__name__}"
    return error("DK303", message, _line(source, file, first_line, line), "check the kinds of the values used here")


def _line(source: str, file: str, first_line: int, line: int) -> Place:
    text = source.split("\n")[line - 1] if 0 < line <= source.count("\n") + 1 else ""
    column = len(text) - len(text.lstrip()) + 1
    return Place(file, line + first_line - 1, column, max(1, len(text.strip())), text)


def _word(source: str, file: str, first_line: int, line: int, word: str) -> Place:
    """The place of a word on a line, or below it where an expression runs over several."""
    lines = source.split("\n")
    for number in range(line, min(line + 20, len(lines) + 1)):
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lines[number - 1])
        if word and found:
            return Place(file, number + first_line - 1, found.start() + 1, len(word), lines[number - 1])
    return _line(source, file, first_line, line)


@lru_cache(maxsize=256)
def quoted_words(source: str) -> frozenset[str]:
    """Every word in quotes: among them are the ids and families of clauses that an outline asks for."""
    return frozenset(re.findall(r"[\"']([\w./@-]+)[\"']", source))


def expressions(source: str) -> list[str]:
    """What stands in each `{{ … }}` and `{% … %}` of a text that is mostly prose."""
    return [re.split(r"\}\}|%\}", piece, maxsplit=1)[0] for piece in re.split(r"\{\{|\{%", source)[1:]]
