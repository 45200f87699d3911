"""Header words: which column of a table of questions holds what.

In: the texts of a row. Out: the column of each role, or nothing if the row is no header. English and Welsh, since
bodies here publish in both, and the words that French, German, Spanish and Irish forms use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

QUESTION = "question"
NUMBER = "number"
PART = "part"
SECTION = "section"
TYPE = "type"
OPTIONS = "options"
WORDS = "words"
CHARACTERS = "characters"
LIMIT = "limit"
ANSWER = "answer"
GUIDANCE = "guidance"
REQUIRED = "required"
CONFIDENTIAL = "confidential"

_WORDS: dict[str, tuple[str, ...]] = {
    CONFIDENTIAL: (r".*\bconfidential\b.*", r"cyfrinachol.*", r"confidentiel.*", r"vertraulich.*"),
    ANSWER: (
        r"(your |the )?(response|answer|reply|comments?)( here| text)?",
        r"respon[ds]ent('s)? (answer|response)",
        r"(please )?(enter|type|write) (your )?(answer|response).*",
        r"(your )?(answer|response)s? ?\(.*\)",
        r"(eich )?(ymateb|ateb)|(votre )?réponse|(ihre )?antwort|(su )?respuesta|freagra",
    ),
    TYPE: (
        r"(question|answer|response|field|control|input) ?(type|format|kind)",
        r"type|kind|format|type of (question|answer|response)",
        r"math( o gwestiwn)?|fragetyp|tipo",
    ),
    OPTIONS: (
        r"((answer|response|possible|available|permitted|multiple) ?)?(options?|choices?)( ?\(.*\))?( available)?",
        r"(possible|allowed|permitted) (answers?|responses?|values?)|list of (options|choices|answers)|values",
        r"dewisiadau|options? de réponse|antwortmöglichkeiten|opciones",
    ),
    WORDS: (
        r"(max(imum|\.)? )?(no\.? of |number of )?words?( ?(limit|count|max(imum)?|allowed))?( ?\(.*\))?",
        r"terfyn geiriau|nombre de mots|wörter|palabras",
    ),
    CHARACTERS: (
        r"(max(imum|\.)? )?((no\.?|number) of )?char(acter)?s?( ?(limit|count|max(imum)?|allowed|length))?( ?\(.*\))?",
        r"max ?length|terfyn nodau|caractères|zeichen|caracteres",
    ),
    LIMIT: (r"(answer |response )?(limit|length|maximum|max)( ?(length|limit))?|size( limit)?|terfyn",),
    PART: (r"(question )?part|sub-? ?question|sub-? ?part|part (no\.?|number|letter)|rhan",),
    NUMBER: (
        r"(question |item |q)?\.? ?(no\.?|nos\.?|nr\.?|num\.?|number|ref\.?|reference|id|#)",
        r"#|q\.?|№|n°|nº|ref\.? no\.?|question ?#",
        r"rhif( y)?( cwestiwn)?|numéro|nummer|frage ?nr\.?|número|uimhir",
    ),
    SECTION: (
        r"((survey|consultation) )?(section|theme|topic|chapter|page|category|area)( (title|name|heading))?",
        r"heading|subject|volume",
        r"adran|thème|abschnitt|sección|chapitre|kapitel",
    ),
    REQUIRED: (
        r"(is (it|this) )?(required|mandatory|compulsory|obligatory)|must (be )?answer(ed)?",
        r"gorfodol|pflicht.*",
    ),
    GUIDANCE: (
        r"((question|completion|respondent) )?(guidance|notes?|help|help text|hint|description|instructions?|context)",
        r"further information|explanation|canllawiau",
    ),
    QUESTION: (
        r"((consultation|survey|full|exact) )?questions?( ?(text|wording|title|label))?|question ?/.*",
        r"wording|item|text|prompt",
        r"cwestiynau?|cwestiwn|questions? posées?|fragen?|preguntas?|ceist",
    ),
}
"""What a header says, by role; the first role that fits is the column's."""

_PATTERNS = tuple((role, re.compile("|".join(words), re.IGNORECASE)) for role, words in _WORDS.items())

Columns = Mapping[str, int]


def role_of(text: str) -> str:
    """What a column with this header holds; empty if the words are none that headers have."""
    text = " ".join(re.sub(r"[\s_]+", " ", text).split()).strip(" :*?.")
    if not text or len(text) > 70:
        return ""
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(text)), "")


def header_of(cells: Sequence[tuple[int, str]]) -> Columns:
    """The column of each role in a row of a table of questions, or nothing if the row is no header of one.

    `cells` are columns with their texts. A header names the question and at least one thing besides it, or calls it a
    question and has nothing but short names.
    """
    found: dict[str, int] = {}
    for column, text in cells:
        role = role_of(text)
        if role and role not in found:
            found[role] = column
    if QUESTION not in found:
        return {}
    named = (
        dict(cells)[found[QUESTION]].strip().lower().startswith(("question", "cwestiwn", "frage", "pregunta", "ceist"))
    )
    short = all(len(text) < 40 and "?" not in text for _, text in cells)
    return found if len(found) > 1 or (named and short) else {}
