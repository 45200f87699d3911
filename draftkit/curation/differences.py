"""Differences: two texts -> what was taken away and what was added, word by word.

In: an old and a new text. Out: passages (a paragraph each) of runs that are the same, removed or added; the same and
the removed runs together are the old text, the same and the added ones the new one, to the last character. Paragraphs
are aligned first and words only within those that changed, so a long text costs little more than reading it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from draftkit.curation.alignment import shared_stretches

SAME, REMOVED, ADDED = "same", "removed", "added"

ALIKE = 0.4
"""What share of their words two paragraphs must have in common to be told as one that changed."""
PAIRS = 2_500
"""How many pairs of paragraphs are compared to find those that are alike."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LETTER = r"[^\s!-/:-@\[-^`{-~‘’“”…–—\u0e00-\u0eff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uff65]"
_TOKEN = re.compile(rf"{_LETTER}+(?:['’-]{_LETTER}+)*|\s+|.", re.DOTALL)
"""A word, white space, or a character that is neither or belongs to a script without spaces between words."""
_WORD = re.compile(_LETTER)


class Run(NamedTuple):
    """Characters that are the same in both texts, or in one of them only."""

    kind: str
    """same, removed or added."""
    text: str


class Passage(NamedTuple):
    """A paragraph in both texts, or in one of them."""

    runs: tuple[Run, ...]
    old_line: int
    """The line of the old text on which it starts, from 1; where it would stand if it is new."""
    new_line: int
    """The line of the new text on which it starts, from 1; where it would stand if it is gone."""

    @property
    def changed(self) -> bool:
        """Whether the two texts differ here."""
        return any(run.kind != SAME for run in self.runs)


def passages(old: str, new: str) -> tuple[Passage, ...]:
    """The paragraphs of two texts in order, each with its runs; put together they give both texts exactly."""
    first, second = _paragraphs(old), _paragraphs(new)
    found: list[tuple[str, str]] = []
    place = (0, 0)
    for shared in [*shared_stretches(*([" ".join(one.split()) for one in side] for side in (first, second))), None]:
        end = (shared.old, shared.new) if shared else (len(first), len(second))
        found += _paired(first[place[0] : end[0]], second[place[1] : end[1]])
        if shared:
            place = (shared.old + shared.length, shared.new + shared.length)
            found += zip(first[shared.old : place[0]], second[shared.new : place[1]], strict=True)
    return _numbered(found)


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """The runs of two texts without regard to paragraphs, a removed one before the added one in its place."""
    if old == new:
        return (Run(SAME, old),) if old else ()
    first, second = _TOKEN.findall(old), _TOKEN.findall(new)
    made: list[Run] = []
    place = (0, 0)
    for shared in [*shared_stretches(_keys(first), _keys(second)), None]:
        end = (shared.old, shared.new) if shared else (len(first), len(second))
        made += [Run(REMOVED, "".join(first[place[0] : end[0]])), Run(ADDED, "".join(second[place[1] : end[1]]))]
        if shared:
            place = (shared.old + shared.length, shared.new + shared.length)
            made += _same(first[shared.old : place[0]], second[shared.new : place[1]])
    return _gathered(made)


def around_changes(found: Sequence[Passage], context: int = 1) -> list[list[Passage]]:
    """The changed passages with `context` unchanged ones around them, in groups of neighbours."""
    shown = sorted(
        {
            near
            for number, passage in enumerate(found)
            if passage.changed
            for near in range(max(0, number - context), min(len(found), number + context + 1))
        }
    )
    groups: list[list[Passage]] = []
    for position, number in enumerate(shown):
        if position and shown[position - 1] == number - 1:
            groups[-1].append(found[number])
        else:
            groups.append([found[number]])
    return groups


def marked(runs: Iterable[Run]) -> str:
    """Runs as text that needs no colours: `it is [-an offence-]{+a crime+} to`."""
    marks = {SAME: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return "".join(marks[run.kind].format(run.text) for run in without_new_line_ends(runs))


def without_new_line_ends(runs: Iterable[Run]) -> list[Run]:
    """The runs without changes that are nothing but a line broken elsewhere, for a person to read."""
    kept: list[Run] = []
    for run in runs:
        last = kept[-1] if kept else None
        if run.kind == ADDED and last and last.kind == REMOVED and _is_space(run.text) and _is_space(last.text):
            kept[-1] = Run(SAME, run.text)
        else:
            kept.append(run)
    return kept


def _is_space(text: str) -> bool:
    return text.isspace() and text.count("\n") < 2


def _paragraphs(text: str) -> list[str]:
    """A text in paragraphs, each with the blank lines after it."""
    ends = [found.end() for found in _PARAGRAPH.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


def _paired(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Paragraphs that changed with what became of them; an empty text stands for none."""
    if not old or not new or len(old) * len(new) > PAIRS:
        return [("".join(old), "".join(new))] if old and new else [(one, "") for one in old] + [("", n) for n in new]
    pairs = _best_pairs([_words(one) for one in old], [_words(one) for one in new])
    found: list[tuple[str, str]] = []
    row = column = 0
    for matched_row, matched_column in [*pairs, (len(old), len(new))]:
        found += [(one, "") for one in old[row:matched_row]] + [("", one) for one in new[column:matched_column]]
        if matched_row < len(old):
            found.append((old[matched_row], new[matched_column]))
        row, column = matched_row + 1, matched_column + 1
    return found


def _words(text: str) -> Counter[str]:
    return Counter(token for token in _TOKEN.findall(text) if _WORD.match(token))


def _best_pairs(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> list[tuple[int, int]]:
    """The pairs, in order, whose likeness adds up to most."""
    gain = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            pair = best[row + 1][column + 1] + gain[row][column]
            best[row][column] = max(pair, best[row + 1][column], best[row][column + 1])
    pairs = []
    row = column = 0
    while row < len(old) and column < len(new):
        if gain[row][column] and best[row][column] == best[row + 1][column + 1] + gain[row][column]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """From `ALIKE` to 1, or 0 when two paragraphs have too little in common."""
    likeness = 2 * (one & other).total() / max(1, one.total() + other.total())
    return likeness if likeness >= ALIKE else 0.0


def _numbered(found: Iterable[tuple[str, str]]) -> tuple[Passage, ...]:
    """Passages with the lines on which they start."""
    made = []
    old_line = new_line = 1
    for old, new in found:
        made.append(Passage(_readable(word_runs(old, new), old, new), old_line, new_line))
        old_line += old.count("\n")
        new_line += new.count("\n")
    return tuple(made)


def _readable(runs: tuple[Run, ...], old: str, new: str) -> tuple[Run, ...]:
    """The runs, or one text for the other where so little is the same that the pieces would not make sense."""
    if not old or not new:
        return runs
    kept = _words("".join(run.text for run in runs if run.kind == SAME)).total()
    words = _words(old).total() + _words(new).total()
    return runs if 2 * kept >= ALIKE * words else (Run(REMOVED, old), Run(ADDED, new))


def _keys(tokens: Iterable[str]) -> list[str]:
    """What tokens are compared by: a line may be broken where a space was."""
    return [" " if token.isspace() and token.count("\n") < 2 else token for token in tokens]


def _same(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Tokens that are compared as the same; those that are not the same to the letter are a change after all."""
    if old == new:
        return [Run(SAME, "".join(old))]
    made: list[Run] = []
    for one, other in zip(old, new, strict=True):
        made += [Run(SAME, one)] if one == other else [Run(REMOVED, one), Run(ADDED, other)]
    return made


def _gathered(made: Iterable[Run]) -> tuple[Run, ...]:
    """Runs of the same kind as one, and changes with nothing but a space or a comma between them as one change."""
    kept: list[Run] = []
    removed: list[str] = []
    added: list[str] = []
    held = ""

    def close() -> None:
        kept.extend(Run(kind, "".join(parts)) for kind, parts in ((REMOVED, removed), (ADDED, added)) if any(parts))
        removed.clear()
        added.clear()

    for run in made:
        if not run.text:
            continue
        if run.kind == SAME:
            held += run.text
            continue
        if held and (_WORD.search(held) or "\n\n" in held or not (any(removed) or any(added))):
            close()
            kept.append(Run(SAME, held))
        elif held:
            removed.append(held)
            added.append(held)
        held = ""
        (removed if run.kind == REMOVED else added).append(run.text)
    close()
    return (*kept, Run(SAME, held)) if held else tuple(kept)
