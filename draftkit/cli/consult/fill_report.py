"""What `draftkit consult fill` says of a filled form: in words, and for a program.

In: the filled form and the answers. Out: text or a record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from draftkit.cli.printing import plain, short_path
from draftkit.consultation.filling import FilledForm
from draftkit.consultation.filling.placing import has_answer
from draftkit.consultation.response import Delivered
from draftkit.problems import Problem, Severity, number_of

_MOST = 12
"""How many questions are named at most."""


def summary(filled: FilledForm, answers: Sequence[Delivered], target: Path, *, final: bool) -> str:
    """What was filled in where, what was proved, and what has no answer."""
    proof = filled.proof
    lines = [f"Wrote {short_path(str(target))}{' (final)' if final else ''}."]
    places = sum(len(some) for some in filled.places.values())
    lines.append(f"  {number_of(filled.answered, 'answer')} at {number_of(places, 'place')}, each read back.")
    parts = f"{number_of(proof.parts, 'part')} of the file unchanged byte for byte"
    lines.append(f"  {parts}; the text of the form is equal outside the answers.")
    if proof.changed_parts:
        lines.append(f"  Changed with a control that shows them: {', '.join(proof.changed_parts)}.")
    if proof.emptied:
        lines.append(f"  {number_of(proof.emptied, 'place')} emptied or unticked.")
    open_ = _unanswered(filled, answers)
    if open_:
        lines.append(f"  Without an answer: {_named(open_)}.")
    return "\n".join(lines)


def _unanswered(filled: FilledForm, answers: Sequence[Delivered]) -> list[str]:
    """The questions of the form that have no answer."""
    here = {one.question.id for one in filled.matched.matches}
    return [plain(one.question.label) for one in answers if one.question.id in here and not has_answer(one)]


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def record(
    filled: FilledForm, answers: Sequence[Delivered], problems: Sequence[Problem], target: str
) -> Mapping[str, object]:
    """The same for a program."""
    given = {one.question.id: one for one in answers}
    return {
        "output": target,
        "answers": filled.answered,
        "parts_unchanged": filled.proof.parts,
        "parts_changed": list(filled.proof.changed_parts),
        "body_otherwise_equal": True,
        "emptied": dict(filled.emptied),
        "questions": [
            {
                "id": match.question.id,
                "label": match.question.label,
                "found": match.how.value,
                "answered": match.question.id in given and has_answer(given[match.question.id]),
                "places": list(filled.places.get(match.question.id, ())),
            }
            for match in filled.matched.matches
        ],
        "not_in_form": [one.id for one in filled.matched.gone],
        "not_in_questions": [{"label": one.label, "text": one.text} for one in filled.matched.new],
        "problems": [
            {
                "severity": one.severity.value,
                "code": one.code,
                "message": one.message,
                "place": str(one.place or ""),
                "hint": one.hint,
            }
            for one in problems
            if one.severity is not Severity.ADVICE or one.code.startswith("DK73")
        ],
    }
