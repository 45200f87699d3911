"""Filling the body's own form with the answers of a response.

    matching    questions, the form as scanned now   -> which question is where, what is new, gone or reworded
    choices     a chosen option, its boxes           -> which are ticked
    placing     matches, answers                     -> what is to stand at each address
    filling     the form, what stands where          -> the filled form, proved before anybody writes it

In: the bytes of a form, a questionnaire and its answers. Out: `FilledForm`.
"""

from __future__ import annotations

from draftkit.consultation.filling.filling import FilledForm, fill_in

__all__ = ["FilledForm", "fill_in"]
