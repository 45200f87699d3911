"""The proof of the public edition: no text of a confidential answer is anywhere in the bytes that are to be written.

In: the bytes, the full response with its answers as they are handed in, the public draft. Out: warnings for
confidential sentences that also stand in what is published, which nobody can leave out; raises `DraftkitError` for any
other that was found. What may be there is worked out from what people wrote, not from the document: a slip in making
it is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftkit.consultation.rendering.editions import Secret, notices, permitted, public, secrets, used_sources
from draftkit.consultation.response import Delivered, Response
from draftkit.model.document import plain_text
from draftkit.model.draft import Draft
from draftkit.model.sentences import folded, has_words, stretches, without_note_marks
from draftkit.model.source import Source
from draftkit.model.tree import regions
from draftkit.outputs.docx.absence import Unpacked
from draftkit.outputs.plain_text import as_plain_text
from draftkit.problems import DraftkitError, Problem, error, warning
from draftkit.steps.cite.oscola import citation

WORDS_WORTH_TELLING = 3
"""A sentence of fewer words, such as 'Yes', stands in many answers: that it is published elsewhere tells nothing."""


def prove_public(
    data: bytes,
    file: str,
    response: Response,
    handed_in: Sequence[Delivered],
    draft: Draft,
    outline: str,
    sources: Mapping[str, Source],
) -> list[Problem]:
    """Warnings for confidential sentences that are published elsewhere; raises `DraftkitError` for any that leaked."""
    unpacked = Unpacked(data, file)
    people = _Allowed(permitted(response, handed_in))
    clauses = [as_plain_text(region.blocks) for region in regions(draft.document.blocks, "clause")]
    library = _Allowed([outline, *clauses, *_citations(response, sources)])
    leaks, shared = [], []
    for one in dict.fromkeys(secrets(response, handed_in)):
        found = _found(one, unpacked, library)
        open_ = [(piece, part) for piece, part in found if one.strict or piece not in people]
        if open_:
            leaks.append(_leak(one, *open_[0]))
        elif found and unpacked.where(one.text):
            shared.append(one)
    leaks += _under_headings(unpacked, response)
    if leaks:
        raise DraftkitError(leaks)
    return [_shared(one) for one in shared if len(one.text.split()) >= WORDS_WORTH_TELLING]


def _found(one: Secret, unpacked: Unpacked, library: _Allowed) -> list[tuple[str, str]]:
    """The pieces of a secret that are in a package, each with its part: the whole, or six words in a row of it.

    A single word is looked for under the heading of its question only; words of a clause are no secret.
    """
    pieces = stretches(folded(one.text))
    if pieces:
        every = [(piece, unpacked.where_stretch(piece)) for piece in pieces]
    elif len(one.text.split()) > 1 or one.strict:
        every = [(one.text, unpacked.where(one.text))]
    else:
        return []
    return [(piece, part) for piece, part in every if part and (one.strict or piece not in library)]


class _Allowed:
    """Texts that may be there."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words = "\n".join(folded(without_note_marks(text)) for text in texts)
        self.stretches = frozenset(stretches(self.words))

    def __contains__(self, text: object) -> bool:
        return text in self.stretches or has_words(self.words, folded(str(text)))


def _leak(one: Secret, piece: str, part: str) -> Problem:
    message = f"{one.what} is not to be published, but this is in {part}: '{_cut(piece)}'"
    hint = "nothing was written. If it stands in a title, a public answer or a source, change it there; else report it"
    return error("DK778", message, one.place, hint)


def _shared(one: Secret) -> Problem:
    message = f"{one.what} is not published, but a sentence of it stands in what is: '{_cut(one.text)}'"
    hint = "it was left there, since somebody wrote it there too: change one of the two if it must not be known"
    return warning("DK779", message, one.place, hint)


def _cut(text: str) -> str:
    return text if len(text) < 80 else f"{text[:79]}…"


def _under_headings(unpacked: Unpacked, response: Response) -> Iterator[Problem]:
    """An error for each paragraph under a question left out that is neither the question nor the notice.

    So that an answer of one word, which is found everywhere, is proved to be gone as well.
    """
    questions = {question.id: question for question in response.questionnaire.questions}
    for id, notice in notices(response).items():
        question = questions[id]
        heading = question.label if question.number or question.part else question.text.split("\n")[0]
        expected = (folded(question.text), folded(notice))
        for group in unpacked.under(heading):
            if folded(group[0] if group else "") not in expected:
                continue  # a heading of somebody's answer that reads like that of the question
            for paragraph in group:
                if folded(paragraph) not in expected:
                    message = f"{question.label} is left out, but this stands in its place: '{_cut(paragraph)}'"
                    yield error("DK778", message, None, "nothing was written; please report it")


def _citations(response: Response, sources: Mapping[str, Source]) -> Iterator[str]:
    """How the sources are cited that the public part of a response uses."""
    for key in used_sources(public(response)):
        if key in sources:
            yield plain_text(citation(sources[key]))
