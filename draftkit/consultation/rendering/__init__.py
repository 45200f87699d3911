"""Rendering a response: its answers with clauses and fields put in, and the document that they make together.

    inputs        Response              -> the inputs of the template, with its answers as outlines
    faults        problems, Response    -> the same problems at the places where people wrote the answers
    composing     Response, Library     -> a composed document and its draft, or every fault of all answers
    delivering    the composed document -> each answer by itself, with notes of its own
    editions      Response              -> the same without what is not for the public, and what that is
    public_proof  the written bytes     -> whether anything of it is in them

In: a `Response` and a `Library`. Out: what is handed in for each question, and the draft of the whole.
"""

from __future__ import annotations

from draftkit.consultation.rendering.delivering import delivered, delivered_from

__all__ = ["delivered", "delivered_from"]
