"""Reading a whole document: the outline, with every clause and Markdown field where its token stands.

In: `Rendered`. Out: a `Document` and the problems found; raises `DraftkitError` with every error.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.model.document import Block, Document, Heading, Region, plain_text
from draftkit.model.passages import Passage, Rendered
from draftkit.problems import Problem, raise_errors
from draftkit.steps.parse.fill import Built, Context, Filler
from draftkit.steps.parse.skeletons import skeleton_of
from draftkit.steps.parse.slots import SourceText


def parse_document(rendered: Rendered) -> tuple[Document, tuple[Problem, ...]]:
    """The document that the passages make, and what was found that does not stop it."""
    reading = _Reading()
    blocks = reading.passage(rendered.outline)
    raise_errors(reading.problems)
    kept = without_empty_sections(blocks, frozenset(reading.printed))
    document = Document(kept, tuple(reading.printed), reading.notes, reading.references, reading.listings)
    return document, tuple(reading.problems)


class _Reading(Context):
    """A document being read; passages may stand inside passages."""

    def __init__(self) -> None:
        super().__init__()
        self.fillers: list[Filler] = []

    def passage(self, passage: Passage) -> list[Built]:
        """The blocks of one passage, with None where one was left out."""
        source = SourceText(passage.text, passage.origin.kind, passage.file, passage.first_line)
        skeleton = skeleton_of(source)
        self.problems += skeleton.problems
        self.printed += skeleton.printed
        self.notes += skeleton.notes
        filler = Filler(self, passage, self.fillers[-1].level if self.fillers else -1)
        self.fillers.append(filler)
        built = filler.blocks(skeleton.blocks)
        self.fillers.pop()
        return built

    def splice(self, passage: Passage) -> tuple[Block, ...]:
        blocks = tuple(block for block in self.passage(passage) if block is not None)
        if not blocks:
            return ()
        placement = passage.placement
        title, anchor = (placement.clause.title, placement.anchor) if placement else ("", "")
        return (Region(passage.origin, blocks, title, anchor),)


def without_empty_sections(built: Sequence[Built], printed: frozenset[str]) -> tuple[Block, ...]:
    """The blocks without the gaps, and without headings under which nothing is left.

    A heading that prints a value of the inputs stays: nothing that a person wrote may vanish.
    """
    kept: list[Built] = []
    for block in reversed(built):
        if isinstance(block, Heading) and block.level > 0:
            filled = len(kept) - 1
            while filled >= 0 and kept[filled] is None:
                filled -= 1
            following = kept[filled] if filled >= 0 else None
            if _ends(following, block.level) and plain_text(block.inlines) not in printed:
                kept[filled + 1 :] = [None]
                continue
        kept.append(block)
    return tuple(block for block in reversed(kept) if block is not None)


def _ends(following: Built, level: int) -> bool:
    """Whether what follows a heading of this level is no part of its section."""
    return following is None or (isinstance(following, Heading) and following.level <= level)
