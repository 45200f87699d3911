"""Fields: what the field codes in a part would make Word do, and which of them are safe.

In: the tree of a part. Out: the codes of its fields that are not on the list of safe ones. A code may be spread over
many runs, so that it is put together before it is looked at (ECMA-376 part 1, 17.16).
"""

from __future__ import annotations

from lxml import etree

from draftkit.word.names import w

SAFE = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "IF", "="}
    | {"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "DOCPROPERTY", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS"}
    | {"COMMENTS", "LASTSAVEDBY", "REVNUM", "NUMCHARS", "NUMWORDS", "SYMBOL", "FORMTEXT"}
)
"""Fields that read nothing from outside the document; all others are refused (INCLUDEPICTURE, DDE, LINK …)."""


def unsafe_fields(tree: etree._Element) -> list[str]:
    """The codes of the fields that are not safe, each once."""
    found = [code for code in _codes(tree) if code.split(maxsplit=1)[0].upper() not in SAFE]
    return list(dict.fromkeys(found))


def _codes(tree: etree._Element) -> list[str]:
    """The code of every field, simple or complex, also of those inside others."""
    codes: list[str] = []
    open_: list[list[str]] = []
    for element in tree.iter(w("fldSimple"), w("fldChar"), w("instrText")):
        if element.tag == w("fldSimple"):
            codes.append(str(element.get(w("instr"))))
        elif element.tag == w("instrText"):
            if open_:
                open_[-1].append(element.text or "")
            else:
                codes.append(element.text or "")
        elif element.get(w("fldCharType")) == "begin":
            open_.append([])
        elif element.get(w("fldCharType")) == "end" and open_:
            codes.append("".join(open_.pop()))
    codes += ["".join(left) for left in open_]
    return [code.strip() for code in codes if code.strip()]
