"""Required clauses: each clause placed in full has those that it requires before it, unless they are placed elsewhere.

In: the state of a rendering, when outline and answers have been rendered. Out: their texts with further tokens.
"""

from __future__ import annotations

from draftkit.model.passages import token
from draftkit.places import Place
from draftkit.problems import error
from draftkit.steps.render.rendering import Asked, Rendering, Written


def place_required(rendering: Rendering, outline: Written) -> None:
    """Put every clause that a placed one requires before it, in the text in which that one stands."""
    texts = {id(text.values): text for text in (outline, *rendering.answers)}
    clauses = {placement.clause.id: placement.clause for placement in reversed(rendering.placements)}
    queue = [clauses[id] for id in rendering.tokens_of]
    for clause in queue:
        for required in clause.requires:
            if required in rendering.tokens_of or required in rendering.inputs.without_clauses:
                continue
            pick = rendering.selection.picks.get(required)
            if pick is None:
                refusal = rendering.selection.refusals[required]
                message = f"{clause.id} requires '{required}', which cannot be used: {refusal.reason}"
                rendering.problems.append(error(refusal.code, message, Place(clause.file, 1), refusal.hint))
                continue
            values, number = rendering.tokens_of[clause.id]
            text = texts[id(values)]
            before = token(number)
            with rendering.at(text):
                placed = rendering.place(Asked(pick, "full", {}))
            text.text = text.text.replace(before, f"{placed} {before}", 1)
            queue.append(pick.clause)
