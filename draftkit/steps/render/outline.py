"""Rendering a document: the outline, then each clause it places, each as a passage of its own.

In: `Inputs`, `Template`, `Selection`, `Library`, a cache of compiled templates. Out: `Rendered` and the problems found
on the way; raises `DraftkitError` with every error.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from draftkit.files import Cache
from draftkit.model.clause import Clause
from draftkit.model.document import Origin
from draftkit.model.inputs import Inputs, OutlineText, outline_texts
from draftkit.model.library import Library
from draftkit.model.passages import Passage, Rendered, Value
from draftkit.model.selection import Pick, Placement, Selection
from draftkit.model.template import Template
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, did_you_mean, error, raise_errors, warning
from draftkit.reading.located import from_data, written_path
from draftkit.reading.validate import validate
from draftkit.steps.render import sandbox
from draftkit.steps.render.filters import Printable
from draftkit.steps.render.functions import clause_functions, outline_functions
from draftkit.steps.render.outline_texts import (
    LEAST_OF_A_CLAUSE,
    NOT_IN_ANSWERS,
    render_answer,
    too_many_clauses,
)
from draftkit.steps.render.rendering import Asked, Rendering, Written
from draftkit.steps.render.requiring import place_required
from draftkit.steps.render.sandbox import for_templates

FORMS = ("full", "short", "line")

CLAUSE_NAMES = frozenset({"as_at", "extent", "audiences", "contact", "source", "ref"})
"""What every clause's text may use besides its own parameters."""


def wanted_clauses(template: Template, inputs: Inputs) -> frozenset[str]:
    """The words in the outline, and in answers that are outlines, among which are the ids and families of clauses."""
    words = sandbox.quoted_words(template.outline)
    for text in outline_texts(inputs.values):
        if not sandbox.is_plain(text):
            words = words.union(*map(sandbox.quoted_words, sandbox.expressions(text)))
    return words


def render_document(
    inputs: Inputs, template: Template, selection: Selection, library: Library, cache: Cache
) -> tuple[Rendered, tuple[Problem, ...]]:
    """The passages of a document, and what was found that does not stop it."""
    rendering = _Outline(inputs, template, selection, library, cache)
    values = dict(inputs.values) | {"as_at": selection.as_at} | rendering.functions()
    text, rendering.values = rendering.text(template.outline, template.file, 1, values)
    _report_parameters(rendering)
    outline = Written(rendering.values)
    outline.text = text
    place_required(rendering, outline)
    for answer in rendering.answers:
        rendering.values[answer.number] = answer.passage()
    _report_conflicts(rendering)
    raise_errors(tuple(dict.fromkeys(rendering.problems)))
    passage = Passage(Origin("template", template.name), outline.text, template.file, 1, None, tuple(outline.values))
    found = tuple(dict.fromkeys(rendering.problems))
    return Rendered(passage, tuple(rendering.placements)), found


class _Outline(Rendering):
    """A rendering that can place clauses."""

    def functions(self) -> dict[str, Any]:
        """Everything the outline may call."""

        @for_templates
        def clause(id: str, form: str = "full", optional: bool = False, **parameters: Any) -> Printable | str:
            return self._asked(id, form, parameters, optional=optional)

        @for_templates
        def clauses(family: str, default: Any = None, form: str = "full", **filters: Any) -> list[Printable]:
            return self._family(family, default, form, filters)

        @for_templates
        def placed(id: str) -> bool:
            return id in self.tokens_of

        own = {"clause": clause, "clauses": clauses, "placed": placed}
        return own | clause_functions(self) | outline_functions(self)

    def outline_text(self, text: OutlineText) -> str:
        if self.writing is not None:
            return self.add("")
        if sandbox.is_plain(text):
            return self.add(Passage(Origin("inputs", written_path(text.path)), str(text), text.file, text.first_line))
        made = self.add("")
        answer = Written([], text, len(self.values) - 1)
        self.answers.append(answer)
        with self.at(answer):
            known = len(self.problems)
            try:
                answer.text = render_answer(text, self.answer_values(), self.print_value, self.cache, self.allowance)
            except DraftkitError as fault:
                self.problems += fault.problems
            self.place_problems(known, text, text.file, text.first_line)
        return made

    def answer_values(self) -> dict[str, Any]:
        """What an answer may use: the functions that make text, and every input but the answers."""
        if self.for_answers is None:
            values = {name: one for name, one in self.inputs.values.items() if not any(outline_texts({name: one}))}
            functions = {name: one for name, one in self.functions().items() if name not in NOT_IN_ANSWERS}
            self.for_answers = values | {"as_at": self.selection.as_at} | functions
        return self.for_answers

    def text(self, source: str, file: str, first_line: int, values: Mapping[str, Any]) -> tuple[str, list[Value]]:
        """The text that a source makes, and the values of its tokens; raises `DraftkitError` for unknown names."""
        if sandbox.is_plain(source):
            return source, []
        part = sandbox.compiled(source, file, first_line, self.cache)
        unknown = sandbox.unknown_names(part, values.keys(), source, file, first_line)
        if unknown:
            raise DraftkitError([*self.problems, *unknown])
        outer, self.values = self.values, []
        try:
            return sandbox.render(part, values, self.print_value, source, file, first_line), self.values
        finally:
            self.values = outer

    def _asked(self, id: str, form: str, parameters: Mapping[str, Any], *, optional: bool) -> Printable | str:
        """A clause asked for by name: it is placed when it is printed."""
        if id in self.inputs.without_clauses:
            return ""
        if form not in FORMS:
            self.report("DK219", f"'{form}' is not a form of a clause", form, f"there are: {', '.join(FORMS)}")
            return ""
        pick = self.selection.picks.get(id)
        if pick is not None:
            return _handle(pick, form, parameters)
        refusal = self.selection.refusals.get(id)
        if refusal is None:
            hint = did_you_mean(id, self.library.clauses, "draftkit clauses list shows what there is")
            self.report("DK201", f"there is no clause '{id}'", id, hint)
        elif not optional:
            self.report(refusal.code, f"the clause '{id}' cannot be used: {refusal.reason}", id, refusal.hint)
        return ""

    def _family(self, family: str, default: Any, form: str, filters: Mapping[str, Any]) -> list[Printable]:
        """The clauses of a family: those the inputs name, else the outline's own list, else all that fit."""
        named = [id for id in self.inputs.clauses if id.rpartition("/")[0] == family]
        if named:
            picks = [self.selection.picks[id] for id in named if self._may_be_named(id)]
        elif default is not None:
            picks = [self.selection.picks[id] for id in default if self._known(id) and id in self.selection.picks]
        else:
            topics = filters.get("topics", self.inputs.topics)
            audiences = filters.get("audiences", self.inputs.audiences)
            of_family = [pick for pick in self.selection.picks.values() if pick.clause.family == family]
            fitting = [pick for pick in of_family if _fits(pick.clause, topics, audiences)]
            picks = sorted(fitting, key=lambda pick: (pick.clause.order, pick.clause.id))
        if form == "full":
            picks = self._required_first(picks)
        without = set(self.inputs.without_clauses) | set(self.tokens_of)
        return [_handle(pick, form, {}) for pick in picks if pick.clause.id not in without]

    def _required_first(self, picks: Sequence[Pick]) -> list[Pick]:
        """The picks, each after those of its own family that it requires."""
        ordered: dict[str, Pick] = {}
        waiting = list(reversed(picks))
        while waiting:
            pick = waiting[-1]
            of_family = [id for id in pick.clause.requires if id.rpartition("/")[0] == pick.clause.family]
            before = [self.selection.picks[id] for id in of_family if id in self.selection.picks and id not in ordered]
            if pick.clause.id not in ordered and before:
                waiting += reversed(before)
                continue
            waiting.pop()
            ordered.setdefault(pick.clause.id, pick)
        return list(ordered.values())

    def _may_be_named(self, id: str) -> bool:
        """Whether a clause that the inputs name may be used; a refusal is the inputs' fault, not the outline's."""
        refusal = self.selection.refusals.get(id)
        if refusal is not None:
            place = self.inputs.located.place(("clauses", self.inputs.clauses.index(id)))
            message = f"the clause '{id}' cannot be used: {refusal.reason}"
            self.problems.append(error(refusal.code, message, place, refusal.hint))
        return refusal is None

    def _known(self, id: str) -> bool:
        """Whether an id exists; reports one that does not."""
        if id not in self.library.clauses:
            hint = did_you_mean(id, self.library.clauses, "draftkit clauses list shows what there is")
            self.report("DK201", f"there is no clause '{id}'", id, hint)
        return id in self.library.clauses

    def place(self, asked: Asked) -> str:
        """The tokens of a clause that is being printed: one, or one for each nation that has its own version."""
        pick, form, parameters = asked
        return " ".join(self._place(one, form, parameters) for one in (pick, *pick.also))

    def _place(self, pick: Pick, wanted: str, parameters: Mapping[str, Any]) -> str:
        clause: Clause = pick.clause
        form = self._shortened(clause, wanted)
        source = clause.text(form)
        if not source:
            hint = f"add '{form}:' to {clause.file}, or ask for another form"
            self.report("DK219", f"the clause '{clause.id}' has no {form} form", clause.id, hint)
            return ""
        values = self._parameters(clause, parameters) | self._common()
        place_line = clause.body_line if form == "full" else 1
        known_problems = len(self.problems)
        text, own_values = self.text(source, clause.file, place_line, values)
        self.place_problems(known_problems, source, clause.file, place_line)
        anchor = self.anchor(clause, form)
        placement = Placement(clause, form, anchor, pick.reason, len(self.placements))
        self.placements.append(placement)
        if wanted == "full":
            self.tokens_of.setdefault(clause.id, (self.values, len(self.values)))
        origin = Origin("clause", clause.id)
        return self.add(Passage(origin, text, clause.file, place_line, placement, tuple(own_values)))

    def _shortened(self, clause: Clause, wanted: str) -> str:
        """The form in which an answer has a clause: the one wanted, or the shorter one that was chosen for it."""
        answer = self.writing
        if answer is None or answer.source is None:
            return wanted
        self.allowance.printed -= max(LEAST_OF_A_CLAUSE, len(clause.text(wanted) or ""))
        if self.allowance.printed < 0:
            raise DraftkitError([too_many_clauses(answer.source)])
        forms = answer.source.forms
        chosen = forms[answer.placed] if answer.placed < len(forms) else ""
        answer.placed += 1
        shorter = chosen in FORMS and FORMS.index(chosen) > FORMS.index(wanted)
        return chosen if shorter and clause.text(chosen) else wanted

    def place_problems(self, known: int, source: str, file: str, first_line: int) -> None:
        """Give the problems from number `known` on that have no place the one of the word that they quote."""
        for number in range(known, len(self.problems)):
            self.problems[number] = _placed_in(self.problems[number], source, file, first_line)

    def _common(self) -> dict[str, Any]:
        extent, audiences = list(self.inputs.extent), list(self.inputs.audiences)
        return {"as_at": self.selection.as_at, "extent": extent, "audiences": audiences} | clause_functions(self)

    def _parameters(self, clause: Clause, given: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a clause's parameters: from the outline, else the inputs, else the default."""
        if not clause.parameters:
            return {}
        names = [parameter.name for parameter in clause.parameters]
        inputs = {name: self.inputs.parameters[name] for name in names if name in self.inputs.parameters}
        located = from_data(inputs | dict(given), clause.id)
        values, problems = validate(located, clause.parameter_shape)
        if problems:
            where = self.outline_place(clause.id) if self.writing else self.inputs.located.place(("parameters",))
            self.problems += [error(p.code, f"{clause.id}: {p.message}", where, p.hint) for p in problems]
            return dict.fromkeys(names, "")
        for parameter in clause.parameters:
            if values[parameter.name] is None:
                values[parameter.name] = f"[TO CONFIRM: {parameter.title}]"
                hint = f"give it under 'parameters:' in the inputs: {parameter.help}"
                where = self.inputs.located.place(("parameters",))
                self.problems.append(warning("DK401", f"to confirm: {parameter.title} ({clause.id})", where, hint))
        return values


def _handle(pick: Pick, form: str, parameters: Mapping[str, Any]) -> Printable:
    clause = pick.clause
    shown = {"id": clause.id, "title": clause.title, "summary": clause.summary}
    return Printable(Asked(pick, form, parameters), shown)


def _fits(clause: Clause, topics: Collection[str], audiences: Collection[str]) -> bool:
    """Whether a clause is about one of the topics and for one of the audiences; none given fits all."""
    about = not topics or not clause.topics or bool(set(topics) & set(clause.topics))
    return about and (not audiences or not clause.audiences or bool(set(audiences) & set(clause.audiences)))


def _placed_in(problem: Problem, source: str, file: str, first_line: int) -> Problem:
    """A problem that has no place yet, at the word it quotes in a clause's text."""
    if problem.place is not None:
        return problem
    words = [word for word in problem.message.split("'")[1::2] if word in source]
    if not words:
        return Problem(problem.severity, problem.code, problem.message, Place(file), problem.hint)
    offset = source.find(words[0])
    line = source.count("\n", 0, offset)
    text = source.split("\n")[line]
    column = offset - (source.rfind("\n", 0, offset) + 1) + 1
    place = Place(file, line + first_line, column, len(words[0]), text)
    return Problem(problem.severity, problem.code, problem.message, place, problem.hint)


def _report_conflicts(rendering: Rendering) -> None:
    placed = {placement.clause.id: placement.clause for placement in rendering.placements}
    for clause in placed.values():
        for id in clause.conflicts:
            if id in placed:
                message = f"the clauses '{clause.id}' and '{id}' must not be in the same document"
                hint = "leave one of them out with 'without_clauses'"
                rendering.problems.append(error("DK207", message, Place(clause.file, 1), hint))


def _report_parameters(rendering: Rendering) -> None:
    """Report parameters in the inputs that no clause of the library has."""
    if not rendering.inputs.parameters:
        return
    known = rendering.library.parameter_names
    for name in rendering.inputs.parameters:
        if name not in known:
            hint = did_you_mean(name, known, f"known parameters: {', '.join(sorted(known))}")
            place = rendering.inputs.located.place(("parameters", name), key=True)
            rendering.problems.append(error("DK110", f"no clause has a parameter '{name}'", place, hint))
