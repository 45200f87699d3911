"""The document tree as lines of text, for cases."""

from __future__ import annotations

from draftkit.model.document import (
    Anchor,
    Block,
    Callout,
    Citation,
    Code,
    CrossReference,
    Details,
    Heading,
    Inline,
    Link,
    List,
    Listing,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Region,
    Table,
    Text,
)

_MARKS = ((1, "*"), (2, "_"), (4, "`"), (8, "!"))


def dump(blocks: tuple[Block, ...], depth: int = 0) -> str:
    """Blocks, one to a line, what is inside indented."""
    return "\n".join(line for block in blocks for line in _block(block, "  " * depth))


def _block(block: Block, indent: str) -> list[str]:
    inner = len(indent) // 2 + 1
    match block:
        case Heading(level, inlines, role, number):
            words = " ".join(word for word in (f"h{level}", role, number) if word)
            return [f"{indent}{words}: {words_of(inlines)}"]
        case Paragraph(inlines, role, number):
            return [f"{indent}{' '.join(word for word in ('p', role, number) if word)}: {words_of(inlines)}"]
        case List(ordered, start, items):
            lines = [f"{indent}{f'numbers from {start}' if ordered else 'bullets'}"]
            for item in items:
                lines += [f"{indent}- item", dump(item, inner + 1)] if item else [f"{indent}- empty item"]
            return lines
        case Table(alignments, header, rows):
            lines = [f"{indent}table {' '.join(one or '-' for one in alignments)}"]
            return [*lines, *(f"{indent}  {' | '.join(words_of(cell) for cell in row)}" for row in (header, *rows))]
        case Quote(blocks):
            return [f"{indent}quote", dump(blocks, inner)]
        case Callout(kind, blocks):
            return [f"{indent}callout {kind}", dump(blocks, inner)]
        case Code(text):
            return [f"{indent}code {text!r}"]
        case Details(rows):
            lines = []
            for label, values in rows:
                lines += [f"{indent}label {words_of(label)}", dump(values, inner)]
            return lines
        case Region(origin, blocks):
            return [f"{indent}{origin.kind} {origin.name}", dump(blocks, inner)]
        case Listing(kind):
            return [f"{indent}listing {kind}"]


def words_of(inlines: tuple[Inline, ...]) -> str:
    """Inlines on one line: marks around text, everything else in brackets."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Anchor():
            return ""
        case Text(text, marks):
            around = "".join(sign for bit, sign in _MARKS if marks & bit)
            shown = text.replace("\n", "⏎").replace("\t", "⇥")
            return f"{around}{shown}{around[::-1]}"
        case Link(target, inlines):
            return f"[{words_of(inlines)} -> {target}]"
        case Citation(cites):
            return f"[cites {'; '.join(', '.join(part for part in cite if part) for cite in cites)}]"
        case Note(blocks, number):
            return f"[note {number or ''}: {' / '.join(dump((block,)) for block in blocks)}]"
        case NoteReference(number):
            return f"[n {number}]"
        case CrossReference(clause, text):
            return f"[to {clause}: {text}]"
