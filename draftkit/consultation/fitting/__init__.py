"""Fitting answers to the limits of their questions, with the least loss.

    wordings     Response               -> for each answer over its limit: its text, `short` and `line`, each with the
                                           forms that its clauses may have
    measuring    a wording              -> what each choice counts for, apart from notes
    notes        a citation, the state  -> what the next note counts for
    search       choices                -> the best that fits, by dynamic programming
    fit          Response, Library      -> Response, what was shortened, what does not fit

In: a `Response`. Out: the same response with the chosen texts and forms; hand it to `rendering.delivered`.
"""

from __future__ import annotations

from draftkit.consultation.fitting.fit import fit
from draftkit.consultation.fitting.results import Fit, Fitted, Shortened
from draftkit.consultation.fitting.telling import in_words

__all__ = ["Fit", "Fitted", "Shortened", "fit", "in_words"]
