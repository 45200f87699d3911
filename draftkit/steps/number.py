"""Step 6, numbering: continuous paragraph numbers or heading numbers, and the cross-references to them.

In: a `Document` and its template's way of numbering. Out: the document with every number that a reader will see, so
that references carry the right text from the start; raises `DraftkitError` for references to clauses left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from draftkit.model.document import Block, CrossReference, Document, Heading, Inline, Link, Note, Paragraph, Region
from draftkit.model.tree import with_inlines
from draftkit.problems import DraftkitError, Problem, error


def number_document(document: Document, numbering: str) -> Document:
    """The document with its numbers and references."""
    counter = _Counter(numbering)
    blocks = document.blocks if numbering == "none" else counter.numbered(document.blocks)
    if document.references == 0:
        return document._replace(blocks=blocks)
    targets: dict[str, tuple[str, str]] = {}
    _collect_targets(blocks, targets)
    problems: list[Problem] = []
    blocks = with_inlines(blocks, lambda inlines: _referred(inlines, targets, problems))
    if problems:
        raise DraftkitError(problems)
    return document._replace(blocks=blocks)


class _Counter:
    """The numbers given so far."""

    def __init__(self, numbering: str) -> None:
        self.numbering = numbering
        self.paragraph = 0
        self.headings = [0] * 7
        self.in_body = False

    def numbered(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with numbers; annexes and what comes before the first heading have none."""
        return tuple(self.number(block) for block in blocks)

    def number(self, block: Block) -> Block:
        match block:
            case Heading(level=level, role=role):
                if level > 0:
                    self.in_body = role != "annex" and (self.in_body or level == 1)
                return self.heading(block) if self.numbering == "headings" else block
            case Paragraph(inlines, "", _, anchor) if self.in_body and self.numbering == "paragraphs":
                self.paragraph += 1
                return Paragraph(inlines, "", str(self.paragraph), anchor)
            case Region(blocks=inner):
                return block._replace(blocks=self.numbered(inner))
            case _:
                return block

    def heading(self, block: Heading) -> Heading:
        if block.level == 0 or not self.in_body:
            return block
        self.headings[block.level] += 1
        self.headings[block.level + 1 :] = [0] * (6 - block.level)
        written = ".".join(str(count) for count in self.headings[1 : block.level + 1])
        return block._replace(number=written)


def _collect_targets(blocks: tuple[Block, ...], targets: dict[str, tuple[str, str]]) -> None:
    """For each clause its anchor and what a reference to it says: its paragraph's number, or its title."""
    for block in blocks:
        if isinstance(block, Region):
            if block.anchor and block.origin.name not in targets:
                number = next((inner.number for inner in block.blocks if isinstance(inner, Paragraph)), "")
                targets[block.origin.name] = (block.anchor, number or f"‘{block.title}’")
            _collect_targets(block.blocks, targets)


def _referred(
    inlines: tuple[Inline, ...], targets: Mapping[str, tuple[str, str]], problems: list[Problem]
) -> tuple[Inline, ...]:
    if not any(isinstance(inline, CrossReference | Note | Link) for inline in inlines):
        return inlines
    referred: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Note):
            inline = inline._replace(
                blocks=with_inlines(inline.blocks, lambda inner: _referred(inner, targets, problems))
            )
        elif isinstance(inline, Link):
            inline = inline._replace(inlines=_referred(inline.inlines, targets, problems))
        elif isinstance(inline, CrossReference):
            target = targets.get(inline.clause)
            if target is None:
                hint = "place the clause, or take the reference out"
                problems.append(
                    error("DK306", f"a reference leads to '{inline.clause}', which is not here", None, hint)
                )
                continue
            inline = CrossReference(inline.clause, target[1], target[0])
        referred.append(inline)
    return tuple(referred)
