"""The proof of the public edition finds what was left out wherever in the package it might be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import draftkit
from draftkit.consultation.rendering import delivered
from draftkit.consultation.rendering.composing import composed
from draftkit.consultation.rendering.editions import notices, public
from draftkit.consultation.rendering.public_proof import prove_public
from draftkit.consultation.response import Response
from draftkit.files import Cache
from draftkit.model.sentences import folded, has_words, sentences
from draftkit.outputs.docx.absence import Unpacked
from draftkit.problems import DraftkitError, Problem
from tests.support.responses import AS_AT, answer, library, question, response
from tests.support.workspace import clause
from tests.support.xml import parts_of, repacked

SECRET = "Calls in Exampletown doubled within one"
SHORT = "Nobody knew"
QUESTIONS = (question("1"), question("2", "What is the effect?"), question("3", "Anything else?"))
MADE = response(
    answer("We agree. It is so.", "1"),
    answer(
        f"{SECRET} year of that. Unlikely. {SHORT}.",
        "2",
        confidential=True,
        confidential_reason="One service.",
        short="Up.",
    ),
    answer("No comment.", "3"),
    questions=QUESTIONS,
)
INSIDE = f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>"
SPLIT = f"<w:p><w:r><w:t>{SECRET[:11]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{SECRET[11:]}</w:t></w:r></w:p>"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> draftkit.Library:
    return library(tmp_path_factory.mktemp("library"))


def proved(small: draftkit.Library, change: Callable[[bytes], bytes] = bytes, made: Response = MADE) -> list[Problem]:
    """What the proof says of the public edition after a change of its bytes."""
    handed_in, _ = delivered(made, small, as_at=AS_AT, cache=Cache())
    _, draft = composed(public(made), small, as_at=AS_AT, cache=Cache(), notices=notices(made))
    outline = small.templates["consultation-response"].outline
    data = change(draftkit.write(draft))
    return prove_public(data, "public.docx", made, handed_in, draft, outline, small.sources)


def found(small: draftkit.Library, change: Callable[[bytes], bytes]) -> list[str]:
    with pytest.raises(DraftkitError) as raised:
        proved(small, change)
    return [problem.message for problem in raised.value.problems]


def replacing(part: str, old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        text = parts_of(data)[part].decode()
        assert old in text
        return repacked(data, {part: text.replace(old, new, 1).encode()})

    return change


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DELETED = f'<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>'
COMMENTS = f'<w:comments {W}><w:comment w:id="0">{INSIDE}</w:comment></w:comments>'
PROPERTY = f"<dc:description xmlns:dc='http://purl.org/dc/elements/1.1/'>{SECRET}</dc:description>"
STYLE = f'<w:style w:styleId="x"><w:name w:val="{SECRET}"/></w:style>'
SHOUTED = INSIDE.replace(SECRET, SECRET.upper().replace(" ", "&#160;"))

PLACES: dict[str, Callable[[bytes], bytes]] = {
    "a paragraph": replacing("word/document.xml", "<w:sectPr", f"{INSIDE}<w:sectPr"),
    "two runs of a paragraph": replacing("word/document.xml", "<w:sectPr", f"{SPLIT}<w:sectPr"),
    "capitals and other spaces": replacing("word/document.xml", "<w:sectPr", f"{SHOUTED}<w:sectPr"),
    "a comment of the XML": replacing("word/document.xml", "<w:body>", f"<w:body><!-- {SECRET} -->"),
    "an attribute": replacing("word/document.xml", "<w:body>", f'<w:body><w:p w:rsidR="{SECRET}"/>'),
    "deleted text": replacing("word/document.xml", "<w:sectPr", f"{DELETED}<w:sectPr"),
    "a property": replacing("docProps/core.xml", "</cp:coreProperties>", f"{PROPERTY}</cp:coreProperties>"),
    "the manifest": replacing("customXml/item1.xml", "{", f"{{{SECRET} "),
    "a style": replacing("word/styles.xml", "</w:styles>", f"{STYLE}</w:styles>"),
    "a part that is no XML": lambda data: repacked(data, {"word/media/image1.png": f"\x89PNG {SECRET}".encode()}),
    "a part in UTF-16": lambda data: repacked(data, {"word/media/image1.bin": SECRET.encode("utf-16-le")}),
    "comments of the document": lambda data: repacked(data, {"word/comments.xml": COMMENTS.encode()}),
}


def test_the_public_edition_is_proved(small: draftkit.Library) -> None:
    assert proved(small) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_piece_of_a_confidential_sentence_is_found_wherever_it_is(small: draftkit.Library, place: str) -> None:
    assert any(folded(SECRET) in message for message in found(small, PLACES[place]))


def test_a_short_sentence_is_found_as_a_whole(small: draftkit.Library) -> None:
    messages = found(small, replacing("word/document.xml", "<w:sectPr", f"{INSIDE.replace(SECRET, SHORT)}<w:sectPr"))
    assert messages == [f"the answer to Question 2 is not to be published, but this is in word/document.xml: '{SHORT}'"]


def test_the_full_edition_does_not_pass_for_the_public_one(small: draftkit.Library) -> None:
    _, draft = delivered(MADE, small, as_at=AS_AT, cache=Cache())
    messages = found(small, lambda data: draftkit.write(draft))
    assert any("One service" in message for message in messages)
    assert any(folded(SECRET) in message for message in messages)


def test_a_single_word_is_found_under_its_question(small: draftkit.Library) -> None:
    notice = "This answer is confidential and is not published."

    def change(data: bytes) -> bytes:
        text = parts_of(data)["word/document.xml"].decode()
        end = text.index("</w:p>", text.index(notice)) + len("</w:p>")
        text = text[:end] + "<w:p><w:r><w:t>Unlikely.</w:t></w:r></w:p>" + text[end:]
        return repacked(data, {"word/document.xml": text.encode()})

    assert found(small, change) == ["Question 2 is left out, but this stands in its place: 'Unlikely.'"]


def test_a_heading_of_an_answer_may_read_like_that_of_a_question(small: draftkit.Library) -> None:
    made = response(
        answer("# Question 2\n\nWe come back to it below.", "1"),
        answer("Unlikely.", "2", confidential=True),
        questions=QUESTIONS,
    )
    assert proved(small, made=made) == []


def test_a_clause_with_notes_within_its_sentences_is_no_secret(tmp_path: Path) -> None:
    body = "Under the old Act[@poca-1978] this was so,[@smith] and nobody[@cps-guide] had any reason to doubt it."
    noted = library(tmp_path, {"law/a": clause(body, sources="[poca-1978, smith, cps-guide]")})
    placed = '{{ clause("law/a") }}'
    made = response(answer(placed, "1"), answer(placed, "2", confidential=True), questions=QUESTIONS)
    assert proved(noted, made=made) == []


def test_a_word_inside_a_longer_one_is_not_taken_for_it() -> None:
    assert not has_words("the exampletownship grew", "exampletown")
    assert has_words("in exampletown.", "exampletown")


def test_sentences_are_told_apart_without_marks() -> None:
    text = "One two.[1] Three?\n- four five\n2. six\n\nSources\n[1] A source, p 3."
    assert list(sentences(text)) == ["One two", "Three", "four five", "six", "Sources", "A source, p 3"]


@settings(max_examples=20)
@given(
    parts=st.lists(
        st.sampled_from(["Alpha beta gamma.", "Delta epsilon.", "**Zeta** eta theta!", "- iota kappa"]), min_size=1
    )
)
def test_no_sentence_of_a_confidential_answer_is_in_the_public_edition(
    small: draftkit.Library, parts: list[str]
) -> None:
    text = "\n\n".join(parts)
    made = response(
        answer("We agree.", "1"), answer(text, "2", confidential=True), answer("No.", "3"), questions=QUESTIONS
    )
    assert proved(small, made=made) == []
    _, draft = composed(public(made), small, as_at=AS_AT, cache=Cache(), notices=notices(made))
    unpacked = Unpacked(draftkit.write(draft), "public.docx")
    assert not any(unpacked.where(word) for word in ("beta gamma", "epsilon", "eta theta", "iota kappa"))


def test_folding_makes_two_writings_of_the_same_words_equal() -> None:
    assert folded("“It’s\u00a0SO”") == folded('"it\'s so"')
