"""Fitting is exact: on small cases it finds what trying every selection finds."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from draftkit.consultation.counting import count_words
from draftkit.consultation.fitting import fit
from draftkit.consultation.fitting.notes import Cited
from draftkit.consultation.fitting.search import Limits, Option, selections
from draftkit.consultation.rendering import delivered
from draftkit.consultation.response import Answer
from draftkit.files import Cache
from tests.support.responses import AS_AT, answer, library, question, response
from tests.support.workspace import clause

OPTIONS = st.lists(
    st.builds(Option, st.integers(0, 30), st.integers(0, 90), st.integers(0, 30)), min_size=1, max_size=3
).map(lambda options: tuple(one._replace(rank=rank, loss=one.loss * (rank > 0)) for rank, one in enumerate(options)))


class NoNotes:
    """No note counts for anything."""

    def after(self, cited: Cited, notes: tuple) -> tuple[Cited, int, int]:  # type: ignore[type-arg]
        return cited, 0, 0


@settings(max_examples=300)
@given(
    st.lists(OPTIONS, max_size=5), st.one_of(st.none(), st.integers(0, 100)), st.one_of(st.none(), st.integers(0, 300))
)
def test_the_search_finds_what_trying_everything_finds(
    places: list[tuple[Option, ...]], words: int | None, characters: int | None
) -> None:
    limits = Limits(words, characters)
    every = [
        (sum(one.loss for one in picked), sum(one.rank > 0 for one in picked), tuple(one.rank for one in picked))
        for picked in product(*places)
        if limits.allow(sum(one.words for one in picked), sum(one.characters for one in picked))
    ]
    found = selections(places, limits, NoNotes())
    assert min((label.key for label in found), default=None) == min(every, default=None)


WORDS = st.integers(1, 14).map(
    lambda count: " ".join(["word", "longerword", "a"][n % 3] for n in range(count)).capitalize()
)
CITES = st.sampled_from(
    ["", "[@smith, 5]", "[@poca-1978, s 1]", "[@cps-guide]", "[@smith; @cps-guide]", " [@local-news]"]
)
SENTENCE = st.builds(lambda words, cite: f"{words}.{cite}", WORDS, CITES)
BODY = st.lists(SENTENCE, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "\n\n".join(parts), "- " + "\n- ".join(parts)])
)
FORM = st.one_of(st.none(), SENTENCE)
CLAUSE = st.tuples(BODY, FORM, FORM)
PLACED = st.sampled_from(["{}\n\n", "Before it. {}\n\n", "- one\n- ({})\n\n", "{}\n\nBetween.[@smith]\n\n", "> {}\n\n"])


def written(asked: list[tuple[str, str]], texts: list[tuple[str, str | None, str | None]]) -> str:
    """An answer that asks for clauses, each inside a sentence only where all of its forms have room there."""
    parts = ["We say this.[@cps-guide]\n\n"]
    for number, (around, form) in enumerate(asked):
        texts_of = [text for text in texts[number] if text]
        single = not any("\n" in text or text.startswith("- ") for text in texts_of)
        parts.append((around if single else "{}\n\n").format(f'{{{{ clause("law/c{number}", form="{form}") }}}}'))
    return "".join(parts)


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    st.lists(CLAUSE, min_size=1, max_size=3),
    st.lists(st.tuples(PLACED, st.sampled_from(["full", "full", "short"])), min_size=3, max_size=3),
    st.one_of(st.none(), st.integers(10, 120)),
    st.one_of(st.none(), st.integers(60, 700)),
    st.sampled_from(["", "A short answer.[@smith]", "A rather longer short answer of nine words or ten."]),
)
def test_fitting_finds_what_handing_in_every_selection_finds(
    texts: list[tuple[str, str | None, str | None]],
    asked: list[tuple[str, str]],
    words: int | None,
    characters: int | None,
    short: str,
) -> None:
    asked = [
        (around, form if form == "full" or one[1] else "full")
        for (around, form), one in zip(asked, texts, strict=False)
    ]
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, (body, short_form, line) in enumerate(texts):
            front = {"short": f"'{short_form}'"} if short_form else {}
            front |= {"line": f"'{line}'"} if line else {}
            files[f"law/c{number}"] = clause(body, **front)
        small = library(Path(folder), files)
        one = answer(written(asked, texts), short=short)
        asked_of = question(words=words, characters=characters)
        made = response(one, questions=(asked_of,))
        cache = Cache()
        limits = Limits(words, characters)

        def key(candidate: Answer, ranks: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]] | None:
            again = replace(made, answers={"1": candidate})
            [handed_in], _ = delivered(again, small, as_at=AS_AT, cache=cache)
            if not limits.allow(handed_in.words, handed_in.characters):
                return None
            loss = 0
            for number, rank in enumerate(ranks):
                first = ["full", "short", "line"].index(asked[number][1])
                lengths = [count_words(bare(text)) if text else 0 for text in texts[number]]
                loss += max(0, lengths[first] - lengths[rank]) if rank else 0
            return loss, sum(rank > 0 for rank in ranks), (0, *ranks)

        every = []
        ranks_of = [
            [0, *(rank for rank in (1, 2) if text[rank] and rank > ["full", "short", "line"].index(form))]
            for text, (_, form) in zip(texts, asked, strict=True)
        ]
        for ranks in product(*ranks_of):
            forms = tuple(["", "short", "line"][rank] for rank in ranks)
            every.append(key(replace(one, forms=forms), ranks))
        if short and key(replace(one, text=short), ()) is not None:
            full = sum(
                count_words(bare(text[["full", "short", "line"].index(form)] or ""))
                for text, (_, form) in zip(texts, asked, strict=True)
            )
            own = own_words(asked, texts)
            every.append((max(0, own + full - count_words(bare(short))), 1, (1,)))
        best = min((one for one in every if one is not None), default=None)

        fitted = fit(made, small, as_at=AS_AT, cache=cache)
        [after], _ = delivered(fitted.response, small, as_at=AS_AT, cache=cache)
        if best is None:
            assert [problem.code for problem in fitted.problems] == ["DK775"]
            assert fitted.response.answers["1"] == one
            return
        assert limits.allow(after.words, after.characters)
        assert chosen_key(one, fitted.response.answers["1"], texts, asked, short) == best
        assert [(each.words_after, each.characters_after) for each in fitted.fitted] in (
            [],
            [(after.words, after.characters)],
        )


def bare(text: str) -> str:
    """A text without its citations."""
    for cite in (
        "[@smith, 5]",
        "[@poca-1978, s 1]",
        "[@cps-guide]",
        "[@smith; @cps-guide]",
        " [@local-news]",
        "[@smith]",
    ):
        text = text.replace(cite, "")
    return text


def own_words(asked: list[tuple[str, str]], texts: list[tuple[str, str | None, str | None]]) -> int:
    """How many words the answer has of its own, without its clauses and citations."""
    text = bare(written(asked, texts))
    count = text.count("{{")
    while "{{" in text:
        start, end = text.index("{{"), text.index("}}") + 2
        text = f"{text[:start]}x{text[end:]}"
    return count_words(text) - count


def chosen_key(
    before: Answer,
    after: Answer,
    texts: list[tuple[str, str | None, str | None]],
    asked: list[tuple[str, str]],
    short: str,
) -> tuple[int, int, tuple[int, ...]]:
    """How good the selection is that fitting made, worked out again from the texts."""
    firsts = [["full", "short", "line"].index(form) for _, form in asked]
    if after.text != before.text:
        full = sum(count_words(bare(text[first] or "")) for text, first in zip(texts, firsts, strict=True))
        own = own_words(asked, texts)
        return max(0, own + full - count_words(bare(short))), 1, (1,)
    forms = after.forms or tuple(form for _, form in asked)
    ranks = tuple(
        0 if ["full", "short", "line"].index(form) <= first else ["full", "short", "line"].index(form)
        for form, first in zip(forms, firsts, strict=True)
    )
    loss = 0
    for text, first, rank in zip(texts, firsts, ranks, strict=True):
        lengths = [count_words(bare(one)) if one else 0 for one in text]
        loss += max(0, lengths[first] - lengths[rank]) if rank else 0
    return loss, sum(rank > 0 for rank in ranks), (0, *ranks)
